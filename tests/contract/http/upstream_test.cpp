// What every upstream promises, run on the local one and on the one over HTTP.
#include <catch.hpp>

#include <memory>
#include <stdexcept>

#include "platform/http/problem.hpp"
#include "platform/http/upstream.hpp"
#include "tests/integration/http/running_server.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/run_coroutine.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::audience;
using http::method;

namespace {

const http::principal_keys old_keys{"the-old-key-of-at-least-32-bytes!", ""};
const http::principal_keys new_keys{"the-new-key-of-at-least-32-bytes!", old_keys.current};

constexpr http::route table[] = {
    {method::get, "/v1/who", "who", {audience::everyone}},
    {method::get, "/v1/orders", "list_orders", {audience::signed_in, "orders:read"}},
    {method::post, "/v1/orders", "place_order", {audience::signed_in, "orders:place"}, true},
    {method::post, "/v1/echo", "echo", {audience::everyone}, false, std::size_t{8} << 20, ""},
    {method::get, "/v1/large", "large", {audience::everyone}},
    {method::get, "/v1/refusal", "refusal", {audience::everyone}},
    {method::get, "/v1/fault", "fault", {audience::everyone}},
    {method::get, "/v1/slow", "slow", {audience::everyone}},
    {method::post, "/v1/slow", "change_slowly", {audience::everyone}},
    {method::get, "/internal/journal", "journal", {audience::internal}},
};

/// What the service knows of the request, as text.
std::string described(const http::request& request) {
    const auto& who = request.context.who;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(request.context.deadline - std::chrono::steady_clock::now()).count();
    std::string text = who ? base::to_wire(who->account) + " " + who->organisation_kind + " " + who->display_name : "nobody";
    text += " id=" + request.context.request_id + " language=" + request.context.language + " target=" + request.target;
    text += left > 2'000 && left <= 3'000 ? " deadline=kept" : " deadline=" + std::to_string(left);
    for (const auto name : {http::principal_header, http::deadline_header, http::request_id_header}) {
        if (request.headers.count(name) > 0) text += " sees-" + std::string(name);
    }
    return text;
}

base::task<base::result<http::response>> handle(http::request& request) {
    if (request.path == "/v1/fault") throw std::runtime_error("a bug");
    if (request.path == "/v1/refusal")
        co_return base::refusal(base::error{base::error_kind::conflict, "order-already-shipped", "It is on its way."});
    if (request.path == "/v1/large") co_return http::typed_response(std::string(std::size_t{5} << 20, 'x'), "text/plain");
    if (request.path == "/v1/echo") co_return http::typed_response(std::move(request.body), "application/octet-stream", 201);
    if (request.path == "/v1/slow") {
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, request.context.deadline);
        co_await timer.async_wait(boost::asio::use_awaitable);
        co_return base::refusal(base::error{base::error_kind::timeout, "deadline-passed", "Too late."});
    }
    auto answer = http::json_response(described(request));
    answer.headers.add("X-Of-The-Service", "kept");
    co_return answer;
}

struct service {
    tests::recording_log log;
    tests::null_metrics metrics;
    tests::manual_clock clock;
    http::router router{rows(), {}, log, metrics, "orders"};
    std::unique_ptr<http::responder> entrance;

    explicit service(http::principal_keys keys) : entrance(http::make_stamped_entrance(router, std::move(keys), "orders", clock)) {}
    static std::vector<http::router::row> rows() {
        std::vector<http::router::row> all;
        for (const auto& what : table) all.push_back({what, handle});
        return all;
    }
};

struct local_way {
    service behind{old_keys};
    boost::asio::io_context io;
    std::unique_ptr<http::responder> upstream = http::make_local_upstream(behind.router);
};

struct http_way {
    explicit http_way(http::principal_keys callers = old_keys, http::principal_keys services = old_keys, std::string audience = "orders")
        : behind(std::move(services)),
          server(http::server_options{}, behind.entrance.get()),
          client(io.get_executor()),
          upstream(http::make_http_upstream(client, "http://127.0.0.1:" + std::to_string(server.port()), std::move(callers),
                                            std::move(audience), behind.clock)) {}
    service behind;
    tests::running_server server;
    boost::asio::io_context io;
    http::client client;
    std::unique_ptr<http::responder> upstream;
};

