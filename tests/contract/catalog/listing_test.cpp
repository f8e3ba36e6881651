// Documents, permits, reviews and what is listed, on the fake and on MariaDB.
#include <catch.hpp>

#include <set>

#include <boost/asio/detached.hpp>

#include "catalog/app/product_views.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto supplier = numbered<base::organisation_id>(1);

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

domain::document a_document(unsigned char number, domain::document_kind kind = domain::document_kind::inspection_report,
                            unsigned char content = 1) {
    return {.id = numbered<domain::document_id>(number),
            .owner = supplier,
            .hash = {std::byte{content}, std::byte{0}, std::byte{0x27}},
            .kind = kind,
            .title = "检验报告 '𠀀'",
            .media = domain::media_type::png,
            .bytes = 1234,
            .uploaded_by = numbered<base::account_id>(1),
            .uploaded_at = now};
}

domain::product a_product(unsigned char number, std::string category = "fruit", base::organisation_id of = supplier) {
    domain::product what{.id = numbered<domain::product_id>(number), .supplier = of, .status = domain::product_status::published};
    what.details.name_zh = "苹果";
    what.details.category = std::move(category);
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

domain::permit a_permit(unsigned char number, domain::permit_kind kind, base::business_date from, std::optional<base::business_date> to,
                        std::optional<domain::product_id> product = {}, base::organisation_id of = supplier) {
    domain::permit what{
        .id = numbered<domain::permit_id>(number), .holder = of, .recorded_by = numbered<base::account_id>(1), .recorded_at = now};
    what.terms = {.kind = kind, .number = "川检1", .issuer = "州质检所", .product = product};
    what.terms.valid_from = from;
    what.terms.valid_to = to;
    if (kind == domain::permit_kind::production_licence) what.terms.categories = {"processed", "tea"};
    what.next_change_on = domain::next_change_after(what.terms, day("2026-03-02"));
    what.version = 1;
    return what;
}

domain::listing_review a_review(unsigned char number, domain::product_id product) {
    return {.id = numbered<domain::listing_review_id>(number),
            .product = product,
            .supplier = supplier,
            .product_version = 3,
            .changed = {"name_zh", "storage"},
            .opened_at = now};
}

}  // namespace

TEMPLATE_TEST_CASE("the same content and kind of an owner is one document", "[catalog][contract][document]", fake_side, mysql_side) {
    TestType side;
    const auto first = a_document(1);
    REQUIRE(write(side, [&](auto& tx) {
        auto& documents = tx.documents();
        CHECK(documents.keep(first) == first);
        CHECK(documents.keep(a_document(2)) == first);
        CHECK(documents.keep(a_document(3, domain::document_kind::other)).id == numbered<domain::document_id>(3));
        CHECK(documents.keep(a_document(4, domain::document_kind::inspection_report, 2)).id == numbered<domain::document_id>(4));
        auto others = a_document(5);
        others.owner = numbered<base::organisation_id>(2);
        CHECK(documents.keep(others) == others);
    }));
    read(side, [&](auto& tx) {
        auto& documents = tx.documents();
        CHECK(documents.find(first.id) == first);
        CHECK_FALSE(documents.find(numbered<domain::document_id>(2)));
        CHECK(documents.count_of(supplier) == 3);
        const std::vector asked{numbered<domain::document_id>(9), first.id};
        CHECK(documents.find_all(asked).size() == 1);
        CHECK(documents.find_all({}).empty());
        const auto page = documents.page({.owner = supplier, .kind = domain::document_kind::inspection_report}, {}, 10);
        REQUIRE(page.size() == 2);
        CHECK(page.front().id == numbered<domain::document_id>(4));
        CHECK(documents.page({.owner = supplier}, first.id, 10).empty());
    });
}

TEMPLATE_TEST_CASE("twenty who hand in the same at once get one document", "[catalog][contract][document]", fake_side, mysql_side) {
    TestType side;
    std::set<domain::document_id> kept;
    int finished = 0;
    constexpr unsigned char racers = 20;
    for (unsigned char i = 0; i < racers; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto context = a_context(now);
                domain::document_id got{};
                const auto done = co_await side.work.write(context, {"acc test", "key " + std::to_string(i), {}},
                                                           [&](app::transaction& tx) -> base::result<std::string> {
                                                               got = tx.documents().keep(a_document(static_cast<unsigned char>(i + 1))).id;
                                                               return "{}";
                                                           });
                if (done) kept.insert(got);
                ++finished;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return finished == racers; });
    CHECK(kept.size() == 1);
    read(side, [&](auto& tx) { CHECK(tx.documents().count_of(supplier) == 1); });
}

