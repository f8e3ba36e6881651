// One suite for the catalogue's stores, run on the fake and on MariaDB.
#include <catch.hpp>

#include <boost/asio/detached.hpp>

#include "catalog/app/publish_offer.hpp"
#include "catalog/app/withdraw_offer.hpp"
#include "tests/contract/catalog/catalog_sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;
using std::chrono::August;
using std::chrono::January;

namespace {

constexpr base::business_date list_day{std::chrono::year(2018), August, std::chrono::day(31)};
constexpr base::business_date later{std::chrono::year(2021), January, std::chrono::day(1)};

domain::county_version poor_county(std::string code = "513423") {
    return {.code = std::move(code), .facts = {"盐源县", "凉山彝族自治州", "大小凉山彝区", true, true, {}}, .valid_from = list_day};
}

domain::product a_product(unsigned char number, domain::product_status status = domain::product_status::published,
                          std::string name = "盐源苹果") {
    domain::product what{.id = numbered<domain::product_id>(number), .supplier = supplier, .status = status};
    what.details = {.name_zh = std::move(name),
                    .name_en = "Apples",
                    .category = "fruit",
                    .origin_county_code = "513423",
                    .storage = {domain::storage_class::chilled, -1'000, 4'000},
                    .shelf_life_hours = 2'160,
                    .harvested = {{*domain::parse_month_day("09-01"), *domain::parse_month_day("12-31")},
                                  {*domain::parse_month_day("02-29"), *domain::parse_month_day("03-31")}},
                    .unit_name_zh = "箱",
                    .unit_net_mass_g = 10'000,
                    .description = "first line\nsecond 'line' \\ 𠀀"};
    what.origin = {domain::origin_verdict::eligible, 1, "盐源县", list_day};
    what.created_at = what.changed_at = now;
    if (status == domain::product_status::published) what.published_at = now;
    return what;
}

domain::offer_terms terms_from(base::instant from, std::optional<base::instant> to = {}) {
    return {10, {{10, {6'800}}, {50, {6'400}}}, from, to};
}

domain::offer_version a_version(unsigned char product, std::int64_t version, base::instant from, std::optional<base::instant> to = {}) {
    return {numbered<domain::offer_id>(product), version, numbered<domain::product_id>(product), terms_from(from, to), now};
}

std::vector<std::string> names(const std::vector<domain::product>& products) {
    std::vector<std::string> found;
    for (const auto& each : products) found.push_back(each.details.name_zh);
    return found;
}

}  // namespace

TEMPLATE_TEST_CASE("a service is found as it was drafted, changed and listed: without storage, shelf life and mass", "[catalog][contract]",
                   on_fake, on_mysql) {
    TestType side;
    domain::product tour{.id = numbered<domain::product_id>(7), .supplier = supplier};
    tour.details = {.name_zh = "古蔺一日游", .category = "tourism", .origin_county_code = "510525", .service = true, .unit_name_zh = "人"};
    tour.origin = {domain::origin_verdict::eligible, 1, "古蔺县", list_day};
    tour.created_at = tour.changed_at = now;
    REQUIRE(write(side, [&](auto& tx) { tx.products().insert(tour); }));
    read(side, [&](auto& tx) { CHECK(tx.products().find(tour.id) == tour); });
    tour.details.name_zh = "古蔺两日游";
    tour.version = 2;
    REQUIRE(write(side, [&](auto& tx) { tx.products().save(tour); }, "saved"));
    read(side, [&](auto& tx) {
        CHECK(tx.products().find(tour.id) == tour);
        CHECK(tx.products().page({.storage = domain::storage_class::frozen}, {}, 10).empty());
    });
}

TEMPLATE_TEST_CASE("a product is found as it was inserted, and as it was saved", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    const auto draft = a_product(1, domain::product_status::draft);
    REQUIRE(write(side, [&](auto& tx) { tx.products().insert(draft); }));
    read(side, [&](auto& tx) {
        CHECK(tx.products().find(draft.id) == draft);
        CHECK_FALSE(tx.products().find(numbered<domain::product_id>(2)));
    });
    auto published = draft;
    published.status = domain::product_status::published;
    published.version = 2;
    published.published_at = published.changed_at = now + 1s;
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.products().lock(draft.id) == draft);
            tx.products().save(published);
        },
        "saved"));
    read(side, [&](auto& tx) { CHECK(tx.products().find(draft.id) == published); });
    CHECK_THROWS_AS(write(side, [&](auto& tx) { tx.products().save(published); }, "again"), std::logic_error);
}

