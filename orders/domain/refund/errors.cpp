#include "orders/domain/refund/errors.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"refund-not-found", error_kind::not_found, "没有这笔退款", "No such refund"};
constexpr row above_owed_row{"refund-above-owed", error_kind::conflict, "退款超过应退金额", "More than is owed back"};
constexpr row date_invalid_row{"refund-date-invalid", error_kind::unprocessable, "退款日期不正确", "The day of the refund does not fit"};
constexpr row voucher_used_row{"refund-voucher-used", error_kind::conflict, "该凭证已登记过", "The voucher is recorded already"};
constexpr row confirmed_row{"refund-confirmed-already", error_kind::conflict, "该笔退款已确认", "The refund is confirmed already"};
constexpr row one_person_row{"refund-by-one-person", error_kind::forbidden, "登记人与确认人不能是同一人",
                             "Whoever recorded a refund does not confirm it"};

constexpr row table[] = {not_found_row, above_owed_row, date_invalid_row, voucher_used_row, confirmed_row, one_person_row};

}  // namespace

std::span<const base::error_definition> refund_errors() { return table; }

namespace errors {

base::error refund_not_found(std::string_view id) { return base::make_error(not_found_row, fmt::format("There is no refund {}.", id)); }
base::error refund_above_owed(base::fen most) {
    auto error = base::make_error(above_owed_row, fmt::format("{} fen are owed back.", most.value));
    error.fields = {{"/amount_fen", "out-of-range", fmt::format("At most {}.", most.value)}};
    error.facts.emplace_back("owed_back_fen", std::to_string(most.value));
    return error;
}
base::error refund_date_invalid() {
    auto error = base::make_error(date_invalid_row, "A refund is recorded once it is made.");
    error.fields = {{"/paid_on", "future", "Today or before."}};
    return error;
}
base::error refund_voucher_used(std::string_view number) {
    auto error = base::make_error(voucher_used_row, fmt::format("Voucher {} of the supplier is recorded.", number));
    error.fields = {{"/voucher_number", "taken", "Recorded already."}};
    return error;
}
base::error refund_confirmed_already(refund_id id) {
    return base::make_error(confirmed_row, fmt::format("Refund {} is confirmed.", base::to_wire(id)));
}
base::error refund_by_one_person(refund_id id) {
    return base::make_error(one_person_row, fmt::format("You recorded refund {} yourself.", base::to_wire(id)));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
