#include <catch.hpp>

#include "platform/http/principal_header.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;

namespace {

const http::principal_keys keys{"current-key-of-thirty-two-bytes!", ""};
const base::instant noon = tests::manual_clock().now();

http::request stamped(const http::principal_keys& with = keys, base::instant at = noon) {
    http::request request;
    request.verb = http::method::post;
    request.target = "/v1/orders?x=1";
    request.context = tests::a_context_of(tests::numbered<base::organisation_id>(7), "school", {"orders:place", "orders:read"},
                                          tests::numbered<base::account_id>(3), at);
    request.context.who->roles = {"approver", "clerk"};
    request.context.who->unit = tests::numbered<base::unit_id>(9);
    request.context.request_id = "01JREQUEST";
    http::stamp(request, with, "orders", at);
    request.context = {};
    return request;
}

std::string refusal_of(http::request request, const http::principal_keys& with = keys, std::string_view audience = "orders",
                       base::instant at = noon) {
    const auto read = http::read_stamp(request, with, audience, at);
    REQUIRE(request.context.who.has_value() == read.has_value());
    return read ? "" : read.error().code;
}

}  // namespace

TEST_CASE("a stamp carries the principal, the request id and the time left", "[http][stamp]") {
    auto request = stamped();
    REQUIRE(http::read_stamp(request, keys, "orders", noon));
    REQUIRE(request.context.who.has_value());
    CHECK(request.context.who->account == tests::numbered<base::account_id>(3));
    CHECK(request.context.who->organisation == tests::numbered<base::organisation_id>(7));
    CHECK(request.context.who->organisation_kind == "school");
    CHECK(request.context.who->display_name == "Test account");
    CHECK(request.context.who->permissions == std::vector<std::string>{"orders:place", "orders:read"});
    CHECK(request.context.who->roles == std::vector<std::string>{"approver", "clerk"});
    CHECK(request.context.who->unit == tests::numbered<base::unit_id>(9));
    CHECK(request.context.request_id == "01JREQUEST");
    const auto left = request.context.deadline - std::chrono::steady_clock::now();
    CHECK(left > 8s);
    CHECK(left <= 10s);
    CHECK(request.headers.all().empty());
}

TEST_CASE("a principal without unit, roles or permissions comes through as it was", "[http][stamp]") {
    http::request request;
    request.context = tests::a_context_of(tests::numbered<base::organisation_id>(7), "system", {});
    http::stamp(request, keys, "orders", noon);
    REQUIRE(http::read_stamp(request, keys, "orders", noon));
    CHECK_FALSE(request.context.who->unit);
    CHECK(request.context.who->roles.empty());
    CHECK(request.context.who->permissions.empty());
}

TEST_CASE("nobody is signed in where there is no stamp, whatever was known before", "[http][stamp]") {
    http::request request;
    request.context = tests::a_context_of({}, "operator", {"everything"});
    REQUIRE(http::read_stamp(request, keys, "orders", noon));
    CHECK_FALSE(request.context.who.has_value());
}

TEST_CASE("a stamp is worth nothing for anything but its own request", "[http][stamp]") {
    CHECK(refusal_of(stamped()).empty());
    SECTION("another target") {
        auto request = stamped();
        request.target = "/v1/orders?x=2";
        CHECK(refusal_of(std::move(request)) == "principal-invalid");
    }
    SECTION("another method") {
        auto request = stamped();
        request.verb = http::method::put;
        CHECK(refusal_of(std::move(request)) == "principal-invalid");
    }
    SECTION("another request id") {
        auto request = stamped();
        request.headers.set(http::request_id_header, "01JOTHER");
        CHECK(refusal_of(std::move(request)) == "principal-invalid");
    }
    SECTION("another audience") { CHECK(refusal_of(stamped(), keys, "catalog") == "principal-invalid"); }
    SECTION("another key") { CHECK(refusal_of(stamped(), {"some-other-key-of-32-bytes-length", ""}) == "principal-invalid"); }
    SECTION("two of them") {
        auto request = stamped();
        request.headers.add(std::string(http::principal_header), std::string(request.headers.find(http::principal_header)));
        CHECK(refusal_of(std::move(request)) == "principal-invalid");
    }
}

