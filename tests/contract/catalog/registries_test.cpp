// Places, households, labour lists and lots, on the fake and on MariaDB.
#include <catch.hpp>

#include <boost/asio/detached.hpp>

#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/labour/keep_labour_lists.hpp"
#include "catalog/app/lot/keep_lots.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/people.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto today = base::business_date_of(now);
const auto supplier = numbered<base::organisation_id>(1);

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

domain::place_version place(std::string code, bool poor = false) {
    return {.code = std::move(code),
            .facts = {.name_zh = "村'𠀀", .poor_village = poor, .source = "文件", .source_dated_on = day("2018-01-01")},
            .valid_from = day("2018-08-31")};
}
domain::household_version household(domain::household_status status, std::string_view from) {
    return {.number = "H-1", .facts = {"510185108205", status}, .valid_from = day(from)};
}

app::personal_keys keys() {
    const std::string secrets[] = {std::string(32, 'k')};
    return app::personal_keys(secrets);
}
app::sealed_person sealed(int person, std::string name = {}) {
    seeded_random random(static_cast<std::uint64_t>(person) + 1);
    return keys().seal({name.empty() ? person_name(person) : name, identity_number(person)}, random);
}
domain::labour_list a_list(unsigned char number, base::organisation_id of, std::int64_t workers) {
    return {numbered<domain::labour_list_id>(number), of, today, workers, numbered<base::account_id>(9), now};
}

}  // namespace

TEMPLATE_TEST_CASE("places are found by county, kind and day, and stay as they were known", "[catalog][contract][place]", fake_side,
                   mysql_side) {
    TestType side;
    auto park = place("FD51018501");
    park.facts.partner_codes = {"510100", "513200"};
    REQUIRE(
        write(side, [&](auto& tx) { tx.places().apply({{}, {place("510185108205", true), place("513423101201"), park}}, now); }, "first"));
    std::vector<domain::place_version> found;
    read(side, [&](auto& tx) { found = tx.places().find({.on = today, .known_at = now}, "", 10); });
    REQUIRE(found.size() == 3);
    CHECK(found[0].facts == place("510185108205", true).facts);
    CHECK(found[2].facts.partner_codes == park.facts.partner_codes);
    read(side, [&](auto& tx) {
        auto& places = tx.places();
        CHECK(places.find({.county = "510185", .on = today, .known_at = now}, "", 10).size() == 2);
        CHECK(places.find({.kind = domain::place_kind::park, .on = today, .known_at = now}, "", 10).size() == 1);
        CHECK(places.find({.poor_village = true, .on = today, .known_at = now}, "", 10).size() == 1);
        CHECK(places.find({.on = today, .known_at = now}, "510185108205", 1).front().code == "513423101201");
        CHECK(places.find({.on = day("2018-08-30"), .known_at = now}, "", 10).empty());
    });
    const auto later = now + std::chrono::hours(1);
    auto renamed = place("510185108205", true);
    renamed.facts.name_zh = "新名";
    REQUIRE(write(side, [&](auto& tx) { tx.places().apply({{found[0].id}, {renamed}}, later); }, "second"));
    const std::vector<std::string> codes{"510185108205", "519999999999"};
    read(side, [&](auto& tx) {
        CHECK(tx.places().versions_of(codes, now).front().facts.name_zh == "村'𠀀");
        CHECK(tx.places().versions_of(codes, later).front().facts.name_zh == "新名");
    });
}

