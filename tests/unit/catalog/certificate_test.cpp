#include "catalog/domain/mark/certificate.hpp"

#include <catch.hpp>

#include "catalog/domain/mark/certificate_number.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

const auto apples = numbered<product_id>(1);
const auto clerk = numbered<account_id>(9);
const certificate_terms terms{};

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }
certificate a_certificate() { return {.number = make_certificate_number(2026, 1), .scope = first_scope({&apples, 1}, day("2026-01-01"))}; }

// A certificate as it is known now, changed by orders as the store would.
struct timeline {
    std::vector<certificate_version> rows{first_version(certificate_status::authorised, day("2026-03-02"), terms, clerk)};
    std::int64_t last_row = 0;

    timeline() { rows.front().id = ++last_row; }
    std::string order(certificate_order what, std::string_view today = "2026-03-02") {
        what.reason = "because";
        const auto change = plan_change(a_certificate(), rows, what, day(today), terms, clerk);
        if (!change) return change.error().code;
        std::erase_if(rows, [&](const auto& each) { return std::ranges::count(change->superseded, each.id) > 0; });
        for (auto each : change->inserted) {
            each.id = ++last_row;
            rows.push_back(each);
        }
        std::ranges::sort(rows, {}, &certificate_version::valid_from);
        for (std::size_t i = 1; i < rows.size(); ++i) CHECK((rows[i - 1].valid_to && *rows[i - 1].valid_to <= rows[i].valid_from));
        return "fine";
    }
    [[nodiscard]] std::string_view on(std::string_view text) const { return status_on(rows, day(text)); }
    [[nodiscard]] bool carries(std::string_view text) const { return may_carry_mark(a_certificate(), rows, apples, day(text)); }
};

using enum certificate_action;

}  // namespace

TEST_CASE("a number of a certificate reads back, and every slip of the pen shows", "[catalog][mark]") {
    const auto number = make_certificate_number(2026, 123);
    CHECK(number.starts_with("SF-2026-000123-"));
    CHECK(number.size() == 16);
    CHECK(check_certificate_number(number) == number_check::well_formed);
    const std::string_view digits = "0123456789";
    for (std::size_t i = 3; i < 14; ++i) {
        if (number[i] == '-') continue;
        for (const char other : digits) {
            auto wrong = number;
            wrong[i] = other;
            if (wrong != number) CHECK(check_certificate_number(wrong) == number_check::wrong_check);
        }
        auto swapped = number;
        if (number[i + 1] != '-') std::swap(swapped[i], swapped[i + 1]);
        if (swapped != number) CHECK(check_certificate_number(swapped) == number_check::wrong_check);
    }
    for (const auto* text : {"", "SF-2026-000123", "sf-2026-000123-0", "SF-2026-00012a-0", "SF-2026-000123-Y", "SF-2026-000123-00"})
        CHECK(check_certificate_number(text) == number_check::wrong_form);
    int with_x = 0;
    for (std::int64_t serial = 1; serial <= 500; ++serial) {
        const auto each = make_certificate_number(2027, serial);
        CHECK(check_certificate_number(each) == number_check::well_formed);
        with_x += each.ends_with('X') ? 1 : 0;
    }
    CHECK(with_x > 0);
    CHECK(make_certificate_number(2026, certificate_serial_max).starts_with("SF-2026-999999-"));
}

TEST_CASE("months end where the month has such a day, or with the month", "[catalog][mark]") {
    CHECK(add_months(day("2026-03-02"), 24) == day("2028-03-02"));
    CHECK(add_months(day("2024-02-29"), 12) == day("2025-02-28"));
    CHECK(add_months(day("2026-08-31"), 6) == day("2027-02-28"));
    CHECK(first_version(certificate_status::pre_authorised, day("2026-03-02"), terms, clerk).valid_to == day("2027-03-02"));
    CHECK(first_version(certificate_status::authorised, day("2026-03-02"), terms, clerk).valid_to == day("2028-03-02"));
}

TEST_CASE("the state of the day decides who may carry the mark", "[catalog][mark]") {
    const timeline life;
    CHECK(life.on("2026-03-01") == "not_yet_valid");
    CHECK(life.on("2026-03-02") == "authorised");
    CHECK(life.on("2028-03-01") == "authorised");
    CHECK(life.on("2028-03-02") == "expired");
    CHECK_FALSE(life.carries("2026-03-01"));
    CHECK(life.carries("2026-03-02"));
    CHECK(life.carries("2028-03-01"));
    CHECK_FALSE(life.carries("2028-03-02"));
    CHECK_FALSE(may_carry_mark(a_certificate(), life.rows, numbered<product_id>(2), day("2026-03-02")));
}

