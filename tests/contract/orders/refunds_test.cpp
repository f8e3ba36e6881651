// Refunds on the fake and on MariaDB: a complaint's refund and a cancelled order's payment are owed back, recorded and confirmed.
#include <catch.hpp>

#include "orders/app/attribution/correct_attributions.hpp"
#include "orders/app/complaint/handle_complaints.hpp"
#include "orders/app/payment/handle_payments.hpp"
#include "orders/app/refund/handle_refunds.hpp"
#include "orders/app/returning/handle_returns.hpp"
#include "orders/app/spending/keep_budgets.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

class desk {
public:
    explicit desk(side& on) : on_(on), refunds_(on.backend->database(), on.random), payments_(on.backend->database(), on.random) {}

    void pay(domain::order_id id, std::int64_t amount, const std::string& voucher) {
        const auto buyer = on_.as_buyer();
        const auto supplier = on_.as_supplier();
        const app::handle_payments::claim recording{on_.fresh_claim(),
                                                    [](const app::payment_view& what) { return base::to_wire(what.payment.id); }};
        const auto paid =
            on_.run(payments_.record(buyer, recording, {.id = id}, {"工会", {amount}, voucher, base::business_date_of(on_.clock.now())}));
        REQUIRE(paid);
        REQUIRE(on_.run(payments_.confirm(supplier, {on_.fresh_claim(), recording.encode}, {.id = id},
                                          base::parse_id<domain::payment_id>(paid->body).value())));
    }
    base::result<base::reply> record(domain::order_id id, std::int64_t amount, const std::string& voucher) {
        const auto context = on_.as_supplier();
        return on_.run(refunds_.record(context, claim(), {.id = id}, {"学校", {amount}, voucher, base::business_date_of(on_.clock.now())}));
    }
    base::result<base::reply> confirm(domain::order_id id, const base::result<base::reply>& recorded) {
        const auto context = on_.as_buyer();
        return on_.run(refunds_.confirm(context, claim(), {.id = id}, base::parse_id<domain::refund_id>(recorded.value().body).value()));
    }
    std::size_t count(domain::order_id id) {
        const auto context = on_.as_buyer();
        return on_.run(refunds_.page(context, id, std::nullopt, 10)).value().size();
    }

private:
    app::handle_refunds::claim claim() {
        return {on_.fresh_claim(), [](const app::refund_view& what) { return base::to_wire(what.refund.id); }};
    }

    side& on_;
    app::handle_refunds refunds_;
    app::handle_payments payments_;
};

domain::budget_id open_budget(side& on, std::int64_t allocated, domain::fund from) {
    app::keep_budgets use(on.backend->database(), on.random);
    const auto context = on.as_buyer();
    const auto year = int(base::business_date_of(on.clock.now()).year());
    const auto as_id = [](const domain::budget& what) { return base::to_wire(what.id); };
    const auto made =
        on.run(use.open(context, {on.fresh_claim(), as_id}, {.year = year, .from = from, .name_zh = "食堂", .allocated = {allocated}}));
    return base::parse_id<domain::budget_id>(made.value().body).value();
}

std::int64_t consumed_of(side& on, domain::budget_id id) {
    app::keep_budgets use(on.backend->database(), on.random);
    const auto context = on.as_buyer();
    return on.run(use.find(context, id))->consumed.value;
}

// Two lines of 3,000 and 1,200 fen, each out of a budget of its own.
domain::order_id accepted_of(side& on, domain::budget_id first, domain::budget_id second) {
    auto what = on.submission({{1, 5}, {2, 2}});
    what.asked.lines[0].budget = first;
    what.asked.lines[1].budget = second;
    const auto id = id_in(on.run(on.queue.submit(std::move(what))));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    REQUIRE(on.dispatch(on.as_supplier(), id));
    REQUIRE(on.accept(on.as_buyer(), id));
    return id;
}

void complain(side& on, domain::order_id id, std::int64_t amount) {
    app::handle_complaints complaints(on.backend->database(), on.random, {});
    const auto as_id = [](const domain::complaint& what) { return base::to_wire(what.id); };
    const auto buyer = on.as_buyer();
    const auto supplier = on.as_supplier();
    const auto opened = on.run(complaints.open(buyer, {on.fresh_claim(), as_id}, id,
                                               {.ground = domain::complaint_ground::quality, .words = "坏果", .asked = {amount}}));
    const auto complaint = base::parse_id<domain::complaint_id>(opened.value().body).value();
    REQUIRE(on.run(complaints.reply(supplier, {on.fresh_claim(), as_id}, {.id = complaint}, "同意", {amount})));
    REQUIRE(on.run(complaints.agree(buyer, {on.fresh_claim(), as_id}, {.id = complaint})));
}

}  // namespace

