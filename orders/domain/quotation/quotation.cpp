#include "orders/domain/quotation/quotation.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/quotation/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using status = quotation_status;
using action = quotation_action;
using faults = std::vector<base::field_error>;

// clang-format off
constexpr quotation_transition table[] = {
    // from               action           to                  event
    {status::collecting,  action::extend,  status::collecting, "quotation.extended"},
    {status::collecting,  action::remind,  status::collecting, deadline_passed_event},
    {status::collecting,  action::open,    status::opened,     "quotation.opened"},
    {status::collecting,  action::give_up, status::given_up,   "quotation.given_up"},
    {status::opened,      action::award,   status::awarded,    "quotation.awarded"},
    {status::opened,      action::give_up, status::given_up,   "quotation.given_up"},
    {status::awarded,     action::order,   status::ordered,    "quotation.ordered"},
    {status::ordered,     action::release, status::awarded,    award_released_event},
};
// clang-format on

struct named_status {
    status what;
    std::string_view name;
};
constexpr named_status status_names[] = {{status::collecting, "collecting"},
                                         {status::opened, "opened"},
                                         {status::awarded, "awarded"},
                                         {status::ordered, "ordered"},
                                         {status::given_up, "given_up"}};

base::result<quotation> advance(const quotation& before, action what) {
    const auto* row = find_quotation_transition(before.status, what);
    if (row == nullptr) return base::refusal(errors::quotation_state_conflict(before.id, name_of(before.status), name_of(what)));
    auto after = before;
    after.status = row->to;
    ++after.version;
    return after;
}

void check_deadline(base::instant deadline, base::business_date deliver_on, base::instant now, faults& found) {
    if (deadline <= now) found.push_back({"/deadline", "past", "Must lie ahead."});
    if (deadline > now + quotation_length_max)
        found.push_back({"/deadline", "out-of-range", fmt::format("At most {} days ahead.", quotation_length_max.count())});
    if (std::chrono::sys_days(deliver_on) < std::chrono::sys_days(base::business_date_of(deadline)))
        found.push_back({"/deliver_on", "before-deadline", "Nothing is delivered before the quotes are opened."});
}

void check_suppliers(const quotation_request& asked, int quotes_min, organisation_id buyer, faults& found) {
    for (std::size_t i = 0; i < asked.suppliers.size(); ++i) {
        const auto at = fmt::format("/supplier_organisation_ids/{}", i);
        if (asked.suppliers[i] == buyer) found.push_back({at, "own-organisation", "Nobody asks their own organisation."});
        if (std::find(asked.suppliers.begin(), asked.suppliers.begin() + static_cast<std::ptrdiff_t>(i), asked.suppliers[i]) !=
            asked.suppliers.begin() + static_cast<std::ptrdiff_t>(i))
            found.push_back({at, "duplicate", "Each supplier is asked once."});
    }
    if (asked.suppliers.size() < static_cast<std::size_t>(quotes_min))
        found.push_back({"/supplier_organisation_ids", "too-few", fmt::format("At least {} suppliers are asked.", quotes_min)});
}

bool has_approvals(const purchasing_rules& rules) {
    return std::ranges::any_of(rules.approvals, [](const approval_step& step) { return step.approvals > 0; });
}

}  // namespace

std::string_view name_of(status what) { return std::ranges::find(status_names, what, &named_status::what)->name; }
std::optional<status> parse_quotation_status(std::string_view name) {
    const auto* found = std::ranges::find(status_names, name, &named_status::name);
    return found == std::end(status_names) ? std::nullopt : std::optional(found->what);
}

std::string_view name_of(action what) {
    switch (what) {
        case action::extend:
            return "extend";
        case action::remind:
            return "remind";
        case action::open:
            return "open";
        case action::award:
            return "award";
        case action::order:
            return "order";
        case action::release:
            return "release";
        case action::give_up:
            return "give_up";
    }
    return {};
}

std::span<const quotation_transition> quotation_transitions() { return table; }

const quotation_transition* find_quotation_transition(status from, action what) {
    const auto* row = std::ranges::find_if(table, [&](const auto& each) { return each.from == from && each.action == what; });
    return row == std::end(table) ? nullptr : row;
}

