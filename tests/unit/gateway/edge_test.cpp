#include <catch.hpp>

#include "gateway/commands/accounts_file.hpp"
#include "gateway/consumers/webhook_feed.hpp"
#include "gateway/http/docs_page.hpp"
#include "gateway/http/origin_rule.hpp"
#include "gateway/http/requests_json.hpp"
#include "gateway/http/routes.hpp"
#include "gateway/http/safety_headers.hpp"
#include "gateway/http/session_cookie.hpp"
#include "gateway/http/views_json.hpp"
#include "platform/crypto/secret_box.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;

namespace {

chuanpin::http::request with_cookie(std::string value) {
    chuanpin::http::request request;
    request.headers.add("Cookie", std::move(value));
    return request;
}
chuanpin::http::request with_body(std::string body) {
    chuanpin::http::request request;
    request.body = std::move(body);
    return request;
}

constexpr std::string_view header = "organisation,kind,county_code,login,display_name,roles,password\n";

}  // namespace

TEST_CASE("the session's token is read out of the cookie", "[gateway][http]") {
    const gateway::http::session_cookie cookie(false);
    CHECK(cookie.read(with_cookie("sid=abc")) == "abc");
    CHECK(cookie.read(with_cookie("a=1; sid=abc;b=2")) == "abc");
    CHECK_FALSE(cookie.read(with_cookie("sid2=abc; xsid=abc")));
    CHECK_FALSE(cookie.read(with_cookie("sid=abc; sid=def")));
    CHECK_FALSE(cookie.read(with_cookie("__Host-sid=abc")));
    CHECK_FALSE(cookie.read({}));
    auto two = with_cookie("sid=abc");
    two.headers.add("cookie", "sid=def");
    CHECK_FALSE(cookie.read(two));
}

TEST_CASE("behind TLS the cookie is bound to its host", "[gateway][http]") {
    CHECK(gateway::http::session_cookie(false).carry("t") == "sid=t; Path=/; HttpOnly; SameSite=Lax");
    const gateway::http::session_cookie secure(true);
    CHECK(secure.carry("t") == "__Host-sid=t; Path=/; HttpOnly; SameSite=Lax; Secure");
    CHECK(secure.remove() == "__Host-sid=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
    CHECK(secure.read(with_cookie("sid=x; __Host-sid=abc")) == "abc");
}

TEST_CASE("a browser's page must be of ours to change anything", "[gateway][http]") {
    const gateway::http::origin_rule rule(true, {"https://console.example.cn"});
    const auto admits = [&](std::vector<std::pair<std::string, std::string>> fields) {
        chuanpin::http::request request;
        request.headers.add("Host", "market.example.cn");
        for (auto& [name, value] : fields) request.headers.add(name, value);
        return rule.admits(request);
    };
    CHECK(admits({}));
    CHECK(admits({{"Sec-Fetch-Site", "same-origin"}}));
    CHECK(admits({{"Sec-Fetch-Site", "none"}, {"Origin", "https://evil.example"}}));
    CHECK(admits({{"Origin", "https://market.example.cn"}}));
    CHECK(admits({{"Origin", "https://console.example.cn"}}));
    for (const auto* site : {"cross-site", "same-site", "", "same-origin, none"}) CHECK_FALSE(admits({{"Sec-Fetch-Site", site}}));
    CHECK_FALSE(admits({{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "cross-site"}}));
    for (const auto* origin :
         {"null", "", "http://market.example.cn", "https://market.example.cn.evil.example", "https://market.example.cn:8443"})
        CHECK_FALSE(admits({{"Origin", origin}}));
    CHECK_FALSE(admits({{"Origin", "https://market.example.cn"}, {"Origin", "https://market.example.cn"}}));
    CHECK(gateway::http::origin_rule(false, {}).admits([] {
        chuanpin::http::request request;
        request.headers.add("Host", "127.0.0.1:8080");
        request.headers.add("Origin", "http://127.0.0.1:8080");
        return request;
    }()));
}

TEST_CASE("a password may hold any characters, control characters too", "[gateway][http]") {
    const auto asked = gateway::http::decode_new_password(with_body(R"({"old_password":"x","password":"\u0000\n 川品"})"));
    REQUIRE(asked);
    CHECK(asked->password == std::string("\0\n 川品", 9));
    CHECK_FALSE(gateway::http::decode_new_password(with_body(R"({"old_password":"x"})")));
    CHECK(gateway::http::decode_new_password(with_body(R"({"old_password":"x","password":")" + std::string(256, 'p') + "\"}")));
    CHECK_FALSE(gateway::http::decode_new_password(with_body(R"({"old_password":"x","password":")" + std::string(257, 'p') + "\"}")));
}

