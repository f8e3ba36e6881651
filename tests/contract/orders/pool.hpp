// Cooperatives that fill a house's needs together, on one side of the ports.
#pragma once

#include <map>

#include "orders/app/fill/commit_fill.hpp"
#include "orders/app/need/keep_needs.hpp"
#include "tests/contract/orders/side.hpp"

namespace chuanpin::tests {

// Cooperatives 11, 12, 13 sell apples of 10 kg: 11 of the county that is delivered to, 12 of its prefecture, 13 of another.
class pool {
public:
    explicit pool(side& on)
        : on_(on),
          needs_(on.backend->database(), on.random),
          fills_(on.backend->database(), on.random),
          commit_(on.backend->database(), on.random, on.queue) {
        sell(11, "510107");
        sell(12, "510104");
        sell(13, "513423");
    }

    void sell(unsigned char number, std::string county, std::string category = "fruit", std::int64_t unit_net_mass_g = 10'000) {
        auto offer = on_.offer_of(number, 1);
        offer.supplier = numbered<domain::organisation_id>(number);
        offer.origin_county_code = std::move(county);
        offer.unit_net_mass_g = unit_net_mass_g;
        on_.backend->tell(domain::product_known{offer.product, offer.supplier, unit_net_mass_g, 2'160, std::move(category), "苹果"});
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
    domain::need_id state(std::int64_t kilograms, std::int64_t share_limit_permille = 1'000) {
        return state_terms(terms_of(kilograms, share_limit_permille));
    }
    [[nodiscard]] domain::need_terms terms_of(std::int64_t kilograms, std::int64_t share_limit_permille = 1'000) const {
        return {.kind = {.by = domain::kind_by::category, .name = "fruit"},
                .by = domain::measure::grams,
                .wanted = kilograms * 1'000,
                .delivery = {"510107", "成都", "张"},
                .requested_delivery_date = today(),
                .share_limit_permille = share_limit_permille};
    }
    domain::need_id state_terms(domain::need_terms terms) {
        const auto context = as(2);
        const auto made = on_.run(
            needs_.state(context, {on_.fresh_claim(), [](const domain::purchase_need& what) { return base::to_wire(what.id); }}, terms));
        return base::parse_id<domain::need_id>(made.value().body).value();
    }
    base::result<base::reply> propose(std::vector<domain::need_id> needs) {
        const auto context = as(2);
        return on_.run(proposing(context, std::move(needs)));
    }
    base::task<base::result<base::reply>> proposing(const base::call_context& context, std::vector<domain::need_id> needs) {
        return fills_.propose(context, claim(), {std::move(needs), {}});
    }
    domain::fill_id proposed(std::vector<domain::need_id> needs) {
        return base::parse_id<domain::fill_id>(propose(std::move(needs)).value().body).value();
    }
    base::task<base::result<base::reply>> committing(const base::call_context& context, domain::fill_id id) {
        return commit_(context, claim(), id, {});
    }
    base::result<base::reply> commit(domain::fill_id id, unsigned char who = 2) {
        const auto context = as(who);
        return on_.run(committing(context, id));
    }
    domain::need_fill find(domain::fill_id id) {
        const auto context = as(2);
        return on_.run(fills_.find(context, id)).value().what;
    }
    domain::purchase_need find(domain::need_id id) {
        const auto context = as(2);
        return on_.run(needs_.find(context, id)).value();
    }
    /// By cooperative, what it gives.
    std::map<int, std::int64_t> given(domain::fill_id id) {
        std::map<int, std::int64_t> found;
        for (const auto& each : find(id).shares) found[static_cast<int>(each.whose.supplier.value.bytes.back())] += each.part.quantity;
        return found;
    }
    void withdraw(domain::need_id id) {
        const auto context = as(2);
        REQUIRE(on_.run(needs_.withdraw(
            context, {on_.fresh_claim(), [](const domain::purchase_need& what) { return base::to_wire(what.id); }}, {id, {}})));
    }
    [[nodiscard]] base::call_context as(unsigned char organisation) const {
        auto context = a_context_of(numbered<domain::organisation_id>(organisation), "school", {"orders:cancel", "orders:confirm"},
                                    numbered<domain::account_id>(organisation), on_.clock.now());
        context.deadline = std::chrono::steady_clock::now() + patience;
        return context;
    }
    [[nodiscard]] base::business_date today() const { return base::business_date_of(on_.clock.now()); }

private:
    base::idempotent<app::fill_view> claim() {
        return {on_.fresh_claim(),
                [](const app::fill_view& what) { return what.next ? base::to_wire(what.next->id) : base::to_wire(what.what.id); }};
    }

    side& on_;
    app::keep_needs needs_;
    app::keep_fills fills_;
    app::commit_fill commit_;
};

}  // namespace chuanpin::tests
