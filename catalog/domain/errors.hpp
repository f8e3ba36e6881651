// Every refusal of the catalogue: one table, one named maker for each row.
#pragma once

#include <span>
#include <string_view>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

/// The rows from which deploy/docs/problems.md is generated.
[[nodiscard]] std::span<const base::error_definition> error_table();

namespace errors {

base::error county_not_found(std::string_view code);
base::error county_status_unknown(std::string_view code, std::string_view on);
base::error county_unknown(std::string_view code);
base::error category_unknown(std::string_view code);
base::error product_not_found(product_id id);
base::error product_not_found(std::string_view id);
base::error product_already_published(product_id id);
base::error product_not_published(product_id id);
base::error origin_not_proven(std::string_view county_name);
base::error storage_out_of_class(std::vector<base::field_error> fields);
base::error tiers_invalid(std::vector<base::field_error> fields);
base::error offer_conditions_invalid(std::vector<base::field_error> fields);
base::error offer_not_found(offer_id id);
base::error offer_not_found(std::string_view id);
base::error offer_validity_invalid(std::string_view why);
base::error offer_rewrites_past();
base::error offer_overlaps(std::int64_t version);
base::error offer_not_active(offer_id id);
base::error offer_has_too_many_versions(offer_id id);
base::error mark_application_not_found(std::string_view id);
base::error mark_state_conflict(mark_application_id id, std::string_view state);
base::error mark_step_not_yours(std::string_view step, std::string_view office);
base::error mark_reviewer_interested();
base::error mark_reviewer_repeated();
base::error mark_reasons_missing();
base::error mark_number_missing(std::string_view step);
base::error mark_tests_failed(std::vector<base::field_error> fields);
base::error mark_correction_late(std::string_view due_on);
base::error mark_appeal_used();
base::error mark_test_not_waivable(std::string_view test);
base::error mark_test_waived_already(std::string_view test);
base::error mark_claim_inconsistent(std::vector<base::field_error> fields);
base::error organisation_not_known();
base::error certificate_not_found(std::string_view number);
base::error certificate_number_invalid(bool form_is_right);
base::error certificate_order_invalid(std::vector<base::field_error> fields);
base::error certificate_state_conflict(std::string_view number, std::string_view status, std::string_view action);
base::error certificate_serials_used_up(int year);
base::error certificate_has_too_many_changes(std::string_view number);
base::error certificate_scope_conflict(std::string_view number, std::vector<base::field_error> fields);
base::error product_not_authorised(std::string_view number, std::string_view status);
base::error place_not_found(std::string_view code);
base::error place_status_unknown(std::string_view code, std::string_view on);
base::error origin_place_invalid(std::vector<base::field_error> fields);
base::error registry_rows_invalid(std::vector<base::field_error> rows);
base::error household_not_found();
base::error labour_list_not_found(std::string_view id);
base::error labour_list_unknown(labour_list_id id);
base::error labour_list_invalid(std::vector<base::field_error> fields);
base::error lot_not_found(std::string_view id);
base::error lot_closed(lot_id id);
base::error lot_number_taken(std::string_view number);
base::error lot_invalid(std::vector<base::field_error> fields);
base::error lot_full(lot_id id);
base::error price_comparable_invalid(std::vector<base::field_error> fields);
base::error price_comparable_recorded(std::string_view id);
base::error price_comparables_contradict(std::vector<base::field_error> fields);
base::error price_comparable_not_found(std::string_view id);
base::error price_comparable_withdrawn(std::string_view id);
base::error price_rule_invalid(std::vector<base::field_error> fields);
base::error price_rule_has_too_many_changes(std::string_view category);
base::error offer_price_too_high(std::vector<base::field_error> fields);
base::error offer_price_unexplained(std::vector<base::field_error> fields);
base::error comparable_goods_unknown(std::string_view name);
base::error price_evidence_not_found(offer_id id, std::int64_t version);

}  // namespace errors
}  // namespace chuanpin::catalog::domain
