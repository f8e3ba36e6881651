// Deliveries, short-closing, returns and closing on the fake and on MariaDB: stock, budget and what is owed, and races.
#include <catch.hpp>

#include "orders/app/complaint/handle_complaints.hpp"
#include "orders/app/delivery/close_short.hpp"
#include "orders/app/delivery/read_deliveries.hpp"
#include "orders/app/returning/close_orders.hpp"
#include "orders/app/returning/handle_returns.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

domain::order_id confirmed_order(side& on, std::vector<std::pair<unsigned char, std::int64_t>> lines = {{1, 10}}) {
    const auto id = id_in(on.place_one(std::move(lines)));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    return id;
}

domain::shipping some(const domain::order& of, std::int64_t quantity) { return {.lines = {{of.lines[0].id, quantity}}}; }

std::vector<domain::delivery> deliveries_of(side& on, domain::order_id id) {
    app::read_deliveries use(on.backend->database());
    const auto context = on.as_buyer();
    return on.run(use.page(context, id, 0, 100)).value();
}

base::result<base::reply> accept_one(side& on, domain::order_delivery_id id, domain::acceptance said = {.all = true}) {
    app::accept_delivery use(on.backend->database(), on.random);
    const auto context = on.as_buyer();
    return on.run(use(context, {on.fresh_claim(), side::status_of_order}, {.id = id}, std::move(said)));
}

class returns_desk {
public:
    explicit returns_desk(side& on) : on_(on), use_(on.backend->database(), on.random) {}

    base::result<base::reply> ask(domain::order_id order, std::int64_t quantity) {
        const auto context = on_.as_buyer();
        return on_.run(
            use_.request(context, as_id(), {.id = order}, {.reason = "多收", .lines = {{on_.find(order).lines[0].id, quantity}}}));
    }
    base::result<base::reply> reply(domain::return_id id, bool agreed) {
        const auto context = on_.as_supplier();
        return on_.run(use_.reply(context, as_id(), {.id = id}, agreed, "已阅"));
    }
    base::result<base::reply> receive(domain::return_id id, std::int64_t restocked, std::int64_t written_off, std::string warehouse = "W") {
        const auto context = on_.as_supplier();
        const auto line = on_.run(use_.find(context, id)).value().lines[0].line;
        return on_.run(use_.receive(context, as_id(), {.id = id}, {{line, restocked, written_off, std::move(warehouse)}}));
    }
    app::handle_returns& use() { return use_; }
    app::handle_returns::claim as_id() {
        return {on_.fresh_claim(), [](const domain::goods_return& what) { return base::to_wire(what.id); }};
    }

private:
    side& on_;
    app::handle_returns use_;
};

domain::return_id return_in(const base::result<base::reply>& reply) {
    return base::parse_id<domain::return_id>(reply.value().body).value();
}

base::result<base::reply> close(side& on, domain::order_id id) {
    app::close_orders use(on.backend->database(), on.random, std::chrono::days(30));
    const auto context = on.as_buyer();
    return on.run(
        use(context, {on.fresh_claim(), [](const domain::order& order) { return std::string(name_of(order.status)); }}, {.id = id}));
}

}  // namespace

TEST_CASE("an order leaves in parts, and each part is accepted on its own", "[orders][delivery][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 20));
    const auto id = confirmed_order(on);
    CHECK(on.dispatch(on.as_supplier(), id, some(on.find(id), 4))->body == "partly_shipped");
    CHECK(on.stock_of(1) == sums{16, 6});
    const auto first = deliveries_of(on, id).at(0);
    CHECK(first.lots.size() == 1);
    CHECK(accept_one(on, first.id)->body == "partly_shipped");
    CHECK(accept_one(on, first.id).error().code == "delivery-accepted-already");
    CHECK(on.dispatch(on.as_supplier(), id, some(on.find(id), 7)).error().code == "shipping-invalid");
    CHECK(on.dispatch(on.as_supplier(), id, some(on.find(id), 5))->body == "partly_shipped");
    CHECK(on.dispatch(on.as_supplier(), id)->body == "dispatched");
    CHECK(on.stock_of(1) == sums{10, 0});
    CHECK(on.accept(on.as_buyer(), id).error().code == "several-deliveries");
    const auto all = deliveries_of(on, id);
    REQUIRE(all.size() == 3);
    domain::acceptance three_of_five;
    three_of_five.lines = {{on.find(id).lines[0].id, 3, 2, "碰伤", domain::rejection_outcome::destroyed}};
    CHECK(accept_one(on, all[1].id, three_of_five)->body == "dispatched");
    CHECK(on.accept(on.as_buyer(), id)->body == "partly_accepted");
    const auto order = on.find(id);
    CHECK(order.lines[0].accepted_quantity == 8);
    CHECK(order.lines[0].rejected_quantity == 2);
    CHECK(order.accepted_total == base::fen{8 * 500});
    CHECK(order.deliveries == 3);
    CHECK(deliveries_of(on, id).at(1).lines[0].rejection_reason == "碰伤");
    on.backend->check_invariants();
}

