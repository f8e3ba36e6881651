#include <catch.hpp>

#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::method;

namespace {

constexpr auto school = "school-canteen";
constexpr auto school_password = "demo-school-2026";

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("somebody signs in, is known, and signs out", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const auto opened = at.sign_in(school, school_password);
    REQUIRE(opened.status == 201);
    CHECK(contains(opened.headers.find("Set-Cookie"), "HttpOnly; SameSite=Lax"));
    CHECK(opened.headers.find("Cache-Control") == "no-store");
    CHECK(contains(opened.body, R"("kind":"school")"));
    CHECK(contains(opened.body, R"("orders:place")"));
    CHECK(contains(opened.body, R"("roles":["acceptance_signer","administrator","approver","auditor","clerk","finance"],"unit_id":null)"));

    const auto current = at.get("/v1/sessions/current");
    CHECK(current.status == 200);
    CHECK(current.body == opened.body);
    CHECK(at.send(method::delete_, "/v1/sessions/current").status == 204);
    CHECK(at.get("/v1/sessions/current").status == 401);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type IN ('session.opened', 'session.closed')") == 2);
}

TEST_CASE("every failed sign-in is answered alike", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const auto wrong = at.sign_in(school, "not the password");
    const auto nobody = at.sign_in("nobody", "not the password");
    CHECK(wrong.status == 401);
    CHECK(nobody.status == 401);
    CHECK(wrong.body == nobody.body);
    CHECK(contains(wrong.body, "credentials-wrong"));
    CHECK(wrong.headers.find("Set-Cookie").empty());
}

TEST_CASE("after five failures a login waits, the right password included", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    for (int i = 0; i < 5; ++i) CHECK(at.sign_in(school, "wrong password").status == 401);
    const auto delayed = at.sign_in(school, school_password);
    CHECK(delayed.status == 429);
    CHECK(delayed.headers.find("Retry-After") == "1");
    at.clock.advance(1s);
    CHECK(at.sign_in(school, school_password).status == 201);
}

TEST_CASE("a session ends after half an hour without use", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    at.clock.advance(30min);
    CHECK(at.get("/v1/sessions/current").status == 200);
    at.clock.advance(30min + 1ms);
    CHECK(at.get("/v1/sessions/current").status == 401);
}

TEST_CASE("a session ends after twelve hours, however much it is used", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    for (int i = 0; i < 24 * 12 - 1; ++i) {
        at.clock.advance(150s);
        if (i % 8 == 0) REQUIRE(at.get("/v1/sessions/current").status == 200);
    }
    at.clock.advance(150s);
    CHECK(at.get("/v1/sessions/current").status == 401);
}

TEST_CASE("a changing request needs the session's own CSRF token", "[gateway][csrf]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("agency-canteen", "demo-agency-2026");
    const auto foreign = at.csrf_token;
    at.sign_in(school, school_password);
    CHECK(at.send(method::post, "/v1/orders", "{}", {{"X-CSRF-Token", foreign}}).status == 403);
    CHECK(contains(at.send(method::post, "/v1/orders", "{}", {{"X-CSRF-Token", ""}}).body, "csrf-token-invalid"));
    CHECK(at.send(method::post, "/v1/orders", "{}", {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
    CHECK(at.neighbours.find("orders")->second->seen.empty());
    CHECK(at.send(method::post, "/v1/orders", "{}", {{"Sec-Fetch-Site", "same-origin"}}).status == 200);
    CHECK(at.get("/v1/orders").status == 200);
}

TEST_CASE("a request reaches its service with the principal that the gateway established", "[gateway][entrance]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    CHECK(at.send(method::get, "/v1/orders", "", {{"X-Chuanpin-Principal", "forged"}, {"X-Chuanpin-Deadline-Ms", "9"}}).status == 200);
    const auto& seen = at.neighbours.find("orders")->second->seen;
    REQUIRE(seen.size() == 1);
    REQUIRE(seen[0].context.who);
    CHECK(base::to_wire(seen[0].context.who->organisation) == at.organisation_id);
    CHECK(seen[0].context.who->organisation_kind == "school");
    CHECK(seen[0].context.who->roles.size() == 6);
    CHECK_FALSE(seen[0].context.who->unit);
    CHECK(seen[0].headers.count("X-Chuanpin-Principal") == 0);
    CHECK(seen[0].headers.count("X-Chuanpin-Deadline-Ms") == 0);
}

TEST_CASE("what nobody may, what does not exist and what is inside is refused at the edge", "[gateway][entrance]") {
    tests::gateway_fixture at;
    at.import_accounts();
    CHECK(at.get("/v1/orders").status == 401);
    CHECK(at.get("/v1/nothing").status == 404);
    CHECK(at.get("/internal/journal?after=0&limit=1&wait_ms=0").status == 404);
    CHECK(at.send(method::put, "/v1/orders").status == 405);
    CHECK(at.send(method::put, "/v1/orders").headers.find("Allow") == "GET, HEAD, POST, OPTIONS");
    CHECK(at.get("/v1/open-things").status == 200);
    CHECK(at.send(method::get, "/v1/orders", "", {{"X-Chuanpin-Principal", "forged"}}).status == 401);
    at.sign_in("partner", "demo-partner-2026");
    CHECK(at.post("/v1/orders", "{}").status == 403);
    CHECK(at.neighbours.find("orders")->second->seen.size() == 1);
}

TEST_CASE("Redis away: nobody is recognised, nobody becomes anonymous, public pages go on", "[gateway][sessions]") {
    tests::redis_server server;
    tests::gateway_options options;
    options.redis = server.where();
    tests::gateway_fixture at(options);
    at.import_accounts();
    at.sign_in(school, school_password);
    server.kill();
    const auto refused = at.get("/v1/sessions/current");
    CHECK(refused.status == 503);
    CHECK(refused.headers.find("Retry-After") == "1");
    CHECK(contains(refused.body, "sessions-unavailable"));
    CHECK(at.get("/v1/open-things").status == 200);
    CHECK(at.sign_in(school, school_password).status == 503);
    server.start();
    tests::run_until(at.io, [&] { return at.redis.connected(); });
    CHECK(at.get("/v1/sessions/current").status == 401);
    CHECK(at.sign_in(school, school_password).status == 201);
    CHECK(at.get("/v1/sessions/current").status == 200);
}

TEST_CASE("a Redis restored from an old snapshot revives no closed session", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    const auto prefix = at.settings.schema_of("gateway") + ":session:*";
    const auto keys = tests::run_coroutine(at.io, at.redis.command({"KEYS", prefix})).value();
    REQUIRE(keys.elements.size() == 1);
    const auto key = keys.elements[0].text;
    CHECK_FALSE(contains(key, at.cookie.substr(4)));
    const auto snapshot = tests::run_coroutine(at.io, at.redis.command({"DUMP", key})).value();
    CHECK(at.send(method::delete_, "/v1/sessions/current").status == 204);
    const auto restored = tests::run_coroutine(at.io, at.redis.command({"RESTORE", key, "0", snapshot.text})).value();
    REQUIRE(restored.text == "OK");
    CHECK(at.get("/v1/sessions/current").status == 401);
}

TEST_CASE("raising an account's epoch ends its sessions within five seconds", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    REQUIRE(at.get("/v1/sessions/current").status == 200);
    auto connection = tests::test_database::instance().open(at.settings.schema_of("gateway"));
    connection.execute("UPDATE account SET session_epoch = session_epoch + 1 WHERE login = 'school-canteen'");
    CHECK(at.get("/v1/sessions/current").status == 200);
    at.clock.advance(5s);
    CHECK(at.get("/v1/sessions/current").status == 401);
}

TEST_CASE("an operator registers an organisation once, and its account signs in", "[gateway][organisations]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const std::string body = R"({"name":"苍溪县示例小学食堂","kind":"school","county_code":"510824","credit_code":"91350100M000100Y43",)"
                             R"("account":{"login":"cangxi-school","display_name":"食堂","password":"a-new-password"}})";
    at.sign_in(school, school_password);
    CHECK(at.post("/v1/organisations", body).status == 403);
    at.sign_in("operator", "demo-operator-2026");
    const auto first = at.send(method::post, "/v1/organisations", body, {{"Idempotency-Key", "registration-0001"}});
    REQUIRE(first.status == 201);
    const auto again = at.send(method::post, "/v1/organisations", body, {{"Idempotency-Key", "registration-0001"}});
    CHECK(again.body == first.body);
    CHECK(again.headers.find("Idempotency-Replayed") == "true");
    CHECK(contains(at.post("/v1/organisations", body).body, "organisation-name-taken"));
    auto renamed = body;
    renamed.replace(renamed.find("小学"), 6, "中学");
    CHECK(contains(at.post("/v1/organisations", renamed).body, "credit-code-taken"));
    CHECK(at.number("SELECT COUNT(*) FROM account WHERE login = 'cangxi-school'") == 1);
    at.sign_in("cangxi-school", "a-new-password");
    const auto found = at.get("/v1/organisations/" + at.organisation_id);
    CHECK(found.status == 200);
    CHECK(contains(found.body, "苍溪县示例小学食堂"));
    CHECK(at.get("/v1/organisations/org_00000000000000000000000000").status == 404);
}

TEST_CASE("importing the accounts again changes nothing", "[gateway][commands]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const auto before = at.text("SELECT GROUP_CONCAT(HEX(id), password_hash ORDER BY id) FROM account");
    at.import_accounts();
    CHECK(at.text("SELECT GROUP_CONCAT(HEX(id), password_hash ORDER BY id) FROM account") == before);
    CHECK(at.number("SELECT COUNT(*) FROM organisation") == 11);
}

TEST_CASE("health, readiness, metrics and description answer without a sign-in", "[gateway][pages]") {
    tests::gateway_fixture at;
    CHECK(at.get("/healthz").body == R"({"status":"alive"})");
    CHECK(at.get("/readyz").body == R"({"status":"ready","missing":null,"clock_start":null})");
    at.context->readiness = [](std::string_view) -> base::task<std::string> { co_return std::string("redis: away"); };
    CHECK(at.get("/readyz").status == 503);
    CHECK(at.get("/metrics").body == "metrics");
    CHECK(contains(at.get("/openapi.yaml").body, "operationId: open_session"));
    const auto docs = at.get("/docs");
    CHECK(contains(docs.body, "/v1/orders"));
    CHECK(contains(docs.headers.find("Content-Security-Policy"), "style-src"));
    CHECK(at.send(method::head, "/docs").body.empty());
}
