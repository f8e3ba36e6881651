// Comparables, rules of prices and evidence over plain values.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

#include "catalog/app/price/ports.hpp"

namespace chuanpin::tests {

namespace app = catalog::app;
namespace domain = catalog::domain;

struct price_state {
    struct kept_rule {
        domain::price_rule rule;
        bool live = true;
    };
    static domain::price_rule first_rule() {
        return {.id = 1,
                .category = "*",
                .valid_from = base::parse_date("2018-08-31").value(),
                .reason = "first row; the sources name no figure",
                .recorded_at = base::parse_rfc3339("2018-08-31T00:00:00Z").value()};
    }
    std::map<domain::price_comparable_id, domain::price_comparable> comparables;
    std::vector<kept_rule> rules{{first_rule()}};
    std::map<std::pair<domain::offer_id, std::int64_t>, domain::price_evidence> evidence;
    std::vector<domain::noted_spike> spikes;
};

class fake_prices final : public app::price_store {
public:
    explicit fake_prices(price_state& state) : state_(state) {}

    void insert(std::span<const domain::price_comparable> comparables) override {
        for (const auto& each : comparables) {
            if (!find_same({&each, 1}).empty() || !state_.comparables.emplace(each.id, each).second)
                throw std::logic_error("the comparable exists");
        }
    }
    std::optional<domain::price_comparable> find(domain::price_comparable_id id) override {
        const auto found = state_.comparables.find(id);
        return found == state_.comparables.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<domain::price_comparable> lock(domain::price_comparable_id id) override { return find(id); }
    std::vector<domain::price_comparable> find_same(std::span<const domain::price_comparable> comparables) override {
        std::vector<domain::price_comparable> found;
        for (const auto& [id, known] : state_.comparables) {
            const bool same = std::ranges::any_of(comparables, [&](const auto& each) { return domain::is_same_observation(each, known); });
            if (same && !known.withdrawn) found.push_back(known);
        }
        return found;
    }
    void save_withdrawal(const domain::price_comparable& what) override {
        auto& kept = state_.comparables.at(what.id);
        if (kept.withdrawn) throw std::logic_error("withdrawn already");
        kept = what;
    }
    std::vector<domain::price_comparable> page(const app::comparable_filter& filter, std::optional<domain::price_comparable_id> before,
                                               std::size_t limit) override {
        std::vector<domain::price_comparable> found;
        for (auto each = state_.comparables.rbegin(); each != state_.comparables.rend() && found.size() < limit; ++each) {
            const auto& [id, what] = *each;
            const bool wanted = (!before || id < *before) && filter.category.value_or(what.category) == what.category &&
                                filter.goods_key.value_or(what.goods_key) == what.goods_key &&
                                filter.from.value_or(what.observed_on) <= what.observed_on &&
                                what.observed_on <= filter.to.value_or(what.observed_on);
            if (wanted) found.push_back(what);
        }
        return found;
    }
    std::vector<domain::price_comparable> like(const std::string& category, const std::string& goods_key, base::business_date from,
                                               base::business_date to) override {
        auto found = page({category, goods_key, from, to}, std::nullopt, state_.comparables.size());
        std::erase_if(found, [](const auto& each) { return each.withdrawn.has_value(); });
        std::ranges::sort(found, std::greater(), [](const auto& each) { return std::pair(each.observed_on, each.id); });
        found.resize(std::min(found.size(), domain::comparables_max));
        return found;
    }
    bool knows_goods(const std::string& category, const std::string& goods_key) override {
        return !page({category, goods_key, {}, {}}, std::nullopt, 1).empty();
    }
    std::vector<domain::price_comparable> find_all(std::span<const domain::price_comparable_id> ids) override {
        std::vector<domain::price_comparable> found;
        for (const auto& each : ids) found.push_back(state_.comparables.at(each));
        return found;
    }

    std::vector<domain::price_rule> live_rules(const std::string& category) override {
        std::vector<domain::price_rule> found;
        for (const auto& [rule, live] : state_.rules) {
            if (live && (category.empty() || rule.category == category || rule.category == domain::any_category)) found.push_back(rule);
        }
        std::ranges::sort(found, {}, [](const auto& each) { return std::pair(each.category, each.valid_from); });
        return found;
    }
    std::optional<domain::price_rule> find_rule(std::int64_t id) override {
        for (const auto& each : state_.rules)
            if (each.rule.id == id) return each.rule;
        return std::nullopt;
    }
    std::size_t count_rules(const std::string& category) override {
        return static_cast<std::size_t>(
            std::ranges::count_if(state_.rules, [&](const auto& each) { return each.rule.category == category; }));
    }
    void apply(const domain::price_rule_change& change, base::instant at) override {
        for (const auto id : change.superseded) state_.rules.at(static_cast<std::size_t>(id - 1)).live = false;
        for (auto each : change.inserted) {
            each.id = std::ssize(state_.rules) + 1;
            each.recorded_at = at;
            state_.rules.push_back({std::move(each)});
        }
    }

    void insert_evidence(domain::offer_id offer, std::int64_t version, const domain::price_evidence& what) override {
        if (!state_.evidence.emplace(std::pair(offer, version), what).second) throw std::logic_error("the evidence exists");
    }
    std::optional<domain::price_evidence> find_evidence(domain::offer_id offer, std::int64_t version) override {
        const auto found = state_.evidence.find({offer, version});
        return found == state_.evidence.end() ? std::nullopt : std::optional(found->second);
    }

    void insert_spike(const domain::noted_spike& what) override { state_.spikes.push_back(what); }
    std::vector<domain::noted_spike> spikes(std::optional<app::spike_position> before, std::size_t limit) override {
        auto found = state_.spikes;
        const auto key = [](const auto& each) { return std::pair(each.noted_at, each.offer); };
        std::ranges::sort(found, std::greater(), key);
        if (before) std::erase_if(found, [&](const auto& each) { return key(each) >= std::pair(before->noted_at, before->offer); });
        found.resize(std::min(found.size(), limit));
        return found;
    }

private:
    price_state& state_;
};

}  // namespace chuanpin::tests
