#include "catalog/domain/mark/certificate.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

using std::chrono::months;

constexpr certificate_status statuses[] = {certificate_status::pre_authorised, certificate_status::authorised,
                                           certificate_status::suspended, certificate_status::revoked, certificate_status::succeeded};

bool holds_on(const certificate_version& each, base::business_date on) {
    return each.valid_from <= on && (!each.valid_to || on < *each.valid_to);
}

// The row that authorised last before that day: what resuming goes back to.
const certificate_version* find_authority_before(std::span<const certificate_version> live, base::business_date day) {
    const certificate_version* found = nullptr;
    for (const auto& each : live)
        if (authorises(each.status) && each.valid_from < day && (!found || found->valid_from < each.valid_from)) found = &each;
    return found;
}

const certificate_version* find_last(std::span<const certificate_version> live) {
    const auto found = std::ranges::max_element(live, {}, &certificate_version::valid_from);
    return found == live.end() ? nullptr : &*found;
}

// Everything known from the day on gives way to `fresh`; what began before it is cut there.
certificate_change replace_from(std::span<const certificate_version> live, base::business_date from, certificate_version fresh) {
    certificate_change change;
    for (const auto& each : live) {
        if (each.valid_to && *each.valid_to <= from) continue;
        change.superseded.push_back(each.id);
        if (each.valid_from >= from) continue;
        auto before = each;
        before.id = 0;
        before.valid_to = from;
        change.inserted.push_back(std::move(before));
    }
    change.inserted.push_back(std::move(fresh));
    return change;
}

base::refusal invalid(std::string pointer, std::string detail) {
    return base::refusal(errors::certificate_order_invalid({{std::move(pointer), "out-of-range", std::move(detail)}}));
}

base::result<void> check_order(const certificate_order& order, base::business_date today) {
    if (order.from < today) return invalid("/from", "The past is not rewritten.");
    if ((order.action == certificate_action::extend) != order.valid_to.has_value())
        return invalid("/valid_to", "Needed to extend, and only then.");
    if ((order.action == certificate_action::succeed) != order.successor_number.has_value())
        return invalid("/successor_number", "Needed to succeed, and only then.");
    return {};
}

}  // namespace

std::string_view name_of(certificate_status status) {
    switch (status) {
        case certificate_status::pre_authorised:
            return "pre_authorised";
        case certificate_status::authorised:
            return "authorised";
        case certificate_status::suspended:
            return "suspended";
        case certificate_status::revoked:
            return "revoked";
        case certificate_status::succeeded:
            return "succeeded";
    }
    return {};
}

std::optional<certificate_status> parse_certificate_status(std::string_view name) {
    const auto found = std::ranges::find(statuses, name, [](certificate_status each) { return name_of(each); });
    if (found == std::end(statuses)) return std::nullopt;
    return *found;
}

std::string_view name_of(certificate_action action) {
    switch (action) {
        case certificate_action::authorise:
            return "authorise";
        case certificate_action::suspend:
            return "suspend";
        case certificate_action::resume:
            return "resume";
        case certificate_action::revoke:
            return "revoke";
        case certificate_action::extend:
            return "extend";
        case certificate_action::succeed:
            return "succeed";
    }
    return {};
}

std::string_view past_of(certificate_action action) {
    switch (action) {
        case certificate_action::authorise:
            return "authorised";
        case certificate_action::suspend:
            return "suspended";
        case certificate_action::resume:
            return "resumed";
        case certificate_action::revoke:
            return "revoked";
        case certificate_action::extend:
            return "extended";
        case certificate_action::succeed:
            return "succeeded";
    }
    return {};
}

base::business_date add_months(base::business_date from, std::int64_t count) {
    const auto found = from + months(count);
    return found.ok() ? found : base::business_date(found.year() / found.month() / std::chrono::last);
}

const certificate_version* find_on(std::span<const certificate_version> live, base::business_date on) {
    const auto found = std::ranges::find_if(live, [on](const auto& each) { return holds_on(each, on); });
    return found == live.end() ? nullptr : &*found;
}

