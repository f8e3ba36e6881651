// Groups of buyers in memory.
#pragma once

#include <algorithm>
#include <stdexcept>

#include "orders/app/group/ports.hpp"
#include "tests/contract/orders/orders_state.hpp"

namespace chuanpin::tests {

class fake_groups final : public app::buyer_group_store {
public:
    explicit fake_groups(orders_state& state) : state_(state) {}

    void insert(const domain::buyer_group& fresh) override { state_.groups.emplace(fresh.id, fresh); }
    std::optional<domain::buyer_group> find(domain::buyer_group_id id) override {
        const auto found = state_.groups.find(id);
        return found == state_.groups.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<domain::buyer_group> lock(domain::buyer_group_id id) override { return find(id); }
    void save(const domain::buyer_group& before, const domain::buyer_group& after) override {
        auto& stored = state_.groups.at(after.id);
        if (stored != before || before.version + 1 != after.version) throw std::logic_error("saving a group touched 0 rows instead of 1");
        stored = after;
    }
    std::vector<domain::buyer_group> page(domain::organisation_id whose, std::optional<domain::buyer_group_id> before,
                                          std::size_t limit) override {
        std::vector<domain::buyer_group> groups;
        for (auto each = state_.groups.rbegin(); each != state_.groups.rend() && groups.size() < limit; ++each) {
            const auto* member = domain::find_member(each->second, whose);
            const bool is_in = member != nullptr && domain::is_asked(*member);
            if ((each->second.organiser != whose && !is_in) || (before && !(each->first < *before))) continue;
            groups.push_back(each->second);
            groups.back().members.clear();
        }
        return groups;
    }
    std::vector<domain::need_id> find_wanting(std::span<const domain::organisation_id> buyers, const domain::group_wish& wish,
                                              std::size_t limit) override {
        std::vector<std::pair<domain::organisation_id, domain::need_id>> found;
        for (const auto& [id, each] : state_.needs) {
            if (domain::is_such(each.terms, wish) && !each.withdrawn_at && each.rest() > 0 &&
                std::ranges::find(buyers, each.buyer) != buyers.end())
                found.emplace_back(each.buyer, id);
        }
        std::ranges::sort(found);
        std::vector<domain::need_id> needs;
        for (const auto& [buyer, id] : found)
            if (needs.size() < limit) needs.push_back(id);
        return needs;
    }
    bool is_in_open_fill(domain::buyer_group_id id, domain::organisation_id house, base::business_date today) override {
        const auto waits = [&](domain::fill_id part) {
            const auto& fill = state_.fills.at(part);
            return fill.buyer == house && !fill.settled_at &&
                   std::ranges::any_of(fill.needs, [&](domain::need_id each) { return state_.needs.at(each).current_fill == part; });
        };
        return std::ranges::any_of(state_.group_fills, [&](const auto& each) {
            return each.second.group == id && today <= each.second.wish.requested_delivery_date &&
                   std::ranges::any_of(each.second.parts, waits);
        });
    }
    void insert(const domain::group_fill& fresh) override { state_.group_fills.emplace(fresh.id, fresh); }
    std::optional<domain::group_fill> find(domain::group_fill_id id) override {
        const auto found = state_.group_fills.find(id);
        return found == state_.group_fills.end() ? std::nullopt : std::optional(found->second);
    }

private:
    orders_state& state_;
};

}  // namespace chuanpin::tests
