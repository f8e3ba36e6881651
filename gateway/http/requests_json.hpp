// Bodies of requests become commands; every fault of a body is found at once.
#pragma once

#include <string>

#include "gateway/app/change_password.hpp"
#include "gateway/app/create_account.hpp"
#include "gateway/app/create_api_key.hpp"
#include "gateway/app/create_webhook_endpoint.hpp"
#include "gateway/app/delegate_role.hpp"
#include "gateway/app/grant_role.hpp"
#include "gateway/app/manage_second_factor.hpp"
#include "gateway/app/open_session.hpp"
#include "gateway/app/open_unit.hpp"
#include "gateway/app/register_organisation.hpp"
#include "gateway/app/submit_registration.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::gateway::http {

[[nodiscard]] base::result<app::credentials> decode_credentials(const chuanpin::http::request& request);
[[nodiscard]] base::result<app::new_password> decode_new_password(const chuanpin::http::request& request);
/// {"password"} and {"one_time_code"} alone.
[[nodiscard]] base::result<std::string> decode_password(const chuanpin::http::request& request);
[[nodiscard]] base::result<std::string> decode_one_time_code(const chuanpin::http::request& request);
[[nodiscard]] base::result<app::factor_removal> decode_factor_removal(const chuanpin::http::request& request);
[[nodiscard]] domain::client_facts facts_of(const chuanpin::http::request& request);
[[nodiscard]] base::result<app::new_api_key> decode_api_key(const chuanpin::http::request& request);
[[nodiscard]] base::result<app::new_organisation> decode_organisation(const chuanpin::http::request& request);
[[nodiscard]] base::result<app::new_registration> decode_registration(const chuanpin::http::request& request);
/// The reason.
[[nodiscard]] base::result<std::string> decode_refusal(const chuanpin::http::request& request);
/// The superior's id; nullopt inside the result: none.
[[nodiscard]] base::result<std::optional<base::organisation_id>> decode_superior(const chuanpin::http::request& request);
[[nodiscard]] base::result<app::new_unit> decode_unit(const chuanpin::http::request& request);
[[nodiscard]] base::result<app::new_account> decode_account(const chuanpin::http::request& request);
/// The account is in the path, so it is left to the caller.
[[nodiscard]] base::result<app::new_role_assignment> decode_role_assignment(const chuanpin::http::request& request);
/// The source is in the path, so it is left to the caller.
[[nodiscard]] base::result<app::new_delegation> decode_delegation(const chuanpin::http::request& request);
[[nodiscard]] base::result<app::new_webhook_endpoint> decode_webhook_endpoint(const chuanpin::http::request& request);

}  // namespace chuanpin::gateway::http