TEST_CASE("twenty deliveries at once never ship more than was ordered", "[orders][delivery][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    const auto id = confirmed_order(on);
    const auto said = some(on.find(id), 3);
    app::ship_order use(on.backend->database(), on.random, std::chrono::days(3));
    const auto context = on.as_supplier();
    std::size_t shipped = 0;
    std::size_t refused = 0;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(on.backend->io, use(context, {on.fresh_claim(), side::status_of_order}, {.id = id}, said),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  if (fault) std::rethrow_exception(fault);
                                  if (answer) ++shipped;
                                  if (!answer && answer.error().code == "shipping-invalid") ++refused;
                              });
    }
    run_until(on.backend->io, [&] { return shipped + refused == 20; }, patience);
    CHECK(shipped == 3);
    CHECK(on.find(id).lines[0].shipped_quantity == 9);
    CHECK(on.stock_of(1) == sums{91, 1});
    on.backend->check_invariants();
}

TEST_CASE("what will not come is given up by both: the hold is let go", "[orders][delivery][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 20));
    const auto id = confirmed_order(on);
    REQUIRE(on.dispatch(on.as_supplier(), id, some(on.find(id), 4)));
    app::close_short use(on.backend->database(), on.random);
    const auto claim = [&] {
        return base::idempotent<domain::order>{on.fresh_claim(),
                                               [](const domain::order& order) { return std::string(name_of(order.status)); }};
    };
    const auto supplier = on.as_supplier();
    const auto buyer = on.as_buyer();
    CHECK(on.run(use.propose(supplier, claim(), {.id = id}, "歉收")).error().code == "deliveries-open");
    REQUIRE(accept_one(on, deliveries_of(on, id).at(0).id));
    REQUIRE(on.run(use.propose(supplier, claim(), {.id = id}, "歉收")));
    CHECK(on.find(id).short_close->by == domain::party::supplier);
    CHECK(on.run(use.reply(supplier, claim(), {.id = id}, true)).error().code == "short-close-own");
    CHECK(on.run(use.reply(buyer, claim(), {.id = id}, false))->body == "partly_shipped");
    REQUIRE(on.run(use.propose(buyer, claim(), {.id = id}, "不再需要")));
    CHECK(on.run(use.reply(supplier, claim(), {.id = id}, true))->body == "short_closed");
    CHECK(on.stock_of(1) == sums{16, 0});
    CHECK(on.find(id).accepted_total == base::fen{4 * 500});
    on.backend->check_invariants();
}

TEST_CASE("what nobody signs for in time both sides hear of, once, and nothing is accepted by it", "[orders][delivery][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 20));
    const auto late = confirmed_order(on);
    const auto signed_in_time = confirmed_order(on);
    REQUIRE(on.dispatch(on.as_supplier(), late));
    REQUIRE(on.dispatch(on.as_supplier(), signed_in_time));
    REQUIRE(on.accept(on.as_buyer(), signed_in_time));
    app::accept_delivery use(on.backend->database(), on.random);
    auto nobody = on.as_buyer();
    nobody.who.reset();
    CHECK(on.run(use.escalate_overdue(nobody)) == std::size_t{0});
    on.clock.advance(std::chrono::days(5));
    nobody.now = on.clock.now();
    CHECK(on.run(use.escalate_overdue(nobody)) == std::size_t{1});
    CHECK(on.run(use.escalate_overdue(nobody)) == std::size_t{0});
    CHECK(deliveries_of(on, late).at(0).escalated_at == on.clock.now());
    CHECK(on.find(late).status == domain::order_status::dispatched);
    CHECK(on.accept(on.as_buyer(), late)->body == "accepted");
    on.backend->check_invariants();
}

