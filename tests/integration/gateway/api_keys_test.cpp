#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "gateway/domain/identity/api_key.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::method;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

namespace domain = chuanpin::gateway::domain;

struct made_key {
    std::string id;
    std::string text;
};

/// The one who signed in last makes it.
made_key make_key(tests::gateway_fixture& at, const std::string& body) {
    const auto answer = at.post("/v1/api-keys", body);
    REQUIRE(answer.status == 201);
    const auto document = nlohmann::json::parse(answer.body);
    return {document.at("id"), document.at("key")};
}

http::response ask(tests::gateway_fixture& at, method verb, std::string target, const std::string& key, std::string body = {},
                   std::vector<std::pair<std::string, std::string>> headers = {}) {
    const auto session = at.session();
    at.sign_out_locally();
    headers.emplace_back("Authorization", "Bearer " + key);
    auto answer = at.send(verb, std::move(target), std::move(body), std::move(headers));
    at.use(session);
    return answer;
}

constexpr auto order_scopes = R"({"purpose":"订单同步","scopes":["orders:read","orders:place"]})";

}  // namespace

TEST_CASE("a key is shown once and lets a program in with its scopes, without a CSRF token", "[gateway][keys]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    const auto first = at.send(method::post, "/v1/api-keys", order_scopes, {{"Idempotency-Key", "key-number-one-001"}});
    REQUIRE(first.status == 201);
    const auto document = nlohmann::json::parse(first.body);
    const auto key = document.at("key").get<std::string>();
    CHECK(document.at("scopes") == nlohmann::json({"orders:place", "orders:read"}));
    CHECK(document.at("expires_at") == "2027-03-02T01:00:00.000000Z");
    const auto again = at.send(method::post, "/v1/api-keys", order_scopes, {{"Idempotency-Key", "key-number-one-001"}});
    CHECK(nlohmann::json::parse(again.body).at("key").is_null());

    CHECK(ask(at, method::get, "/v1/orders", key).status == 200);
    CHECK(ask(at, method::post, "/v1/orders", key, "{}").status == 200);
    const auto& seen = at.neighbours.find("orders")->second->seen;
    REQUIRE(seen.size() == 2);
    REQUIRE(seen[1].context.who);
    CHECK(base::to_wire(seen[1].context.who->organisation) == at.organisation_id);
    CHECK(seen[1].context.who->organisation_kind == "school");
    CHECK(seen[1].context.who->display_name == "订单同步");
    CHECK(seen[1].context.who->permissions == std::vector<std::string>{"orders:place", "orders:read"});
    CHECK(base::to_text(seen[1].context.who->account.value) == document.at("id").get<std::string>().substr(4));

    // Nothing that is kept anywhere opens anything.
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE data LIKE '%" + key.substr(21, 43) + "%'") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM receipt WHERE body LIKE '%" + key.substr(21, 43) + "%'") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'api_key.created'") == 1);
}

TEST_CASE("a key may nothing beyond its scopes, and nothing that is somebody's own", "[gateway][keys]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    const auto key = make_key(at, R"({"purpose":"reader","scopes":["orders:read"]})").text;
    CHECK(ask(at, method::get, "/v1/orders", key).status == 200);
    CHECK(ask(at, method::post, "/v1/orders", key, "{}").status == 403);
    CHECK(ask(at, method::get, "/v1/webhook-endpoints", key).status == 403);
    CHECK(ask(at, method::get, "/v1/organisations/" + at.organisation_id, key).status == 200);
    for (const auto& [verb, target] : std::vector<std::pair<method, std::string>>{{method::get, "/v1/sessions"},
                                                                                  {method::delete_, "/v1/sessions"},
                                                                                  {method::get, "/v1/sessions/current"},
                                                                                  {method::get, "/v1/api-keys"},
                                                                                  {method::put, "/v1/accounts/current/password"}}) {
        CAPTURE(target);
        const auto answer = ask(at, verb, target, key);
        CHECK(answer.status == 403);
        CHECK(contains(answer.body, "session-required"));
    }
    for (const auto* refused : {R"({"purpose":"x","scopes":["subsidies:read"]})",
                                R"({"purpose":"x","scopes":["orders:read","api-keys:write"]})", R"({"purpose":"x","scopes":["no:such"]})"})
        CHECK(contains(at.post("/v1/api-keys", refused).body, "scope-not-grantable"));
}

