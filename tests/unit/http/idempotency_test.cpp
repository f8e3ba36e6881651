#include <catch.hpp>

#include <stdexcept>

#include "platform/http/idempotency.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;

namespace {

http::request a_request(std::string key) {
    http::request request;
    request.verb = http::method::post;
    request.target = "/v1/orders";
    request.body = R"({"a":1})";
    request.headers.add("Content-Type", "application/json");
    request.headers.add("Idempotency-Key", std::move(key));
    request.context = tests::a_context_of({}, "school", {}, tests::numbered<base::account_id>(1));
    return request;
}

constexpr auto a_key = "0123456789abcdef";

}  // namespace

TEST_CASE("a receipt belongs to the account and the operation", "[http][idempotency]") {
    const auto receipt = http::read_receipt(a_request(a_key), "place_order");
    REQUIRE(receipt);
    CHECK(receipt->scope == "00000000000000000000000001 place_order");
    CHECK(receipt->key == a_key);
    CHECK(http::read_receipt(a_request(a_key), std::string(36, 'x'))->scope.size() <= 64);
    CHECK_THROWS_AS(http::read_receipt(a_request(a_key), std::string(37, 'x')), std::logic_error);
    auto nobody = a_request(a_key);
    nobody.context.who.reset();
    CHECK_THROWS_AS(http::read_receipt(nobody, "place_order"), std::logic_error);
}

TEST_CASE("the quoted and the bare form of a key are the same key", "[http][idempotency]") {
    CHECK(*http::read_idempotency_key(a_request("\"0123456789abcdef\"")) == *http::read_idempotency_key(a_request(a_key)));
    CHECK(*http::read_idempotency_key(a_request(R"("0123456789\"abc\\def")")) == R"(0123456789"abc\def)");
}

TEST_CASE("a key has 16 to 128 printable characters", "[http][idempotency]") {
    CHECK(http::read_idempotency_key(a_request(std::string(16, 'k'))));
    CHECK(http::read_idempotency_key(a_request(std::string(128, 'k'))));
    for (const auto& key :
         {std::string(15, 'k'), std::string(129, 'k'), std::string("0123456789 abcdef"), std::string("0123456789abcdef\x7f"),
          std::string("0123456789abcde川"), std::string("\"0123456789abcdef"), std::string("\"01234567\"89abcdef\""),
          std::string("\"0123456789abcde\\f\""), std::string("\""), std::string("\"\"")}) {
        CAPTURE(key);
        const auto read = http::read_idempotency_key(a_request(key));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == "idempotency-key-invalid");
    }
    auto twice = a_request(a_key);
    twice.headers.add("Idempotency-Key", a_key);
    CHECK(http::read_idempotency_key(twice).error().code == "idempotency-key-invalid");
    CHECK(http::read_idempotency_key(http::request{}).error().code == "idempotency-key-required");
}

TEST_CASE("what was asked is method, target, content type and body", "[http][idempotency]") {
    const auto asked = [](const http::request& request) { return http::read_receipt(request, "place_order")->asked; };
    const auto first = asked(a_request(a_key));
    CHECK(asked(a_request("another-key-of-16")) == first);
    auto other = a_request(a_key);
    SECTION("body") { other.body += " "; }
    SECTION("target") { other.target += "?x"; }
    SECTION("method") { other.verb = http::method::put; }
    SECTION("content type") { other.headers.set("Content-Type", "text/csv"); }
    CHECK(asked(other) != first);
}

TEST_CASE("a replay says that it is one", "[http][idempotency]") {
    const auto first = http::reply_response({"{}", false});
    CHECK(first.status == 201);
    CHECK(first.headers.count("Idempotency-Replayed") == 0);
    const auto again = http::reply_response({"{}", true}, 200);
    CHECK(again.status == 200);
    CHECK(again.body == "{}");
    CHECK(again.headers.find("Idempotency-Replayed") == "true");
}
