// Replacements at the confirmation on the fake and on MariaDB: stock, budgets, and the last goods that two orders want.
#include <catch.hpp>

#include <algorithm>

#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

constexpr unsigned char pears = 4;

std::string status_in(const domain::order& order) { return std::string(name_of(order.status)); }

// A fourth product for 550, which may come instead of what the suite sells; of the categories of both.
void sell_pears(side& on, const std::string& category = "fruit") {
    auto offer = on.offer_of(pears, 1);
    offer.name_zh = "雪梨";
    offer.tiers = {{1, {550}, std::nullopt}};
    on.backend->tell(
        domain::product_known{numbered<domain::product_id>(1), numbered<domain::organisation_id>(1), 10'000, 2'160, "fruit", "苹果"});
    on.backend->tell(domain::product_known{offer.product, offer.supplier, 10'000, 2'160, category, "雪梨"});
    on.backend->tell(domain::version_known{offer});
    on.backend->tell(side::certificate(pears, {{side::number_of(pears), base::business_date_of(on.clock.now()), std::nullopt}}));
}

app::order_submission replaceable(side& on, std::int64_t quantity, std::optional<std::string> budget = std::nullopt) {
    auto what = on.submission({{1, quantity}});
    auto& line = what.asked.lines.front();
    line.substitutes = domain::substitution_permission{.same_category = true};
    if (budget) line.budget = base::parse_id<domain::budget_id>(*budget).value();
    return what;
}

domain::order_id place(side& on, app::order_submission what) { return id_in(on.run(on.queue.submit(std::move(what)))); }

std::vector<domain::proposed_replacement> by_pears(side& on, domain::order_id id) {
    return {{on.find(id).lines.front().id, numbered<domain::offer_id>(pears), 1, "苹果断货"}};
}

base::result<base::reply> confirm(side& on, domain::order_id id, std::vector<domain::proposed_replacement> said) {
    return on.change<app::confirm_order>(on.as_supplier(), id, std::move(said));
}

}  // namespace

