#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "gateway/http/routes.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::method;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

tests::gateway_options with_quick_writing() {
    tests::gateway_options options;
    options.settings["gateway.limit_addresses"] = "off";
    options.settings["gateway.limit_requests"] = "off";
    options.settings["gateway.limit_writes"] = "off";
    options.settings["gateway.refusal_write_seconds"] = "1";
    return options;
}

std::int64_t refusals(tests::gateway_fixture& at, const std::string& code) {
    return at.number("SELECT COALESCE(SUM(JSON_VALUE(data, '$.count')), 0) FROM journal WHERE type = 'access.refused' AND" +
                     std::string(" JSON_VALUE(data, '$.code') = '") + code + "'");
}

std::int64_t reads(tests::gateway_fixture& at) { return at.number("SELECT COUNT(*) FROM journal WHERE type = 'personal_data.read'"); }

void rename(tests::gateway_fixture& at, const std::string& table, const std::string& name) {
    tests::test_database::instance().open(at.settings.schema_of("gateway")).execute("RENAME TABLE " + table + " TO " + name);
}

std::string make_key(tests::gateway_fixture& at, const std::string& body) {
    const auto answer = at.post("/v1/api-keys", body);
    REQUIRE(answer.status == 201);
    return tests::member(answer.body, "key");
}

http::response ask_with_key(tests::gateway_fixture& at, std::string target, const std::string& key) {
    const auto session = at.session();
    at.sign_out_locally();
    auto answer = at.send(method::get, std::move(target), {}, {{"Authorization", "Bearer " + key}});
    at.use(session);
    return answer;
}

std::vector<std::string> types_of(const http::response& answer) {
    std::vector<std::string> types;
    for (const auto& each : nlohmann::json::parse(answer.body).at("data")) types.push_back(each.at("type"));
    return types;
}

}  // namespace

TEST_CASE("each kind of refusal stands in the journal once, with its count, as who was refused", "[gateway][audit]") {
    tests::gateway_fixture at(with_quick_writing());
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    const auto elsewhere = make_key(at, R"({"purpose":"a","scopes":["orders:read"],"allowed_networks":["192.0.2.0/24"]})");
    const auto here = make_key(at, R"({"purpose":"b","scopes":["orders:read"]})");
    at.start();
    for (int i = 0; i < 3; ++i) {
        CHECK(at.get("/v1/registrations").status == 403);
        CHECK(at.send(method::post, "/v1/units", "{}", {{"X-CSRF-Token", "wrong"}}).status == 403);
        CHECK(at.send(method::post, "/v1/units", "{}", {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
        CHECK(ask_with_key(at, "/v1/orders", elsewhere).status == 403);
        CHECK(ask_with_key(at, "/v1/sessions", here).status == 403);
        CHECK(ask_with_key(at, "/v1/accounts", here).status == 403);
        CHECK(ask_with_key(at, "/v1/orders", here.substr(0, here.size() - 1)).status == 401);
        CHECK(at.get("/v1/products?key=" + here).status == 404);  // no such path here: nobody is refused
        CHECK(at.get("/v1/open-things?key=" + here).status == 400);
        CHECK(ask_with_key(at, "/v1/open-things", "no-key").status == 200);  // read as a stranger: nobody is refused
    }
    tests::run_until(at.io, [&] { return refusals(at, "api-key-in-query") == 3; });
    for (const auto* code : {"csrf-token-invalid", "foreign-origin", "address-not-allowed", "session-required", "api-key-wrong"}) {
        CAPTURE(code);
        CHECK(refusals(at, code) == 3);
    }
    CHECK(refusals(at, "permission-missing") == 6);
    // At most one row of each kind for each of the two writings that may lie between.
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'access.refused'") <= 16);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'access.refused' AND actor LIKE 'acc\\_%' AND organisation = '" +
                    at.organisation_id + "'") >= 6);
    CHECK(at.text("SELECT JSON_VALUE(data, '$.api_key_public_id') FROM journal WHERE JSON_VALUE(data, '$.code') = 'api-key-in-query'") ==
          here.substr(8, 12));
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'access.refused' AND JSON_VALUE(data, '$.address') = '127.0.0.1' AND"
                    " request_id = 'req_test'") >= 8);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE data LIKE '%" + here.substr(21, 30) + "%'") == 0);
}

