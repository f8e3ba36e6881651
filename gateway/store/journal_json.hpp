// What the gateway's own journal says of its changes. Never passwords, tokens or secrets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gateway/domain/identity/account.hpp"
#include "gateway/domain/identity/api_key.hpp"
#include "gateway/domain/identity/registration.hpp"
#include "gateway/domain/identity/unit.hpp"
#include "gateway/domain/webhook/endpoint.hpp"

namespace chuanpin::gateway::store {

/// As it stands, its contact sealed: of an organisation that was read by its id, or that is new.
[[nodiscard]] std::string organisation_data(const domain::organisation& organisation);
[[nodiscard]] std::string unit_data(const domain::unit& unit);
/// Without what says who a person is.
[[nodiscard]] std::string registration_data(const domain::registration& registration);
[[nodiscard]] std::string account_data(const domain::account& account);
[[nodiscard]] std::string assignment_data(const domain::role_assignment& assignment);
[[nodiscard]] std::string account_id_data(const base::account_id& account);
/// Where a sign-in came from; the account is null where the login is nobody's.
[[nodiscard]] std::string sign_in_data(const std::optional<base::account_id>& account, std::string_view address);
[[nodiscard]] std::string api_key_data(const domain::api_key& key);
[[nodiscard]] std::string endpoint_data(const domain::webhook_endpoint& endpoint);
[[nodiscard]] std::string endpoint_health_data(const domain::webhook_endpoint_id& endpoint, const base::organisation_id& organisation,
                                               std::int64_t consecutive_failures);

}  // namespace chuanpin::gateway::store
