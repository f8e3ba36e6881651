// The one way in: every public request of every service comes through here.
//
//   strip what only we may say → which route → has its service room → who is it → may they → CSRF → how often → the service →
//   headers of safety
//
// Deny by default: a path that no table has is 404, an internal one too. The service checks again by the same row.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gateway/app/authenticate_api_key.hpp"
#include "gateway/app/authenticate_session.hpp"
#include "gateway/app/authenticate_signature.hpp"
#include "gateway/app/csrf_tokens.hpp"
#include "gateway/http/audit_trail.hpp"
#include "gateway/http/limits.hpp"
#include "gateway/http/origin_rule.hpp"
#include "gateway/http/page_handlers.hpp"
#include "gateway/http/session_cookie.hpp"
#include "platform/base/log.hpp"
#include "platform/http/route_table.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::gateway::http {

struct entrance_parts {
    app::authenticate_session& authenticate;
    app::authenticate_api_key& authenticate_key;
    app::authenticate_signature& authenticate_signature;
    const app::csrf_tokens& csrf;
    const session_cookie& cookie;
    http::limits& limits;
    const origin_rule& origins;
    audit_trail& audit;
    chuanpin::http::responder& own;  ///< the gateway's own router
    std::function<chuanpin::http::responder&(std::string_view service)> upstream;
    std::vector<chuanpin::http::exception_translator> translators;
    base::logger& log;
    bool secure = false;  ///< behind TLS: adds Strict-Transport-Security
};

class entrance final : public chuanpin::http::responder {
public:
    /// `services` are all services of the program, the gateway among them by `own_name`. Throws std::logic_error where two
    /// rows have the same method and path.
    entrance(entrance_parts parts, std::span<const service_routes> services, std::string_view own_name);

    base::task<chuanpin::http::response> respond(chuanpin::http::request request) override;

private:
    struct owner {
        std::string_view service;
        chuanpin::http::responder* answers = nullptr;  ///< found on the first request
    };
    base::task<chuanpin::http::response> answer(chuanpin::http::request request, const chuanpin::http::route& row);
    /// `reader`: who is known on a route for everybody, where nothing but the quota depends on it.
    std::optional<base::result<void>> admit_at_once(chuanpin::http::request& request, const chuanpin::http::route& row,
                                                    std::optional<base::organisation_id>& reader);
    base::result<void> admit_member(chuanpin::http::request& request, const chuanpin::http::route& row, const app::known_session& who);
    base::task<base::result<void>> admit(chuanpin::http::request& request, const chuanpin::http::route& row,
                                         std::optional<base::organisation_id>& reader);
    base::task<base::result<void>> admit_guarded(chuanpin::http::request& request, const chuanpin::http::route& row,
                                                 std::optional<base::organisation_id>& reader);
    base::task<base::result<void>> admit_session(chuanpin::http::request& request, const chuanpin::http::route& row,
                                                 std::optional<std::string_view> token);
    base::task<base::result<void>> admit_key(chuanpin::http::request& request, const chuanpin::http::route& row);
    base::task<base::result<void>> admit_signed(chuanpin::http::request& request, const chuanpin::http::route& row);
    base::task<std::optional<base::organisation_id>> recognise(chuanpin::http::request& request, const chuanpin::http::route& row,
                                                               std::optional<std::string_view> token);
    base::result<void> refuse_leaked_key(const chuanpin::http::request& request, const chuanpin::http::route& row);
    base::result<void> refuse_key(const chuanpin::http::request& request, const chuanpin::http::route& row);
    base::result<void> check_session(const chuanpin::http::request& request, const chuanpin::http::route& row,
                                     const app::known_session& known) const;
    base::result<void> conclude(chuanpin::http::request& request, const chuanpin::http::route& row, const base::principal& who,
                                base::result<void> checked);
    base::result<void> check_csrf(const chuanpin::http::request& request, const app::known_session& session) const;
    chuanpin::http::responder& responder_of(owner& where);

    entrance_parts parts_;
    std::vector<owner> owners_;
    std::unordered_map<const chuanpin::http::route*, std::size_t> owner_of_;
    std::unique_ptr<chuanpin::http::route_table> table_;
};

}  // namespace chuanpin::gateway::http
