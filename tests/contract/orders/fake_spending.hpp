// Rules, budgets and approvals of the fake of orders.
#pragma once

#include <algorithm>
#include <stdexcept>

#include "orders/app/ports.hpp"
#include "tests/contract/orders/orders_state.hpp"

namespace chuanpin::tests {

class fake_spending final : public app::spending_store {
public:
    explicit fake_spending(orders_state& state) : state_(state) {}

    app::spending_book lock(std::span<const domain::organisation_id> organisations, std::span<const domain::budget_id> budgets) override {
        app::spending_book book;
        for (const auto& [key, each] : state_.rules)
            if (std::ranges::find(organisations, key.first) != organisations.end()) book.rules.push_back(each);
        for (const auto& id : budgets)
            if (const auto found = state_.budgets.find(id); found != state_.budgets.end()) book.budgets.push_back(found->second);
        return book;
    }
    void save(std::span<const domain::budget> budgets) override {
        for (const auto& each : budgets) {
            auto& stored = state_.budgets.at(each.id);
            if (stored == each || !domain::is_sound(each)) throw std::logic_error("a budget cannot be saved");
            stored = each;
        }
    }
    bool commit(domain::budget_id id, base::fen more) override {
        auto after = state_.budgets.at(id);
        after.committed.value += more.value;
        ++after.version;
        if (!domain::is_sound(after)) return false;
        state_.budgets.at(id) = after;
        return true;
    }
    bool add(const domain::budget& fresh) override {
        for (const auto& [id, each] : state_.budgets)
            if (each.organisation == fresh.organisation && each.unit == fresh.unit && each.year == fresh.year && each.from == fresh.from)
                return false;
        return state_.budgets.emplace(fresh.id, fresh).second;
    }
    std::optional<domain::budget> find(domain::budget_id id) override {
        const auto found = state_.budgets.find(id);
        return found == state_.budgets.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<domain::budget> page(domain::organisation_id organisation, std::optional<domain::unit_id> unit, std::optional<int> year,
                                     std::optional<domain::budget_id> after, std::size_t limit) override {
        std::vector<domain::budget> budgets;
        for (const auto& [id, each] : state_.budgets)
            if (each.organisation == organisation && (!unit || each.unit == unit) && (!year || each.year == *year) &&
                (!after || *after < id) && budgets.size() < limit)
                budgets.push_back(each);
        return budgets;
    }
    std::vector<app::commitment> commitments(domain::budget_id id, std::optional<domain::order_id> before, std::size_t limit) override {
        std::vector<app::commitment> found;
        std::size_t orders = 0;
        for (auto each = state_.orders.rbegin(); each != state_.orders.rend() && orders < limit; ++each) {
            if (before && !(each->first < *before)) continue;
            const auto known = found.size();
            add_commitments(each->second, id, found);
            if (found.size() > known) ++orders;
        }
        return found;
    }
    static void add_commitments(const domain::order& what, domain::budget_id id, std::vector<app::commitment>& into) {
        for (std::size_t i = 0; i < what.lines.size(); ++i) {
            const auto& line = what.lines[i];
            if (line.budget != id) continue;
            const auto accepted = domain::accepted_amount(line);
            const bool ended = domain::is_settled(what.status) || what.status == domain::order_status::cancelled;
            const base::fen left{ended ? 0 : domain::committed_amount(line).value - accepted.value};
            const base::fen kept{accepted.value - domain::returned_amount(line).value - line.refunded.value};
            const auto consumed = line.accepted_quantity ? std::optional(kept) : std::nullopt;
            into.push_back({what.id, static_cast<int>(i) + 1, what.status, line.name_zh, left, consumed});
        }
    }
    domain::purchasing_rules lock_rules(domain::organisation_id organisation, std::optional<domain::unit_id> unit) override {
        return state_.rules.try_emplace({organisation, unit}, domain::purchasing_rules{.organisation = organisation, .unit = unit})
            .first->second;
    }
    void save(const domain::purchasing_rules& rules) override { state_.rules.at({rules.organisation, rules.unit}) = rules; }
    std::vector<domain::approval> approvals_of(domain::order_id order) override {
        std::vector<domain::approval> given;
        for (const auto& [key, each] : state_.approvals)
            if (key.first == order) given.push_back(each);
        return given;
    }
    void add(const domain::approval& fresh, int number) override {
        if (!state_.approvals.emplace(std::pair{fresh.order, number}, fresh).second) throw std::runtime_error("duplicate key");
    }

private:
    orders_state& state_;
};

}  // namespace chuanpin::tests
