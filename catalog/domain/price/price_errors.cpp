// The price guard's part of catalog/domain/errors.hpp.
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/price/price_error_rows.hpp"

namespace chuanpin::catalog::domain::errors {
namespace {

base::error with_fields(const base::error_definition& row, std::string detail, std::vector<base::field_error> fields) {
    auto error = base::make_error(row, std::move(detail));
    error.fields = std::move(fields);
    return error;
}

}  // namespace

base::error price_comparable_invalid(std::vector<base::field_error> fields) {
    return with_fields(price_comparable_invalid_row, "The comparable breaks a rule.", std::move(fields));
}
base::error price_comparable_recorded(std::string_view id) {
    auto error = base::make_error(price_comparable_recorded_row,
                                  fmt::format("{} says what these goods cost there on that day; withdraw it to record another price.", id));
    error.facts.emplace_back("comparable_id", std::string(id));
    return error;
}
base::error price_comparables_contradict(std::vector<base::field_error> fields) {
    return with_fields(price_comparable_recorded_row, "Rows give another price than what is recorded.", std::move(fields));
}
base::error price_comparable_not_found(std::string_view id) {
    return base::make_error(price_comparable_not_found_row, fmt::format("There is no comparable {}.", id));
}
base::error price_comparable_withdrawn(std::string_view id) {
    return base::make_error(price_comparable_withdrawn_row, fmt::format("Comparable {} was withdrawn before.", id));
}
base::error price_rule_invalid(std::vector<base::field_error> fields) {
    return with_fields(price_rule_invalid_row, "The rule breaks a rule.", std::move(fields));
}
base::error price_rule_has_too_many_changes(std::string_view category) {
    return base::make_error(price_rule_changes_row, fmt::format("The rule of {} has reached the largest number of changes.", category));
}
base::error offer_price_too_high(std::vector<base::field_error> fields) {
    return with_fields(offer_price_too_high_row, "Tiers are above the limit of their category.", std::move(fields));
}
base::error offer_price_unexplained(std::vector<base::field_error> fields) {
    fields.push_back({"/price_explanation", "required", "Say why the price is above that of like goods."});
    return with_fields(offer_price_unexplained_row, "Tiers are above that of like goods.", std::move(fields));
}
base::error comparable_goods_unknown(std::string_view name) {
    return with_fields(comparable_goods_unknown_row,
                       fmt::format("Neither the reference list nor a comparable of the category is called {}.", name),
                       {{"/comparable_name_zh", "comparable-goods-unknown", "Not the name of comparable goods."}});
}
base::error price_evidence_not_found(offer_id id, std::int64_t version) {
    return base::make_error(price_evidence_not_found_row,
                            fmt::format("Version {} of {} was published before prices were guarded.", version, base::to_wire(id)));
}

}  // namespace chuanpin::catalog::domain::errors
