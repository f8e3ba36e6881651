// How much one organisation may hold unconfirmed, on the fake and on MariaDB.
#include <catch.hpp>

#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

base::result<base::reply> place_capped(side& on, const domain::hold_cap& cap, std::vector<std::pair<unsigned char, std::int64_t>> lines,
                                       unsigned char buyer = 2) {
    app::place_orders place(on.backend->batches(), on.feed, on.random, {.cap = cap});
    auto submission = on.submission(std::move(lines));
    submission.context.who->organisation = numbered<domain::organisation_id>(buyer);
    std::vector<app::order_submission> batch;
    batch.push_back(std::move(submission));
    return on.run(place(std::move(batch))).front().answer;
}

}  // namespace

TEST_CASE("an organisation holds no more of a product unconfirmed than the cap, others as much again", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    const domain::hold_cap cap{.units = 10};
    CHECK(place_capped(on, cap, {{1, 11}}).error().code == "hold-cap-exceeded");
    const auto id = id_in(place_capped(on, cap, {{1, 10}}));
    const auto refused = place_capped(on, cap, {{1, 1}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().facts == std::vector<std::pair<std::string, std::string>>{{"cap", "10"}, {"held", "10"}});
    CHECK(refused.error().fields.at(0).pointer == "/lines/0/quantity");
    CHECK(place_capped(on, cap, {{1, 10}}, 3));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    CHECK(place_capped(on, cap, {{1, 10}}));  // what is confirmed is no hoard
    CHECK(on.stock_of(1) == sums{100, 30});
    on.backend->check_invariants();
}

TEST_CASE("a share of what is on hand is a cap too, for each product by itself", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    REQUIRE(on.receive(2, 100));
    const domain::hold_cap cap{.per_cent = 25};
    CHECK(place_capped(on, cap, {{1, 2}, {2, 25}}));
    const auto refused = place_capped(on, cap, {{2, 0 + 1}, {1, 1}});
    CHECK(refused.error().fields.size() == 2);
    CHECK(domain::hold_cap{.units = 3, .per_cent = 25}.limit(100) == 3);
    CHECK(domain::hold_cap{.per_cent = 1}.limit(10) == 1);
    CHECK_FALSE(domain::hold_cap{}.limit(10));
}