http::request a_request(method verb, std::string target) {
    http::request request;
    request.verb = verb;
    request.target = std::move(target);
    request.headers.add("Accept-Language", "en");
    request.context = tests::a_context(tests::manual_clock().now(), 3s);
    request.context.request_id = "01JOFTHEGATEWAY";
    REQUIRE(http::parse_target(request));
    return request;
}
http::request signed_in(http::request request, std::vector<std::string> permissions, std::string kind = "school") {
    const auto deadline = request.context.deadline;
    request.context = tests::a_context_of(tests::numbered<base::organisation_id>(2), std::move(kind), std::move(permissions),
                                          tests::numbered<base::account_id>(1));
    request.context.deadline = deadline;
    request.context.request_id = "01JOFTHEGATEWAY";
    return request;
}

template <class Way>
http::response ask(Way& way, http::request request) {
    return tests::run_coroutine(way.io, way.upstream->respond(std::move(request)));
}
bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
bool says(const http::response& answer, const std::string& code) { return contains(answer.body, "\"code\":\"" + code + "\""); }

}  // namespace

TEMPLATE_TEST_CASE("an upstream carries who asks, in which language, until when and under which id", "[http][upstream]", local_way,
                   http_way) {
    TestType way;
    const auto nobody = ask(way, a_request(method::get, "/v1/who?x=%20y"));
    CHECK(nobody.status == 200);
    CHECK(nobody.body == "nobody id=01JOFTHEGATEWAY language=en target=/v1/who?x=%20y deadline=kept");
    CHECK(nobody.headers.find("X-Request-Id") == "01JOFTHEGATEWAY");
    CHECK(nobody.headers.count("X-Request-Id") == 1);
    CHECK(nobody.headers.find("X-Of-The-Service") == "kept");
    CHECK(nobody.headers.find("Content-Type") == "application/json");
    const auto somebody = ask(way, signed_in(a_request(method::get, "/v1/who"), {}));
    CHECK(somebody.body ==
          "acc_00000000000000000000000001 school Test account id=01JOFTHEGATEWAY language=en target=/v1/who deadline=kept");
}

TEMPLATE_TEST_CASE("a service decides by the permissions that it is told", "[http][upstream]", local_way, http_way) {
    TestType way;
    CHECK(ask(way, a_request(method::get, "/v1/orders")).status == 401);
    CHECK(ask(way, signed_in(a_request(method::get, "/v1/orders"), {"orders:place"})).status == 403);
    CHECK(ask(way, signed_in(a_request(method::get, "/v1/orders"), {"orders:read"})).status == 200);
    CHECK(says(ask(way, signed_in(a_request(method::post, "/v1/orders"), {"orders:place"})), "idempotency-key-required"));
    CHECK(ask(way, signed_in(a_request(method::get, "/internal/journal"), {}, "operator")).status == 403);
    CHECK(ask(way, signed_in(a_request(method::get, "/internal/journal"), {}, "system")).status == 200);
}

TEMPLATE_TEST_CASE("what a service refuses comes through as it is", "[http][upstream]", local_way, http_way) {
    TestType way;
    CHECK(says(ask(way, a_request(method::get, "/v1/nothing")), "route-not-found"));
    const auto wrong = ask(way, a_request(method::put, "/v1/orders"));
    CHECK(wrong.status == 405);
    CHECK(wrong.headers.find("Allow") == "GET, HEAD, POST, OPTIONS");
    const auto refusal = ask(way, a_request(method::get, "/v1/refusal"));
    CHECK(refusal.status == 409);
    CHECK(refusal.headers.find("Content-Type") == "application/problem+json");
    CHECK(says(refusal, "order-already-shipped"));
    const auto options = ask(way, a_request(method::options, "/v1/orders"));
    CHECK(options.status == 204);
    CHECK(options.headers.find("Allow") == "GET, HEAD, POST, OPTIONS");
}

TEMPLATE_TEST_CASE("a service that throws is a 500 with the request id", "[http][upstream]", local_way, http_way) {
    TestType way;
    const auto answer = ask(way, a_request(method::get, "/v1/fault"));
    CHECK(answer.status == 500);
    CHECK(says(answer, "internal-error"));
    CHECK(contains(answer.body, "\"request_id\":\"01JOFTHEGATEWAY\""));
    CHECK(ask(way, a_request(method::get, "/v1/who")).status == 200);
}