std::optional<quotation_side> side_of(const quotation& what, const base::principal& who) {
    if (who.organisation == what.buyer && (!who.unit || who.unit == what.unit)) return quotation_side::buyer;
    if (std::ranges::find(what.asked.suppliers, who.organisation) != what.asked.suppliers.end()) return quotation_side::supplier;
    return std::nullopt;
}

bool takes_quotes(const quotation& what, base::instant now) { return what.status == status::collecting && now < what.asked.deadline; }

std::size_t count_standing(std::span<const quote> quotes) { return static_cast<std::size_t>(std::ranges::count_if(quotes, stands)); }

base::result<quotation> request_quotation(quotation_request asked, const purchasing_rules& rules, const base::principal& who,
                                          quotation_id id, base::instant now) {
    faults found;
    check_deadline(asked.deadline, asked.deliver_on, now, found);
    check_suppliers(asked, rules.quotes_min, who.organisation, found);
    if (!found.empty()) return base::refusal(errors::quotation_invalid(std::move(found)));
    return quotation{.id = id,
                     .buyer = who.organisation,
                     .unit = who.unit,
                     .requested_by = who.account,
                     .requested_at = now,
                     .asked = std::move(asked),
                     .quotes_min = rules.quotes_min};
}

base::result<void> check_collecting(const quotation& what, base::instant now) {
    if (!takes_quotes(what, now)) return base::refusal(errors::quotes_closed(what.id, what.asked.deadline));
    return {};
}

base::result<quotation> open(const quotation& before, std::size_t standing, account_id by, base::instant now) {
    auto after = advance(before, action::open);
    if (!after) return after;
    if (now < before.asked.deadline) return base::refusal(errors::quotation_not_due(before.id, before.asked.deadline));
    if (standing < static_cast<std::size_t>(before.quotes_min)) return base::refusal(errors::too_few_quotes(standing, before.quotes_min));
    after->opened_by = by;
    after->opened_at = now;
    return after;
}

base::result<quotation> extend(const quotation& before, std::size_t standing, base::instant deadline, base::instant now) {
    auto after = advance(before, action::extend);
    if (!after) return after;
    if (now < before.asked.deadline) return base::refusal(errors::quotation_not_due(before.id, before.asked.deadline));
    if (standing >= static_cast<std::size_t>(before.quotes_min)) return base::refusal(errors::quotes_suffice(before.id));
    if (before.extensions >= quotation_extensions_max) return base::refusal(errors::quotation_extended_too_often());
    faults found;
    check_deadline(deadline, before.asked.deliver_on, now, found);
    if (!found.empty()) {
        for (auto& each : found) each.pointer = "/deadline";
        return base::refusal(errors::quotation_invalid(std::move(found)));
    }
    after->asked.deadline = deadline;
    after->reminded_at.reset();
    ++after->extensions;
    return after;
}

base::result<quotation> award(const quotation& before, std::span<const quote> quotes, organisation_id to, std::optional<std::string> reason,
                              const purchasing_rules& rules, account_id by, base::instant now) {
    auto after = advance(before, action::award);
    if (!after) return after;
    if (by == before.requested_by && has_approvals(rules)) return base::refusal(errors::own_quotation(before.id));
    const auto chosen = std::ranges::find(quotes, to, &quote::supplier);
    if (chosen == quotes.end() || !chosen->standing) return base::refusal(errors::quote_not_found(base::to_wire(to)));
    if (*chosen->standing != 1 && !reason) return base::refusal(errors::award_reason_required(*chosen->standing));
    after->winner = to;
    after->awarded_by = by;
    after->awarded_at = now;
    after->reason = std::move(reason);
    return after;
}

base::result<quotation> give_up(const quotation& before, std::string reason) {
    auto after = advance(before, action::give_up);
    if (after) after->reason = std::move(reason);
    return after;
}

std::optional<quotation> remind(const quotation& before, base::instant now) {
    if (before.reminded_at || now < before.asked.deadline) return std::nullopt;
    auto after = advance(before, action::remind);
    if (!after) return std::nullopt;
    after->reminded_at = now;
    return *std::move(after);
}

}  // namespace chuanpin::orders::domain