TEMPLATE_TEST_CASE("workers are matched by number and name with households that are or were registered", "[catalog][contract][labour]",
                   fake_side, mysql_side) {
    TestType side;
    auto exited = household(domain::household_status::exited, "2020-01-01");
    auto registered = household(domain::household_status::registered, "2018-08-31");
    registered.valid_to = exited.valid_from;
    REQUIRE(write(
        side,
        [&](auto& tx) {
            tx.households().apply({{}, {registered, exited}}, now);
            const std::vector<app::household_member> members{
                {.number = "H-1", .relation = domain::household_relation::head, .person = sealed(1)},
                {.number = "H-1", .person = sealed(2)},
                {.number = "H-1", .person = sealed(3)}};
            tx.households().insert_members(members, now);
        },
        "households"));
    const std::vector<app::sealed_person> workers{sealed(1), sealed(2, "别名"), sealed(7)};
    REQUIRE(write(side, [&](auto& tx) { tx.labour().insert(a_list(1, supplier, 3), workers); }, "list"));
    const auto id = numbered<domain::labour_list_id>(1);
    read(side, [&](auto& tx) {
        CHECK(tx.labour().find(id) == a_list(1, supplier, 3));
        CHECK_FALSE(tx.labour().find(numbered<domain::labour_list_id>(9)));
        CHECK(tx.labour().match(id, today) == domain::labour_match{3, 1, 1});
        CHECK(tx.labour().match(id, day("2018-08-30")) == domain::labour_match{3, 0, 0});
        const auto second = tx.labour().workers(id, today, 1, 1);
        REQUIRE(second.size() == 1);
        CHECK(second[0].position == 2);
        CHECK(second[0].household_number == "H-1");
        CHECK_FALSE(second[0].same_name);
        CHECK(keys().open(second[0].person).name == "别名");
    });
    std::vector<app::household_member> found;
    const std::vector<std::string> indexes{sealed(1).identity_index};
    read(side, [&](auto& tx) { found = tx.households().find_people(indexes); });
    REQUIRE(found.size() == 1);
    const std::vector<std::int64_t> rows{found[0].id};
    REQUIRE(write(side, [&](auto& tx) { tx.households().supersede_members(rows, now); }, "gone"));
    read(side, [&](auto& tx) {
        CHECK(tx.labour().match(id, today) == domain::labour_match{3, 0, 1});
        const std::vector<std::string> numbers{"H-1"};
        CHECK(tx.households().members_of(numbers).size() == 2);
    });
}

TEMPLATE_TEST_CASE("what an organisation handed in since a moment is counted", "[catalog][contract][labour]", fake_side, mysql_side) {
    TestType side;
    const auto other = numbered<base::organisation_id>(2);
    auto earlier = a_list(3, supplier, 1);
    earlier.created_at = now - std::chrono::microseconds(1);
    const std::vector<app::sealed_person> two{sealed(1), sealed(2)};
    REQUIRE(write(side, [&](auto& tx) {
        tx.labour().insert(a_list(1, supplier, 2), two);
        tx.labour().insert(a_list(2, supplier, 1), {two.data(), 1});
        tx.labour().insert(earlier, {two.data(), 1});
        tx.labour().insert(a_list(4, other, 2), two);
    }));
    read(side, [&](auto& tx) {
        CHECK(tx.labour().handed_in_since(supplier, now) == domain::labour_day{2, 3});
        CHECK(tx.labour().handed_in_since(supplier, earlier.created_at) == domain::labour_day{3, 4});
        CHECK(tx.labour().handed_in_since(other, now) == domain::labour_day{1, 2});
        CHECK(tx.labour().handed_in_since(numbered<base::organisation_id>(9), now) == domain::labour_day{});
    });
}

