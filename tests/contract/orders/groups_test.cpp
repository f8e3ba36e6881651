// Groups of buyers on both sides of the ports: consent, totals, one fill over many houses, orders of each.
#include <catch.hpp>

#include <algorithm>
#include <map>

#include "tests/contract/orders/district.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

using packs = std::map<int, std::int64_t>;
using ends = std::map<int, std::string>;

}  // namespace

TEST_CASE("a group is known to its organiser and to who is invited or in it, and joined by its own word", "[orders][group][contract]") {
    side on(each_backend());
    district at(on);
    const auto id = at.open();
    CHECK(at.find(id, 21).error().code == "group-not-found");
    CHECK(at.invite(id, 22, 21).error().code == "group-not-found");
    REQUIRE(at.invite(id, 21));
    CHECK(at.invite(id, 21).error().code == "group-member-already");
    CHECK(at.invite(id, 22, 21).error().code == "group-not-organiser");
    CHECK(at.totals(id, 21).error().code == "group-not-invited");  // not before it has joined
    CHECK(at.groups_of(21) == 1);
    REQUIRE(at.reply(id, 21, {.joins = true}));
    CHECK(at.totals(id, 21).has_value());
    CHECK(at.find(id, bureau)->members ==
          std::vector<domain::group_member>{{numbered<domain::organisation_id>(21), domain::membership::joined, false, on.clock.now()}});
    CHECK(at.propose(id, 21).error().code == "group-not-organiser");
    CHECK(at.propose(id).error().code == "group-nothing-wanted");
    REQUIRE(at.reply(id, 21, {}));
    CHECK(at.find(id, 21).error().code == "group-not-found");
    CHECK(at.groups_of(21) == 0);
    CHECK(at.groups_of(bureau) == 1);
    CHECK(std::ranges::count(on.backend->journal(), "buyer_group.answered") == 2);
    on.backend->check_invariants();
}

