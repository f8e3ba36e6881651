#include "orders/app/stock/stock_changes.hpp"

#include <algorithm>

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {

changed_stock carry_out(transaction& open, const base::call_context& context, domain::shelf& stock, std::vector<domain::movement> movements,
                        std::span<const domain::warehouse> warehouses, base::random_source& random) {
    for (const auto& each : movements) stock.move(each);
    open.stock().append(movements);
    open.stock().save(stock);
    changed_stock done{.movements = std::move(movements)};
    domain::id_sequence ids(context.now, random);
    std::vector<domain::recorded_event> events;
    for (const auto& level : stock.changed()) {
        const auto place = std::ranges::find(warehouses, level.key.warehouse, &domain::warehouse::id);
        done.levels.push_back({level, place->code});
        events.push_back({domain::stock_event{ids.make<domain::event_id>(), level}, &context});
    }
    if (!events.empty()) open.record(events);
    return done;
}

base::result<domain::product_facts> find_own_product(transaction& open, const base::call_context& context, domain::product_id id) {
    const auto product = open.offers().find_product(id);
    if (!product) return base::refusal(domain::errors::product_not_yet_known(id));
    if (product->supplier != context.who->organisation) return base::refusal(domain::errors::product_not_found(id));
    return *product;
}

base::result<std::vector<domain::lot>> lock_lots(transaction& open, domain::product_id product, std::vector<domain::lot_id> ids) {
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    std::erase(ids, domain::unnamed_lot);
    auto found = open.lots().lock(ids);
    for (const auto& id : ids) {
        const auto known = std::ranges::find(found, id, &domain::lot::id);
        if (known == found.end() || known->product != product) return base::refusal(domain::errors::lot_not_found(id));
    }
    return found;
}

std::vector<domain::stock_lot> empty_rows_of(std::span<const domain::lot> lots, std::span<const domain::lot_id> asked,
                                             const domain::stock_key& where) {
    std::vector<domain::stock_lot> rows;
    if (std::ranges::find(asked, domain::unnamed_lot) != asked.end()) rows.push_back({.key = where});
    for (const auto& each : lots)
        rows.push_back({.key = where,
                        .lot = each.id,
                        .harvested_on = each.harvested_on,
                        .expires_on = each.expires_on,
                        .first_harvest_on = each.first_harvest_on});
    return rows;
}

}  // namespace chuanpin::orders::app
