// Long-term contracts on both sides of the ports: signing, call-offs through the placing of orders, and what goes back.
#include <catch.hpp>

#include "tests/contract/orders/contract_office.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

TEST_CASE("a long-term contract is proposed, signed by both and only then called off", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    auto wrong = at.terms();
    wrong.product = numbered<domain::product_id>(77);
    CHECK(code_of(at.propose(wrong)) == "supply-product-unknown");
    wrong = at.terms();
    wrong.unit_price = base::fen{600};
    CHECK(code_of(at.propose(wrong)) == "supply-contract-invalid");

    const auto id = base::parse_id<domain::supply_contract_id>(at.propose(at.terms()).value().body).value();
    CHECK(at.find(id).supplier == numbered<domain::organisation_id>(1));
    CHECK(at.find(id).document.text == domain::canonical_text(at.find(id)));
    CHECK(code_of(at.call_off(id, 10)) == "supply-not-in-force");
    CHECK(code_of(at.sign(on.as_buyer(), id, {{{2}}})) == "version-stale");
    REQUIRE(at.sign(on.as_buyer(), id, {{{1}}}));
    CHECK(code_of(at.sign(on.as_buyer(), id)) == "supply-signed-already");
    CHECK(code_of(at.call_off(id, 10)) == "supply-not-in-force");
    REQUIRE(at.sign(on.as_supplier(), id));
    CHECK(at.find(id).version == 3);
    CHECK(at.find(id).signatures.size() == 2);
    CHECK(code_of(at.cancel(on.as_supplier(), id)) == "supply-contract-state-conflict");
    CHECK(at.call_off(id, 10));

    auto stranger = on.as_buyer();
    stranger.who->organisation = numbered<domain::organisation_id>(3);
    CHECK(on.run(at.use().find(stranger, id)).error().code == "supply-contract-not-found");
    CHECK(on.run(at.use().page(stranger, std::nullopt, 10))->empty());
    const auto seller = on.as_supplier();
    CHECK(on.run(at.use().page(seller, std::nullopt, 10))->size() == 1);
    CHECK(on.run(at.use().page(seller, id, 10))->empty());
    CHECK(on.run(at.use().call_off(seller, at.order_claim(), id, at.asked(1))).error().code == "supply-contract-not-found");
    on.backend->check_invariants();
}

TEST_CASE("a contract that was cancelled is neither signed nor called off", "[orders][supply][contract]") {
    side on(each_backend());
    contract_office at(on);
    const auto id = base::parse_id<domain::supply_contract_id>(at.propose(at.terms()).value().body).value();
    REQUIRE(at.sign(on.as_buyer(), id));
    REQUIRE(at.cancel(on.as_supplier(), id));
    CHECK(at.find(id).cancelled->by == domain::party::supplier);
    CHECK(code_of(at.sign(on.as_supplier(), id)) == "supply-contract-state-conflict");
    CHECK(code_of(at.call_off(id, 1)) == "supply-not-in-force");
    on.backend->check_invariants();
}

