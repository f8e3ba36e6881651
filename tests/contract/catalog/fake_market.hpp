// Outlets, unsold stock and the supply plan over plain values: a part of the fake catalogue.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

#include "catalog/app/ports.hpp"
#include "catalog/domain/market_errors.hpp"

namespace chuanpin::tests {

namespace app = catalog::app;
namespace domain = catalog::domain;

struct market_state {
    std::map<domain::outlet_id, std::vector<domain::outlet>> outlets;  ///< every version, oldest first
    std::vector<domain::outlet_sales> outlet_sales;
    std::map<domain::unsold_listing_id, domain::unsold_listing> unsold;
    std::vector<domain::announcement> announcements;
    std::map<domain::product_id, std::int64_t> available;
};

class fake_outlets final : public app::outlet_store {
public:
    explicit fake_outlets(market_state& state) : state_(state) {}

    // Of all outlets: whether a version claims a device that an open one has.
    base::result<void> check_device(const domain::outlet& what) const {
        if (what.closed_on || !what.details.device_number) return {};
        for (const auto& [id, versions] : state_.outlets) {
            const auto& newest = versions.back();
            if (id != what.id && !newest.closed_on && newest.details.device_number == what.details.device_number)
                return base::refusal(domain::errors::outlet_device_taken(*what.details.device_number));
        }
        return {};
    }
    base::result<void> insert(const domain::outlet& what) override {
        if (auto free = check_device(what); !free) return free;
        if (!state_.outlets.emplace(what.id, std::vector{what}).second) throw std::logic_error("the outlet exists");
        return {};
    }
    std::optional<domain::outlet> find(domain::outlet_id id) override {
        const auto found = state_.outlets.find(id);
        return found == state_.outlets.end() ? std::nullopt : std::optional(found->second.back());
    }
    std::optional<domain::outlet> lock(domain::outlet_id id) override { return find(id); }
    base::result<void> save(const domain::outlet& what) override {
        if (auto free = check_device(what); !free) return free;
        auto& versions = state_.outlets.at(what.id);
        if (versions.back().version != what.version - 1) throw std::logic_error("another version is stored");
        versions.push_back(what);
        return {};
    }
    std::vector<domain::outlet> page(const app::outlet_filter& filter, std::optional<domain::outlet_id> before,
                                     std::size_t limit) override {
        std::vector<domain::outlet> found;
        for (auto each = state_.outlets.rbegin(); each != state_.outlets.rend() && found.size() < limit; ++each) {
            const auto& what = each->second.back();
            const bool wanted = (!before || what.id < *before) && filter.kind.value_or(what.kind) == what.kind &&
                                filter.county.value_or(what.details.county_code) == what.details.county_code &&
                                filter.operated_by.value_or(what.operated_by) == what.operated_by &&
                                (!filter.open_on || !what.closed_on || *what.closed_on > *filter.open_on);
            if (wanted) found.push_back(what);
        }
        return found;
    }
    std::vector<domain::outlet> versions(domain::outlet_id id, std::size_t limit) override {
        const auto known = state_.outlets.find(id);
        if (known == state_.outlets.end()) return {};
        std::vector<domain::outlet> found(known->second.rbegin(), known->second.rend());
        found.resize(std::min(found.size(), limit));
        return found;
    }
    std::int64_t reports_of(domain::outlet_id id, base::business_date month) override {
        return std::ranges::count_if(state_.outlet_sales, [&](const auto& each) { return each.outlet == id && each.month == month; });
    }
    void insert(const domain::outlet_sales& report) override { state_.outlet_sales.push_back(report); }
    std::vector<domain::outlet_sales> newest_sales(std::span<const domain::outlet_id> ids) override {
        std::vector<domain::outlet_sales> found;
        for (const auto& id : ids)
            for (const auto& each : sales(id, 1)) found.push_back(each);
        return found;
    }
    std::vector<domain::outlet_sales> sales(domain::outlet_id id, std::size_t limit) override {
        std::vector<domain::outlet_sales> found;
        for (const auto& each : state_.outlet_sales)
            if (each.outlet == id) found.push_back(each);
        std::ranges::sort(found, std::greater{}, [](const auto& each) { return std::pair(each.month, each.revision); });
        found.resize(std::min(found.size(), limit));
        return found;
    }

private:
    market_state& state_;
};

class fake_unsold final : public app::unsold_store {
public:
    explicit fake_unsold(market_state& state) : state_(state) {}

