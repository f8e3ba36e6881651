#include "orders/domain/complaint/errors.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"complaint-not-found", error_kind::not_found, "没有这件投诉", "No such complaint"};
constexpr row state_conflict_row{"complaint-state-conflict", error_kind::conflict, "投诉当前状态不允许此操作",
                                 "The complaint's state does not allow it"};
constexpr row party_forbidden_row{"complaint-party-forbidden", error_kind::forbidden, "此操作应由另一方进行",
                                  "This is for the other party to do"};
constexpr row too_early_row{"complaint-too-early", error_kind::conflict, "订单尚未发货,请取消而非投诉",
                            "The goods have not left yet: the order can be cancelled"};
constexpr row too_late_row{"complaint-too-late", error_kind::conflict, "已超过投诉期限", "The time for complaints has passed"};
constexpr row answer_not_due_row{"answer-not-due", error_kind::conflict, "供应商答复期限未到", "The supplier still has time to answer"};
constexpr row refund_too_large_row{"refund-too-large", error_kind::conflict, "退款超过可退金额", "More than could be given back"};

constexpr row lines_invalid_row{"complaint-lines-invalid", error_kind::unprocessable, "投诉的订单行不正确",
                                "The lines do not fit the order or the complaint"};

constexpr row table[] = {not_found_row, state_conflict_row, party_forbidden_row,  too_early_row,
                         too_late_row,  answer_not_due_row, refund_too_large_row, lines_invalid_row};

}  // namespace

std::span<const base::error_definition> complaint_errors() { return table; }

namespace errors {

base::error complaint_not_found(std::string_view id) {
    return base::make_error(not_found_row, fmt::format("There is no complaint {}.", id));
}
base::error complaint_state_conflict(complaint_id id, complaint_status status, complaint_action action) {
    auto error = base::make_error(
        state_conflict_row, fmt::format("Complaint {} is {}; {} is not possible.", base::to_wire(id), name_of(status), name_of(action)));
    error.facts.emplace_back("complaint_status", name_of(status));
    return error;
}
base::error complaint_party_forbidden(complaint_status status, complaint_action action) {
    return base::make_error(party_forbidden_row,
                            fmt::format("While the complaint is {}, {} is not for your side to do.", name_of(status), name_of(action)));
}
base::error complaint_by_supplier() { return base::make_error(party_forbidden_row, "Only the buyer of an order complains about it."); }
base::error complaint_too_early(order_id id, order_status status) {
    return base::make_error(too_early_row, fmt::format("Order {} is {}.", base::to_wire(id), name_of(status)));
}
base::error complaint_too_late(order_id id) {
    return base::make_error(too_late_row, fmt::format("Order {} was accepted too long ago.", base::to_wire(id)));
}
base::error answer_not_due(complaint_id id) {
    return base::make_error(answer_not_due_row, fmt::format("Complaint {} can be escalated once its answer is due.", base::to_wire(id)));
}
base::error refund_too_large(std::string_view pointer, base::fen most) {
    auto error = base::make_error(refund_too_large_row, fmt::format("At most {} fen.", most.value));
    error.fields = {{std::string(pointer), "out-of-range", fmt::format("At most {}.", most.value)}};
    error.facts.emplace_back("refundable_fen", std::to_string(most.value));
    return error;
}

base::error refund_too_large_by_line(std::vector<base::field_error> lines) {
    auto error = base::make_error(refund_too_large_row, "More than these lines could give back.");
    error.fields = std::move(lines);
    return error;
}
base::error complaint_lines_invalid(std::vector<base::field_error> lines) {
    auto error = base::make_error(lines_invalid_row, "What is said of lines does not fit.");
    error.fields = std::move(lines);
    return error;
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
