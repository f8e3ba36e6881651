#include <catch.hpp>

#include <fstream>

#include <sys/stat.h>

#include "gateway/clients/file_notice_sender.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;
using http::method;

namespace {

std::string member(const std::string& body, const std::string& name, std::size_t from = 0) {
    const auto at = body.find("\"" + name + "\":\"", from);
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return body.substr(begin, body.find('"', begin) - begin);
}

/// The digits behind a member's name.
std::string figure(const std::string& body, const std::string& name) {
    const auto begin = body.find("\"" + name + "\":") + name.size() + 3;
    return body.substr(begin, body.find_first_of(",}", begin) - begin);
}

std::vector<std::string> lines_of(const std::string& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

tests::gateway_options options_with(std::map<std::string, std::string> settings) {
    tests::gateway_options options;
    options.settings = std::move(settings);
    return options;
}

/// The gateway with a cooperative that is signed in, and orders and shipments that happen next door.
struct cooperative_fixture : tests::gateway_fixture {
    explicit cooperative_fixture(std::map<std::string, std::string> more = {}) : gateway_fixture(options_with(with(std::move(more)))) {
        settings.blob_directory = directory.path();
        gateway = definitions.front().make(*context);
        import_accounts();
        sign_in("school-canteen", "demo-school-2026");
        school = organisation_id;
        sign_in("yanyuan-coop", "demo-yanyuan-2026");
        cooperative = organisation_id;
        start();
    }

    static std::map<std::string, std::string> with(std::map<std::string, std::string> more) {
        more.insert({{"gateway.webhook_allow_loopback", "true"}, {"gateway.notice_check_seconds", "1"}});
        return more;
    }

    void order(const std::string& type, const std::string& id, const std::string& more = {}) {
        publish("orders", type, id,
                R"("total_fen":12345,"requested_delivery_date":"2026-03-04","hold_expires_at":")" + base::to_rfc3339(clock.now() + 72h) +
                    "\"" + more);
    }
    void publish(const std::string& service, const std::string& type, const std::string& id, const std::string& data) {
        auto& from = *neighbours.find(service)->second;
        from.publish(type, id, {school, cooperative},
                     R"({"buyer_organisation_id":")" + school + R"(","supplier_organisation_id":")" + cooperative + "\"," + data + "}");
        REQUIRE(tests::run_coroutine(io, from.seal()));
    }
    void wait_for(const std::string& count_query, std::int64_t count) {
        tests::run_until(io, [&] { return number(count_query) >= count; }, 60s);
    }
    void wait_for_notices(std::int64_t count) { wait_for("SELECT COUNT(*) FROM notice", count); }
    void prefer(const std::string& contacts, const std::string& muted = {}) {
        const auto kept =
            send(method::put, "/v1/notice-preferences", R"({"contacts":[)" + contacts + R"(],"muted_kinds":[)" + muted + "]}");
        REQUIRE(kept.status == 200);
    }
    [[nodiscard]] std::string messages() const { return directory.file("notices/messages.jsonl"); }

    tests::temporary_directory directory;
    std::string school;
    std::string cooperative;
};

const std::string by_sms = R"({"channel":"sms","address":"13800138000"})";

}  // namespace

TEST_CASE("an order's way is a task that opens and closes in the cooperative's inbox", "[gateway][notices]") {
    cooperative_fixture at;
    at.order("order.placed", "ord_1");
    at.wait_for_notices(1);
    const auto listed = at.get("/v1/notices?state=open&unread=true");
    REQUIRE(listed.status == 200);
    CHECK(member(listed.body, "kind") == "confirm-order");
    CHECK(listed.body.find(R"("task":true,"state":"open","title_zh":"订单待确认")") != std::string::npos);
    CHECK(member(listed.body, "about_path") == "/v1/orders/ord_1");
    CHECK(member(listed.body, "due_at") == base::to_rfc3339(at.clock.now() + 72h));
    CHECK(at.get("/v1/notices/summary").body ==
          R"({"open_tasks":1,"overdue_tasks":0,"unread":1,"next_due_at":")" + base::to_rfc3339(at.clock.now() + 72h) + "\"}");

    at.order("order.confirmed", "ord_1");
    at.wait_for_notices(3);
    CHECK(at.get("/v1/notices?state=done").body.find(R"("kind":"confirm-order","task":true,"state":"done")") != std::string::npos);
    CHECK(member(at.get("/v1/notices?state=open").body, "kind") == "dispatch-order");
    at.sign_in("school-canteen", "demo-school-2026");
    CHECK(member(at.get("/v1/notices").body, "kind") == "order-confirmed");
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type LIKE 'notice.%' AND visible_to = '[]'") == 4);
}

