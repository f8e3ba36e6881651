// A client's log is read line by line, and every line that cannot be read is named.
#include <catch.hpp>

#include <sstream>

#include "orders/commands/client_log_json.hpp"
#include "orders/commands/report.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders;
using tests::numbered;

TEST_CASE("the lines of a client's log are read, empty ones left out", "[orders][commands]") {
    const auto id = base::to_wire(numbered<domain::order_id>(1));
    std::istringstream text(R"({"key": "a", "verdict": "ok", "order_id": ")" + id + R"(", "fingerprint": ")" + std::string(64, 'a') +
                            "\", \"read_back\": true}\n\n" + R"({"key": "b", "verdict": "rejected"})" + "\n" +
                            R"({"key": "c", "verdict": "unknown"})");
    const auto log = commands::read_client_log(text);
    REQUIRE(log);
    REQUIRE(log->size() == 3);
    CHECK(log->at(0).order == id);
    CHECK(log->at(0).read_back == true);
    CHECK(log->at(1).verdict == app::client_verdict::rejected);
    CHECK(log->at(2).verdict == app::client_verdict::unknown);
    CHECK_FALSE(log->at(2).read_back);
}

TEST_CASE("every fault of a client's log is named by its line", "[orders][commands]") {
    std::istringstream text("{\"key\": \"a\", \"verdict\": \"maybe\"}\nnonsense\n{\"verdict\": \"ok\", \"fingerprint\": \"xyz\"}\n");
    const auto log = commands::read_client_log(text);
    REQUIRE_FALSE(log);
    CHECK(log.error().code == "client-log-invalid");
    std::vector<std::string> places;
    for (const auto& each : log.error().fields) places.push_back(each.pointer);
    CHECK(places == std::vector<std::string>{"line 1: /verdict", "line 2", "line 3: /key", "line 3: /order_id", "line 3: /fingerprint"});
}

TEST_CASE("what doctor says names the promise, its first example and what was repaired", "[orders][commands]") {
    const app::invariant_report broken{"I1", "stock", "it adds up", 2, "0A"};
    CHECK(commands::name_of(broken) == "I1 stock (it adds up)");
    CHECK(commands::fault_of(broken) == "broken 2 times, first 0A");
    CHECK(commands::fault_of({"I1", "stock", "it adds up", 0, ""}).empty());
    const domain::stock_key key{numbered<domain::product_id>(1), numbered<domain::warehouse_id>(2)};
    const auto text = commands::text_of(key, numbered<domain::lot_id>(3), {5, 1}, {6, 2});
    CHECK(text.ends_with("on_hand 5 → 6, reserved 1 → 2"));
    CHECK(text.find(base::to_wire(numbered<domain::lot_id>(3))) != std::string::npos);
    CHECK(commands::text_of(key, std::nullopt, {5, 1}, {6, 2}).find("lot") == std::string::npos);
}