TEST_CASE("a thousand refusals make few rows, none of them waits for the database, and the stop writes them", "[gateway][audit]") {
    const auto migrations = chuanpin::gateway::definition().migrations();
    mysql::migrate(tests::test_database::instance().where(), "auditstop_gateway", migrations);
    auto options = with_quick_writing();
    options.schema_prefix = "auditstop_";
    {
        tests::gateway_fixture at(options);
        at.import_accounts();
        at.sign_in("school-canteen", "demo-school-2026");
        at.start();
        for (int i = 0; i < 1'000; ++i) CHECK(at.get("/v1/registrations").status == 403);
        CHECK(at.metrics.value("chuanpin_gateway_refused_total") == 1'000);
    }
    auto connection = tests::test_database::instance().open("auditstop_gateway");
    auto rows = connection.query("SELECT COUNT(*), SUM(JSON_VALUE(data, '$.count')) FROM journal WHERE type = 'access.refused'");
    REQUIRE(rows.next());
    CHECK(rows.integer(0) <= 30);
    CHECK(rows.integer(1) == 1'000);
}

TEST_CASE("who reads personal data of others stands in the journal before the answer leaves", "[gateway][audit]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    CHECK(at.get("/v1/orders").status == 200);
    CHECK(at.get("/v1/sessions/current").status == 200);
    CHECK(at.get("/v1/accounts?cursor=none").status == 400);
    CHECK(reads(at) == 0);

    const auto answer = at.get("/v1/accounts");
    CHECK(answer.status == 200);
    CHECK(contains(answer.body, "school-canteen"));
    CHECK(reads(at) == 1);
    CHECK(at.text("SELECT data FROM journal WHERE type = 'personal_data.read'") ==
          R"({"route":"list_accounts","thing_id":null,"address":"127.0.0.1"})");
    CHECK(
        at.number("SELECT COUNT(*) FROM journal WHERE type = 'personal_data.read' AND request_id = 'req_test' AND actor LIKE 'acc\\_%' AND"
                  " organisation = '" +
                  at.organisation_id + "'") == 1);
    CHECK(at.get("/v1/orders/ord_7").status == 200);
    CHECK(at.text("SELECT aggregate_id FROM journal WHERE type = 'personal_data.read' ORDER BY id DESC LIMIT 1") == "ord_7");
    CHECK(at.get("/v1/notice-preferences").status == 200);
    CHECK(reads(at) == 3);
}

TEST_CASE("where the reading cannot be written down, nothing is read", "[gateway][audit]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("school-canteen", "demo-school-2026");
    rename(at, "journal", "journal_away");
    for (const auto* target : {"/v1/accounts", "/v1/orders/ord_7"}) {
        CAPTURE(target);
        const auto answer = at.get(target);
        CHECK(answer.status == 503);
        CHECK(contains(answer.body, "audit-unavailable"));
        CHECK(answer.headers.find("Retry-After") == "1");
        CHECK_FALSE(contains(answer.body, "school-canteen"));
        CHECK_FALSE(contains(answer.body, "display_name"));
    }
    CHECK(at.get("/v1/orders").status == 200);
    rename(at, "journal_away", "journal");
    CHECK(at.get("/v1/accounts").status == 200);
}

TEST_CASE("auditors read the journal: the operator's all of it, others what their own organisation left", "[gateway][audit]") {
    tests::gateway_fixture at;
    at.import_accounts();
    at.sign_in("yanyuan-coop", "demo-yanyuan-2026");
    at.sign_in("school-canteen", "demo-school-2026");
    CHECK(at.get("/v1/accounts").status == 200);
    const auto own = at.get("/v1/audit-entries");
    REQUIRE(own.status == 200);
    CHECK(types_of(own) == std::vector<std::string>{"personal_data.read", "session.opened"});
    const auto first = nlohmann::json::parse(own.body).at("data").at(0);
    CHECK(first.at("organisation_id") == at.organisation_id);
    CHECK(first.at("data").at("route") == "list_accounts");
    CHECK(first.at("sealed") == false);
    // Reading the audit is a read of personal data too.
    CHECK(types_of(at.get("/v1/audit-entries")).size() == 3);
    CHECK(at.get("/v1/audit-entries?type=session.opened&from=yesterday").status == 400);
    CHECK(types_of(at.get("/v1/audit-entries?type=no.such")).empty());
    const auto of_school = nlohmann::json::parse(at.get("/v1/audit-entries?limit=1").body).at("next_cursor").get<std::string>();

    at.sign_in("operator", "demo-operator-2026");
    CHECK(types_of(at.get("/v1/audit-entries?type=session.opened")).size() == 3);
    CHECK(at.get("/v1/audit-entries?limit=1&cursor=" + of_school).status == 400);
    std::size_t seen = 0;
    std::string cursor;
    for (bool more = true; more;) {
        const auto page = nlohmann::json::parse(
            at.get("/v1/audit-entries?to=2026-03-02T02:00:00Z&limit=5" + (cursor.empty() ? "" : "&cursor=" + cursor)).body);
        seen += page.at("data").size();
        more = page.at("has_more");
        if (more) cursor = page.at("next_cursor");
    }
    CHECK(seen >= 10);
    CHECK(types_of(at.get("/v1/audit-entries?to=2026-03-02T00:00:00Z")).empty());
}

TEST_CASE("the audit's list is a range of an index, whatever it is filtered by", "[gateway][audit]") {
    tests::gateway_fixture at;
    auto connection = tests::test_database::instance().open(at.settings.schema_of("gateway"));
    connection.execute(
        "INSERT INTO journal (event_id, type, schema_version, aggregate_type, aggregate_id, aggregate_version, occurred_at, actor,"
        " organisation, request_id, visible_to, data) SELECT UNHEX(LPAD(HEX(seq), 32, '0')), CONCAT('t', seq % 50), 1, 'a', 'b', 1,"
        " '2026-03-02' - INTERVAL seq SECOND, 'system', CONCAT('o', seq % 100), 'r', '[]', '{}' FROM seq_1_to_5000");
    connection.query("ANALYZE TABLE journal");
    const std::string select = "EXPLAIN FORMAT=JSON SELECT id, data FROM journal WHERE ";
    const std::string order = " ORDER BY occurred_at DESC, id DESC LIMIT 21";
    const std::string key = "(occurred_at <= '2026-03-02' AND (occurred_at < '2026-03-02' OR id < 7))";
    for (const auto& [condition, index] :
         std::vector<std::pair<std::string, std::string>>{{"(NULL IS NULL OR organisation = NULL) AND " + key, "journal_by_time"},
                                                          {"('o7' IS NULL OR organisation = 'o7') AND " + key, "journal_by_organisation"},
                                                          {"('t7' IS NULL OR type = 't7') AND " + key, "journal_by_type"}}) {
        CAPTURE(condition);
        const auto plan = at.text(select + condition + order);
        CHECK(contains(plan, "\"key\": \"" + index + "\""));
        CHECK_FALSE(contains(plan, "filesort"));
    }
}

TEST_CASE("a route that gives personal data is for who is signed in, and is read", "[gateway][audit]") {
    std::size_t giving = 0;
    for (const auto& row : chuanpin::gateway::http::routes()) {
        if (row.personal_data.empty()) continue;
        CAPTURE(row.name);
        ++giving;
        CHECK(row.who_may.who == http::audience::signed_in);
        CHECK(row.verb == method::get);
    }
    CHECK(giving == 5);
}
