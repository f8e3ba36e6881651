#include "orders/domain/standing/standing_order.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "orders/domain/standing/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view status_names[] = {"active", "paused", "ended"};
constexpr std::string_view mode_names[] = {"order", "draft"};
constexpr std::string_view outcome_names[] = {"ordered", "drafted", "not_ordered"};

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::string_view (&names)[N], std::string_view name) {
    const auto* found = std::ranges::find(names, name);
    if (found == std::end(names)) return std::nullopt;
    return static_cast<Enum>(found - names);
}

base::business_date later(base::business_date day, std::int64_t count) { return base::business_date(sys_days(day) + days(count)); }

bool delivers_on(const standing_order& what, std::optional<int> weekday) {
    return weekday && std::ranges::any_of(what.plan.lines, [&](const standing_line& each) { return each.weekday == *weekday; });
}

base::result<void> check_open(const standing_order& what, std::string_view action) {
    if (what.status == standing_status::ended)
        return base::refusal(errors::standing_order_state_conflict(what.id, name_of(what.status), action));
    return {};
}

}  // namespace

std::string_view name_of(standing_status status) { return status_names[static_cast<std::size_t>(status)]; }
std::string_view name_of(standing_mode mode) { return mode_names[static_cast<std::size_t>(mode)]; }
std::string_view name_of(day_outcome outcome) { return outcome_names[static_cast<std::size_t>(outcome)]; }
std::optional<standing_status> parse_standing_status(std::string_view name) { return parse<standing_status>(status_names, name); }
std::optional<standing_mode> parse_standing_mode(std::string_view name) { return parse<standing_mode>(mode_names, name); }
std::optional<day_outcome> parse_day_outcome(std::string_view name) { return parse<day_outcome>(outcome_names, name); }

bool belongs_to(const standing_order& what, const base::principal& who) {
    return what.buyer == who.organisation && (!who.unit || who.unit == what.unit);
}

base::result<void> check_plan(const standing_plan& plan, base::business_date today) {
    std::vector<base::field_error> found;
    if (plan.ends_on && *plan.ends_on < plan.starts_on)
        found.push_back({"/ends_on", "out-of-range", "Must not lie before its beginning."});
    else if (plan.ends_on && *plan.ends_on < today)
        found.push_back({"/ends_on", "past", "Must be today or later."});
    if (plan.partial && plan.mode == standing_mode::draft)
        found.push_back({"/partial", "unexpected", "A draft keeps every line until somebody submits it."});
    if (plan.may_wait_for_harvest && plan.mode == standing_mode::draft)
        found.push_back({"/may_wait_for_harvest", "unexpected", "A draft holds nothing: whoever submits it says what waits."});
    for (std::size_t i = 0; i < plan.lines.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (plan.lines[i].weekday == plan.lines[j].weekday && plan.lines[i].asked.offer == plan.lines[j].asked.offer)
                found.push_back({fmt::format("/lines/{}/offer_id", i), "duplicate", fmt::format("The same offer stands in line {}.", j)});
    if (!found.empty()) return base::refusal(errors::standing_order_invalid(std::move(found)));
    return {};
}

base::business_date decided_at_start(const standing_plan& plan, base::business_date today) {
    return later(std::max(plan.starts_on, later(today, plan.lead_days)), -1);
}

base::business_date due_on(const standing_order& what) { return later(what.decided_through, 1 - what.plan.lead_days); }

std::optional<standing_step> next_step(const standing_order& what, const school_calendar& calendar,
                                       const base::working_day_calendar& national, base::business_date today) {
    if (what.status != standing_status::active) return std::nullopt;
    const auto first = later(what.decided_through, 1);
    auto last = std::min(later(today, what.plan.lead_days), later(first, days_of_one_look - 1));
    if (what.plan.ends_on) last = std::min(last, *what.plan.ends_on);
    if (what.plan.ends_on && *what.plan.ends_on < first) return standing_step{.decided_through = what.decided_through, .ends = true};
    if (last < first) return std::nullopt;
    for (auto day = first; day <= last; day = later(day, 1))
        if (delivers_on(what, open_as(calendar, national, day)))
            return standing_step{.decided_through = day, .delivers = true, .too_late = day < today, .ends = day == what.plan.ends_on};
    return standing_step{.decided_through = last, .ends = last == what.plan.ends_on};
}

standing_day_claim claim_of(const standing_order& what, const standing_step& step) {
    auto after = what;
    after.decided_through = step.decided_through;
    return {what.id, what.version, step.decided_through, due_on(after), step.ends};
}

order_request request_for(const standing_order& what, const school_calendar& calendar, const base::working_day_calendar& national,
                          base::business_date day) {
    order_request asked{.supplier = what.plan.supplier,
                        .delivery = what.plan.delivery,
                        .requested_delivery_date = day,
                        .lines = {},
                        .terms = what.plan.terms};
    const auto weekday = open_as(calendar, national, day);
    for (const auto& each : what.plan.lines)
        if (each.weekday == weekday) asked.lines.push_back(each.asked);
    return asked;
}

base::result<standing_order> change_plan(const standing_order& before, standing_plan plan, base::business_date today) {
    if (auto open = check_open(before, "change"); !open) return base::refusal(std::move(open.error()));
    if (auto fine = check_plan(plan, today); !fine) return base::refusal(std::move(fine.error()));
    auto after = before;
    after.plan = std::move(plan);
    ++after.version;
    if (after.plan.starts_on > before.decided_through)
        after.decided_through = std::max(before.decided_through, decided_at_start(after.plan, today));
    return after;
}

base::result<standing_order> pause(const standing_order& before) {
    if (before.status != standing_status::active)
        return base::refusal(errors::standing_order_state_conflict(before.id, name_of(before.status), "pause"));
    auto after = before;
    after.status = standing_status::paused;
    ++after.version;
    return after;
}

base::result<standing_order> resume(const standing_order& before, base::business_date today) {
    if (before.status != standing_status::paused)
        return base::refusal(errors::standing_order_state_conflict(before.id, name_of(before.status), "resume"));
    auto after = before;
    after.status = standing_status::active;
    after.decided_through = std::max(before.decided_through, later(today, before.plan.lead_days - 1));
    ++after.version;
    return after;
}

base::result<standing_order> end(const standing_order& before) {
    if (auto open = check_open(before, "end"); !open) return base::refusal(std::move(open.error()));
    auto after = before;
    after.status = standing_status::ended;
    ++after.version;
    return after;
}

}  // namespace chuanpin::orders::domain
