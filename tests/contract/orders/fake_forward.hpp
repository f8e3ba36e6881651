// The fake of forward capacities, on the state of orders.
#pragma once

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>

#include "orders/domain/forward/waiting.hpp"
#include "tests/contract/orders/orders_state.hpp"

namespace chuanpin::tests {

class fake_forward final : public orders::app::forward_store {
    using key = orders::domain::capacity_key;
    using change = orders::domain::capacity_change;
    using product = orders::domain::product_id;
    using organisation = orders::domain::organisation_id;

public:
    explicit fake_forward(orders_state& state) : state_(state) {}

    std::vector<orders::domain::forward_capacity> lock(std::span<const key> keys) override {
        std::vector<orders::domain::forward_capacity> found;
        for (const auto& each : keys)
            if (const auto row = state_.capacities.find(each); row != state_.capacities.end()) found.push_back(row->second.what);
        return found;
    }
    std::vector<orders::domain::forward_capacity> find(std::span<const key> keys) override { return lock(keys); }
    void hold(std::span<const change> more) override {
        for (const auto& each : more) {
            auto& row = state_.capacities.at(each.key).what;
            if (row.held_g + each.mass_g > row.announced_g) throw std::logic_error("holding forward capacity touched 0 rows instead of 1");
            row.held_g += each.mass_g;
        }
    }
    void release(std::span<const change> less) override {
        for (const auto& each : less)
            if ((state_.capacities.at(each.key).what.held_g -= each.mass_g) < 0) throw std::runtime_error("forward_capacity_not_below");
    }
    std::vector<orders::app::waiting_place> waiting_orders(const orders::app::awaited_product& what,
                                                           std::optional<orders::app::waiting_place> after, std::size_t limit) override {
        std::vector<orders::app::waiting_place> waiting;
        for (const auto& [id, each] : state_.orders) {
            const orders::app::waiting_place place{each.placed_at, id};
            if (each.supplier == what.supplier && waits_for(each, what.product) && (!after || place > *after)) waiting.push_back(place);
        }
        std::ranges::sort(waiting);
        if (waiting.size() > limit) waiting.resize(limit);
        return waiting;
    }
    std::vector<orders::app::awaited_product> awaited_in_stock(std::optional<orders::app::awaited_product> after,
                                                               std::size_t limit) override {
        std::set<orders::app::awaited_product> found;
        for (const auto& [of, row] : state_.capacities) {
            const bool in_stock = std::ranges::any_of(
                state_.levels, [&](const auto& each) { return each.first.product == of.product && each.second.available() > 0; });
            const orders::app::awaited_product what{of.product, of.supplier};
            if (row.what.held_g > 0 && in_stock && (!after || what > *after)) found.insert(what);
        }
        std::vector<orders::app::awaited_product> page(found.begin(), found.end());
        if (page.size() > limit) page.resize(limit);
        return page;
    }
    std::vector<orders::domain::order_id> late_orders(base::business_date today, std::size_t limit) override {
        std::vector<orders::domain::order_id> found;
        for (const auto& [id, each] : state_.orders)
            if (orders::domain::late_week(each, today) && !state_.late_goods.contains(id) && found.size() < limit) found.push_back(id);
        return found;
    }
    bool note_late(orders::domain::order_id order, base::business_date week, base::instant) override {
        return state_.late_goods.emplace(order, week).second;
    }
    std::vector<orders::app::shown_capacity> page(const orders::app::capacity_question& asked,
                                                  std::optional<orders::app::capacity_place> after, std::size_t limit) override {
        std::vector<orders::app::shown_capacity> found;
        for (const auto& [of, row] : state_.capacities) {
            if ((asked.product && of.product != *asked.product) || (asked.supplier && of.supplier != *asked.supplier)) continue;
            const bool seen = after && std::tuple(of.week, of.product) <= std::tuple(after->week, after->product);
            if (of.week < asked.from || seen) continue;
            orders::app::shown_capacity shown{.what = row.what};
            if (const auto known = state_.kinds.find(of.product); known != state_.kinds.end()) {
                shown.name_zh = known->second.name_zh;
                shown.unit_net_mass_g = known->second.unit_net_mass_g;
            }
            found.push_back(std::move(shown));
        }
        std::ranges::sort(found, {}, [](const auto& each) { return std::tuple(each.what.key.week, each.what.key.product); });
        if (found.size() > limit) found.resize(limit);
        return found;
    }

private:
    static bool waits_for(const orders::domain::order& what, product of) {
        return std::ranges::any_of(what.lines, [&](const auto& line) { return line.product == of && line.waiting_quantity > 0; });
    }

    orders_state& state_;
};

}  // namespace chuanpin::tests