TEST_CASE("a suspension ends by resuming, and the end of the certificate stays", "[catalog][mark]") {
    timeline life;
    REQUIRE(life.order({suspend, day("2026-05-01")}) == "fine");
    CHECK(life.on("2026-04-30") == "authorised");
    CHECK(life.on("2026-05-01") == "suspended");
    CHECK_FALSE(life.carries("2026-05-01"));
    CHECK(life.order({suspend, day("2026-05-02")}) == "certificate-state-conflict");
    REQUIRE(life.order({resume, day("2026-06-01")}) == "fine");
    CHECK(life.on("2026-05-31") == "suspended");
    CHECK(life.on("2026-06-01") == "authorised");
    CHECK(life.on("2028-03-02") == "expired");
    CHECK(life.order({resume, day("2026-07-01")}) == "certificate-state-conflict");
}

TEST_CASE("revoked and succeeded are for good", "[catalog][mark]") {
    timeline life;
    REQUIRE(life.order({certificate_action::revoke, day("2026-05-01")}) == "fine");
    CHECK(life.on("2026-04-30") == "authorised");
    CHECK(life.on("2049-01-01") == "revoked");
    for (const auto action : {authorise, suspend, resume, certificate_action::revoke})
        CHECK(life.order({action, day("2027-01-01")}) == "certificate-state-conflict");
    CHECK(life.order({extend, day("2027-01-01"), day("2030-01-01")}) == "certificate-state-conflict");
    timeline other;
    REQUIRE(other.order({succeed, day("2026-05-01"), {}, "TF-1"}) == "fine");
    CHECK(other.on("2049-01-01") == "succeeded");
    CHECK_FALSE(other.carries("2026-05-01"));
    CHECK(other.order({certificate_action::revoke, day("2026-06-01")}) == "certificate-state-conflict");
}

TEST_CASE("an extension goes on from the end, a renewal begins anew after a gap", "[catalog][mark]") {
    timeline life;
    REQUIRE(life.order({extend, day("2026-03-02"), day("2029-01-01")}) == "fine");
    CHECK(life.on("2028-12-31") == "authorised");
    CHECK(life.on("2029-01-01") == "expired");
    CHECK(life.order({extend, day("2026-03-02"), day("2029-01-01")}) == "certificate-order-invalid");
    REQUIRE(life.order({extend, day("2029-06-01"), day("2031-06-01")}, "2029-06-01") == "fine");
    CHECK(life.on("2029-05-31") == "expired");
    CHECK(life.on("2029-06-01") == "authorised");
    CHECK(life.on("2031-06-01") == "expired");
}

TEST_CASE("a pre-authorised certificate becomes an authorised one, with the length of that", "[catalog][mark]") {
    timeline life;
    life.rows.front().status = certificate_status::pre_authorised;
    REQUIRE(life.order({authorise, day("2026-06-01")}) == "fine");
    CHECK(life.on("2026-05-31") == "pre_authorised");
    CHECK(life.on("2026-06-01") == "authorised");
    CHECK(life.on("2028-05-31") == "authorised");
    CHECK(life.on("2028-06-01") == "expired");
    CHECK(life.order({authorise, day("2026-07-01")}) == "certificate-state-conflict");
}

TEST_CASE("an order that is incomplete or reaches into the past is refused", "[catalog][mark]") {
    timeline life;
    CHECK(life.order({suspend, day("2026-03-01")}) == "certificate-order-invalid");
    CHECK(life.order({suspend, day("2026-03-02")}) == "fine");
    CHECK(life.order({extend, day("2026-03-02")}) == "certificate-order-invalid");
    CHECK(life.order({certificate_action::revoke, day("2026-03-02"), day("2027-01-01")}) == "certificate-order-invalid");
    CHECK(life.order({succeed, day("2026-03-02")}) == "certificate-order-invalid");
    CHECK(life.order({certificate_action::revoke, day("2026-03-02"), {}, "TF-1"}) == "certificate-order-invalid");
}

TEST_CASE("a certificate is changed a bounded number of times", "[catalog][mark]") {
    const timeline life;
    auto what = a_certificate();
    certificate_order order{suspend, day("2026-03-02")};
    what.version = certificate_changes_max;
    CHECK(plan_change(what, life.rows, order, day("2026-03-02"), terms, clerk));
    what.version += 1;
    const auto refused = plan_change(what, life.rows, order, day("2026-03-02"), terms, clerk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "certificate-has-too-many-changes");
}
