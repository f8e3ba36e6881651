#include "orders/domain/complaint/complaint.hpp"

#include <algorithm>

#include "orders/domain/complaint/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using status = complaint_status;
using action = complaint_action;

// clang-format off
constexpr complaint_transition table[] = {
    // from           action             to                event                  by
    {status::open,      action::answer,   status::answered,  "complaint.answered",  "s"},
    {status::open,      action::escalate, status::escalated, "complaint.escalated", "bc"},
    {status::open,      action::withdraw, status::withdrawn, "complaint.withdrawn", "b"},
    {status::answered,  action::agree,    status::settled,   "complaint.settled",   "b"},
    {status::answered,  action::escalate, status::escalated, "complaint.escalated", "b"},
    {status::answered,  action::withdraw, status::withdrawn, "complaint.withdrawn", "b"},
    {status::escalated, action::rule,     status::ruled,     "complaint.ruled",     "r"},
    {status::escalated, action::withdraw, status::withdrawn, "complaint.withdrawn", "b"},
};
// clang-format on

struct named_status {
    status what;
    std::string_view name;
};
constexpr named_status status_names[] = {{status::open, "open"},       {status::answered, "answered"}, {status::escalated, "escalated"},
                                         {status::settled, "settled"}, {status::ruled, "ruled"},       {status::withdrawn, "withdrawn"}};
struct named_ground {
    complaint_ground what;
    std::string_view name;
};
constexpr named_ground ground_names[] = {{complaint_ground::quality, "quality"}, {complaint_ground::quantity, "quantity"},
                                         {complaint_ground::delay, "delay"},     {complaint_ground::not_as_described, "not_as_described"},
                                         {complaint_ground::mark, "mark"},       {complaint_ground::price, "price"},
                                         {complaint_ground::other, "other"}};

base::result<changed_complaint> advance(const complaint& before, action what, complaint_party who) {
    const auto* row = find_complaint_transition(before.status, what);
    if (row == nullptr) return base::refusal(errors::complaint_state_conflict(before.id, before.status, what));
    if (!row->open_to(who)) return base::refusal(errors::complaint_party_forbidden(before.status, what));
    changed_complaint changed{before, row};
    changed.after.status = row->to;
    ++changed.after.version;
    return changed;
}

}  // namespace

std::string_view name_of(complaint_status what) { return std::ranges::find(status_names, what, &named_status::what)->name; }
std::optional<complaint_status> parse_complaint_status(std::string_view name) {
    const auto* found = std::ranges::find(status_names, name, &named_status::name);
    return found == std::end(status_names) ? std::nullopt : std::optional(found->what);
}

std::string_view name_of(complaint_ground what) { return std::ranges::find(ground_names, what, &named_ground::what)->name; }
std::optional<complaint_ground> parse_complaint_ground(std::string_view name) {
    const auto* found = std::ranges::find(ground_names, name, &named_ground::name);
    return found == std::end(ground_names) ? std::nullopt : std::optional(found->what);
}

std::string_view name_of(complaint_action what) {
    switch (what) {
        case action::answer:
            return "answer";
        case action::agree:
            return "agree";
        case action::escalate:
            return "escalate";
        case action::rule:
            return "rule";
        case action::withdraw:
            return "withdraw";
    }
    return {};
}

bool complaint_transition::open_to(complaint_party who) const {
    switch (who) {
        case complaint_party::buyer:
            return by.contains('b');
        case complaint_party::supplier:
            return by.contains('s');
        case complaint_party::reviewer:
            return by.contains('r');
        case complaint_party::system:
            return by.contains('c');
    }
    return false;
}

std::span<const complaint_transition> complaint_transitions() { return table; }

const complaint_transition* find_complaint_transition(complaint_status from, complaint_action what) {
    for (const auto& row : table)
        if (row.from == from && row.action == what) return &row;
    return nullptr;
}

base::result<complaint> open_complaint(const order& about, const complaint_request& said, base::fen refundable,
                                       const complaint_times& times, complaint_id id, base::instant now) {
    if (!about.dispatched_at && about.deliveries == 0) return base::refusal(errors::complaint_too_early(about.id, about.status));
    if (about.accepted_at && *about.accepted_at + times.window <= now) return base::refusal(errors::complaint_too_late(about.id));
    if (refundable < said.asked) return base::refusal(errors::refund_too_large("/refund_fen", refundable));
    return complaint{.id = id,
                     .order = about.id,
                     .buyer = about.buyer,
                     .unit = about.unit,
                     .supplier = about.supplier,
                     .ground = said.ground,
                     .words = said.words,
                     .evidence = said.evidence,
                     .asked = said.asked,
                     .opened_at = now,
                     .answer_due_at = now + times.answer};
}

base::result<changed_complaint> answer_complaint(const complaint& before, complaint_party who, std::string words, base::fen offered,
                                                 base::instant now) {
    auto changed = advance(before, action::answer, who);
    if (!changed) return changed;
    if (before.asked < offered) return base::refusal(errors::refund_too_large("/offer_fen", before.asked));
    changed->after.answer = std::move(words);
    changed->after.offered = offered;
    changed->after.answered_at = now;
    return changed;
}

base::result<changed_complaint> agree(const complaint& before, complaint_party who, base::instant now) {
    auto changed = advance(before, action::agree, who);
    if (!changed) return changed;
    changed->after.refund = before.offered;
    for (auto& line : changed->after.lines) line.refund = line.offered;
    changed->after.ended_at = now;
    return changed;
}

base::result<changed_complaint> escalate(const complaint& before, complaint_party who, std::string why, base::instant now) {
    auto changed = advance(before, action::escalate, who);
    if (!changed) return changed;
    if (before.status == status::open && now < before.answer_due_at) return base::refusal(errors::answer_not_due(before.id));
    changed->after.escalation = std::move(why);
    changed->after.escalated_at = now;
    return changed;
}

base::result<changed_complaint> rule(const complaint& before, complaint_party who, std::string words, base::fen refund, base::instant now) {
    auto changed = advance(before, action::rule, who);
    if (!changed) return changed;
    if (before.asked < refund) return base::refusal(errors::refund_too_large("/refund_fen", before.asked));
    changed->after.ruling = std::move(words);
    changed->after.refund = refund;
    changed->after.ended_at = now;
    return changed;
}

base::result<changed_complaint> withdraw(const complaint& before, complaint_party who, base::instant now) {
    auto changed = advance(before, action::withdraw, who);
    if (changed) changed->after.ended_at = now;
    return changed;
}

base::fen bound_by(const complaint& what) {
    if (what.status == status::withdrawn) return {};
    return what.refund.value_or(what.asked);
}

}  // namespace chuanpin::orders::domain