    void insert(const domain::unsold_listing& what) override {
        if (!state_.unsold.emplace(what.id, what).second) throw std::logic_error("the entry exists");
    }
    std::optional<domain::unsold_listing> find(domain::unsold_listing_id id) override {
        const auto found = state_.unsold.find(id);
        return found == state_.unsold.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<domain::unsold_listing> lock(domain::unsold_listing_id id) override { return find(id); }
    void save(const domain::unsold_listing& what) override {
        auto& kept = state_.unsold.at(what.id);
        if (kept.version != what.version - 1) throw std::logic_error("another version is stored");
        kept = what;
    }
    std::vector<domain::unsold_listing> unsold_where(const auto& wanted, std::size_t limit) const {
        std::vector<domain::unsold_listing> found;
        for (const auto& [id, each] : state_.unsold)
            if (wanted(each)) found.push_back(each);
        std::ranges::sort(found, {}, [](const auto& each) { return std::pair(each.stated.perishes_on, each.id); });
        found.resize(std::min(found.size(), limit));
        return found;
    }
    std::vector<domain::unsold_listing> page(const app::unsold_filter& filter, std::optional<app::unsold_key> after,
                                             std::size_t limit) override {
        return unsold_where(
            [&](const domain::unsold_listing& each) {
                const auto& stated = each.stated;
                return (!filter.open_on || domain::status_on(each, *filter.open_on) == domain::unsold_status::listed) &&
                       filter.county.value_or(stated.county_code) == stated.county_code &&
                       filter.category.value_or(each.category) == each.category &&
                       filter.supplier.value_or(each.supplier) == each.supplier &&
                       (!filter.perishes_before || stated.perishes_on < *filter.perishes_before) &&
                       (!after || std::pair(stated.perishes_on, each.id) > std::pair(after->perishes_on, after->id));
            },
            limit);
    }
    std::size_t count_open(domain::organisation_id supplier, base::business_date on, std::size_t limit) override {
        return page({.open_on = on, .supplier = supplier}, std::optional<app::unsold_key>(), limit).size();
    }
    std::vector<domain::unsold_listing_id> find_perished(base::business_date today, std::size_t limit) override {
        std::vector<domain::unsold_listing_id> found;
        const auto perished = [&](const domain::unsold_listing& each) {
            return each.status == domain::unsold_status::listed && each.stated.perishes_on <= today;
        };
        for (const auto& each : unsold_where(perished, limit)) found.push_back(each.id);
        return found;
    }

private:
    market_state& state_;
};

class fake_supply final : public app::supply_store {
public:
    explicit fake_supply(market_state& state) : state_(state) {}

    void announce(const domain::announcement& what) override {
        for (auto& each : state_.announcements) {
            const bool same = each.organisation == what.organisation && each.side == what.side && each.goods == what.goods &&
                              each.county_code == what.county_code && each.week == what.week;
            if (same && !each.superseded_at) each.superseded_at = what.recorded_at;
        }
        state_.announcements.push_back(what);
    }
    std::vector<domain::week_figures> figures(const app::plan_filter& filter) override {
        std::map<base::business_date, domain::week_figures> weeks;
        std::set<std::tuple<base::business_date, domain::plan_side, domain::organisation_id>> seen;
        for (const auto& each : state_.announcements) {
            const bool wanted = !each.superseded_at && each.week >= filter.from && each.week < filter.until &&
                                filter.county.value_or(each.county_code) == each.county_code &&
                                filter.category.value_or(each.category) == each.category &&
                                (!filter.variety || each.goods.variety == filter.variety);
            if (!wanted) continue;
            auto& week = weeks[each.week];
            week.week = each.week;
            const bool supplied = each.side == domain::plan_side::supply;
            (supplied ? week.supply_g : week.demand_g) += each.mass_g;
            if (seen.emplace(each.week, each.side, each.organisation).second) (supplied ? week.suppliers : week.buyers) += 1;
        }
        std::vector<domain::week_figures> found;
        for (const auto& [week, figures] : weeks) found.push_back(figures);
        return found;
    }
    std::vector<domain::announcement> history(domain::organisation_id organisation, domain::plan_side side,
                                              std::optional<domain::announcement_id> before, std::size_t limit) override {
        std::vector<domain::announcement> found;
        for (const auto& each : state_.announcements)
            if (each.organisation == organisation && each.side == side && (!before || each.id < *before)) found.push_back(each);
        std::ranges::sort(found, std::greater{}, &domain::announcement::id);
        found.resize(std::min(found.size(), limit));
        return found;
    }
    std::size_t count_live(domain::organisation_id organisation, base::business_date from, std::size_t limit) override {
        const auto count = std::ranges::count_if(state_.announcements, [&](const auto& each) {
            return each.organisation == organisation && !each.superseded_at && each.week >= from;
        });
        return std::min(static_cast<std::size_t>(count), limit);
    }

private:
    market_state& state_;
};

class fake_availability final : public app::availability_store {
public:
    explicit fake_availability(market_state& state) : state_(state) {}

    std::map<domain::product_id, std::int64_t> available(std::span<const domain::product_id> products) override {
        std::map<domain::product_id, std::int64_t> found;
        for (const auto& each : products)
            if (const auto known = state_.available.find(each); known != state_.available.end()) found.insert(*known);
        return found;
    }

private:
    market_state& state_;
};

}  // namespace chuanpin::tests
