// Addenda to long-term contracts on both sides of the ports: early ends, quantities and prices, each against call-offs of the same moment.
#include <catch.hpp>

#include "tests/contract/orders/contract_office.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

constexpr int in_the_second_week = 8;

domain::supply_changes ending(base::business_date last) { return {.ends_on = last}; }
domain::supply_changes giving(std::int64_t period, std::int64_t quantity) { return {.quantities = {{period, quantity}}}; }
domain::supply_changes pricing(base::business_date from, std::int64_t price) { return {.price = domain::supply_price{from, {price}}}; }

// Twenty call-offs and the signature of the addendum that waits, all at once.
struct race {
    race(side& on, contract_office& at, domain::supply_contract_id id, std::int64_t quantity, int in_days) {
        std::vector<base::call_context> contexts(20, on.as_buyer());
        const auto signer = on.as_buyer();
        const auto text = at.find(id).addenda.back().document.sha256;
        std::size_t done = 0;
        for (std::size_t i = 0; i < contexts.size(); ++i) {
            if (i == contexts.size() / 2)
                boost::asio::co_spawn(on.backend->io, at.sending_signature(signer, id, 1, text),
                                      [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                          ++done;
                                          signature = fault ? "thrown" : code_of(answer);
                                      });
            boost::asio::co_spawn(on.backend->io, at.use().call_off(contexts[i], at.order_claim(), id, at.asked(quantity, in_days)),
                                  [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                      ++done;
                                      const auto code = fault ? "thrown" : code_of(answer);
                                      if (code.empty()) won.push_back(id_in(answer));
                                      if (!code.empty()) lost.push_back(code);
                                  });
        }
        run_until(on.backend->io, [&] { return done == contexts.size() + 1; }, patience);
    }

    std::string signature;
    std::vector<domain::order_id> won;
    std::vector<std::string> lost;
};

}  // namespace

TEST_CASE("an early end is proposed by either side, answered by the other, and closes the contract", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(100);
    const auto version = at.find(id).version;
    CHECK(code_of(at.propose_addendum(on.as_supplier(), id, ending(days_later(at.today(), -1)))) == "supply-addendum-invalid");
    REQUIRE(at.propose_addendum(on.as_supplier(), id, ending(days_later(at.today(), 3))));
    CHECK(code_of(at.propose_addendum(on.as_buyer(), id, ending(at.today()))) == "supply-addendum-open");
    CHECK(code_of(at.sign_addendum(on.as_supplier(), id, 1)) == "supply-addendum-side");
    REQUIRE(at.refuse_addendum(on.as_buyer(), id, 1));
    CHECK(code_of(at.withdraw_addendum(on.as_supplier(), id, 1)) == "supply-addendum-answered");
    REQUIRE(at.propose_addendum(on.as_buyer(), id, ending(days_later(at.today(), 4))));
    REQUIRE(at.withdraw_addendum(on.as_buyer(), id, 2));
    REQUIRE(at.call_off(id, 10, in_the_second_week));
    REQUIRE(at.propose_addendum(on.as_buyer(), id, ending(days_later(at.today(), 5))));
    CHECK(code_of(on.run(at.sending_signature(on.as_supplier(), id, 3, "0"))) == "supply-text-differs");
    REQUIRE(at.sign_addendum(on.as_supplier(), id, 3));

    const auto ended = at.find(id);
    CHECK(ended.version == version + 6);
    CHECK(ended.agreed_end == days_later(at.today(), 5));
    REQUIRE(ended.addenda.size() == 3);
    CHECK(ended.addenda[0].answer->outcome == domain::addendum_outcome::refused);
    CHECK(ended.addenda[0].answer->words == "照约履行");
    CHECK(ended.addenda[1].answer->outcome == domain::addendum_outcome::withdrawn);
    CHECK(ended.addenda[2].answer->outcome == domain::addendum_outcome::signed_by_both);
    CHECK(ended.addenda[2].reason == "减产");
    CHECK(ended.periods[1].called_off == 10);  // what was called off before stands
    CHECK(code_of(at.call_off(id, 1, in_the_second_week)) == "supply-after-last-day");
    CHECK(code_of(at.call_off(id, 1, 6)) == "supply-after-last-day");
    CHECK(at.call_off(id, 1, 5));
    on.clock.advance(std::chrono::days(6));
    CHECK(code_of(at.call_off(id, 1)) == "supply-not-in-force");
    CHECK(code_of(at.propose_addendum(on.as_buyer(), id, ending(at.today()))) == "supply-contract-state-conflict");
    const auto buyer = on.as_buyer();
    CHECK(on.run(at.use().page(buyer, std::nullopt, 10))->front().agreed_end == ended.agreed_end);
    on.backend->check_invariants();
}

TEST_CASE("what is given back after the end is not called off again", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(100);
    const auto order = id_in(at.call_off(id, 10, in_the_second_week));
    REQUIRE(at.propose_addendum(on.as_buyer(), id, ending(at.today())));
    REQUIRE(at.sign_addendum(on.as_supplier(), id, 1));
    REQUIRE(on.change<app::cancel_order>(on.as_buyer(), order, std::string("不要了")));
    CHECK(at.find(id).periods[1].called_off == 0);
    CHECK(code_of(at.call_off(id, 1, in_the_second_week)) == "supply-after-last-day");
    on.backend->check_invariants();
}

