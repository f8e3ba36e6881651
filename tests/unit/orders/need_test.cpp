// Needs: their kinds as keys, what may become of them, what a buyer allows instead.
#include <catch.hpp>

#include "orders/domain/need/need_total.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;
using namespace std::chrono_literals;

namespace {

constexpr base::business_date today = 2026y / 3 / 2;
const base::instant noon = base::start_of(today) + std::chrono::hours(12);

purchase_need a_need() {
    return {.id = numbered<need_id>(1),
            .version = 4,
            .buyer = numbered<organisation_id>(2),
            .unit = numbered<unit_id>(3),
            .terms = {.kind = {.by = kind_by::category, .name = "fruit"},
                      .by = measure::grams,
                      .wanted = 1'001,
                      .delivery = {"510107", "成都", "张"},
                      .requested_delivery_date = today,
                      .share_limit_permille = 333}};
}

}  // namespace

TEST_CASE("a kind of goods is its key, and the same products are the same kind", "[orders][need][domain]") {
    const goods_kind kinds[] = {{.by = kind_by::category, .name = "fruit"},
                                {.by = kind_by::name, .name = "products:x"},
                                {.by = kind_by::products, .products = {numbered<product_id>(1), numbered<product_id>(2)}}};
    for (const auto& each : kinds) CHECK(parse_kind(key_of(each)) == each);
    CHECK(key_of(kinds[0]) == "category:fruit");
    CHECK(key_of(kinds[2]) == "products:" + base::to_wire(numbered<product_id>(1)) + "," + base::to_wire(numbered<product_id>(2)));
    for (const auto* each : {"", "category:", "name:", "products:", "products:prd_x", "fruit"}) CHECK_FALSE(parse_kind(each));
}

TEST_CASE("what is allowed instead is kept as text", "[orders][need][domain]") {
    const substitution_permission kinds[] = {
        {.same_category = true, .weight_permille = 50},
        {.same_category = false, .products = {numbered<product_id>(1), numbered<product_id>(2)}, .weight_permille = 500},
        {}};
    for (const auto& each : kinds) CHECK(parse_permission(permission_text(each)) == each);
    for (const auto* each : {"", "+", "+ ", "+ 5", "* 5 ", "+ x ", "+ 5 prd_x", "+5 "}) CHECK_FALSE(parse_permission(each));
}

TEST_CASE("a need is open until something of it is ordered, and wanted until all is, its day passes or it is withdrawn",
          "[orders][need][domain]") {
    auto what = a_need();
    CHECK(status_of(what, today) == need_status::open);
    CHECK(status_of(what, 2026y / 3 / 3) == need_status::past);
    what.committed = 1'000;
    CHECK(status_of(what, today) == need_status::partly_filled);
    CHECK(status_of(what, 2026y / 3 / 3) == need_status::past);
    what.committed = 1'001;
    CHECK(status_of(what, 2026y / 3 / 3) == need_status::filled);
    what.committed = 0;
    what.withdrawn_at = noon;
    CHECK(status_of(what, today) == need_status::withdrawn);
    CHECK(is_wanting(need_status::open));
    CHECK(is_wanting(need_status::partly_filled));
    CHECK_FALSE(is_wanting(need_status::filled));
    CHECK_FALSE(is_wanting(need_status::withdrawn));
    CHECK_FALSE(is_wanting(need_status::past));
}

TEST_CASE("an open need is changed by who saw its version; its proposal does not outlive that", "[orders][need][domain]") {
    auto what = a_need();
    what.current_fill = numbered<fill_id>(7);
    auto terms = what.terms;
    terms.wanted = 5;
    const auto after = change(what, {{{4}}}, terms, today);
    REQUIRE(after);
    CHECK(after->version == 5);
    CHECK(after->terms.wanted == 5);
    CHECK_FALSE(after->current_fill);
    CHECK(change(what, {{{3}}}, terms, today).error().code == "version-stale");
    terms.requested_delivery_date = 2026y / 3 / 1;
    const auto past = change(what, {{{4}}}, terms, today);
    REQUIRE_FALSE(past);
    CHECK(past.error().code == "delivery-date-past");
    CHECK(past.error().fields.front().pointer == "/requested_delivery_date");
    what.committed = 1;
    const auto begun = change(what, {{{4}}}, a_need().terms, today);
    REQUIRE_FALSE(begun);
    CHECK(begun.error().code == "need-not-open");
    CHECK(begun.error().facts.front().second == "partly_filled");
}

TEST_CASE("what is left of a need can be withdrawn once", "[orders][need][domain]") {
    auto what = a_need();
    what.committed = 1;
    what.current_fill = numbered<fill_id>(7);
    const auto after = withdraw(what, {}, noon);
    REQUIRE(after);
    CHECK(after->version == 5);
    CHECK(after->committed == 1);
    CHECK_FALSE(after->current_fill);
    CHECK(withdraw(*after, {}, noon).error().code == "need-not-open");
    CHECK(withdraw(what, {{{3}}}, noon).error().code == "version-stale");
    CHECK(withdraw(what, {}, noon + std::chrono::hours(12)).error().code == "need-not-open");  // its day has passed
}

TEST_CASE("a share limit is rounded down, and a week begins on Monday", "[orders][need][domain]") {
    CHECK(share_limit_of(a_need().terms) == 333);
    CHECK(week_of(2026y / 3 / 2) == 2026y / 3 / 2);
    CHECK(week_of(2026y / 3 / 8) == 2026y / 3 / 2);
    CHECK(week_of(2026y / 3 / 1) == 2026y / 2 / 23);
}

TEST_CASE("whoever acts for one unit sees that unit's needs alone", "[orders][need][domain]") {
    const auto what = a_need();
    base::principal who;
    who.organisation = what.buyer;
    CHECK(belongs_to(what, who));
    who.unit = what.unit;
    CHECK(belongs_to(what, who));
    who.unit = numbered<unit_id>(4);
    CHECK_FALSE(belongs_to(what, who));
    who.unit.reset();
    who.organisation = numbered<organisation_id>(9);
    CHECK_FALSE(belongs_to(what, who));
}