TEMPLATE_TEST_CASE("an application knows who of its list stands on another applicant's, unless that one is refused",
                   "[catalog][contract][labour]", fake_side, mysql_side) {
    TestType side;
    const auto rival = numbered<base::organisation_id>(2);
    const app::mark_rules rules{{}, base::national_working_days()};
    const auto application = [&](unsigned char number, base::organisation_id applicant) {
        domain::mark_claim claim{.labour_list = numbered<domain::labour_list_id>(number), .plan_of_use = "x", .benefit_note = "x"};
        return domain::submit(numbered<domain::mark_application_id>(number), {applicant, "cooperative", "", "513423"}, claim,
                              {.labour = {.counted = {2, 0, 0}, .matched_on = today}, .origins = {}}, rules.at(now));
    };
    const auto mine = application(1, supplier);
    auto theirs = application(2, rival);
    const std::vector<app::sealed_person> first{sealed(1), sealed(2)};
    const std::vector<app::sealed_person> second{sealed(2), sealed(3)};
    REQUIRE(write(
        side,
        [&](auto& tx) {
            tx.labour().insert(a_list(1, supplier, 2), first);
            tx.labour().insert(a_list(2, rival, 2), second);
            tx.labour().insert(a_list(3, supplier, 2), first);
            tx.marks().insert(mine);
        },
        "lists"));
    read(side, [&](auto& tx) { CHECK(tx.marks().find(mine.id)->labour.overlaps.empty()); });
    REQUIRE(write(side, [&](auto& tx) { tx.marks().insert(theirs); }, "theirs"));
    const std::vector<domain::labour_overlap> shared{{numbered<domain::labour_list_id>(2), rival, 1}};
    read(side, [&](auto& tx) {
        CHECK(tx.marks().find(mine.id)->labour.overlaps == shared);
        CHECK(tx.marks().overlaps_of(mine.claim.labour_list) == shared);
        CHECK(tx.marks().find(theirs.id)->labour.overlaps.size() == 1);
    });
    const domain::reviewer office{numbered<base::account_id>(60), "审核员", numbered<base::organisation_id>(50),
                                  "supply_marketing_cooperative", "513400"};
    theirs = domain::decide(theirs, {domain::mark_step::first_review, domain::mark_verdict::refuse, "no", {}, {}}, office, rules.at(now))
                 .value();
    REQUIRE(write(side, [&](auto& tx) { tx.marks().save(theirs); }, "refused"));
    read(side, [&](auto& tx) { CHECK(tx.marks().find(mine.id)->labour.overlaps.empty()); });
}

TEMPLATE_TEST_CASE("a lot is found as it was opened, filled and closed; its number is taken once", "[catalog][contract][lot]", fake_side,
                   mysql_side) {
    TestType side;
    domain::lot what{.id = numbered<domain::lot_id>(1),
                     .product = numbered<domain::product_id>(2),
                     .supplier = supplier,
                     .number = "L-1",
                     .place_code = "513423"};
    what.harvested_on = today;
    what.opened_at = now;
    auto same_number = what;
    same_number.id = numbered<domain::lot_id>(2);
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.lots().insert(what));
            CHECK_FALSE(tx.lots().insert(same_number));
        },
        "open"));
    const auto take = [&](bool poor, const std::string& key) {
        domain::delivery delivered{
            .supplier = {}, .quantity_g = 1'500, .grade = "一级", .price_per_kilogram = {600}, .delivered_on = today};
        delivered.supplier = poor ? domain::intake_supplier{"H-1", "***", true} : domain::intake_supplier{{}, "王*", false};
        what = domain::take_in(what, delivered, numbered<base::account_id>(9), now).value();
        const auto name = poor ? std::nullopt : std::optional<std::string>("sealed");
        REQUIRE(write(side, [&](auto& tx) { tx.lots().save(what, name); }, key));
        read(side, [&](auto& tx) { CHECK(tx.lots().find(what.id) == what); });
    };
    take(true, "poor");
    take(false, "other");
    what = domain::close(what, now).value();
    REQUIRE(write(side, [&](auto& tx) { tx.lots().save(what, std::nullopt); }, "close"));
    read(side, [&](auto& tx) {
        CHECK(tx.lots().find(what.id) == what);
        const auto page = tx.lots().page(what.product, {}, 10);
        REQUIRE(page.size() == 1);
        CHECK(page[0].totals == domain::totals_of(what.intakes));
        CHECK(page[0].what.intakes.empty());
        CHECK(tx.lots().page(what.product, what.id, 10).empty());
    });
    CHECK_THROWS(write(side, [&](auto& tx) { tx.lots().save(what, std::nullopt); }, "stale"));
}

