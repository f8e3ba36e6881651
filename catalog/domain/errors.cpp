#include "catalog/domain/errors.hpp"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "catalog/domain/exchange/exchange_errors.hpp"
#include "catalog/domain/harvest/harvest_errors.hpp"
#include "catalog/domain/label/label_errors.hpp"
#include "catalog/domain/labour/labour_errors.hpp"
#include "catalog/domain/listing_errors.hpp"
#include "catalog/domain/market_errors.hpp"
#include "catalog/domain/personal/erasure.hpp"
#include "catalog/domain/price/price_error_rows.hpp"

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
constexpr base::error_definition offer_conditions_invalid_row{"offer-conditions-invalid", error_kind::unprocessable, "报价条件不正确",
                                                              "The conditions of the offer are not in order"};
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

constexpr base::error_definition mark_application_not_found_row{"mark-application-not-found", error_kind::not_found, "没有这份商标使用申请",
                                                                "No such application for the mark"};
constexpr base::error_definition mark_state_conflict_row{"mark-application-state-conflict", error_kind::conflict,
                                                         "申请当前状态不允许此操作", "The application's state does not allow this"};
constexpr base::error_definition mark_step_not_yours_row{"mark-step-not-yours", error_kind::forbidden, "本单位不办理这一步",
                                                         "This step belongs to another kind of organisation"};
constexpr base::error_definition mark_reviewer_interested_row{
    "mark-reviewer-interested", error_kind::forbidden, "申请单位不能审核自己的申请", "An applicant does not review its own application"};
constexpr base::error_definition mark_reviewer_repeated_row{"mark-reviewer-repeated", error_kind::forbidden, "三次审核须由不同人员办理",
                                                            "Each review needs another person"};
constexpr base::error_definition mark_reasons_missing_row{"mark-reasons-missing", error_kind::unprocessable, "退回或不予通过须说明理由",
                                                          "Sending back and refusing need reasons"};
constexpr base::error_definition mark_number_missing_row{"mark-number-missing", error_kind::unprocessable, "缺少备案号或合同号",
                                                         "The number of the document is missing"};
constexpr base::error_definition mark_tests_failed_row{"mark-tests-failed", error_kind::unprocessable, "不符合商标使用条件",
                                                       "The application fails tests"};
constexpr base::error_definition mark_correction_late_row{"mark-correction-late", error_kind::conflict, "补正期限已过",
                                                          "The time for correcting has passed"};
constexpr base::error_definition mark_appeal_used_row{"mark-appeal-used", error_kind::conflict, "只能申诉一次", "There is one appeal only"};
constexpr base::error_definition mark_test_not_waivable_row{"mark-test-not-waivable", error_kind::unprocessable, "此项条件不能豁免",
                                                            "This test cannot be waived"};
constexpr base::error_definition mark_test_waived_already_row{"mark-test-waived-already", error_kind::conflict, "此项条件已豁免",
                                                              "This test is waived already"};
constexpr base::error_definition mark_claim_inconsistent_row{"mark-claim-inconsistent", error_kind::unprocessable, "申请内容互相矛盾",
                                                             "The application contradicts itself"};
constexpr base::error_definition organisation_not_known_row{"organisation-not-yet-known", error_kind::unavailable, "单位信息尚未同步",
                                                            "The organisation is not known here yet"};
constexpr base::error_definition certificate_not_found_row{"certificate-not-found", error_kind::not_found, "没有这张证书",
                                                           "No such certificate"};
constexpr base::error_definition certificate_number_invalid_row{"certificate-number-invalid", error_kind::invalid_input, "证书编号不正确",
                                                                "The number of the certificate is wrong"};
constexpr base::error_definition certificate_order_invalid_row{"certificate-order-invalid", error_kind::unprocessable, "证书变更内容不正确",
                                                               "The change of the certificate is not right"};
constexpr base::error_definition certificate_state_conflict_row{"certificate-state-conflict", error_kind::conflict,
                                                                "证书当前状态不允许此操作", "The certificate's state does not allow this"};
