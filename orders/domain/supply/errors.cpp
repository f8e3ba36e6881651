#include "orders/domain/supply/errors.hpp"

#include <fmt/format.h>

#include "orders/domain/supply/supply_changes.hpp"

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"supply-contract-not-found", error_kind::not_found, "没有这份长期合同", "No such long-term contract"};
constexpr row invalid_row{"supply-contract-invalid", error_kind::unprocessable, "长期合同条款不正确",
                          "The terms of the contract do not hold"};
constexpr row product_row{"supply-product-unknown", error_kind::unprocessable, "没有这个产品", "No such product"};
constexpr row state_row{"supply-contract-state-conflict", error_kind::conflict, "长期合同的状态不允许此操作",
                        "The state of the contract does not allow this"};
constexpr row signed_row{"supply-signed-already", error_kind::conflict, "本方已签署该长期合同", "Your side has signed this contract"};
constexpr row text_row{"supply-text-differs", error_kind::conflict, "长期合同文本与所见不一致",
                       "The text is another than the one that was seen"};
constexpr row force_row{"supply-not-in-force", error_kind::conflict, "长期合同未生效或已期满", "The contract is not in force"};
constexpr row term_row{"supply-outside-term", error_kind::unprocessable, "交付日期不在合同期内", "The delivery is outside the term"};
constexpr row other_product_row{"supply-other-product", error_kind::unprocessable, "报价不是合同约定的产品",
                                "The offer is of another product than the contract"};
constexpr row exhausted_row{"supply-exhausted", error_kind::conflict, "超出合同本期可要数量",
                            "More than the contract has left for the period"};
constexpr row last_day_row{"supply-after-last-day", error_kind::conflict, "交付日期晚于约定的最后要货日",
                           "The delivery is after the last day that was agreed"};
constexpr row price_changed_row{"supply-price-changed", error_kind::conflict, "长期合同的价格刚刚变更",
                                "The price of the contract has just changed"};
constexpr row addendum_row{"supply-addendum-not-found", error_kind::unprocessable, "长期合同没有此补充协议",
                           "The contract has no such addendum"};
constexpr row addendum_open_row{"supply-addendum-open", error_kind::conflict, "另有补充协议待答复",
                                "Another addendum waits for its answer"};
constexpr row addendum_limit_row{"supply-addendum-limit", error_kind::conflict, "长期合同的补充协议数量已达上限",
                                 "The contract has as many addenda as it may"};
constexpr row addendum_invalid_row{"supply-addendum-invalid", error_kind::unprocessable, "长期合同的补充协议内容不正确",
                                   "The addendum does not fit the contract"};
constexpr row answered_row{"supply-addendum-answered", error_kind::conflict, "该补充协议已有结果", "The addendum is answered already"};
constexpr row side_row{"supply-addendum-side", error_kind::conflict, "应由另一方办理", "This is for the other side to do"};
constexpr row overtaken_row{"supply-addendum-overtaken", error_kind::conflict, "补充协议已不再适用", "The addendum does not hold any more"};

constexpr row table[] = {
    not_found_row,      invalid_row,          product_row,   state_row,    signed_row,        text_row,     force_row,
    term_row,           other_product_row,    exhausted_row, last_day_row, price_changed_row, addendum_row, addendum_open_row,
    addendum_limit_row, addendum_invalid_row, answered_row,  side_row,     overtaken_row};

}  // namespace

std::span<const base::error_definition> supply_errors() { return table; }

