#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "orders/domain/agreement/changes.hpp"
#include "orders/domain/agreement/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

std::optional<side> side_of_line(const agreement_line& line, organisation_id organisation) {
    if (line.helper == organisation) return side::helper;
    if (line.supplier == organisation) return side::supplier;
    return std::nullopt;
}

/// The line that is to change, and the row that it goes by.
struct line_change {
    agreement_line* line = nullptr;
    side who{};
};

/// An answer is all that a proposed settlement waits for; money moves after the end, too.
enum class change_of { goods, settlement, money };

// A line of others is none, also within the same agreement.
base::result<line_change> begin(agreement& what, const actor& who, std::int64_t number, change_of kind = change_of::goods) {
    const auto found = std::ranges::find(what.lines, number, &agreement_line::number);
    const auto role = found == what.lines.end() ? std::nullopt : side_of_line(*found, who.organisation);
    if (!role) return base::refusal(errors::agreement_line_not_found(number));
    const bool goes_on = what.status == agreement_status::in_force || (kind == change_of::money && what.status == agreement_status::closed);
    if (!goes_on) return base::refusal(errors::agreement_not_in_force(what.id, name_of(what.status)));
    if (found->proposed && kind != change_of::settlement && !has_ended(found->status))
        return base::refusal(errors::settlement_pending(number));
    return line_change{&*found, *role};
}

base::result<const line_row*> row_for(const agreement& of, const line_change& change, line_action action) {
    const auto* row = find_row(change.line->status, action);
    if (row == nullptr) return base::refusal(errors::agreement_state_conflict(of.id, name_of(change.line->status), name_of(action)));
    if (!row->open_to(change.who)) return base::refusal(errors::agreement_party_forbidden(name_of(change.line->status), name_of(action)));
    return row;
}

// Where it was the last line that something could come of, the agreement closes by itself.
changed_agreement moved(agreement what, agreement_line& line, const line_row& row, base::instant now) {
    line.status = row.to;
    ++what.version;
    changed_agreement changed{std::move(what), {row.event}};
    auto& after = changed.after;
    if (after.status != agreement_status::in_force || !has_ended(row.to) ||
        !std::ranges::all_of(after.lines, [](const agreement_line& each) { return has_ended(each.status); }))
        return changed;
    const auto* closing = find_row(after.status, agreement_action::close);
    after.status = closing->to;
    after.closed_at = now;
    ++after.version;
    changed.events.push_back(closing->event);
    return changed;
}

std::vector<base::field_error> book(agreement_line& line, std::span<const hand_over> handed) {
    std::vector<base::field_error> faults;
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < handed.size(); ++i) {
        const auto fault = [&](std::string_view field, std::string code, std::string detail) {
            faults.push_back({fmt::format("/handed_over/{}/{}", i, field), std::move(code), std::move(detail)});
        };
        const auto found = std::ranges::find(line.sections, handed[i].section, &line_section::name);
        if (found == line.sections.end()) {
            fault("section", "unknown", "Not a section of this line.");
        } else if (!seen.insert(handed[i].section).second) {
            fault("section", "duplicate", "Each section stands once in a list.");
        } else if (handed[i].quantity > found->ordered - found->delivered) {
            fault("quantity", "out-of-range", fmt::format("{} are open for this section.", found->ordered - found->delivered));
        } else {
            found->delivered += handed[i].quantity;
        }
    }
    return faults;
}

}  // namespace

const agreement_line* find_line(const agreement& of, std::int64_t number) {
    const auto found = std::ranges::find(of.lines, number, &agreement_line::number);
    return found == of.lines.end() ? nullptr : &*found;
}

base::result<changed_agreement> record_prepayment(agreement before, const actor& who, const prepayment_statement& said) {
    const auto change = begin(before, who, said.line_number, change_of::money);
    if (!change) return base::refusal(change.error());
    const auto row = row_for(before, *change, line_action::record_prepayment);
    if (!row) return base::refusal(row.error());
    auto& line = *change->line;
    const auto most = has_ended(line.status) ? line.worth_delivered() : line.amount;
    const auto open = std::max<std::int64_t>(most.value - line.prepaid_recorded.value, 0);
    if (said.amount.value > open) return base::refusal(errors::prepayment_too_large(open));
    line.prepaid_recorded.value += said.amount.value;
    return moved(std::move(before), line, **row, {});
}

base::result<changed_agreement> confirm_prepayment(agreement before, const actor& who, const prepayment& what) {
    const auto change = begin(before, who, what.said.line_number, change_of::money);
    if (!change) return base::refusal(change.error());
    auto& line = *change->line;
    const auto sum = line.prepaid_confirmed.value + what.said.amount.value;
    const auto last = line.status == line_status::unfunded && sum == line.amount.value;
    const auto row = row_for(before, *change, last ? line_action::confirm_last_prepayment : line_action::confirm_prepayment);
    if (!row) return base::refusal(row.error());
    if (what.confirmed_at) return base::refusal(errors::prepayment_confirmed(what.id));
    line.prepaid_confirmed.value = sum;
    return moved(std::move(before), line, **row, {});
}

