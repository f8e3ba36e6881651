#include <catch.hpp>

#include <stdexcept>

#include "platform/http/problem.hpp"
#include "platform/http/route_table.hpp"
#include "platform/http/router.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"

using namespace chuanpin;
using http::audience;
using http::method;

namespace {

constexpr http::access anybody{audience::everyone};

constexpr http::route table[] = {
    {method::get, "/", "root", anybody},
    {method::get, "/v1/orders", "list_orders", {audience::signed_in, "orders:read"}},
    {method::post, "/v1/orders", "place_order", {audience::signed_in, "orders:place"}, true},
    {method::get, "/v1/orders/{order_id}", "get_order", {audience::signed_in}},
    {method::get, "/v1/orders/statistics", "get_statistics", anybody},
    {method::post, "/v1/orders/{order_id}/lines/{line_id}", "change_line", anybody},
    {method::delete_, "/v1/orders/{id}", "delete_order", anybody},
    {method::post, "/v1/logs", "import_log", anybody, false, 16, "text/csv"},
    {method::post, "/v1/anything", "anything", anybody, false, 16, ""},
    {method::get, "/internal/journal", "read_journal", {audience::internal}},
    {method::get, "/v1/fault", "fault", anybody},
    {method::get, "/v1/lost", "lost", anybody},
    {method::get, "/v1/refusal", "refusal", anybody},
    http::route{method::put, "/v1/things/{thing_id}", "replace_thing", anybody}.with(http::if_match::required),
};

// A row that does not say who may call it is no row.
template <class... Parts>
concept makes_a_row = requires(Parts... parts) { http::route{parts...}; };
static_assert(makes_a_row<method, std::string_view, std::string_view, http::access>);
static_assert(!makes_a_row<method, std::string_view, std::string_view>);
static_assert(!std::is_default_constructible_v<http::access>);

struct connection_lost : std::runtime_error {
    using std::runtime_error::runtime_error;
};

base::task<base::result<http::response>> echo(http::request& request) {
    std::string text = request.path;
    for (const auto& [name, value] : request.path_parameters) text += "|" + name + "=" + value;
    co_return http::json_response(std::move(text));
}
base::task<base::result<http::response>> throw_bug(http::request&) {
    throw std::runtime_error("secret detail");
    co_return http::response{};
}
base::task<base::result<http::response>> throw_lost(http::request&) {
    throw connection_lost("server has gone away");
    co_return http::response{};
}
base::task<base::result<http::response>> refuse(http::request&) {
    co_return base::refusal(base::error{base::error_kind::conflict, "order-already-shipped", "It is on its way."});
}

http::handler handler_of(std::string_view name) {
    if (name == "fault") return throw_bug;
    if (name == "lost") return throw_lost;
    if (name == "refusal") return refuse;
    return echo;
}

struct fixture {
    tests::recording_log log;
    tests::null_metrics metrics;
    bool full = false;  ///< for more orders
    http::router router{rows(), {translate}, log, metrics, "orders"};

    std::vector<http::router::row> rows() {
        std::vector<http::router::row> all;
        for (const auto& what : table) all.push_back({what, handler_of(what.name)});
        all[2].check_room = [this] {
            return full ? base::result<void>(base::refusal({base::error_kind::unavailable, "queue-full", "Later."})) : base::result<void>{};
        };
        return all;
    }
    static std::optional<base::error> translate(const std::exception_ptr& fault) {
        try {
            std::rethrow_exception(fault);
        } catch (const connection_lost&) {
            return base::error{base::error_kind::unavailable, "database-unreachable", "The database is away."};
        } catch (...) {
            return std::nullopt;
        }
    }

    static http::request a_request(method verb, std::string target) {
        http::request request;
        request.verb = verb;
        request.target = std::move(target);
        request.context = tests::a_context();
        REQUIRE(http::parse_target(request));
        return request;
    }
    static http::request signed_in(http::request request, std::vector<std::string> permissions, std::string kind = "school") {
        request.context = tests::a_context_of({}, std::move(kind), std::move(permissions));
        return request;
    }
    http::response send(http::request request) { return tests::run_coroutine(router.respond(std::move(request))); }
    http::response send(method verb, std::string target) { return send(a_request(verb, std::move(target))); }
};

bool says(const http::response& answer, const std::string& code) {
    return answer.body.find("\"code\":\"" + code + "\"") != std::string::npos;
}

}  // namespace

