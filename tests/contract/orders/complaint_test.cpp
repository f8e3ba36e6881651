// Complaints on the fake and on MariaDB: their life, their clocks, and that refunds never pass an order.
#include <catch.hpp>

#include "orders/app/complaint/handle_complaints.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

using domain::complaint_id;

class desk {
public:
    explicit desk(side& on) : on_(on), use_(on.backend->database(), on.random, {}) {}

    base::result<base::reply> open(domain::order_id order, std::int64_t asked) {
        const auto context = on_.as_buyer();
        return on_.run(use_.open(context, {on_.fresh_claim(), [](const domain::complaint& what) { return base::to_wire(what.id); }}, order,
                                 {.ground = domain::complaint_ground::quality,
                                  .words = "坏果较多",
                                  .evidence = {std::string(64, 'a'), std::string(64, 'b')},
                                  .asked = {asked}}));
    }
    base::result<base::reply> reply(complaint_id id, std::int64_t offered) {
        const auto context = on_.as_supplier();
        return on_.run(use_.reply(context, status(), {.id = id}, "已核实", {offered}));
    }
    base::result<base::reply> agree(complaint_id id) {
        const auto context = on_.as_buyer();
        return on_.run(use_.agree(context, status(), {.id = id}));
    }
    base::result<base::reply> escalate(complaint_id id) {
        const auto context = on_.as_buyer();
        return on_.run(use_.escalate(context, status(), {.id = id}, "不同意"));
    }
    base::result<base::reply> rule(complaint_id id, std::int64_t refund) {
        const auto context = reviewer();
        return on_.run(use_.rule(context, status(), {.id = id}, "支持", {refund}));
    }
    base::result<base::reply> withdraw(complaint_id id) {
        const auto context = on_.as_buyer();
        return on_.run(use_.withdraw(context, status(), {.id = id}));
    }
    domain::complaint find(complaint_id id) {
        const auto context = on_.as_buyer();
        return on_.run(use_.find(context, id)).value();
    }
    [[nodiscard]] base::call_context reviewer() const {
        return a_context_of(numbered<domain::organisation_id>(50), "operator", {"complaints:rule"}, numbered<domain::account_id>(50),
                            on_.clock.now());
    }
    app::handle_complaints& use() { return use_; }
    app::handle_complaints::claim status() {
        return {on_.fresh_claim(), [](const domain::complaint& what) { return std::string(name_of(what.status)); }};
    }

private:
    side& on_;
    app::handle_complaints use_;
};

complaint_id complaint_in(const base::result<base::reply>& reply) { return base::parse_id<complaint_id>(reply.value().body).value(); }

domain::order_id accepted_order(side& on, std::int64_t quantity = 5) {
    const auto id = id_in(on.place_one({{1, quantity}}));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    REQUIRE(on.dispatch(on.as_supplier(), id));
    REQUIRE(on.accept(on.as_buyer(), id, domain::acceptance{.all = true}));
    return id;
}

}  // namespace

