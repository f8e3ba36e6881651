// Announced harvests between the wire and the domain.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "catalog/app/harvest/read_harvests.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::catalog::http {

/// {category, variety, county_code, year, first_harvest_on, valid_from?, valid_to?, source: {title, number?, dated_on, document_sha256?}}.
/// Errors: json-…, invalid-fields.
[[nodiscard]] base::result<domain::harvest_announcement> decode_harvest(std::string_view body);
/// {reason}.
[[nodiscard]] base::result<std::string> decode_harvest_withdrawal(std::string_view body);
[[nodiscard]] std::string encode_harvest(const domain::harvest_announcement& what);
[[nodiscard]] std::string encode_harvests(const app::harvest_page& page, const std::string& next_cursor);
/// The red flags of a lot that was harvested on that day, each with what explains it: none, or one.
[[nodiscard]] json::ordered_value harvest_flags_json(const std::optional<domain::harvest_announcement>& broken,
                                                     base::business_date harvested_on);

}  // namespace chuanpin::catalog::http