TEST_CASE("a read mark needs a key, is repeated byte for byte, and another organisation's notice is not there", "[gateway][notices]") {
    cooperative_fixture at;
    at.order("order.placed", "ord_1");
    at.wait_for_notices(1);
    const auto id = member(at.get("/v1/notices").body, "id");
    const auto path = "/v1/notices/" + id;
    CHECK(at.send(method::post, path + "/read").status == 400);
    const auto first = at.send(method::post, path + "/read", {}, {{"Idempotency-Key", "read-of-this-test"}});
    CHECK(first.status == 200);
    CHECK(member(first.body, "read_at") == base::to_rfc3339(at.clock.now()));
    at.clock.advance(1min);
    CHECK(at.send(method::post, path + "/read", {}, {{"Idempotency-Key", "read-of-this-test"}}).body == first.body);
    CHECK(member(at.post(path + "/read", {}).body, "read_at") == member(first.body, "read_at"));
    CHECK(at.get("/v1/notices?unread=true").body.starts_with(R"({"data":[])"));
    CHECK(at.get(path).body.find(R"("deliveries":[])") != std::string::npos);

    at.sign_in("school-canteen", "demo-school-2026");
    const std::string nobodys = "/v1/notices/ntc_00000000000000000000000000";
    for (const auto* what : {"", "/read"}) {
        const auto verb = *what == 0 ? method::get : method::post;
        const auto foreign = at.send(verb, path + what, {}, {{"Idempotency-Key", "foreign-read-of-this-test"}});
        const auto unknown = at.send(verb, nobodys + what, {}, {{"Idempotency-Key", "unknown-read-of-this-test"}});
        CHECK(foreign.status == 404);
        auto as_unknown = foreign.body;
        if (const auto at_id = as_unknown.find(id); at_id != std::string::npos) as_unknown.replace(at_id, id.size(), nobodys.substr(12));
        CHECK(as_unknown == unknown.body);
    }
    CHECK(at.get("/v1/notices/ntc_1").status == 404);
    at.sign_out_locally();
    CHECK(at.get("/v1/notices").status == 401);
    CHECK(at.get("/v1/notice-preferences").status == 401);
}

TEST_CASE("the feed holds its answer until something changes", "[gateway][notices]") {
    cooperative_fixture at;
    CHECK(at.get("/v1/notices/feed").body == R"({"data":[],"next_after":0})");
    at.order("order.placed", "ord_1");
    const auto began = std::chrono::steady_clock::now();
    const auto first = at.get("/v1/notices/feed?after=0&wait_ms=25000");
    CHECK(member(first.body, "kind") == "confirm-order");
    CHECK(std::chrono::steady_clock::now() - began < 20s);  // long before it would have given up
    const auto after = figure(first.body, "next_after");
    at.order("order.confirmed", "ord_1");
    const auto second = at.get("/v1/notices/feed?wait_ms=5000&after=" + after);
    CHECK(second.body.find(R"("kind":"confirm-order","task":true,"state":"done")") != std::string::npos);
    const auto last = figure(second.body, "next_after");
    CHECK(at.get("/v1/notices/feed?wait_ms=50&after=" + last).body == R"({"data":[],"next_after":)" + last + "}");
    for (const auto* wrong : {"after=-1", "after=x", "after=9007199254740992", "wait_ms=25001", "limit=1"})
        CHECK(at.get(std::string("/v1/notices/feed?") + wrong).status == 400);
    CHECK(at.get("/v1/notices/feed?after=9007199254740991").status == 200);
    CHECK(at.get("/v1/notices?state=closed").status == 400);
    CHECK(at.get("/v1/notices?unread=1").status == 400);
}