TEMPLATE_TEST_CASE("pages hold what the filter asks for, newest first", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(a_product(1, domain::product_status::published, "苹果一"));
        tx.products().insert(a_product(2, domain::product_status::draft, "苹果二"));
        tx.products().insert(a_product(3, domain::product_status::published, "100%_苹果!"));
        tx.products().insert(a_product(4, domain::product_status::published, "雪梨"));
    }));
    read(side, [&](auto& tx) {
        const auto page = [&](app::product_filter filter, std::optional<domain::product_id> before = {}, std::size_t limit = 10) {
            return names(tx.products().page(filter, before, limit));
        };
        using list = std::vector<std::string>;
        CHECK(page({}) == list{"雪梨", "100%_苹果!", "苹果二", "苹果一"});
        CHECK(page({}, {}, 2) == list{"雪梨", "100%_苹果!"});
        CHECK(page({}, numbered<domain::product_id>(3)) == list{"苹果二", "苹果一"});
        CHECK(page({.name_part = "苹果"}) == list{"100%_苹果!", "苹果二", "苹果一"});
        CHECK(page({.name_part = "%_"}) == list{"100%_苹果!"});
        CHECK(page({.name_part = "果!"}) == list{"100%_苹果!"});
        CHECK(page({.supplier = supplier}).size() == 4);
        CHECK(page({.supplier = numbered<base::organisation_id>(9)}).empty());
        CHECK(page({.county = "513423", .category = "fruit", .storage = domain::storage_class::chilled}).size() == 4);
        CHECK(page({.county = "513424"}).empty());
        CHECK(page({.category = "tea"}).empty());
        CHECK(page({.storage = domain::storage_class::frozen}).empty());
    });
}

TEMPLATE_TEST_CASE("versions of offers are found by product and by number, with their tiers", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    const auto first = a_version(1, 1, now - 48h, now);
    const auto second = a_version(1, 2, now);
    const auto elsewhere = a_version(2, 1, now + 1h, now + 2h);
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(a_product(1));
        tx.products().insert(a_product(2));
        tx.offers().insert(first, 1);
        tx.offers().insert(second, 2);
        tx.offers().insert(elsewhere, 1);
    }));
    read(side, [&](auto& tx) {
        const std::vector both{numbered<domain::product_id>(1), numbered<domain::product_id>(2)};
        CHECK(tx.offers().live(both, now - 72h) == std::vector{first, second, elsewhere});
        CHECK(tx.offers().live(both, now) == std::vector{second, elsewhere});
        CHECK(tx.offers().live({both.data(), 1}, now) == std::vector{second});
        CHECK(tx.offers().live({both.data() + 1, 1}, now + 2h).empty());
        CHECK(tx.offers().find_version(first.offer, 1) == first);
        CHECK_FALSE(tx.offers().find_version(first.offer, 3));
        const auto head = tx.offers().find(first.offer);
        REQUIRE(head);
        CHECK(head->newest_version == 2);
        CHECK(head->revision == 2);
        CHECK(tx.offers().find_of(numbered<domain::product_id>(2))->id == elsewhere.offer);
        CHECK_FALSE(tx.offers().find_of(numbered<domain::product_id>(3)));
    });
}

TEMPLATE_TEST_CASE("a closed version ends where it was closed, once and again", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    auto version = a_version(1, 1, now - 1h);
    version.terms.conditions = {.delivery_area = {"510104", "513400"},
                                .channels = {domain::sales_channel::assistance_unit, domain::sales_channel::directed_supply},
                                .priced_by = domain::pricing::kilogram,
                                .weight_under_permille = 50,
                                .weight_over_permille = 200};
    for (auto& tier : version.terms.tiers) tier.kilogram_price = base::fen{tier.unit_price.value / 10};
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(a_product(1));
        tx.offers().insert(version, 1);
        tx.offers().close(version.offer, {1, now + 2h}, now + 1s);
        tx.offers().close(version.offer, {1, now + 1h}, now + 1s);
        tx.offers().set_revision(version.offer, 3);
    }));
    read(side, [&](auto& tx) {
        const auto closed = tx.offers().find_version(version.offer, 1);
        REQUIRE(closed);
        auto as_closed = version.terms;
        as_closed.valid_to = now + 1h;
        CHECK(closed->terms == as_closed);
        CHECK(closed->recorded_at == now + 1s);
        CHECK(tx.offers().find(version.offer)->revision == 3);
        const std::vector product{numbered<domain::product_id>(1)};
        CHECK(tx.offers().live(product, now + 1h).empty());
    });
}

