// What the use cases of places need from a database.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/domain/place/place.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::string_view place_registry = "places";

struct place_filter {
    std::optional<std::string> county{};
    std::optional<domain::place_kind> kind{};
    std::optional<bool> poor_village{};
    base::business_date on{};  ///< the day whose status is asked
    base::instant known_at{};  ///< as it was known at this moment
};

class place_store {
public:
    virtual ~place_store() = default;
    /// Places by code, after `after_code`.
    virtual std::vector<domain::place_version> find(const place_filter& filter, const std::string& after_code, std::size_t limit) = 0;
    /// All versions of these places as known at that moment, by code and validity. `codes` must not be empty.
    virtual std::vector<domain::place_version> versions_of(std::span<const std::string> codes, base::instant known_at) = 0;
    virtual void apply(const domain::place_change& change, base::instant at) = 0;
};

}  // namespace chuanpin::catalog::app
