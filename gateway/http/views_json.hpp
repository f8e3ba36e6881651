// Answers of the gateway as JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/app/manage_second_factor.hpp"
#include "gateway/app/manage_sessions.hpp"
#include "gateway/app/ports.hpp"

namespace chuanpin::gateway::http {

[[nodiscard]] std::string encode_session(const domain::member& member, const base::principal& principal, std::string_view csrf_token);
[[nodiscard]] std::string encode_enrolment(const app::enrolment& enrolment);
/// The session as encode_session() says it, with the recovery codes.
[[nodiscard]] std::string encode_confirmed_factor(const app::confirmed_factor& confirmed, std::string_view csrf_token);
[[nodiscard]] std::string encode_organisation(const domain::organisation& organisation);
/// The organisation with its first account.
[[nodiscard]] std::string encode_registration(const domain::member& member);
/// What became of it, for whoever knows its id: nothing that says who a person is.
[[nodiscard]] std::string encode_registration_state(const domain::registration& registration);
[[nodiscard]] std::string encode_registration_record(const domain::registration& registration);
[[nodiscard]] std::string encode_registrations(const std::vector<domain::registration>& registrations,
                                               const std::optional<std::string>& next_cursor);
[[nodiscard]] std::string encode_unit(const domain::unit& unit);
[[nodiscard]] std::string encode_units(const std::vector<domain::unit>& units, const std::optional<std::string>& next_cursor);
[[nodiscard]] std::string encode_account(const app::account_view& account);
[[nodiscard]] std::string encode_accounts(const std::vector<app::account_view>& accounts, const std::optional<std::string>& next_cursor);
[[nodiscard]] std::string encode_organisations(const std::vector<domain::organisation>& organisations,
                                               const std::optional<std::string>& next_cursor);
[[nodiscard]] std::string encode_assignment(const domain::role_assignment& assignment);
[[nodiscard]] std::string encode_sessions(const std::vector<app::session_view>& sessions);
/// Without the secret, of which nothing is known here.
[[nodiscard]] std::string encode_api_key(const domain::api_key& key);
/// `key` as encoded above, with the members "key" and "signing_secret" (null where they are empty).
[[nodiscard]] std::string with_secrets(std::string key, std::string_view text, std::string_view signing_secret);
[[nodiscard]] std::string encode_api_keys(const std::vector<domain::api_key>& keys);
/// Without the secret: it is no part of what is known of an endpoint.
[[nodiscard]] std::string encode_endpoint(const domain::webhook_endpoint& endpoint);
/// `endpoint` as encoded above, with the member "secret" (null where it is empty).
[[nodiscard]] std::string with_secret(std::string endpoint, std::string_view secret);
[[nodiscard]] std::string encode_endpoints(const std::vector<domain::webhook_endpoint>& endpoints);
[[nodiscard]] std::string encode_deliveries(const std::vector<app::delivery_view>& deliveries,
                                            const std::optional<std::string>& next_cursor);

}  // namespace chuanpin::gateway::http
