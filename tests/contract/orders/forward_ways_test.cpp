// The other ways to order ahead of a harvest, on the fake and on MariaDB: drafts and call-offs of long-term contracts.
#include <catch.hpp>

#include "orders/app/draft/keep_drafts.hpp"
#include "orders/app/draft/submit_draft.hpp"
#include "orders/app/supply/handle_supply_contracts.hpp"
#include "tests/contract/orders/field.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

using packs = std::pair<std::int64_t, std::int64_t>;
using week = base::business_date;

std::string code_of(const base::result<base::reply>& answer) { return answer ? "" : answer.error().code; }
std::string place_of(const base::result<base::reply>& answer) { return answer.error().fields.at(0).pointer; }

class clerks {
public:
    explicit clerks(side& on)
        : on_(on), keep_(on.backend->database(), on.random, std::chrono::hours(24)), submit_(on.backend->database(), on.queue) {}

    domain::draft_id open(week deliver_on) {
        const auto context = on_.as_buyer();
        const auto made = on_.run(keep_.open(context, {on_.fresh_claim(), [](const domain::draft& what) { return base::to_wire(what.id); }},
                                             {numbered<domain::organisation_id>(1), {"510107", "成都", "张"}, deliver_on}));
        return base::parse_id<domain::draft_id>(made.value().body).value();
    }
    // Each line after the ones before it.
    domain::line_id add(domain::draft_id id, unsigned char product, std::int64_t quantity, std::optional<week> of) {
        on_.clock.advance(std::chrono::milliseconds(1));
        const auto context = on_.as_buyer();
        const auto made = on_.run(
            keep_.add_line(context, claim(), id,
                           {.offer = numbered<domain::offer_id>(product), .offer_version = 1, .quantity = quantity, .delivery_week = of}));
        return base::parse_id<domain::line_id>(made.value().body).value();
    }
    base::result<base::reply> change(const app::draft_line_target& target, std::int64_t quantity, std::optional<week> of) {
        const auto context = on_.as_buyer();
        return on_.run(keep_.change_line(context, claim(), target, {.offer_version = 1, .quantity = quantity, .delivery_week = of}));
    }
    base::task<base::result<base::reply>> submitting(const base::call_context& context, domain::draft_id id) {
        return submit_(context, {on_.fresh_claim(), [](const domain::order& what) { return base::to_wire(what.id); }}, id, {}, {});
    }
    base::result<base::reply> submit(domain::draft_id id) {
        const auto context = on_.as_buyer();
        return on_.run(submitting(context, id));
    }
    domain::draft find(domain::draft_id id) {
        const auto context = on_.as_buyer();
        return on_.run(keep_.find(context, id)).value();
    }

private:
    base::idempotent<app::line_view> claim() {
        return {on_.fresh_claim(), [](const app::line_view& what) { return base::to_wire(what.line.id); }};
    }

    side& on_;
    app::keep_drafts keep_;
    app::submit_draft submit_;
};

class contracts {
public:
    explicit contracts(side& on) : on_(on), use_(on.backend->database(), on.random, on.queue) {}

