#include <catch.hpp>

#include <stdexcept>
#include <string>
#include <vector>

#include "gateway/domain/identity/api_key.hpp"
#include "gateway/http/bearer.hpp"
#include "gateway/http/requests_json.hpp"
#include "gateway/http/routes.hpp"
#include "gateway/http/views_json.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace std::chrono_literals;

namespace {

const std::string public_id = "0123456789AB";
const std::string secret(43, 'z');

chuanpin::http::request asking(std::string target, std::vector<std::string> authorization = {}) {
    chuanpin::http::request request;
    request.target = std::move(target);
    REQUIRE(chuanpin::http::parse_target(request));
    for (auto& each : authorization) request.headers.add("Authorization", std::move(each));
    return request;
}

}  // namespace

TEST_CASE("numbers are written in base 62 with leading zeros", "[gateway][domain]") {
    CHECK(domain::to_base62("", 3) == "000");
    CHECK(domain::to_base62(std::string(1, '\x3d'), 2) == "0z");
    CHECK(domain::to_base62(std::string("\x01\x00", 2), 2) == "48");
    CHECK(domain::to_base62(std::string(32, '\xff'), 43).size() == 43);
    CHECK(domain::to_base62(std::string(8, '\xff'), 12) == "0LygHa16AHYF");
    CHECK_THROWS_AS(domain::to_base62(std::string(32, '\xff'), 42), std::logic_error);
}

TEST_CASE("the check is the CRC-32 of zlib", "[gateway][domain]") {
    CHECK(domain::crc32("123456789") == 0xcbf43926);
    CHECK(domain::crc32("") == 0);
}

TEST_CASE("a key's text is taken apart, and every typing error is seen without asking anybody", "[gateway][domain]") {
    const auto text = domain::text_of_api_key(public_id, secret);
    REQUIRE(text.size() == domain::api_key_length);
    CHECK(text.starts_with("pk_live_0123456789AB_zzz"));
    const auto parts = domain::parse_api_key(text);
    REQUIRE(parts);
    CHECK(parts->public_id == public_id);
    CHECK(parts->secret == secret);
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto mistyped = text;
        mistyped[i] = mistyped[i] == 'x' ? 'y' : 'x';
        CHECK_FALSE(domain::parse_api_key(mistyped));
    }
    for (const auto& bad : {std::string(), text + "0", text.substr(1), text.substr(0, 69), std::string(70, '_')})
        CHECK_FALSE(domain::parse_api_key(bad));
    auto foreign = text;
    foreign.replace(3, 4, "test");
    CHECK_FALSE(domain::parse_api_key(foreign));
}

TEST_CASE("a key is live until it expires or is revoked", "[gateway][domain]") {
    const auto now = tests::manual_clock().now();
    domain::api_key key;
    key.expires_at = now;
    CHECK(domain::is_live(key, now - 1us));
    CHECK_FALSE(domain::is_live(key, now));
    key.revoked_at = now - 1h;
    CHECK_FALSE(domain::is_live(key, now - 1us));
}

TEST_CASE("a key is used from its networks alone", "[gateway][domain]") {
    const auto admits = [](std::vector<std::string> networks, std::string_view address) {
        return domain::admits_address(networks, address);
    };
    CHECK(admits({}, "198.51.100.1"));
    CHECK(admits({}, ""));
    CHECK(admits({"192.0.2.7"}, "192.0.2.7"));
    CHECK_FALSE(admits({"192.0.2.7"}, "192.0.2.8"));
    CHECK(admits({"192.0.2.0/25"}, "192.0.2.127"));
    CHECK_FALSE(admits({"192.0.2.0/25"}, "192.0.2.128"));
    CHECK(admits({"203.0.113.1", "2001:db8::/33"}, "2001:db8:7fff::1"));
    CHECK_FALSE(admits({"203.0.113.1", "2001:db8::/33"}, "2001:db8:8000::1"));
    CHECK(admits({"192.0.2.0/24"}, "::ffff:192.0.2.9"));
    CHECK(admits({"0.0.0.0/0"}, "203.0.113.255"));
    CHECK_FALSE(admits({"0.0.0.0/0"}, "2001:db8::1"));
    CHECK(admits({"::/0"}, "2001:db8::1"));
    CHECK_FALSE(admits({"192.0.2.0/24"}, ""));
    CHECK_FALSE(admits({"192.0.2.0/24"}, "not an address"));
}