std::string_view status_on(std::span<const certificate_version> live, base::business_date on) {
    if (const auto* found = find_on(live, on)) return name_of(found->status);
    const bool begun = std::ranges::any_of(live, [on](const auto& each) { return each.valid_from <= on; });
    return begun ? "expired" : "not_yet_valid";
}

std::optional<base::business_date> next_change_after(std::span<const certificate_version> live, base::business_date on) {
    std::optional<base::business_date> next;
    const auto consider = [&](base::business_date day) {
        if (on < day && (!next || day < *next)) next = day;
    };
    for (const auto& each : live) {
        consider(each.valid_from);
        if (each.valid_to) consider(*each.valid_to);
    }
    return next;
}

std::string_view came_by_itself(const certificate& what, std::span<const certificate_version> live, base::business_date today) {
    if (!what.next_change_on || today < *what.next_change_on) return {};
    const base::business_date before = std::chrono::sys_days(*what.next_change_on) - std::chrono::days(1);
    const auto now = status_on(live, today);
    if (now == status_on(live, before)) return {};
    return now == "expired" ? "expired" : "took_effect";
}

bool may_carry_mark(const certificate& what, std::span<const certificate_version> live, product_id product, base::business_date on) {
    const auto* found = find_on(live, on);
    return found && authorises(found->status) && covers(what.scope, product, on);
}

certificate_version first_version(certificate_status status, base::business_date from, const certificate_terms& terms,
                                  const account_id& by) {
    const auto length = status == certificate_status::pre_authorised ? terms.pre_authorised_months : terms.authorised_months;
    return {.status = status, .valid_from = from, .valid_to = add_months(from, length), .reason = "issued", .by = by};
}

base::result<certificate_change> plan_change(const certificate& what, std::span<const certificate_version> live,
                                             const certificate_order& order, base::business_date today, const certificate_terms& terms,
                                             const account_id& by) {
    if (auto fits = check_order(order, today); !fits) return base::refusal(std::move(fits.error()));
    if (what.version > certificate_changes_max) return base::refusal(errors::certificate_has_too_many_changes(what.number));
    const auto* current = find_on(live, order.from);
    const auto* last = find_last(live);
    const auto conflict = [&] {
        return base::refusal(errors::certificate_state_conflict(what.number, status_on(live, order.from), name_of(order.action)));
    };
    certificate_version fresh{.valid_from = order.from, .reason = order.reason, .by = by};
    switch (order.action) {
        case certificate_action::authorise:
            if (!current || current->status != certificate_status::pre_authorised) return conflict();
            fresh.status = certificate_status::authorised;
            fresh.valid_to = add_months(order.from, terms.authorised_months);
            break;
        case certificate_action::suspend:
            if (!current || !authorises(current->status)) return conflict();
            fresh.status = certificate_status::suspended;
            fresh.valid_to = last->valid_to;
            break;
        case certificate_action::resume: {
            const auto* before = find_authority_before(live, order.from);
            if (!current || current->status != certificate_status::suspended || !before) return conflict();
            fresh.status = before->status;
            fresh.valid_to = current->valid_to;
            break;
        }
        case certificate_action::revoke:
        case certificate_action::succeed:
            // Also one that has expired or not begun: it shall not come back by an extension.
            if (current && (current->status == certificate_status::revoked || current->status == certificate_status::succeeded))
                return conflict();
            fresh.status = order.action == certificate_action::revoke ? certificate_status::revoked : certificate_status::succeeded;
            break;
        case certificate_action::extend: {
            // A certificate in force goes on from its end; one that has expired is renewed from the day given.
            if (!last || !last->valid_to || !authorises(last->status)) return conflict();
            fresh.valid_from = std::max(order.from, *last->valid_to);
            fresh.status = last->status;
            fresh.valid_to = order.valid_to;
            if (*order.valid_to <= fresh.valid_from) return invalid("/valid_to", "Not after the present end.");
            break;
        }
    }
    return replace_from(live, fresh.valid_from, fresh);
}

}  // namespace chuanpin::catalog::domain
