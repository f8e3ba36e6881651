// The board of unsold stock, on the fake and on MariaDB.
#include <catch.hpp>

#include "catalog/app/unsold/end_perished.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto supplier = numbered<base::organisation_id>(1);

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

domain::product apples() {
    domain::product what{.id = numbered<domain::product_id>(1), .supplier = supplier, .status = domain::product_status::published};
    what.details = {.name_zh = "苹果",
                    .category = "fruit",
                    .origin_county_code = "513423",
                    .storage = {domain::storage_class::cool, 5'000, 10'000},
                    .shelf_life_hours = 24,
                    .unit_name_zh = "箱",
                    .unit_net_mass_g = 1'000};
    what.origin = {domain::origin_verdict::eligible, 1, "盐源县", day("2026-03-01")};
    what.created_at = what.changed_at = now;
    what.published_at = now;
    return what;
}

domain::unsold_listing a_listing(unsigned char number, std::string_view perishes_on, std::string county = "513423",
                                 std::string category = "fruit") {
    return {.id = numbered<domain::unsold_listing_id>(number),
            .supplier = supplier,
            .category = std::move(category),
            .stated = {.product = apples().id,
                       .quantity = 5,
                       .unit_price = {3'000},
                       .perishes_on = day(perishes_on),
                       .county_code = std::move(county),
                       .place = "冷库'3'号 𠀀"},
            .first_quantity = 9,
            .listed_at = now,
            .changed_at = now};
}

std::vector<domain::unsold_listing_id> ids(const std::vector<domain::unsold_listing>& found) {
    std::vector<domain::unsold_listing_id> answer;
    for (const auto& each : found) answer.push_back(each.id);
    return answer;
}

}  // namespace

TEMPLATE_TEST_CASE("an entry of the board is found as it was listed, reduced and withdrawn", "[catalog][contract][unsold]", fake_side,
                   mysql_side) {
    TestType side;
    auto what = a_listing(1, "2026-03-10");
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(apples());
        tx.unsold().insert(what);
    }));
    read(side, [&](auto& tx) { CHECK(tx.unsold().find(what.id) == what); });
    what = domain::reduce(what, {.quantity = 4, .unit_price = base::fen{1}}, now).value();
    REQUIRE(write(side, [&](auto& tx) { tx.unsold().save(what); }, "reduced"));
    what = domain::withdraw(what, "sold\nout", now).value();
    REQUIRE(write(side, [&](auto& tx) { tx.unsold().save(what); }, "withdrawn"));
    read(side, [&](auto& tx) {
        CHECK(tx.unsold().find(what.id) == what);
        CHECK_FALSE(tx.unsold().find(numbered<domain::unsold_listing_id>(9)));
    });
    CHECK_THROWS(write(side, [&](auto& tx) { tx.unsold().save(what); }, "stale"));
}

TEMPLATE_TEST_CASE("what perishes first stands first, by county, category, date and supplier", "[catalog][contract][unsold]", fake_side,
                   mysql_side) {
    TestType side;
    const auto one = a_listing(1, "2026-03-12");
    const auto two = a_listing(2, "2026-03-10", "513424");
    const auto three = a_listing(3, "2026-03-10", "513423", "vegetable");
    auto gone = a_listing(4, "2026-03-10");
    gone.status = domain::unsold_status::withdrawn;
    auto others = a_listing(5, "2026-03-11");
    others.supplier = numbered<base::organisation_id>(2);
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(apples());
        for (const auto& each : {one, two, three, gone, others}) tx.unsold().insert(each);
    }));
    using list = std::vector<domain::unsold_listing_id>;
    const auto today = day("2026-03-02");
    read(side, [&](auto& tx) {
        auto& unsold = tx.unsold();
        CHECK(ids(unsold.page({.open_on = today}, {}, 10)) == list{two.id, three.id, others.id, one.id});
        CHECK(ids(unsold.page({.open_on = today}, app::unsold_key{day("2026-03-10"), two.id}, 2)) == list{three.id, others.id});
        CHECK(ids(unsold.page({.open_on = today, .county = "513423"}, {}, 10)) == list{three.id, others.id, one.id});
        CHECK(ids(unsold.page({.open_on = today, .category = "vegetable"}, {}, 10)) == list{three.id});
        CHECK(ids(unsold.page({.open_on = today, .perishes_before = day("2026-03-11")}, {}, 10)) == list{two.id, three.id});
        CHECK(ids(unsold.page({.open_on = day("2026-03-10")}, {}, 10)) == list{others.id, one.id});
        CHECK(ids(unsold.page({.supplier = supplier}, {}, 10)) == list{two.id, three.id, gone.id, one.id});
        CHECK(unsold.count_open(supplier, today, 10) == 3);
        CHECK(unsold.count_open(supplier, today, 2) == 2);
        CHECK(unsold.count_open(supplier, day("2026-03-12"), 10) == 0);
        CHECK(unsold.find_perished(day("2026-03-09"), 10).empty());
        CHECK(unsold.find_perished(day("2026-03-11"), 10) == list{two.id, three.id, others.id});
        CHECK(unsold.find_perished(day("2026-03-11"), 1) == list{two.id});
    });
}

TEMPLATE_TEST_CASE("a perished entry is ended once, with one event", "[catalog][contract][unsold]", fake_side, mysql_side) {
    TestType side;
    seeded_random random;
    const auto what = a_listing(1, "2026-03-10");
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(apples());
        tx.unsold().insert(what);
    }));
    app::end_perished end(side.work, random);
    const auto ended_at = [&](base::instant when) { return run_coroutine(side.io, end(a_context(when))).value(); };
    const auto late = base::start_of(day("2026-03-10"));
    CHECK(ended_at(late - std::chrono::microseconds(1)) == 0);
    CHECK(ended_at(late) == 1);
    CHECK(ended_at(late) == 0);
    CHECK(side.events() == 1);
    read(side, [&](auto& tx) { CHECK(tx.unsold().find(what.id)->status == domain::unsold_status::perished); });
}
