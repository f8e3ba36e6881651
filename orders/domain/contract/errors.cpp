#include "orders/domain/contract/errors.hpp"

#include <fmt/format.h>

#include "orders/domain/contract/contract.hpp"

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"contract-not-found", error_kind::not_found, "该订单没有合同", "The order has no contract"};
constexpr row not_signed_row{"contract-not-signed", error_kind::conflict, "合同尚未由双方签署", "The contract is not signed by both sides"};
constexpr row fixed_row{"contract-fixed", error_kind::conflict, "合同已有签署,运费不可再改", "Somebody has signed: the freight stands"};
constexpr row signed_already_row{"contract-signed-already", error_kind::conflict, "本方已签署", "Your side has signed it already"};
constexpr row text_differs_row{"contract-text-differs", error_kind::conflict, "合同文本与所见不一致",
                               "The text is another than the one that was seen"};
constexpr row addendum_limit_row{"addendum-limit", error_kind::conflict, "补充协议数量已达上限",
                                 "The contract has as many addenda as it may"};
constexpr row addendum_invalid_row{"addendum-invalid", error_kind::unprocessable, "补充协议内容不正确",
                                   "The addendum does not fit the order"};
constexpr row supplier_first_row{"addendum-supplier-first", error_kind::conflict, "变更运费的补充协议应由供方先签署",
                                 "The supplier signs first where the freight changes"};

constexpr row freight_too_large_row{"freight-too-large", error_kind::unprocessable, "运费过大", "The freight is too large"};

constexpr row expired_row{"contract-expired", error_kind::conflict, "合同未在期限内签署", "The contract was not signed in time"};

constexpr row table[] = {expired_row,        freight_too_large_row, not_found_row,      not_signed_row,       fixed_row,
                         signed_already_row, text_differs_row,      addendum_limit_row, addendum_invalid_row, supplier_first_row};

}  // namespace

std::span<const base::error_definition> contract_errors() { return table; }

namespace errors {

base::error contract_not_found(order_id order) {
    return base::make_error(not_found_row, fmt::format("Order {} has no contract.", base::to_wire(order)));
}
base::error contract_not_signed(order_id order) {
    return base::make_error(not_signed_row, fmt::format("Both sides must sign the contract of order {} first.", base::to_wire(order)));
}
base::error contract_fixed(order_id order) {
    return base::make_error(fixed_row, fmt::format("The contract of order {} is signed; propose an addendum.", base::to_wire(order)));
}
base::error contract_expired(order_id order) {
    return base::make_error(expired_row,
                            fmt::format("The contract of order {} was not signed in time; the order is cancelled.", base::to_wire(order)));
}
base::error contract_signed_already(std::int64_t document) {
    return base::make_error(signed_already_row, document == 0 ? std::string("Your side has signed the contract.")
                                                              : fmt::format("Your side has signed addendum {}.", document));
}
base::error contract_text_differs(std::string_view sha256) {
    auto error = base::make_error(text_differs_row, "Read it again and sign what you read.");
    error.fields = {{"/text_sha256", "differs", "Not the SHA-256 of the text as it is now."}};
    error.facts.emplace_back("text_sha256", sha256);
    return error;
}
base::error freight_too_large() {
    auto error = base::make_error(freight_too_large_row, "Goods and freight together pass 2^53 - 1 fen.");
    error.fields = {{"/freight_fen", "out-of-range", "Too large an amount."}};
    return error;
}
base::error addendum_limit() {
    return base::make_error(addendum_limit_row, fmt::format("A contract has at most {} addenda.", contract_addenda_max));
}
base::error addendum_invalid(std::vector<base::field_error> faults) {
    auto error = base::make_error(addendum_invalid_row, "The addendum does not fit the order.");
    error.fields = std::move(faults);
    return error;
}
base::error addendum_supplier_first(std::int64_t number) {
    return base::make_error(supplier_first_row, fmt::format("Addendum {} changes the freight.", number));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