TEST_CASE("what a complaint gives back is there again in the budgets of its lines, to the fen", "[orders][refund][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    REQUIRE(on.receive(2, 100));
    const auto canteen = open_budget(on, 10'000, domain::fund::canteen);
    const auto nutrition = open_budget(on, 10'000, domain::fund::nutrition);
    const auto id = accepted_of(on, canteen, nutrition);
    const auto lines = on.find(id).lines;
    const auto paid = consumed_of(on, canteen);
    const auto paid_too = consumed_of(on, nutrition);
    CHECK(paid == domain::accepted_amount(lines[0]).value);
    CHECK(paid_too == domain::accepted_amount(lines[1]).value);
    complain(on, id, 701);
    const auto after = on.find(id);
    CHECK(after.lines[0].refunded.value + after.lines[1].refunded.value == 701);
    CHECK(after.lines[0].refunded.value == (701 * paid + (paid + paid_too) / 2) / (paid + paid_too));
    CHECK(consumed_of(on, canteen) == paid - after.lines[0].refunded.value);
    CHECK(consumed_of(on, nutrition) == paid_too - after.lines[1].refunded.value);
    complain(on, id, paid + paid_too - 701);
    CHECK(consumed_of(on, canteen) == 0);
    CHECK(consumed_of(on, nutrition) == 0);
    on.backend->check_invariants();
}

TEST_CASE("a complaint about one line gives back to its budget alone, and figures say gross and net",
          "[orders][refund][complaint][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    REQUIRE(on.receive(2, 100));
    const auto canteen = open_budget(on, 10'000, domain::fund::canteen);
    const auto nutrition = open_budget(on, 10'000, domain::fund::nutrition);
    const auto id = accepted_of(on, canteen, nutrition);
    const auto lines = on.find(id).lines;
    app::handle_complaints complaints(on.backend->database(), on.random, {});
    const auto as_id = [](const domain::complaint& what) { return base::to_wire(what.id); };
    const auto buyer = on.as_buyer();
    const auto supplier = on.as_supplier();
    const domain::complaint_request said{
        .ground = domain::complaint_ground::quality, .words = "坏果", .asked = {900}, .lines = {{lines[1].id, 2, {900}}}};
    const auto opened = on.run(complaints.open(buyer, {on.fresh_claim(), as_id}, id, said));
    const auto complaint = base::parse_id<domain::complaint_id>(opened.value().body).value();
    CHECK(on.run(complaints.open(buyer, {on.fresh_claim(), as_id}, id, said)).error().code == "refund-too-large");
    REQUIRE(on.run(complaints.reply(supplier, {on.fresh_claim(), as_id}, {.id = complaint}, "同意", {700})));
    REQUIRE(on.run(complaints.agree(buyer, {on.fresh_claim(), as_id}, {.id = complaint})));
    const auto after = on.find(id);
    CHECK(after.lines[0].refunded == base::fen{});
    CHECK(after.lines[1].refunded == base::fen{700});
    CHECK(consumed_of(on, canteen) == 3'000);
    CHECK(consumed_of(on, nutrition) == 500);
    CHECK(on.run(complaints.find(buyer, complaint))->lines ==
          std::vector<domain::complaint_line>{
              {.line = lines[1].id, .quantity = 2, .asked = {900}, .offered = base::fen{700}, .refund = base::fen{700}}});
    CHECK(on.run(complaints.page(buyer, {}))->at(0).lines.size() == 1);
    app::correct_attributions figures(on.backend->database(), on.random);
    const auto found = on.run(figures.figures(buyer, domain::organisation_id(buyer.who->organisation), 2026)).value();
    REQUIRE(found.size() == 1);
    CHECK(found[0].amount() == base::fen{4'200});
    CHECK(found[0].net() == base::fen{3'500});
    on.backend->check_invariants();
}

TEST_CASE("a ruling names lines of its own, within what is left of each", "[orders][refund][complaint][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    REQUIRE(on.receive(2, 100));
    const auto canteen = open_budget(on, 10'000, domain::fund::canteen);
    const auto nutrition = open_budget(on, 10'000, domain::fund::nutrition);
    const auto id = accepted_of(on, canteen, nutrition);
    const auto lines = on.find(id).lines;
    complain(on, id, 700);  // shared over both: 500 and 200
    app::handle_complaints complaints(on.backend->database(), on.random, {});
    const auto as_id = [](const domain::complaint& what) { return base::to_wire(what.id); };
    const auto buyer = on.as_buyer();
    const auto supplier = on.as_supplier();
    const auto reviewer = a_context_of(numbered<domain::organisation_id>(50), "operator", {"complaints:rule"},
                                       numbered<domain::account_id>(50), on.clock.now());
    const auto opened = on.run(complaints.open(buyer, {on.fresh_claim(), as_id}, id,
                                               {.ground = domain::complaint_ground::quality, .words = "坏果", .asked = {1'500}}));
    const auto complaint = base::parse_id<domain::complaint_id>(opened.value().body).value();
    REQUIRE(on.run(complaints.reply(supplier, {on.fresh_claim(), as_id}, {.id = complaint}, "不同意", {0})));
    REQUIRE(on.run(complaints.escalate(buyer, {on.fresh_claim(), as_id}, {.id = complaint}, "照片为证")));
    const auto rule = [&](std::vector<domain::line_amount> said) {
        return on.run(complaints.rule(reviewer, {on.fresh_claim(), as_id}, {.id = complaint}, "支持", {1'500}, std::move(said)));
    };
    const auto greedy = rule({{lines[0].id, {499}}, {lines[1].id, {1'001}}});
    REQUIRE_FALSE(greedy);
    CHECK(greedy.error().code == "refund-too-large");
    CHECK(greedy.error().fields.front().pointer == "/lines/1/amount_fen");
    CHECK(rule({{lines[0].id, {500}}}).error().code == "complaint-lines-invalid");
    REQUIRE(rule({{lines[1].id, {1'000}}, {lines[0].id, {500}}}));
    const auto after = on.find(id);
    CHECK(after.lines[0].refunded == base::fen{1'000});
    CHECK(after.lines[1].refunded == base::fen{1'200});
    CHECK(consumed_of(on, nutrition) == 0);
    on.backend->check_invariants();
}

TEST_CASE("complaints about a line and returns of it at once never take more than it cost", "[orders][refund][complaint][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    REQUIRE(on.receive(2, 100));
    const auto id = accepted_of(on, open_budget(on, 10'000, domain::fund::canteen), open_budget(on, 10'000, domain::fund::nutrition));
    const auto line = on.find(id).lines[1].id;  // two pieces of 600
    app::handle_complaints complaints(on.backend->database(), on.random, {});
    app::handle_returns returns(on.backend->database(), on.random);
    const auto buyer = on.as_buyer();
    std::size_t ended = 0;
    std::int64_t asked = 0;
    for (int i = 0; i < 10; ++i) {
        boost::asio::co_spawn(
            on.backend->io,
            complaints.open(buyer, {on.fresh_claim(), [](const domain::complaint&) { return std::string("{}"); }}, id,
                            {.ground = domain::complaint_ground::quality, .words = "坏果", .asked = {500}, .lines = {{line, 1, {500}}}}),
            [&](std::exception_ptr fault, base::result<base::reply> answer) {
                ++ended;
                if (!fault && answer) asked += 500;
            });
        boost::asio::co_spawn(on.backend->io,
                              returns.request(buyer, {on.fresh_claim(), [](const domain::goods_return&) { return std::string("{}"); }},
                                              {.id = id}, {.reason = "坏果", .lines = {{line, 1}}}),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  ++ended;
                                  if (!fault && answer) asked += 600;
                              });
    }
    run_until(on.backend->io, [&] { return ended == 20; }, patience);
    CHECK(asked <= 1'200);
    CHECK(asked >= 1'000);
    on.backend->check_invariants();
}

TEST_CASE("what was paid of a cancelled order goes back, by vouchers that count once", "[orders][refund][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto id = id_in(on.place_one({{1, 5}}));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    at.pay(id, 3'000, "V-1");
    CHECK(at.record(id, 1, "R-1").error().code == "order-state-conflict");
    REQUIRE(on.change<app::cancel_order>(on.as_supplier(), id, "断货"));
    const auto first = at.record(id, 2'999, "R-1");
    REQUIRE(first);
    CHECK(at.record(id, 1, "R-1").error().code == "refund-voucher-used");
    CHECK(at.record(id, 2, "R-2").error().code == "refund-above-owed");
    REQUIRE(at.record(id, 1, "R-2"));
    REQUIRE(at.confirm(id, first));
    CHECK(at.confirm(id, first).error().code == "refund-confirmed-already");
    CHECK(at.count(id) == 2);
    CHECK(on.find(id).refund_confirmed == base::fen{2'999});
    on.backend->check_invariants();
}

TEST_CASE("a complaint's refund is owed less, and back once it was paid", "[orders][refund][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto id = id_in(on.place_one({{1, 5}}));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    at.pay(id, 3'000, "V-1");
    REQUIRE(on.dispatch(on.as_supplier(), id));
    REQUIRE(on.accept(on.as_buyer(), id));
    app::handle_complaints complaints(on.backend->database(), on.random, {});
    const auto as_id = [](const domain::complaint& what) { return base::to_wire(what.id); };
    const auto buyer = on.as_buyer();
    const auto supplier = on.as_supplier();
    const auto opened = on.run(complaints.open(buyer, {on.fresh_claim(), as_id}, id,
                                               {.ground = domain::complaint_ground::quality, .words = "坏果", .asked = {700}}));
    const auto complaint = base::parse_id<domain::complaint_id>(opened.value().body).value();
    REQUIRE(on.run(complaints.reply(supplier, {on.fresh_claim(), as_id}, {.id = complaint}, "已核实", {500})));
    CHECK(at.record(id, 1, "R-1").error().code == "refund-above-owed");
    REQUIRE(on.run(complaints.agree(buyer, {on.fresh_claim(), as_id}, {.id = complaint})));
    CHECK(on.find(id).refund_granted == base::fen{500});
    CHECK(on.run(complaints.find(buyer, complaint))->refund == base::fen{500});
    REQUIRE(at.confirm(id, at.record(id, 500, "R-1")));
    CHECK(at.record(id, 1, "R-2").error().code == "refund-above-owed");
    CHECK(std::ranges::count(on.backend->journal(), "order.refund_granted") == 1);
    on.backend->check_invariants();
}