TEST_CASE("a path finds its row, a literal segment before a parameter", "[http][router]") {
    struct row {
        method verb;
        std::string path;
        std::string name;
        std::vector<std::pair<std::string, std::string>> parameters;
    };
    const auto each =
        GENERATE(row{method::get, "/", "root", {}}, row{method::get, "/v1/orders", "list_orders", {}},
                 row{method::head, "/v1/orders", "list_orders", {}}, row{method::post, "/v1/orders", "place_order", {}},
                 row{method::get, "/v1/orders/ord_1", "get_order", {{"order_id", "ord_1"}}},
                 row{method::delete_, "/v1/orders/ord_1", "delete_order", {{"id", "ord_1"}}},
                 row{method::get, "/v1/orders/statistics", "get_statistics", {}},
                 row{method::post, "/v1/orders/statistics/lines/2", "change_line", {{"order_id", "statistics"}, {"line_id", "2"}}},
                 row{method::post, "/v1/orders/a/lines/b c", "change_line", {{"order_id", "a"}, {"line_id", "b c"}}});
    CAPTURE(each.path);
    const auto found = http::find_route(table, each.verb, each.path);
    REQUIRE(found.found != nullptr);
    CHECK(found.found->name == each.name);
    CHECK(found.parameters == each.parameters);
}

TEST_CASE("other paths find nothing", "[http][router]") {
    const auto* path =
        GENERATE("", "v1/orders", "/v1", "/v1/", "/v1/orders/", "//v1/orders", "/v1//orders", "/v1/orders/a/", "/v1/orders/a/lines",
                 "/v1/orders/a/lines/", "/v1/orders/a/lines/b/c", "/V1/orders", "/v1/orders//lines/b", "*");
    CAPTURE(path);
    const auto found = http::find_route(table, method::get, path);
    CHECK(found.found == nullptr);
    CHECK(found.allowed_methods.empty());
}

TEST_CASE("a path without the method tells the methods that it has", "[http][router]") {
    const auto found = http::find_route(table, method::put, "/v1/orders");
    CHECK(found.found == nullptr);
    CHECK(found.allowed_methods == std::vector<method>{method::get, method::head, method::post, method::options});
}

TEST_CASE("rows that clash or are malformed are refused when the router is built", "[http][router]") {
    const auto build = [](std::vector<http::route> routes) {
        std::vector<const http::route*> rows;
        for (const auto& each : routes) rows.push_back(&each);
        return http::route_table(rows).find(method::get, "/").found == nullptr;
    };
    CHECK_THROWS_AS(build({{method::get, "/a/{x}", "one", anybody}, {method::get, "/a/{y}", "two", anybody}}), std::logic_error);
    CHECK_THROWS_AS(build({{method::get, "/a", "one", anybody}, {method::get, "/a", "two", anybody}}), std::logic_error);
    for (const auto* pattern : {"", "a", "/a/", "//", "/a//b", "/a?b", "/a%20"}) {
        CAPTURE(pattern);
        CHECK_THROWS_AS(build({{method::get, pattern, "one", anybody}}), std::logic_error);
    }
    tests::recording_log log;
    tests::null_metrics metrics;
    CHECK_THROWS_AS(http::router({{table[0], {}}}, {}, log, metrics, "x"), std::logic_error);
    CHECK_THROWS_AS(build({{method::get, "/a", "one", {audience::everyone, "a:read"}}}), std::logic_error);
    CHECK_THROWS_AS(build({{method::get, "/a", "one", {audience::internal, "a:read"}}}), std::logic_error);
}

