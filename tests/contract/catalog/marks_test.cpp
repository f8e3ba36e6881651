// Applications for the mark, on the fake and on MariaDB.
#include <catch.hpp>

#include <boost/asio/detached.hpp>

#include "catalog/app/change_certificate.hpp"
#include "catalog/app/review_mark.hpp"
#include "catalog/app/tell_overdue_steps.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto supplier = numbered<base::organisation_id>(1);
const auto office = numbered<base::organisation_id>(50);
const app::mark_rules rules{{}, base::national_working_days()};

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

domain::mark_application an_application(unsigned char number, std::string county = "513423") {
    domain::mark_claim claim{.products = {numbered<domain::product_id>(2), numbered<domain::product_id>(1)},
                             .labour_list = numbered<domain::labour_list_id>(4),
                             .trademark_number = "12345678",
                             .plan_of_use = "first line\nsecond 'line' 𠀀",
                             .licences = {{domain::licence_kind::food, "SC1", day("2020-01-01"), {}},
                                          {domain::licence_kind::business, "9151", day("2019-01-01"), day("2039-01-01")}},
                             .benefit = domain::benefit_mechanism::trusteeship,
                             .benefit_note = "12 households"};
    const domain::origin_decision decided{domain::origin_verdict::eligible, 7, "盐源县", day("2026-03-01")};
    auto proven = decided;
    proven.proof = domain::origin_proof{domain::origin_row::village, 20, "510185108205", "示例村", true};
    return domain::submit(numbered<domain::mark_application_id>(number), {supplier, "cooperative", "", std::move(county)}, claim,
                          {.labour = {.counted = {10, 3, 1}, .matched_on = day("2026-03-01")},
                           .origins = {{claim.products[0], decided}, {claim.products[1], proven}}},
                          rules.at(now));
}

domain::ruling passing() { return {.visit = domain::site_visit{day("2026-03-01"), "orchard seen"}}; }

domain::reviewer first_reviewer(unsigned char account = 60) {
    return {numbered<base::account_id>(account), "审核员", office, "supply_marketing_cooperative", "513400"};
}

const domain::reviewer group{numbered<base::account_id>(61), "集团", office, "provincial_group", "510104"};

std::vector<domain::mark_application_id> ids(const std::vector<domain::mark_application>& found) {
    std::vector<domain::mark_application_id> answer;
    for (const auto& each : found) answer.push_back(each.id);
    return answer;
}

}  // namespace

TEMPLATE_TEST_CASE("an application is found as it was inserted, decided, waived and corrected", "[catalog][contract][mark]", fake_side,
                   mysql_side) {
    TestType side;
    auto what = an_application(1);
    REQUIRE(write(side, [&](auto& tx) { tx.marks().insert(what); }));
    const auto same = [&](auto& tx) { CHECK(tx.marks().find(what.id) == what); };
    read(side, same);
    what = domain::waive(what, domain::mark_test::own_trademark, "fast lane", group, now).value();
    REQUIRE(write(side, [&](auto& tx) { tx.marks().save(what); }, "waived"));
    read(side, same);
    domain::ruling back{domain::mark_step::first_review, domain::mark_verdict::send_back, "illegible", {}, {}};
    back.visit = passing().visit;
    what = domain::decide(what, back, first_reviewer(), rules.at(now)).value();
    REQUIRE(write(side, [&](auto& tx) { tx.marks().save(what); }, "returned"));
    read(side, same);
    auto claim = what.claim;
    claim.products.pop_back();
    claim.licences.clear();
    claim.trademark_number.reset();
    what = domain::correct(what, claim, {what.labour, {what.origins.front()}}, rules.at(now)).value();
    REQUIRE(write(side, [&](auto& tx) { tx.marks().save(what); }, "corrected"));
    read(side, same);
    read(side, [&](auto& tx) { CHECK_FALSE(tx.marks().find(numbered<domain::mark_application_id>(9))); });
}

TEMPLATE_TEST_CASE("saving over another version is a bug and changes nothing", "[catalog][contract][mark]", fake_side, mysql_side) {
    TestType side;
    auto what = an_application(1);
    REQUIRE(write(side, [&](auto& tx) { tx.marks().insert(what); }));
    auto stale = what;
    stale.version = 3;
    CHECK_THROWS(write(side, [&](auto& tx) { tx.marks().save(stale); }, "stale"));
    read(side, [&](auto& tx) { CHECK(tx.marks().find(what.id) == what); });
}

