// Refusals of announced harvests: a part of the catalogue's one table (errors.hpp).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

[[nodiscard]] std::span<const base::error_definition> harvest_error_table();

namespace errors {

base::error harvest_announcement_invalid(std::vector<base::field_error> fields);
base::error harvest_county_of_others(std::string_view county_code);
base::error harvest_has_too_many_changes(std::string_view variety, std::string_view county_code);
base::error harvest_announcement_not_found(std::string_view id);
/// Both of one code: it is known no more.
base::error harvest_announcement_superseded(std::int64_t id, base::instant at);
base::error harvest_announcement_withdrawn(std::int64_t id, base::instant at);

}  // namespace errors
}  // namespace chuanpin::catalog::domain