TEMPLATE_TEST_CASE("HEAD brings the length and no body", "[http][upstream]", local_way, http_way) {
    TestType way;
    for (int i = 0; i < 2; ++i) {  // twice: a kept connection must not wait for the body that never comes
        const auto answer = ask(way, a_request(method::head, "/v1/large"));
        CHECK(answer.status == 200);
        CHECK(answer.body.empty());
        CHECK(answer.headers.find("Content-Length") == std::to_string(std::size_t{5} << 20));
    }
}

TEMPLATE_TEST_CASE("five megabytes go in and out", "[http][upstream]", local_way, http_way) {
    TestType way;
    auto request = a_request(method::post, "/v1/echo");
    for (std::size_t i = 0; i < std::size_t{5} << 20; ++i) request.body += static_cast<char>(i * 7 % 256);
    request.context.deadline += 30s;  // sanitizers on a busy machine take their time
    const auto body = request.body;
    const auto answer = ask(way, std::move(request));
    CHECK(answer.status == 201);
    CHECK((answer.body == body));
    auto large = a_request(method::get, "/v1/large");
    large.context.deadline += 30s;
    CHECK(ask(way, std::move(large)).body.size() == std::size_t{5} << 20);
}

TEMPLATE_TEST_CASE("a body too large is 413", "[http][upstream]", local_way, http_way) {
    TestType way;
    auto request = a_request(method::post, "/v1/echo");
    request.body = std::string((std::size_t{8} << 20) + 1, 'x');
    const auto answer = ask(way, std::move(request));
    CHECK(answer.status == 413);
    CHECK(says(answer, "body-too-large"));
}

TEMPLATE_TEST_CASE("the deadline ends the wait", "[http][upstream]", local_way, http_way) {
    TestType way;
    auto request = a_request(method::get, "/v1/slow");
    request.context.deadline = std::chrono::steady_clock::now() + 200ms;
    CHECK(ask(way, std::move(request)).status == 504);
}

TEST_CASE("a stamp for another service, or with a key that nobody knows, is refused", "[http][upstream]") {
    {
        http_way wrong_audience(old_keys, old_keys, "catalog");
        CHECK(says(ask(wrong_audience, signed_in(a_request(method::get, "/v1/orders"), {"orders:read"})), "principal-invalid"));
    }
    http_way wrong_key({"nobody-knows-this-key-of-32-bytes", ""}, new_keys);
    const auto refused = ask(wrong_key, signed_in(a_request(method::get, "/v1/orders"), {"orders:read"}));
    CHECK(refused.status == 401);
    CHECK(says(refused, "principal-invalid"));
}

TEST_CASE("keys are changed without a gap", "[http][upstream]") {
    const auto list = [] { return signed_in(a_request(method::get, "/v1/orders"), {"orders:read"}); };
    {
        http_way caller_lags(old_keys, new_keys);
        CHECK(ask(caller_lags, list()).status == 200);
    }
    http_way both(new_keys, new_keys);
    CHECK(ask(both, list()).status == 200);
}

TEMPLATE_TEST_CASE("a client's own copy of our headers is worth nothing", "[http][upstream]", local_way, http_way) {
    TestType way;
    auto request = a_request(method::get, "/v1/orders");
    auto forged = signed_in(a_request(method::get, "/v1/orders"), {"orders:read"});
    http::stamp(forged, old_keys, "orders", way.behind.clock.now());
    request.headers.add("x-chuanpin-principal", std::string(forged.headers.find(http::principal_header)));
    request.headers.add("x-chuanpin-deadline-ms", "1");
    CHECK(ask(way, std::move(request)).status == 401);
}

TEST_CASE("a stamp that was caught on the wire cannot be used for anything else", "[http][upstream]") {
    service behind(old_keys);
    auto caught = signed_in(a_request(method::get, "/v1/orders"), {"orders:read"});
    http::stamp(caught, old_keys, "orders", behind.clock.now());
    caught.context.who.reset();
    const auto status = [&](http::request request) { return tests::run_coroutine(behind.entrance->respond(std::move(request))).status; };
    CHECK(status(caught) == 200);
    auto other_target = caught;
    other_target.target = "/v1/orders?x";
    CHECK(status(other_target) == 401);
    auto other_method = caught;
    other_method.verb = method::post;
    CHECK(status(other_method) == 401);
    auto other_id = caught;
    other_id.headers.set(http::request_id_header, "01JOTHER");
    CHECK(status(other_id) == 401);
    behind.clock.advance(61s);
    CHECK(status(caught) == 401);
}