TEST_CASE("an unknown key, a wrong secret, a typing error and another scheme are answered alike", "[gateway][keys]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    const auto key = make_key(at, order_scopes).text;
    const auto public_id = key.substr(8, 12);
    const auto right = ask(at, method::get, "/v1/orders", key);
    CHECK(right.status == 200);
    const auto wrong = ask(at, method::get, "/v1/orders", domain::text_of_api_key(public_id, std::string(43, 'a')));
    CHECK(wrong.status == 401);
    CHECK(contains(wrong.body, "api-key-wrong"));
    for (const auto& text : {domain::text_of_api_key("aaaaaaaaaaaa", std::string(43, 'a')), key.substr(1), key + "0", std::string("x")})
        CHECK(ask(at, method::get, "/v1/orders", text).body == wrong.body);
    at.sign_out_locally();
    CHECK(at.send(method::get, "/v1/orders", "", {{"Authorization", "Basic " + key}}).body == wrong.body);
    CHECK(at.neighbours.find("orders")->second->seen.size() == 1);
}

TEST_CASE("a key in the query is refused on every route, and logged without its secret", "[gateway][keys]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    const auto key = make_key(at, order_scopes).text;
    at.sign_out_locally();
    for (const auto* path : {"/v1/orders?key=", "/v1/open-things?api_key="}) {
        const auto answer = at.get(path + key);
        CHECK(answer.status == 400);
        CHECK(contains(answer.body, "api-key-in-query"));
        CHECK_FALSE(contains(answer.body, key.substr(21)));
    }
    CHECK(at.log.count("gateway.api_key_leaked") == 2);
    for (const auto& line : at.log.lines()) {
        if (line.event == "gateway.api_key_leaked") CHECK(line.fields.at("public_id") == key.substr(8, 12));
        for (const auto& [name, value] : line.fields) CHECK_FALSE(contains(value, key.substr(21, 43)));
    }
}

TEST_CASE("a revoked key is dead at once here and within five seconds elsewhere; two may be rotated", "[gateway][keys]") {
    tests::gateway_fixture at;
    at.import_accounts();
    tests::gateway_options options;
    options.schema_prefix = at.settings.schema_prefix;
    tests::gateway_fixture elsewhere(options);
    at.sign_in("school-canteen", "demo-school-2026");
    const auto old_key = make_key(at, order_scopes);
    const auto new_key = make_key(at, order_scopes);
    CHECK(contains(at.post("/v1/api-keys", order_scopes).body, "api-keys-too-many"));
    CHECK(at.post("/v1/api-keys", R"({"purpose":"another","scopes":["orders:read"]})").status == 201);
    CHECK(ask(at, method::get, "/v1/orders", old_key.text).status == 200);
    CHECK(ask(elsewhere, method::get, "/v1/orders", old_key.text).status == 200);
    CHECK(at.send(method::delete_, "/v1/api-keys/" + old_key.id).status == 204);
    CHECK(at.send(method::delete_, "/v1/api-keys/" + old_key.id).status == 404);
    CHECK(ask(at, method::get, "/v1/orders", old_key.text).status == 401);
    elsewhere.clock.advance(5s);
    CHECK(ask(elsewhere, method::get, "/v1/orders", old_key.text).status == 401);
    CHECK(ask(at, method::get, "/v1/orders", new_key.text).status == 200);
    CHECK(at.post("/v1/api-keys", order_scopes).status == 201);
    const auto listed = nlohmann::json::parse(at.get("/v1/api-keys").body).at("data");
    CHECK(listed.size() == 4);
    CHECK_FALSE(contains(at.get("/v1/api-keys").body, "secret"));
    at.sign_in("agency-canteen", "demo-agency-2026");
    CHECK(at.send(method::delete_, "/v1/api-keys/" + new_key.id).status == 404);
    CHECK(nlohmann::json::parse(at.get("/v1/api-keys").body).at("data").empty());
}