constexpr base::error_definition certificate_serials_used_up_row{"certificate-serials-used-up", error_kind::conflict,
                                                                 "本年度证书编号已用完", "The numbers of this year are used up"};
constexpr base::error_definition certificate_changes_row{"certificate-has-too-many-changes", error_kind::conflict, "证书变更次数过多",
                                                         "The certificate was changed too often"};
constexpr base::error_definition certificate_scope_conflict_row{"certificate-scope-conflict", error_kind::conflict, "证书范围与此变更不符",
                                                                "The change does not fit the certificate's scope"};
constexpr base::error_definition product_not_authorised_row{"product-not-authorised", error_kind::conflict, "没有有效的授权使用证书",
                                                            "No certificate lets the product carry the mark"};

constexpr base::error_definition place_not_found_row{"place-not-found", error_kind::not_found, "没有这个地点", "No such place"};
constexpr base::error_definition place_status_unknown_row{"place-status-unknown", error_kind::not_found, "该日期没有地点登记信息",
                                                          "The registry knows nothing of the place on that date"};
constexpr base::error_definition origin_place_invalid_row{"origin-place-invalid", error_kind::unprocessable, "产地或原料产地不正确",
                                                          "A place of origin is not right"};
constexpr base::error_definition registry_rows_row{"registry-rows-invalid", error_kind::unprocessable, "登记表中有行不正确",
                                                   "Rows of the list do not fit the registries"};
constexpr base::error_definition household_not_found_row{"household-not-found", error_kind::not_found, "没有这个建档立卡户",
                                                         "No such household"};
constexpr base::error_definition labour_list_not_found_row{"labour-list-not-found", error_kind::not_found, "没有这份用工名单",
                                                           "No such labour list"};
constexpr base::error_definition labour_list_unknown_row{"labour-list-unknown", error_kind::unprocessable, "申请所引用的用工名单不存在",
                                                         "The labour list of the application does not exist"};
constexpr base::error_definition labour_list_invalid_row{"labour-list-invalid", error_kind::unprocessable, "用工名单不正确",
                                                         "The labour list is not right"};
constexpr base::error_definition lot_not_found_row{"lot-not-found", error_kind::not_found, "没有这个批次", "No such lot"};
constexpr base::error_definition lot_closed_row{"lot-closed", error_kind::conflict, "批次已关闭", "The lot is closed"};
constexpr base::error_definition lot_number_taken_row{"lot-number-taken", error_kind::conflict, "批次号已存在",
                                                      "The product has a lot of this number"};
constexpr base::error_definition lot_invalid_row{"lot-invalid", error_kind::unprocessable, "批次或交货记录不正确",
                                                 "The lot or the intake is not right"};
constexpr base::error_definition lot_full_row{"lot-has-too-many-intakes", error_kind::conflict, "批次交货记录过多",
                                              "The lot has too many intakes"};

constexpr base::error_definition table[] = {
    county_not_found_row,
    county_status_unknown_row,
    county_unknown_row,
    category_unknown_row,
    product_not_found_row,
    product_already_published_row,
    product_not_published_row,
    origin_not_proven_row,
    storage_out_of_class_row,
    tiers_invalid_row,
    offer_conditions_invalid_row,
    offer_not_found_row,
    offer_validity_invalid_row,
    offer_rewrites_past_row,
    offer_overlaps_row,
    offer_not_active_row,
    offer_versions_row,
    mark_application_not_found_row,
    mark_state_conflict_row,
    mark_step_not_yours_row,
    mark_reviewer_interested_row,
    mark_reviewer_repeated_row,
    mark_reasons_missing_row,
    mark_number_missing_row,
    mark_tests_failed_row,
    mark_correction_late_row,
    mark_appeal_used_row,
    mark_test_not_waivable_row,
    mark_test_waived_already_row,
    mark_claim_inconsistent_row,
    organisation_not_known_row,
    certificate_not_found_row,
    certificate_number_invalid_row,
    certificate_order_invalid_row,
    certificate_state_conflict_row,
    certificate_serials_used_up_row,
    certificate_changes_row,
    product_not_authorised_row,
    certificate_scope_conflict_row,
    place_not_found_row,
    place_status_unknown_row,
    origin_place_invalid_row,
    registry_rows_row,
    household_not_found_row,
    labour_list_not_found_row,
    labour_list_unknown_row,
    labour_list_invalid_row,
    lot_not_found_row,
    lot_closed_row,
    lot_number_taken_row,
    lot_invalid_row,
    lot_full_row,
    price_comparable_invalid_row,
    price_comparable_recorded_row,
    price_comparable_not_found_row,
    price_comparable_withdrawn_row,
    price_rule_invalid_row,
    price_rule_changes_row,
    offer_price_too_high_row,
    offer_price_unexplained_row,
    comparable_goods_unknown_row,
    price_evidence_not_found_row,
};

