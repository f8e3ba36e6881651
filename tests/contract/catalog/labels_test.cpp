// Pack labels and their scans, on the fake and on MariaDB; races on MariaDB alone.
#include <catch.hpp>

#include <set>

#include <boost/asio/detached.hpp>

#include "catalog/app/label/keep_labels.hpp"
#include "catalog/app/label/scan_labels.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/inline_cpu_pool.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto today = base::business_date_of(now);
const auto supplier = numbered<base::organisation_id>(1);
const auto product_of_all = numbered<domain::product_id>(2);
const auto lot_of_all = numbered<domain::lot_id>(1);

domain::label_range range(unsigned char id, std::int64_t number, std::int64_t first, std::int64_t count) {
    return {.id = numbered<domain::label_range_id>(id),
            .number = number,
            .lot = lot_of_all,
            .product = product_of_all,
            .supplier = supplier,
            .certificate_number = "SF-2026-000001-5",
            .first_serial = first,
            .count = count,
            .by = numbered<base::account_id>(9),
            .issued_at = now};
}

domain::product a_product() {
    domain::product made;
    made.id = product_of_all;
    made.supplier = supplier;
    made.details = {.name_zh = "苹果", .category = "fruit", .origin_county_code = "513423", .unit_name_zh = "箱", .unit_net_mass_g = 100};
    made.details.shelf_life_hours = 24;
    made.details.storage = {.kind = domain::storage_class::chilled, .min_mc = 0, .max_mc = 4'000};
    made.origin = {domain::origin_verdict::eligible, 7, "盐源县", today};
    made.created_at = made.changed_at = now;
    return made;
}

/// A lot with this many grams of a product that a certificate lets carry the mark.
template <class Side>
void fill_lot(Side& side, std::int64_t grams) {
    REQUIRE(write(
        side,
        [&](auto& tx) {
            tx.products().insert(a_product());
            domain::lot what{.id = lot_of_all, .product = product_of_all, .supplier = supplier, .number = "L-1", .place_code = "513423"};
            what.harvested_on = today;
            what.opened_at = now;
            REQUIRE(tx.lots().insert(what));
            domain::delivery delivered{
                .supplier = {{}, "王*", false}, .quantity_g = grams, .grade = "一级", .price_per_kilogram = {600}, .delivered_on = today};
            tx.lots().save(domain::take_in(what, delivered, numbered<base::account_id>(9), now).value(), "sealed");
            domain::certificate certificate{.number = "SF-2026-000001-5",
                                            .application = numbered<domain::mark_application_id>(1),
                                            .holder = supplier,
                                            .contract_number = "合同",
                                            .scope = domain::first_scope({&product_of_all, 1}, today)};
            certificate.issued_at = now;
            tx.certificates().insert(certificate);
            const auto first = domain::first_version(domain::certificate_status::authorised, today, {}, numbered<base::account_id>(9));
            tx.certificates().apply(certificate.number, {{}, {first}}, now);
        },
        "fill"));
}

base::call_context own_context() { return a_context_of(supplier, "cooperative", {"lots:write"}, numbered<base::account_id>(9), now); }

}  // namespace

