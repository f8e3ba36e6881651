#include "orders/domain/agreement/errors.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

// clang-format off
constexpr row table[] = {
    {"pairing-not-found", error_kind::not_found, "没有这条结对关系", "No such pairing"},
    {"pairing-invalid", error_kind::unprocessable, "结对信息不正确", "What is said of the pairing breaks a rule"},
    {"pairing-overlaps", error_kind::conflict, "结对期间重叠", "The pairing holds already for a part of that time"},
    {"pairing-not-in-force", error_kind::conflict, "结对关系当日无效", "The pairing does not hold then"},
    {"pairing-has-too-many-changes", error_kind::conflict, "结对变更次数过多", "The pairing was changed too often"},
    {"window-not-found", error_kind::not_found, "没有这次意向征集", "No such collecting window"},
    {"window-invalid", error_kind::unprocessable, "意向征集信息不正确", "What is said of the window breaks a rule"},
    {"window-not-open", error_kind::conflict, "不在意向征集期内", "The window is not open"},
    {"window-closed", error_kind::conflict, "意向征集已截止", "The window is closed"},
    {"window-not-closed", error_kind::conflict, "意向征集尚未截止", "The window is not closed yet"},
    {"window-taken", error_kind::conflict, "该次征集已有协议", "An agreement was made of the window already"},
    {"window-empty", error_kind::conflict, "该次征集没有意向", "Nobody wants anything of the window"},
    {"window-has-too-many-intents", error_kind::conflict, "意向条数过多", "The window has too many pre-orders"},
    {"intent-not-found", error_kind::not_found, "没有这条意向", "No such pre-order"},
    {"intent-invalid", error_kind::unprocessable, "意向内容不正确", "The pre-order breaks a rule"},
    {"intent-withdrawn", error_kind::conflict, "意向已撤回", "The pre-order was withdrawn"},
    {"agreement-not-found", error_kind::not_found, "没有这份协议", "No such agreement"},
    {"agreement-invalid", error_kind::unprocessable, "协议内容不正确", "What is said of the agreement breaks a rule"},
    {"agreement-state-conflict", error_kind::conflict, "协议当前状态不允许此操作", "The agreement's state does not allow it"},
    {"agreement-party-forbidden", error_kind::forbidden, "此操作应由另一方进行", "This is for the other party to do"},
    {"agreement-not-in-force", error_kind::conflict, "协议未生效或已结束", "The agreement is not in force"},
    {"agreement-line-not-found", error_kind::not_found, "协议没有这一项", "No such line of the agreement"},
    {"agreement-text-differs", error_kind::conflict, "所签文本与协议文本不一致", "Another text was read than is to be signed"},
    {"agreement-signed-already", error_kind::conflict, "本方已签署", "Your side has signed already"},
    {"addendum-open", error_kind::conflict, "另一份补充协议尚未签完", "Another addendum is still to be signed"},
    {"addendum-not-found", error_kind::not_found, "没有这份补充协议", "No such addendum"},
    {"prepayment-not-found", error_kind::not_found, "没有这笔预付款", "No such prepayment"},
    {"prepayment-too-large", error_kind::conflict, "预付款超过协议金额", "More than the agreement's amount"},
    {"prepayment-too-many", error_kind::conflict, "预付款笔数过多", "Too many prepayments"},
    {"repayment-not-found", error_kind::not_found, "没有这笔退回的预付款", "No such repayment"},
    {"repayment-too-large", error_kind::conflict, "退回金额超过应退预付款", "More than is owed back"},
    {"repayment-confirmed", error_kind::conflict, "该笔退款已确认", "The repayment was confirmed already"},
    {"prepayment-confirmed", error_kind::conflict, "该笔预付款已确认", "The prepayment was confirmed already"},
    {"voucher-used", error_kind::conflict, "该凭证已被使用", "The voucher was used already"},
    {"allocation-invalid", error_kind::unprocessable, "分配清单不正确", "The list for the allocation breaks a rule"},
    {"delivery-invalid", error_kind::unprocessable, "交货清单不正确", "The delivery list does not fit the agreement"},
    {"settlement-pending", error_kind::conflict, "结清提议尚待答复", "A proposed settlement waits for its answer"},
    {"settlement-not-proposed", error_kind::conflict, "没有待答复的结清提议", "No settlement is proposed"},
    {"allocation-short", error_kind::conflict, "可供数量不足,无法分配", "There is less than is to be allocated"},
};
// clang-format on

// The row of that code; the table has one for every maker below.
const row& row_of(std::string_view code) {
    for (const auto& each : table)
        if (each.code == code) return each;
    std::unreachable();
}

base::error refuse(std::string_view code, std::string detail, std::vector<base::field_error> fields = {}) {
    auto error = base::make_error(row_of(code), std::move(detail));
    error.fields = std::move(fields);
    return error;
}

}  // namespace

std::span<const base::error_definition> agreement_error_table() { return table; }