TEST_CASE("a call-off is an ordinary order at the contract's price, once for each key", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force();
    const auto claim = on.fresh_claim();
    const auto made = at.call_off(id, 10, 0, claim);  // the offer asks 500 for ten, the floor is 550
    auto order = on.find(id_in(made));
    CHECK(order.lines[0].unit_price.value == 550);
    CHECK(order.total.value == 5'500);
    CHECK(order.supplier == numbered<domain::organisation_id>(1));
    CHECK(on.stock_of(1) == sums{1'000, 10});
    CHECK(at.call_off(id, 10, 0, claim).value().body == made.value().body);
    on.clock.advance(std::chrono::seconds(1));
    CHECK(on.find(id_in(at.call_off(id, 2))).lines[0].unit_price.value == 600);  // the market is above the floor
    CHECK(at.find(id).periods[0].called_off == 12);
    CHECK(at.find(id).periods[1].called_off == 0);
    on.clock.advance(std::chrono::seconds(1));
    REQUIRE(at.call_off(id, 5, 7));
    CHECK(at.find(id).periods[1].called_off == 5);
    CHECK(code_of(at.call_off(id, 1, 14)) == "supply-outside-term");
    const auto all = at.call_offs(id);
    REQUIRE(all.size() == 3);
    CHECK(all[0].period.number == 2);
    CHECK(all[2].order == id_in(made));
    CHECK(all[2].unit_price.value == 550);
    on.backend->check_invariants();
}

TEST_CASE("no more is called off than a period has, and a refused one leaves nothing", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(100);
    REQUIRE(at.call_off(id, 90));
    const auto over = at.call_off(id, 11);
    REQUIRE_FALSE(over);
    CHECK(over.error().code == "supply-exhausted");
    CHECK(over.error().fields.front().pointer == "/lines/0/quantity");
    CHECK(over.error().facts.front().second == "10");
    CHECK(on.stock_of(1) == sums{1'000, 90});
    CHECK(at.call_off(id, 10));
    CHECK(code_of(at.call_off(id, 1)) == "supply-exhausted");
    CHECK(at.call_off(id, 100, 7));
    CHECK(at.find(id).periods[0].called_off == 100);
    on.backend->check_invariants();
}

TEST_CASE("call-offs of one batch together stay within the period, those without stock take nothing", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 70));
    contract_office at(on);
    const auto id = at.in_force(50);
    const auto other = at.in_force(50);
    std::vector<app::order_submission> batch;
    for (const auto& [contract, quantity] : std::vector<std::pair<domain::supply_contract_id, std::int64_t>>{
             {other, 30}, {id, 30}, {id, 30}, {other, 30}, {id, 10}, {other, 5}}) {
        batch.push_back(on.submission({{1, quantity}}));
        batch.back().contract = contract;
    }
    batch.push_back(on.submission({{1, 1}}));
    const auto outcomes = on.place_batch(std::move(batch));
    std::vector<std::string> codes;
    for (const auto& each : outcomes) codes.push_back(code_of(each.answer));
    // 60 of 70 are gone after the second; 30 more are not there, ten are, five are not.
    CHECK(codes ==
          std::vector<std::string>{"", "", "insufficient-stock", "insufficient-stock", "", "insufficient-stock", "insufficient-stock"});
    CHECK(at.find(id).periods[0].called_off == 40);
    CHECK(at.find(other).periods[0].called_off == 30);
    CHECK(on.stock_of(1) == sums{70, 70});
    on.backend->check_invariants();
}

TEST_CASE("cancelling gives the quantity back, and says whose doing it was", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(100);
    const auto mine = id_in(at.call_off(id, 40));
    const auto theirs = id_in(at.call_off(id, 30));
    const auto forgotten = id_in(at.call_off(id, 30));
    CHECK(code_of(at.call_off(id, 1)) == "supply-exhausted");
    REQUIRE(on.change<app::cancel_order>(on.as_buyer(), mine, std::string("不要了")));
    CHECK(at.find(id).periods[0].called_off == 60);
    CHECK(at.find(id).periods[0].not_supplied == 0);
    REQUIRE(on.change<app::cancel_order>(on.as_supplier(), theirs, std::string("没货")));
    CHECK(at.find(id).periods[0].called_off == 30);
    CHECK(at.find(id).periods[0].not_supplied == 30);
    on.clock.advance(std::chrono::hours(73));
    app::expire_holds job(on.backend->database(), on.random);
    const auto context = a_context(on.clock.now());
    REQUIRE(on.run(job(context)) == 1U);
    CHECK(at.find(id).periods[0].called_off == 0);
    CHECK(at.find(id).periods[0].not_supplied == 60);
    for (const auto& each : at.call_offs(id)) {
        CHECK(each.given_back_at);
        CHECK(each.not_supplied == (each.order != mine));
    }
    CHECK(on.find(forgotten).status == domain::order_status::cancelled);
    CHECK(at.call_off(id, 100));
    on.backend->check_invariants();
}

TEST_CASE("of twenty who race for the last of a period as many win as it has", "[orders][supply][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    contract_office at(on);
    const auto id = at.in_force(35);
    std::size_t won = 0;
    std::size_t lost = 0;
    std::vector<base::call_context> contexts(20, on.as_buyer());
    for (auto& context : contexts)
        boost::asio::co_spawn(on.backend->io, at.use().call_off(context, at.order_claim(), id, at.asked(5)),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  if (!fault && answer) ++won;
                                  if (!fault && !answer && answer.error().code == "supply-exhausted") ++lost;
                              });
    run_until(on.backend->io, [&] { return won + lost == 20; }, patience);
    CHECK(won == 7);
    CHECK(at.find(id).periods[0].called_off == 35);
    CHECK(on.stock_of(1) == sums{1'000, 35});
    on.backend->check_invariants();
}
