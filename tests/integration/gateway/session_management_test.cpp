#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::method;

namespace {

constexpr auto school = "school-canteen";
constexpr auto school_password = "demo-school-2026";
constexpr auto agency = "agency-canteen";
constexpr auto agency_password = "demo-agency-2026";

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

nlohmann::json sessions_of(tests::gateway_fixture& at) {
    const auto answer = at.get("/v1/sessions");
    REQUIRE(answer.status == 200);
    return nlohmann::json::parse(answer.body).at("data");
}

bool is_signed_in(tests::gateway_fixture& at, const tests::gateway_fixture::signed_in& session) {
    at.use(session);
    return at.get("/v1/sessions/current").status == 200;
}

}  // namespace

TEST_CASE("somebody sees their sessions, newest first, and which one asks", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    const auto first = at.session();
    at.sign_in(agency, agency_password);
    at.clock.advance(1min);
    at.sign_out_locally();
    const auto opened = at.send(method::post, "/v1/sessions", R"({"login":"school-canteen","password":"demo-school-2026"})",
                                {{"User-Agent", "canteen-terminal/3"}});
    REQUIRE(opened.status == 201);
    at.use(first);
    at.clock.advance(1min);
    const auto sessions = sessions_of(at);
    REQUIRE(sessions.size() == 2);
    CHECK(sessions[0]["user_agent"] == "canteen-terminal/3");
    CHECK(sessions[0]["address"] == "127.0.0.1");
    CHECK(sessions[0]["current"] == false);
    CHECK(sessions[0]["opened_at"] == "2026-03-02T01:01:00.000000Z");
    CHECK(sessions[0]["last_seen_at"] == "2026-03-02T01:01:00.000000Z");
    CHECK(sessions[1]["current"] == true);
    CHECK(sessions[1]["opened_at"] == "2026-03-02T01:00:00.000000Z");
    CHECK(sessions[1]["last_seen_at"] == "2026-03-02T01:02:00.000000Z");
    CHECK(sessions[1]["expires_at"] == "2026-03-02T13:00:00.000000Z");
    CHECK(at.send(method::get, "/v1/sessions?limit=1").status == 400);
    at.clock.advance(30min);
    CHECK(sessions_of(at).size() == 1);  // nobody used the other one
}

TEST_CASE("somebody ends one of their sessions, and nobody else's", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    const auto first = at.session();
    const auto id = sessions_of(at)[0]["id"].get<std::string>();
    at.sign_in(agency, agency_password);
    CHECK(at.send(method::delete_, "/v1/sessions/" + id).status == 404);
    CHECK(at.send(method::delete_, "/v1/sessions/ses_00000000000000000000000000").status == 404);
    CHECK(at.send(method::delete_, "/v1/sessions/nonsense").status == 404);
    CHECK(is_signed_in(at, first));
    at.sign_in(school, school_password);
    CHECK(at.send(method::delete_, "/v1/sessions/" + id).status == 204);
    CHECK(at.send(method::delete_, "/v1/sessions/" + id).status == 404);
    CHECK(sessions_of(at).size() == 1);
    CHECK_FALSE(is_signed_in(at, first));
}

TEST_CASE("an eleventh session closes the oldest at once", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    std::vector<tests::gateway_fixture::signed_in> sessions;
    for (int i = 0; i < 11; ++i) {
        at.clock.advance(1s);
        REQUIRE(at.sign_in(school, school_password).status == 201);
        sessions.push_back(at.session());
    }
    CHECK(sessions_of(at).size() == 10);
    CHECK_FALSE(is_signed_in(at, sessions[0]));
    CHECK(is_signed_in(at, sessions[1]));
}

TEST_CASE("signing out everywhere ends every session of the account", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(agency, agency_password);
    const auto other = at.session();
    at.sign_in(school, school_password);
    const auto first = at.session();
    at.sign_in(school, school_password);
    const auto second = at.session();
    REQUIRE(is_signed_in(at, first));
    const auto answer = at.send(method::delete_, "/v1/sessions");
    CHECK(answer.status == 204);
    CHECK(contains(answer.headers.find("Set-Cookie"), "Max-Age=0"));
    CHECK_FALSE(is_signed_in(at, first));
    CHECK_FALSE(is_signed_in(at, second));
    CHECK(is_signed_in(at, other));
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'account.sessions_ended'") == 1);
    at.sign_out_locally();
    CHECK(at.sign_in(school, school_password).status == 201);
}

TEST_CASE("a changed password opens a new session and ends all others", "[gateway][passwords]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    const auto first = at.session();
    at.sign_in(school, school_password);
    const auto second = at.session();
    const auto changed = at.change_password(school_password, "a quiet kitchen at noon");
    REQUIRE(changed.status == 200);
    CHECK(changed.headers.find("Cache-Control") == "no-store");
    const auto third = at.session();
    CHECK(third.cookie != second.cookie);
    CHECK(third.csrf_token != second.csrf_token);
    CHECK(is_signed_in(at, third));
    CHECK_FALSE(is_signed_in(at, first));
    CHECK_FALSE(is_signed_in(at, second));
    at.sign_out_locally();
    CHECK(at.sign_in(school, school_password).status == 401);
    CHECK(at.sign_in(school, "a quiet kitchen at noon").status == 201);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'account.password_changed'") == 1);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE data LIKE '%kitchen%'") == 0);
}

