// School calendars and standing orders of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>

#include "orders/app/ports.hpp"

namespace chuanpin::tests {

struct standing_state {
    std::map<orders::domain::school_calendar_id, orders::domain::school_calendar> calendars;
    std::map<orders::domain::standing_order_id, orders::domain::standing_order> orders;
    std::map<std::pair<orders::domain::standing_order_id, base::business_date>, orders::domain::standing_day> days;
};

class fake_calendars final : public orders::app::calendar_store {
    using calendar = orders::domain::school_calendar;
    using calendar_id = orders::domain::school_calendar_id;

public:
    explicit fake_calendars(standing_state& state) : state_(state.calendars) {}

    void insert(const calendar& fresh) override {
        if (!state_.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<calendar> find(calendar_id id) override {
        const auto found = state_.find(id);
        return found == state_.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<calendar> lock(calendar_id id) override { return find(id); }
    void save(const calendar& what) override {
        auto& stored = state_.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving a school calendar touched 0 rows instead of 1");
        stored = what;
    }
    std::vector<calendar> page(const base::principal& who, std::optional<calendar_id> before, std::size_t limit) override {
        std::vector<calendar> found;
        for (auto each = state_.rbegin(); each != state_.rend() && found.size() < limit; ++each) {
            if (!orders::domain::belongs_to(each->second, who) || (before && !(each->first < *before))) continue;
            found.push_back(each->second);
            found.back().terms.clear();
            found.back().free.clear();
            found.back().moved.clear();
        }
        return found;
    }

private:
    std::map<calendar_id, calendar>& state_;
};

class fake_standing final : public orders::app::standing_store {
    using standing = orders::domain::standing_order;
    using standing_id = orders::domain::standing_order_id;
    using standing_day = orders::domain::standing_day;
    using status = orders::domain::standing_status;

public:
    explicit fake_standing(standing_state& state) : state_(state) {}

    void insert(const standing& fresh) override {
        if (!state_.orders.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<standing> find(standing_id id) override {
        const auto found = state_.orders.find(id);
        return found == state_.orders.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<standing> lock(standing_id id) override { return find(id); }
    void save(const standing& what) override {
        auto& stored = state_.orders.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving a standing order touched 0 rows instead of 1");
        stored = what;
    }
    std::vector<standing> page(const base::principal& who, std::optional<standing_id> before, std::size_t limit) override {
        std::vector<standing> found;
        for (auto each = state_.orders.rbegin(); each != state_.orders.rend() && found.size() < limit; ++each) {
            if (!orders::domain::belongs_to(each->second, who) || (before && !(each->first < *before))) continue;
            found.push_back(each->second);
            found.back().plan.lines.clear();
        }
        return found;
    }
    std::vector<standing_id> due(base::business_date today, std::size_t limit) override {
        std::vector<std::pair<base::business_date, standing_id>> waiting;
        for (const auto& [id, each] : state_.orders)
            if (each.status == status::active && orders::domain::due_on(each) <= today)
                waiting.emplace_back(orders::domain::due_on(each), id);
        std::ranges::sort(waiting);
        std::vector<standing_id> found;
        for (const auto& [day, id] : waiting)
            if (found.size() < limit) found.push_back(id);
        return found;
    }
    bool claim(const orders::domain::standing_day_claim& what) override {
        auto& stored = state_.orders.at(what.id);
        const bool moves = stored.decided_through < what.day || (what.ends && stored.decided_through == what.day);
        if (stored.version != what.version || stored.status != status::active || !moves) return false;
        stored.decided_through = what.day;
        if (what.ends) stored.status = status::ended;
        return true;
    }
    void add(const standing_day& fresh) override {
        if (!state_.days.emplace(std::pair{fresh.id, fresh.day}, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::vector<standing_day> days(standing_id id, std::optional<base::business_date> before, std::size_t limit) override {
        std::vector<standing_day> found;
        for (auto each = state_.days.rbegin(); each != state_.days.rend() && found.size() < limit; ++each)
            if (each->first.first == id && (!before || each->first.second < *before)) found.push_back(each->second);
        return found;
    }

private:
    standing_state& state_;
};

}  // namespace chuanpin::tests
