// What keeps products off the list, told on the fake and on MariaDB.
#include <catch.hpp>

#include "catalog/app/listing/tell_listings.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto supplier = numbered<base::organisation_id>(1);

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

domain::product a_product(unsigned char number) {
    domain::product what{.id = numbered<domain::product_id>(number), .supplier = supplier, .status = domain::product_status::published};
    what.details.name_zh = "苹果";
    what.details.category = "fruit";
    what.details.origin_county_code = "513423";
    what.details.storage = {domain::storage_class::ambient, 0, 25'000};
    what.details.shelf_life_hours = 100;
    what.details.unit_name_zh = "箱";
    what.details.unit_net_mass_g = 5'000;
    what.origin = {domain::origin_verdict::eligible, 7, "盐源县", day("2026-03-01")};
    what.created_at = what.changed_at = now;
    what.published_at = now;
    return what;
}

domain::permit a_licence(unsigned char number, base::business_date from, std::optional<base::business_date> to) {
    domain::permit what{
        .id = numbered<domain::permit_id>(number), .holder = supplier, .recorded_by = numbered<base::account_id>(1), .recorded_at = now};
    what.terms = {.kind = domain::permit_kind::business_licence, .number = "9151", .issuer = "市监局"};
    what.terms.valid_from = from;
    what.terms.valid_to = to;
    what.version = 1;
    return what;
}

}  // namespace

TEMPLATE_TEST_CASE("what keeps a product off the list is told once, and again when it is another thing", "[catalog][contract][listing]",
                   fake_side, mysql_side) {
    TestType side;
    seeded_random random(5);
    const auto apples = a_product(1);
    auto draft = a_product(2);
    draft.status = domain::product_status::draft;
    draft.published_at = {};
    const std::vector<domain::product_id> both{apples.id, draft.id};
    const auto tell = [&](std::string_view on, const std::string& key) {
        std::size_t told = 0;
        REQUIRE(write(
            side, [&](auto& tx) { told = app::tell_listings(tx, random, base::start_of(day(on)) + std::chrono::hours(1), both); }, key));
        return told;
    };
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(apples);
        tx.products().insert(draft);
    }));
    const auto before = side.events();
    CHECK(tell("2026-03-02", "a") == 0);  // on the list, and nobody was told otherwise
    REQUIRE(write(side, [&](auto& tx) { tx.permits().insert(a_licence(1, day("2026-01-01"), day("2026-06-01"))); }, "licence"));
    CHECK(tell("2026-03-02", "b") == 1);
    CHECK(tell("2026-03-02", "c") == 0);
    CHECK(tell("2026-06-01", "d") == 1);  // the day came
    CHECK(tell("2026-06-02", "e") == 0);
    REQUIRE(write(side, [&](auto& tx) { tx.permits().insert(a_licence(2, day("2026-06-02"), {})); }, "renewal"));
    CHECK(tell("2026-06-02", "f") == 1);
    CHECK(side.events() == before + 3);
    read(side, [&](auto& tx) {
        CHECK(tx.listing().told_of(both) == std::vector<app::told_listing>{{apples.id, 3, "released\n"}});
        CHECK(tx.listing().told_of({}).empty());
    });
}
