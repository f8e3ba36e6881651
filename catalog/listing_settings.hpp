// What [catalog] of the configuration says about documents and the review of listings.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/app/listing/reviews.hpp"

namespace chuanpin::catalog {

struct listing_settings {
    app::review_rules review{};                             ///< review_first_publication, review_price_change_percent
    std::size_t document_bytes_max = std::size_t{5} << 20;  ///< document_bytes_max
};

/// Whether `name` ("catalog.document_bytes_max") is one of them.
[[nodiscard]] bool is_listing_setting(std::string_view name);
/// Throws std::runtime_error naming a value that is out of its bounds.
[[nodiscard]] listing_settings read_listing_settings(const std::map<std::string, std::string>& of);

}  // namespace chuanpin::catalog