TEST_CASE("a group sees the total of those who have joined, by day and kind, and of nobody else", "[orders][group][contract]") {
    side on(each_backend());
    district at(on);
    const auto id = at.gather();
    for (const auto each : canteens) at.state(each, 100);
    at.state(24, 500);
    const auto totals = at.totals(id, bureau);
    REQUIRE(totals);
    REQUIRE(totals->size() == 1);
    CHECK(totals->front().wanted == 300'000);
    CHECK(totals->front().buyers == 3);
    REQUIRE(at.reply(id, 22, {}));
    CHECK(at.totals(id, 21)->front().wanted == 200'000);
    CHECK(at.totals(at.open(), bureau)->empty());
}

TEST_CASE("one fill over a group gives each house its exact part, and orders of its own by its own rules", "[orders][group][contract]") {
    side on(each_backend());
    district at(on);
    at.receive(11, 7);
    at.receive(12, 3);
    const auto id = at.gather();
    const auto first = at.state(21, 100);
    const auto second = at.state(22, 50);
    const auto third = at.state(23, 50);
    app::keep_purchasing_rules rules(on.backend->database(), on.random);
    const auto second_house = at.as(22);
    REQUIRE(on.run(rules.set(second_house, {on.fresh_claim(), [](const domain::purchasing_rules&) { return std::string(); }}, {},
                             {.approvals = {{{0}, 1}}})));

    const auto fill = at.proposed(id);
    CHECK(at.given(id, fill) == packs{{21, 5}, {22, 3}, {23, 2}});  // of ten packs
    CHECK(at.view(id, fill, 21).error().code == "group-not-organiser");
    CHECK(at.commit(id, fill) == ends{{21, "committed"}, {22, "committed"}, {23, "needs_member"}});
    CHECK(at.need(first, 21).committed == 50'000);
    CHECK(at.need(third, 23).committed == 0);
    std::size_t submitted = 0;
    std::size_t placed = 0;
    for (const auto& part : at.view(id, fill).value().parts)
        for (const auto& share : part.shares) {
            if (!share.order) continue;
            app::read_orders read(on.backend->database());
            const auto house = at.as(static_cast<unsigned char>(district::number_of(part.buyer)));
            const auto order = on.run(read.find(house, *share.order)).value();
            CHECK(order.buyer == part.buyer);
            CHECK(order.lines.front().quantity == share.part.quantity);
            ++(order.status == domain::order_status::submitted ? submitted : placed);
        }
    CHECK(submitted == 2);  // the second house wants them approved
    CHECK(placed == 2);
    CHECK(at.need(second, 22).committed == 30'000);
    on.backend->check_invariants();

    // The third house orders its own part by itself; then nothing is left to be committed.
    const auto own = at.view(id, fill).value().parts.back().id;
    CHECK(at.commit_own(21, own).error().code == "fill-not-found");
    REQUIRE(at.commit_own(23, own));
    CHECK(at.need(third, 23).committed == 20'000);
    CHECK(at.commit(id, fill) == ends{{21, "committed"}, {22, "committed"}, {23, "needs_member"}});
    CHECK(at.need(first, 21).committed == 50'000);
    on.backend->check_invariants();
}

TEST_CASE("a house whose terms are its own gets ahead of the harvest what others left nothing of in stock", "[orders][group][contract]") {
    side on(each_backend());
    district at(on);
    at.receive(11, 4);
    on.backend->tell(domain::capacity_announced{
        {numbered<domain::product_id>(11), base::week_of(at.today()), numbered<domain::organisation_id>(11)}, 80'000, 1});
    const auto id = at.gather();
    at.state(21, 40);
    at.state(22, 100, 600);
    const auto fill = at.proposed(id);
    CHECK(at.given(id, fill) == packs{{21, 4}, {22, 6}});  // of the one product, four and then six of eight
    on.backend->check_invariants();
    CHECK(at.commit(id, fill) == ends{{21, "committed"}, {22, "committed"}});
    on.backend->check_invariants();
}

TEST_CASE("a house is removed with a reason, but not while its part of a fill may still be ordered", "[orders][group][contract]") {
    side on(each_backend());
    district at(on);
    at.receive(11, 30);
    const auto id = at.gather();
    const auto need = at.state(21, 50);
    at.state(22, 50);
    CHECK(at.remove(id, 21, 22).error().code == "group-not-organiser");
    CHECK(at.remove(id, 24).error().code == "group-member-unknown");
    const auto fill = at.proposed(id);
    CHECK(at.remove(id, 21).error().code == "group-member-in-fill");
    REQUIRE(at.remove(id, 23));  // which wants nothing
    CHECK(at.commit(id, fill) == ends{{21, "committed"}, {22, "committed"}});
    REQUIRE(at.remove(id, 21));  // ordered: nothing of it waits
    CHECK(at.find(id, 21).error().code == "group-not-found");
    CHECK(at.groups_of(21) == 0);
    CHECK(domain::find_member(at.find(id, bureau).value(), numbered<domain::organisation_id>(21))->reason == "不再参加");
    CHECK(at.need(need, 21).committed == 50'000);
    CHECK(std::ranges::count(on.backend->journal(), "buyer_group.removed") == 2);
    REQUIRE(at.invite(id, 21));
    REQUIRE(at.reply(id, 21, {.joins = true}));
    const auto more = at.state(21, 20);
    REQUIRE(at.propose(id));
    CHECK(at.remove(id, 21).error().code == "group-member-in-fill");
    REQUIRE(at.withdraw(more, 21));  // its part can become nothing any more
    REQUIRE(at.remove(id, 21));
    on.backend->check_invariants();
}

TEST_CASE("a house that is removed while its need is being filled is either in the fill or out of the group", "[orders][group][contract]") {
    side on(each_backend());
    district at(on);
    at.receive(11, 30);
    for (int round = 0; round < 8; ++round) {
        const auto id = at.open();
        REQUIRE(at.invite(id, 21));
        REQUIRE(at.reply(id, 21, {.joins = true}));
        const auto need = at.state(21, 10);
        const auto [proposed, removed] = at.propose_and_remove(id, 21);
        CHECK(proposed != removed);
        CHECK(at.need(need, 21).current_fill.has_value() == proposed);
        CHECK(domain::has_joined(at.find(id, bureau).value(), numbered<domain::organisation_id>(21)) == proposed);
        REQUIRE(at.withdraw(need, 21));
    }
    on.backend->check_invariants();
}

TEST_CASE("consent that is taken back counts at once, and one house's refusal does not keep the others'", "[orders][group][contract]") {
    side on(each_backend());
    district at(on);
    at.receive(11, 30);
    const auto id = at.gather();
    for (const auto each : canteens) at.state(each, 50);
    app::keep_purchasing_rules rules(on.backend->database(), on.random);
    const auto first_house = at.as(21);
    REQUIRE(on.run(rules.set(first_house, {on.fresh_claim(), [](const domain::purchasing_rules&) { return std::string(); }}, {},
                             {.budget_required = true})));
    const auto fill = at.proposed(id);
    REQUIRE(at.reply(id, 22, {.joins = true, .may_order = false}));
    REQUIRE(at.reply(id, 23, {.joins = true, .may_order = true}));
    CHECK(at.commit(id, fill) == ends{{21, "budget-required"}, {22, "needs_member"}, {23, "committed"}});
    on.backend->check_invariants();
}

TEST_CASE("eight commitments of one fill race: whoever is answered hears how each part ended", "[orders][group][contract]") {
    side on(each_backend());
    district at(on);
    at.receive(11, 30);
    const auto id = at.gather();
    for (const auto each : canteens) at.state(each, 50);
    const auto fill = at.proposed(id);
    const auto context = at.as(bureau);
    std::size_t ended = 0;
    for (int i = 0; i < 8; ++i)
        boost::asio::co_spawn(on.backend->io, at.committing(context, id, fill),
                              [&](std::exception_ptr fault, base::result<base::reply> reply) {
                                  if (fault) std::rethrow_exception(fault);
                                  ++ended;
                                  if (reply)
                                      CHECK(reply->body == "committed committed needs_member ");
                                  else
                                      CHECK(reply.error().retry_after);
                              });
    run_until(on.backend->io, [&] { return ended == 8; }, patience);
    CHECK(at.commit(id, fill) == ends{{21, "committed"}, {22, "committed"}, {23, "needs_member"}});
    on.backend->check_invariants();
}
