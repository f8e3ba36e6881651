// Offers as a fill looks at them: what forbids them, from how many on they are cheap enough, what may come instead.
#include <catch.hpp>

#include "orders/domain/fill/candidate.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;
using namespace std::chrono_literals;

namespace {

candidate of(unsigned char number) {
    return {.offer = numbered<offer_id>(number), .product = numbered<product_id>(number), .supplier = numbered<organisation_id>(1)};
}

constexpr base::business_date today = 2026y / 3 / 2;

offer_version apples() {
    return {.offer = numbered<offer_id>(1),
            .version = 3,
            .product = numbered<product_id>(1),
            .supplier = numbered<organisation_id>(1),
            .name_zh = "苹果",
            .unit_net_mass_g = 5'000,
            .minimum_quantity = 2,
            .tiers = {{1, {5'000}}, {10, {4'000}}, {50, {4'500}}},
            .storage = {"chilled", {}, {}},
            .origin_county_code = "510104",
            .marked = {{"SF-1", 2026y / 1 / 1, 2026y / 6 / 1}}};
}
need_terms wanting() {
    return {.kind = {.by = kind_by::category, .name = "fruit"},
            .by = measure::grams,
            .wanted = 100'000,
            .delivery = {"510107", "成都", "张"},
            .requested_delivery_date = today,
            .kilogram_price_max = base::fen{1'000}};
}

}  // namespace

TEST_CASE("an offer is looked at as the need asks: what a pack gives, from how many on, what forbids it", "[orders][fill][domain]") {
    const auto fine = look_at(apples(), wanting(), channel::directed_supply, 70, today);
    CHECK_FALSE(fine.why_not);
    CHECK(fine.pack == 5'000);
    CHECK(fine.minimum == 2);
    CHECK(fine.available == 70);
    CHECK(fine.from == distance::same_prefecture);
    CHECK(fine.pack_price == base::fen{5'000});
    auto pieces = wanting();
    pieces.by = measure::pieces;
    CHECK(look_at(apples(), pieces, channel::directed_supply, 70, today).pack == 1);

    const auto why = [](const offer_version& offer, const need_terms& terms, base::business_date day = today) {
        return look_at(offer, terms, channel::directed_supply, 70, day).why_not;
    };
    CHECK(why(apples(), wanting(), 2026y / 6 / 1) == obstacle::not_authorised);
    auto other = apples();
    other.held = {{"licence", today, std::nullopt, "pmt_1"}};
    CHECK(why(other, wanting()) == obstacle::held);
    other = apples();
    other.area = {"513423"};
    CHECK(why(other, wanting()) == obstacle::outside_area);
    other = apples();
    other.sold_by = channel_set(0);
    CHECK(why(other, wanting()) == obstacle::other_channel);
    other = apples();
    other.unit_net_mass_g = 0;
    CHECK(why(other, wanting()) == obstacle::service);
    auto cheap = wanting();
    cheap.kilogram_price_max = base::fen{899};
    CHECK(why(apples(), cheap) == obstacle::too_dear);
}

TEST_CASE("only from where on every tier is cheap enough", "[orders][fill][domain]") {
    CHECK(cheap_enough_from(apples(), std::nullopt) == 2);
    CHECK(cheap_enough_from(apples(), base::fen{1'000}) == 2);
    CHECK(cheap_enough_from(apples(), base::fen{999}) == 10);
    CHECK(cheap_enough_from(apples(), base::fen{900}) == 10);
    CHECK(cheap_enough_from(apples(), base::fen{899}) == std::nullopt);  // the last tier, whatever the one before
    auto weighed = apples();
    weighed.tiers = {{1, {1}, base::fen{900}}};
    CHECK(cheap_enough_from(weighed, base::fen{899}) == std::nullopt);
    CHECK(cheap_enough_from(weighed, base::fen{900}) == 2);
}

TEST_CASE("of several offers of one product the cheapest that may be taken is looked at", "[orders][fill][domain]") {
    auto dear = of(1);
    auto cheap = of(2);
    cheap.product = dear.product;
    dear.unit_net_mass_g = cheap.unit_net_mass_g = 1'000;
    dear.pack_price = {900};
    cheap.pack_price = {800};
    CHECK(one_for_each_product({dear, cheap}).front().offer == cheap.offer);
    cheap.why_not = obstacle::held;
    CHECK(one_for_each_product({dear, cheap}).front().offer == dear.offer);
    cheap.why_not.reset();
    cheap.pack_price = {900};
    CHECK(one_for_each_product({cheap, dear}).front().offer == dear.offer);
    CHECK(one_for_each_product({cheap, dear}).size() == 1);
}

TEST_CASE("a replacement costs no more than what it replaces and weighs about the same", "[orders][fill][domain]") {
    auto of_kind = std::vector{of(1), of(2)};
    of_kind[0].unit_net_mass_g = 5'000;
    of_kind[0].pack_price = {4'001};
    of_kind[1].unit_net_mass_g = 10'000;
    of_kind[1].pack_price = {7'000};
    auto terms = wanting();
    CHECK(substitute_price_max(terms, of_kind) == base::fen{800});  // 800.2 fen a kilogram, rounded down
    terms.kilogram_price_max = base::fen{750};
    CHECK(substitute_price_max(terms, of_kind) == base::fen{750});
    CHECK(substitute_price_max(terms, {}) == base::fen{750});
    terms.kilogram_price_max.reset();
    CHECK(substitute_price_max(terms, of_kind) == base::fen{800});
    CHECK(substitute_price_max(terms, {}) == std::nullopt);

    const auto why = [&](std::int64_t mass, std::int64_t permille) {
        auto what = of(3);
        what.unit_net_mass_g = mass;
        const auto found = as_substitute(what, {.same_category = true, .weight_permille = permille}, of_kind);
        CHECK(found.substitute);
        return found.why_not;
    };
    CHECK(why(5'000, 0) == std::nullopt);
    CHECK(why(5'250, 50) == std::nullopt);
    CHECK(why(4'750, 50) == std::nullopt);
    CHECK(why(5'251, 50) == obstacle::weight_differs);
    CHECK(why(4'749, 50) == obstacle::weight_differs);
    CHECK(why(9'500, 50) == std::nullopt);
    auto held = of(3);
    held.why_not = obstacle::held;
    CHECK(as_substitute(held, {}, of_kind).why_not == obstacle::held);
    CHECK(as_substitute(of(3), {}, {}).why_not == obstacle::weight_differs);
}

TEST_CASE("whole trade units of what is free of the week are looked at, none of a service", "[orders][fill][domain]") {
    const candidate apples{.available = 2, .unit_net_mass_g = 10'000};
    CHECK(ahead_of_harvest(apples, 39'999) == 3);
    CHECK(ahead_of_harvest(apples, 9'999) == 0);
    CHECK(ahead_of_harvest(apples, 0) == 0);
    CHECK(ahead_of_harvest({.available = 0}, 1'000'000) == 0);
}