TEMPLATE_TEST_CASE("permits are found as they were recorded, by holder and by product", "[catalog][contract][listing]", fake_side,
                   mysql_side) {
    TestType side;
    const auto apples = a_product(1);
    auto licence = a_permit(1, domain::permit_kind::production_licence, day("2026-03-10"), day("2026-06-01"));
    licence.terms.evidence = a_document(1).id;
    const auto report = a_permit(2, domain::permit_kind::inspection_report, day("2026-01-01"), day("2026-03-05"), apples.id);
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(apples);
        tx.documents().keep(a_document(1));
        tx.permits().insert(licence);
        tx.permits().insert(report);
    }));
    read(side, [&](auto& tx) {
        auto& permits = tx.permits();
        CHECK(permits.find(licence.id) == licence);
        CHECK(permits.page(supplier, {}, {}, 10) == std::vector{licence});
        CHECK(permits.page(supplier, apples.id, {}, 10) == std::vector{report});
        CHECK(permits.page(supplier, {}, licence.id, 10).empty());
        CHECK(permits.count_of(supplier, {}) == 1);
        CHECK(permits.count_of(numbered<base::organisation_id>(2), {}) == 0);
        CHECK(permits.reports_of({&apples.id, 1}) == std::vector{report});
        CHECK(permits.find_changed_by(day("2026-03-04"), 10).empty());
        CHECK(permits.find_changed_by(day("2026-03-10"), 10) == std::vector{report.id, licence.id});
    });
    licence.next_change_on = day("2026-06-01");
    licence.version = 3;
    REQUIRE(write(side, [&](auto& tx) { tx.permits().save(licence, 1); }, "told"));
    read(side, [&](auto& tx) { CHECK(tx.permits().find(licence.id) == licence); });
}

TEMPLATE_TEST_CASE("a permit that was withdrawn counts for nothing and stays to be read", "[catalog][contract][listing]", fake_side,
                   mysql_side) {
    TestType side;
    const auto product = a_product(1);
    auto report = a_permit(1, domain::permit_kind::inspection_report, day("2026-01-01"), day("2026-02-01"), product.id);
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(product);
        tx.permits().insert(report);
        CHECK(tx.listing().facts_of({&product.id, 1}).front().permits.size() == 1);
    }));
    const auto seen = report.version;
    report = domain::withdraw(report, {now, numbered<base::account_id>(7), "录错\n'产品' 𠀀"}).value();
    report.version += 1;
    REQUIRE(write(side, [&](auto& tx) { tx.permits().save(report, seen); }, "withdrawn"));
    read(side, [&](auto& tx) {
        CHECK(tx.permits().find(report.id) == report);
        CHECK(tx.permits().page(supplier, product.id, {}, 10) == std::vector{report});
        CHECK(tx.permits().reports_of({&product.id, 1}).empty());
        CHECK(tx.listing().facts_of({&product.id, 1}).front().permits.empty());
        CHECK(tx.permits().find_changed_by(day("2030-01-01"), 10).empty());
    });
}

TEMPLATE_TEST_CASE("one review at a time keeps a product off the list", "[catalog][contract][listing]", fake_side, mysql_side) {
    TestType side;
    const auto apples = a_product(1);
    auto first = a_review(1, apples.id);
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert(apples);
        tx.listing().insert(first);
    }));
    read(side, [&](auto& tx) {
        CHECK(tx.listing().find(first.id) == first);
        CHECK(tx.listing().facts_of({&apples.id, 1}).front().review == domain::blocking_review{first.id, domain::review_state::open, now});
        CHECK(tx.listing().page(domain::review_state::open, {}, 10) == std::vector{first});
        CHECK(tx.listing().page({}, first.id, 10).empty());
        CHECK(tx.listing().page(domain::review_state::passed, {}, 10).empty());
    });
    CHECK_THROWS(write(side, [&](auto& tx) { tx.listing().insert(a_review(2, apples.id)); }, "second"));
    const domain::listing_reviewer who{numbered<base::account_id>(9), "审核员", numbered<base::organisation_id>(9)};
    first = domain::decide(first, false, "名称不符", who, now).value();
    REQUIRE(write(side, [&](auto& tx) { tx.listing().save(first); }, "refused"));
    CHECK_THROWS(write(side, [&](auto& tx) { tx.listing().insert(a_review(2, apples.id)); }, "third"));
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.listing().lock_blocking(apples.id) == first);
            tx.listing().save(domain::supersede(first));
            tx.listing().insert(a_review(2, apples.id));
        },
        "superseded"));
    read(side, [&](auto& tx) {
        CHECK(tx.listing().find(first.id)->state == domain::review_state::superseded);
        CHECK(tx.listing().find(first.id)->reasons == "名称不符");
    });
}

