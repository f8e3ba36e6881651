// Every refusal of the gateway: the table, and a factory for each row.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/domain/identity/organisation_kind.hpp"
#include "gateway/domain/identity/password_policy.hpp"
#include "gateway/domain/identity/role.hpp"
#include "gateway/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::gateway::domain::errors {

/// All rows, for the catalogue of problems.
[[nodiscard]] std::span<const base::error_definition> all();
/// Those of them that are about API keys and signatures.
[[nodiscard]] std::span<const base::error_definition> of_programs();

/// The one answer to every failed sign-in: it does not say what was wrong.
[[nodiscard]] base::error credentials_wrong();
[[nodiscard]] base::error sign_in_delayed(std::chrono::seconds wait);
/// Redis is away: nobody can be recognised, and nobody becomes anonymous by that.
[[nodiscard]] base::error sessions_unavailable();
[[nodiscard]] base::error csrf_token_invalid();

/// A changing request that a browser says comes from another site.
[[nodiscard]] base::error foreign_origin();
/// Two of a session's cookie, an Authorization header and a signature: which of them is meant?
[[nodiscard]] base::error two_credentials();
[[nodiscard]] base::error session_not_found(const session_id& id);
[[nodiscard]] base::error old_password_wrong();
[[nodiscard]] base::error password_refused(password_fault fault);
[[nodiscard]] base::error password_changed_meanwhile();

/// The password is right; the account's second factor is asked for.
[[nodiscard]] base::error one_time_code_required();
[[nodiscard]] base::error one_time_code_wrong();
[[nodiscard]] base::error one_time_codes_exhausted();
[[nodiscard]] base::error one_time_password_enrolled();
[[nodiscard]] base::error one_time_password_missing();

/// The one answer to every key that opens nothing: it does not say what was wrong.
[[nodiscard]] base::error api_key_wrong();
/// A key in the address of a request stands in the logs of everybody on its way.
[[nodiscard]] base::error api_key_in_query();
[[nodiscard]] base::error address_not_allowed();
/// What only a person may do who is signed in.
[[nodiscard]] base::error session_required();
[[nodiscard]] base::error scope_not_grantable(std::string_view scope);
[[nodiscard]] base::error api_key_life_invalid();
[[nodiscard]] base::error api_keys_too_many(std::size_t limit);
[[nodiscard]] base::error api_keys_of_purpose_too_many(std::size_t limit);
[[nodiscard]] base::error api_key_not_found(const api_key_id& id);
/// Not 32 bytes of a point that only one secret belongs to.
[[nodiscard]] base::error public_key_refused();

/// `field`: Signature-Input or Signature.
[[nodiscard]] base::error signature_malformed(std::string_view field);
/// None, or more than one, with the tag "partner-v1".
[[nodiscard]] base::error signature_not_single();
[[nodiscard]] base::error signature_parameter_invalid(std::string_view name);
[[nodiscard]] base::error signature_algorithm_unsupported();
[[nodiscard]] base::error signature_missing_component(std::string_view name);
/// It covers what the request does not have, or what nobody here can compute.
[[nodiscard]] base::error signature_component_absent(std::string_view name);
[[nodiscard]] base::error signature_not_current();
[[nodiscard]] base::error signature_life_invalid();
[[nodiscard]] base::error signature_expired();
/// The one answer to every signature that does not hold: unknown, revoked or bearer key, another algorithm, other bytes.
[[nodiscard]] base::error signature_wrong();
[[nodiscard]] base::error digest_malformed();
[[nodiscard]] base::error digest_wrong();
[[nodiscard]] base::error nonce_used();

[[nodiscard]] base::error organisation_not_found(const base::organisation_id& id);
[[nodiscard]] base::error organisation_name_taken(std::string_view name);
[[nodiscard]] base::error credit_code_taken(std::string_view code);
[[nodiscard]] base::error login_taken(std::string_view login);

[[nodiscard]] base::error account_not_found(const base::account_id& id);
[[nodiscard]] base::error role_assignment_not_found(const role_assignment_id& id);
/// Requester and decider are one person.
[[nodiscard]] base::error same_person();
[[nodiscard]] base::error role_period_invalid();
[[nodiscard]] base::error role_not_for_kind(role what, organisation_kind kind);
[[nodiscard]] base::error role_held_already(role what);
[[nodiscard]] base::error role_scope_differs();
[[nodiscard]] base::error role_assignments_too_many();

/// Also where it is another organisation's, or closed.
[[nodiscard]] base::error unit_not_found(const base::unit_id& id);
[[nodiscard]] base::error unit_too_deep();
[[nodiscard]] base::error units_too_many();
[[nodiscard]] base::error unit_in_use();
[[nodiscard]] base::error organisation_tree_cycle();
[[nodiscard]] base::error organisation_tree_too_deep();

[[nodiscard]] base::error role_not_delegable(role what);
[[nodiscard]] base::error delegation_period_invalid();
[[nodiscard]] base::error account_closed();
[[nodiscard]] base::error organisation_closed();
[[nodiscard]] base::error organisation_in_use();

/// As many wait for a decision as may.
[[nodiscard]] base::error registrations_full(std::size_t limit);
[[nodiscard]] base::error registration_not_found(const registration_id& id);
[[nodiscard]] base::error registration_state_wrong(std::string_view state);
[[nodiscard]] base::error identity_card_taken();

/// The file is refused as a whole: nothing of it was loaded.
[[nodiscard]] base::error accounts_invalid(std::vector<base::field_error> faults);

[[nodiscard]] base::error webhook_endpoint_not_found(const webhook_endpoint_id& id);
[[nodiscard]] base::error webhook_endpoints_too_many(std::size_t limit);
[[nodiscard]] base::error webhook_url_refused(std::string detail);
[[nodiscard]] base::error event_type_invalid(std::string_view pattern);

[[nodiscard]] base::error notice_not_found();

}  // namespace chuanpin::gateway::domain::errors