TEST_CASE("what no route answers is 404, 405 with Allow, or 204 to OPTIONS", "[http][router]") {
    fixture at;
    const auto missing = at.send(method::get, "/v1/nothing");
    CHECK(missing.status == 404);
    CHECK(says(missing, "route-not-found"));
    const auto wrong = at.send(method::put, "/v1/orders");
    CHECK(wrong.status == 405);
    CHECK(says(wrong, "method-not-allowed"));
    CHECK(wrong.headers.find("Allow") == "GET, HEAD, POST, OPTIONS");
    const auto options = at.send(method::options, "/v1/orders/1");
    CHECK(options.status == 204);
    CHECK(options.headers.find("Allow") == "GET, HEAD, DELETE, OPTIONS");
    CHECK(at.send(method::options, "/v1/nothing").status == 404);
}

TEST_CASE("HEAD is answered by GET, without the body and with its length", "[http][router]") {
    fixture at;
    const auto answer = at.send(method::head, "/v1/orders/statistics");
    CHECK(answer.status == 200);
    CHECK(answer.body.empty());
    CHECK(answer.headers.find("Content-Length") == "21");
    CHECK(at.send(method::head, "/v1/nothing").body.empty());
}

TEST_CASE("access is denied unless the row allows it", "[http][router]") {
    fixture at;
    const auto list = [&] { return fixture::a_request(method::get, "/v1/orders"); };
    const auto nobody = at.send(list());
    CHECK(nobody.status == 401);
    CHECK(says(nobody, "sign-in-required"));
    CHECK(nobody.headers.count("WWW-Authenticate") == 1);
    const auto other = at.send(fixture::signed_in(list(), {"orders:place"}));
    CHECK(other.status == 403);
    CHECK(says(other, "permission-missing"));
    CHECK(other.body.find("\"permission\":\"orders:read\"") != std::string::npos);
    CHECK(at.send(fixture::signed_in(list(), {"orders:place", "orders:read"})).status == 200);
    CHECK(at.send(fixture::signed_in(fixture::a_request(method::get, "/v1/orders/1"), {})).status == 200);
}

TEST_CASE("internal routes are for the services of this program", "[http][router]") {
    fixture at;
    const auto journal = [&] { return fixture::a_request(method::get, "/internal/journal"); };
    CHECK(at.send(journal()).status == 401);
    CHECK(at.send(fixture::signed_in(journal(), {"internal"}, "operator")).status == 403);
    CHECK(at.send(fixture::signed_in(journal(), {}, "system")).status == 200);
}

TEST_CASE("a row that needs an Idempotency-Key is not run without one", "[http][router]") {
    fixture at;
    auto request = fixture::signed_in(fixture::a_request(method::post, "/v1/orders"), {"orders:place"});
    CHECK(says(at.send(request), "idempotency-key-required"));
    request.headers.add("Idempotency-Key", "short");
    CHECK(says(at.send(request), "idempotency-key-invalid"));
    request.headers.set("Idempotency-Key", "long-enough-for-a-key");
    CHECK(at.send(request).status == 200);
}

TEST_CASE("a row that needs If-Match is not run without one", "[http][router]") {
    fixture at;
    auto request = fixture::a_request(method::put, "/v1/things/ord_1");
    const auto refused = at.send(request);
    CHECK(refused.status == 428);
    CHECK(says(refused, "if-match-required"));
    request.headers.add("If-Match", "\"ord_1-1\"");
    CHECK(at.send(request).status == 200);
}

TEST_CASE("a body has at most the bytes of its row", "[http][router]") {
    fixture at;
    auto request = fixture::a_request(method::post, "/v1/anything");
    request.body = std::string(16, 'x');
    CHECK(at.send(request).status == 200);
    request.body += 'x';
    const auto refused = at.send(request);
    CHECK(refused.status == 413);
    CHECK(says(refused, "body-too-large"));
    CHECK(refused.body.find("\"bytes_max\":16") != std::string::npos);
}

