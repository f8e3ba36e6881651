// The life of an agreement and of each of its lines as two tables: from, action, to, what the others hear, who may.
//
//   draft ──sign──▶ part_signed ──sign_last──▶ in_force ──close──▶ closed
//     └──────cancel──────┴──▶ cancelled
//
// A line lives while its agreement is in force:
//
//   unfunded ──confirm_last_prepayment, approve_credit──▶ funded ──allocate──▶ allocated ──deliver──▶ delivering ──deliver_last──▶
//   delivered
//      └───────────────────────────── agree_settlement (of what both agree will not come) ────────────────┴──▶ settled
//
// Nothing is delivered that is not allocated, and nothing is allocated that is neither prepaid nor on approved credit. Of a line that has
// ended money alone still moves: what was delivered on credit is paid, what was paid and not delivered goes back.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace chuanpin::orders::domain {

/// Who acts: a helper buys (帮扶单位), a supplier sells (供货方), the system draws the consequence.
enum class side { helper, supplier, system };
inline constexpr side sides[] = {side::helper, side::supplier, side::system};

enum class agreement_status { draft, part_signed, in_force, closed, cancelled };
inline constexpr agreement_status agreement_statuses[] = {agreement_status::draft, agreement_status::part_signed,
                                                          agreement_status::in_force, agreement_status::closed,
                                                          agreement_status::cancelled};

enum class agreement_action { join, sign, sign_last, cancel, propose_addendum, sign_addendum, close };
inline constexpr agreement_action agreement_actions[] = {agreement_action::join,
                                                         agreement_action::sign,
                                                         agreement_action::sign_last,
                                                         agreement_action::cancel,
                                                         agreement_action::propose_addendum,
                                                         agreement_action::sign_addendum,
                                                         agreement_action::close};

enum class line_status { unfunded, funded, allocated, delivering, delivered, settled };
inline constexpr line_status line_statuses[] = {line_status::unfunded,   line_status::funded,    line_status::allocated,
                                                line_status::delivering, line_status::delivered, line_status::settled};

enum class line_action {
    record_prepayment,
    confirm_prepayment,
    confirm_last_prepayment,
    approve_credit,
    allocate,
    deliver,
    deliver_last,
    propose_settlement,
    refuse_settlement,
    agree_settlement,
    record_repayment,
    confirm_repayment
};
inline constexpr line_action line_actions[] = {
    line_action::record_prepayment, line_action::confirm_prepayment, line_action::confirm_last_prepayment,
    line_action::approve_credit,    line_action::allocate,           line_action::deliver,
    line_action::deliver_last,      line_action::propose_settlement, line_action::refuse_settlement,
    line_action::agree_settlement,  line_action::record_repayment,   line_action::confirm_repayment};

/// Wire and database names: "part_signed".
[[nodiscard]] std::string_view name_of(side who);
[[nodiscard]] std::string_view name_of(agreement_status status);
[[nodiscard]] std::string_view name_of(agreement_action action);
[[nodiscard]] std::string_view name_of(line_status status);
[[nodiscard]] std::string_view name_of(line_action action);
[[nodiscard]] std::optional<side> parse_side(std::string_view name);
[[nodiscard]] std::optional<agreement_status> parse_agreement_status(std::string_view name);
[[nodiscard]] std::optional<line_status> parse_line_status(std::string_view name);

template <class Status, class Action>
struct agreement_transition {
    Status from{};
    Action action{};
    Status to{};
    std::string_view event;
    bool by_helper = false;
    bool by_supplier = false;
    bool by_system = false;

    [[nodiscard]] constexpr bool open_to(side who) const {
        return who == side::helper ? by_helper : who == side::supplier ? by_supplier : by_system;
    }
};
using agreement_row = agreement_transition<agreement_status, agreement_action>;
using line_row = agreement_transition<line_status, line_action>;

[[nodiscard]] std::span<const agreement_row> agreement_rows();
[[nodiscard]] std::span<const line_row> line_rows();
/// Null where the state does not allow the action.
[[nodiscard]] const agreement_row* find_row(agreement_status from, agreement_action action);
[[nodiscard]] const line_row* find_row(line_status from, line_action action);

/// Nothing more is to come of the line.
[[nodiscard]] bool has_ended(line_status status);

}  // namespace chuanpin::orders::domain
