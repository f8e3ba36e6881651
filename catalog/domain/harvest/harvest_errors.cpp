#include "catalog/domain/harvest/harvest_errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

using base::error_definition;
using base::error_kind;

constexpr error_definition invalid{"harvest-announcement-invalid", error_kind::unprocessable, "首采公告不正确",
                                   "The announced harvest is not right"};
constexpr error_definition county_of_others{"harvest-county-of-others", error_kind::forbidden, "不是本单位辖区的首采公告",
                                            "Another office announces the harvests of that county"};
constexpr error_definition too_many_changes{"harvest-has-too-many-changes", error_kind::conflict, "首采公告变更次数过多",
                                            "The announced harvests were changed too often"};

constexpr error_definition table[] = {invalid, county_of_others, too_many_changes};

}  // namespace

std::span<const error_definition> harvest_error_table() { return table; }

namespace errors {

base::error harvest_announcement_invalid(std::vector<base::field_error> fields) {
    auto error = base::make_error(invalid, "The announcement breaks a rule; nothing was written.");
    error.fields = std::move(fields);
    return error;
}
base::error harvest_county_of_others(std::string_view county_code) {
    return base::make_error(county_of_others, fmt::format("{} is neither the office's county nor in its prefecture.", county_code));
}
base::error harvest_has_too_many_changes(std::string_view variety, std::string_view county_code) {
    return base::make_error(too_many_changes,
                            fmt::format("{} in {} has reached the largest number of announcements.", variety, county_code));
}

}  // namespace errors
}  // namespace chuanpin::catalog::domain
