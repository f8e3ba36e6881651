// What the parties may do to an agreement, rule by rule; windows, pre-orders and pairings at their edges.
#include <catch.hpp>

#include "orders/domain/agreement/changes.hpp"
#include "orders/domain/agreement/pairing.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

const base::instant now = tests::manual_clock().now();
const auto today = base::business_date_of(now);
const actor helper{numbered<organisation_id>(2), numbered<account_id>(2)};
const actor supplier{numbered<organisation_id>(1), numbered<account_id>(1)};
const std::string sha256(64, 'a');

offer_book offers() {
    offer_version version{.offer = numbered<offer_id>(1),
                          .version = 3,
                          .product = numbered<product_id>(1),
                          .supplier = supplier.organisation,
                          .name_zh = "苹果",
                          .unit_net_mass_g = 1'000,
                          .minimum_quantity = 1,
                          .tiers = {{1, {600}}, {10, {500}}},
                          .valid_from = now - std::chrono::hours(1)};
    return {{version.offer, {3, {version}}}};
}
window_request asked() { return {"征集", numbered<offer_id>(1), 3, {500}, now, now + std::chrono::hours(24), {"一", "二"}}; }
collecting_window open_one() { return open_window(numbered<window_id>(1), helper.organisation, asked(), offers(), now).value(); }
window_sum closed_sum(std::int64_t quantity = 10) {
    return {close_window(open_one(), helper.account, now + std::chrono::hours(1)).value(), {{"一", 1, 1, quantity, 0}}, std::nullopt};
}
agreement drafted(std::int64_t quantity = 10) {
    const std::vector<window_sum> sums{closed_sum(quantity)};
    auto made = draft_agreement(numbered<agreement_id>(1), sums, {today, "约定"}, helper.account, now).value();
    made.document.sha256 = sha256;
    return made;
}
agreement in_force(std::int64_t quantity = 10) {
    auto one = sign_agreement(drafted(quantity), helper, sha256, now).value().after;
    return sign_agreement(std::move(one), supplier, sha256, now).value().after;
}
prepayment paid(std::int64_t amount) { return {.said = {1, "工会", {amount}, "凭1", sha256}}; }
template <class T>
std::string code(const base::result<T>& of) {
    return of ? "" : of.error().code;
}

}  // namespace

TEST_CASE("a window keeps to the channels and the area of its offer", "[orders][domain][agreement]") {
    const auto opened = [](auto change, std::string_view county) {
        auto book = offers();
        change(book.begin()->second.live.front());
        const auto made = open_window(numbered<window_id>(1), helper.organisation, asked(), book, now, county);
        std::vector<std::string> faults;
        if (!made)
            for (const auto& each : made.error().fields) faults.push_back(each.pointer + " " + each.code);
        return faults;
    };
    using list = std::vector<std::string>;
    const auto as_it_is = [](offer_version&) {};
    const auto of_chengdu_alone = [](offer_version& offer) {
        offer.area = {"510100"};
        offer.sold_by = channel_set(0);
        offer.sold_by.add(channel::commercial);
    };
    CHECK(opened(as_it_is, "510107").empty());
    CHECK(opened(as_it_is, "").empty());
    CHECK(opened(as_it_is, "330106") == list{"/offer_id outside-delivery-area"});
    CHECK(opened(of_chengdu_alone, "510107") == list{"/offer_id channel-not-offered"});
    CHECK(opened(of_chengdu_alone, "513423") == list{"/offer_id channel-not-offered", "/offer_id outside-delivery-area"});
    CHECK(opened(of_chengdu_alone, "") == list{"/offer_id channel-not-offered"});
}

TEST_CASE("a window opens on an offer as it is, at one of its prices, and not on one's own", "[orders][domain][agreement]") {
    CHECK(open_one().supplier == supplier.organisation);
    const auto refused = [](auto change, organisation_id who = helper.organisation) {
        auto other = asked();
        change(other);
        return code(open_window(numbered<window_id>(1), who, other, offers(), now));
    };
    CHECK(refused([](auto& each) { each.unit_price = {501}; }) == "window-invalid");
    CHECK(refused([](auto& each) { each.offer_version = 2; }) == "offer-changed");
    CHECK(refused([](auto& each) { each.offer_version = 4; }) == "offer-not-yet-known");
    CHECK(refused([](auto& each) { each.closes_at = each.opens_at + window_length_max; }) == "");
    CHECK(refused([](auto& each) { each.closes_at = each.opens_at + window_length_max + std::chrono::microseconds(1); }) ==
          "window-invalid");
    CHECK(refused([](auto&) {}, supplier.organisation) == "window-invalid");
}