TEST_CASE("pages of notices are followed by their cursor", "[gateway][notices]") {
    cooperative_fixture at;
    for (int i = 1; i <= 3; ++i) at.order("order.placed", "ord_" + std::to_string(i));
    at.wait_for_notices(3);
    const auto first = at.get("/v1/notices?limit=2");
    CHECK(member(first.body, "about_id") == "ord_3");
    const auto second = at.get("/v1/notices?limit=2&cursor=" + member(first.body, "next_cursor"));
    CHECK(member(second.body, "about_id") == "ord_1");
    CHECK(second.body.ends_with(R"("next_cursor":null,"has_more":false})"));
}

TEST_CASE("messages are lines of a file that only its owner reads; addresses are kept sealed and shown masked", "[gateway][notices]") {
    cooperative_fixture at;
    at.prefer(by_sms + R"(,{"channel":"wechat","address":"wxid_secret7"})", R"("order-accepted")");
    CHECK(
        at.get("/v1/notice-preferences").body ==
        R"({"contacts":[{"channel":"sms","address":"138****8000"},{"channel":"wechat","address":"wx****7"}],"muted_kinds":["order-accepted"]})");
    CHECK(at.number("SELECT COUNT(*) FROM notice_contact WHERE sealed_address LIKE '%13800138000%' OR masked_address LIKE '%00138%'") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE data LIKE '%13800138000%' OR detail LIKE '%13800138000%'") == 0);
    at.order("order.placed", "ord_1");
    at.wait_for("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sent'", 2);
    at.order("order.accepted", "ord_1",
             R"(,"status":"accepted","accepted_fen":12345,"lines":[{"rejected_quantity":0,"unit_net_mass_g":1}])");
    at.wait_for_notices(2);
    const auto lines = lines_of(at.messages());
    REQUIRE(lines.size() == 2);
    const auto id = member(at.get("/v1/notices?state=open").body, "id");
    CHECK(member(lines[0], "id") == id + "/created/sms");
    CHECK(member(lines[0], "address") == "13800138000");
    CHECK(member(lines[0], "at") == base::to_rfc3339(at.clock.now()));
    CHECK(member(lines[0], "text").starts_with("【川品】订单待确认。订单 ord_1(金额 ¥123.45)待确认"));
    CHECK(member(lines[1], "address") == "wxid_secret7");
    struct stat found{};
    REQUIRE(::stat(at.messages().c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
    CHECK(at.number("SELECT COUNT(*) FROM notice_delivery") == 2);  // the muted kind stays in the inbox
    CHECK(at.get("/v1/notices/" + id).body.find(R"("deliveries":[{"channel":"sms","cause":"created","state":"sent","attempts":1)") !=
          std::string::npos);
}

TEST_CASE("preferences are refused with every fault at once", "[gateway][notices]") {
    cooperative_fixture at;
    const auto put = [&](const std::string& body) { return at.send(method::put, "/v1/notice-preferences", body); };
    const auto refused = put(R"({"contacts":[{"channel":"sms","address":"12800138000"},{"channel":"pager","address":"123456"}],
                                 "muted_kinds":["no-such-kind"]})");
    CHECK(refused.status == 400);
    for (const auto* pointer : {"/contacts/0/address", "/contacts/1/channel", "/muted_kinds"})
        CHECK(refused.body.find(pointer) != std::string::npos);
    CHECK(put(R"({"contacts":[{"channel":"sms","address":"13800138000"},{"channel":"sms","address":"13800138001"}],"muted_kinds":[]})")
              .status == 400);
    CHECK(put(R"({"contacts":[],"muted_kinds":[]})").status == 200);
    at.csrf_token.clear();
    CHECK(put(R"({"contacts":[],"muted_kinds":[]})").status == 403);
}

TEST_CASE("whoever died between sending and recording: the message goes again under its id, and stays one row", "[gateway][notices]") {
    cooperative_fixture at;
    at.prefer(by_sms);
    at.order("order.placed", "ord_1");
    at.wait_for("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sent'", 1);
    auto connection = tests::test_database::instance().open(at.settings.schema_of("gateway"));
    connection.execute("UPDATE notice_delivery SET state = 'sending', lease = notice_id, next_attempt_at = ?, finished_at = NULL",
                       {at.clock.now() + 60s});
    at.clock.advance(59s);
    tests::run_coroutine(at.io, at.redis.command({"PING"}));
    CHECK(at.number("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sending'") == 1);
    at.clock.advance(1s);
    at.wait_for("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sent' AND attempts = 2", 1);
    const auto lines = lines_of(at.messages());
    REQUIRE(lines.size() == 2);
    CHECK(member(lines[0], "id") == member(lines[1], "id"));
    CHECK(at.number("SELECT COUNT(*) FROM notice_delivery") == 1);
}

TEST_CASE("a channel that fails is tried again on the schedule, and every attempt counts", "[gateway][notices]") {
    cooperative_fixture at;
    at.prefer(by_sms);
    const std::filesystem::path folder(at.messages());
    std::filesystem::create_directories(folder);  // a folder where the file should be
    at.order("order.placed", "ord_1");
    at.wait_for("SELECT COUNT(*) FROM notice_delivery WHERE state = 'pending' AND last_fault = 'file-not-written'", 1);
    std::filesystem::remove(folder);
    at.clock.advance(7s);
    at.wait_for("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sent' AND attempts = 2 AND last_fault IS NULL", 1);
    CHECK(at.log.count("notice.attempt_failed") == 1);
}

TEST_CASE("the clock reminds, and ends what nobody did; also by a process that starts later", "[gateway][notices]") {
    cooperative_fixture at;
    at.prefer(by_sms);
    at.order("order.placed", "ord_1");
    at.wait_for("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sent'", 1);
    at.clock.advance(48h);
    at.wait_for("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sent' AND cause = 'first-reminder'", 1);
    CHECK(member(lines_of(at.messages()).back(), "text").starts_with("【川品】提醒:订单待确认。"));
    auto second = at.definitions.front().make(*at.context);
    second->start();
    at.clock.advance(24h);
    at.wait_for("SELECT COUNT(*) FROM notice_delivery WHERE state = 'sent' AND cause = 'due'", 1);
    tests::run_coroutine(at.io, second->stop(), 60s);
    CHECK(at.text("SELECT state FROM notice") == "expired");
    CHECK(at.text("SELECT GROUP_CONCAT(step ORDER BY reminded_at) FROM notice_reminder") == "first-reminder,due");
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'notice.expired'") == 1);
    CHECK(lines_of(at.messages()).size() == 3);
}

TEST_CASE("what logistics finds is told to the supplier; a provisional subsidy is not", "[gateway][notices]") {
    cooperative_fixture at;
    at.publish("logistics", "shipment.delivered", "shp_1", R"("vehicle":{"plate":"川W1D086","kind":"refrigerated"})");
    at.wait_for_notices(1);
    CHECK(member(at.get("/v1/notices?state=open").body, "about_path") == "/v1/shipments/shp_1");
    at.publish("logistics", "shipment.verdict_given", "shp_1", R"("verdict":"passed")");
    at.publish("logistics", "subsidy.assessed", "shp_1", R"("status":"provisional","granted":true,"denial":null,"amount_fen":1)");
    at.publish("logistics", "subsidy.assessed", "shp_1", R"("status":"final","granted":true,"denial":null,"amount_fen":456)");
    at.wait_for_notices(3);
    CHECK(at.text("SELECT GROUP_CONCAT(kind ORDER BY number) FROM notice") == "hand-in-temperature-log,cold-chain-passed,subsidy-granted");
    CHECK(at.text("SELECT state FROM notice WHERE kind = 'hand-in-temperature-log'") == "done");
    CHECK(at.get("/v1/notices").body.find("运输补贴核定为 ¥4.56") != std::string::npos);
}

TEST_CASE("an event that cannot be read holds back its own order's notices, and no webhook", "[gateway][notices]") {
    cooperative_fixture at;
    at.neighbours.find("orders")->second->publish("order.placed", "ord_1", {at.cooperative}, "{}");
    at.order("order.placed", "ord_2");
    at.wait_for_notices(1);
    CHECK(at.text("SELECT about_id FROM notice") == "ord_2");
    CHECK(at.text("SELECT GROUP_CONCAT(feed) FROM feed_parked") == "orders:notices");
}

TEST_CASE("a webhook endpoint that keeps failing is told to its organisation", "[gateway][notices]") {
    cooperative_fixture at;
    const auto created = at.post("/v1/webhook-endpoints", R"({"url":"http://127.0.0.1:9/","event_types":["order.placed"]})");
    const auto endpoint = member(created.body, "id");
    auto connection = tests::test_database::instance().open(at.settings.schema_of("gateway"));
    connection.execute("UPDATE webhook_endpoint SET consecutive_failures = 9");
    at.order("order.placed", "ord_1");
    at.wait_for("SELECT COUNT(*) FROM notice WHERE kind = 'webhook-endpoint-failing'", 1);
    CHECK(at.get("/v1/notices").body.find("已连续失败 10 次") != std::string::npos);
    CHECK(at.text("SELECT about_id FROM notice WHERE kind = 'webhook-endpoint-failing'") == endpoint);
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'webhook_endpoint.failing'") == 1);
}

TEST_CASE("without a channel nothing is kept to be sent, whatever the preferences say", "[gateway][notices]") {
    cooperative_fixture at({{"gateway.notice_channel", "none"}});
    at.prefer(by_sms);
    at.order("order.placed", "ord_1");
    at.wait_for_notices(1);
    CHECK(at.number("SELECT COUNT(*) FROM notice_delivery") == 0);
    CHECK_FALSE(std::filesystem::exists(at.messages()));
}

TEST_CASE("settings of notices are taken up to their limits and refused beyond", "[gateway][notices]") {
    const auto starts_with = [](const std::string& name, const std::string& text) {
        try {
            tests::gateway_fixture at(options_with({{"gateway." + name, text}}));
            return true;
        } catch (const std::runtime_error&) {
            return false;
        }
    };
    CHECK(starts_with("notice_first_reminder_hours", "720"));
    CHECK_FALSE(starts_with("notice_first_reminder_hours", "721"));
    CHECK(starts_with("notice_last_reminder_hours", "0"));
    CHECK_FALSE(starts_with("notice_last_reminder_hours", "-1"));
    CHECK(starts_with("notice_check_seconds", "3600"));
    CHECK_FALSE(starts_with("notice_check_seconds", "0"));
    CHECK_FALSE(starts_with("notice_channel", "pager"));
}

TEST_CASE("a line that was cut short by a crash does not spoil the next one", "[gateway][notices]") {
    tests::temporary_directory directory;
    tests::inline_cpu_pool cpu;
    boost::asio::io_context io;
    const auto path = directory.file("new/messages.jsonl");
    gateway::clients::file_notice_sender sender(path, cpu);
    const gateway::app::notice_message message{
        "ntc_1/created/sms", gateway::domain::notice_channel::sms, "13800138000", "一行\n两行\"", {}};
    CHECK(tests::run_coroutine(io, sender.send(message)).empty());
    std::ofstream(path, std::ios::app) << R"({"id":"cut)";
    CHECK(tests::run_coroutine(io, sender.send(message)).empty());
    const auto lines = lines_of(path);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == lines[2]);
    CHECK(lines[0].find(R"(一行\u000a两行\")") != std::string::npos);
    gateway::clients::file_notice_sender nowhere("/proc/no-such-folder/messages.jsonl", cpu);
    CHECK(tests::run_coroutine(io, nowhere.send(message)) == "file-not-written");
}
