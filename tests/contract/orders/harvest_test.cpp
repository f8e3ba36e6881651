// Season and freshness when orders are placed, on the fake and on MariaDB.
#include <catch.hpp>

#include "orders/app/record/read_record.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

base::business_date after_days(const side& on, int days) {
    return std::chrono::sys_days(base::business_date_of(on.clock.now())) + std::chrono::days(days);
}

domain::lot_known a_lot(const side& on, unsigned char number, int harvested) {
    return {.lot = numbered<domain::lot_id>(number),
            .product = numbered<domain::product_id>(1),
            .supplier = numbered<domain::organisation_id>(1),
            .number = "L" + std::to_string(number),
            .harvested_on = after_days(on, harvested),
            .intake_g = 1'000'000,
            .category = "fruit",
            .variety_key = "凯特芒",
            .county_code = "510422"};
}

domain::harvest_known announced(const side& on, std::int64_t number, int first, std::string county = "510422") {
    return {{number, "fruit", "凯特芒", std::move(county), 2026, after_days(on, first), after_days(on, -60), after_days(on, 200)}};
}

base::result<base::reply> receive(side& on, unsigned char lot, std::int64_t quantity, int expires) {
    app::receive_stock use(on.backend->database(), on.random);
    return on.run(use(on.as_supplier(), {on.fresh_claim(), [](const app::shown_level&) { return std::string(); }},
                      {.product = numbered<domain::product_id>(1),
                       .warehouse_code = "W",
                       .quantity = quantity,
                       .reason = "入库",
                       .lot = numbered<domain::lot_id>(lot),
                       .expires_on = after_days(on, expires)}));
}

base::result<base::reply> place(side& on, std::int64_t quantity, int delivery) {
    auto asked = on.submission({{1, quantity}});
    asked.asked.requested_delivery_date = after_days(on, delivery);
    return on.run(on.queue.submit(std::move(asked)));
}

}  // namespace

TEST_CASE("what was harvested before the announced first harvest is not sold, whatever came first", "[orders][contract][eligibility]") {
    side on(each_backend());
    on.backend->tell(domain::product_altered{numbered<domain::product_id>(1), 10'000, 2'160});
    on.backend->tell(a_lot(on, 1, -20));
    REQUIRE(receive(on, 1, 10, 30));
    REQUIRE(place(on, 1, 5));
    on.backend->tell(announced(on, 5, -10));  // goods that are in stock become early
    const auto refused = place(on, 1, 5);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "goods-harvested-early");
    CHECK(refused.error().fields.at(0).pointer == "/lines/0/quantity");
    on.backend->tell(announced(on, 4, -30));  // late: an older row of the register
    CHECK(place(on, 1, 5).error().code == "goods-harvested-early");
    on.backend->tell(announced(on, 6, -30, "513423"));  // another county
    CHECK(place(on, 1, 5).error().code == "goods-harvested-early");

    on.backend->tell(a_lot(on, 2, -10));  // on the announced day; known after it was announced
    REQUIRE(receive(on, 2, 4, 20));
    CHECK(place(on, 5, 5).error().code == "goods-harvested-early");
    const auto taken = place(on, 4, 5);
    REQUIRE(taken);
    const auto order = on.find(base::parse_id<domain::order_id>(taken->body).value());
    CHECK(order.lines[0].lots ==
          std::vector<domain::taken_lot>{{numbered<domain::lot_id>(2), 4, after_days(on, -10), after_days(on, -10), after_days(on, 20)}});
    on.backend->tell(announced(on, 7, -30));  // corrected
    CHECK(place(on, 5, 5));
    CHECK(on.find(order.id).lines[0].lots == order.lines[0].lots);  // what decided then stays
    on.backend->check_invariants();
}

TEST_CASE("an announcement that is withdrawn is held against no lot any more", "[orders][contract][eligibility]") {
    side on(each_backend());
    on.backend->tell(domain::product_altered{numbered<domain::product_id>(1), 10'000, 2'160});
    on.backend->tell(a_lot(on, 1, -20));
    REQUIRE(receive(on, 1, 10, 30));
    on.backend->tell(announced(on, 5, -10));
    on.backend->tell(domain::harvest_forgotten{announced(on, 4, -10).what});  // of one that was corrected since
    CHECK(place(on, 1, 5).error().code == "goods-harvested-early");
    on.backend->tell(domain::harvest_forgotten{announced(on, 5, -10, "513423").what});  // of another county
    CHECK(place(on, 1, 5).error().code == "goods-harvested-early");
    on.backend->tell(domain::harvest_forgotten{announced(on, 5, -10).what});
    on.backend->tell(domain::harvest_forgotten{announced(on, 5, -10).what});  // again
    const auto taken = place(on, 1, 5);
    REQUIRE(taken);
    CHECK_FALSE(on.find(base::parse_id<domain::order_id>(taken->body).value()).lines[0].lots.at(0).first_harvest_on);
    on.backend->tell(announced(on, 7, -10));  // announced anew
    CHECK(place(on, 1, 5).error().code == "goods-harvested-early");
    on.backend->check_invariants();
}

TEST_CASE("freshness is asked of the day of delivery, and the refusal says what there is", "[orders][contract][eligibility]") {
    side on(each_backend());
    on.backend->tell(domain::product_altered{numbered<domain::product_id>(1), 10'000, 2'160});
    on.backend->tell(a_lot(on, 1, -30));
    on.backend->tell(a_lot(on, 2, -30));
    REQUIRE(receive(on, 1, 10, 6));
    REQUIRE(receive(on, 2, 3, 40));
    const auto refused = place(on, 5, 7);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "goods-not-fresh");
    CHECK(refused.error().facts.front() == std::pair<std::string, std::string>("available", "3"));
    CHECK(place(on, 14, 7).error().code == "insufficient-stock");
    CHECK(place(on, 5, 6));
    CHECK(place(on, 3, 7));
    on.backend->check_invariants();
}

TEST_CASE("a record names the lots and the warehouses that an accepted order came from", "[orders][contract][record]") {
    side on(each_backend());
    on.backend->tell(domain::product_altered{numbered<domain::product_id>(1), 10'000, 2'160});
    on.backend->tell(a_lot(on, 1, -30));
    REQUIRE(receive(on, 1, 5, 40));
    REQUIRE(on.receive(1, 5, "A"));
    const auto id = base::parse_id<domain::order_id>(place(on, 8, 5).value().body).value();
    const crypto::keyed_box contacts({crypto::digest{}});
    const auto record = [&] {
        app::read_record use(on.backend->database(), contacts);
        const auto context = on.as_buyer();
        return on.run(use.find(context, id));
    };
    CHECK(record().error().code == "inspection-record-not-ready");
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    REQUIRE(on.dispatch(on.as_supplier(), id));
    REQUIRE(on.accept(on.as_buyer(), id, domain::acceptance{.all = true}));
    const auto found = record();
    REQUIRE(found);
    CHECK(found->from == std::vector<domain::dispatch_place>{{"A", ""}, {"W", ""}});
    CHECK(found->lot_numbers == std::map<domain::lot_id, std::string>{{numbered<domain::lot_id>(1), "L1"}});
    CHECK(found->supplier == domain::known_organisation{.id = numbered<domain::organisation_id>(1)});
    app::read_record use(on.backend->database(), contacts);
    const auto stranger =
        a_context_of(numbered<domain::organisation_id>(9), "school", {"orders:read"}, numbered<domain::account_id>(9), on.clock.now());
    CHECK(on.run(use.find(stranger, id)).error().code == "order-not-found");
}