base::error with_fields(const base::error_definition& row, std::string detail, std::vector<base::field_error> fields) {
    auto error = base::make_error(row, std::move(detail));
    error.fields = std::move(fields);
    return error;
}

}  // namespace

std::span<const base::error_definition> error_table() {
    static const auto whole = [] {
        std::vector<base::error_definition> rows(std::begin(table), std::end(table));
        for (const auto part : {market_error_table(), errors::listing_error_table(), label_error_table(), exchange_error_table(),
                                labour_error_table(), personal_error_table(), harvest_error_table()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return whole;
}

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
base::error offer_conditions_invalid(std::vector<base::field_error> fields) {
    return with_fields(offer_conditions_invalid_row, "The conditions of the offer break a rule.", std::move(fields));
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

base::error mark_application_not_found(std::string_view id) {
    return base::make_error(mark_application_not_found_row, fmt::format("There is no application {}.", id));
}
base::error mark_state_conflict(mark_application_id id, std::string_view state) {
    auto error = base::make_error(mark_state_conflict_row, fmt::format("Application {} is {}.", base::to_wire(id), state));
    error.facts.emplace_back("state", std::string(state));
    return error;
}
base::error mark_step_not_yours(std::string_view step, std::string_view office) {
    return base::make_error(mark_step_not_yours_row, fmt::format("The {} belongs to an organisation of kind {}.", step, office));
}
base::error mark_reviewer_interested() {
    return base::make_error(mark_reviewer_interested_row, "The caller's organisation is the applicant.");
}
base::error mark_reviewer_repeated() {
    return base::make_error(mark_reviewer_repeated_row, "The caller decided another review of this application, or refused it.");
}
base::error mark_reasons_missing() {
    return with_fields(mark_reasons_missing_row, "Say why.", {{"/reasons", "required", "Needed to send back or refuse."}});
}
base::error mark_number_missing(std::string_view step) {
    return with_fields(mark_number_missing_row, fmt::format("The {} needs the number of its document.", step),
                       {{"/number", "required", "Needed to pass."}});
}
base::error mark_tests_failed(std::vector<base::field_error> fields) {
    return with_fields(mark_tests_failed_row, "Tests failed that nobody waived.", std::move(fields));
}
base::error mark_correction_late(std::string_view due_on) {
    return base::make_error(mark_correction_late_row, fmt::format("The last day for correcting was {}.", due_on));
}
base::error mark_appeal_used() { return base::make_error(mark_appeal_used_row, "The application was appealed before."); }
base::error mark_test_not_waivable(std::string_view test) {
    return base::make_error(mark_test_not_waivable_row, fmt::format("Nobody may waive {}.", test));
}
base::error mark_test_waived_already(std::string_view test) {
    return base::make_error(mark_test_waived_already_row, fmt::format("{} is waived already.", test));
}
base::error mark_claim_inconsistent(std::vector<base::field_error> fields) {
    return with_fields(mark_claim_inconsistent_row, "Fields of the application do not fit each other.", std::move(fields));
}
base::error organisation_not_known() {
    auto error =
        base::make_error(organisation_not_known_row, "The organisation is not known here: if it was registered a moment ago, try again.");
    error.retry_after = std::chrono::seconds(1);
    return error;
}

base::error certificate_not_found(std::string_view number) {
    return base::make_error(certificate_not_found_row, fmt::format("There is no certificate {}.", number));
}
base::error certificate_number_invalid(bool form_is_right) {
    const std::string_view why =
        form_is_right ? "The check character does not fit: a digit is wrong or two are swapped." : "A number looks like SF-2026-000123-X.";
    return with_fields(certificate_number_invalid_row, std::string(why),
                       {{"/number", form_is_right ? "wrong-check-character" : "invalid-format", std::string(why)}});
}
base::error certificate_order_invalid(std::vector<base::field_error> fields) {
    return with_fields(certificate_order_invalid_row, "The change breaks a rule.", std::move(fields));
}
base::error certificate_state_conflict(std::string_view number, std::string_view status, std::string_view action) {
    auto error = base::make_error(certificate_state_conflict_row,
                                  fmt::format("Certificate {} is {} on that day: it cannot {}.", number, status, action));
    error.facts.emplace_back("status", std::string(status));
    return error;
}
base::error certificate_serials_used_up(int year) {
    return base::make_error(certificate_serials_used_up_row, fmt::format("No number of {} is left.", year));
}

base::error certificate_has_too_many_changes(std::string_view number) {
    return base::make_error(certificate_changes_row, fmt::format("Certificate {} has reached the largest number of changes.", number));
}

base::error certificate_scope_conflict(std::string_view number, std::vector<base::field_error> fields) {
    return with_fields(certificate_scope_conflict_row, fmt::format("Certificate {} covers other products.", number), std::move(fields));
}
base::error product_not_authorised(std::string_view number, std::string_view status) {
    auto error = base::make_error(product_not_authorised_row,
                                  number.empty() ? std::string("No certificate covers the product; apply for the mark first.")
                                                 : fmt::format("Certificate {} is {} today.", number, status));
    error.facts.emplace_back("certificate_number", std::string(number));
    error.facts.emplace_back("certificate_status", std::string(status));
    return error;
}
base::error place_not_found(std::string_view code) {
    return base::make_error(place_not_found_row, fmt::format("There is no place {} in the registry.", code));
}
base::error place_status_unknown(std::string_view code, std::string_view on) {
    return base::make_error(place_status_unknown_row, fmt::format("The registry says nothing about place {} on {}.", code, on));
}
base::error origin_place_invalid(std::vector<base::field_error> fields) {
    return with_fields(origin_place_invalid_row, "A place, household or raw material does not fit the registries.", std::move(fields));
}
base::error registry_rows_invalid(std::vector<base::field_error> rows) {
    return with_fields(registry_rows_row, "Rows name what the registries do not know; nothing was written.", std::move(rows));
}
base::error household_not_found() { return base::make_error(household_not_found_row, "There is no such household in the registry."); }
base::error labour_list_not_found(std::string_view id) {
    return base::make_error(labour_list_not_found_row, fmt::format("There is no labour list {}.", id));
}
base::error labour_list_unknown(labour_list_id id) {
    return with_fields(labour_list_unknown_row, fmt::format("There is no labour list {}.", base::to_wire(id)),
                       {{"/labour_list_id", "unknown", "Not a list of the caller's organisation."}});
}
base::error labour_list_invalid(std::vector<base::field_error> fields) {
    return with_fields(labour_list_invalid_row, "Workers of the list are not right; nothing was stored.", std::move(fields));
}
base::error lot_not_found(std::string_view id) { return base::make_error(lot_not_found_row, fmt::format("There is no lot {}.", id)); }
base::error lot_closed(lot_id id) {
    return base::make_error(lot_closed_row, fmt::format("Lot {} is closed: nothing is added to it.", base::to_wire(id)));
}
base::error lot_number_taken(std::string_view number) {
    return with_fields(lot_number_taken_row, fmt::format("The product has a lot {} already.", number),
                       {{"/number", "taken", "Another lot of the product has this number."}});
}
base::error lot_invalid(std::vector<base::field_error> fields) {
    return with_fields(lot_invalid_row, "Fields of the lot do not fit.", std::move(fields));
}
base::error lot_full(lot_id id) {
    return base::make_error(lot_full_row, fmt::format("Lot {} has reached the largest number of intakes.", base::to_wire(id)));
}

}  // namespace errors
}  // namespace chuanpin::catalog::domain