base::result<changed_agreement> record_repayment(agreement before, const actor& who, const prepayment_statement& said) {
    const auto change = begin(before, who, said.line_number, change_of::money);
    if (!change) return base::refusal(change.error());
    const auto row = row_for(before, *change, line_action::record_repayment);
    if (!row) return base::refusal(row.error());
    auto& line = *change->line;
    const auto owed = line.owed_back();
    if (said.amount.value > owed.value) return base::refusal(errors::repayment_too_large(owed.value));
    line.repaid_recorded.value += said.amount.value;
    return moved(std::move(before), line, **row, {});
}

base::result<changed_agreement> confirm_repayment(agreement before, const actor& who, const prepayment& what) {
    const auto change = begin(before, who, what.said.line_number, change_of::money);
    if (!change) return base::refusal(change.error());
    const auto row = row_for(before, *change, line_action::confirm_repayment);
    if (!row) return base::refusal(row.error());
    if (what.confirmed_at) return base::refusal(errors::repayment_confirmed(what.id));
    change->line->repaid_confirmed.value += what.said.amount.value;
    return moved(std::move(before), *change->line, **row, {});
}

base::result<changed_agreement> approve_credit(agreement before, const actor& who, std::int64_t line_number, base::business_date due_on,
                                               base::instant now) {
    const auto change = begin(before, who, line_number);
    if (!change) return base::refusal(change.error());
    const auto row = row_for(before, *change, line_action::approve_credit);
    if (!row) return base::refusal(row.error());
    if (due_on < base::business_date_of(now))
        return base::refusal(errors::agreement_invalid({{"/due_on", "past", "Must be today or later."}}));
    change->line->credit_due_on = due_on;
    return moved(std::move(before), *change->line, **row, now);
}

base::result<allocated_line> allocate_line(agreement before, const actor& who, std::int64_t line_number, std::int64_t pack_size,
                                           std::span<const claim> claims) {
    const auto change = begin(before, who, line_number);
    if (!change) return base::refusal(change.error());
    const auto row = row_for(before, *change, line_action::allocate);
    if (!row) return base::refusal(row.error());
    auto& line = *change->line;
    if (line.quantity % pack_size != 0)
        return base::refusal(errors::allocation_invalid(
            {{"/pack_size", "not-whole-packs", fmt::format("{} is not a multiple of {}.", line.quantity, pack_size)}}));
    auto shares = allocate(line.quantity, pack_size, claims);
    if (!shares) return base::refusal(errors::allocation_short(shares.error().missing, shares.error().available));
    line.pack_size = pack_size;
    return allocated_line{moved(std::move(before), line, **row, {}), *std::move(shares)};
}

base::result<changed_agreement> deliver(agreement before, const actor& who, std::int64_t line_number, std::span<const hand_over> handed,
                                        base::instant now) {
    const auto change = begin(before, who, line_number);
    if (!change) return base::refusal(change.error());
    if (const auto any = row_for(before, *change, line_action::deliver); !any) return base::refusal(any.error());
    auto& line = *change->line;
    if (auto faults = book(line, handed); !faults.empty()) return base::refusal(errors::delivery_invalid(std::move(faults)));
    const auto row = row_for(before, *change, line.delivered() == line.quantity ? line_action::deliver_last : line_action::deliver);
    if (!row) return base::refusal(row.error());
    return moved(std::move(before), line, **row, now);
}

base::result<changed_agreement> propose_settlement(agreement before, const actor& who, std::int64_t line_number, std::string reason,
                                                   base::instant now) {
    const auto change = begin(before, who, line_number);
    if (!change) return base::refusal(change.error());
    const auto row = row_for(before, *change, line_action::propose_settlement);
    if (!row) return base::refusal(row.error());
    change->line->proposed = settlement{change->who, std::move(reason), now};
    return moved(std::move(before), *change->line, **row, now);
}

base::result<changed_agreement> answer_settlement(agreement before, const actor& who, std::int64_t line_number, bool agreed,
                                                  base::instant now) {
    const auto change = begin(before, who, line_number, change_of::settlement);
    if (!change) return base::refusal(change.error());
    const auto action = agreed ? line_action::agree_settlement : line_action::refuse_settlement;
    const auto row = row_for(before, *change, action);
    if (!row) return base::refusal(row.error());
    auto& line = *change->line;
    if (!line.proposed) return base::refusal(errors::settlement_not_proposed(line_number));
    if (agreed && line.proposed->proposed_by == change->who)
        return base::refusal(errors::agreement_party_forbidden(name_of(line.status), name_of(action)));
    if (agreed)
        for (auto& section : line.sections) section.reversed = section.ordered - section.delivered;
    else
        line.proposed.reset();
    return moved(std::move(before), line, **row, now);
}

}  // namespace chuanpin::orders::domain
