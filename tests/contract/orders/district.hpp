// A group of buyers on one side of the ports: who runs it, its canteens, and cooperatives that sell to them.
#pragma once

#include <map>

#include "orders/app/group/commit_group_fill.hpp"
#include "orders/app/need/keep_needs.hpp"
#include "tests/contract/orders/side.hpp"

namespace chuanpin::tests {

inline constexpr unsigned char bureau = 9;
inline constexpr unsigned char canteens[] = {21, 22, 23};

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

}  // namespace chuanpin::tests