TEMPLATE_TEST_CASE("ranges are numbered, found, counted and made void", "[catalog][contract][label]", fake_side, mysql_side) {
    TestType side;
    const auto first = range(1, 1, 1, 6);
    const auto second = range(2, 2, 7, 4);
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.labels().taken_of(lot_of_all) == domain::labels_taken{0, 0});
            CHECK(tx.labels().next_number() == 1);
            tx.labels().insert(first);
            CHECK(tx.labels().next_number() == 2);
            tx.labels().insert(second);
        },
        "issue"));
    read(side, [&](auto& tx) {
        CHECK(tx.labels().find(first.id) == first);
        CHECK(tx.labels().find_numbered(2) == second);
        CHECK_FALSE(tx.labels().find_numbered(3));
        CHECK_FALSE(tx.labels().find(numbered<domain::label_range_id>(3)));
        CHECK(tx.labels().taken_of(lot_of_all) == domain::labels_taken{2, 10});
        CHECK(tx.labels().taken_of(numbered<domain::lot_id>(7)) == domain::labels_taken{0, 0});
        CHECK(tx.labels().page(lot_of_all, {}, 10) == std::vector{second, first});
        CHECK(tx.labels().page(lot_of_all, {}, 1) == std::vector{second});
        CHECK(tx.labels().page(lot_of_all, 2, 10) == std::vector{first});
    });
    const auto voided = domain::make_void(first, {"召回", numbered<base::account_id>(9), now}).value();
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.labels().lock(first.id) == first);
            tx.labels().save(voided);
        },
        "void"));
    read(side, [&](auto& tx) {
        CHECK(tx.labels().find(first.id) == voided);
        CHECK(tx.labels().taken_of(lot_of_all) == domain::labels_taken{2, 10});
    });
    CHECK_THROWS(write(side, [&](auto& tx) { tx.labels().save(voided); }, "stale"));
}

TEMPLATE_TEST_CASE("scans are counted by label, day and county, and told once a day", "[catalog][contract][label]", fake_side, mysql_side) {
    TestType side;
    const auto of = range(1, 1, 1, 6);
    const auto tomorrow = now + std::chrono::hours(24);
    const auto next_day = base::business_date_of(tomorrow);
    REQUIRE(write(
        side,
        [&](auto& tx) {
            tx.labels().insert(of);
            CHECK(tx.labels().add_scan(of, {3, "440106", now}) == domain::label_scan_count{1, now, "440106"});
            CHECK(tx.labels().add_scan(of, {4, {}, now}) == domain::label_scan_count{1, now, {}});
            CHECK(tx.labels().add_scan(of, {3, "513423", tomorrow}) == domain::label_scan_count{2, now, "440106"});
            CHECK(tx.labels().claim_warning(of, 3, next_day));
            CHECK_FALSE(tx.labels().claim_warning(of, 3, next_day));
            CHECK(tx.labels().add_scan(of, {3, {}, tomorrow}) == domain::label_scan_count{3, now, "440106"});
        },
        "scan"));
    const std::vector<app::label_day> days{{next_day, "513423", 1, 0}, {next_day, "", 1, 0}, {today, "440106", 1, 1}, {today, "", 1, 1}};
    read(side, [&](auto& tx) {
        CHECK(tx.labels().days_of(lot_of_all, {}, 10) == days);
        CHECK(tx.labels().days_of(lot_of_all, {}, 2) == std::vector{days[0], days[1]});
        CHECK(tx.labels().days_of(lot_of_all, std::pair(days[0].on, days[0].place), 2) == std::vector{days[1], days[2]});
        CHECK(tx.labels().days_of(lot_of_all, std::pair(days[3].on, days[3].place), 2).empty());
        CHECK(tx.labels().days_of(numbered<domain::lot_id>(7), {}, 2).empty());
        const std::vector<app::repeated_label> repeated{{1, 3, {3, now, "440106"}, tomorrow}};
        CHECK(tx.labels().repeated_of(lot_of_all, 10) == repeated);
        CHECK(tx.labels().repeated_of(numbered<domain::lot_id>(7), 10).empty());
    });
}

