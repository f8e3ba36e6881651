// Deliveries and returns of the fake of orders, in memory.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

#include "orders/app/ports.hpp"

namespace chuanpin::tests {

class fake_delivery_store final : public orders::app::delivery_store {
public:
    using delivery = orders::domain::delivery;
    using delivery_id = orders::domain::order_delivery_id;

    fake_delivery_store(std::map<delivery_id, delivery>& deliveries, std::map<orders::domain::order_id, orders::domain::order>& orders)
        : deliveries_(deliveries), orders_(orders) {}

    void insert(const delivery& fresh) override {
        auto& lines = orders_.at(fresh.order).lines;
        for (const auto& each : fresh.lines) {
            auto& line = *std::ranges::find(lines, each.line, &orders::domain::order_line::id);
            line.shipped_quantity += each.quantity;
            if (line.quantity < line.shipped_quantity) throw std::logic_error("counting what a delivery ships touched other rows");
        }
        if (!deliveries_.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<delivery> find(delivery_id id) override {
        const auto found = deliveries_.find(id);
        return found == deliveries_.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<delivery> lock(delivery_id id) override { return find(id); }
    void save(const delivery& what) override {
        auto& stored = deliveries_.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving a delivery touched 0 rows instead of 1");
        stored = what;
    }
    std::vector<delivery> of(orders::domain::order_id order, std::int64_t after, std::size_t limit) override {
        std::vector<delivery> found;
        for (const auto& [id, each] : deliveries_)
            if (each.order == order && each.number > after) found.push_back(each);
        std::ranges::sort(found, {}, &delivery::number);
        if (found.size() > limit) found.resize(limit);
        return found;
    }
    std::vector<delivery_id> find_overdue(base::instant by, std::size_t limit) override {
        std::vector<delivery_id> overdue;
        for (const auto& [id, each] : deliveries_)
            if (!each.accepted_at && !each.escalated_at && each.acceptance_due_at <= by && overdue.size() < limit) overdue.push_back(id);
        return overdue;
    }

private:
    std::map<delivery_id, delivery>& deliveries_;
    std::map<orders::domain::order_id, orders::domain::order>& orders_;
};

class fake_return_store final : public orders::app::return_store {
public:
    using goods_return = orders::domain::goods_return;
    using return_id = orders::domain::return_id;

    explicit fake_return_store(std::map<return_id, goods_return>& returns) : returns_(returns) {}

    void insert(const goods_return& fresh) override {
        if (!returns_.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<goods_return> find(return_id id) override {
        const auto found = returns_.find(id);
        return found == returns_.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<goods_return> lock(return_id id) override { return find(id); }
    void save(const goods_return& what) override {
        auto& stored = returns_.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving a return touched 0 rows instead of 1");
        stored = what;
    }
    std::vector<goods_return> of(orders::domain::order_id order, std::optional<return_id> after, std::size_t limit) override {
        std::vector<goods_return> found;
        for (const auto& [id, each] : returns_)
            if (each.order == order && (!after || *after < id) && found.size() < limit) found.push_back(each);
        return found;
    }

private:
    std::map<return_id, goods_return>& returns_;
};

}  // namespace chuanpin::tests