TEST_CASE("a body has the media type of its row", "[http][router]") {
    fixture at;
    const auto status_with = [&](std::string target, std::string type) {
        auto request = fixture::a_request(method::post, std::move(target));
        request.body = "x";
        if (!type.empty()) request.headers.add("Content-Type", std::move(type));
        return at.send(request).status;
    };
    CHECK(status_with("/v1/orders/1/lines/2", "application/json") == 200);
    CHECK(status_with("/v1/orders/1/lines/2", "Application/JSON; charset=UTF-8") == 200);
    CHECK(status_with("/v1/orders/1/lines/2", "application/json;charset=\"utf-8\"") == 200);
    CHECK(status_with("/v1/orders/1/lines/2", "application/json; charset=gbk") == 415);
    CHECK(status_with("/v1/orders/1/lines/2", "application/jsonp") == 415);
    CHECK(status_with("/v1/orders/1/lines/2", "text/plain") == 415);
    CHECK(status_with("/v1/orders/1/lines/2", "") == 415);
    CHECK(status_with("/v1/logs", "text/csv") == 200);
    CHECK(status_with("/v1/logs", "application/json") == 415);
    CHECK(status_with("/v1/anything", "") == 200);
    CHECK(at.send(method::post, "/v1/orders/1/lines/2").status == 200);  // no body, no type
}

TEST_CASE("a refusal becomes a problem document", "[http][router]") {
    fixture at;
    const auto answer = at.send(method::get, "/v1/refusal");
    CHECK(answer.status == 409);
    CHECK(says(answer, "order-already-shipped"));
    CHECK(answer.headers.find("Content-Type") == "application/problem+json");
}

TEST_CASE("an exception is 500 outside and told in full only to the log", "[http][router]") {
    fixture at;
    const auto answer = at.send(method::get, "/v1/fault");
    CHECK(answer.status == 500);
    CHECK(says(answer, "internal-error"));
    CHECK(answer.body.find("req_test") != std::string::npos);
    CHECK(answer.body.find("secret") == std::string::npos);
    REQUIRE(at.log.count("http.exception") == 1);
    CHECK(at.log.lines()[0].fields.at("message") == "secret detail");
    CHECK(at.log.lines()[0].fields.at("request_id") == "req_test");
}

TEST_CASE("a fault of infrastructure is translated by whoever knows it", "[http][router]") {
    fixture at;
    const auto answer = at.send(method::get, "/v1/lost");
    CHECK(answer.status == 503);
    CHECK(says(answer, "database-unreachable"));
    CHECK(at.log.count("http.infrastructure") == 1);
}

TEST_CASE("every answer is counted under its route and class", "[http][router]") {
    fixture at;
    at.send(method::get, "/v1/orders/statistics");
    at.send(method::get, "/v1/orders/statistics");
    at.send(method::get, "/v1/fault");
    at.send(method::get, "/v1/whatever-a-client-makes-up");
    CHECK(at.metrics.value("chuanpin_http_requests_total{service=orders,route=get_statistics,status=2xx}") == 2);
    CHECK(at.metrics.value("chuanpin_http_requests_total{service=orders,route=fault,status=5xx}") == 1);
    CHECK(at.metrics.value("chuanpin_http_requests_total{service=orders,route=none,status=4xx}") == 1);
    CHECK(at.metrics.value("chuanpin_http_request_duration_seconds{service=orders,route=get_statistics}") == 2);
}

TEST_CASE("a route without room turns away before anybody is asked who they are, and the others do not", "[http][router]") {
    fixture at;
    const auto context = tests::a_context();
    CHECK_FALSE(at.router.turn_away("place_order", context));
    CHECK(at.send(method::post, "/v1/orders").status == 401);
    at.full = true;
    CHECK_FALSE(at.router.turn_away("list_orders", context));
    CHECK_FALSE(at.router.turn_away("no_route", context));
    const auto away = at.router.turn_away("place_order", context);
    REQUIRE(away);
    CHECK(away->status == 503);
    CHECK(says(*away, "queue-full"));
    const auto asked = at.send(method::post, "/v1/orders");
    CHECK(asked.status == 503);
    CHECK(says(asked, "queue-full"));
    CHECK(at.metrics.value("chuanpin_http_requests_total{service=orders,route=place_order,status=5xx}") == 2);
}
