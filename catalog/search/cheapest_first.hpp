// Going through what has all that is needed from the cheapest on, or from the dearest, where the lists of all of its terms are kept: it is
// over with as many as are wanted, however many there are. Internal to search/.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "catalog/search/known_terms.hpp"
#include "catalog/search/product_needs.hpp"

namespace chuanpin::catalog::search {

class cheapest_first {
public:
    enum class direction { up, down };
    /// nullopt where a list is not kept, or the rarest ones are not in the order of prices. `of` is weighed, and not empty.
    [[nodiscard]] static std::optional<cheapest_first> through(const index_terms& terms, const product_columns& columns, const needs& of,
                                                               direction way);
    /// Of those with the same price in any order; nowhere at the end.
    [[nodiscard]] Xapian::docid next();

private:
    using kept_way = std::vector<const kept_list*>;  ///< the rarest term comes first
    using kept_need = std::vector<kept_way>;
    /// One of the ways to have the rarest of what is needed, by price.
    struct ordered_way {
        const places_by_price* places;
        std::size_t looked = 0;
        std::int64_t price = 0;  ///< of the one that comes next
    };
    cheapest_first(const product_columns& columns, direction way) : columns_(&columns), way_(way) {}
    [[nodiscard]] bool order(const index_terms& terms, const need& rarest);
    [[nodiscard]] bool keep(const index_terms& terms, const needs& of);
    [[nodiscard]] Xapian::docid next_of(const ordered_way& of) const;
    void look_at_price(ordered_way& of) const;
    /// Of what a way leads to.
    [[nodiscard]] bool has_all(std::size_t way, Xapian::docid place) const;
    /// Whether it is met by a way before this one, too.
    [[nodiscard]] bool comes_otherwise(std::size_t way, Xapian::docid place) const;

    const product_columns* columns_;
    direction way_;
    std::vector<ordered_way> ordered_;
    std::vector<kept_need> needs_;
};

}  // namespace chuanpin::catalog::search