TEMPLATE_TEST_CASE("labels are taken, printed, scanned and made void by the use cases", "[catalog][contract][label]", fake_side,
                   mysql_side) {
    TestType side;
    fill_lot(side, 1'000);
    seeded_random random;
    inline_cpu_pool cpu;
    const app::label_keys keys(std::string(32, 'k'));
    app::keep_labels labels(side.work, random, keys, cpu);
    const auto encode = [](const domain::label_range& made) { return base::to_wire(made.id); };
    const auto own = own_context();
    const auto issued = run_coroutine(side.io, labels.issue(own, {{"acc issue", "1", {}}, encode}, lot_of_all, 4));
    REQUIRE(issued);
    const auto id = base::parse_id<domain::label_range_id>(issued->body).value();
    const auto part = run_coroutine(side.io, labels.codes(own, id, {3, 10}));
    REQUIRE(part);
    CHECK(part->codes == std::vector{domain::to_text(keys.code_of(1, 3)), domain::to_text(keys.code_of(1, 4))});
    CHECK(part->lot_number == "L-1");
    CHECK(run_coroutine(side.io, labels.codes(own, id, {}))->codes.size() == 4);
    CHECK(run_coroutine(side.io, labels.codes(own, id, {5, 10}))->codes.empty());
    const auto foreign = a_context_of(numbered<base::organisation_id>(7), "cooperative", {"lots:write"}, {}, now);
    CHECK(run_coroutine(side.io, labels.codes(foreign, id, {})).error().code == "label-range-not-found");
    CHECK(run_coroutine(side.io, labels.issue(foreign, {{"acc issue", "2", {}}, encode}, lot_of_all, 4)).error().code == "lot-not-found");
    const auto too_many = run_coroutine(side.io, labels.issue(own, {{"acc issue", "3", {}}, encode}, lot_of_all, 7));
    REQUIRE_FALSE(too_many);
    CHECK(too_many.error().code == "labels-exhausted");
    CHECK(run_coroutine(side.io, labels.make_void(own, {{"acc void", "1", {}}, encode}, id, "召回")));
    CHECK(run_coroutine(side.io, labels.codes(own, id, {})).error().code == "label-range-void");
    const auto page = run_coroutine(side.io, labels.page(own, lot_of_all, {}, 10));
    REQUIRE(page);
    CHECK(page->packs == 10);
    CHECK(page->taken == domain::labels_taken{1, 4});
    CHECK(page->ranges.at(0).voided);
}

TEST_CASE("of 64 requests at once for the last packs none gets a pack twice or one too many", "[catalog][contract][label][race]") {
    mysql_side side;
    fill_lot(side, 10'050);  // 100 packs
    seeded_random random;
    inline_cpu_pool cpu;
    const app::label_keys keys(std::string(32, 'k'));
    app::keep_labels labels(side.work, random, keys, cpu);
    int granted = 0;
    int refused = 0;
    std::set<std::string> codes;
    for (int i = 0; i < 64; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto context = own_context();
                const auto reply =
                    co_await labels.issue(context, {{"acc issue", std::to_string(i), {}}, [](const auto&) { return "{}"; }}, lot_of_all, 3);
                if (!reply) codes.insert(reply.error().code);
                ++(reply ? granted : refused);
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return granted + refused == 64; });
    CHECK(granted == 33);
    CHECK(codes == std::set<std::string>{"labels-exhausted"});
    CHECK(side.number("SELECT SUM(labels) FROM label_range") == 99);
    CHECK(side.number("SELECT MAX(number) FROM label_range") == 33);
    CHECK(side.number("SELECT COUNT(DISTINCT number) FROM label_range") == 33);
    CHECK(side.number("SELECT MAX(first_serial + labels - 1) FROM label_range") == 99);
    CHECK(side.number("SELECT COUNT(*) FROM label_range one JOIN label_range other ON one.number < other.number AND one.first_serial < "
                      "other.first_serial + other.labels AND other.first_serial < one.first_serial + one.labels") == 0);
}

TEST_CASE("of twenty scans of one label at once exactly one is the first, and one warning is told", "[catalog][contract][label][race]") {
    mysql_side side;
    fill_lot(side, 1'000);
    seeded_random random;
    const app::label_keys keys(std::string(32, 'k'));
    REQUIRE(write(side, [&](auto& tx) { tx.labels().insert(range(1, 1, 1, 6)); }, "issue"));
    app::scan_labels scans(side.work, random, keys);
    std::multiset<std::int64_t> seen;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto context = a_context(now);
                const auto reply = co_await scans.scan(
                    context,
                    {{"scan_label", std::to_string(i), {}}, [](const app::scan_view& view) { return std::to_string(view.count.scans); }},
                    keys.code_of(1, 5), "440106");
                REQUIRE(reply);
                seen.insert(std::stoll(reply->body));
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return seen.size() == 20; });
    CHECK(seen.count(1) == 1);
    CHECK(std::set(seen.begin(), seen.end()).size() == 20);
    CHECK(*seen.rbegin() == 20);
    CHECK(side.number("SELECT COUNT(*) FROM label_scan") == 20);
    CHECK(side.number("SELECT COUNT(*) FROM journal WHERE type = 'pack_label.scanned_again'") == 1);
}