TEMPLATE_TEST_CASE("families, codes and pictures are kept", "[catalog][contract][assortment]", fake_side, mysql_side) {
    TestType side;
    auto apples = a_product(1);
    domain::product_family family{.id = numbered<domain::product_family_id>(1), .supplier = supplier};
    family.name_zh = "苹果";
    family.category = "fruit";
    family.variety = "红富士";
    family.description = "脆甜";
    family.created_at = now;
    apples.details.sku = {"A-85", "红富士", "85mm", 5'400, 4, family.id};
    const auto pears = a_product(2);
    REQUIRE(write(side, [&](auto& tx) {
        tx.assortment().insert(family);
        tx.products().insert(apples);
        tx.products().insert(pears);
        CHECK(tx.assortment().claim_code(supplier, apples.id, "A-85"));
        CHECK_FALSE(tx.assortment().claim_code(supplier, pears.id, "A-85"));
        CHECK(tx.assortment().claim_code(numbered<base::organisation_id>(2), pears.id, "A-85"));
        CHECK(tx.assortment().claim_code(supplier, apples.id, "A-86"));
        CHECK(tx.assortment().claim_code(supplier, pears.id, "A-85"));
        CHECK(tx.assortment().claim_code(supplier, pears.id, {}));
        for (unsigned char i = 1; i <= 3; ++i) tx.documents().keep(a_document(i, domain::document_kind::picture, i));
        const std::vector pictures{numbered<domain::document_id>(3), numbered<domain::document_id>(1)};
        tx.assortment().set_pictures(apples.id, pictures);
    }));
    read(side, [&](auto& tx) {
        CHECK(tx.products().find(apples.id) == apples);
        CHECK(tx.assortment().find(family.id) == family);
        CHECK(tx.assortment().page(supplier, {}, 10) == std::vector{family});
        CHECK(tx.assortment().page(supplier, family.id, 10).empty());
        CHECK(tx.assortment().count_of(supplier) == 1);
        CHECK(tx.assortment().published_in(family.id, {}, 10) == std::vector{apples.id});
        CHECK(tx.listing().facts_of({&apples.id, 1}).front().pictures ==
              std::vector{numbered<domain::document_id>(3), numbered<domain::document_id>(1)});
        CHECK(tx.assortment().has_picture(apples.id, numbered<domain::document_id>(1)));
        CHECK_FALSE(tx.assortment().has_picture(apples.id, numbered<domain::document_id>(2)));
        CHECK(tx.assortment().published_in(family.id, apples.id, 10).empty());
    });
    family = domain::change(family, {"盐源苹果", "", {{std::chrono::October / 1, std::chrono::March / 31}}}).value();
    family.pictures = {numbered<domain::document_id>(2), numbered<domain::document_id>(1)};
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.assortment().lock(family.id));
            tx.assortment().save(family);
        },
        "changed"));
    read(side, [&](auto& tx) {
        CHECK(tx.assortment().find(family.id) == family);
        const std::vector asked{family.id, numbered<domain::product_family_id>(9)};
        CHECK(tx.assortment().find_all(asked) == std::vector{family});
        CHECK(tx.assortment().find_all({}).empty());
        const auto view = app::view_of(tx, pears, now);
        CHECK_FALSE(view.family);
        const auto inherited = app::view_of(tx, apples, now);
        CHECK(app::seasons_of(inherited) == family.harvested);
        CHECK(app::pictures_of(inherited).size() == 2);
        CHECK(app::pictures_of(inherited).front() == numbered<domain::document_id>(3));
    });
    CHECK_THROWS(write(side, [&](auto& tx) { tx.assortment().save(family); }, "stale"));
}

namespace {

/// Random certificates, permits and reviews about random products.
struct random_market {
    explicit random_market(std::uint64_t seed) : random(seed) {}