TEMPLATE_TEST_CASE("the registry answers what held on a day as it was known at a moment", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [&](auto& tx) {
        const std::vector rows{poor_county("513423"), poor_county("513424")};
        tx.counties().insert(rows, now);
    }));
    REQUIRE(write(
        side,
        [&](auto& tx) {
            const auto live = tx.counties().all_live();
            auto before = live.front();
            before.valid_to = later;
            domain::county_version after{
                .code = "513423", .facts = {"盐源县", "凉山彝族自治州", "", false, false, later}, .valid_from = later};
            tx.counties().supersede(std::vector{live.front().id}, now + 1h);
            tx.counties().insert(std::vector{before, after}, now + 1h);
        },
        "later"));
    read(side, [&](auto& tx) {
        CHECK(tx.counties().versions_of("513423", now).size() == 1);
        const auto versions = tx.counties().versions_of("513423", now + 1h);
        REQUIRE(versions.size() == 2);
        CHECK(versions[0].valid_to == later);
        CHECK(versions[1].facts.poverty_exit_on == later);
        CHECK(tx.counties().versions_of("513423", now - 1s).empty());
        CHECK(tx.counties().all_live().size() == 3);
        const auto find = [&](app::county_filter filter, const std::string& after = "", std::size_t limit = 10) {
            return tx.counties().find(filter, after, limit).size();
        };
        CHECK(find({.on = later, .known_at = now + 1h}) == 2);
        CHECK(find({.poverty_county = true, .on = later, .known_at = now + 1h}) == 1);
        CHECK(find({.poverty_county = true, .on = later, .known_at = now}) == 2);
        CHECK(find({.poverty_area = "大小凉山彝区", .prefecture = "凉山彝族自治州", .on = list_day, .known_at = now + 1h}) == 2);
        CHECK(find({.on = later, .known_at = now + 1h}, "513423") == 1);
        CHECK(find({.on = later, .known_at = now + 1h}, "", 1) == 1);
    });
}

TEMPLATE_TEST_CASE("the reference list is replaced whole and keeps its order", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    domain::reference_product one{.name_zh = "鲜松茸",
                                  .category = "mushroom",
                                  .origin_county_codes = {"513325", "513334"},
                                  .kept = {domain::storage_class::chilled, 0, 4'000},
                                  .shelf_life_hours = 24,
                                  .harvested = {},
                                  .unit_name_zh = "箱",
                                  .unit_net_mass_g = 1'000,
                                  .price = {40'000},
                                  .price_source = "synthetic",
                                  .note = ""};
    auto two = one;
    two.name_zh = "冻松茸";
    two.kept = {domain::storage_class::frozen, -25'000, -18'000};
    two.harvested = domain::season{*domain::parse_month_day("11-01"), *domain::parse_month_day("02-28")};
    REQUIRE(write(side, [&](auto& tx) { tx.references().replace_all(std::vector{one}, now); }));
    REQUIRE(write(side, [&](auto& tx) { tx.references().replace_all(std::vector{two, one}, now); }, "again"));
    read(side, [&](auto& tx) { CHECK(tx.references().all() == std::vector{two, one}); });
}

TEMPLATE_TEST_CASE("a list's version is kept, and the first category is fruit", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [&](auto& tx) {
        CHECK(tx.registries().lock(app::county_registry) == 0);
        tx.registries().set_version(app::county_registry, 1, now);
    }));
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.registries().lock(app::county_registry) == 1);
            CHECK(tx.registries().lock(app::reference_registry) == 0);
        },
        "again"));
    read(side, [&](auto& tx) { CHECK(tx.categories().all_on(later).front().code == "fruit"); });
}