TEST_CASE("a replacement moves the hold, gives the budget its difference and keeps both lines", "[orders][replacement][contract]") {
    side on(each_backend());
    sell_pears(on);
    REQUIRE(on.receive(1, 10));
    REQUIRE(on.receive(pears, 10));
    app::keep_budgets budgets(on.backend->database(), on.random);
    const auto buyer = on.as_buyer();
    const auto opened = on.run(budgets.open(buyer, {on.fresh_claim(), [](const domain::budget& what) { return base::to_wire(what.id); }},
                                            {.year = int(base::business_date_of(on.clock.now()).year()),
                                             .from = domain::fund::canteen,
                                             .name_zh = "食堂",
                                             .allocated = {10'000}}));
    const auto budget = opened.value().body;
    const auto id = place(on, replaceable(on, 4, budget));
    CHECK(on.stock_of(1) == sums{10, 4});
    CHECK(on.find(id).lines.front().substitutes == domain::substitution_permission{.same_category = true});
    const auto answer = confirm(on, id, by_pears(on, id));
    REQUIRE(answer);
    CHECK(answer->body == "confirmed");
    CHECK(on.stock_of(1) == sums{10, 0});
    CHECK(on.stock_of(pears) == sums{10, 4});
    const auto order = on.find(id);
    CHECK(order.total == base::fen{2'200});
    CHECK(order.lines.front().name_zh == "雪梨");
    CHECK(order.version == 2);
    REQUIRE(order.replacements.size() == 1);
    CHECK(order.replacements.front().name_zh == "苹果");
    CHECK(order.replacements.front().amount == base::fen{2'400});
    CHECK(order.replacements.front().reason == "苹果断货");
    CHECK(order.replacements.front().line == order.lines.front().id);
    const auto after = on.run(budgets.find(buyer, base::parse_id<domain::budget_id>(budget).value())).value();
    CHECK(after.committed == base::fen{2'200});
    on.backend->check_invariants();

    CHECK(on.dispatch(on.as_supplier(), id)->body == "dispatched");
    CHECK(on.accept(on.as_buyer(), id)->body == "accepted");
    CHECK(on.stock_of(pears) == sums{6, 0});
    CHECK(on.run(budgets.find(buyer, base::parse_id<domain::budget_id>(budget).value())).value().consumed == base::fen{2'200});
    on.backend->check_invariants();
}

TEST_CASE("what is refused replaces nothing: neither goods nor money have moved", "[orders][replacement][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    SECTION("goods that the buyer does not allow") {
        sell_pears(on, "vegetable");
        REQUIRE(on.receive(pears, 10));
        const auto id = place(on, replaceable(on, 4));
        CHECK(confirm(on, id, by_pears(on, id)).error().code == "replacement-not-permitted");
        CHECK(on.find(id).status == domain::order_status::placed);
    }
    SECTION("fewer than are needed") {
        sell_pears(on);
        REQUIRE(on.receive(pears, 3));
        const auto id = place(on, replaceable(on, 4));
        const auto answer = confirm(on, id, by_pears(on, id));
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == "insufficient-stock");
        CHECK(answer.error().fields.front().pointer == "/replacements/0/quantity");
        CHECK(on.stock_of(pears) == sums{3, 0});
    }
    SECTION("an order whose time is over") {
        sell_pears(on);
        REQUIRE(on.receive(pears, 10));
        const auto id = place(on, replaceable(on, 4));
        const auto said = by_pears(on, id);
        on.clock.advance(std::chrono::hours(73));
        CHECK(confirm(on, id, said).error().code == "hold-expired");
        CHECK(on.stock_of(pears) == sums{10, 0});
    }
    CHECK(on.stock_of(1) == sums{10, 4});
    on.backend->check_invariants();
}

TEST_CASE("what was withdrawn since can be replaced, and a cancelled order gives back what came instead",
          "[orders][replacement][contract]") {
    side on(each_backend());
    sell_pears(on);
    REQUIRE(on.receive(1, 10));
    REQUIRE(on.receive(pears, 10));
    const auto id = place(on, replaceable(on, 4));
    on.backend->tell(domain::mark_known{.certificate_number = side::number_of(1)});
    CHECK(confirm(on, id, {}).error().code == "product-not-authorised");
    REQUIRE(confirm(on, id, by_pears(on, id)));
    REQUIRE(on.change<app::cancel_order>(on.as_supplier(), id, std::string("停产")));
    CHECK(on.stock_of(pears) == sums{10, 0});
    CHECK(on.stock_of(1) == sums{10, 0});
    on.backend->check_invariants();
}

TEST_CASE("twenty confirmations race for the last pears, and new orders with them: what is there is given once",
          "[orders][replacement][contract]") {
    side on(each_backend());
    sell_pears(on);
    REQUIRE(on.receive(1, 20));
    REQUIRE(on.receive(pears, 5));
    std::vector<domain::order_id> ids;
    for (int i = 0; i < 20; ++i) ids.push_back(place(on, replaceable(on, 1)));
    app::confirm_order use(on.backend->database(), on.random);
    const auto supplier = on.as_supplier();
    std::size_t replaced = 0;
    std::size_t granted = 0;
    std::size_t refused = 0;
    for (const auto& id : ids)
        boost::asio::co_spawn(on.backend->io, use(supplier, {on.fresh_claim(), status_in}, {.id = id}, by_pears(on, id)),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  if (fault) std::rethrow_exception(fault);
                                  if (answer) ++replaced;
                                  if (!answer && answer.error().code == "insufficient-stock") ++refused;
                              });
    for (int i = 0; i < 5; ++i)
        boost::asio::co_spawn(on.backend->io, on.queue.submit(on.submission({{pears, 1}})),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  if (fault) std::rethrow_exception(fault);
                                  if (answer) ++granted;
                                  if (!answer && answer.error().code == "insufficient-stock") ++refused;
                              });
    run_until(on.backend->io, [&] { return replaced + granted + refused == 25; }, patience);
    CHECK(replaced + granted == 5);
    CHECK(on.stock_of(pears) == sums{5, 5});
    CHECK(on.stock_of(1).second == static_cast<std::int64_t>(20 - replaced));
    const auto confirmed =
        std::ranges::count_if(ids, [&](const auto& id) { return on.find(id).status == domain::order_status::confirmed; });
    CHECK(static_cast<std::size_t>(confirmed) == replaced);
    on.backend->check_invariants();
}
