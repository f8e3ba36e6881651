#include "orders/app/returning/returned_stock.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "orders/app/warehouse/keep_warehouses.hpp"

namespace chuanpin::orders::app {

// By code, as everybody locks warehouses.
base::result<std::vector<domain::received_line>> find_places(transaction& open, domain::organisation_id supplier,
                                                             const std::vector<receipt_line>& said) {
    std::map<std::string, domain::warehouse_id> places;
    for (const auto& each : said) places.try_emplace(each.warehouse_code);
    for (auto& [code, id] : places) {
        const auto place = find_warehouse(open, supplier, code);
        if (!place) return base::refusal(place.error());
        id = place->id;
    }
    std::vector<domain::received_line> lines;
    for (const auto& each : said) lines.push_back({each.line, each.restocked, each.written_off, places.at(each.warehouse_code)});
    return lines;
}

void make_room(transaction& open, domain::organisation_id supplier, std::span<const domain::movement> movements,
               const base::call_context& context, base::random_source& random) {
    std::vector<domain::lot_id> named;
    std::map<domain::stock_key, std::set<domain::lot_id>> wanted;
    for (const auto& each : movements) {
        named.push_back(each.lot);
        wanted[each.key].insert(each.lot);
    }
    std::ranges::sort(named);
    named.erase(std::ranges::unique(named).begin(), named.end());
    std::erase(named, domain::unnamed_lot);
    std::vector<domain::lot> known;
    if (!named.empty()) known = open.lots().lock(named);
    domain::id_sequence ids(context.now, random);
    for (const auto& [key, lots] : wanted) {
        const domain::stock_level level{.key = key, .id = ids.make<domain::stock_id>(), .supplier = supplier};
        std::vector<domain::stock_lot> rows;
        for (const auto& lot : lots) {
            const auto of = std::ranges::find(known, lot, &domain::lot::id);
            auto& row = rows.emplace_back(domain::stock_lot{.key = key, .lot = lot});
            if (of == known.end()) continue;
            row.harvested_on = of->harvested_on;
            row.expires_on = of->expires_on;
            row.first_harvest_on = of->first_harvest_on;
        }
        (void)open.stock().lock_or_add({&level, 1}, rows);
    }
}

}  // namespace chuanpin::orders::app
