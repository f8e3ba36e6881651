// One transaction of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "orders/app/ports.hpp"
#include "orders/domain/offer/catalogue_news.hpp"
#include "tests/contract/orders/event_types.hpp"
#include "tests/contract/orders/fake_attributions.hpp"
#include "tests/contract/orders/fake_complaints.hpp"
#include "tests/contract/orders/fake_fills.hpp"
#include "tests/contract/orders/fake_forward.hpp"
#include "tests/contract/orders/fake_groups.hpp"
#include "tests/contract/orders/fake_records.hpp"
#include "tests/contract/orders/fake_spending.hpp"
#include "tests/contract/orders/orders_state.hpp"

namespace chuanpin::tests {

class fake_transaction final : public app::transaction,
                               app::offer_store,
                               app::stock_store,
                               app::order_store,
                               app::warehouse_store,
                               app::lot_store,
                               app::replacement_store {
public:
    explicit fake_transaction(orders_state& state)
        : state_(state),
          spending_(state),
          complaints_(state),
          pairings_(state.agreements),
          windows_(state.agreements),
          agreements_(state.agreements),
          deliveries_(state.deliveries, state.orders),
          returns_(state.returns),
          drafts_(state.drafts),
          contracts_(state.contracts),
          payments_(state.payments),
          records_(state),
          quotations_(state.quotations),
          attributions_(state),
          refunds_(state.payments),
          demand_(state.demand),
          pool_(state),
          forward_(state),
          groups_(state) {}

    app::placing_locks lock_for_placing(std::span<const domain::organisation_id> organisations, std::span<const domain::budget_id> budgets,
                                        std::span<const domain::product_id> products) override {
        return {spending().lock(organisations, budgets), stock().lock(products)};
    }
    app::offer_store& offers() override { return *this; }
    app::stock_store& stock() override { return *this; }
    app::order_store& orders() override { return *this; }
    app::spending_store& spending() override { return spending_; }
    app::complaint_store& complaints() override { return complaints_; }
    app::warehouse_store& warehouses() override { return *this; }
    app::lot_store& lots() override { return *this; }
    app::pairing_store& pairings() override { return pairings_; }
    app::window_store& windows() override { return windows_; }
    app::agreement_store& agreements() override { return agreements_; }
    app::delivery_store& deliveries() override { return deliveries_; }
    app::return_store& returns() override { return returns_; }
    app::draft_store& drafts() override { return drafts_; }
    app::contract_store& contracts() override { return contracts_; }
    app::payment_store& payments() override { return payments_; }
    app::credit_store& credits() override { return payments_; }
    app::record_store& records() override { return records_; }
    app::quotation_store& quotations() override { return quotations_; }
    app::attribution_store& attributions() override { return attributions_; }
    app::refund_store& refunds() override { return refunds_; }
    app::supply_store& supply() override { return demand_.supply; }
    app::calendar_store& calendars() override { return demand_.calendars; }
    app::standing_store& standing() override { return demand_.standing; }
    app::need_store& needs() override { return pool_.needs; }
    app::fill_store& fills() override { return pool_.fills; }
    app::forward_store& forward() override { return forward_; }
    app::replacement_store& replacements() override { return *this; }
    app::buyer_group_store& buyer_groups() override { return groups_; }
    void record(std::span<const domain::recorded_event> events) override {
        for (const auto& each : events) state_.journal.emplace_back(std::visit([](const auto& what) { return type_of(what); }, each.what));
    }

    // --- offers -----------------------------------------------------------------------------------------------------------
    domain::offer_book find(std::span<const domain::offer_id> ids, base::instant live_after) override {
        domain::offer_book book;
        for (const auto& id : ids) {
            const auto known = state_.offers.find(id);
            if (known == state_.offers.end()) continue;
            auto& into = book[id];
            into.newest_version = known->second.newest_version;
            for (const auto& each : known->second.live)
                if (!each.valid_to || *each.valid_to > live_after) into.live.push_back(marked(each));
        }
        return book;
    }
    domain::offer_version marked(domain::offer_version version) const {
        for (const auto& [number, each] : state_.certificates)
            for (const auto& [product, period] : each.marks)
                if (product == version.product) version.marked.push_back(period);
        if (const auto listing = state_.listings.find(version.product); listing != state_.listings.end())
            version.held = listing->second.holds;
        return version;
    }
    std::optional<domain::product_facts> find_product(domain::product_id id) override {
        const auto found = state_.products.find(id);
        return found == state_.products.end() ? std::nullopt : std::optional(found->second);
    }

    // --- stock ------------------------------------------------------------------------------------------------------------
    domain::locked_stock lock(std::span<const domain::product_id> products) override {
        return locked([&](const domain::stock_key& key) { return std::ranges::find(products, key.product) != products.end(); });
    }
    domain::locked_stock lock_or_add(std::span<const domain::stock_level> levels, std::span<const domain::stock_lot> lots) override {
        for (const auto& each : levels) state_.levels.try_emplace(each.key, each);
        for (const auto& each : lots) state_.lots_in_stock.try_emplace({each.key, each.lot}, each);
        return locked(
            [&](const domain::stock_key& key) { return std::ranges::any_of(levels, [&](const auto& each) { return each.key == key; }); });
    }
    domain::locked_stock lock_warehouse(const domain::stock_key& wanted) override {
        return locked([&](const domain::stock_key& key) { return key == wanted; });
    }
    template <class Wanted>
    domain::locked_stock locked(Wanted wanted) const {
        domain::locked_stock found;
        for (const auto& [key, level] : state_.levels)
            if (wanted(key)) found.levels.push_back(level);
        for (const auto& [key, lot] : state_.lots_in_stock)
            if (wanted(key.first)) found.lots.push_back(lot);
        return found;
    }
    void save(const domain::shelf& changed) override {
        for (const auto& each : changed.changed()) {
            const auto found = state_.levels.find(each.key);
            if (found == state_.levels.end() || found->second == each || !domain::is_sound(each))
                throw std::logic_error("a stock level cannot be saved");
            found->second = each;
        }
        for (const auto& each : changed.changed_lots()) state_.lots_in_stock.at({each.key, each.lot}) = each;
    }
    void drop_empty(std::span<const domain::stock_lot> lots) override {
        for (const auto& each : lots) state_.lots_in_stock.erase({each.key, each.lot});
    }
    void append(std::span<const domain::movement> movements) override {
        state_.movements.insert(state_.movements.end(), movements.begin(), movements.end());
    }
    std::vector<domain::movement> holds_of(domain::order_id order) override {
        std::vector<domain::movement> holds;
        for (const auto& each : state_.movements) {
            if (each.order != order) continue;
            const auto same = std::ranges::find_if(
                holds, [&](const auto& hold) { return hold.key == each.key && hold.line == each.line && hold.lot == each.lot; });
            if (same == holds.end())
                holds.push_back(each);
            else
                same->quantity += domain::effect_of(each.kind).reserved * each.quantity;
        }
        std::erase_if(holds, [](const auto& hold) { return hold.quantity == 0; });
        return holds;
    }
    std::vector<app::shown_level> page(domain::organisation_id supplier, std::optional<domain::product_id> product,
                                       std::optional<domain::stock_key> after, std::size_t limit) override {
        std::vector<app::shown_level> levels;
        for (const auto& [key, level] : state_.levels)
            if (level.supplier == supplier && (!product || key.product == *product) && (!after || key > *after) && levels.size() < limit)
                levels.push_back({level, state_.warehouses.at(key.warehouse).code});
        return levels;
    }
    std::vector<app::shown_lot> lots(domain::organisation_id supplier, domain::product_id product, std::optional<app::lot_place> after,
                                     std::size_t limit) override {
        std::vector<app::shown_lot> shown;
        for (const auto& [key, each] : state_.lots_in_stock) {
            const auto& place = state_.warehouses.at(each.key.warehouse);
            const auto at = std::pair(each.key.warehouse, each.lot);
            if (each.key.product != product || place.owner != supplier || (after && at <= std::pair(after->warehouse, after->lot)))
                continue;
            app::shown_lot row{.stock = each, .warehouse_code = place.code};
            if (const auto known = state_.lots.find(each.lot); known != state_.lots.end()) {
                row.source = known->second.source;
                row.number = known->second.number;
            }
            if (shown.size() < limit) shown.push_back(std::move(row));
        }
        return shown;
    }
    std::vector<app::shown_movement> movements(domain::organisation_id supplier, domain::product_id product,
                                               std::optional<std::int64_t> before, std::size_t limit) override {
        std::vector<app::shown_movement> shown;
        for (auto number = static_cast<std::int64_t>(state_.movements.size()); number > 0; --number) {
            const auto& each = state_.movements[static_cast<std::size_t>(number - 1)];
            const auto& place = state_.warehouses.at(each.key.warehouse);
            if (each.key.product == product && place.owner == supplier && (!before || number < *before) && shown.size() < limit)
                shown.push_back({number, each, place.code});
        }
        return shown;
    }

    // --- orders -----------------------------------------------------------------------------------------------------------
    void insert(std::span<const domain::order> orders) override {
        constexpr std::size_t address_bytes_max = 600;  // the column's 200 characters
        for (const auto& each : orders) {
            if (each.delivery.address.size() > address_bytes_max) throw std::runtime_error("data too long");
            if (!state_.orders.emplace(each.id, each).second) throw std::runtime_error("duplicate key");
        }
    }
    std::optional<domain::order> find(domain::order_id id) override {
        const auto found = state_.orders.find(id);
        return found == state_.orders.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<domain::order> lock(domain::order_id id) override { return find(id); }
    void save(const domain::order& what) override {
        auto& stored = state_.orders.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving an order touched 0 rows instead of 1");
        auto lines = std::move(stored.lines);
        stored = what;
        stored.lines = std::move(lines);
    }
    void save_lines(const domain::order& before, const domain::order& after) override {
        auto& stored = state_.orders.at(after.id).lines;
        if (before.lines == after.lines || stored != before.lines) throw std::logic_error("saving order lines touched others");
        stored = after.lines;
    }
    void replace(const domain::order& before, const domain::order& after) override {
        auto& stored = state_.orders.at(after.id);
        if (stored != before || before.version != after.version) throw std::logic_error("replacing order lines touched others");
        stored = after;
    }
    std::vector<domain::order> page(const base::principal& who, std::optional<domain::order_status> status,
                                    std::optional<domain::order_id> before, std::size_t limit) override {
        std::vector<domain::order> orders;
        for (auto each = state_.orders.rbegin(); each != state_.orders.rend() && orders.size() < limit; ++each) {
            const auto& what = each->second;
            if (!domain::party_of(what, who) || (status && what.status != *status) || (before && !(what.id < *before))) continue;
            orders.push_back(what);
            orders.back().lines.clear();
        }
        return orders;
    }
    std::vector<app::open_hold> find_open_holds(std::span<const domain::organisation_id> buyers) override {
        std::map<std::pair<domain::organisation_id, domain::product_id>, std::int64_t> sums;
        for (const auto& [id, each] : state_.orders) {
            if (!domain::is_waiting(each.status) || std::ranges::find(buyers, each.buyer) == buyers.end()) continue;
            for (const auto& line : each.lines) sums[{each.buyer, line.product}] += line.quantity - line.waiting_quantity;
        }
        std::vector<app::open_hold> found;
        for (const auto& [of, quantity] : sums) found.push_back({of.first, of.second, quantity});
        return found;
    }
    std::vector<domain::order_id> find_expired(base::instant by, std::size_t limit) override {
        std::vector<std::pair<base::instant, domain::order_id>> expired;
        for (const auto& [id, each] : state_.orders)
            if (is_waiting(each.status) && each.hold_expires_at <= by) expired.emplace_back(each.hold_expires_at, id);
        std::ranges::sort(expired);
        std::vector<domain::order_id> ids;
        for (const auto& [at, id] : expired)
            if (ids.size() < limit) ids.push_back(id);
        return ids;
    }

    std::vector<domain::order_id> find_closable(base::instant by, std::size_t limit) override {
        std::vector<domain::order_id> ids;
        for (const auto& [id, each] : state_.orders) {
            if (!domain::is_settled(each.status) || each.closed_at || *each.accepted_at > by || ids.size() == limit) continue;
            const auto returning = [&](const auto& one) { return one.second.order == id && domain::is_open(one.second); };
            const auto complaining = [&](const auto& one) { return one.second.order == id && !one.second.ended_at; };
            if (std::ranges::none_of(state_.returns, returning) && std::ranges::none_of(state_.complaints, complaining)) ids.push_back(id);
        }
        return ids;
    }

    // --- warehouses -------------------------------------------------------------------------------------------------------
    bool insert(const domain::warehouse& fresh) override {
        if (share(fresh.owner, fresh.code)) return false;
        return state_.warehouses.emplace(fresh.id, fresh).second;
    }
    std::optional<domain::warehouse> share(domain::organisation_id owner, const std::string& code) override {
        for (const auto& [id, each] : state_.warehouses)
            if (each.owner == owner && each.code == code) return each;
        return std::nullopt;
    }
    std::optional<domain::warehouse> lock(domain::warehouse_id id) override {
        const auto found = state_.warehouses.find(id);
        return found == state_.warehouses.end() ? std::nullopt : std::optional(found->second);
    }
    void save(const domain::warehouse& what) override {
        auto& stored = state_.warehouses.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving a warehouse touched 0 rows instead of 1");
        stored = what;
    }
    std::int64_t on_hand(const domain::warehouse& what) override {
        std::int64_t sum = 0;
        for (const auto& [key, level] : state_.levels)
            if (key.warehouse == what.id) sum += level.on_hand;
        return sum;
    }
    std::vector<domain::warehouse> page(domain::organisation_id owner, const std::string& after, std::size_t limit) override {
        std::vector<domain::warehouse> found;
        for (const auto& [id, each] : state_.warehouses)
            if (each.owner == owner && each.code > after) found.push_back(each);
        std::ranges::sort(found, {}, &domain::warehouse::code);
        found.resize(std::min(found.size(), limit));
        return found;
    }

    // --- lots -------------------------------------------------------------------------------------------------------------
    std::vector<domain::lot> lock(std::span<const domain::lot_id> ids) override {
        std::vector<domain::lot> found;
        for (const auto& [id, each] : state_.lots)
            if (std::ranges::find(ids, id) != ids.end()) found.push_back(each);
        return found;
    }
    domain::lot lock_or_add(const domain::lot& fresh) override {
        for (const auto& [id, each] : state_.lots)
            if (each.product == fresh.product && each.source == fresh.source && each.number == fresh.number) return each;
        auto& added = state_.lots[fresh.id] = fresh;
        for (const auto& [key, each] : state_.harvests)
            if (each.category == fresh.goods.category && each.variety_key == fresh.goods.variety_key &&
                each.county_code == fresh.goods.county_code && each.valid_from <= fresh.harvested_on && fresh.harvested_on < each.valid_to)
                added.first_harvest_on = each.first_harvest_on;
        return added;
    }
    domain::lot_goods goods_of(domain::product_id product) override {
        domain::lot_goods goods;
        std::set<std::string> varieties;
        std::set<std::string> counties;
        if (const auto known = state_.kinds.find(product); known != state_.kinds.end()) {
            goods.category = known->second.category;
            if (known->second.origin_county_code) counties.insert(*known->second.origin_county_code);
        }
        for (const auto& [id, each] : state_.goods) {
            if (each.product != product) continue;
            if (each.variety_key) varieties.insert(*each.variety_key);
            if (!each.county_code.empty()) counties.insert(each.county_code);
        }
        if (varieties.size() == 1) goods.variety_key = *varieties.begin();
        if (counties.size() == 1) goods.county_code = *counties.begin();
        return goods;
    }
    void save(const domain::lot& what) override {
        auto& stored = state_.lots.at(what.id);
        if (stored.units_in >= what.units_in) throw std::logic_error("saving a lot touched 0 rows instead of 1");
        stored = what;
    }

private:
    orders_state& state_;
    fake_spending spending_;
    fake_complaints complaints_;
    fake_pairing_store pairings_;
    fake_window_store windows_;
    fake_agreement_store agreements_;
    fake_delivery_store deliveries_;
    fake_return_store returns_;
    fake_drafts drafts_;
    fake_contracts contracts_;
    fake_payments payments_;
    fake_records records_;
    fake_quotations quotations_;
    fake_attributions attributions_;
    fake_refunds refunds_;
    fake_demand demand_;
    fake_pool pool_;
    fake_forward forward_;
    fake_groups groups_;
};

}  // namespace chuanpin::tests
