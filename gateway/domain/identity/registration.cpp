#include "gateway/domain/identity/registration.hpp"

#include <algorithm>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/four_eyes.hpp"

namespace chuanpin::gateway::domain {

namespace {

constexpr std::array<std::string_view, 5> names = {"submitted", "recommended", "activated", "refused", "lapsed"};

enum class suppliers { only, never, alike };

struct transition {
    registration_state from;
    registration_action action;
    suppliers whose;
    registration_state to;
};

constexpr std::array transitions = {
    transition{registration_state::submitted, registration_action::recommend, suppliers::only, registration_state::recommended},
    transition{registration_state::submitted, registration_action::activate, suppliers::never, registration_state::activated},
    transition{registration_state::submitted, registration_action::refuse, suppliers::alike, registration_state::refused},
    transition{registration_state::recommended, registration_action::activate, suppliers::only, registration_state::activated},
    transition{registration_state::recommended, registration_action::refuse, suppliers::only, registration_state::refused},
    transition{registration_state::submitted, registration_action::lapse, suppliers::alike, registration_state::lapsed},
    transition{registration_state::recommended, registration_action::lapse, suppliers::only, registration_state::lapsed},
};

bool is_for(suppliers whose, bool supplier) { return whose == suppliers::alike || (whose == suppliers::only) == supplier; }

base::result<registration> step(registration before, registration_action action) {
    const auto next = next_state(before.state, action, before.kind);
    if (!next) return base::refusal(errors::registration_state_wrong(name_of(before.state)));
    before.state = *next;
    ++before.version;
    return before;
}

/// What nobody needs who was not let in.
void forget_person(registration& what) {
    what.password_hash.reset();
    what.identity_card_sealed.reset();
    what.identity_card_hash.reset();
    what.contact_sealed.reset();
}

base::result<registration> decide(registration before, registration_action action, const base::account_id& by, base::instant now) {
    if (before.recommended_by) {
        if (auto other = must_be_other_person(*before.recommended_by, by); !other) return base::refusal(std::move(other.error()));
    }
    auto after = step(std::move(before), action);
    if (!after) return after;
    after->decided_by = by;
    after->decided_at = now;
    after->password_hash.reset();
    after->contact_sealed.reset();
    return after;
}

}  // namespace

std::string_view name_of(registration_state state) { return names.at(static_cast<std::size_t>(state)); }

std::optional<registration_state> parse_registration_state(std::string_view name) {
    const auto* found = std::ranges::find(registration_states, name, [](registration_state each) { return name_of(each); });
    if (found == registration_states.end()) return std::nullopt;
    return *found;
}

bool needs_recommendation(organisation_kind kind) { return family_of(kind) == organisation_family::supplier; }

std::optional<registration_state> next_state(registration_state from, registration_action action, organisation_kind kind) {
    for (const auto& each : transitions) {
        if (each.from == from && each.action == action && is_for(each.whose, needs_recommendation(kind))) return each.to;
    }
    return std::nullopt;
}

bool recommends(organisation_kind kind) {
    return kind == organisation_kind::county_government || kind == organisation_kind::poverty_relief_office;
}

bool may_recommend(organisation_kind kind, std::string_view county_code, const registration& what) {
    return recommends(kind) && county_code == what.county_code;
}

base::result<registration> recommend(registration before, const base::account_id& by, base::instant now) {
    auto after = step(std::move(before), registration_action::recommend);
    if (!after) return after;
    after->recommended_by = by;
    after->recommended_at = now;
    return after;
}

base::result<registration> activate(registration before, const base::account_id& by, const base::organisation_id& becomes,
                                    base::instant now) {
    auto after = decide(std::move(before), registration_action::activate, by, now);
    if (after) after->organisation = becomes;
    return after;
}

base::result<registration> refuse(registration before, const base::account_id& by, std::string reason, base::instant now) {
    auto after = decide(std::move(before), registration_action::refuse, by, now);
    if (!after) return after;
    after->refusal_reason = std::move(reason);
    forget_person(*after);
    return after;
}

base::result<registration> lapse(registration before, base::instant now) {
    auto after = step(std::move(before), registration_action::lapse);
    if (!after) return after;
    after->decided_at = now;
    forget_person(*after);
    return after;
}

}  // namespace chuanpin::gateway::domain