TEST_CASE("a stamp lives for a minute", "[http][stamp]") {
    CHECK(refusal_of(stamped(), keys, "orders", noon + 60s - 1us).empty());
    CHECK(refusal_of(stamped(), keys, "orders", noon + 60s) == "principal-invalid");
    CHECK(refusal_of(stamped(), keys, "orders", noon - 60s).empty());
    CHECK(refusal_of(stamped(), keys, "orders", noon - 61s) == "principal-invalid");
}

TEST_CASE("every single changed byte of a stamp is noticed", "[http][stamp]") {
    const auto original = stamped();
    const std::string header(original.headers.find(http::principal_header));
    for (std::size_t i = 0; i < header.size(); ++i) {
        auto request = original;
        auto forged = header;
        forged[i] = forged[i] == 'A' ? 'B' : 'A';
        request.headers.set(http::principal_header, forged);
        CAPTURE(i, forged);
        REQUIRE(refusal_of(std::move(request)) == "principal-invalid");
    }
    for (const auto* broken : {"", "v2", "v2.", "v2..", "v1.AAAA.AAAA", "v2.AAAA", "nonsense"}) {
        auto request = original;
        request.headers.set(http::principal_header, broken);
        CHECK(refusal_of(std::move(request)) == "principal-invalid");
    }
}

TEST_CASE("while keys are changed the one before still counts", "[http][stamp]") {
    const http::principal_keys next{"the-next-key-of-at-least-32-bytes", keys.current};
    CHECK(refusal_of(stamped(keys), next).empty());
    CHECK(refusal_of(stamped(next), next).empty());
    CHECK(refusal_of(stamped(next), keys) == "principal-invalid");
    const http::principal_keys after{"the-key-after-next-of-32-bytes-ok", next.current};
    CHECK(refusal_of(stamped(keys), after) == "principal-invalid");
}

TEST_CASE("an empty key never signs and never verifies", "[http][stamp]") {
    CHECK(refusal_of(stamped({"", ""}), {"", ""}) == "principal-invalid");
    CHECK(refusal_of(stamped({"", ""}), keys) == "principal-invalid");
}

TEST_CASE("what the client sent under our names is replaced", "[http][stamp]") {
    http::request request;
    request.target = "/v1/orders";
    request.headers.add("x-chuanpin-principal", "forged");
    request.headers.add("x-request-id", "forged");
    request.headers.add("X-CHUANPIN-DEADLINE-MS", "99999999");
    request.context = tests::a_context();
    http::stamp(request, keys, "orders", noon);
    CHECK(request.headers.count(http::principal_header) == 0);
    CHECK(request.headers.find(http::request_id_header) == "req_test");
    CHECK(request.headers.count(http::deadline_header) == 1);
    CHECK(request.headers.find(http::deadline_header) != "99999999");
}

TEST_CASE("a deadline can be shortened from outside, never prolonged", "[http][stamp]") {
    const auto now = std::chrono::steady_clock::now();
    http::request request;
    request.headers.add(std::string(http::deadline_header), "60000");
    request.context.deadline = now + 5s;
    REQUIRE(http::read_stamp(request, keys, "orders", noon));
    CHECK(request.context.deadline == now + 5s);
    request.headers.add(std::string(http::deadline_header), "100");
    REQUIRE(http::read_stamp(request, keys, "orders", noon));
    CHECK(request.context.deadline < now + 2s);
    const auto shortened = request.context.deadline;
    for (const auto* nonsense : {"", "-5", "1e3", "99999999999999999999999"}) {
        request.headers.add(std::string(http::deadline_header), nonsense);
        REQUIRE(http::read_stamp(request, keys, "orders", noon));
        CHECK(request.context.deadline == shortened);
    }
}

TEST_CASE("a request id that could break a log line is not taken over", "[http][stamp]") {
    for (const auto* id : {"has space", "a\"b", "a\nb", "", "川", "x1234567890123456789012345678901234567890123456789012345678901234"}) {
        http::request request;
        request.context.request_id = "ours";
        request.headers.add(std::string(http::request_id_header), id);
        REQUIRE(http::read_stamp(request, keys, "orders", noon));
        CHECK(request.context.request_id == "ours");
    }
}