TEST_CASE("a repeated scan is told to the supplier and to each office that decided on the certificate's application",
          "[catalog][contract][label]") {
    mysql_side side;
    fill_lot(side, 1'000);
    const auto office = numbered<base::organisation_id>(50);
    domain::mark_application application{.id = numbered<domain::mark_application_id>(1),
                                         .applicant = supplier,
                                         .applicant_county_code = "513423",
                                         .state = domain::mark_state::first_reviewed,
                                         .claim = {.plan_of_use = "x", .benefit_note = "x"}};
    application.created_at = application.changed_at = now;
    REQUIRE(write(
        side,
        [&](auto& tx) {
            tx.labels().insert(range(1, 1, 1, 6));
            tx.marks().insert(application);
            for (int i = 0; i < 2; ++i) {
                application.version += 1;
                application.decisions.push_back({.at_version = application.version,
                                                 .by = numbered<base::account_id>(60),
                                                 .by_name = "审核员",
                                                 .organisation = office,
                                                 .decided_at = now});
                tx.marks().save(application);
            }
        },
        "decided"));
    seeded_random random;
    const app::label_keys keys(std::string(32, 'k'));
    app::scan_labels scans(side.work, random, keys);
    for (const auto* key : {"1", "2"}) {
        const auto context = a_context(now);
        REQUIRE(run_coroutine(
            side.io, scans.scan(context, {{"scan_label", key, {}}, [](const auto&) { return "{}"; }}, keys.code_of(1, 5), std::nullopt)));
    }
    auto connection = test_database::instance().open(side.schema);
    auto rows = connection.query("SELECT visible_to FROM journal WHERE type = 'pack_label.scanned_again'");
    REQUIRE(rows.next());
    CHECK(rows.text(0).find(base::to_wire(supplier)) != std::string::npos);
    const auto at = rows.text(0).find(base::to_wire(office));
    REQUIRE(at != std::string::npos);
    CHECK(rows.text(0).find(base::to_wire(office), at + 1) == std::string::npos);
}

TEST_CASE("a code that was not given out leaves nothing behind, whatever is wrong with it", "[catalog][contract][label]") {
    mysql_side side;
    fill_lot(side, 1'000);
    seeded_random random;
    const app::label_keys keys(std::string(32, 'k'));
    REQUIRE(write(side, [&](auto& tx) { tx.labels().insert(range(1, 1, 1, 6)); }, "issue"));
    app::scan_labels scans(side.work, random, keys);
    auto wrong_tag = keys.code_of(1, 5);
    wrong_tag.tag.front() = wrong_tag.tag.front() == '0' ? '1' : '0';
    int key = 0;
    for (const auto& code : {wrong_tag, keys.code_of(1, 7), keys.code_of(2, 1)}) {
        const auto context = a_context(now);
        const auto reply = run_coroutine(
            side.io,
            scans.scan(context, {{"scan_label", std::to_string(++key), {}}, [](const auto&) { return "{}"; }}, code, std::nullopt));
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == "label-not-genuine");
    }
    CHECK(side.number("SELECT COUNT(*) FROM label_scan") + side.number("SELECT COUNT(*) FROM pack_label") == 0);
    CHECK(side.number("SELECT COUNT(*) FROM receipt WHERE scope = 'scan_label'") == 0);
}