TEST_CASE("pre-orders live from the window's beginning to its end", "[orders][domain][agreement]") {
    const auto window = open_one();
    const intent_statement said{"一", payer::union_fund, 1, 5};
    const auto at = [&](base::instant when) { return code(add_intent(window, numbered<intent_id>(1), said, helper.account, when)); };
    CHECK(at(now - std::chrono::microseconds(1)) == "window-not-open");
    CHECK(at(now).empty());
    CHECK(at(window.asked.closes_at - std::chrono::microseconds(1)).empty());
    CHECK(at(window.asked.closes_at) == "window-not-open");
    const auto added = add_intent(window, numbered<intent_id>(1), said, helper.account, now).value();
    CHECK(code(change_intent(window, added, {"三", payer::staff, 1, 5}, helper.account, now)) == "intent-invalid");
    const auto gone = withdraw_intent(window, added, helper.account, now).value();
    CHECK(gone.version == 2);
    CHECK(code(withdraw_intent(window, gone, helper.account, now)) == "intent-withdrawn");
    CHECK(code(change_intent(window, gone, said, helper.account, now)) == "intent-withdrawn");
    CHECK(code(close_window(window, std::nullopt, now)) == "window-not-open");
    const auto by_clock = close_window(window, std::nullopt, window.asked.closes_at + std::chrono::hours(5)).value();
    CHECK(by_clock.closed_at == window.asked.closes_at);
    CHECK(code(close_window(by_clock, helper.account, now)) == "window-closed");
}

