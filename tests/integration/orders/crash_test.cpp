// The database dies in the middle; what was answered as done is there, once, and nothing else.
#include <catch.hpp>

#include <algorithm>
#include <map>

#include <boost/asio/detached.hpp>

#include "tests/integration/orders/shop.hpp"
#include "tests/support/fault_proxy.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

// One client: sends orders one after the other; what is not answered with 201 is sent again with the same key.
struct client_state {
    std::map<std::string, std::string> acknowledged;  // key → order id
    std::string open_key;
    bool done = false;
};

base::task<void> keep_ordering(shop& market, std::string body, std::size_t count, std::shared_ptr<client_state> state) {
    while (state->acknowledged.size() < count) {
        if (state->open_key.empty()) state->open_key = market.fresh_key();
        const auto answer = co_await market.sending(http::method::post, "/v1/orders", shop::school(), body, state->open_key);
        if (answer.status != 201) continue;
        state->acknowledged[state->open_key] = json_of(answer)["id"].get<std::string>();
        state->open_key.clear();
    }
    state->done = true;
}

std::size_t count_of(const std::vector<std::shared_ptr<client_state>>& clients) {
    std::size_t sum = 0;
    for (const auto& each : clients) sum += each->acknowledged.size();
    return sum;
}

}  // namespace

TEST_CASE("every acknowledged order survives kill -9 of the database, exactly once", "[orders][integration][crash]") {
    constexpr std::size_t clients_count = 24;
    constexpr std::size_t orders_each = 12;
    database_server server;
    shop market(server.where(), {{"orders.offer_lag_max_seconds", "600"}});
    const auto supplier = shop::cooperative();
    const auto offers = market.list_products(supplier, 5);
    market.stock_up_all(supplier, offers, 1'000'000);
    std::vector<std::pair<shown_offer, std::int64_t>> lines;
    for (const auto& each : offers) lines.emplace_back(each, 2);
    const auto body = market.order_body(supplier, lines).dump();

    std::vector<std::shared_ptr<client_state>> clients;
    for (std::size_t i = 0; i < clients_count; ++i) {
        clients.push_back(std::make_shared<client_state>());
        boost::asio::co_spawn(market.io, keep_ordering(market, body, orders_each, clients.back()), boost::asio::detached);
    }
    for (int deaths = 1; deaths <= 3; ++deaths) {
        const auto goal = clients_count * orders_each * static_cast<std::size_t>(deaths) / 4;
        run_until(market.io, [&] { return count_of(clients) >= goal; }, std::chrono::seconds(30));
        server.kill();
        server.start();
    }
    run_until(
        market.io, [&] { return std::ranges::all_of(clients, [](const auto& each) { return each->done; }); }, std::chrono::seconds(60));

    auto connection = market.session();
    auto rows = connection.query("SELECT COUNT(*) FROM purchase_order");
    REQUIRE(rows.next());
    CHECK(rows.integer(0) == static_cast<std::int64_t>(clients_count * orders_each));
    for (const auto& client : clients) {
        for (const auto& [key, id] : client->acknowledged) {
            const auto found = market.get("/v1/orders/" + id, shop::school());
            REQUIRE(found.status == 200);
            CHECK(json_of(found)["total_fen"] == 5 * 2 * 6'000);
            const auto again = market.send(http::method::post, "/v1/orders", shop::school(), body, key);
            CHECK(json_of(again)["id"] == id);
        }
    }
    for (const auto& each : offers)
        CHECK(market.stock_of(supplier, each).second == 2 * static_cast<std::int64_t>(clients_count * orders_each));
    market.check_invariants();
}

TEST_CASE("an order whose COMMIT was carried out but never answered is placed once", "[orders][integration][crash]") {
    const auto what = GENERATE(fault::reset_before, fault::reset_after);
    fault_proxy proxy(test_database::instance().where().socket, protocol::mysql);
    auto through = test_database::instance().where();
    through.socket = proxy.socket();
    shop market(through, {{"orders.offer_lag_max_seconds", "600"}});
    const auto supplier = shop::cooperative();
    const auto apples = market.shelf(supplier, 100);
    std::vector<std::string> keys;
    std::vector<std::string> ids;
    const auto body = market.order_body(supplier, {{apples, 1}});
    for (int orders = 0; orders < 8; ++orders) {
        proxy.arm({.what = what, .times = 2});
        keys.push_back(market.fresh_key());
        const auto answer = market.post("/v1/orders", shop::school(), body, keys.back());
        INFO(answer.body);
        REQUIRE(answer.status == 201);
        ids.push_back(json_of(answer)["id"].get<std::string>());
    }
    CHECK(proxy.strikes() > 0);
    proxy.disarm();
    for (std::size_t i = 0; i < keys.size(); ++i) CHECK(json_of(market.post("/v1/orders", shop::school(), body, keys[i]))["id"] == ids[i]);
    auto connection = market.session();
    auto rows = connection.query("SELECT COUNT(*) FROM purchase_order");
    REQUIRE(rows.next());
    CHECK(rows.integer(0) == static_cast<std::int64_t>(ids.size()));
    CHECK(market.stock_of(supplier, apples).second == static_cast<std::int64_t>(ids.size()));
    market.check_invariants();
}
