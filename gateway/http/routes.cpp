#include "gateway/http/routes.hpp"

#include <algorithm>
#include <array>

#include "platform/http/route_table.hpp"
#include "platform/journal/feed.hpp"

namespace chuanpin::gateway::http {

namespace {

using chuanpin::http::access;
using chuanpin::http::audience;
using chuanpin::http::counting;
using chuanpin::http::method;
using chuanpin::http::route;

constexpr access everybody{audience::everyone, {}};
constexpr access members{audience::signed_in, {}};
constexpr access operators{audience::signed_in, "organisations:write"};
constexpr access administrators{audience::signed_in, "accounts:write"};
constexpr access contact_keepers{audience::signed_in, "contacts:write"};
constexpr access unit_managers{audience::signed_in, "units:write"};
constexpr access registration_readers{audience::signed_in, "registrations:read"};
constexpr access recommenders{audience::signed_in, "registrations:recommend"};
constexpr access deciders{audience::signed_in, "registrations:decide"};
constexpr access supervisors{audience::signed_in, "organisations:read"};
constexpr access account_readers{audience::signed_in, "accounts:read"};
constexpr access subscribers{audience::signed_in, "webhooks:write"};
constexpr access auditors{audience::signed_in, "audit:read"};
constexpr access key_makers{audience::signed_in, "api-keys:write"};
constexpr std::size_t credentials_bytes_max = std::size_t{4} << 10;
constexpr std::size_t json_bytes_max = std::size_t{16} << 10;

constexpr route table[] = {
    route{method::post, "/v1/sessions", "open_session", everybody, false, credentials_bytes_max}.with(counting::sign_in),
    {method::get, "/v1/sessions", "list_sessions", members},
    {method::delete_, "/v1/sessions", "revoke_all_sessions", members},
    {method::get, "/v1/sessions/current", "get_current_session", members},
    {method::delete_, "/v1/sessions/current", "close_session", members},
    {method::delete_, "/v1/sessions/{session_id}", "revoke_session", members},
    {method::put, "/v1/accounts/current/password", "change_password", members, false, credentials_bytes_max},
    {method::put, "/v1/accounts/current/one-time-password", "enrol_one_time_password", members, false, credentials_bytes_max},
    {method::put, "/v1/accounts/current/one-time-password/confirmation", "confirm_one_time_password", members, false,
     credentials_bytes_max},
    {method::put, "/v1/accounts/current/one-time-password/removal", "remove_one_time_password", members, false, credentials_bytes_max},
    {method::post, "/v1/api-keys", "create_api_key", key_makers, true, json_bytes_max},
    {method::get, "/v1/api-keys", "list_api_keys", key_makers},
    {method::delete_, "/v1/api-keys/{api_key_id}", "revoke_api_key", key_makers},
    {method::post, "/v1/organisations", "register_organisation", operators, true, json_bytes_max},
    {method::get, "/v1/organisations", "list_organisations", supervisors},
    {method::get, "/v1/organisations/{organisation_id}", "get_organisation", members},
    route{method::get, "/v1/organisations/{organisation_id}/contact", "get_organisation_contact", members}.giving(
        "address, name and telephone of an organisation's contact"),
    route{method::put, "/v1/organisations/{organisation_id}/contact", "state_organisation_contact", contact_keepers, false,
          credentials_bytes_max}
        .with(chuanpin::http::if_match::required),
    route{method::delete_, "/v1/organisations/{organisation_id}/contact", "withdraw_organisation_contact", contact_keepers}.with(
        chuanpin::http::if_match::required),
    {method::post, "/v1/organisations/{organisation_id}/superior", "move_organisation", operators, true, json_bytes_max},
    {method::post, "/v1/organisations/{organisation_id}/closure", "close_organisation", operators, true, json_bytes_max},
    route{method::post, "/v1/registrations", "submit_registration", everybody, true, json_bytes_max}.with(counting::submission),
    route{method::get, "/v1/registrations", "list_registrations", registration_readers}.giving(
        "login, name and masked identity card of who registers"),
    {method::get, "/v1/registrations/{registration_id}", "get_registration", everybody},
    {method::post, "/v1/registrations/{registration_id}/recommendation", "recommend_registration", recommenders, true, json_bytes_max},
    {method::post, "/v1/registrations/{registration_id}/activation", "activate_registration", deciders, true, json_bytes_max},
    {method::post, "/v1/registrations/{registration_id}/refusal", "refuse_registration", deciders, true, json_bytes_max},
    {method::post, "/v1/units", "open_unit", unit_managers, true, json_bytes_max},
    {method::get, "/v1/units", "list_units", members},
    {method::post, "/v1/units/{unit_id}/closure", "close_unit", unit_managers, true, json_bytes_max},
    {method::post, "/v1/accounts", "create_account", administrators, true, json_bytes_max},
    route{method::get, "/v1/accounts", "list_accounts", account_readers}.giving("login and name of colleagues"),
    {method::post, "/v1/accounts/{account_id}/closure", "close_account", administrators, true, json_bytes_max},
    {method::post, "/v1/accounts/{account_id}/role-assignments", "grant_role", administrators, true, json_bytes_max},
    {method::post, "/v1/role-assignments/{assignment_id}/delegations", "delegate_role", members, true, json_bytes_max},
    {method::post, "/v1/role-assignments/{assignment_id}/end", "end_role", members, true, json_bytes_max},
    {method::post, "/v1/webhook-endpoints", "create_webhook_endpoint", subscribers, true, json_bytes_max},
    {method::get, "/v1/webhook-endpoints", "list_webhook_endpoints", subscribers},
    {method::delete_, "/v1/webhook-endpoints/{endpoint_id}", "remove_webhook_endpoint", subscribers},
    {method::get, "/v1/webhook-endpoints/{endpoint_id}/deliveries", "list_webhook_deliveries", subscribers},
    {method::get, "/v1/notices", "list_notices", members},
    {method::get, "/v1/notices/summary", "get_notice_summary", members},
    {method::get, "/v1/notices/feed", "follow_notices", members},
    {method::get, "/v1/notices/{notice_id}", "get_notice", members},
    {method::post, "/v1/notices/{notice_id}/read", "mark_notice_read", members, true, json_bytes_max},
    route{method::get, "/v1/notice-preferences", "get_notice_preferences", members}.giving("masked telephone numbers of colleagues"),
    {method::put, "/v1/notice-preferences", "set_notice_preferences", subscribers, false, json_bytes_max},
    route{method::get, "/v1/audit-entries", "list_audit_entries", auditors}.giving("who did what, and from which address"),
    route{method::get, "/healthz", "get_health", everybody}.with(counting::none),
    route{method::get, "/readyz", "get_readiness", everybody}.with(counting::none),
    route{method::get, "/metrics", "get_metrics", everybody}.with(counting::none),
    {method::get, "/openapi.yaml", "get_openapi", everybody},
    {method::get, "/docs", "get_docs", everybody},
    journal::feed_route,
};

}  // namespace

std::span<const route> routes() { return table; }

bool needs_session(const route& row) {
    static constexpr std::array names = {"list_sessions",
                                         "revoke_all_sessions",
                                         "revoke_session",
                                         "get_current_session",
                                         "close_session",
                                         "change_password",
                                         "create_api_key",
                                         "list_api_keys",
                                         "revoke_api_key",
                                         "enrol_one_time_password",
                                         "confirm_one_time_password",
                                         "remove_one_time_password"};
    return std::ranges::find(names, row.name) != names.end();
}

const route& route_named(std::string_view name) { return chuanpin::http::route_named(table, name); }

}  // namespace chuanpin::gateway::http
