// Corrections of attributions of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <stdexcept>

#include "orders/domain/agreement/changes.hpp"
#include "tests/contract/orders/orders_state.hpp"

namespace chuanpin::tests {

class fake_attributions final : public app::attribution_store {
public:
    explicit fake_attributions(orders_state& state) : state_(state) {}

    void insert(const domain::correction& fresh) override {
        if (!state_.corrections.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<domain::correction> find(domain::correction_id id) override {
        const auto found = state_.corrections.find(id);
        return found == state_.corrections.end() ? std::nullopt : std::optional(found->second);
    }
    void save(const domain::correction& what) override {
        auto& stored = state_.corrections.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving a correction touched 0 rows instead of 1");
        stored = what;
    }
    std::vector<domain::correction> of(domain::order_id order) override {
        std::vector<domain::correction> found;
        for (const auto& [id, each] : state_.corrections)
            if (each.order == order) found.push_back(each);
        return found;
    }
    std::vector<domain::correction> page(const base::principal& who, const app::correction_filter& filter) override {
        std::vector<domain::correction> found;
        for (auto each = state_.corrections.rbegin(); each != state_.corrections.rend() && found.size() < filter.limit; ++each)
            if (domain::may_read(who, each->second) && (!filter.status || each->second.status == *filter.status) &&
                (!filter.before || each->first < *filter.before))
                found.push_back(each->second);
        return found;
    }
    void append(std::span<const domain::attribution_entry> pair) override {
        state_.attribution_entries.insert(state_.attribution_entries.end(), pair.begin(), pair.end());
    }
    std::vector<domain::attribution_entry> entries(domain::correction_id id) override {
        std::vector<domain::attribution_entry> found;
        for (const auto& each : state_.attribution_entries)
            if (each.correction == id) found.push_back(each);
        return found;
    }
    std::vector<domain::purchase_figure> figures(domain::organisation_id buyer, base::instant from, base::instant until) override {
        std::map<std::pair<std::optional<domain::unit_id>, std::string_view>, domain::purchase_figure> rows;
        const auto row = [&](std::optional<domain::unit_id> unit, domain::channel by) -> domain::purchase_figure& {
            return rows.try_emplace({unit, domain::name_of(by)}, domain::purchase_figure{.unit = unit, .by = by}).first->second;
        };
        const auto counts = [&](const domain::order& each) {
            return each.accepted_at && from <= *each.accepted_at && *each.accepted_at < until;
        };
        for (const auto& [id, each] : state_.orders) {
            if (each.buyer != buyer || !counts(each)) continue;
            for (const auto& line : each.lines) {
                row(each.unit, line.by).ordered.value += domain::counted_amount(line).value;
                row(each.unit, line.by).given_back.value += line.refunded.value;
            }
        }
        for (const auto& each : state_.attribution_entries) {
            const auto& about = state_.orders.at(each.order);
            if (each.what.organisation != buyer || !counts(about)) continue;
            const auto line = std::ranges::find(about.lines, each.line, &domain::order_line::id);
            auto& into = row(each.what.unit, each.what.by);
            (each.given ? into.given : into.taken).value += domain::counted_amount(*line).value;
            into.given_back.value += each.given ? line->refunded.value : -line->refunded.value;
        }
        for (const auto& [id, each] : state_.agreements.deliveries) {
            const auto& line = *domain::find_line(state_.agreements.agreements.at(id), each.line_number);
            if (line.helper != buyer || each.at < from || until <= each.at) continue;
            row(std::nullopt, domain::channel::assistance_unit).agreed.value += each.what.quantity * line.unit_price.value;
        }
        std::vector<domain::purchase_figure> found;
        for (const auto& [key, each] : rows) found.push_back(each);
        return found;
    }

private:
    orders_state& state_;
};

}  // namespace chuanpin::tests
