// Groups of buyers on both sides of the ports: consent, totals, one fill over many houses, orders of each.
#include <catch.hpp>

#include <algorithm>
#include <map>

#include "orders/app/group/commit_group_fill.hpp"
#include "orders/app/need/keep_needs.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

constexpr unsigned char bureau = 9;
constexpr unsigned char canteens[] = {21, 22, 23};

// A bureau that runs a group, canteens, and two cooperatives that sell apples in packs of 10 kg.
class district {
public:
    explicit district(side& on)
        : on_(on),
          needs_(on.backend->database(), on.random),
          groups_(on.backend->database(), on.random),
          commit_house_(on.backend->database(), on.random, on.queue),
          commit_(on.backend->database(), commit_house_) {
        for (const unsigned char number : std::initializer_list<unsigned char>{11, 12}) sell(number);
    }
    void sell(unsigned char number) {
        auto offer = on_.offer_of(number, 1);
        offer.supplier = numbered<domain::organisation_id>(number);
        on_.backend->tell(domain::product_known{offer.product, offer.supplier, 10'000, 2'160, "fruit", "苹果"});
        on_.backend->tell(domain::version_known{offer});
        on_.backend->tell(
            domain::mark_known{"SF-" + std::to_string(number), {{offer.product, {"SF-" + std::to_string(number), today(), std::nullopt}}}});
    }
    void receive(unsigned char number, std::int64_t quantity) {
        app::receive_stock use(on_.backend->database(), on_.random);
        const auto context = as(number);
        REQUIRE(on_.run(use(context, {on_.fresh_claim(), [](const app::shown_level&) { return std::string("{}"); }},
                            {numbered<domain::product_id>(number), "W", quantity, "入库"})));
    }
    [[nodiscard]] base::call_context as(unsigned char organisation) const {
        auto context = a_context_of(numbered<domain::organisation_id>(organisation), "school", {"orders:cancel", "orders:place"},
                                    numbered<domain::account_id>(organisation), on_.clock.now());
        context.deadline = std::chrono::steady_clock::now() + patience;
        return context;
    }
    [[nodiscard]] base::business_date today() const { return base::business_date_of(on_.clock.now()); }
    [[nodiscard]] domain::goods_kind fruit() const { return {.by = domain::kind_by::category, .name = "fruit"}; }