TEST_CASE("a change of password asks for the old one, and guessing it waits as guessing at the sign-in does", "[gateway][passwords]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    for (int i = 0; i < 5; ++i) {
        const auto answer = at.change_password("not the old one", "a quiet kitchen at noon");
        CHECK(answer.status == 422);
        CHECK(contains(answer.body, "old-password-wrong"));
    }
    CHECK(at.change_password(school_password, "a quiet kitchen at noon").status == 429);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'account.sign_in_failed' AND aggregate_id LIKE 'acc\\_%'") == 5);
    at.clock.advance(1s);
    CHECK(contains(at.change_password(school_password, "password2026").body, "password-refused"));
    CHECK(contains(at.change_password(school_password, "1234567").body, "password-refused"));
    CHECK(contains(at.change_password(school_password, "school-canteen1").body, "password-refused"));
    CHECK(at.change_password(school_password, "a quiet kitchen at noon").status == 200);
}

TEST_CASE("a password that was hashed cheaply is hashed anew when somebody signs in with it", "[gateway][passwords]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const std::string hash_of_school = "SELECT password_hash FROM account WHERE login = 'school-canteen'";
    CHECK(contains(at.text(hash_of_school), "$m=64,t=1,"));
    CHECK(at.sign_in(school, "not the password").status == 401);
    CHECK(contains(at.text(hash_of_school), "$m=64,t=1,"));
    REQUIRE(at.sign_in(school, school_password).status == 201);
    const auto dearer = at.text(hash_of_school);
    CHECK(contains(dearer, "$m=19456,t=2,"));
    CHECK(at.get("/v1/sessions/current").status == 200);
    REQUIRE(at.sign_in(school, school_password).status == 201);
    CHECK(at.text(hash_of_school) == dearer);
}

TEST_CASE("failed sign-ins stand in the journal, those of nobody too", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, "not the password");
    at.sign_in("nobody-at-all", "not the password");
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'account.sign_in_failed'") == 2);
    CHECK(at.text("SELECT data FROM journal WHERE type = 'account.sign_in_failed' AND aggregate_id = 'unknown'") ==
          R"({"account_id":null,"address":"127.0.0.1"})");
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE data LIKE '%nobody-at-all%' OR data LIKE '%not the password%'") == 0);
}

TEST_CASE("a cookie and an Authorization header together are refused", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    const auto answer = at.send(method::get, "/v1/orders", "", {{"Authorization", "Bearer anything"}});
    CHECK(answer.status == 400);
    CHECK(contains(answer.body, "two-credentials"));
    CHECK(at.send(method::get, "/v1/open-things", "", {{"Authorization", "Bearer anything"}}).status == 400);
    CHECK(at.neighbours.find("orders")->second->seen.empty());
}

TEST_CASE("a page of another site changes nothing", "[gateway][csrf]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in(school, school_password);
    const auto answer = at.send(method::post, "/v1/orders", "{}", {{"Origin", "https://evil.example"}, {"Host", "127.0.0.1:8080"}});
    CHECK(answer.status == 403);
    CHECK(contains(answer.body, "foreign-origin"));
    CHECK(at.send(method::delete_, "/v1/sessions", "", {{"Sec-Fetch-Site", "same-site"}}).status == 403);
    CHECK(at.neighbours.find("orders")->second->seen.empty());
    CHECK(at.send(method::post, "/v1/orders", "{}", {{"Origin", "http://127.0.0.1:8080"}, {"Host", "127.0.0.1:8080"}}).status == 200);
}

TEST_CASE("a Redis restored from an old snapshot revives nothing that was signed out, revoked or left by a new password",
          "[gateway][sessions]") {
    tests::redis_server server;
    tests::gateway_options options;
    options.redis = server.where();
    options.redis.command_max = 10s;  // SAVE waits for the disk
    tests::gateway_fixture at(options);
    at.import_accounts();
    const auto open = [&](const char* login, const char* password) {
        REQUIRE(at.sign_in(login, password).status == 201);
        return at.session();
    };
    const auto kept = open("finance", "demo-finance-2026");
    const auto signed_out = open(school, school_password);
    const auto revoked = open(school, school_password);
    const auto listed = sessions_of(at);
    const auto revoked_id = listed[listed[0]["current"] == true ? 0 : 1]["id"].get<std::string>();
    const auto ended = open(agency, agency_password);
    const auto before_password = open("partner", "demo-partner-2026");
    REQUIRE(tests::run_coroutine(at.io, at.redis.command({"SAVE"})).value().text == "OK");

    CHECK(at.change_password("demo-partner-2026", "parcels before breakfast").status == 200);
    at.use(ended);
    CHECK(at.send(method::delete_, "/v1/sessions").status == 204);
    at.use(signed_out);
    CHECK(at.send(method::delete_, "/v1/sessions/" + revoked_id).status == 204);
    CHECK(at.send(method::delete_, "/v1/sessions/current").status == 204);

    server.kill();
    tests::run_until(at.io, [&] { return !at.redis.connected(); });
    server.start();
    tests::run_until(at.io, [&] { return at.redis.connected(); });
    const auto keys = tests::run_coroutine(at.io, at.redis.command({"KEYS", "*:session:*"})).value();
    CHECK(keys.elements.size() == 5);  // the snapshot is back, the sessions in it are
    CHECK(is_signed_in(at, kept));
    for (const auto& dead : {signed_out, revoked, ended, before_password}) CHECK_FALSE(is_signed_in(at, dead));
}

TEST_CASE("after twenty failures from one address nobody signs in from there for a minute", "[gateway][sessions]") {
    tests::gateway_fixture at;
    at.import_accounts();
    for (int i = 0; i < 20; ++i) CHECK(at.sign_in("guess-" + std::to_string(i), "not the password").status == 401);
    const auto delayed = at.sign_in(school, school_password);
    CHECK(delayed.status == 429);
    CHECK(delayed.headers.find("Retry-After") == "60");
    at.clock.advance(1min);
    CHECK(at.sign_in(school, school_password).status == 201);
}