TEMPLATE_TEST_CASE("applications are listed by state, applicant, place and lateness, newest first", "[catalog][contract][mark]", fake_side,
                   mysql_side) {
    TestType side;
    const auto one = an_application(1);
    const auto two = an_application(2, "513424");
    auto three = an_application(3, "510824");
    three.applicant = numbered<base::organisation_id>(2);
    REQUIRE(write(side, [&](auto& tx) {
        for (const auto& each : {one, two, three}) tx.marks().insert(each);
    }));
    using list = std::vector<domain::mark_application_id>;
    read(side, [&](auto& tx) {
        auto& marks = tx.marks();
        CHECK(ids(marks.page({}, {}, 10)) == list{three.id, two.id, one.id});
        CHECK(ids(marks.page({}, three.id, 1)) == list{two.id});
        CHECK(ids(marks.page({.applicant = supplier}, {}, 10)) == list{two.id, one.id});
        CHECK(ids(marks.page({.county = "513423"}, {}, 10)) == list{one.id});
        CHECK(ids(marks.page({.county = "513400"}, {}, 10)) == list{two.id, one.id});
        CHECK(ids(marks.page({.state = domain::mark_state::filed}, {}, 10)).empty());
        CHECK(ids(marks.page({.overdue_on = one.due->on}, {}, 10)).empty());
        const base::business_date late = std::chrono::sys_days(one.due->on) + std::chrono::days(1);
        CHECK(ids(marks.page({.overdue_on = late}, {}, 10)).size() == 3);
        CHECK(marks.find_overdue_untold(one.due->on, 10).empty());
        CHECK(marks.find_overdue_untold(late, 2) == list{one.id, two.id});
    });
}

TEMPLATE_TEST_CASE("of sixteen reviews at once one passes", "[catalog][contract][mark]", fake_side, mysql_side) {
    TestType side;
    seeded_random random;
    side.know({office, "supply_marketing_cooperative", "供销社", "513400"});
    auto what = an_application(1);
    REQUIRE(write(side, [&](auto& tx) { tx.marks().insert(what); }));
    what = domain::waive(what, domain::mark_test::quality, "fast lane", group, now).value();
    REQUIRE(write(side, [&](auto& tx) { tx.marks().save(what); }, "waived"));
    const auto before = side.events();
    app::review_mark review(side.work, random, rules);
    constexpr unsigned char racers = 16;
    int passed = 0;
    int conflicts = 0;
    int finished = 0;
    for (unsigned char i = 0; i < racers; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto context = a_context_of(office, "supply_marketing_cooperative", {"marks:first-review"},
                                                  numbered<base::account_id>(static_cast<unsigned char>(100 + i)), now);
                base::idempotent<app::mark_view> request{{"acc review", "key " + std::to_string(i), {}},
                                                         [](const app::mark_view&) { return std::string("{}"); }};
                const auto reply = co_await review.decide(context, std::move(request), what.id, passing());
                if (reply)
                    ++passed;
                else if (reply.error().code == "mark-application-state-conflict")
                    ++conflicts;
                ++finished;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return finished == racers; });
    CHECK(passed == 1);
    CHECK(conflicts == racers - 1);
    CHECK(side.events() == before + 1);
    read(side, [&](auto& tx) { CHECK(tx.marks().find(what.id)->decisions.size() == 1); });
}

TEMPLATE_TEST_CASE("a late step is told of once, and again when the next one is late", "[catalog][contract][mark]", fake_side, mysql_side) {
    TestType side;
    seeded_random random;
    auto what = an_application(1);
    REQUIRE(write(side, [&](auto& tx) { tx.marks().insert(what); }));
    app::tell_overdue_steps tell(side.work, random);
    const auto told_at = [&](base::instant when) { return run_coroutine(side.io, tell(a_context(when))).value(); };
    const auto late = base::start_of(what.due->on) + std::chrono::days(1);
    CHECK(told_at(late - std::chrono::microseconds(1)) == 0);
    CHECK(told_at(late) == 1);
    CHECK(told_at(late) == 0);
    CHECK(side.events() == 1);
    read(side, [&](auto& tx) { what = tx.marks().find(what.id).value(); });
    CHECK(what.overdue_told);
    what = domain::waive(what, domain::mark_test::quality, "fast lane", group, late).value();
    REQUIRE(write(side, [&](auto& tx) { tx.marks().save(what); }, "waived"));
    what = domain::decide(what, passing(), first_reviewer(), rules.at(late)).value();
    REQUIRE(write(side, [&](auto& tx) { tx.marks().save(what); }, "decided"));
    CHECK(told_at(late) == 0);
    CHECK(told_at(base::start_of(what.due->on) + std::chrono::days(1)) == 1);
}

