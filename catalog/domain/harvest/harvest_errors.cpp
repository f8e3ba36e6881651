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
constexpr error_definition not_found{"harvest-announcement-not-found", error_kind::not_found, "没有这份首采公告",
                                     "No such announced harvest"};
constexpr error_definition superseded{"harvest-announcement-superseded", error_kind::conflict, "该首采公告已失效",
                                      "The announced harvest is known no more"};

constexpr error_definition table[] = {invalid, county_of_others, too_many_changes, not_found, superseded};

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
base::error harvest_announcement_not_found(std::string_view id) {
    return base::make_error(not_found, fmt::format("There is no announced harvest {}.", id));
}
base::error harvest_announcement_superseded(std::int64_t id, base::instant at) {
    return base::make_error(superseded, fmt::format("Announcement {} was replaced by a later one at {}.", id, base::to_rfc3339(at)));
}
base::error harvest_announcement_withdrawn(std::int64_t id, base::instant at) {
    return base::make_error(superseded, fmt::format("Announcement {} was withdrawn at {}.", id, base::to_rfc3339(at)));
}

}  // namespace errors
}  // namespace chuanpin::catalog::domain
