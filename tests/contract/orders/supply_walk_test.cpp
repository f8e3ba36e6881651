// The job that sets goods aside comes to everything that is waited for, whatever comes before it, on the fake and on MariaDB.
#include <catch.hpp>

#include "tests/contract/orders/field.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

constexpr unsigned char last_product = 101;  // one more than a round looks at

void sell(side& on, unsigned char product) {
    on.backend->tell(domain::product_known{numbered<domain::product_id>(product), numbered<domain::organisation_id>(1)});
    on.backend->tell(domain::version_known{on.offer_of(product, 1)});
    const auto number = "SF-" + std::to_string(product);
    on.backend->tell(domain::mark_known{
        number, {{numbered<domain::product_id>(product), {number, base::business_date_of(on.clock.now()), std::nullopt}}}});
}

// Goods that are not fit for a day behind it.
void receive_until(side& on, unsigned char product, std::int64_t quantity, base::business_date expires_on) {
    app::receive_stock use(on.backend->database(), on.random);
    const auto today = base::business_date_of(on.clock.now());
    const auto context = on.as_supplier();
    REQUIRE(on.run(use(context, {on.fresh_claim(), [](const app::shown_level&) { return std::string("{}"); }},
                       {.product = numbered<domain::product_id>(product),
                        .warehouse_code = "W",
                        .quantity = quantity,
                        .reason = "入库",
                        .batch = app::named_batch{.number = "B-1", .harvested_on = today, .expires_on = expires_on}})));
}

// An order of all that is there of it, by whose cancellation it becomes free: nobody is told of that but the job.
domain::order_id take(side& on, unsigned char product, std::int64_t quantity) {
    REQUIRE(on.receive(product, quantity));
    return id_in(on.place_one({{product, quantity}}));
}
void give_back(side& on, domain::order_id taken) { REQUIRE(on.change<app::cancel_order>(on.as_supplier(), taken, std::string("不要了"))); }

}  // namespace

TEST_CASE("a hundred products of which nothing is fit do not keep goods from those that come after them",
          "[orders][forward][walk][contract]") {
    side on(each_backend());
    field at(on);
    const auto week = at.week();
    std::vector<std::pair<unsigned char, std::int64_t>> unfit;
    for (unsigned char product = 1; product <= last_product; ++product) {
        if (product > 3) sell(on, product);
        at.announce(product, 10, week);
        if (product < last_product) unfit.emplace_back(product, 1);
    }
    const auto of_first = take(on, 1, 1);
    const auto of_last = take(on, last_product, 2);
    const auto never = id_in(at.place(unfit, week));
    for (const auto& [product, quantity] : unfit) receive_until(on, product, 1, base::weeks_after(week, -1));
    const auto waits = id_in(at.place({{last_product, 2}}, week));
    give_back(on, of_last);
    CHECK(at.run_job() == 0);
    CHECK(at.run_job() == 1);
    CHECK(at.waiting(waits) == 0);
    CHECK(at.waiting(never, 0) == 1);
    // Then it begins anew.
    give_back(on, of_first);
    CHECK(at.run_job() == 1);
    CHECK(at.waiting(never, 0) == 0);
    CHECK(at.waiting(never, 1) == 1);
    on.backend->check_invariants();
}

TEST_CASE("fifty orders of a day that nothing is fit for do not keep goods from whoever ordered the same product after them",
          "[orders][forward][walk][contract]") {
    side on(each_backend());
    field at(on);
    const auto late = at.week(4);
    const auto early = at.week(2);
    at.announce(1, 100, late);
    at.announce(1, 10, early);
    std::vector<domain::order_id> of_late;
    for (int i = 0; i < 51; ++i) {
        of_late.push_back(id_in(at.place({{1, 1}}, late)));
        on.clock.advance(std::chrono::milliseconds(1));
    }
    const auto first = id_in(at.place({{1, 2}}, early));
    on.clock.advance(std::chrono::milliseconds(1));
    const auto second = id_in(at.place({{1, 2}}, early));
    receive_until(on, 1, 3, early);
    CHECK(at.waiting(first) == 2);  // a receipt looks at the first of them
    CHECK(at.run_job() == 2);
    CHECK(at.waiting(first) == 0);
    CHECK(at.waiting(second) == 1);
    CHECK(at.waiting(of_late.front()) == 1);
    CHECK(at.run_job() == 0);
    on.backend->check_invariants();
}
