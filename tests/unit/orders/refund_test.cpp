// What is paid back of an order: what is owed back to the fen, by two people, and never more.
#include <catch.hpp>

#include "orders/domain/payment/payment.hpp"
#include "orders/domain/refund/refund.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

const base::instant noon = base::instant(std::chrono::hours(494'000));

order paid_order(order_status status, std::int64_t accepted) {
    order made{.id = numbered<order_id>(1),
               .status = status,
               .buyer = numbered<organisation_id>(2),
               .supplier = numbered<organisation_id>(1),
               .total = {6'000},
               .placed_at = noon,
               .confirmed_at = noon};
    if (is_settled(status)) made.accepted_total = base::fen{accepted};
    made.paid_recorded = {6'000};
    made.paid_confirmed = {6'000};
    return made;
}
refund back(std::int64_t amount) {
    return {.id = numbered<refund_id>(1),
            .amount = {amount},
            .paid_on = base::business_date_of(noon),
            .recorded_by = numbered<account_id>(5),
            .recorded_at = noon};
}

}  // namespace

TEST_CASE("owed back is what arrived less what is owed and was paid back", "[orders][refund]") {
    CHECK(owed_back(paid_order(order_status::cancelled, 0)) == base::fen{6'000});
    auto partly = paid_order(order_status::partly_accepted, 4'000);
    CHECK(owed_back(partly) == base::fen{2'000});
    partly.returned_total = {500};
    partly.refund_granted = {300};
    CHECK(owed_amount(partly) == base::fen{3'200});
    CHECK(owed_back(partly) == base::fen{2'800});
    partly.refund_recorded = {2'800};
    CHECK(owed_back(partly) == base::fen{});
    CHECK(owed_back(paid_order(order_status::confirmed, 0)) == base::fen{});
    auto unconfirmed = paid_order(order_status::cancelled, 0);
    unconfirmed.paid_confirmed = {1'000};
    CHECK(owed_back(unconfirmed) == base::fen{1'000});  // what has not arrived is not paid back
}

TEST_CASE("the supplier records up to what is owed back, another person of the buyer confirms it, once", "[orders][refund]") {
    const auto what = paid_order(order_status::partly_accepted, 4'000);
    const auto beyond = record_refund(what, party::supplier, back(2'001));
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == "refund-above-owed");
    CHECK(beyond.error().fields.front().pointer == "/amount_fen");
    CHECK(beyond.error().facts.front().second == "2000");
    CHECK(record_refund(what, party::buyer, back(1)).error().code == "order-party-forbidden");
    auto tomorrow = back(1);
    tomorrow.paid_on = base::business_date_of(noon + std::chrono::days(1));
    CHECK(record_refund(what, party::supplier, tomorrow).error().fields.front().pointer == "/paid_on");
    const auto recorded = record_refund(what, party::supplier, back(2'000)).value();
    CHECK(recorded.by->event == "order.refund_recorded");
    CHECK(record_refund(recorded.after, party::supplier, back(1)).error().code == "refund-above-owed");
    auto one = back(2'000);
    CHECK(confirm_refund(recorded.after, party::supplier, one, numbered<account_id>(6), noon).error().code == "order-party-forbidden");
    CHECK(confirm_refund(recorded.after, party::buyer, one, one.recorded_by, noon).error().code == "refund-by-one-person");
    const auto confirmed = confirm_refund(recorded.after, party::buyer, one, numbered<account_id>(6), noon).value();
    CHECK(confirmed.after.refund_confirmed == base::fen{2'000});
    CHECK(confirm_refund(confirmed.after, party::buyer, one, numbered<account_id>(7), noon).error().code == "refund-confirmed-already");
}

TEST_CASE("a granted refund is owed less: before it was paid nothing goes back, afterwards it does", "[orders][refund]") {
    auto unpaid = paid_order(order_status::accepted, 6'000);
    unpaid.paid_recorded = unpaid.paid_confirmed = {};
    const auto granted = grant_refund(unpaid, {1'000}).value();
    CHECK(granted.after.version == unpaid.version + 1);
    CHECK(left_to_pay(granted.after) == base::fen{5'000});
    CHECK(owed_back(granted.after) == base::fen{});
    CHECK(owed_back(grant_refund(paid_order(order_status::closed, 6'000), {1'000})->after) == base::fen{1'000});
    CHECK(grant_refund(paid_order(order_status::confirmed, 0), {1}).error().code == "order-state-conflict");
}

TEST_CASE("no order of payments and refunds ever pays back more than arrived", "[orders][refund]") {
    std::uint64_t state = 7;
    const auto next = [&](std::int64_t below) {
        state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
        return static_cast<std::int64_t>((state >> 33U) % static_cast<std::uint64_t>(below));
    };
    for (int run = 0; run < 200; ++run) {
        auto what = paid_order(order_status::partly_accepted, next(6'001));
        what.paid_recorded = what.paid_confirmed = {next(6'001)};
        for (int step = 0; step < 30; ++step) {
            const base::fen amount{next(2'000) + 1};
            if (next(3) == 0 && what.refund_granted.value + amount.value <= what.accepted_total->value)
                what = grant_refund(what, amount)->after;
            if (const auto paid_back = record_refund(what, party::supplier, back(amount.value))) what = paid_back->after;
            CHECK(what.refund_recorded.value <= what.paid_confirmed.value);
            if (what.refund_recorded.value > 0) CHECK(what.paid_confirmed.value - what.refund_recorded.value >= owed_amount(what).value);
        }
    }
}
