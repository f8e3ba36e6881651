// What the parties do to an order, and what they may not.
#include <catch.hpp>

#include "orders/domain/delivery/closing.hpp"
#include "orders/domain/order/approval.hpp"
#include "orders/domain/payment/payment.hpp"
#include "orders/domain/returning/goods_return.hpp"
#include "tests/support/call_context.hpp"
#include "tests/unit/orders/whole_delivery.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

const base::instant morning = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(1);

order order_in(order_status status) {
    order what{.id = numbered<order_id>(1),
               .version = 4,
               .status = status,
               .buyer = numbered<organisation_id>(2),
               .supplier = numbered<organisation_id>(1),
               .total = {1'700},
               .placed_at = morning,
               .hold_expires_at = morning + std::chrono::hours(72)};
    what.lines = {{.id = numbered<line_id>(1),
                   .offer = numbered<offer_id>(1),
                   .offer_version = 1,
                   .name_zh = "苹果",
                   .quantity = 10,
                   .unit_price = {100},
                   .amount = {1'000}},
                  {.id = numbered<line_id>(2),
                   .offer = numbered<offer_id>(2),
                   .offer_version = 3,
                   .name_zh = "核桃",
                   .quantity = 7,
                   .unit_price = {100},
                   .amount = {700}}};
    return what;
}

base::principal of(organisation_id organisation, std::optional<unit_id> unit = std::nullopt) {
    base::principal who;
    who.organisation = organisation;
    who.unit = unit;
    return who;
}

std::string refusal_of(const base::result<changed_order>& answer) { return answer ? "" : answer.error().code; }

base::result<changed_order> accept(const order& what, party who, const acceptance& said, base::instant now, bool others_open = false) {
    return tests::accept_whole(what, who, said, now, others_open);
}

base::result<changed_order> dispatch(const order& what, party who, const shipping& said, base::instant now = morning) {
    return tests::ship_held(what, who, said, now);
}

delivery accepted_part(const order& what) {
    auto part = tests::whole_delivery(what, {1});
    part.accepted_at = morning;
    return part;
}

base::result<changed_order> take_back(const order& what, party who) {
    auto delivered = tests::whole_delivery(what);
    delivered.lots = {{what.lines[0].id, {}, {}, 10}};
    const goods_return back{.status = return_status::agreed, .order = what.id, .amount = {200}, .lines = {{what.lines[0].id, 2}}};
    const received_line said{what.lines[0].id, 2, 0, {}};
    auto done = receive_return(back, what, {&delivered, 1}, who, {&said, 1}, {}, morning);
    if (!done) return base::refusal(std::move(done.error()));
    return std::move(done->order);
}

base::result<changed_order> carry_out_paper(order_action action, const order& what, party who) {
    switch (action) {
        case order_action::confirm_for_contract: {
            auto under_contract = what;
            under_contract.contract_required = true;
            return confirm(under_contract, who, {}, morning);
        }
        case order_action::record_payment:
            return record_payment(what, who, {.amount = {1'700}, .recorded_at = morning});
        case order_action::confirm_payment: {
            payment paid{.amount = {1'700}, .recorded_by = numbered<account_id>(8), .recorded_at = morning};
            return confirm_payment(what, who, paid, numbered<account_id>(9), morning);
        }
        default:
            return advance(what, action, who);
    }
}

base::result<changed_order> carry_out(order_action action, const order& what, party who) {
    const approval other{.by = numbered<account_id>(9), .approved = true, .at = morning};
    switch (action) {
        case order_action::add_approval: {
            auto two_needed = what;
            two_needed.approvals_needed = 2;
            return approve(two_needed, who, other, {}, {}, morning);
        }
        case order_action::approve:
            return approve(what, who, other, {}, {}, morning);
        case order_action::refuse:
            return refuse(what, who, other);
        case order_action::confirm:
            return confirm(what, who, {}, morning);
        case order_action::dispatch:
            return dispatch(what, who, {.all = true});
        case order_action::dispatch_part:
            return dispatch(what, who, {.lines = {{numbered<line_id>(1), 1}}});
        case order_action::accept_delivery:
            return accept(what, who, {.all = true}, morning, true);
        case order_action::propose_short_close:
            return propose_short_close(what, who, {}, "断货", morning);
        case order_action::refuse_short_close: {
            auto proposed = what;
            proposed.short_close = {party::buyer, "断货", morning};
            return refuse_short_close(proposed, who);
        }
        case order_action::close_short: {
            auto proposed = what;
            proposed.short_close = {who == party::buyer ? party::supplier : party::buyer, "断货", morning};
            const auto part = accepted_part(what);
            return close_short(proposed, who, {&part, 1}, morning);
        }
        case order_action::take_back:
            return take_back(what, who);
        case order_action::close:
            return close(what, who, false, false, morning);
        case order_action::accept:
            if (auto possible = advance(what, order_action::accept, who); !possible) return possible;
            return accept(what, who, {.all = true}, morning);
        case order_action::accept_partly: {
            if (auto possible = advance(what, order_action::accept, who); !possible) return possible;
            acceptance said;
            said.lines = {{numbered<line_id>(1), 9, 1, "碰伤", rejection_outcome::returned}, {numbered<line_id>(2), 7, 0}};
            return accept(what, who, said, morning);
        }
        case order_action::rate:
            return rate(what, who, {.stars = 5, .at = morning});
        case order_action::cancel:
            return cancel(what, who, "改期", morning);
        case order_action::expire:
            return expire(what, what.hold_expires_at);
        default:
            return carry_out_paper(action, what, who);
    }
    return base::refusal(base::error{});
}

}  // namespace

TEST_CASE("every action on every state by every party does what the table says", "[orders][domain]") {
    for (const auto status : order_statuses) {
        for (const auto action : order_actions) {
            for (const auto who : {party::buyer, party::supplier, party::system}) {
                if (action == order_action::expire && who != party::system) continue;
                INFO(name_of(status) << " " << name_of(action) << " " << static_cast<int>(who));
                const auto* row = find_transition(status, action);
                const auto answer = carry_out(action, order_in(status), who);
                if (row == nullptr) {
                    const bool ships = action == order_action::dispatch || action == order_action::dispatch_part;
                    const bool unsigned_yet = status == order_status::contracting && ships;
                    CHECK(refusal_of(answer) == (unsigned_yet ? "contract-not-signed" : "order-state-conflict"));
                } else if (!row->open_to(who)) {
                    CHECK(refusal_of(answer) == "order-party-forbidden");
                } else {
                    REQUIRE(answer);
                    CHECK(answer->after.status == row->to);
                    CHECK(answer->after.version == 5);
                    CHECK(answer->by == row);
                }
            }
        }
    }
}

TEST_CASE("a hold can be confirmed until the moment at which it expires", "[orders][domain]") {
    const auto what = order_in(order_status::placed);
    CHECK(confirm(what, party::supplier, {}, what.hold_expires_at - std::chrono::microseconds(1)));
    CHECK(refusal_of(confirm(what, party::supplier, {}, what.hold_expires_at)) == "hold-expired");
    CHECK(refusal_of(expire(what, what.hold_expires_at - std::chrono::microseconds(1))) == "hold-not-expired");
    CHECK(expire(what, what.hold_expires_at)->after.cancellation_reason == "hold-expired");
}

TEST_CASE("an order's times follow its states, also where the later change was asked for first", "[orders][domain]") {
    const auto noon = morning + std::chrono::hours(3);
    auto what = order_in(order_status::submitted);
    what.placed_at = noon;
    const auto approved = approve(what, party::buyer, {.by = numbered<account_id>(9), .approved = true, .at = morning}, {}, {}, noon);
    REQUIRE(approved);
    CHECK(approved->after.approved_at == noon);
    CHECK(refuse(what, party::buyer, {.by = numbered<account_id>(9), .at = morning})->after.cancelled_at == noon);
    what.status = order_status::placed;
    what.approved_at = noon + std::chrono::seconds(1);
    CHECK(cancel(what, party::buyer, "改期", morning)->after.cancelled_at == what.approved_at);
    const auto confirmed = confirm(what, party::supplier, {}, morning);
    REQUIRE(confirmed);
    CHECK(confirmed->after.confirmed_at == what.approved_at);
    what.status = order_status::confirmed;
    what.confirmed_at = noon + std::chrono::seconds(2);
    CHECK(dispatch(what, party::supplier, {.all = true}, morning)->after.dispatched_at == what.confirmed_at);
    what.status = order_status::dispatched;
    what.dispatched_at = noon + std::chrono::seconds(3);
    CHECK(accept(what, party::buyer, {.all = true}, morning)->after.accepted_at == what.dispatched_at);
    CHECK(accept(what, party::buyer, {.all = true}, noon + std::chrono::hours(1))->after.accepted_at == noon + std::chrono::hours(1));
}

TEST_CASE("what was withdrawn after the order cannot be confirmed; a new price does not matter", "[orders][domain]") {
    const auto what = order_in(order_status::placed);
    offer_version version{.offer = numbered<offer_id>(2),
                          .version = 3,
                          .tiers = {{1, {100}}},
                          .marked = {{"SF-2026-000001-X", std::chrono::year(2026) / 1 / 1, std::nullopt}}};
    offer_book book;
    book[version.offer] = {4, {version}};
    CHECK(confirm(what, party::supplier, book, morning));
    book[version.offer].live.front().withdrawn = true;
    const auto refused = confirm(what, party::supplier, book, morning);
    REQUIRE(refusal_of(refused) == "offer-withdrawn");
    CHECK(refused.error().fields.front().pointer == "/lines/1");
    book[version.offer].live.front().version = 2;
    CHECK(confirm(what, party::supplier, book, morning));
}

TEST_CASE("what may not carry the mark on the day of confirmation is not confirmed", "[orders][domain]") {
    const auto what = order_in(order_status::placed);
    const auto today = base::business_date_of(morning);
    const base::business_date tomorrow = std::chrono::sys_days(today) + std::chrono::days(1);
    offer_version version{.offer = numbered<offer_id>(2), .version = 3, .tiers = {{1, {100}}}};
    offer_book book;
    const auto confirmed_with = [&](std::vector<mark_period> marked) {
        version.marked = std::move(marked);
        book[version.offer] = {3, {version}};
        return confirm(what, party::supplier, book, morning);
    };
    CHECK(confirmed_with({{"SF-2026-000001-X", today, tomorrow}}));
    const auto refused = confirmed_with({{"SF-2026-000001-X", tomorrow, std::nullopt}});
    REQUIRE(refusal_of(refused) == "product-not-authorised");
    CHECK(refused.error().fields.front().pointer == "/lines/1");
}

TEST_CASE("a partial acceptance sums what was accepted", "[orders][domain]") {
    const auto answer = carry_out(order_action::accept_partly, order_in(order_status::dispatched), party::buyer);
    REQUIRE(answer);
    CHECK(answer->after.accepted_total == base::fen{1'600});
    CHECK(answer->after.lines[0].rejected_quantity == 1);
    CHECK(answer->after.lines[0].rejection_reason == "碰伤");
    CHECK(answer->after.lines[1].rejected_quantity == 0);
    CHECK_FALSE(answer->after.lines[1].rejection_reason);
    CHECK(answer->after.accepted_at == morning);
}

TEST_CASE("an acceptance keeps who signed, how warm the goods were and what became of the rejected ones", "[orders][domain]") {
    acceptance said;
    said.by = {numbered<account_id>(5), "王老师"};
    const std::string photo(64, 'a');
    said.lines = {{numbered<line_id>(1), 9, 1, "碰伤", rejection_outcome::returned, photo, 3'500}, {numbered<line_id>(2), 7, 0}};
    auto before = order_in(order_status::dispatched);
    before.lines[0].storage = {"chilled", 0, 3'500};
    const auto answer = accept(before, party::buyer, said, morning);
    REQUIRE(answer);
    CHECK(answer->after.accepted_by == said.by);
    auto line = answer->after.lines[0];
    CHECK(line.rejected_goods == rejection_outcome::returned);
    CHECK(line.rejection_photo_sha256 == photo);
    CHECK(handed_over_in_range(line) == true);
    line.handover_temperature_mc = 3'501;
    CHECK(handed_over_in_range(line) == false);
    line.storage = {"ambient", std::nullopt, std::nullopt};
    CHECK_FALSE(handed_over_in_range(line));
    CHECK_FALSE(handed_over_in_range(answer->after.lines[1]));
    said.lines[1].rejected_goods = rejection_outcome::returned;
    const auto refused = accept(before, party::buyer, said, morning);
    REQUIRE(refusal_of(refused) == "acceptance-invalid");
    CHECK(refused.error().fields.front().pointer == "/lines/1/rejected_goods");
}

TEST_CASE("an order is rated once", "[orders][domain]") {
    const auto rated = rate(order_in(order_status::accepted), party::buyer, {.stars = 4, .at = morning});
    REQUIRE(rated);
    CHECK(rated->after.rated->stars == 4);
    CHECK(refusal_of(rate(rated->after, party::buyer, {.stars = 5, .at = morning})) == "rated-already");
}

TEST_CASE("rejecting everything is a partial acceptance of nothing", "[orders][domain]") {
    acceptance said;
    said.lines = {{numbered<line_id>(1), 0, 10, "变质", rejection_outcome::destroyed},
                  {numbered<line_id>(2), 0, 7, "变质", rejection_outcome::destroyed}};
    const auto answer = accept(order_in(order_status::dispatched), party::buyer, said, morning);
    REQUIRE(answer);
    CHECK(answer->after.status == order_status::partly_accepted);
    CHECK(answer->after.accepted_total == base::fen{0});
}

TEST_CASE("an acceptance must name every line once and add up, and hears all its faults", "[orders][domain]") {
    const auto what = order_in(order_status::dispatched);
    const auto pointers = [&](std::vector<line_acceptance> lines) {
        acceptance said;
        said.lines = std::move(lines);
        const auto answer = accept(what, party::buyer, said, morning);
        REQUIRE(refusal_of(answer) == "acceptance-invalid");
        std::vector<std::string> found;
        for (const auto& each : answer.error().fields) found.push_back(each.pointer + " " + each.code);
        return found;
    };
    using list = std::vector<std::string>;
    CHECK(pointers({{numbered<line_id>(1), 10, 0}}) == list{"/lines missing-line"});
    CHECK(pointers({{numbered<line_id>(1), 10, 0}, {numbered<line_id>(1), 10, 0}, {numbered<line_id>(2), 7, 0}}) ==
          list{"/lines/1/line_id duplicate-line"});
    CHECK(pointers({{numbered<line_id>(9), 1, 0}, {numbered<line_id>(1), 10, 1}, {numbered<line_id>(2), 6, 1}}) ==
          list{"/lines/0/line_id unknown-line", "/lines/1/accepted_quantity above-shipment", "/lines/2/reason required",
               "/lines/2/rejected_goods required"});
    CHECK(pointers({{numbered<line_id>(1), 11, 0}, {numbered<line_id>(2), 7, 0}}) == list{"/lines/0/accepted_quantity above-shipment"});
    CHECK(pointers({{numbered<line_id>(1), 11, -1}, {numbered<line_id>(2), 7, 0}}) == list{"/lines/0/accepted_quantity sum-differs"});
    CHECK(pointers({{numbered<line_id>(1), base::wire_integer_max, base::wire_integer_max}, {numbered<line_id>(2), 7, 0}}) ==
          list{"/lines/0/accepted_quantity above-shipment"});
}

TEST_CASE("an organisation is buyer, supplier or nobody to an order", "[orders][domain]") {
    const auto what = order_in(order_status::placed);
    CHECK(party_of(what, of(what.buyer)) == party::buyer);
    CHECK_FALSE(party_of(what, of(numbered<organisation_id>(9))));
}

TEST_CASE("the supplier is nobody to an order until it is approved", "[orders][domain]") {
    auto what = order_in(order_status::submitted);
    CHECK_FALSE(party_of(what, of(what.supplier)));
    what.approved_at = morning;
    CHECK(party_of(what, of(what.supplier)) == party::supplier);
}

TEST_CASE("whoever acts for one unit is nobody to the orders of another", "[orders][domain]") {
    auto what = order_in(order_status::submitted);
    what.unit = numbered<unit_id>(1);
    CHECK(party_of(what, of(what.buyer)) == party::buyer);
    CHECK(party_of(what, of(what.buyer, numbered<unit_id>(1))) == party::buyer);
    CHECK_FALSE(party_of(what, of(what.buyer, numbered<unit_id>(2))));
    what.unit.reset();
    CHECK_FALSE(party_of(what, of(what.buyer, numbered<unit_id>(1))));
}
