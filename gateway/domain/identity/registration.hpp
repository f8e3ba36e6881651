// Registrations: somebody outside asks to take part; the county recommends suppliers; the operator decides. Only then are there an
// organisation and an account. What nobody decides lapses. Whoever may ask is nobody we know, so how many are open is bounded.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/domain/identity/organisation_kind.hpp"
#include "gateway/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

inline constexpr std::size_t refusal_reason_length_max = 500;  ///< code points
/// Registrations that wait for a decision at the same time, unless the settings say otherwise.
inline constexpr std::size_t open_registrations_default_max = 5'000;
/// What nobody has decided by then lapses, unless the settings say otherwise.
inline constexpr std::chrono::days registration_life_default{60};

enum class registration_state { submitted, recommended, activated, refused, lapsed };
enum class registration_action { recommend, activate, refuse, lapse };

inline constexpr std::array registration_states = {registration_state::submitted, registration_state::recommended,
                                                   registration_state::activated, registration_state::refused, registration_state::lapsed};

/// "submitted", …
[[nodiscard]] std::string_view name_of(registration_state state);
[[nodiscard]] std::optional<registration_state> parse_registration_state(std::string_view name);
/// Whether somebody may still decide.
[[nodiscard]] constexpr bool is_open(registration_state state) {
    return state == registration_state::submitted || state == registration_state::recommended;
}

/// Suppliers are recommended by their county before the operator decides; others come straight to the operator.
[[nodiscard]] bool needs_recommendation(organisation_kind kind);

/// The one table; nullopt where the action is not possible.
[[nodiscard]] std::optional<registration_state> next_state(registration_state from, registration_action action, organisation_kind kind);

struct registration {
    registration_id id{};
    std::string name;
    organisation_kind kind{};
    std::string county_code;
    std::optional<std::string> credit_code{};
    std::optional<std::string> identity_card_masked{};
    std::optional<std::string> identity_card_sealed{};  ///< crypto::secret_box; gone after a refusal or a lapse
    std::optional<std::string> identity_card_hash{};    ///< 32 bytes, keyed; gone likewise
    std::optional<std::string> contact_sealed{};        ///< a business_contact by crypto::keyed_box; gone after the decision
    std::string login;
    std::string display_name;
    std::optional<std::string> password_hash{};  ///< gone after the decision
    registration_state state{};
    base::instant submitted_at{};
    std::optional<base::account_id> recommended_by{};
    std::optional<base::instant> recommended_at{};
    std::optional<base::account_id> decided_by{};
    std::optional<base::instant> decided_at{};
    std::optional<std::string> refusal_reason{};
    std::optional<base::organisation_id> organisation{};  ///< what became of it
    std::int64_t version = 1;
};

/// A county's government or its poverty-relief office.
[[nodiscard]] bool recommends(organisation_kind kind);
/// One of these, of that county.
[[nodiscard]] bool may_recommend(organisation_kind kind, std::string_view county_code, const registration& what);

/// Errors: registration-state (the action is not possible now).
[[nodiscard]] base::result<registration> recommend(registration before, const base::account_id& by, base::instant now);
/// What is left for the caller: to make the organisation. Errors: registration-state, same-person (who recommended).
[[nodiscard]] base::result<registration> activate(registration before, const base::account_id& by, const base::organisation_id& becomes,
                                                  base::instant now);
/// Secrets and personal data go. Errors: registration-state, same-person.
[[nodiscard]] base::result<registration> refuse(registration before, const base::account_id& by, std::string reason, base::instant now);
/// Nobody has decided in time: as a refusal without a person and a reason. Errors: registration-state.
[[nodiscard]] base::result<registration> lapse(registration before, base::instant now);

}  // namespace chuanpin::gateway::domain