namespace errors {

base::error supply_contract_not_found(std::string_view id) {
    return base::make_error(not_found_row, fmt::format("There is no long-term contract {}.", id));
}
base::error supply_contract_invalid(std::vector<base::field_error> faults) {
    auto error = base::make_error(invalid_row, "The terms of the contract do not hold together.");
    error.fields = std::move(faults);
    return error;
}
base::error supply_product_unknown(product_id product) {
    auto error = base::make_error(product_row, fmt::format("Product {} is not known here.", base::to_wire(product)));
    error.fields = {{"/product_id", "unknown", "No product of this id is known here."}};
    return error;
}
base::error supply_state_conflict(supply_contract_id id, std::string_view status, std::string_view action) {
    auto error = base::make_error(state_row, fmt::format("Contract {} is {}: it does not allow {}.", base::to_wire(id), status, action));
    error.facts.emplace_back("status", status);
    return error;
}
base::error supply_signed_already(supply_contract_id id) {
    return base::make_error(signed_row, fmt::format("Your side has signed contract {}.", base::to_wire(id)));
}
base::error supply_text_differs(std::string_view sha256) {
    auto error = base::make_error(text_row, "Read it again and sign what you read.");
    error.fields = {{"/text_sha256", "differs", "Not the SHA-256 of the text as it is now."}};
    error.facts.emplace_back("text_sha256", sha256);
    return error;
}
base::error supply_not_in_force(supply_contract_id id, std::string_view status) {
    auto error = base::make_error(force_row, fmt::format("Contract {} is {}: nothing can be called off.", base::to_wire(id), status));
    error.facts.emplace_back("status", status);
    return error;
}
base::error supply_outside_term(base::business_date from, base::business_date to) {
    auto error = base::make_error(term_row, fmt::format("The contract is for {} to {}.", base::to_text(from), base::to_text(to)));
    error.fields = {{"/requested_delivery_date", "out-of-range", "Must lie in the term of the contract."}};
    return error;
}
base::error supply_other_product(product_id contracted) {
    auto error = base::make_error(other_product_row, fmt::format("The contract is about product {}.", base::to_wire(contracted)));
    error.fields = {{"/lines/0/offer_id", "other-product", "Name an offer of the product of the contract."}};
    return error;
}
base::error supply_after_last_day(supply_contract_id id, base::business_date last) {
    auto error =
        base::make_error(last_day_row, fmt::format("Both sides ended contract {} with {}.", base::to_wire(id), base::to_text(last)));
    error.fields = {{"/requested_delivery_date", "out-of-range", "Must not be after the last day that was agreed."}};
    error.facts.emplace_back("ends_on", base::to_text(last));
    return error;
}
base::error supply_price_changed(supply_contract_id id) {
    return base::make_error(price_changed_row,
                            fmt::format("An addendum to contract {} came into force meanwhile; read it.", base::to_wire(id)));
}
base::error supply_addendum_not_found(std::int64_t number) {
    auto error = base::make_error(addendum_row, fmt::format("The contract has no addendum {}.", number));
    error.fields = {{"/number", "unknown", "The contract has no addendum of this number."}};
    return error;
}
base::error supply_addendum_open(std::int64_t number) {
    auto error = base::make_error(addendum_open_row, fmt::format("Addendum {} is neither signed nor refused nor withdrawn.", number));
    error.facts.emplace_back("number", std::to_string(number));
    return error;
}
base::error supply_addendum_limit() {
    return base::make_error(addendum_limit_row, fmt::format("A contract has at most {} addenda.", supply_addenda_max));
}
base::error supply_addendum_invalid(std::vector<base::field_error> faults) {
    auto error = base::make_error(addendum_invalid_row, "The addendum does not fit the contract.");
    error.fields = std::move(faults);
    return error;
}
base::error supply_addendum_answered(std::int64_t number, std::string_view outcome) {
    auto error = base::make_error(answered_row, fmt::format("Addendum {} is {} already.", number, outcome));
    error.facts.emplace_back("outcome", outcome);
    return error;
}
base::error supply_addendum_side(std::int64_t number, std::string_view action) {
    return base::make_error(side_row, fmt::format("It is for the other side to {} addendum {}.", action, number));
}
base::error supply_addendum_overtaken(std::int64_t number, std::string_view place, std::string_view fault) {
    auto error = base::make_error(overtaken_row, fmt::format("Addendum {} does not hold any more at {}: {}", number, place, fault));
    error.facts.emplace_back("place", place);
    return error;
}
base::error supply_exhausted(supply_contract_id id, std::int64_t period, std::int64_t left) {
    auto error = base::make_error(exhausted_row, fmt::format("Contract {} has {} left for period {}.", base::to_wire(id), left, period));
    error.fields = {{"/lines/0/quantity", "out-of-range", fmt::format("At most {} can be called off for this period.", left)}};
    error.facts.emplace_back("left", std::to_string(left));
    return error;
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