TEST_CASE("goods come back into stock or are written off, and what is owed falls by their price", "[orders][return][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 20));
    const auto id = confirmed_order(on);
    REQUIRE(on.dispatch(on.as_supplier(), id));
    returns_desk at(on);
    CHECK(at.ask(id, 1).error().code == "return-too-early");
    REQUIRE(on.accept(on.as_buyer(), id));
    CHECK(at.ask(id, 11).error().code == "return-invalid");
    const auto back = return_in(at.ask(id, 6));
    CHECK(at.ask(id, 5).error().code == "return-invalid");
    CHECK(close(on, id).error().code == "returns-open");
    CHECK(at.receive(back, 6, 0).error().code == "return-state-conflict");
    REQUIRE(at.reply(back, true));
    CHECK(at.receive(back, 4, 1).error().code == "return-invalid");
    CHECK(at.receive(back, 4, 2, "nowhere").error().code == "warehouse-not-found");
    REQUIRE(at.receive(back, 4, 2));
    CHECK(at.receive(back, 4, 2).error().code == "return-state-conflict");
    CHECK(on.stock_of(1) == sums{14, 0});
    const auto order = on.find(id);
    CHECK(order.lines[0].returned_quantity == 6);
    CHECK(domain::owed_for_goods(order) == base::fen{4 * 500});
    on.backend->check_invariants();
    REQUIRE(at.reply(return_in(at.ask(id, 4)), false));
    CHECK(close(on, id)->body == "closed");
    CHECK(at.ask(id, 1).error().code == "return-after-closing");
    on.backend->check_invariants();
}

TEST_CASE("twenty returns and complaints at once never ask for more than is owed", "[orders][return][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 20));
    const auto id = confirmed_order(on);
    REQUIRE(on.dispatch(on.as_supplier(), id));
    REQUIRE(on.accept(on.as_buyer(), id));  // 5,000 fen
    returns_desk at(on);
    app::handle_complaints complaints(on.backend->database(), on.random, {});
    const auto context = on.as_buyer();
    const auto line = on.find(id).lines[0].id;
    std::size_t bound = 0;
    std::size_t refused = 0;
    const auto heard = [&](std::exception_ptr fault, base::result<base::reply> answer) {
        if (fault) std::rethrow_exception(fault);
        if (answer) ++bound;
        if (!answer) ++refused;
    };
    for (int i = 0; i < 10; ++i) {
        boost::asio::co_spawn(on.backend->io, at.use().request(context, at.as_id(), {.id = id}, {.reason = "多收", .lines = {{line, 2}}}),
                              heard);
        boost::asio::co_spawn(
            on.backend->io,
            complaints.open(context, {on.fresh_claim(), [](const domain::complaint& what) { return base::to_wire(what.id); }}, id,
                            {.ground = domain::complaint_ground::quality, .words = "x", .asked = {1'000}}),
            heard);
    }
    run_until(on.backend->io, [&] { return bound + refused == 20; }, patience);
    CHECK(bound == 5);
    on.backend->check_invariants();
}

TEST_CASE("the clock closes what nobody returns any more, once", "[orders][return][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 20));
    const auto quiet = confirmed_order(on, {{1, 2}});
    const auto returning = confirmed_order(on, {{1, 2}});
    for (const auto& id : {quiet, returning}) {
        REQUIRE(on.dispatch(on.as_supplier(), id));
        REQUIRE(on.accept(on.as_buyer(), id));
    }
    returns_desk at(on);
    REQUIRE(at.ask(returning, 1));
    app::close_orders use(on.backend->database(), on.random, std::chrono::days(30));
    on.clock.advance(std::chrono::days(30));
    auto nobody = on.as_buyer();
    nobody.who.reset();
    CHECK(on.run(use.close_ended(nobody)) == std::size_t{1});
    CHECK(on.run(use.close_ended(nobody)) == std::size_t{0});
    CHECK(on.find(quiet).status == domain::order_status::closed);
    CHECK(on.find(returning).status == domain::order_status::accepted);
    CHECK(on.change<app::rate_order>(on.as_buyer(), quiet, domain::rating{.stars = 5})->body == "closed");
    on.backend->check_invariants();
}
