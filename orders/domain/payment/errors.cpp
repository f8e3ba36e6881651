#include "orders/domain/payment/errors.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"payment-not-found", error_kind::not_found, "没有这笔付款", "No such payment"};
constexpr row too_large_row{"payment-too-large", error_kind::conflict, "付款超过应付金额", "More than is owed"};
constexpr row date_invalid_row{"payment-date-invalid", error_kind::unprocessable, "付款日期不正确", "The day of the payment does not fit"};
constexpr row voucher_used_row{"payment-voucher-used", error_kind::conflict, "该凭证已登记过", "The voucher has paid already"};
constexpr row confirmed_row{"payment-confirmed-already", error_kind::conflict, "该笔付款已确认", "The payment is confirmed already"};
constexpr row one_person_row{"payment-by-one-person", error_kind::forbidden, "登记人与确认人不能是同一人",
                             "Whoever recorded a payment does not confirm it"};
constexpr row prepayment_missing_row{"prepayment-missing", error_kind::conflict, "先款后货的订单尚未付清",
                                     "A prepaid order is dispatched once it is paid"};
constexpr row credit_not_granted_row{"credit-not-granted", error_kind::conflict, "供方未给予该单位赊销额度",
                                     "The supplier gives this unit no credit"};
constexpr row credit_exceeded_row{"credit-exceeded", error_kind::conflict, "超过赊销额度", "More than is left of the credit"};
constexpr row credit_too_small_row{"credit-limit-too-small", error_kind::conflict, "额度小于已占用金额", "More is taken up than that"};

constexpr row table[] = {not_found_row,  too_large_row,          date_invalid_row,       voucher_used_row,    confirmed_row,
                         one_person_row, prepayment_missing_row, credit_not_granted_row, credit_exceeded_row, credit_too_small_row};

}  // namespace

std::span<const base::error_definition> payment_errors() { return table; }

namespace errors {

base::error payment_not_found(std::string_view id) { return base::make_error(not_found_row, fmt::format("There is no payment {}.", id)); }
base::error payment_too_large(base::fen most) {
    auto error = base::make_error(too_large_row, fmt::format("At most {} fen may still be recorded.", most.value));
    error.fields = {{"/amount_fen", "out-of-range", fmt::format("At most {}.", most.value)}};
    error.facts.emplace_back("left_fen", std::to_string(most.value));
    return error;
}
base::error payment_date_invalid() {
    auto error = base::make_error(date_invalid_row, "A payment is recorded once it is made.");
    error.fields = {{"/paid_on", "future", "Today or before."}};
    return error;
}
base::error payment_voucher_used(std::string_view number) {
    auto error = base::make_error(voucher_used_row, fmt::format("Voucher {} of the buyer is recorded.", number));
    error.fields = {{"/voucher_number", "taken", "Recorded already."}};
    return error;
}
base::error payment_confirmed_already(payment_id id) {
    return base::make_error(confirmed_row, fmt::format("Payment {} is confirmed.", base::to_wire(id)));
}
base::error payment_by_one_person(payment_id id) {
    return base::make_error(one_person_row, fmt::format("You recorded payment {} yourself.", base::to_wire(id)));
}
base::error prepayment_missing(base::fen missing) {
    auto error = base::make_error(prepayment_missing_row, fmt::format("{} fen are not confirmed yet.", missing.value));
    error.facts.emplace_back("missing_fen", std::to_string(missing.value));
    return error;
}
base::error credit_not_granted() { return base::make_error(credit_not_granted_row, "Give the unit a credit limit first."); }
base::error credit_exceeded(base::fen available, base::fen asked) {
    auto error = base::make_error(credit_exceeded_row, fmt::format("{} fen are left, {} are needed.", available.value, asked.value));
    error.facts.emplace_back("available_fen", std::to_string(available.value));
    return error;
}
base::error credit_limit_too_small(base::fen used) {
    auto error = base::make_error(credit_too_small_row, fmt::format("{} fen are taken up by open orders.", used.value));
    error.fields = {{"/limit_fen", "out-of-range", fmt::format("At least {}.", used.value)}};
    return error;
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