TEST_CASE("a network is an address with at most as many bits as it has", "[gateway][domain]") {
    for (const auto* good : {"192.0.2.7", "192.0.2.7/32", "192.0.2.0/0", "2001:db8::", "2001:db8::/128"}) CHECK(domain::is_network(good));
    for (const auto* bad :
         {"", "192.0.2", "192.0.2.7/33", "192.0.2.7/", "192.0.2.7/-1", "192.0.2.7/8 ", "2001:db8::/129", "/8", "example.cn"})
        CHECK_FALSE(domain::is_network(bad));
}

TEST_CASE("a key acts under its own id with its scopes", "[gateway][domain]") {
    domain::api_key key;
    key.id = tests::numbered<domain::api_key_id>(7);
    key.organisation = tests::numbered<base::organisation_id>(2);
    key.purpose = "订单同步";
    key.scopes = {"orders:place", "orders:read"};
    const auto principal = domain::principal_of(key, "school");
    CHECK(principal.account == tests::numbered<base::account_id>(7));
    CHECK(principal.organisation == key.organisation);
    CHECK(principal.organisation_kind == "school");
    CHECK(principal.display_name == "订单同步");
    CHECK(principal.may("orders:place"));
    CHECK_FALSE(principal.may("orders:accept"));
    CHECK_FALSE(domain::is_grantable("api-keys:write"));
    CHECK_FALSE(domain::is_grantable("accounts:write"));
    CHECK(domain::is_grantable("orders:place"));
}

TEST_CASE("a key is read from one Authorization: Bearer alone", "[gateway][http]") {
    CHECK(gateway::http::read_bearer(asking("/", {"Bearer abc"})) == "abc");
    CHECK(gateway::http::read_bearer(asking("/", {"bearer abc"})) == "abc");
    CHECK_FALSE(gateway::http::read_bearer(asking("/")));
    for (const auto* bad : {"", "Bearer", "Bearer ", "Basic abc", "abc"}) CHECK_FALSE(gateway::http::read_bearer(asking("/", {bad})));
    CHECK_FALSE(gateway::http::read_bearer(asking("/", {"Bearer abc", "Bearer abc"})));
    CHECK_FALSE(gateway::http::has_authorization(asking("/")));
    CHECK(gateway::http::has_authorization(asking("/", {""})));
}

TEST_CASE("a key in a query is found by its beginning, in names and in values, escaped or not", "[gateway][http]") {
    CHECK(gateway::http::find_leaked_key(asking("/v1/orders?key=pk_live_0123456789AB_secret")) == "0123456789AB");
    CHECK(gateway::http::find_leaked_key(asking("/v1/orders?limit=1&x=Bearer%20pk%5Flive_0123")) == "0123");
    CHECK(gateway::http::find_leaked_key(asking("/v1/orders?pk_live_=1")) == "");
    CHECK_FALSE(gateway::http::find_leaked_key(asking("/v1/orders?key=pk_liv")));
    CHECK_FALSE(gateway::http::find_leaked_key(asking("/v1/orders")));
}

TEST_CASE("what is about sessions, passwords and keys needs somebody who signed in", "[gateway][http]") {
    int needing = 0;
    for (const auto& row : gateway::http::routes()) needing += gateway::http::needs_session(row) ? 1 : 0;
    CHECK(needing == 12);
    CHECK(gateway::http::needs_session(gateway::http::route_named("change_password")));
    CHECK_FALSE(gateway::http::needs_session(gateway::http::route_named("create_webhook_endpoint")));
}