TEST_CASE("of call-offs that race an early end none is made after it", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(100);
    REQUIRE(at.propose_addendum(on.as_supplier(), id, ending(days_later(at.today(), 3))));
    const race run(on, at, id, 2, in_the_second_week);
    CHECK(run.signature.empty());
    for (const auto& each : run.lost) CHECK(each == "supply-after-last-day");
    CHECK(at.find(id).periods[1].called_off == static_cast<std::int64_t>(2 * run.won.size()));
    CHECK(code_of(at.call_off(id, 2, in_the_second_week)) == "supply-after-last-day");
    CHECK(at.call_off(id, 2));
    on.backend->check_invariants();
}

TEST_CASE("a period gets more or less, and never less than was called off", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(100);
    REQUIRE(at.call_off(id, 40));
    REQUIRE(at.propose_addendum(on.as_supplier(), id, giving(1, 60)));
    REQUIRE(at.call_off(id, 30));  // is decided by what is in force
    CHECK(code_of(at.sign_addendum(on.as_buyer(), id, 1)) == "supply-addendum-overtaken");
    CHECK(at.find(id).periods[0].quantity == 100);
    CHECK_FALSE(at.find(id).addenda[0].answer);
    REQUIRE(at.withdraw_addendum(on.as_supplier(), id, 1));
    auto changes = giving(1, 75);
    changes.quantities.push_back({2, 130});
    REQUIRE(at.propose_addendum(on.as_buyer(), id, changes));
    REQUIRE(at.sign_addendum(on.as_supplier(), id, 2));
    CHECK(at.find(id).addenda[1].changes == changes);
    CHECK(code_of(at.call_off(id, 6)) == "supply-exhausted");
    CHECK(at.call_off(id, 5));
    CHECK(at.call_off(id, 130, in_the_second_week));
    on.backend->check_invariants();
}

TEST_CASE("of call-offs and an addendum that takes what they want, one side is decided by the other", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(100);
    REQUIRE(at.propose_addendum(on.as_supplier(), id, giving(1, 20)));
    const race run(on, at, id, 3, 0);
    const auto period = at.find(id).periods[0];
    CHECK(period.called_off == static_cast<std::int64_t>(3 * run.won.size()));
    for (const auto& each : run.lost) CHECK(each == "supply-exhausted");
    if (run.signature.empty()) {
        CHECK(period.quantity == 20);
        CHECK(run.won.size() == 6);
    } else {
        CHECK(run.signature == "supply-addendum-overtaken");
        CHECK(period.quantity == 100);
        CHECK(run.won.size() == 20);
    }
    on.backend->check_invariants();
}

TEST_CASE("a call-off costs what is agreed on the day that it is made", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(100);
    REQUIRE(at.propose_addendum(on.as_supplier(), id, pricing(days_later(at.today(), 1), 640)));
    CHECK(on.find(id_in(at.call_off(id, 10))).lines[0].unit_price.value == 550);
    REQUIRE(at.sign_addendum(on.as_buyer(), id, 1));
    CHECK(on.find(id_in(at.call_off(id, 10))).lines[0].unit_price.value == 550);
    on.clock.advance(std::chrono::days(1));
    CHECK(on.find(id_in(at.call_off(id, 10))).lines[0].unit_price.value == 640);
    REQUIRE(at.propose_addendum(on.as_buyer(), id, pricing(at.today(), 560)));
    REQUIRE(at.sign_addendum(on.as_supplier(), id, 2));
    CHECK(on.find(id_in(at.call_off(id, 10))).lines[0].unit_price.value == 560);
    CHECK(at.find(id).prices.size() == 2);
    CHECK(at.find(id).priced_by == 2);
    on.backend->check_invariants();
}

TEST_CASE("a call-off that races a new price costs the old one before it or is refused", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(100);
    REQUIRE(at.propose_addendum(on.as_supplier(), id, pricing(at.today(), 700)));
    const race run(on, at, id, 2, 0);
    CHECK(run.signature.empty());
    for (const auto& each : run.lost) CHECK(each == "supply-price-changed");
    for (const auto& each : run.won) {
        const auto price = on.find(each).lines[0].unit_price.value;
        CHECK((price == 600 || price == 700));
    }
    CHECK(on.find(id_in(at.call_off(id, 2))).lines[0].unit_price.value == 700);
    on.backend->check_invariants();
}

TEST_CASE("what was checked before an addendum is refused by its period's row", "[orders][supply][contract]") {
    side on(each_backend());
    contract_office at(on);
    const auto id = at.in_force(100);
    auto changes = pricing(at.today(), 700);
    changes.ends_on = days_later(at.today(), 3);
    REQUIRE(at.propose_addendum(on.as_supplier(), id, changes));
    REQUIRE(at.sign_addendum(on.as_buyer(), id, 1));
    const auto context = on.as_buyer();
    const auto done =
        on.run(on.backend->database().write(context, on.fresh_claim(), [&](app::transaction& open) -> base::result<std::string> {
            app::call_off fresh{
                .period = {id, 1}, .order = numbered<domain::order_id>(7), .quantity = 1, .unit_price = {600}, .at = context.now};
            CHECK_FALSE(open.supply().take(fresh, {at.today(), 0}));
            CHECK_FALSE(open.supply().take(fresh, {days_later(at.today(), 4), 1}));
            fresh.quantity = 101;
            CHECK_FALSE(open.supply().take(fresh, {at.today(), 1}));
            const auto now = open.supply().standing_of({id, 1});
            CHECK(now.priced_by == 1);
            CHECK(now.open_until == days_later(at.today(), 3));
            CHECK(now.left == 100);
            CHECK_FALSE(open.supply().give_back(fresh.order, false, context.now));
            return "looked";
        }));
    CHECK(done);
}
