// Fills of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <set>
#include <stdexcept>

#include "tests/contract/orders/orders_state.hpp"

namespace chuanpin::tests {

class fake_fills final : public app::fill_store {
public:
    explicit fake_fills(orders_state& state) : state_(state) {}

    std::vector<domain::offer_id> find_offers(const app::fill_market& where, std::size_t limit) override {
        std::vector<std::tuple<bool, domain::distance, domain::product_id, domain::offer_id>> found;
        for (const auto& [id, known] : state_.offers)
            for (const auto& each : known.live)
                if (is_in_force(each, where.now) && each.unit_net_mass_g > 0 && is_of(each.product, where.kind))
                    found.emplace_back(!has_stock(each.product), domain::distance_between(each.origin_county_code, where.county_code),
                                       each.product, id);
        std::ranges::sort(found);
        std::vector<domain::offer_id> ids;
        for (const auto& each : found)
            if (ids.size() < limit) ids.push_back(std::get<3>(each));
        return ids;
    }
    std::vector<std::string> categories_of(const domain::goods_kind& kind, std::size_t limit) override {
        std::set<std::string> found;
        for (const auto& [product, known] : state_.kinds)
            if (known.category && is_of(product, kind)) found.insert(*known.category);
        std::vector<std::string> first(found.begin(), found.end());
        if (first.size() > limit) first.resize(limit);
        return first;
    }
    std::map<domain::product_id, std::int64_t> available(std::span<const domain::product_id> products, base::business_date on) override {
        std::map<domain::product_id, std::int64_t> sums;
        for (const auto& [key, lot] : state_.lots_in_stock)
            if (lot.is_fit_on(on) && std::ranges::find(products, lot.key.product) != products.end())
                sums[lot.key.product] += lot.available();
        return sums;
    }
    std::map<domain::organisation_id, std::int64_t> given(std::span<const domain::organisation_id> suppliers, domain::measure by,
                                                          base::instant since) override {
        return sums_of([&](const domain::need_fill& fill, const domain::need_share& share) {
            return share.by == by && std::ranges::find(suppliers, share.whose.supplier) != suppliers.end() &&
                   state_.shares_ordered_at.at({fill.id, share.number}) >= since;
        });
    }
    std::map<domain::organisation_id, std::int64_t> given_of(domain::need_id need) override {
        return sums_of([&](const domain::need_fill&, const domain::need_share& share) { return share.need == need; });
    }
    void insert(const domain::need_fill& fresh) override {
        if (!state_.fills.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<domain::need_fill> find(domain::fill_id id) override {
        const auto found = state_.fills.find(id);
        return found == state_.fills.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<domain::need_fill> page(domain::need_id need, std::optional<domain::fill_id> before, std::size_t limit) override {
        std::vector<domain::need_fill> found;
        for (auto each = state_.fills.rbegin(); each != state_.fills.rend() && found.size() < limit; ++each) {
            if (std::ranges::find(each->second.needs, need) == each->second.needs.end() || (before && !(each->first < *before))) continue;
            found.push_back(each->second);
            found.back().shares.clear();
        }
        return found;
    }
    bool all_proposed(domain::fill_id fill, std::span<const int> numbers) override {
        return std::ranges::all_of(numbers, [&](int number) {
            const auto& share = share_of(fill, number);
            return share.status == domain::share_status::proposed && share.part.quantity > 0;
        });
    }
    void save_ordered(const app::ordered_shares& what) override {
        for (const auto number : what.numbers) {
            auto& share = share_of(what.fill, number);
            if (share.status != domain::share_status::proposed) throw std::logic_error("ordering a share touched 0 rows instead of 1");
            share.status = domain::share_status::ordered;
            share.order = what.order;
            state_.shares_ordered_at[{what.fill, number}] = what.at;
        }
    }
    void settle(const domain::need_fill& what) override {
        auto& stored = state_.fills.at(what.id);
        if (stored.settled_at) throw std::logic_error("settling a fill touched 0 rows instead of 1");
        stored.settled_at = what.settled_at;
        stored.next = what.next;
        for (const auto& each : what.shares)
            if (each.status == domain::share_status::refused) share_of(what.id, each.number) = each;
    }
    std::optional<domain::need_id> need_of(domain::order_id order) override {
        for (const auto& [id, fill] : state_.fills)
            for (const auto& share : fill.shares)
                if (share.order == order) return share.need;
        return std::nullopt;
    }
    std::int64_t release_cancelled(domain::need_id need) override {
        std::int64_t amount = 0;
        for (auto& [id, fill] : state_.fills)
            for (auto& share : fill.shares) {
                if (share.need != need || share.status != domain::share_status::ordered) continue;
                if (state_.orders.at(*share.order).status != domain::order_status::cancelled) continue;
                share.status = domain::share_status::released;
                amount += share.part.amount;
            }
        return amount;
    }

private:
    template <class Wanted>
    std::map<domain::organisation_id, std::int64_t> sums_of(Wanted wanted) const {
        std::map<domain::organisation_id, std::int64_t> sums;
        for (const auto& [id, fill] : state_.fills)
            for (const auto& share : fill.shares)
                if (share.status == domain::share_status::ordered && wanted(fill, share)) sums[share.whose.supplier] += share.part.amount;
        return sums;
    }
    domain::need_share& share_of(domain::fill_id fill, int number) {
        return *std::ranges::find(state_.fills.at(fill).shares, number, &domain::need_share::number);
    }
    [[nodiscard]] bool has_stock(domain::product_id product) const {
        return std::ranges::any_of(state_.lots_in_stock,
                                   [&](const auto& each) { return each.second.key.product == product && each.second.available() > 0; });
    }
    [[nodiscard]] bool is_of(domain::product_id product, const domain::goods_kind& kind) const {
        if (kind.by == domain::kind_by::products) return std::ranges::find(kind.products, product) != kind.products.end();
        const auto known = state_.kinds.find(product);
        if (known == state_.kinds.end()) return false;
        return kind.name == (kind.by == domain::kind_by::category ? known->second.category : known->second.name_zh);
    }

    orders_state& state_;
};

/// Needs and their fills.
struct fake_pool {
    explicit fake_pool(orders_state& state) : needs(state.needs), fills(state) {}
    fake_needs needs;
    fake_fills fills;
};

}  // namespace chuanpin::tests