TEST_CASE("a complaint goes from the buyer's words by the supplier's answer to an agreement", "[orders][complaint][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto order = accepted_order(on);
    const auto id = complaint_in(at.open(order, 1'000));
    CHECK(at.agree(id).error().code == "complaint-state-conflict");
    CHECK(at.reply(id, 1'001).error().code == "refund-too-large");
    CHECK(at.reply(id, 600)->body == "answered");
    CHECK(at.agree(id)->body == "settled");
    const auto what = at.find(id);
    CHECK(what.version == 3);
    CHECK(what.refund == base::fen{600});
    CHECK(what.evidence == std::vector<std::string>{std::string(64, 'a'), std::string(64, 'b')});
    CHECK(what.answer == "已核实");
    CHECK(what.ended_at == on.clock.now());
    CHECK(at.withdraw(id).error().code == "complaint-state-conflict");
    on.backend->check_invariants();
}

TEST_CASE("where the two differ the platform rules, and strangers see nothing", "[orders][complaint][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto id = complaint_in(at.open(accepted_order(on), 1'000));
    CHECK(at.escalate(id).error().code == "answer-not-due");
    REQUIRE(at.reply(id, 0));
    CHECK(at.rule(id, 500).error().code == "complaint-state-conflict");
    CHECK(at.escalate(id)->body == "escalated");
    CHECK(at.rule(id, 1'001).error().code == "refund-too-large");
    CHECK(at.rule(id, 800)->body == "ruled");
    const auto stranger =
        a_context_of(numbered<domain::organisation_id>(9), "school", {"complaints:read"}, numbered<domain::account_id>(9), on.clock.now());
    CHECK(on.run(at.use().find(stranger, id)).error().code == "complaint-not-found");
    CHECK(on.run(at.use().page(stranger, {}))->empty());
    const auto reviewer = at.reviewer();
    CHECK(on.run(at.use().page(reviewer, {.status = domain::complaint_status::ruled}))->size() == 1);
    CHECK(on.run(at.use().page(reviewer, {.status = domain::complaint_status::open}))->empty());
    const auto seller = on.as_supplier();
    CHECK(on.run(at.use().page(seller, {}))->size() == 1);
    on.backend->check_invariants();
}

TEST_CASE("what nobody answered in time the clock escalates, once", "[orders][complaint][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto late = complaint_in(at.open(accepted_order(on), 10));
    const auto answered = complaint_in(at.open(accepted_order(on), 10));
    REQUIRE(at.reply(answered, 5));
    auto nobody = on.as_buyer();
    nobody.who.reset();
    CHECK(on.run(at.use().escalate_unanswered(nobody)) == std::size_t{0});
    on.clock.advance(std::chrono::days(7));
    nobody.now = on.clock.now();
    CHECK(on.run(at.use().escalate_unanswered(nobody)) == std::size_t{1});
    CHECK(on.run(at.use().escalate_unanswered(nobody)) == std::size_t{0});
    CHECK(at.find(late).escalation == "no-answer");
    CHECK(at.find(answered).status == domain::complaint_status::answered);
}

TEST_CASE("twenty complaints at once about one order never ask for more than was accepted", "[orders][complaint][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto order = accepted_order(on);  // 3,000 fen
    const auto context = on.as_buyer();
    std::size_t opened = 0;
    std::size_t refused = 0;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(
            on.backend->io,
            at.use().open(context, at.status(), order, {.ground = domain::complaint_ground::quality, .words = "x", .asked = {700}}),
            [&](std::exception_ptr fault, base::result<base::reply> answer) {
                if (!fault && answer) ++opened;
                if (!fault && !answer && answer.error().code == "refund-too-large") ++refused;
            });
    }
    run_until(on.backend->io, [&] { return opened + refused == 20; }, patience);
    CHECK(opened == 4);
    on.backend->check_invariants();
}

TEST_CASE("a withdrawn complaint frees what it asked for; the supplier does not complain", "[orders][complaint][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto order = accepted_order(on);
    const auto id = complaint_in(at.open(order, 3'000));
    CHECK(at.open(order, 1).error().code == "refund-too-large");
    CHECK(at.open(order, 0));  // about something that money does not mend
    REQUIRE(at.withdraw(id));
    CHECK(at.open(order, 3'000));
    const auto seller = on.as_supplier();
    CHECK(on.run(at.use().open(seller, at.status(), order, {.words = "x"})).error().code == "complaint-party-forbidden");
}

TEST_CASE("a supplier is scored by what was accepted, by its punctuality and by refunds", "[orders][complaint][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto supplier = numbered<domain::organisation_id>(1);
    const auto context = on.as_buyer();
    for (int i = 0; i < 4; ++i) accepted_order(on);
    CHECK_FALSE(domain::score_of(on.run(at.use().record_of(context, supplier)).value()));
    const auto last = accepted_order(on);
    const auto id = complaint_in(at.open(last, 100));
    REQUIRE(at.reply(id, 100));
    REQUIRE(at.agree(id));
    REQUIRE(on.change<app::rate_order>(on.as_buyer(), last, domain::rating{.stars = 2}));
    const auto record = on.run(at.use().record_of(context, supplier)).value();
    CHECK(record.orders == 5);
    CHECK(record.on_time == 5);
    CHECK(record.with_refund == 1);
    CHECK(record.ratings == 1);
    CHECK(record.stars == 2);
    const auto score = domain::score_of(record).value();
    CHECK(score.acceptance == 50);
    CHECK(score.punctuality == 30);
    CHECK(score.complaints == 16);
    on.clock.advance(std::chrono::days(366));
    const auto later = on.as_buyer();
    CHECK(on.run(at.use().record_of(later, supplier)).value().orders == 0);
}
