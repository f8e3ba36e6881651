#include "catalog/domain/market_errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

using base::error_kind;

constexpr base::error_definition outlet_not_found_row{"outlet-not-found", error_kind::not_found, "没有这个销售网点", "No such outlet"};
constexpr base::error_definition outlet_kind_row{"outlet-kind-not-yours", error_kind::forbidden, "本单位不能经营这类网点",
                                                 "This kind of organisation does not operate such outlets"};
constexpr base::error_definition outlet_invalid_row{"outlet-invalid", error_kind::unprocessable, "网点信息不正确",
                                                    "What is said of the outlet breaks a rule"};
constexpr base::error_definition outlet_closed_row{"outlet-closed", error_kind::conflict, "网点已关闭", "The outlet is closed"};
constexpr base::error_definition outlet_device_row{"outlet-device-taken", error_kind::conflict, "设备编号已被另一专柜使用",
                                                   "Another cabinet has this device number"};
constexpr base::error_definition outlet_changes_row{"outlet-has-too-many-changes", error_kind::conflict, "网点变更次数过多",
                                                    "The outlet was changed too often"};
constexpr base::error_definition outlet_sales_row{"outlet-sales-invalid", error_kind::unprocessable, "销售报表不正确",
                                                  "The report of sales breaks a rule"};
constexpr base::error_definition outlet_corrections_row{"outlet-sales-corrected-too-often", error_kind::conflict, "该月报表更正次数过多",
                                                        "The month was corrected too often"};

constexpr base::error_definition unsold_not_found_row{"unsold-not-found", error_kind::not_found, "没有这条滞销信息",
                                                      "No such entry of the board"};
constexpr base::error_definition unsold_without_offer_row{"unsold-without-offer", error_kind::conflict, "产品没有生效的报价",
                                                          "The product has no offer in force"};
constexpr base::error_definition unsold_invalid_row{"unsold-invalid", error_kind::unprocessable, "滞销信息不正确",
                                                    "What is said of the unsold stock breaks a rule"};
constexpr base::error_definition unsold_ended_row{"unsold-ended", error_kind::conflict, "滞销信息已结束",
                                                  "The entry of the board has ended"};
constexpr base::error_definition unsold_changes_row{"unsold-has-too-many-changes", error_kind::conflict, "滞销信息变更次数过多",
                                                    "The entry of the board was changed too often"};
constexpr base::error_definition unsold_too_many_row{"unsold-too-many", error_kind::conflict, "滞销信息过多",
                                                     "The supplier has too many entries on the board"};

constexpr base::error_definition announcement_row{"announcement-invalid", error_kind::unprocessable, "供需预告不正确",
                                                  "What is announced breaks a rule"};
constexpr base::error_definition announcements_row{"announcements-too-many", error_kind::conflict, "供需预告过多",
                                                   "The organisation has too many announcements"};

constexpr base::error_definition table[] = {
    outlet_not_found_row, outlet_kind_row,        outlet_invalid_row,   outlet_closed_row,        outlet_device_row,  outlet_changes_row,
    outlet_sales_row,     outlet_corrections_row, unsold_not_found_row, unsold_without_offer_row, unsold_invalid_row, unsold_ended_row,
    unsold_changes_row,   unsold_too_many_row,    announcement_row,     announcements_row,
};

base::error with_fields(const base::error_definition& row, std::string detail, std::vector<base::field_error> fields) {
    auto error = base::make_error(row, std::move(detail));
    error.fields = std::move(fields);
    return error;
}

}  // namespace

std::span<const base::error_definition> market_error_table() { return table; }

namespace errors {

base::error outlet_not_found(std::string_view id) {
    return base::make_error(outlet_not_found_row, fmt::format("There is no outlet {}.", id));
}
base::error outlet_kind_not_yours(std::string_view organisation_kind, std::string_view outlet_kind) {
    return base::make_error(outlet_kind_row,
                            fmt::format("An organisation of kind {} does not operate outlets of kind {}.", organisation_kind, outlet_kind));
}
base::error outlet_invalid(std::vector<base::field_error> fields) {
    return with_fields(outlet_invalid_row, "Fields of the outlet break a rule.", std::move(fields));
}
base::error outlet_closed(outlet_id id, std::string_view closed_on) {
    auto error = base::make_error(outlet_closed_row, fmt::format("Outlet {} closed on {}.", base::to_wire(id), closed_on));
    error.facts.emplace_back("closed_on", std::string(closed_on));
    return error;
}
base::error outlet_device_taken(std::string_view device_number) {
    return with_fields(outlet_device_row, fmt::format("An open cabinet has the device number {}.", device_number),
                       {{"/device_number", "taken", "Of another open cabinet."}});
}
base::error outlet_has_too_many_changes(outlet_id id) {
    return base::make_error(outlet_changes_row, fmt::format("Outlet {} has reached the largest number of changes.", base::to_wire(id)));
}
base::error outlet_sales_invalid(std::vector<base::field_error> fields) {
    return with_fields(outlet_sales_row, "Fields of the report break a rule.", std::move(fields));
}
base::error outlet_sales_corrected_too_often(std::string_view month) {
    return base::make_error(outlet_corrections_row, fmt::format("The report of {} has reached the largest number of corrections.", month));
}

base::error unsold_not_found(std::string_view id) {
    return base::make_error(unsold_not_found_row, fmt::format("There is no entry {} of the board.", id));
}
base::error unsold_without_offer(product_id id) {
    return base::make_error(unsold_without_offer_row,
                            fmt::format("Product {} needs an offer in force, so that it can be ordered.", base::to_wire(id)));
}
base::error unsold_invalid(std::vector<base::field_error> fields) {
    return with_fields(unsold_invalid_row, "Fields of the entry break a rule.", std::move(fields));
}
base::error unsold_ended(unsold_listing_id id, std::string_view status) {
    auto error = base::make_error(unsold_ended_row, fmt::format("Entry {} is {}.", base::to_wire(id), status));
    error.facts.emplace_back("status", std::string(status));
    return error;
}
base::error unsold_has_too_many_changes(unsold_listing_id id) {
    return base::make_error(unsold_changes_row, fmt::format("Entry {} has reached the largest number of changes.", base::to_wire(id)));
}
base::error unsold_too_many(std::size_t max) {
    return base::make_error(unsold_too_many_row, fmt::format("A supplier has at most {} entries on the board.", max));
}

base::error announcement_invalid(std::vector<base::field_error> fields) {
    return with_fields(announcement_row, "Fields of the announcement break a rule.", std::move(fields));
}
base::error announcements_too_many(std::size_t max) {
    return base::make_error(announcements_row, fmt::format("An organisation has at most {} announcements of weeks to come.", max));
}

}  // namespace errors
}  // namespace chuanpin::catalog::domain