TEMPLATE_TEST_CASE("a refused unit of work leaves nothing behind", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    const auto context = as_supplier();
    const auto refused = run_coroutine(
        side.io, side.work.write(context, {"acc test", "refused", {}}, [&](app::transaction& tx) -> base::result<std::string> {
            tx.products().insert(a_product(1));
            tx.offers().insert(a_version(1, 1, now), 1);
            tx.record(domain::product_published{numbered<domain::event_id>(1), a_product(1)});
            return base::refusal(base::error{base::error_kind::conflict, "no", "No."});
        }));
    CHECK_FALSE(refused);
    read(side, [&](auto& tx) {
        CHECK_FALSE(tx.products().find(numbered<domain::product_id>(1)));
        CHECK_FALSE(tx.offers().find(numbered<domain::offer_id>(1)));
    });
    CHECK(side.events() == 0);
}

TEMPLATE_TEST_CASE("twenty new prices at once leave versions whose validities never overlap", "[catalog][contract][race]", on_fake,
                   on_mysql) {
    TestType side;
    REQUIRE(write(side, [&](auto& tx) { tx.products().insert(a_product(1)); }));
    seeded_random random;
    app::publish_offer publish(side.work, random, {}, {});
    const auto context = as_supplier();
    std::size_t placed = 0;
    std::size_t answered = 0;
    // Every beginning is asked for twice, in no order; every third period is bounded.
    for (int i = 0; i < 20; ++i) {
        const auto from = now + 1h * ((i * 7) % 10);
        const auto to = i % 3 == 0 ? std::optional(from + 90min) : std::nullopt;
        base::idempotent<app::offer_view> request{{"acc race", std::to_string(i), {}}, [](const auto&) { return std::string("{}"); }};
        boost::asio::co_spawn(side.io,
                              publish.run(context, std::move(request), numbered<domain::product_id>(1), {terms_from(from, to), {}}),
                              [&](std::exception_ptr fault, base::result<base::reply> reply) {
                                  if (fault) std::rethrow_exception(fault);
                                  placed += reply ? 1 : 0;
                                  if (!reply) CHECK(reply.error().code == "offer-overlaps");
                                  ++answered;
                              });
    }
    run_until(side.io, [&] { return answered == 20; });
    CHECK(placed >= 1);
    CHECK(placed <= 10);
    CHECK(side.events() == placed);
    read(side, [&](auto& tx) {
        const std::vector product{numbered<domain::product_id>(1)};
        const auto live = tx.offers().live(product, now - 1h);
        REQUIRE(live.size() == placed);
        std::vector<std::int64_t> numbers;
        for (std::size_t i = 0; i < live.size(); ++i) {
            numbers.push_back(live[i].version);
            if (i > 0) CHECK(live[i - 1].terms.valid_to.value_or(base::instant::max()) <= live[i].terms.valid_from);
        }
        std::ranges::sort(numbers);
        for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(numbers[i] == static_cast<std::int64_t>(i) + 1);
    });
}

TEMPLATE_TEST_CASE("an offer withdrawn twice at once is withdrawn once", "[catalog][contract][race]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(a_product(1));
        tx.offers().insert(a_version(1, 1, now - 1h), 1);
    }));
    seeded_random random;
    app::withdraw_offer withdraw(side.work, random);
    const auto context = as_supplier();
    int done = 0;
    int answered = 0;
    for (int i = 0; i < 2; ++i) {
        base::idempotent<app::withdrawal_view> request{{"acc race", std::to_string(i), {}}, [](const auto&) { return std::string("{}"); }};
        boost::asio::co_spawn(side.io, withdraw.run(context, std::move(request), numbered<domain::offer_id>(1), {}),
                              [&](std::exception_ptr fault, base::result<base::reply> reply) {
                                  if (fault) std::rethrow_exception(fault);
                                  done += reply ? 1 : 0;
                                  if (!reply) CHECK(reply.error().code == "offer-not-active");
                                  ++answered;
                              });
    }
    run_until(side.io, [&] { return answered == 2; });
    CHECK(done == 1);
    CHECK(side.events() == 1);
}