TEST_CASE("of twenty intakes at once none is lost, and the lot is their sum", "[catalog][contract][lot][race]") {
    mysql_side side;
    domain::lot what{.id = numbered<domain::lot_id>(1),
                     .product = numbered<domain::product_id>(2),
                     .supplier = supplier,
                     .number = "L-1",
                     .place_code = "513423"};
    what.harvested_on = today;
    what.opened_at = now;
    REQUIRE(write(side, [&](auto& tx) { REQUIRE(tx.lots().insert(what)); }, "open"));
    seeded_random random;
    const auto own_keys = keys();
    app::keep_lots lots(side.work, random, own_keys);
    int done = 0;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto context = a_context_of(supplier, "cooperative", {"lots:write"}, numbered<base::account_id>(9), now);
                app::new_intake asked{.household_number = {}, .supplier_name = "王五"};
                asked.delivered = {
                    .supplier = {}, .quantity_g = 1'000 + i, .grade = "一级", .price_per_kilogram = {600}, .delivered_on = today};
                const auto reply = co_await lots.take_in(context, {{"acc take", std::to_string(i), {}}, [](const auto&) { return "{}"; }},
                                                         what.id, std::move(asked));
                CHECK(reply);
                ++done;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return done == 20; });
    read(side, [&](auto& tx) {
        const auto filled = tx.lots().find(what.id).value();
        CHECK(filled.intakes.size() == 20);
        CHECK(filled.version == 21);
        CHECK(domain::totals_of(filled.intakes).other.quantity_g == 20 * 1'000 + 190);
    });
}

TEST_CASE("of two lists with the same people handed in at once each knows the other", "[catalog][contract][labour][race]") {
    mysql_side side;
    seeded_random random;
    const auto own_keys = keys();
    app::keep_labour_lists lists(side.work, random, own_keys, {.workers_min = 1});
    constexpr int applicants = 8;
    std::vector<domain::labour_list_id> ids;
    for (int i = 0; i < applicants; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto organisation = numbered<base::organisation_id>(static_cast<unsigned char>(i + 1));
                const auto context = a_context_of(organisation, "cooperative", {"marks:apply"}, numbered<base::account_id>(9), now);
                base::idempotent<app::labour_list_view> request{
                    {"acc hand in", std::to_string(i), {}}, [](const app::labour_list_view& view) { return base::to_wire(view.list.id); }};
                std::vector<app::person> people{{person_name(1), identity_number(1)}, {person_name(2 + i), identity_number(2 + i)}};
                const auto reply = co_await lists.hand_in(context, std::move(request), today, std::move(people));
                REQUIRE(reply);
                ids.push_back(base::parse_id<domain::labour_list_id>(reply->body).value());
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return ids.size() == applicants; });
    auto connection = test_database::instance().open(side.schema);
    for (const auto& each : ids) {
        auto rows = connection.query("SELECT COUNT(*), SUM(people) FROM labour_list_overlap WHERE labour_list_id = ?", {each});
        REQUIRE(rows.next());
        CHECK(rows.integer(0) == applicants - 1);
        CHECK(rows.integer(1) == applicants - 1);
    }
}

TEST_CASE("of lists handed in at once by one organisation no more are answered than a day has", "[catalog][contract][labour][race]") {
    mysql_side side;
    seeded_random random;
    const auto own_keys = keys();
    app::keep_labour_lists lists(side.work, random, own_keys, {.workers_min = 1, .lists_per_day = 3});
    constexpr int attempts = 20;
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < attempts; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto context = a_context_of(supplier, "cooperative", {"marks:apply"}, numbered<base::account_id>(9), now);
                base::idempotent<app::labour_list_view> request{{"acc hand in", std::to_string(i), {}}, [](const auto&) { return "{}"; }};
                const auto reply = co_await lists.hand_in(context, std::move(request), today, {{person_name(i), identity_number(i)}});
                if (reply)
                    ++taken;
                else if (reply.error().code == "labour-quota-exceeded")
                    ++refused;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return taken + refused == attempts; });
    CHECK(taken == 3);
    CHECK(side.number("SELECT COUNT(*) FROM labour_list") == 3);
    CHECK(side.number("SELECT COUNT(*) FROM journal WHERE type = 'labour_list.refused'") == attempts - 3);
}