namespace {

constexpr const char* certificate_number = "SF-2026-000123-0";

domain::certificate a_certificate() {
    return {.number = certificate_number,
            .application = numbered<domain::mark_application_id>(1),
            .holder = supplier,
            .contract_number = "合2026-1",
            .scope = domain::first_scope(std::array{numbered<domain::product_id>(2), numbered<domain::product_id>(1)},
                                         base::business_date_of(now)),
            .issued_at = now};
}

domain::certificate_change first_row() {
    return {
        {},
        {domain::first_version(domain::certificate_status::authorised, base::business_date_of(now), {}, numbered<base::account_id>(60))}};
}

}  // namespace

TEMPLATE_TEST_CASE("a certificate keeps every version: what was known is superseded, never changed", "[catalog][contract][mark]", fake_side,
                   mysql_side) {
    TestType side;
    auto what = a_certificate();
    REQUIRE(write(side, [&](auto& tx) {
        tx.certificates().insert(what);
        tx.certificates().apply(what.number, first_row(), now);
    }));
    const auto later = now + std::chrono::hours(1);
    what.version = 2;
    what.successor_number = "TF-1";
    std::vector<domain::certificate_version> before;
    REQUIRE(write(
        side,
        [&](auto& tx) {
            before = tx.certificates().live(what.number);
            const domain::certificate_order order{domain::certificate_action::suspend, day("2026-05-01"), {}, {}, "检查"};
            const auto change =
                domain::plan_change(what, before, order, base::business_date_of(now), {}, numbered<base::account_id>(61)).value();
            tx.certificates().apply(what.number, change, later);
            tx.certificates().save(what);
        },
        "suspended"));
    read(side, [&](auto& tx) {
        CHECK(tx.certificates().find(what.number) == what);
        CHECK_FALSE(tx.certificates().find("SF-2026-000124-0"));
        const auto live = tx.certificates().live(what.number);
        REQUIRE(live.size() == 2);
        CHECK(domain::status_on(live, day("2026-04-30")) == "authorised");
        CHECK(domain::status_on(live, day("2026-05-01")) == "suspended");
        const auto history = tx.certificates().history(what.number);
        REQUIRE(history.size() == 3);
        REQUIRE(before.size() == 1);
        before.front().superseded_at = later;
        CHECK(history.front() == before.front());
        CHECK(history.back().reason == "检查");
    });
}

TEMPLATE_TEST_CASE("serials of a year follow each other, and a transaction that fails leaves no gap", "[catalog][contract][mark]",
                   fake_side, mysql_side) {
    TestType side;
    std::int64_t serial = 0;
    const auto take = [&](int year, const std::string& key) {
        REQUIRE(write(side, [&](auto& tx) { serial = tx.certificates().next_serial(year); }, key));
        return serial;
    };
    CHECK(take(2026, "a") == 1);
    CHECK_THROWS(write(
        side,
        [&](auto& tx) {
            serial = tx.certificates().next_serial(2026);
            throw std::logic_error("the transaction fails");
        },
        "b"));
    CHECK(take(2026, "c") == 2);
    CHECK(take(2027, "d") == 1);
}

TEMPLATE_TEST_CASE("of sixteen suspensions at once one takes effect", "[catalog][contract][mark]", fake_side, mysql_side) {
    TestType side;
    seeded_random random;
    const auto what = a_certificate();
    REQUIRE(write(side, [&](auto& tx) {
        tx.certificates().insert(what);
        tx.certificates().apply(what.number, first_row(), now);
    }));
    const domain::certificate_terms terms{};
    app::change_certificate change(side.work, random, terms);
    constexpr unsigned char racers = 16;
    int passed = 0;
    int conflicts = 0;
    int finished = 0;
    for (unsigned char i = 0; i < racers; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto context = a_context_of(office, "project_centre", {"certificates:manage"}, numbered<base::account_id>(60), now);
                base::idempotent<app::certificate_view> request{{"acc suspend", "key " + std::to_string(i), {}},
                                                                [](const app::certificate_view&) { return std::string("{}"); }};
                const domain::certificate_order order{domain::certificate_action::suspend, base::business_date_of(now), {}, {}, "检查"};
                const auto reply = co_await change.run(context, std::move(request), certificate_number, order);
                if (reply)
                    ++passed;
                else if (reply.error().code == "certificate-state-conflict")
                    ++conflicts;
                ++finished;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return finished == racers; });
    CHECK(passed == 1);
    CHECK(conflicts == racers - 1);
    read(side, [&](auto& tx) { CHECK(tx.certificates().live(what.number).size() == 1); });
}