    domain::supply_contract_id in_force(std::int64_t quantity) {
        const auto buyer = on_.as_buyer();
        const auto supplier = on_.as_supplier();
        const auto made = on_.run(use_.propose(buyer, claim(),
                                               {.kind = domain::supply_kind::underwriting,
                                                .product = numbered<domain::product_id>(1),
                                                .goods = "苹果",
                                                .floor_price = {550},
                                                .pricing = domain::price_rule::market,
                                                .starts_on = base::business_date_of(on_.clock.now()),
                                                .step = domain::supply_step::month,
                                                .periods = 1,
                                                .quantity_per_period = quantity}));
        const auto id = base::parse_id<domain::supply_contract_id>(made.value().body).value();
        for (const auto* who : {&buyer, &supplier}) REQUIRE(on_.run(use_.sign(*who, claim(), {id, {}}, find(id).document.sha256)));
        return id;
    }
    base::result<base::reply> call_off(domain::supply_contract_id id, std::int64_t quantity, week deliver_on, std::optional<week> of) {
        const auto context = on_.as_buyer();
        domain::order_request asked{.delivery = {"510107", "成都", "张"}, .requested_delivery_date = deliver_on, .lines = {}};
        asked.lines.push_back({.offer = numbered<domain::offer_id>(1), .offer_version = 1, .quantity = quantity, .delivery_week = of});
        return on_.run(use_.call_off(context, {on_.fresh_claim(), [](const domain::order& what) { return base::to_wire(what.id); }}, id,
                                     std::move(asked)));
    }
    domain::supply_contract find(domain::supply_contract_id id) {
        const auto context = on_.as_buyer();
        return on_.run(use_.find(context, id)).value();
    }

private:
    app::handle_supply_contracts::claim claim() {
        return {on_.fresh_claim(), [](const domain::supply_contract& what) { return base::to_wire(what.id); }};
    }

    side& on_;
    app::handle_supply_contracts use_;
};

}  // namespace

TEST_CASE("a draft's line reads its week back, and its order holds capacity as one that is placed at once",
          "[orders][forward][draft][contract]") {
    side on(each_backend());
    field at(on);
    clerks desk(on);
    const auto of = at.week();
    at.announce(1, 10, of);
    REQUIRE(on.receive(2, 5));
    const auto id = desk.open(of);
    const auto ahead = desk.add(id, 1, 6, of);
    desk.add(id, 2, 4, std::nullopt);
    CHECK(desk.find(id).lines.at(0).asked.delivery_week == of);
    CHECK_FALSE(desk.find(id).lines.at(1).asked.delivery_week);
    CHECK(at.capacity(1, of) == packs{10, 0});  // a draft holds nothing

    CHECK(desk.change({id, ahead, {{{1}}}}, 7, std::nullopt));
    CHECK_FALSE(desk.find(id).lines.at(0).asked.delivery_week);
    CHECK(code_of(desk.change({id, ahead, {{{1}}}}, 8, of)) == "version-stale");
    CHECK(desk.change({id, ahead, {{{2}}}}, 8, of));
    CHECK(desk.find(id).lines.at(0).asked.delivery_week == of);

    const auto order = on.find(id_in(desk.submit(id)));
    CHECK(order.lines.at(0).delivery_week == of);
    CHECK(order.lines.at(0).waiting_quantity == 8);
    CHECK(order.lines.at(1).waiting_quantity == 0);
    CHECK(order.hold_expires_at > base::start_of(base::weeks_after(of, 1)));
    CHECK(at.capacity(1, of) == packs{10, 8});
    CHECK(on.stock_of(2) == sums{5, 4});
    CHECK(code_of(desk.submit(id)) == "draft-submitted");
    REQUIRE(on.receive(1, 8));
    CHECK(at.waiting(order.id) == 0);
    on.backend->check_invariants();
}

TEST_CASE("a draft ahead is refused by the same names and places as an order, and stays open", "[orders][forward][draft][contract]") {
    side on(each_backend());
    field at(on);
    clerks desk(on);
    const auto of = at.week();
    at.announce(1, 3, of);
    const auto id = desk.open(of);
    desk.add(id, 2, 1, at.week(3));
    const auto line = desk.add(id, 1, 4, of);
    const auto other_week = desk.submit(id);
    REQUIRE(code_of(other_week) == "delivery-week-invalid");
    CHECK(place_of(other_week) == "/lines/0/delivery_week");

    const auto second = desk.open(of);
    const auto too_much = desk.add(second, 1, 4, of);
    const auto exceeded = desk.submit(second);
    REQUIRE(code_of(exceeded) == "capacity-exceeded");
    CHECK(place_of(exceeded) == "/lines/0/quantity");
    CHECK_FALSE(desk.find(second).order);
    CHECK(at.capacity(1, of) == packs{3, 0});
    CHECK(desk.change({second, too_much, {}}, 3, of));
    CHECK(desk.submit(second));
    CHECK(at.capacity(1, of) == packs{3, 3});
    CHECK(line != too_much);

    const auto late = desk.open(of);
    desk.add(late, 1, 1, of);
    on.clock.advance(std::chrono::days(20));
    CHECK(code_of(desk.submit(late)) == "draft-expired");
    on.backend->check_invariants();
}

