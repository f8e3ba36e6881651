// Needs of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "orders/app/ports.hpp"

namespace chuanpin::tests {

using needs_state = std::map<orders::domain::need_id, orders::domain::purchase_need>;

class fake_needs final : public orders::app::need_store {
    using purchase_need = orders::domain::purchase_need;
    using need_id = orders::domain::need_id;

public:
    explicit fake_needs(needs_state& state) : state_(state) {}

    void insert(const purchase_need& fresh) override {
        if (!state_.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<purchase_need> find(need_id id) override {
        const auto found = state_.find(id);
        return found == state_.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<purchase_need> lock(std::span<const need_id> ids) override {
        std::vector<purchase_need> found;
        for (const auto& [id, each] : state_)
            if (std::ranges::find(ids, id) != ids.end()) found.push_back(each);
        return found;
    }
    void save(const purchase_need& what, std::int64_t versions) override {
        auto& stored = state_.at(what.id);
        if (stored.version + versions != what.version) throw std::logic_error("changing a need touched 0 rows instead of 1");
        if (what.committed < 0 || what.committed > what.terms.wanted) throw std::runtime_error("a need's amounts do not fit");
        stored = what;
    }
    std::vector<purchase_need> page(const base::principal& who, std::optional<need_id> before, std::size_t limit) override {
        std::vector<purchase_need> found;
        for (auto each = state_.rbegin(); each != state_.rend() && found.size() < limit; ++each)
            if (orders::domain::belongs_to(each->second, who) && (!before || each->first < *before)) found.push_back(each->second);
        return found;
    }
    std::vector<orders::domain::need_total> totals(const orders::domain::total_question& asked,
                                                   const std::optional<orders::domain::total_place>& after, std::size_t limit) override {
        std::map<orders::domain::total_place, orders::domain::need_total> sums;
        std::map<orders::domain::total_place, std::set<orders::domain::organisation_id>> buyers;
        for (const auto& [id, each] : state_) {
            const auto& terms = each.terms;
            const auto day = terms.requested_delivery_date;
            if (each.withdrawn_at || each.rest() == 0 || day < asked.from || day > asked.to) continue;
            if (asked.kind && *asked.kind != terms.kind) continue;
            if (asked.county_code && *asked.county_code != terms.delivery.county_code) continue;
            if (!asked.buyers.empty() && std::ranges::find(asked.buyers, each.buyer) == asked.buyers.end()) continue;
            const bool by_week = asked.by == orders::domain::total_by::week;
            const orders::domain::total_place at{by_week ? orders::domain::week_of(day) : day, orders::domain::key_of(terms.kind),
                                                 terms.delivery.county_code, terms.by};
            auto& sum = sums[at];
            sum.at = at;
            sum.wanted += each.rest();
            ++sum.needs;
            buyers[at].insert(each.buyer);
            sum.buyers = static_cast<std::int64_t>(buyers[at].size());
        }
        std::vector<orders::domain::need_total> found;
        for (const auto& [at, each] : sums)
            if ((!after || *after < at) && found.size() < limit) found.push_back(each);
        return found;
    }

private:
    needs_state& state_;
};

}  // namespace chuanpin::tests
