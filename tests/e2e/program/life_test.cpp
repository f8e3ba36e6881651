// How the program starts, stops, and lives through the loss of what it needs.
#include <catch.hpp>

#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/e2e/program/marketplace.hpp"

using namespace chuanpin::tests;
using nlohmann::json;

namespace {

void require_unavailable(const http_test_response& answer) {
    INFO(answer.exchange);
    REQUIRE(answer.status == 503);
    REQUIRE_FALSE(answer.header("Retry-After").empty());
    REQUIRE(answer.header("Content-Type") == "application/problem+json");
}

}  // namespace

TEST_CASE("a terminated program ends in order and starts again with everything", "[e2e]") {
    marketplace market;
    const auto shelf = stock_a_shelf(market, 10);
    REQUIRE(market.process->terminate() == 0);
    market.serve();
    auto supplier = market.sign_in("cooperative");
    const auto level = json::parse(supplier.get("/v1/stock?product_id=" + shelf.product).expect(200).body)["data"][0];
    REQUIRE(level["on_hand"] == 10);
}

TEST_CASE("without the database the program lives, says 503, and recovers by itself", "[e2e]") {
    marketplace market;
    const auto shelf = stock_a_shelf(market, 10);
    auto buyer = market.sign_in("school");
    market.database.kill();
    require_unavailable(buyer.post("/v1/orders", shelf.order(1), fresh_key()));
    market.wait_until_ready(false);
    REQUIRE(market.client().get("/healthz").status == 200);
    REQUIRE(market.process->running());
    market.database.start();
    market.wait_until_ready();
    REQUIRE(buyer.post("/v1/orders", shelf.order(1), fresh_key()).status == 201);
}

TEST_CASE("without Redis sessions answer 503, public reads go on, and sign-in returns with it", "[e2e]") {
    marketplace market;
    const auto shelf = stock_a_shelf(market, 10);
    auto buyer = market.sign_in("school");
    market.redis.kill();
    require_unavailable(buyer.post("/v1/orders", shelf.order(1), fresh_key()));
    REQUIRE(market.client().get("/v1/products/" + shelf.product).status == 200);
    market.redis.start();
    market.wait_until_ready();
    REQUIRE(market.sign_in("school").post("/v1/orders", shelf.order(1), fresh_key()).status == 201);
}

TEST_CASE("every acknowledged order survives the death of the program, once", "[e2e]") {
    marketplace market;
    const auto shelf = stock_a_shelf(market, 1'000);
    constexpr int buyers = 8;
    std::vector<std::vector<std::string>> acknowledged(buyers);
    std::atomic<int> placed = 0;
    std::vector<std::thread> threads;
    auto user = market.sign_in("school");
    for (int i = 0; i < buyers; ++i) {
        threads.emplace_back([&, i, mine = user]() mutable {
            try {
                for (int n = 0; n < 200; ++n) {
                    const auto answer = mine.post("/v1/orders", shelf.order(1), fresh_key());
                    if (answer.status != 201) continue;
                    acknowledged[static_cast<std::size_t>(i)].push_back(json::parse(answer.body)["id"].get<std::string>());
                    ++placed;
                }
            } catch (const std::runtime_error&) {
                return;  // the program died under it: that is the point
            }
        });
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (placed < 10 * buyers && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    market.process->kill();  // in the midst of it
    for (auto& thread : threads) thread.join();
    market.serve();

    auto supplier = market.sign_in("cooperative");
    auto buyer = market.sign_in("school");
    std::size_t count = 0;
    for (const auto& ids : acknowledged) {
        for (const auto& id : ids) REQUIRE(buyer.get("/v1/orders/" + id).status == 200);
        count += ids.size();
    }
    REQUIRE(count > 0);
    const auto level = json::parse(supplier.get("/v1/stock?product_id=" + shelf.product).expect(200).body)["data"][0];
    CHECK(level["reserved"].get<std::size_t>() >= count);
    CHECK(level["reserved"].get<std::size_t>() <= count + buyers);  // at most one unanswered order a buyer
    std::string output;
    const int code = market.run({"doctor"}, &output);
    INFO(output);
    REQUIRE(code == 0);
}

TEST_CASE("one hot product is never sold twice to many buyers at once", "[e2e]") {
    marketplace market;
    const auto shelf = stock_a_shelf(market, 20);
    auto user = market.sign_in("school");
    std::atomic<int> granted{0};
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 64; ++i) {
        threads.emplace_back([&, mine = user]() mutable {
            const auto answer = mine.post("/v1/orders", shelf.order(1), fresh_key());
            if (answer.status == 201) ++granted;
            if (answer.status == 409) ++refused;
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(granted == 20);
    CHECK(refused == 44);
}

TEST_CASE("the program refuses to serve a schema of another version", "[e2e]") {
    marketplace market;
    REQUIRE(market.process->terminate() == 0);
    std::string output;
    const int code = market.run({"serve"}, &output, {"CHUANPIN_DATABASE__SCHEMA_PREFIX=other_"});
    CHECK(code == 1);
    CHECK_THAT(output, Catch::Contains("chuanpin migrate"));
}

TEST_CASE("a configuration with several faults is refused with all of them", "[e2e]") {
    marketplace market;
    std::string output;
    const int code = market.run({"serve"}, &output, {"CHUANPIN_SERVER__LISTEN=nowhere", "CHUANPIN_LOG__LEVEL=loud"});
    CHECK(code != 0);
    CHECK_THAT(output, Catch::Contains("CHUANPIN_SERVER__LISTEN"));
    CHECK_THAT(output, Catch::Contains("CHUANPIN_LOG__LEVEL"));
}

TEST_CASE("a port in use is named", "[e2e]") {
    marketplace market;
    std::string output;
    CHECK(market.run({"serve"}, &output) == 1);
    CHECK_THAT(output, Catch::Contains("127.0.0.1:"));
}
