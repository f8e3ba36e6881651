// Somebody who makes long-term contracts, calls them off and changes them, on one side of the ports.
#pragma once

#include "orders/app/supply/handle_supply_contracts.hpp"
#include "tests/contract/orders/side.hpp"

namespace chuanpin::tests {

inline base::business_date days_later(base::business_date day, int count) {
    return base::business_date(std::chrono::sys_days(day) + std::chrono::days(count));
}

class contract_office {
public:
    explicit contract_office(side& on) : on_(on), use_(on.backend->database(), on.random, on.queue) {}

    [[nodiscard]] domain::supply_terms terms(std::int64_t quantity = 100) const {
        return {.kind = domain::supply_kind::underwriting,
                .product = numbered<domain::product_id>(1),
                .goods = "苹果",
                .floor_price = {550},
                .pricing = domain::price_rule::market,
                .starts_on = today(),
                .step = domain::supply_step::week,
                .periods = 2,
                .quantity_per_period = quantity};
    }
    [[nodiscard]] base::business_date today() const { return base::business_date_of(on_.clock.now()); }

    base::result<base::reply> propose(domain::supply_terms what) {
        const auto context = on_.as_buyer();
        return on_.run(use_.propose(context, claim(), std::move(what)));
    }
    base::result<base::reply> sign(const base::call_context& context, domain::supply_contract_id id, base::version_condition seen = {}) {
        return on_.run(use_.sign(context, claim(), {id, std::move(seen)}, find(id).document.sha256));
    }
    base::result<base::reply> cancel(const base::call_context& context, domain::supply_contract_id id) {
        return on_.run(use_.cancel(context, claim(), {id, {}}, "不再需要"));
    }
    domain::supply_contract_id in_force(std::int64_t quantity = 100) {
        const auto id = base::parse_id<domain::supply_contract_id>(propose(terms(quantity)).value().body).value();
        REQUIRE(sign(on_.as_buyer(), id));
        REQUIRE(sign(on_.as_supplier(), id));
        return id;
    }
    [[nodiscard]] domain::order_request asked(std::int64_t quantity, int in_days = 0) const {
        return {.delivery = {"510107", "成都", "张"},
                .requested_delivery_date = days_later(today(), in_days),
                .lines = {{numbered<domain::offer_id>(1), 1, quantity}}};
    }
    base::result<base::reply> call_off(domain::supply_contract_id id, std::int64_t quantity, int in_days = 0,
                                       std::optional<base::receipt> as = {}) {
        const auto context = on_.as_buyer();
        return on_.run(use_.call_off(context, order_claim(std::move(as)), id, asked(quantity, in_days)));
    }
    domain::supply_contract find(domain::supply_contract_id id) {
        const auto context = on_.as_buyer();
        return on_.run(use_.find(context, id)).value();
    }
    std::vector<app::call_off> call_offs(domain::supply_contract_id id) {
        const auto context = on_.as_buyer();
        return on_.run(use_.call_offs(context, id, std::nullopt, 100)).value();
    }
    base::result<base::reply> propose_addendum(const base::call_context& context, domain::supply_contract_id id,
                                               domain::supply_changes changes) {
        return on_.run(use_.propose_addendum(context, claim(), {id, {}}, std::move(changes), "减产"));
    }
    base::result<base::reply> sign_addendum(const base::call_context& context, domain::supply_contract_id id, std::int64_t number) {
        return on_.run(sending_signature(context, id, number, find(id).addenda.back().document.sha256));
    }
    app::handle_supply_contracts::answer sending_signature(const base::call_context& context, domain::supply_contract_id id,
                                                           std::int64_t number, std::string sha256) {
        return use_.sign_addendum(context, claim(), {id, {}}, number, std::move(sha256));
    }
    base::result<base::reply> refuse_addendum(const base::call_context& context, domain::supply_contract_id id, std::int64_t number) {
        return on_.run(use_.refuse_addendum(context, claim(), {id, {}}, number, "照约履行"));
    }
    base::result<base::reply> withdraw_addendum(const base::call_context& context, domain::supply_contract_id id, std::int64_t number) {
        return on_.run(use_.withdraw_addendum(context, claim(), {id, {}}, number));
    }
    app::handle_supply_contracts& use() { return use_; }
    app::handle_supply_contracts::claim claim() {
        return {on_.fresh_claim(), [](const domain::supply_contract& what) { return base::to_wire(what.id); }};
    }
    base::idempotent<domain::order> order_claim(std::optional<base::receipt> as = {}) {
        return {as.value_or(on_.fresh_claim()), [](const domain::order& what) { return base::to_wire(what.id); }};
    }

private:
    side& on_;
    app::handle_supply_contracts use_;
};

inline std::string code_of(const base::result<base::reply>& done) { return done ? std::string() : done.error().code; }

}  // namespace chuanpin::tests
