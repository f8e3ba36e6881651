// The number of statements of a placing transaction does not grow with lines or orders.
#include <catch.hpp>

#include "orders/app/order_batch.hpp"
#include "orders/store/mysql_transaction.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace app = orders::app;
namespace domain = orders::domain;

namespace {

// Besides these: the claim of the receipts, their answers, and one DELETE where some orders are refused.
constexpr std::uint64_t statements_max = 7;
constexpr std::uint64_t with_budgets = 8;

domain::order_request request_of(const caller& supplier, std::span<const shown_offer> offers) {
    domain::order_request request;
    request.supplier = supplier.who.organisation;
    request.delivery = {"510107", "成都", "张"};
    request.requested_delivery_date = base::parse_date("2026-03-05").value();
    for (const auto& each : offers) request.lines.push_back({base::parse_id<domain::offer_id>(each.offer).value(), 1, 1});
    return request;
}

std::vector<app::order_submission> batch_of(const shop& market, const caller& supplier, std::span<const shown_offer> offers,
                                            std::size_t orders) {
    std::vector<app::order_submission> batch(orders);
    for (std::size_t i = 0; i < orders; ++i) {
        batch[i].context = a_context(market.clock.now());
        batch[i].context.who = shop::school().who;
        batch[i].as.encode = [](const domain::order& what) { return base::to_wire(what.id); };
        batch[i].asked = request_of(supplier, offers);
    }
    return batch;
}

// Places the batch in a transaction of its own; answers how many statements it took.
std::uint64_t statements_of(shop& market, base::random_source& random, const std::vector<app::order_submission>& batch) {
    auto connection = market.session();
    connection.execute("START TRANSACTION");
    const app::placing_options options;
    std::vector<std::size_t> fresh(batch.size());
    for (std::size_t i = 0; i < fresh.size(); ++i) fresh[i] = i;
    orders::store::mysql_transaction open(connection);
    const auto before = connection.statements_sent();
    const auto bodies = app::order_batch(batch, fresh, random, options).place(open);
    const auto sent = connection.statements_sent() - before;
    connection.execute("COMMIT");
    for (const auto& each : bodies) REQUIRE(each);
    return sent;
}

}  // namespace

TEST_CASE("orders of 1, 10 and 1,000 lines and 64 orders at once take the same number of statements, budgets one more",
          "[orders][integration]") {
    shop market;
    seeded_random random;
    const auto supplier = shop::cooperative();
    const auto offers = market.list_products(supplier, 1'000);
    market.stock_up_all(supplier, offers, 200);
    const std::span<const shown_offer> all(offers);
    CHECK(statements_of(market, random, batch_of(market, supplier, all.first(1), 1)) == statements_max);
    CHECK(statements_of(market, random, batch_of(market, supplier, all.first(10), 1)) == statements_max);
    CHECK(statements_of(market, random, batch_of(market, supplier, all, 1)) == statements_max);
    CHECK(statements_of(market, random, batch_of(market, supplier, all.first(31), 64)) == statements_max);

    auto batch = batch_of(market, supplier, all.first(31), 64);
    const auto finance = shop::colleague(110, {"budgets:write"});
    std::vector<domain::budget_id> budgets;
    for (const auto* fund : {"budget", "canteen", "nutrition", "union_dues", "staff"}) {
        const auto made =
            market.post("/v1/budgets", finance, {{"year", 2026}, {"fund", fund}, {"name_zh", "预算"}, {"allocated_fen", 1'000'000'000}},
                        market.fresh_key());
        REQUIRE(made.status == 201);
        budgets.push_back(base::parse_id<domain::budget_id>(json_of(made)["id"].get<std::string>()).value());
    }
    for (auto& each : batch)
        for (std::size_t i = 0; i < each.asked.lines.size(); ++i) each.asked.lines[i].budget = budgets[i % budgets.size()];
    CHECK(statements_of(market, random, batch) == with_budgets);
}