TEST_CASE("a new key is read with every fault at once", "[gateway][http]") {
    const auto decode = [](std::string body) {
        chuanpin::http::request request;
        request.body = std::move(body);
        return gateway::http::decode_api_key(request);
    };
    const auto good = decode(
        R"({"purpose":"订单同步","scopes":["orders:read"],"allowed_networks":["192.0.2.0/24"],"expires_at":"2026-12-31T00:00:00Z"})");
    REQUIRE(good);
    CHECK(good->allowed_networks == std::vector<std::string>{"192.0.2.0/24"});
    CHECK(good->expires_at);
    const auto least = decode(R"({"purpose":"x","scopes":["orders:read"]})");
    REQUIRE(least);
    CHECK(least->allowed_networks.empty());
    CHECK_FALSE(least->expires_at);
    const auto bad = decode(R"({"purpose":"","scopes":[],"allowed_networks":["192.0.2.0/33","ok"],"secret_hash":"x"})");
    REQUIRE_FALSE(bad);
    CHECK(bad.error().fields.size() == 5);
}

TEST_CASE("how a new key signs is read: with a public key of 32 bytes, or with a secret that we make", "[gateway][http]") {
    const auto decode = [](const std::string& signature) {
        chuanpin::http::request request;
        request.body = R"({"purpose":"x","scopes":["orders:read"],"signature":)" + signature + "}";
        return gateway::http::decode_api_key(request);
    };
    const auto own = decode(R"({"algorithm":"ed25519","public_key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})");
    REQUIRE(own);
    REQUIRE(own->signing);
    CHECK(own->signing->algorithm == domain::signature_algorithm::ed25519);
    CHECK(own->signing->public_key == std::string(32, '\0'));
    const auto shared = decode(R"({"algorithm":"hmac-sha256"})");
    REQUIRE(shared);
    CHECK(shared->signing->algorithm == domain::signature_algorithm::hmac_sha256);
    CHECK_FALSE(decode("null")->signing);
    for (const auto* bad : {R"({})", R"({"algorithm":"rsa-pss-sha512"})", R"({"algorithm":"ed25519"})",
                            R"({"algorithm":"ed25519","public_key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="})",
                            R"({"algorithm":"ed25519","public_key":"no base64"})",
                            R"({"algorithm":"hmac-sha256","public_key":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})", R"("ed25519")"}) {
        CAPTURE(bad);
        CHECK_FALSE(decode(bad));
    }
}

TEST_CASE("the stored answer of a new key has no secret; the first answer has", "[gateway][http]") {
    domain::api_key key;
    key.public_id = public_id;
    key.secret_hash = "hash of the secret";
    const auto stored = gateway::http::encode_api_key(key);
    CHECK_FALSE(stored.contains("secret"));
    CHECK_FALSE(stored.contains("hash"));
    CHECK(gateway::http::with_secrets(stored, "pk_live_x", "").ends_with(R"(,"key":"pk_live_x","signing_secret":null})"));
    CHECK(gateway::http::with_secrets(stored, "", "abc=").ends_with(R"(,"key":null,"signing_secret":"abc="})"));
    CHECK(stored.contains(R"("signature":null)"));
    key.signing = {domain::signature_algorithm::hmac_sha256, "sealed secret"};
    const auto shared = gateway::http::encode_api_key(key);
    CHECK(shared.contains(R"("signature":{"algorithm":"hmac-sha256","key_id":"pk_live_0123456789AB","public_key":null})"));
    CHECK_FALSE(shared.contains("sealed"));
    key.signing = {domain::signature_algorithm::ed25519, "abc"};
    CHECK(gateway::http::encode_api_key(key).contains(R"("public_key":"YWJj")"));
}