    std::uint64_t below(std::uint64_t bound) {
        std::array<std::byte, 4> bytes{};
        random.fill(bytes);
        std::uint64_t value = 0;
        for (const auto each : bytes) value = value * 256 + std::to_integer<std::uint64_t>(each);
        return value % bound;
    }
    base::business_date some_day() { return base::business_date(std::chrono::sys_days(day("2026-01-01")) + std::chrono::days(below(20))); }
    std::pair<base::business_date, base::business_date> some_days() {
        const auto from = some_day();
        return {from, base::business_date(std::chrono::sys_days(from) + std::chrono::days(1 + below(12)))};
    }
    void fill(app::transaction& tx) {
        constexpr const char* categories[] = {"fruit", "processed", "tea"};
        constexpr domain::permit_kind licences[] = {domain::permit_kind::business_licence, domain::permit_kind::production_licence};
        for (unsigned char i = 1; i <= products; ++i) {
            auto what = a_product(i, categories[below(3)], numbered<base::organisation_id>(static_cast<unsigned char>(1 + below(3))));
            if (below(8) == 0) {
                what.status = domain::product_status::draft;
                what.published_at.reset();
            }
            tx.products().insert(what);
            certify(tx, i, what);
            if (below(3) == 0) report(tx, what);
            if (below(4) == 0) review(tx, i, what);
        }
        for (unsigned char i = 0; i < 8; ++i) {
            const auto [from, to] = some_days();
            auto what = a_permit(++permits, licences[below(2)], from, to, {},
                                 numbered<base::organisation_id>(static_cast<unsigned char>(1 + below(3))));
            if (below(5) == 0) what.terms.valid_to.reset();
            if (!what.terms.categories.empty() && below(3) == 0) what.terms.categories = {"tea"};
            tx.permits().insert(what);
            perhaps_withdraw(tx, what);
        }
    }
    void perhaps_withdraw(app::transaction& tx, domain::permit what) {
        if (below(4) != 0) return;
        const auto seen = what.version;
        auto gone = domain::withdraw(std::move(what), {now, numbered<base::account_id>(9), "抄错"}).value();
        gone.version += 1;
        tx.permits().save(gone, seen);
    }
    void certify(app::transaction& tx, unsigned char number, const domain::product& what) {
        if (below(6) == 0) return;
        const auto [from, to] = some_days();
        const std::string name = "SF-2026-0000" + std::string(number < 10 ? "0" : "") + std::to_string(number) + "-0";
        tx.certificates().insert({.number = name,
                                  .application = numbered<domain::mark_application_id>(number),
                                  .holder = what.supplier,
                                  .contract_number = "合",
                                  .scope = domain::first_scope({&what.id, 1}, from),
                                  .issued_at = now});
        domain::certificate_version version{.status = below(4) == 0 ? domain::certificate_status::suspended
                                                                    : domain::certificate_status::authorised};
        version.valid_from = from;
        version.valid_to = base::business_date(std::chrono::sys_days(to) + std::chrono::days(10));
        tx.certificates().apply(name, {{}, {version}}, now);
    }
    void report(app::transaction& tx, const domain::product& what) {
        for (auto more = 1 + below(2); more > 0; --more) {
            const auto [from, to] = some_days();
            const auto given = a_permit(++permits, domain::permit_kind::inspection_report, from, to, what.id, what.supplier);
            tx.permits().insert(given);
            perhaps_withdraw(tx, given);
        }
    }
    void review(app::transaction& tx, unsigned char number, const domain::product& what) {
        auto looked = a_review(number, what.id);
        looked.supplier = what.supplier;
        tx.listing().insert(looked);
        if (below(2) == 0)
            tx.listing().save(
                domain::decide(looked, below(2) == 0, "理由", {.organisation = numbered<base::organisation_id>(9)}, now).value());
    }

    static constexpr unsigned char products = 24;
    seeded_random random;
    unsigned char permits = 0;
};

}  // namespace

TEMPLATE_TEST_CASE("the list in SQL and the rule of the domain agree about every product on every day", "[catalog][contract][listing]",
                   fake_side, mysql_side) {
    std::size_t listed = 0;
    std::size_t held = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        TestType side;
        random_market market(seed);
        REQUIRE(write(side, [&](auto& tx) { market.fill(tx); }));
        for (int offset = 0; offset < 34; ++offset) {
            const auto on = base::business_date(std::chrono::sys_days(day("2026-01-01")) + std::chrono::days(offset));
            read(side, [&](auto& tx) {
                std::vector<domain::product_id> by_rule;
                for (auto& view : app::views_of(tx, tx.products().page({}, {}, 100), base::start_of(on)))
                    if (app::is_listed(view)) by_rule.push_back(view.what.id);
                std::vector<domain::product_id> by_list;
                for (const auto& each : tx.products().page({.listed_on = on}, {}, 100)) by_list.push_back(each.id);
                INFO(base::to_text(on));
                CHECK(by_list == by_rule);
                listed += by_list.size();
                held += market.products - by_list.size();
            });
        }
    }
    CHECK(listed > 100);
    CHECK(held > 100);
}
