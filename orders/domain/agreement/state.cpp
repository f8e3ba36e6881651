#include "orders/domain/agreement/state.hpp"

namespace chuanpin::orders::domain {
namespace {

using of = agreement_status;
using act = agreement_action;
using line = line_status;
using step = line_action;

// clang-format off
constexpr agreement_row agreement_table[] = {
    // from, action, to, event, helper, supplier, system
    {of::draft, act::join, of::draft, "agreement.changed", true, false, false},
    {of::draft, act::sign, of::part_signed, "agreement.signed_in_part", true, true, false},
    {of::part_signed, act::sign, of::part_signed, "agreement.signed_in_part", true, true, false},
    {of::part_signed, act::sign_last, of::in_force, "agreement.signed", true, true, false},
    {of::draft, act::cancel, of::cancelled, "agreement.cancelled", true, true, false},
    {of::part_signed, act::cancel, of::cancelled, "agreement.cancelled", true, true, false},
    {of::in_force, act::propose_addendum, of::in_force, "agreement.addendum_proposed", true, true, false},
    {of::in_force, act::sign_addendum, of::in_force, "agreement.addendum_signed", true, true, false},
    {of::in_force, act::close, of::closed, "agreement.closed", false, false, true},
};
constexpr line_row line_table[] = {
    // from, action, to, event, helper, supplier, system
    {line::unfunded, step::record_prepayment, line::unfunded, "agreement.prepayment_recorded", true, false, false},
    {line::unfunded, step::confirm_prepayment, line::unfunded, "agreement.prepayment_confirmed", false, true, false},
    {line::unfunded, step::confirm_last_prepayment, line::funded, "agreement.funded", false, true, false},
    {line::unfunded, step::approve_credit, line::funded, "agreement.funded", false, true, false},
    {line::unfunded, step::propose_settlement, line::unfunded, "agreement.settlement_proposed", true, true, false},
    {line::unfunded, step::refuse_settlement, line::unfunded, "agreement.settlement_refused", true, true, false},
    {line::unfunded, step::agree_settlement, line::settled, "agreement.settled", true, true, false},
    {line::funded, step::record_prepayment, line::funded, "agreement.prepayment_recorded", true, false, false},
    {line::funded, step::confirm_prepayment, line::funded, "agreement.prepayment_confirmed", false, true, false},
    {line::funded, step::allocate, line::allocated, "agreement.allocated", false, true, false},
    {line::funded, step::propose_settlement, line::funded, "agreement.settlement_proposed", true, true, false},
    {line::funded, step::refuse_settlement, line::funded, "agreement.settlement_refused", true, true, false},
    {line::funded, step::agree_settlement, line::settled, "agreement.settled", true, true, false},
    {line::allocated, step::record_prepayment, line::allocated, "agreement.prepayment_recorded", true, false, false},
    {line::allocated, step::confirm_prepayment, line::allocated, "agreement.prepayment_confirmed", false, true, false},
    {line::allocated, step::deliver, line::delivering, "agreement.delivered", false, true, false},
    {line::allocated, step::deliver_last, line::delivered, "agreement.delivered", false, true, false},
    {line::allocated, step::propose_settlement, line::allocated, "agreement.settlement_proposed", true, true, false},
    {line::allocated, step::refuse_settlement, line::allocated, "agreement.settlement_refused", true, true, false},
    {line::allocated, step::agree_settlement, line::settled, "agreement.settled", true, true, false},
    {line::delivering, step::record_prepayment, line::delivering, "agreement.prepayment_recorded", true, false, false},
    {line::delivering, step::confirm_prepayment, line::delivering, "agreement.prepayment_confirmed", false, true, false},
    {line::delivering, step::deliver, line::delivering, "agreement.delivered", false, true, false},
    {line::delivering, step::deliver_last, line::delivered, "agreement.delivered", false, true, false},
    {line::delivering, step::propose_settlement, line::delivering, "agreement.settlement_proposed", true, true, false},
    {line::delivering, step::refuse_settlement, line::delivering, "agreement.settlement_refused", true, true, false},
    {line::delivering, step::agree_settlement, line::settled, "agreement.settled", true, true, false},
    {line::delivered, step::record_prepayment, line::delivered, "agreement.prepayment_recorded", true, false, false},
    {line::delivered, step::confirm_prepayment, line::delivered, "agreement.prepayment_confirmed", false, true, false},
    {line::settled, step::record_prepayment, line::settled, "agreement.prepayment_recorded", true, false, false},
    {line::settled, step::confirm_prepayment, line::settled, "agreement.prepayment_confirmed", false, true, false},
    {line::settled, step::record_repayment, line::settled, "agreement.repayment_recorded", false, true, false},
    {line::settled, step::confirm_repayment, line::settled, "agreement.repayment_confirmed", true, false, false},
};
// clang-format on

template <class T, class All>
std::optional<T> parse(const All& all, std::string_view name) {
    for (const auto each : all)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

}  // namespace

std::string_view name_of(side who) {
    switch (who) {
        case side::helper:
            return "helper";
        case side::supplier:
            return "supplier";
        case side::system:
            return "system";
    }
    return {};
}

std::string_view name_of(agreement_status status) {
    switch (status) {
        case agreement_status::draft:
            return "draft";
        case agreement_status::part_signed:
            return "part_signed";
        case agreement_status::in_force:
            return "in_force";
        case agreement_status::closed:
            return "closed";
        case agreement_status::cancelled:
            return "cancelled";
    }
    return {};
}

std::string_view name_of(agreement_action action) {
    switch (action) {
        case agreement_action::join:
            return "join";
        case agreement_action::sign:
            return "sign";
        case agreement_action::sign_last:
            return "sign_last";
        case agreement_action::cancel:
            return "cancel";
        case agreement_action::propose_addendum:
            return "propose_addendum";
        case agreement_action::sign_addendum:
            return "sign_addendum";
        case agreement_action::close:
            return "close";
    }
    return {};
}

std::string_view name_of(line_status status) {
    switch (status) {
        case line_status::unfunded:
            return "unfunded";
        case line_status::funded:
            return "funded";
        case line_status::allocated:
            return "allocated";
        case line_status::delivering:
            return "delivering";
        case line_status::delivered:
            return "delivered";
        case line_status::settled:
            return "settled";
    }
    return {};
}

std::string_view name_of(line_action action) {
    switch (action) {
        case line_action::record_prepayment:
            return "record_prepayment";
        case line_action::confirm_prepayment:
            return "confirm_prepayment";
        case line_action::record_repayment:
            return "record_repayment";
        case line_action::confirm_repayment:
            return "confirm_repayment";
        case line_action::confirm_last_prepayment:
            return "confirm_last_prepayment";
        case line_action::approve_credit:
            return "approve_credit";
        case line_action::allocate:
            return "allocate";
        case line_action::deliver:
            return "deliver";
        case line_action::deliver_last:
            return "deliver_last";
        case line_action::propose_settlement:
            return "propose_settlement";
        case line_action::refuse_settlement:
            return "refuse_settlement";
        case line_action::agree_settlement:
            return "agree_settlement";
    }
    return {};
}

std::optional<side> parse_side(std::string_view name) { return parse<side>(sides, name); }
std::optional<agreement_status> parse_agreement_status(std::string_view name) { return parse<agreement_status>(agreement_statuses, name); }
std::optional<line_status> parse_line_status(std::string_view name) { return parse<line_status>(line_statuses, name); }

std::span<const agreement_row> agreement_rows() { return agreement_table; }
std::span<const line_row> line_rows() { return line_table; }

const agreement_row* find_row(agreement_status from, agreement_action action) {
    for (const auto& row : agreement_table)
        if (row.from == from && row.action == action) return &row;
    return nullptr;
}
const line_row* find_row(line_status from, line_action action) {
    for (const auto& row : line_table)
        if (row.from == from && row.action == action) return &row;
    return nullptr;
}

bool has_ended(line_status status) { return status == line::delivered || status == line::settled; }

}  // namespace chuanpin::orders::domain