TEST_CASE("a client's own X-Chuanpin fields are removed, whatever their case", "[gateway][http]") {
    chuanpin::http::header_list headers;
    headers.add("X-Chuanpin-Principal", "forged");
    headers.add("x-chuanpin-deadline-ms", "999999");
    headers.add("X-CHUANPIN-", "1");
    headers.add("X-Chuanpi", "kept");
    headers.add("Accept", "kept");
    gateway::http::strip_reserved(headers);
    CHECK(headers.all().size() == 2);
}

TEST_CASE("every answer carries the headers of safety, and what a service set stays", "[gateway][http]") {
    chuanpin::http::header_list open;
    gateway::http::add_safety_headers(open, false, false);
    CHECK(open.find("X-Content-Type-Options") == "nosniff");
    CHECK(open.find("Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'");
    CHECK(open.find("Referrer-Policy") == "no-referrer");
    CHECK(open.count("Cache-Control") == 0);
    CHECK(open.count("Strict-Transport-Security") == 0);
    chuanpin::http::header_list own;
    own.add("Cache-Control", "private, max-age=5");
    gateway::http::add_safety_headers(own, true, true);
    CHECK(own.find("Cache-Control") == "private, max-age=5");
    CHECK(own.count("Strict-Transport-Security") == 1);
    chuanpin::http::header_list signed_in;
    gateway::http::add_safety_headers(signed_in, true, false);
    CHECK(signed_in.find("Cache-Control") == "no-store");
}

TEST_CASE("all faults of a registration come at once", "[gateway][http]") {
    const auto good = gateway::http::decode_organisation(with_body(
        R"({"name":"某小学食堂","kind":"school","county_code":"510107","account":{"login":"abc","display_name":"x","password":"12345678"}})"));
    REQUIRE(good);
    CHECK(good->kind == domain::organisation_kind::school);
    const auto bad = gateway::http::decode_organisation(with_body(
        R"({"name":"x","kind":"shop","county_code":"5101","credit_code":"91350100M000100Y44","account":{"login":"ABC","display_name":"","password":"1234567"},"extra":1})"));
    REQUIRE_FALSE(bad);
    CHECK(bad.error().fields.size() == 8);
}

TEST_CASE("a new account's roles are known and stand once", "[gateway][http]") {
    const auto decode = [](std::string roles) {
        return gateway::http::decode_account(
            with_body(R"({"login":"abc","display_name":"x","password":"12345678","roles":)" + roles + "}"));
    };
    CHECK(decode(R"(["clerk","approver"])")->roles == std::vector{domain::role::clerk, domain::role::approver});
    CHECK(decode("[]")->roles.empty());
    CHECK(decode(R"(["clerk","clerk"])").error().fields.size() == 1);
    CHECK(decode(R"(["buyer"])").error().fields.size() == 1);
}

TEST_CASE("the stored answer of a new endpoint has no secret; the first answer has", "[gateway][http]") {
    domain::webhook_endpoint endpoint;
    endpoint.url = "http://127.0.0.1/";
    endpoint.event_types = {"order.*"};
    endpoint.sealed_secret = "sealed";
    const auto stored = gateway::http::encode_endpoint(endpoint);
    CHECK(stored.find("secret") == std::string::npos);
    CHECK(stored.find("sealed") == std::string::npos);
    CHECK(gateway::http::with_secret(stored, "whsec_AAAA").ends_with(R"(,"secret":"whsec_AAAA"})"));
    CHECK(gateway::http::with_secret(stored, "").ends_with(R"(,"secret":null})"));
}

TEST_CASE("the page of routes shows public routes with their summaries and no internal one", "[gateway][http]") {
    const std::vector<gateway::http::service_routes> services = {{"gateway", gateway::http::routes()}};
    const auto page = gateway::http::render_docs_page(services, "      operationId: open_session\n      summary: 登录 <Sign> in\n");
    CHECK(page.find("/v1/webhook-endpoints/{endpoint_id}/deliveries") != std::string::npos);
    CHECK(page.find("登录 &lt;Sign&gt; in") != std::string::npos);
    CHECK(page.find("register organisation") != std::string::npos);
    CHECK(page.find("/internal/") == std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
}

TEST_CASE("a feed entry is rendered as Standard Webhooks wants it", "[gateway][consumers]") {
    journal::feed_entry entry;
    entry.id = base::to_wire(tests::numbered<base::event_id>(7));
    entry.type = "order.placed";
    entry.aggregate_id = "ord_1";
    entry.occurred_at = tests::manual_clock().now();
    entry.visible_to = {base::to_wire(tests::numbered<base::organisation_id>(1)), "something else"};
    entry.data = R"({"order_id":"ord_1","名":"苹果"})";
    const auto event = consumers::to_webhook_event(entry);
    CHECK(event.body ==
          R"({"id":")" + entry.id +
              R"(","type":"order.placed","timestamp":"2026-03-02T01:00:00.000000Z","data":{"order_id":"ord_1","名":"苹果"}})");
    CHECK_FALSE(event.visible_to_everybody);
    REQUIRE(event.visible_to.size() == 1);
    entry.visible_to = {"*"};
    CHECK(consumers::to_webhook_event(entry).visible_to_everybody);
    entry.type = "order.*";
    CHECK_THROWS_AS(consumers::to_webhook_event(entry), std::runtime_error);
    entry.type = "order.placed";
    entry.id = "nonsense";
    CHECK_THROWS_AS(consumers::to_webhook_event(entry), std::runtime_error);
}

