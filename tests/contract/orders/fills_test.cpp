// Fills on both sides of the ports: proposed, ordered once, settled, offered again.
#include <catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "tests/contract/orders/pool.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

using gifts = std::map<int, std::int64_t>;

}  // namespace

TEST_CASE("a need is filled by the nearest first, explained, and ordered from each once", "[orders][fill][contract]") {
    side on(each_backend());
    pool at(on);
    at.receive(11, 20);
    at.receive(12, 100);
    at.receive(13, 100);
    const auto need = at.state(1'005, 500);
    const auto fill = at.proposed({need});
    CHECK(at.given(fill) == gifts{{11, 20}, {12, 50}, {13, 30}});  // 502.5 kg each at most; five kilograms are less than a pack
    CHECK(at.find(need).current_fill == fill);
    CHECK(at.find(need).committed == 0);
    for (const auto& each : at.find(fill).shares) CHECK(each.status == domain::share_status::proposed);

    const auto done = at.commit(fill);
    REQUIRE(done);
    CHECK(done->body == base::to_wire(fill));  // nothing is left to be offered again
    const auto settled = at.find(fill);
    CHECK(settled.settled_at);
    std::set<domain::order_id> orders;
    for (const auto& each : settled.shares) {
        CHECK(each.status == domain::share_status::ordered);
        orders.insert(each.order.value());
    }
    CHECK(orders.size() == 3);
    CHECK(at.find(need).committed == 1'000'000);
    CHECK_FALSE(at.find(need).current_fill);
    for (const auto& each : orders) CHECK(on.find(each).lines.size() == 1);
    REQUIRE(at.commit(fill));  // again, with another key: nothing more
    CHECK(at.find(need).committed == 1'000'000);
    on.backend->check_invariants();
}

TEST_CASE("whoever gave least before is next, over needs and over fills", "[orders][fill][contract]") {
    side on(each_backend());
    pool at(on);
    at.sell(14, "513423");
    at.receive(13, 100);
    at.receive(14, 100);
    const auto first = at.state(30);
    const auto second = at.state(30);
    const auto both = at.proposed({first, second});
    CHECK(at.given(both) == gifts{{11, 0}, {12, 0}, {13, 3}, {14, 3}});  // two and one, then one and two
    REQUIRE(at.commit(both));
    const auto third = at.state(10);
    CHECK(at.given(at.proposed({third})) == gifts{{11, 0}, {12, 0}, {13, 1}, {14, 0}});
    on.backend->check_invariants();
}

TEST_CASE("what a supplier cannot give any more is refused, and the rest is offered again", "[orders][fill][contract]") {
    side on(each_backend());
    pool at(on);
    at.receive(11, 50);
    at.receive(12, 50);
    const auto need = at.state(800);
    const auto fill = at.proposed({need});
    CHECK(at.given(fill) == gifts{{11, 50}, {12, 30}, {13, 0}});
    const auto other = at.state(400);
    REQUIRE(at.commit(at.proposed({other})));  // takes forty of cooperative 11's meanwhile
    at.receive(13, 20);

    const auto done = at.commit(fill);
    REQUIRE(done);
    const auto settled = at.find(fill);
    const auto of_11 =
        std::ranges::find(settled.shares, numbered<domain::organisation_id>(11), [](const auto& each) { return each.whose.supplier; });
    CHECK(of_11->status == domain::share_status::refused);
    CHECK(of_11->refusal == "insufficient-stock");
    CHECK(at.find(need).committed == 300'000);
    REQUIRE(settled.next);
    CHECK(done->body == base::to_wire(*settled.next));
    CHECK(at.find(need).current_fill == settled.next);
    CHECK(at.given(*settled.next) == gifts{{11, 10}, {12, 20}, {13, 20}});  // all that is there for the fifty that are left
    REQUIRE(at.commit(*settled.next));
    CHECK(at.find(need).committed == 800'000);
    on.backend->check_invariants();
}

TEST_CASE("of twenty who order one fill at once each share becomes one order", "[orders][fill][contract]") {
    side on(each_backend());
    pool at(on);
    for (const auto each : std::initializer_list<unsigned char>{11, 12, 13}) at.receive(each, 50);
    const auto need = at.state(1'200);
    const auto fill = at.proposed({need});
    const auto context = at.as(2);
    int done = 0;
    for (int i = 0; i < 20; ++i)
        boost::asio::co_spawn(on.backend->io, at.committing(context, fill), [&](std::exception_ptr fault, base::result<base::reply> reply) {
            if (fault) std::rethrow_exception(fault);
            CHECK(reply.has_value());
            ++done;
        });
    run_until(on.backend->io, [&] { return done == 20; }, patience);
    CHECK(at.find(need).committed == 1'200'000);
    CHECK(std::ranges::count(on.backend->journal(), "order.placed") == 3);
    on.backend->check_invariants();
}

TEST_CASE("what cancelled orders gave is wanted again, and a superseded fill orders nothing", "[orders][fill][contract]") {
    side on(each_backend());
    pool at(on);
    at.receive(11, 50);
    const auto need = at.state(200);
    const auto first = at.proposed({need});
    const auto second = at.proposed({need});
    CHECK(at.commit(first).error().code == "fill-superseded");
    REQUIRE(at.commit(second));
    CHECK(at.propose({need}).error().code == "need-not-open");  // filled
    const auto order = at.find(second).shares.front().order.value();
    const auto buyer = at.as(2);
    const auto version = at.find(need).version;
    REQUIRE(on.change<app::cancel_order>(buyer, order, std::string("不需要")));
    CHECK(at.find(second).shares.front().status == domain::share_status::released);
    CHECK(at.find(need).committed == 0);
    CHECK(at.find(need).version == version + 1);
    CHECK(domain::status_of(at.find(need), at.today()) == domain::need_status::open);
    CHECK(std::ranges::count(on.backend->journal(), "need.wanted_again") == 1);
    on.backend->check_invariants();
    const auto third = at.proposed({need});
    CHECK(at.given(third) == gifts{{11, 20}, {12, 0}, {13, 0}});
    REQUIRE(at.commit(third));
    CHECK(at.find(need).committed == 200'000);
    on.backend->check_invariants();
}

TEST_CASE("a need wants again what expired or was refused, order by order, and what is withdrawn stays so", "[orders][fill][contract]") {
    side on(each_backend());
    pool at(on);
    for (const auto each : std::initializer_list<unsigned char>{11, 12, 13}) at.receive(each, 10);
    const auto need = at.state(300);
    const auto fill = at.proposed({need});
    REQUIRE(at.commit(fill));
    const auto order_of = [&](unsigned char supplier) {
        for (const auto& each : at.find(fill).shares)
            if (each.whose.supplier == numbered<domain::organisation_id>(supplier)) return each.order.value();
        throw std::logic_error("no share of this supplier");
    };
    auto supplier = on.as_supplier();
    supplier.who->organisation = numbered<domain::organisation_id>(12);
    REQUIRE(on.change<app::confirm_order>(supplier, order_of(12)));
    REQUIRE(on.change<app::cancel_order>(at.as(2), order_of(11), std::string("不需要")));
    CHECK(at.find(need).committed == 200'000);
    CHECK(domain::status_of(at.find(need), at.today()) == domain::need_status::partly_filled);
    at.withdraw(need);
    on.clock.advance(std::chrono::hours(73));
    app::expire_holds expire(on.backend->database(), on.random);
    const auto clock_context = a_context(on.clock.now(), patience);
    CHECK(on.run(expire(clock_context)).value() == 1);
    CHECK(at.find(need).committed == 100'000);
    CHECK(domain::status_of(at.find(need), at.today()) == domain::need_status::withdrawn);
    CHECK(std::ranges::count(on.backend->journal(), "need.wanted_again") == 2);
    on.backend->check_invariants();
}

TEST_CASE("cancellations of all orders of a need race with new proposals for it: each gives back its own once",
          "[orders][fill][contract]") {
    side on(each_backend());
    pool at(on);
    for (unsigned char each = 21; each <= 30; ++each) {
        at.sell(each, "513423");
        at.receive(each, 2);
    }
    const auto need = at.state(200);
    const auto fill = at.proposed({need});
    REQUIRE(at.commit(fill));
    CHECK(at.find(need).committed == 200'000);
    app::cancel_order cancel(on.backend->database(), on.random);
    const auto buyer = at.as(2);
    int done = 0;
    int cancelled = 0;
    const auto count = [&](std::exception_ptr fault, base::result<base::reply> answer) {
        if (fault) std::rethrow_exception(fault);
        ++done;
        if (answer && answer->body == "cancelled") ++cancelled;
    };
    int asked = 0;
    for (const auto& each : at.find(fill).shares) {
        if (!each.order) continue;
        for (int twice = 0; twice < 2; ++twice, ++asked)
            boost::asio::co_spawn(
                on.backend->io,
                cancel(buyer, {on.fresh_claim(), [](const domain::order& what) { return std::string(name_of(what.status)); }},
                       {.id = *each.order}, "不需要"),
                count);
        boost::asio::co_spawn(on.backend->io, at.proposing(buyer, {need}), count);
        ++asked;
    }
    run_until(on.backend->io, [&] { return done == asked; }, patience);
    CHECK(cancelled == 10);
    CHECK(at.find(need).committed == 0);
    on.backend->check_invariants();
}

TEST_CASE("a fill that nobody can give, of another house, or of a need that is withdrawn is not ordered", "[orders][fill][contract]") {
    side on(each_backend());
    pool at(on);
    const auto need = at.state(200);
    const auto empty = at.proposed({need});
    for (const auto& each : at.find(empty).shares) CHECK(each.part.reason == domain::fill_reason::stock_below_minimum);
    CHECK(at.commit(empty).error().code == "fill-empty");
    CHECK(at.commit(empty, 3).error().code == "fill-not-found");
    CHECK(at.commit(numbered<domain::fill_id>(77)).error().code == "fill-not-found");
    CHECK(at.propose({numbered<domain::need_id>(77)}).error().code == "need-not-found");
    at.receive(11, 50);
    const auto full = at.proposed({need});
    at.withdraw(need);
    CHECK(at.commit(full).error().code == "fill-superseded");
    CHECK(at.propose({need}).error().code == "need-not-open");
    on.backend->check_invariants();
}

TEST_CASE("only what the need allows comes instead, after all that is of its kind", "[orders][fill][contract]") {
    side on(each_backend());
    pool at(on);
    at.sell(14, "510107", "vegetable");
    at.sell(15, "510107", "fruit", 12'000);
    for (const auto each : std::initializer_list<unsigned char>{11, 12, 13, 14, 15}) at.receive(each, 10);
    auto terms = at.terms_of(1'000);
    terms.kind = {.by = domain::kind_by::products, .products = {numbered<domain::product_id>(13)}};
    CHECK(at.given(at.proposed({at.state_terms(terms)})) == gifts{{13, 10}});  // nothing instead
    terms.substitutes = domain::substitution_permission{.same_category = true, .weight_permille = 50};
    const auto same_category = at.proposed({at.state_terms(terms)});
    CHECK(at.given(same_category) == gifts{{11, 10}, {12, 10}, {13, 10}, {15, 0}});
    for (const auto& each : at.find(same_category).shares) {
        CHECK(each.whose.substitute == (each.whose.supplier != numbered<domain::organisation_id>(13)));
        if (each.whose.supplier == numbered<domain::organisation_id>(15)) CHECK(each.part.reason == domain::fill_reason::weight_differs);
    }
    terms.substitutes = domain::substitution_permission{.products = {numbered<domain::product_id>(14)}};
    const auto named = at.proposed({at.state_terms(terms)});
    CHECK(at.given(named) == gifts{{13, 10}, {14, 10}});
    REQUIRE(at.commit(named));
    on.backend->check_invariants();
}
