// Which handler answers which path, who may call it, and what is said when none does.
//
// A service's routes are a constexpr table (http/routes.cpp): one row says method, path, name, who may, and whether the
// caller must send an Idempotency-Key. A row without `access` does not compile; access is denied unless the row allows it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/base/task.hpp"
#include "platform/http/message.hpp"

namespace chuanpin::http {

enum class audience {
    everyone,   ///< no sign-in needed
    signed_in,  ///< any account with the row's permission
    internal,   ///< other services of this program only; never routed by the gateway
};

/// Who may call a route. There is no default: a row that does not say it does not compile.
struct access {
    // NOLINTNEXTLINE(google-explicit-constructor): rows say {audience::signed_in, "orders:read"}
    constexpr access(audience who, std::string_view permission = {}) : who(who), permission(permission) {}

    audience who;
    std::string_view permission;  ///< needed by `signed_in`; empty means that being signed in is enough
};

/// Whether a change names the version that it is meant for (If-Match, RFC 9110 §13.1.1).
enum class if_match {
    none,      ///< the route changes nothing that has a version
    optional,  ///< decided where it is sent: a stale one is 412
    required,  ///< PUT, PATCH and DELETE of something that has versions: without it 428 (RFC 6585 §3)
};

/// Against which policies a request counts (gateway/http/limits.hpp).
enum class counting {
    usual,       ///< by organisation, or by address where nobody is signed in; changes count twice over
    sign_in,     ///< trying passwords
    submission,  ///< what somebody who is not known hands in for people to decide on
    none,        ///< probes of the operator
};

/// Everything that is known of a route without running it. `name` is the operationId in openapi.yaml.
struct route {
    method verb;
    std::string_view pattern;  ///< "/v1/orders/{order_id}/cancellation"
    std::string_view name;
    access who_may;
    bool needs_idempotency_key = false;
    std::size_t body_bytes_max = std::size_t{1} << 20;
    std::string_view media_type = "application/json";  ///< of the body, where there is one; empty takes any
    if_match precondition = if_match::none;
    counting counted = counting::usual;
    /// Which data of people other than the reader its answers may hold ("login and name of colleagues"); empty: none. Each 2xx answer of
    /// such a row is written into the audit before it leaves (gateway/README.md says by which rule rows are marked).
    std::string_view personal_data{};

    /// The same row with another answer to one question, so that a table's line says only what is special.
    [[nodiscard]] constexpr route with(if_match answer) const {
        auto row = *this;
        row.precondition = answer;
        return row;
    }
    [[nodiscard]] constexpr route with(counting answer) const {
        auto row = *this;
        row.counted = answer;
        return row;
    }
    [[nodiscard]] constexpr route giving(std::string_view data_of_people) const {
        auto row = *this;
        row.personal_data = data_of_people;
        return row;
    }
};

/// Answers a request, or refuses. Throws only for infrastructure and bugs; the router turns that into 500 or 503.
using handler = std::function<base::task<base::result<response>>(request&)>;

/// What answers requests: the router of a service in this process, a service elsewhere, or the gateway's own chain.
class responder {
public:
    virtual ~responder() = default;
    /// Always answers; never throws.
    virtual base::task<response> respond(request request) = 0;
    /// What a service that is full says to one request more of this route, before anybody asks who sends it: under overload a refusal must
    /// cost little. nullopt: there is room, or nobody knows here.
    [[nodiscard]] virtual std::optional<response> turn_away(std::string_view route_name, const base::call_context& context) const;
};

/// The row of a table that a request matches.
struct match {
    const route* found = nullptr;           ///< null where no row has this path and method
    std::vector<method> allowed_methods{};  ///< those of the rows with this path; empty means 404, otherwise 405 with Allow
    std::vector<std::pair<std::string, std::string>> parameters{};
};
/// One look-up in a table; who asks for every request holds a route_table (route_table.hpp) instead.
[[nodiscard]] match find_route(std::span<const route> routes, method verb, std::string_view path);

/// How faults of infrastructure become refusals; each module that throws adds its own (mysql: lost connection → unavailable).
using exception_translator = std::function<std::optional<base::error>(const std::exception_ptr&)>;

/// The router of one service: matches, checks the principal and its permission, the Idempotency-Key, the content type and
/// the body's size, calls the handler, and turns refusals and exceptions into problem documents. This is the one place that catches.
/// HEAD is answered by the GET row without the body. Built before the first request; then used by the I/O thread alone.
class router final : public responder {
public:
    /// `routes` and `handlers` are parallel; throws std::logic_error where they do not fit or two rows clash.
    struct row {
        route what;
        handler answer;
        /// Whether one request more would be taken; none: always.
        std::function<base::result<void>()> check_room = {};
    };
    router(std::vector<row> rows, std::vector<exception_translator> translators, base::logger& log, base::metrics& metrics,
           std::string_view service);
    ~router() override;
    base::task<response> respond(request request) override;
    std::optional<response> turn_away(std::string_view route_name, const base::call_context& context) const override;

private:
    struct implementation;
    std::unique_ptr<implementation> implementation_;
};

}  // namespace chuanpin::http
