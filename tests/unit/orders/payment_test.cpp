// What is paid of an order, by two people, never more than is owed; and what an order takes up of a credit.
#include <catch.hpp>

#include "orders/domain/payment/payment.hpp"
#include "tests/support/call_context.hpp"
#include "tests/unit/orders/whole_delivery.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

const base::instant noon = base::instant(std::chrono::hours(494'000));

order an_order(payment_kind kind = payment_kind::prepaid) {
    return {.id = numbered<order_id>(1),
            .status = order_status::confirmed,
            .buyer = numbered<organisation_id>(2),
            .supplier = numbered<organisation_id>(1),
            .total = {6'000},
            .placed_at = noon,
            .confirmed_at = noon,
            .terms = {kind, kind == payment_kind::credit ? 30 : 0}};
}

payment paid(std::int64_t amount) {
    return {.id = numbered<payment_id>(1),
            .amount = {amount},
            .paid_on = base::business_date_of(noon),
            .recorded_by = numbered<account_id>(5),
            .recorded_at = noon};
}

}  // namespace

TEST_CASE("the buyer records up to what is owed, to the fen", "[orders][domain]") {
    const auto what = an_order();
    const auto beyond = record_payment(what, party::buyer, paid(6'001));
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == "payment-too-large");
    CHECK(beyond.error().facts.front().second == "6000");
    const auto first = record_payment(what, party::buyer, paid(5'999));
    REQUIRE(first);
    CHECK(left_to_pay(first->after) == base::fen{1});
    CHECK(record_payment(first->after, party::buyer, paid(2)).error().code == "payment-too-large");
    CHECK(record_payment(first->after, party::buyer, paid(1))->after.paid_recorded == base::fen{6'000});
    CHECK(record_payment(what, party::supplier, paid(1)).error().code == "order-party-forbidden");
    auto tomorrow = paid(1);
    tomorrow.paid_on = base::business_date_of(noon + std::chrono::days(1));
    CHECK(record_payment(what, party::buyer, tomorrow).error().fields.front().pointer == "/paid_on");
    auto placed = what;
    placed.status = order_status::placed;
    CHECK(record_payment(placed, party::buyer, paid(1)).error().code == "order-state-conflict");
}

TEST_CASE("another person of the supplier confirms a payment, once", "[orders][domain]") {
    auto what = an_order();
    what.paid_recorded = {6'000};
    auto one = paid(6'000);
    CHECK(confirm_payment(what, party::supplier, one, one.recorded_by, noon).error().code == "payment-by-one-person");
    CHECK(confirm_payment(what, party::buyer, one, numbered<account_id>(6), noon).error().code == "order-party-forbidden");
    const auto confirmed = confirm_payment(what, party::supplier, one, numbered<account_id>(6), noon);
    REQUIRE(confirmed);
    CHECK(confirmed->after.paid_confirmed == base::fen{6'000});
    CHECK(one.confirmed_by == numbered<account_id>(6));
    CHECK(confirm_payment(what, party::supplier, one, numbered<account_id>(7), noon).error().code == "payment-confirmed-already");
}

TEST_CASE("a prepaid order is dispatched once the last fen is confirmed, its freight too", "[orders][domain]") {
    auto what = an_order();
    what.freight = order_freight{{100}, std::nullopt};
    what.paid_recorded = {6'100};
    what.paid_confirmed = {6'099};
    const auto early = tests::ship_held(what, party::supplier, {.all = true}, noon);
    REQUIRE_FALSE(early);
    CHECK(early.error().code == "prepayment-missing");
    CHECK(early.error().facts.front().second == "1");
    what.paid_confirmed = {6'100};
    CHECK(tests::ship_held(what, party::supplier, {.all = true}, noon));
    CHECK(tests::ship_held(an_order(payment_kind::on_acceptance), party::supplier, {.all = true}, noon));
}

TEST_CASE("an order on credit takes up what it owes and has not paid, from its confirmation on", "[orders][domain]") {
    auto what = an_order(payment_kind::credit);
    CHECK(credit_due(what) == base::fen{6'000});
    CHECK(credit_due(an_order()) == base::fen{});
    what.paid_confirmed = {1'000};
    CHECK(credit_due(what) == base::fen{5'000});
    what.accepted_total = base::fen{900};
    CHECK(credit_due(what) == base::fen{});
    what.status = order_status::cancelled;
    CHECK(credit_due(what) == base::fen{});
    auto placed = an_order(payment_kind::credit);
    placed.confirmed_at.reset();
    CHECK(credit_due(placed) == base::fen{});
}

TEST_CASE("an order is due so many days after its acceptance in Shanghai, on acceptance that same day, a prepaid one never",
          "[orders][domain]") {
    auto what = an_order(payment_kind::credit);
    CHECK_FALSE(due_on(what));
    what.accepted_at = base::start_of(std::chrono::year(2026) / 3 / 31) + std::chrono::hours(23);
    CHECK(due_on(what) == base::business_date(std::chrono::year(2026) / 4 / 30));
    what.terms = {};
    CHECK(due_on(what) == base::business_date(std::chrono::year(2026) / 3 / 31));
    what.terms = {payment_kind::prepaid, 0};
    CHECK_FALSE(due_on(what));
}

TEST_CASE("every kind of payment is read back from its name", "[orders][domain]") {
    for (const auto each : payment_kinds) CHECK(parse_payment_kind(name_of(each)) == each);
    CHECK_FALSE(parse_payment_kind("barter"));
}