TEST_CASE("only a closed window with a sum makes an agreement, once", "[orders][domain][agreement]") {
    const auto draft_of = [](window_sum sum, base::business_date deliver_by) {
        const std::vector<window_sum> sums{std::move(sum)};
        return code(draft_agreement(numbered<agreement_id>(1), sums, {deliver_by, "x"}, helper.account, now));
    };
    CHECK(draft_of({open_one(), {{"一", 1, 1, 1, 0}}, std::nullopt}, today) == "window-not-closed");
    auto taken = closed_sum();
    taken.window.agreement = numbered<agreement_id>(9);
    CHECK(draft_of(taken, today) == "window-taken");
    CHECK(draft_of(closed_sum(0), today) == "window-empty");
    CHECK(draft_of(closed_sum(), base::business_date_of(now - std::chrono::hours(24))) == "agreement-invalid");
    CHECK(draft_of(closed_sum(allocated_quantity_max + 1), today) == "agreement-invalid");
    CHECK(drafted().total().value == 5'000);
}

TEST_CASE("everybody signs what they read, once, and the last signature brings it into force", "[orders][domain][agreement]") {
    CHECK(code(sign_agreement(drafted(), helper, std::string(64, 'b'), now)) == "agreement-text-differs");
    const auto one = sign_agreement(drafted(), helper, sha256, now).value();
    CHECK(one.after.status == agreement_status::part_signed);
    CHECK(code(sign_agreement(one.after, helper, sha256, now)) == "agreement-signed-already");
    CHECK(code(join_agreement(one.after, closed_sum(), now)) == "agreement-state-conflict");
    CHECK(in_force().status == agreement_status::in_force);
    CHECK(code(cancel_agreement(in_force(), helper, "x", now)) == "agreement-state-conflict");
    CHECK(cancel_agreement(one.after, supplier, "x", now).value().after.status == agreement_status::cancelled);
}

TEST_CASE("the text depends on everything that binds and on nothing else", "[orders][domain][agreement]") {
    const auto text = canonical_text(drafted());
    CHECK(text == drafted().document.text);
    auto other = drafted();
    other.signatures.push_back({0, helper.organisation, helper.account, now});
    other.version = 9;
    CHECK(canonical_text(other) == text);
    other.lines[0].quantity = 11;
    CHECK(canonical_text(other) != text);
    other = drafted();
    other.note += "。";
    CHECK(canonical_text(other) != text);
}

TEST_CASE("prepayments never pass the line's amount, and fund it when all of it is confirmed", "[orders][domain][agreement]") {
    CHECK(code(record_prepayment(drafted(), helper, paid(1).said)) == "agreement-not-in-force");
    CHECK(code(record_prepayment(in_force(), supplier, paid(1).said)) == "agreement-party-forbidden");
    CHECK(code(record_prepayment(in_force(), helper, paid(5'001).said)) == "prepayment-too-large");
    auto what = record_prepayment(in_force(), helper, paid(4'999).said).value().after;
    CHECK(code(record_prepayment(what, helper, paid(2).said)) == "prepayment-too-large");
    CHECK(code(confirm_prepayment(what, helper, paid(4'999))) == "agreement-party-forbidden");
    what = confirm_prepayment(what, supplier, paid(4'999)).value().after;
    CHECK(what.lines[0].status == line_status::unfunded);
    what = record_prepayment(what, helper, paid(1).said).value().after;
    auto twice = paid(1);
    twice.confirmed_at = now;
    CHECK(code(confirm_prepayment(what, supplier, twice)) == "prepayment-confirmed");
    const auto funded = confirm_prepayment(what, supplier, paid(1)).value();
    CHECK(funded.after.lines[0].status == line_status::funded);
    CHECK(funded.events == std::vector<std::string_view>{"agreement.funded"});
    const actor stranger{numbered<organisation_id>(7), {}};
    CHECK(code(record_prepayment(in_force(), stranger, paid(1).said)) == "agreement-line-not-found");
}

TEST_CASE("goods come only after money or credit, never more than a section ordered, and close the agreement",
          "[orders][domain][agreement]") {
    const std::vector<claim> claims{{{"513423100201", "H-1"}, 20, 20, 0}};
    CHECK(code(allocate_line(in_force(), supplier, 1, 1, claims)) == "agreement-state-conflict");
    const auto on_credit = approve_credit(in_force(), supplier, 1, today, now).value().after;
    CHECK(code(allocate_line(on_credit, helper, 1, 1, claims)) == "agreement-party-forbidden");
    CHECK(code(allocate_line(on_credit, supplier, 1, 3, claims)) == "allocation-invalid");
    const auto allocated = allocate_line(on_credit, supplier, 1, 5, claims).value();
    CHECK(allocated.shares[0].quantity == 10);
    const auto hand = [](std::int64_t quantity) { return std::vector<hand_over>{{"一", quantity, "李"}}; };
    CHECK(code(deliver(on_credit, supplier, 1, hand(1), now)) == "agreement-state-conflict");
    CHECK(code(deliver(allocated.changed.after, supplier, 1, hand(11), now)) == "delivery-invalid");
    const auto part = deliver(allocated.changed.after, supplier, 1, hand(9), now).value().after;
    CHECK(part.lines[0].status == line_status::delivering);
    CHECK(code(deliver(part, supplier, 1, hand(2), now)) == "delivery-invalid");
    const auto all = deliver(part, supplier, 1, hand(1), now).value();
    CHECK(all.after.status == agreement_status::closed);
    CHECK(all.after.version == part.version + 2);
    CHECK(all.events == std::vector<std::string_view>{"agreement.delivered", "agreement.closed"});
}

TEST_CASE("a settlement is proposed by one side and agreed to by the other", "[orders][domain][agreement]") {
    const auto proposed = propose_settlement(in_force(), helper, 1, "x", now).value().after;
    CHECK(code(approve_credit(proposed, supplier, 1, today, now)) == "settlement-pending");
    CHECK(code(answer_settlement(proposed, helper, 1, true, now)) == "agreement-party-forbidden");
    CHECK_FALSE(answer_settlement(proposed, helper, 1, false, now).value().after.lines[0].proposed);
    CHECK(code(answer_settlement(in_force(), supplier, 1, true, now)) == "settlement-not-proposed");
    const auto settled = answer_settlement(proposed, supplier, 1, true, now).value().after;
    CHECK(settled.lines[0].reversed() == 10);
    CHECK(settled.status == agreement_status::closed);
    CHECK(code(answer_settlement(settled, supplier, 1, true, now)) == "agreement-not-in-force");
}

TEST_CASE("of a line that has ended what was delivered on credit is paid, and no more", "[orders][domain][agreement]") {
    const std::vector<claim> claims{{{"513423100201", "H-1"}, 20, 20, 0}};
    const auto on_credit = approve_credit(in_force(), supplier, 1, today, now).value().after;
    const auto allocated = allocate_line(on_credit, supplier, 1, 5, claims).value().changed.after;
    const auto delivered = deliver(allocated, supplier, 1, std::vector<hand_over>{{"一", 10, "李"}}, now).value().after;
    REQUIRE(delivered.status == agreement_status::closed);
    CHECK(code(record_prepayment(delivered, helper, paid(5'001).said)) == "prepayment-too-large");
    const auto recorded = record_prepayment(delivered, helper, paid(5'000).said).value();
    CHECK(recorded.events == std::vector<std::string_view>{"agreement.prepayment_recorded"});
    const auto confirmed = confirm_prepayment(recorded.after, supplier, paid(5'000)).value().after;
    CHECK(confirmed.status == agreement_status::closed);
    CHECK(confirmed.closed_at == delivered.closed_at);
    CHECK(confirmed.lines[0].prepaid_confirmed == base::fen{5'000});
    CHECK(confirmed.lines[0].owed_back() == base::fen{});
    CHECK(code(record_repayment(confirmed, supplier, paid(1).said)) == "agreement-state-conflict");
    CHECK(code(approve_credit(delivered, supplier, 1, today, now)) == "agreement-not-in-force");
}

TEST_CASE("what was paid and will not be delivered goes back, recorded by the supplier and confirmed by the helper",
          "[orders][domain][agreement]") {
    const std::vector<claim> claims{{{"513423100201", "H-1"}, 20, 20, 0}};
    auto what = record_prepayment(in_force(), helper, paid(5'000).said).value().after;
    what = confirm_prepayment(what, supplier, paid(5'000)).value().after;
    what = allocate_line(what, supplier, 1, 5, claims).value().changed.after;
    what = deliver(what, supplier, 1, std::vector<hand_over>{{"一", 7, "李"}}, now).value().after;
    CHECK(code(record_repayment(what, supplier, paid(1).said)) == "agreement-state-conflict");
    what = propose_settlement(what, supplier, 1, "歉收", now).value().after;
    what = answer_settlement(what, helper, 1, true, now).value().after;
    CHECK(what.lines[0].owed_back() == base::fen{1'500});  // three of ten
    CHECK(code(record_prepayment(what, helper, paid(1).said)) == "prepayment-too-large");
    CHECK(code(record_repayment(what, helper, paid(1).said)) == "agreement-party-forbidden");
    CHECK(code(record_repayment(what, supplier, paid(1'501).said)) == "repayment-too-large");
    what = record_repayment(what, supplier, paid(1'000).said).value().after;
    CHECK(what.lines[0].owed_back() == base::fen{500});
    CHECK(code(record_repayment(what, supplier, paid(501).said)) == "repayment-too-large");
    CHECK(code(confirm_repayment(what, supplier, paid(1'000))) == "agreement-party-forbidden");
    const auto confirmed = confirm_repayment(what, helper, paid(1'000)).value();
    CHECK(confirmed.events == std::vector<std::string_view>{"agreement.repayment_confirmed"});
    CHECK(confirmed.after.lines[0].repaid_confirmed == base::fen{1'000});
    CHECK(confirmed.after.version == what.version + 1);
    auto twice = paid(1'000);
    twice.confirmed_at = now;
    CHECK(code(confirm_repayment(what, helper, twice)) == "repayment-confirmed");
}

TEST_CASE("a pairing's versions do not overlap and end half-open", "[orders][domain][agreement]") {
    const auto day = [](const char* text) { return base::parse_date(text).value(); };
    const pairing_version known{.id = 1, .valid_from = day("2026-01-01"), .valid_to = day("2026-07-01")};
    const std::vector<pairing_version> all{known};
    const auto check = [&](const char* from, std::optional<base::business_date> to) {
        return code(check_new_version(all, {.valid_from = day(from), .valid_to = to}));
    };
    CHECK(check("2026-07-01", std::nullopt).empty());
    CHECK(check("2026-06-30", std::nullopt) == "pairing-overlaps");
    CHECK(check("2025-01-01", day("2026-01-01")).empty());
    CHECK(check("2025-01-01", day("2026-01-02")) == "pairing-overlaps");
    CHECK(check("2026-08-01", day("2026-08-01")) == "pairing-invalid");
    CHECK(holds_on(known, day("2026-06-30")));
    CHECK_FALSE(holds_on(known, day("2026-07-01")));
    const auto ended = end_pairing(all, day("2026-03-01"), "2", now).value();
    CHECK(ended.superseded == 1);
    CHECK(ended.shorter->valid_to == day("2026-03-01"));
    CHECK_FALSE(end_pairing(all, day("2026-01-01"), "2", now).value().shorter);
    CHECK(code(end_pairing(all, day("2026-07-01"), "2", now)) == "pairing-not-in-force");
}