namespace errors {

base::error pairing_not_found(std::string_view id) { return refuse("pairing-not-found", fmt::format("There is no pairing {}.", id)); }
base::error pairing_invalid(faults fields) { return refuse("pairing-invalid", "See the fields.", std::move(fields)); }
base::error pairing_overlaps(pairing_id id, base::business_date from, std::optional<base::business_date> to) {
    return refuse("pairing-overlaps", fmt::format("Pairing {} is known from {} to {}.", base::to_wire(id), base::to_text(from),
                                                  to ? base::to_text(*to) : "further notice"));
}
base::error pairing_not_in_force(base::business_date day) {
    return refuse("pairing-not-in-force", fmt::format("No version of the pairing holds around {}.", base::to_text(day)));
}
base::error pairing_has_too_many_changes(pairing_id id) {
    return refuse("pairing-has-too-many-changes", fmt::format("Pairing {} has too many versions.", base::to_wire(id)));
}
base::error window_not_found(std::string_view id) {
    return refuse("window-not-found", fmt::format("There is no collecting window {}.", id));
}
base::error window_invalid(faults fields) { return refuse("window-invalid", "See the fields.", std::move(fields)); }
base::error window_not_open(window_id id, std::string_view status) {
    return refuse("window-not-open", fmt::format("Window {} is {}.", base::to_wire(id), status));
}
base::error window_closed(window_id id) { return refuse("window-closed", fmt::format("Window {} is closed.", base::to_wire(id))); }
base::error window_not_closed(window_id id) {
    return refuse("window-not-closed", fmt::format("Close window {} first.", base::to_wire(id)));
}
base::error window_taken(window_id id, agreement_id by) {
    return refuse("window-taken", fmt::format("Window {} belongs to agreement {}.", base::to_wire(id), base::to_wire(by)));
}
base::error window_empty(window_id id) {
    return refuse("window-empty", fmt::format("The pre-orders of window {} add up to nothing.", base::to_wire(id)));
}
base::error window_full(window_id id) {
    return refuse("window-has-too-many-intents", fmt::format("Window {} takes no more pre-orders.", base::to_wire(id)));
}
base::error intent_not_found(std::string_view id) { return refuse("intent-not-found", fmt::format("There is no pre-order {}.", id)); }
base::error intent_invalid(faults fields) { return refuse("intent-invalid", "See the fields.", std::move(fields)); }
base::error intent_withdrawn(intent_id id) {
    return refuse("intent-withdrawn", fmt::format("Pre-order {} was withdrawn.", base::to_wire(id)));
}
base::error agreement_not_found(std::string_view id) { return refuse("agreement-not-found", fmt::format("There is no agreement {}.", id)); }
base::error agreement_invalid(faults fields) { return refuse("agreement-invalid", "See the fields.", std::move(fields)); }
base::error agreement_state_conflict(agreement_id id, std::string_view status, std::string_view action) {
    return refuse("agreement-state-conflict",
                  fmt::format("Agreement {}: {} is not possible while it is {}.", base::to_wire(id), action, status));
}
base::error agreement_party_forbidden(std::string_view status, std::string_view action) {
    return refuse("agreement-party-forbidden", fmt::format("While it is {}, {} is not for your side to do.", status, action));
}
base::error agreement_not_in_force(agreement_id id, std::string_view status) {
    return refuse("agreement-not-in-force", fmt::format("Agreement {} is {}.", base::to_wire(id), status));
}
base::error agreement_line_not_found(std::int64_t number) {
    return refuse("agreement-line-not-found", fmt::format("There is no line {} of yours.", number));
}
base::error agreement_text_differs(std::string_view sha256) {
    return refuse("agreement-text-differs", fmt::format("The text's SHA-256 is {}.", sha256));
}
base::error agreement_signed_already(agreement_id id) {
    return refuse("agreement-signed-already", fmt::format("Your signature stands below {}.", base::to_wire(id)));
}
base::error addendum_open(std::int64_t number) {
    return refuse("addendum-open", fmt::format("Addendum {} is not signed by all yet.", number));
}
base::error addendum_not_found(std::int64_t number) {
    return refuse("addendum-not-found", fmt::format("There is no addendum {}.", number));
}
base::error prepayment_not_found(std::string_view id) {
    return refuse("prepayment-not-found", fmt::format("There is no prepayment {}.", id));
}
base::error prepayment_too_large(std::int64_t open) { return refuse("prepayment-too-large", fmt::format("{} fen are open.", open)); }
base::error prepayment_too_many(agreement_id id) {
    return refuse("prepayment-too-many", fmt::format("Agreement {} has too many prepayments.", base::to_wire(id)));
}
base::error prepayment_confirmed(prepayment_id id) {
    return refuse("prepayment-confirmed", fmt::format("Prepayment {} was confirmed.", base::to_wire(id)));
}
base::error repayment_not_found(std::string_view id) { return refuse("repayment-not-found", fmt::format("There is no repayment {}.", id)); }
base::error repayment_too_large(std::int64_t owed) {
    return refuse("repayment-too-large", fmt::format("{} fen are owed back and not recorded yet.", owed));
}
base::error repayment_confirmed(prepayment_id id) {
    return refuse("repayment-confirmed", fmt::format("Repayment {} was confirmed.", base::to_wire(id)));
}
base::error voucher_used(std::string_view number) {
    return refuse("voucher-used", fmt::format("Voucher {} or its document stands for another payment.", number));
}
base::error allocation_invalid(faults fields) { return refuse("allocation-invalid", "See the fields.", std::move(fields)); }
base::error delivery_invalid(faults fields) { return refuse("delivery-invalid", "See the fields.", std::move(fields)); }
base::error settlement_pending(std::int64_t line) {
    return refuse("settlement-pending", fmt::format("Answer the settlement of line {} first.", line));
}
base::error settlement_not_proposed(std::int64_t line) {
    return refuse("settlement-not-proposed", fmt::format("No settlement of line {} is proposed.", line));
}

base::error allocation_short(std::int64_t missing, std::int64_t available) {
    auto error = refuse("allocation-short", fmt::format("{} are missing; {} are there in whole packs.", missing, available));
    error.facts = {{"missing", std::to_string(missing)}, {"available", std::to_string(available)}};
    return error;
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
