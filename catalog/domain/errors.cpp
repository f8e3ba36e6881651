#include "catalog/domain/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::catalog::domain {
namespace {

using base::error_kind;

constexpr base::error_definition county_not_found_row{"county-not-found", error_kind::not_found, "没有这个县", "No such county"};
constexpr base::error_definition county_status_unknown_row{"county-status-unknown", error_kind::not_found, "该日期没有县级登记信息",
                                                           "The registry knows nothing of the county on that date"};
constexpr base::error_definition county_unknown_row{"county-unknown", error_kind::unprocessable, "产地县不在县级登记表中",
                                                    "The county of origin is not in the registry"};
constexpr base::error_definition category_unknown_row{"category-unknown", error_kind::unprocessable, "没有这个产品类别",
                                                      "No such category"};
constexpr base::error_definition product_not_found_row{"product-not-found", error_kind::not_found, "没有这个产品", "No such product"};
constexpr base::error_definition product_already_published_row{"product-already-published", error_kind::conflict, "产品已经上架",
                                                               "The product is published already"};
constexpr base::error_definition product_not_published_row{"product-not-published", error_kind::conflict, "产品尚未上架",
                                                           "The product is not published"};
constexpr base::error_definition origin_not_proven_row{"origin-not-proven", error_kind::unprocessable, "产地资格未证明",
                                                       "The origin is not proven"};
constexpr base::error_definition storage_out_of_class_row{"storage-out-of-class", error_kind::unprocessable, "储存温度不符合温区",
                                                          "The storage range does not fit its class"};
constexpr base::error_definition tiers_invalid_row{"tiers-invalid", error_kind::unprocessable, "阶梯价不正确",
                                                   "The price tiers are not in order"};
constexpr base::error_definition offer_not_found_row{"offer-not-found", error_kind::not_found, "没有这个报价", "No such offer"};
constexpr base::error_definition offer_validity_invalid_row{"offer-validity-invalid", error_kind::unprocessable, "报价有效期不正确",
                                                            "The offer's validity is not a period"};
constexpr base::error_definition offer_rewrites_past_row{"offer-rewrites-past", error_kind::unprocessable, "不能改写已生效的价格",
                                                         "Prices that were in force cannot be rewritten"};
constexpr base::error_definition offer_overlaps_row{"offer-overlaps", error_kind::conflict, "报价有效期重叠",
                                                    "The validity overlaps another version"};
constexpr base::error_definition offer_not_active_row{"offer-not-active", error_kind::conflict, "报价已撤回或已到期",
                                                      "The offer has ended or was withdrawn"};
constexpr base::error_definition offer_versions_row{"offer-has-too-many-versions", error_kind::conflict, "报价版本过多",
                                                    "The offer has too many versions"};

constexpr base::error_definition table[] = {
    county_not_found_row,      county_status_unknown_row, county_unknown_row,
    category_unknown_row,      product_not_found_row,     product_already_published_row,
    product_not_published_row, origin_not_proven_row,     storage_out_of_class_row,
    tiers_invalid_row,         offer_not_found_row,       offer_validity_invalid_row,
    offer_rewrites_past_row,   offer_overlaps_row,        offer_not_active_row,
    offer_versions_row,
};

base::error with_fields(const base::error_definition& row, std::string detail, std::vector<base::field_error> fields) {
    auto error = base::make_error(row, std::move(detail));
    error.fields = std::move(fields);
    return error;
}

}  // namespace

std::span<const base::error_definition> error_table() { return table; }

namespace errors {

base::error county_not_found(std::string_view code) {
    return base::make_error(county_not_found_row, fmt::format("There is no county {} in the registry.", code));
}
base::error county_status_unknown(std::string_view code, std::string_view on) {
    return base::make_error(county_status_unknown_row, fmt::format("The registry says nothing about county {} on {}.", code, on));
}
base::error county_unknown(std::string_view code) {
    return with_fields(county_unknown_row, fmt::format("There is no county {} in the registry.", code),
                       {{"/origin_county_code", "county-unknown", "Not a county of the registry."}});
}
base::error category_unknown(std::string_view code) {
    return with_fields(category_unknown_row, fmt::format("There is no category {}.", code),
                       {{"/category", "category-unknown", "Not a category."}});
}
base::error product_not_found(product_id id) { return product_not_found(base::to_wire(id)); }
base::error product_not_found(std::string_view id) {
    return base::make_error(product_not_found_row, fmt::format("There is no product {}.", id));
}
base::error product_already_published(product_id id) {
    return base::make_error(product_already_published_row, fmt::format("Product {} is published already.", base::to_wire(id)));
}
base::error product_not_published(product_id id) {
    return base::make_error(product_not_published_row,
                            fmt::format("Product {} must be published before it can be offered.", base::to_wire(id)));
}
base::error origin_not_proven(std::string_view county_name) {
    return base::make_error(
        origin_not_proven_row,
        fmt::format("{} is not one of the poverty counties, so the village or household of origin must be proven.", county_name));
}
base::error storage_out_of_class(std::vector<base::field_error> fields) {
    return with_fields(storage_out_of_class_row, "The storage temperatures do not fit the storage class.", std::move(fields));
}
base::error tiers_invalid(std::vector<base::field_error> fields) {
    return with_fields(tiers_invalid_row, "The price tiers break a rule.", std::move(fields));
}
base::error offer_not_found(offer_id id) { return offer_not_found(base::to_wire(id)); }
base::error offer_not_found(std::string_view id) { return base::make_error(offer_not_found_row, fmt::format("There is no offer {}.", id)); }
base::error offer_validity_invalid(std::string_view why) { return base::make_error(offer_validity_invalid_row, std::string(why)); }
base::error offer_rewrites_past() {
    return base::make_error(offer_rewrites_past_row, "A new version cannot begin at a time when another price was already in force.");
}
base::error offer_overlaps(std::int64_t version) {
    auto error = base::make_error(offer_overlaps_row, fmt::format("Version {} begins within this period.", version));
    error.facts.emplace_back("overlapping_version", std::to_string(version));
    return error;
}
base::error offer_not_active(offer_id id) {
    return base::make_error(offer_not_active_row, fmt::format("Offer {} has no version that is or will be in force.", base::to_wire(id)));
}
base::error offer_has_too_many_versions(offer_id id) {
    return base::make_error(offer_versions_row, fmt::format("Offer {} has reached the largest number of versions.", base::to_wire(id)));
}

}  // namespace errors
}  // namespace chuanpin::catalog::domain