TEST_CASE("a file of accounts is read whole or refused with every fault", "[gateway][commands]") {
    const auto good = commands::read_accounts(std::string(header) + "某合作社,cooperative,513423,coop-1,张三,clerk approver,12345678\n");
    REQUIRE(good);
    REQUIRE(good->size() == 1);
    CHECK(good->front().password == "12345678");
    CHECK(good->front().roles == std::vector{domain::role::clerk, domain::role::approver});
    const auto bad = commands::read_accounts(std::string(header) + ",cooperative,513423,coop-1,张三,clerk,12345678\n" +
                                             "某,shop,51,Coop,,clerk,1234567\n某校,school,510107,abc,x,reviewer,12345678\n"
                                             "某校,school,510107,abc,x,clerk clerk,12345678\n某校,school,510107,abc,x,,12345678\n");
    REQUIRE_FALSE(bad);
    CHECK(bad.error().fields.size() == 9);
}

TEST_CASE("a secret box opens what it sealed, with any of its keys, and nothing else", "[gateway][crypto]") {
    tests::seeded_random random;
    const crypto::secret_box before({crypto::sha256("old")});
    const crypto::secret_box after({crypto::sha256("new"), crypto::sha256("old")});
    const std::string secret = "twenty-four secret bytes";
    const auto sealed = before.seal(secret, random);
    CHECK(sealed.size() == secret.size() + 40);
    CHECK(sealed != before.seal(secret, random));
    CHECK(before.open(sealed) == secret);
    CHECK(after.open(sealed) == secret);
    CHECK_FALSE(before.open(after.seal(secret, random)));
    auto changed = sealed;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    CHECK_FALSE(before.open(changed));
    CHECK_FALSE(before.open(sealed.substr(0, 39)));
    CHECK_FALSE(before.open(""));
    CHECK(before.open(before.seal("", random)) == "");
    CHECK_THROWS_AS(crypto::secret_box({}), std::logic_error);
}