TEST_CASE("a key lets nobody in once its maker or its organisation is closed", "[gateway][keys]") {
    for (const std::string closed : {"account", "organisation"}) {
        CAPTURE(closed);
        tests::gateway_fixture at;
        at.import_accounts();
        at.sign_in("school-canteen", "demo-school-2026");
        const auto key = make_key(at, order_scopes).text;
        CHECK(ask(at, method::get, "/v1/orders", key).status == 200);
        const std::string owner = closed == "account" ? "created_by" : "organisation_id";
        auto connection = tests::test_database::instance().open(at.settings.schema_of("gateway"));
        CHECK(connection.execute("UPDATE " + closed + " SET closed_at = registered_at WHERE id IN (SELECT " + owner + " FROM api_key)") ==
              1);
        at.clock.advance(5s);
        CHECK(ask(at, method::get, "/v1/orders", key).status == 401);
    }
}

TEST_CASE("a key ends when it says, within a year", "[gateway][keys]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    const auto made_until = [&](const std::string& end) {
        return at.post("/v1/api-keys", R"({"purpose":"until )" + end + R"(","scopes":["orders:read"],"expires_at":")" + end + "\"}");
    };
    CHECK(contains(made_until("2026-03-02T01:00:00Z").body, "api-key-life-invalid"));
    CHECK(contains(made_until("2027-03-02T01:00:00.000001Z").body, "api-key-life-invalid"));
    CHECK(made_until("2027-03-02T01:00:00Z").status == 201);
    const auto soon = made_until("2026-03-02T01:00:03Z");
    REQUIRE(soon.status == 201);
    const auto key = nlohmann::json::parse(soon.body).at("key").get<std::string>();
    CHECK(ask(at, method::get, "/v1/orders", key).status == 200);
    at.clock.advance(3s);  // still remembered, but over
    CHECK(ask(at, method::get, "/v1/orders", key).status == 401);
}

TEST_CASE("a key is used from its networks alone", "[gateway][keys]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    const auto here = make_key(at, R"({"purpose":"here","scopes":["orders:read"],"allowed_networks":["127.0.0.0/8"]})").text;
    const auto elsewhere = make_key(at, R"({"purpose":"elsewhere","scopes":["orders:read"],"allowed_networks":["192.0.2.0/24"]})").text;
    CHECK(ask(at, method::get, "/v1/orders", here).status == 200);
    const auto refused = ask(at, method::get, "/v1/orders", elsewhere);
    CHECK(refused.status == 403);
    CHECK(contains(refused.body, "address-not-allowed"));
}

TEST_CASE("it is written down at most once a minute that a key was used", "[gateway][keys]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    const auto key = make_key(at, order_scopes).text;
    const std::string last_use = "SELECT IFNULL(DATE_FORMAT(last_used_at, '%H:%i:%s'), 'never') FROM api_key";
    CHECK(at.text(last_use) == "never");
    for (int i = 0; i < 10; ++i) {
        CHECK(ask(at, method::get, "/v1/orders", key).status == 200);
        at.clock.advance(6s);
    }
    CHECK(at.text(last_use) == "01:00:00");
    CHECK(ask(at, method::get, "/v1/orders", key).status == 200);
    CHECK(at.text(last_use) == "01:01:00");
    CHECK(at.number("SELECT COUNT(*) FROM receipt WHERE scope = 'note_api_key_use'") == 2);
}

TEST_CASE("keys go on while Redis is away", "[gateway][keys]") {
    tests::redis_server server;
    tests::gateway_options options;
    options.redis = server.where();
    tests::gateway_fixture at(options);
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    const auto key = make_key(at, order_scopes).text;
    server.kill();
    at.clock.advance(6s);  // what is known of a session is over
    CHECK(at.get("/v1/orders").status == 503);
    CHECK(ask(at, method::post, "/v1/orders", key, "{}").status == 200);
    CHECK(ask(at, method::get, "/v1/orders", key).status == 200);
}
