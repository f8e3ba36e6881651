// What a supplier may put in the place of a line, rule by rule.
#include <catch.hpp>

#include "orders/domain/order/replacement.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

const base::instant morning = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(1);

// Product and offer have the same number; apples of 10 kg for 600, in tiers of one.
offer_version offer_of(unsigned char number) {
    return {.offer = numbered<offer_id>(number),
            .version = 1,
            .product = numbered<product_id>(number),
            .supplier = numbered<organisation_id>(1),
            .name_zh = number == 1 ? "红富士" : "花牛",
            .unit_net_mass_g = 10'000,
            .minimum_quantity = 1,
            .tiers = {{1, {600}, std::nullopt}},
            .valid_from = morning - std::chrono::hours(1),
            .origin_county_code = "513423",
            .marked = {{"SF-2026-000001-X", base::business_date_of(morning), std::nullopt}}};
}

substitution_permission naming(unsigned char product, std::int64_t weight_permille = 0) {
    return {.products = {numbered<product_id>(product)}, .weight_permille = weight_permille};
}

// An order of five of offer 1 and two of offer 3, for which offer 2 would come instead.
struct shop_floor {
    shop_floor() {
        what.status = order_status::placed;
        what.buyer = numbered<organisation_id>(2);
        what.supplier = numbered<organisation_id>(1);
        what.delivery = {"510107", "成都", "张"};
        what.requested_delivery_date = base::business_date_of(morning);
        what.hold_expires_at = morning + std::chrono::hours(72);
        what.lines = {{.id = numbered<line_id>(1),
                       .offer = numbered<offer_id>(1),
                       .offer_version = 1,
                       .product = numbered<product_id>(1),
                       .name_zh = "红富士",
                       .quantity = 5,
                       .unit_net_mass_g = 10'000,
                       .unit_price = {600},
                       .amount = {3'000},
                       .budget = numbered<budget_id>(1),
                       .substitutes = naming(2)},
                      {.id = numbered<line_id>(2),
                       .offer = numbered<offer_id>(3),
                       .offer_version = 1,
                       .product = numbered<product_id>(3),
                       .name_zh = "核桃",
                       .quantity = 2,
                       .unit_net_mass_g = 1'000,
                       .unit_price = {100},
                       .amount = {200}}};
        what.total = {3'200};
    }

    base::result<order> replace(std::vector<proposed_replacement> asked, party who = party::supplier) {
        tests::seeded_random random;
        id_sequence ids(morning, random);
        offer_book book{{instead.offer, {instead.version, {instead}}}};
        if (another) book.emplace(another->offer, offer_knowledge{another->version, {*another}});
        return replace_lines(what, who, asked, {book, categories}, numbered<account_id>(7), morning, ids);
    }
    base::result<order> replace_first() { return replace({{numbered<line_id>(1), instead.offer, 1, "断货"}}); }
    // "code pointer code", of the first fault.
    std::string refusal() {
        const auto done = replace_first();
        if (done) return {};
        const auto& error = done.error();
        return error.code + (error.fields.empty() ? "" : " " + error.fields.front().pointer + " " + error.fields.front().code);
    }

    order what{};
    offer_version instead = offer_of(2);
    std::optional<offer_version> another{};
    std::map<product_id, std::string> categories{};
};

const std::string outside = "replacement-not-permitted /replacements/0/offer_id ";

}  // namespace

TEST_CASE("a replacement takes the place of its line, and what was ordered is remembered with the reason", "[orders][domain]") {
    shop_floor on;
    on.instead.tiers = {{1, {550}, std::nullopt}};
    const auto after = on.replace_first();
    REQUIRE(after);
    REQUIRE(after->lines.size() == 2);
    const auto& line = after->lines[0];
    CHECK(line.id != numbered<line_id>(1));
    CHECK(line.product == numbered<product_id>(2));
    CHECK(line.quantity == 5);
    CHECK(line.amount == base::fen{2'750});
    CHECK(line.certificate_number == "SF-2026-000001-X");
    CHECK(line.budget == numbered<budget_id>(1));
    CHECK(line.substitutes == naming(2));
    CHECK(after->lines[1] == on.what.lines[1]);
    CHECK(after->total == base::fen{2'950});
    CHECK(after->version == on.what.version);
    REQUIRE(after->replacements.size() == 1);
    const auto& before = after->replacements[0];
    CHECK(before.line == line.id);
    CHECK(before.replaced == numbered<line_id>(1));
    CHECK(before.product == numbered<product_id>(1));
    CHECK(before.amount == base::fen{3'000});
    CHECK(before.reason == "断货");
    CHECK(before.by == numbered<account_id>(7));
    CHECK(no_longer_committed(on.what, *after) == std::vector<charge>{{numbered<budget_id>(1), {250}}});
    CHECK(no_longer_committed(on.what, on.what).empty());
    CHECK_THROWS_AS(no_longer_committed(*after, on.what), std::logic_error);
}

TEST_CASE("replacements are told in the order of their lines, however they were asked for", "[orders][domain]") {
    shop_floor on;
    on.another = offer_of(4);
    on.another->unit_net_mass_g = 1'000;
    on.another->tiers = {{1, {100}, std::nullopt}};
    on.what.lines[1].substitutes = naming(4);
    const auto after =
        on.replace({{numbered<line_id>(2), on.another->offer, 1, "断货"}, {numbered<line_id>(1), on.instead.offer, 1, "断货"}});
    REQUIRE(after);
    REQUIRE(after->replacements.size() == 2);
    CHECK(after->replacements[0].replaced == numbered<line_id>(1));
    CHECK(after->replacements[1].replaced == numbered<line_id>(2));
    for (std::size_t i = 0; i < 2; ++i) CHECK(after->replacements[i].line == after->lines[i].id);
}

TEST_CASE("outside of the permission a replacement is refused by name", "[orders][domain]") {
    shop_floor on;
    SECTION("nothing is allowed") {
        on.what.lines[0].substitutes.reset();
        CHECK(on.refusal() == outside + "no-permission");
    }
    SECTION("other goods than those that are named") {
        on.what.lines[0].substitutes = naming(9);
        CHECK(on.refusal() == outside + "other-goods");
    }
    SECTION("another category, and an unknown one") {
        on.what.lines[0].substitutes = substitution_permission{.same_category = true};
        CHECK(on.refusal() == outside + "other-goods");
        on.categories = {{numbered<product_id>(1), "fruit"}, {numbered<product_id>(2), "nuts"}};
        CHECK(on.refusal() == outside + "other-goods");
        on.categories[numbered<product_id>(2)] = "fruit";
        CHECK(on.refusal().empty());
    }
    SECTION("a trade unit that weighs more or less than may be") {
        on.what.lines[0].substitutes = naming(2, 50);
        on.instead.tiers = {{1, {500}, std::nullopt}};
        for (const auto& [grams, fine] :
             std::vector<std::pair<std::int64_t, bool>>{{9'500, true}, {9'499, false}, {10'500, true}, {10'501, false}}) {
            on.instead.unit_net_mass_g = grams;
            INFO(grams);
            CHECK(on.refusal() == (fine ? "" : outside + "weight-differs"));
        }
    }
    SECTION("a fen more") {
        on.instead.tiers = {{1, {601}, std::nullopt}};
        CHECK(on.refusal() == outside + "dearer");
    }
    SECTION("as dear a pack that weighs less is a dearer kilogram") {
        on.what.lines[0].substitutes = naming(2, 50);
        on.instead.unit_net_mass_g = 9'900;
        CHECK(on.refusal() == outside + "dearer");
        on.instead.tiers = {{1, {594}, std::nullopt}};
        CHECK(on.refusal().empty());
    }
    SECTION("by its mass it might cost more than was committed") {
        on.instead.tiers = {{1, {600}, base::fen{60}}};
        on.instead.weight_over_permille = 20;
        CHECK(on.refusal() == outside + "dearer");
        on.instead.weight_over_permille = 0;
        CHECK(on.refusal().empty());
    }
    SECTION("what was awarded") {
        on.what.award = carried_award{numbered<quotation_id>(1), {}};
        CHECK(on.refusal() == outside + "awarded");
    }
    SECTION("what is ordered ahead of its harvest") {
        on.what.lines[0].delivery_week = base::business_date_of(morning);
        CHECK(on.refusal() == outside + "awaits-harvest");
    }
    SECTION("all faults at once") {
        on.what.lines[0].substitutes = naming(9);
        on.instead.unit_net_mass_g = 8'000;
        const auto done = on.replace_first();
        REQUIRE_FALSE(done);
        CHECK(done.error().fields.size() == 3);
    }
}

TEST_CASE("what comes instead is offered, certified and delivered there on that day", "[orders][domain]") {
    shop_floor on;
    SECTION("a version that is not in force") {
        on.instead.version = 2;
        CHECK(on.refusal() == "offer-changed /replacements/0/offer_version offer-changed");
    }
    SECTION("without a certificate") {
        on.instead.marked.clear();
        CHECK(on.refusal() == "product-not-authorised /replacements/0/offer_id product-not-authorised");
    }
    SECTION("of another supplier") {
        on.instead.supplier = numbered<organisation_id>(5);
        CHECK(on.refusal() == "order-of-several-suppliers /replacements/0/offer_id other-supplier");
    }
    SECTION("fewer than the minimum") {
        on.instead.minimum_quantity = 6;
        CHECK(on.refusal() == "below-minimum-quantity /replacements/0/quantity below-minimum-quantity");
    }
}

TEST_CASE("each line is replaced once, by an offer of no other line, by the supplier of a placed order", "[orders][domain]") {
    shop_floor on;
    const auto codes = [](const base::result<order>& done) {
        std::vector<std::string> all;
        for (const auto& each : done.error().fields) all.push_back(each.pointer + " " + each.code);
        return all;
    };
    const auto twice =
        on.replace({{numbered<line_id>(1), numbered<offer_id>(2), 1, "断货"}, {numbered<line_id>(1), numbered<offer_id>(4), 1, "断货"}});
    CHECK(codes(twice) == std::vector<std::string>{"/replacements/1/line_id duplicate-line"});
    const auto wrong = on.replace({{numbered<line_id>(9), numbered<offer_id>(3), 1, "断货"}});
    CHECK(codes(wrong) == std::vector<std::string>{"/replacements/0/line_id unknown-line", "/replacements/0/offer_id duplicate"});
    CHECK(wrong.error().code == "replacement-invalid");
    CHECK(on.replace({}, party::buyer).error().code == "order-party-forbidden");
    on.what.status = order_status::confirmed;
    CHECK(on.refusal() == "order-state-conflict");
}
