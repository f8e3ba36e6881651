// In which prefecture and poverty area the counties of an index are: kept once, not with each product. Internal to search/.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <xapian.h>

#include "catalog/app/ports.hpp"

namespace chuanpin::catalog::search {

class county_places {
public:
    struct place {
        std::string prefecture;
        std::string poverty_area;  ///< empty: none of the four
        bool operator==(const place&) const = default;
    };

    county_places() = default;
    explicit county_places(std::string_view stored);
    /// As they were stored; parsed once as long as they stay the same. The calling thread's, until its next call.
    [[nodiscard]] static const county_places& in(const Xapian::Database& database);

    /// Answers whether this was not known; then it is to be stored.
    bool note(const app::indexed_product& product);
    void store(Xapian::WritableDatabase& database) const;
    /// An empty one where the county is not known.
    [[nodiscard]] const place& of(std::string_view county_code) const;

private:
    std::map<std::string, place, std::less<>> places_;
};

}  // namespace chuanpin::catalog::search