    domain::need_id state(unsigned char who, std::int64_t kilograms, std::int64_t share_limit_permille = domain::whole_permille) {
        const auto context = as(who);
        const auto made =
            on_.run(needs_.state(context, {on_.fresh_claim(), [](const domain::purchase_need& what) { return base::to_wire(what.id); }},
                                 {.kind = fruit(),
                                  .by = domain::measure::grams,
                                  .wanted = kilograms * 1'000,
                                  .delivery = {"510107", "成都", "张"},
                                  .requested_delivery_date = today(),
                                  .share_limit_permille = share_limit_permille}));
        return base::parse_id<domain::need_id>(made.value().body).value();
    }
    domain::buyer_group_id open() {
        const auto context = as(bureau);
        return base::parse_id<domain::buyer_group_id>(on_.run(groups_.open(context, claim(), "片区食堂")).value().body).value();
    }
    base::result<base::reply> invite(domain::buyer_group_id id, unsigned char whom, unsigned char by = bureau) {
        const auto context = as(by);
        return on_.run(groups_.invite(context, claim(), id, numbered<domain::organisation_id>(whom)));
    }
    base::result<base::reply> reply(domain::buyer_group_id id, unsigned char who, app::membership_answer said) {
        const auto context = as(who);
        return on_.run(groups_.reply(context, claim(), id, said));
    }
    /// All three canteens have joined; the first two let the bureau order.
    domain::buyer_group_id gather() {
        const auto id = open();
        for (const auto each : canteens) {
            REQUIRE(invite(id, each));
            REQUIRE(reply(id, each, {.joins = true, .may_order = each != 23}));
        }
        return id;
    }
    base::result<base::reply> remove(domain::buyer_group_id id, unsigned char whom, unsigned char by = bureau) {
        const auto context = as(by);
        return on_.run(groups_.remove(context, claim(), id, {numbered<domain::organisation_id>(whom), "不再参加"}));
    }
    base::result<base::reply> withdraw(domain::need_id id, unsigned char who) {
        const auto context = as(who);
        return on_.run(
            needs_.withdraw(context, {on_.fresh_claim(), [](const domain::purchase_need&) { return std::string("{}"); }}, {.id = id}));
    }
    /// A proposal and a removal at once; whether each was done.
    std::pair<bool, bool> propose_and_remove(domain::buyer_group_id id, unsigned char whom) {
        const auto context = as(bureau);
        int ended = 0;
        std::pair<bool, bool> done;
        boost::asio::co_spawn(on_.backend->io, groups_.propose(context, fill_claim(), id, {{fruit(), domain::measure::grams, today()}, {}}),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  ++ended;
                                  done.first = !fault && answer;
                              });
        boost::asio::co_spawn(on_.backend->io, groups_.remove(context, claim(), id, {numbered<domain::organisation_id>(whom), "不再参加"}),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  ++ended;
                                  done.second = !fault && answer;
                              });
        run_until(on_.backend->io, [&] { return ended == 2; }, patience);
        return done;
    }
    base::result<base::reply> propose(domain::buyer_group_id id, unsigned char who = bureau) {
        const auto context = as(who);
        return on_.run(groups_.propose(context, fill_claim(), id, {{fruit(), domain::measure::grams, today()}, {}}));
    }
    domain::group_fill_id proposed(domain::buyer_group_id id) {
        return base::parse_id<domain::group_fill_id>(propose(id).value().body).value();
    }
    /// By canteen, how its part ended.
    std::map<int, std::string> commit(domain::buyer_group_id id, domain::group_fill_id fill) {
        const auto context = as(bureau);
        std::map<int, std::string> outcomes;
        const auto done = on_.run(commit_(context,
                                          {on_.fresh_claim(),
                                           [&](const app::group_fill_view& view) {
                                               for (std::size_t i = 0; i < view.parts.size(); ++i)
                                                   outcomes[number_of(view.parts[i].buyer)] = view.outcomes.at(i).code;
                                               return base::to_wire(view.what.id);
                                           }},
                                          id, fill, {}));
        REQUIRE(done);
        return outcomes;
    }
    /// Answers how the parts ended, one after the other.
    base::task<base::result<base::reply>> committing(const base::call_context& context, domain::buyer_group_id id,
                                                     domain::group_fill_id fill) {
        return commit_(context,
                       {on_.fresh_claim(),
                        [](const app::group_fill_view& view) {
                            std::string codes;
                            for (const auto& each : view.outcomes) codes += each.code + " ";
                            return codes;
                        }},
                       id, fill, {});
    }
    base::result<app::group_fill_view> view(domain::buyer_group_id id, domain::group_fill_id fill, unsigned char who = bureau) {
        const auto context = as(who);
        return on_.run(groups_.find_fill(context, id, fill));
    }
    /// By canteen, packs.
    std::map<int, std::int64_t> given(domain::buyer_group_id id, domain::group_fill_id fill) {
        std::map<int, std::int64_t> packs;
        for (const auto& part : view(id, fill).value().parts)
            for (const auto& share : part.shares) packs[number_of(part.buyer)] += share.part.quantity;
        return packs;
    }
    base::result<std::vector<domain::need_total>> totals(domain::buyer_group_id id, unsigned char who) {
        const auto context = as(who);
        return on_.run(groups_.totals(context, id, {.by = domain::total_by::day, .from = today(), .to = today()}, std::nullopt, 10));
    }
    base::result<domain::buyer_group> find(domain::buyer_group_id id, unsigned char who) {
        const auto context = as(who);
        return on_.run(groups_.find(context, id));
    }
    std::size_t groups_of(unsigned char who) {
        const auto context = as(who);
        return on_.run(groups_.page(context, std::nullopt, 10)).value().size();
    }
    domain::purchase_need need(domain::need_id id, unsigned char who) {
        const auto context = as(who);
        return on_.run(needs_.find(context, id)).value();
    }
    base::result<base::reply> commit_own(unsigned char who, domain::fill_id fill) {
        const auto context = as(who);
        return on_.run(
            commit_house_(context, {on_.fresh_claim(), [](const app::fill_view& view) { return base::to_wire(view.what.id); }}, fill, {}));
    }
    static int number_of(domain::organisation_id id) { return static_cast<int>(id.value.bytes.back()); }

private:
    base::idempotent<domain::buyer_group> claim() {
        return {on_.fresh_claim(), [](const domain::buyer_group& what) { return base::to_wire(what.id); }};
    }
    base::idempotent<app::group_fill_view> fill_claim() {
        return {on_.fresh_claim(), [](const app::group_fill_view& view) { return base::to_wire(view.what.id); }};
    }

    side& on_;
    app::keep_needs needs_;
    app::keep_groups groups_;
    app::commit_fill commit_house_;
    app::commit_group_fill commit_;
};

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
