// Prices in bands, so that the cheapest of very many, and those of a range, are found without reading every price.
//
// A band holds the prices that begin with the same binary digits: an octave, a sixteenth of it, a 256th, a 4,096th. A product has the term
// of its band on each of the three levels, so that the bands of a price range are few and those of the cheapest products small.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "catalog/search/known_terms.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::catalog::search {

/// Those of a product with this price, one a level; the price is not negative.
[[nodiscard]] std::vector<std::string> price_terms(base::fen price);

/// The bands of a range of prices; without an end it goes on for ever.
struct price_range {
    std::optional<base::fen> low;
    std::optional<base::fen> high;
};
/// All prices of the range are in one of them; those at its ends, which are small, have others, too.
[[nodiscard]] std::vector<std::string> bands_of(const price_range& range);

/// The bands of a range that products are in, from the cheapest up or from the dearest down: each small, where the prices are not all the
/// same. Prices beside the range may be in the first and the last one.
class price_walk {
public:
    enum class direction { up, down };
    price_walk(const index_terms& index, direction way, const price_range& range = {});

    /// The next bands, with `products` or more in them together; empty at the end.
    [[nodiscard]] std::vector<std::string> next(Xapian::doccount products);

private:
    struct band {
        int level;
        int number;
    };
    [[nodiscard]] Xapian::doccount products_in(band of) const;
    void add(int level, int first, int bands);

    const index_terms& index_;
    direction way_;
    int from_;  ///< bands of the last level
    int to_;
    std::vector<band> ahead_;  ///< the last comes next
};

}  // namespace chuanpin::catalog::search