TEST_CASE("sixty-four drafts are submitted at once for the last ten packs of a week: exactly ten become orders",
          "[orders][forward][draft][contract]") {
    side on(each_backend());
    field at(on);
    clerks desk(on);
    const auto of = at.week();
    at.announce(1, 10, of);
    std::vector<domain::draft_id> drafts;
    for (int i = 0; i < 64; ++i) {
        drafts.push_back(desk.open(of));
        desk.add(drafts.back(), 1, 1, of);
    }
    const auto context = on.as_buyer();
    std::size_t granted = 0;
    std::size_t refused = 0;
    for (const auto& id : drafts)
        boost::asio::co_spawn(on.backend->io, desk.submitting(context, id),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  if (!fault && answer) ++granted;
                                  if (!fault && !answer && answer.error().code == "capacity-exceeded") ++refused;
                              });
    run_until(on.backend->io, [&] { return granted + refused == 64; }, patience);
    CHECK(granted == 10);
    CHECK(at.capacity(1, of) == packs{10, 10});
    std::size_t submitted = 0;
    for (const auto& id : drafts)
        if (desk.find(id).order) ++submitted;
    CHECK(submitted == 10);
    on.backend->check_invariants();
}

TEST_CASE("a call-off ahead takes of its contract's period and of its week, and gives both back", "[orders][forward][supply][contract]") {
    side on(each_backend());
    field at(on);
    contracts office(on);
    const auto of = at.week();
    at.announce(1, 10, of);
    const auto id = office.in_force(30);
    CHECK(code_of(office.call_off(id, 6, of, at.week(1))) == "delivery-week-invalid");
    CHECK(code_of(office.call_off(id, 11, of, of)) == "capacity-exceeded");
    CHECK(code_of(office.call_off(id, 6, of, std::nullopt)) == "insufficient-stock");
    CHECK(office.find(id).periods.at(0).called_off == 0);  // what is refused takes nothing

    const auto first = id_in(office.call_off(id, 6, of, of));
    CHECK(on.find(first).lines.at(0).unit_price == base::fen{600});
    CHECK(on.find(first).lines.at(0).waiting_quantity == 6);
    CHECK(at.capacity(1, of) == packs{10, 6});
    CHECK(office.find(id).periods.at(0).called_off == 6);
    REQUIRE(on.change<app::cancel_order>(on.as_supplier(), first, std::string("歉收")));
    CHECK(at.capacity(1, of) == packs{10, 0});
    CHECK(office.find(id).periods.at(0).called_off == 0);
    CHECK(office.find(id).periods.at(0).not_supplied == 6);

    const auto second = id_in(office.call_off(id, 7, of, of));
    REQUIRE(on.receive(1, 7));
    CHECK(at.waiting(second) == 0);
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), second));
    CHECK(office.find(id).periods.at(0).called_off == 7);
    on.backend->check_invariants();
}

TEST_CASE("a period that has less left than its week refuses a call-off, and the week is not held for it",
          "[orders][forward][supply][contract]") {
    side on(each_backend());
    field at(on);
    contracts office(on);
    const auto of = at.week();
    at.announce(1, 100, of);
    const auto id = office.in_force(5);
    CHECK(code_of(office.call_off(id, 6, of, of)) == "supply-exhausted");
    CHECK(at.capacity(1, of) == packs{100, 0});
    CHECK(office.call_off(id, 5, of, of));
    CHECK(at.capacity(1, of) == packs{100, 5});
    on.backend->check_invariants();
}
