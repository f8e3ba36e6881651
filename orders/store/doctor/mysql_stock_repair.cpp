#include "orders/store/doctor/mysql_stock_repair.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view select_differing = R"sql(
SELECT DISTINCT product_id FROM (
  SELECT m.product_id
  FROM (SELECT product_id, warehouse_id, SUM(on_hand_change) AS on_hand, SUM(reserved_change) AS reserved
        FROM stock_movement GROUP BY product_id, warehouse_id) m
  LEFT JOIN stock_level s USING (product_id, warehouse_id)
  WHERE s.stock_id IS NULL OR s.on_hand <> m.on_hand OR s.reserved <> m.reserved
  UNION ALL
  SELECT m.product_id
  FROM (SELECT product_id, warehouse_id, lot_id, SUM(on_hand_change) AS on_hand, SUM(reserved_change) AS reserved
        FROM stock_movement GROUP BY product_id, warehouse_id, lot_id) m
  LEFT JOIN stock_lot l USING (product_id, warehouse_id, lot_id)
  WHERE COALESCE(l.on_hand, 0) <> m.on_hand OR COALESCE(l.reserved, 0) <> m.reserved
  UNION ALL
  SELECT l.product_id FROM stock_lot l
  WHERE (l.on_hand <> 0 OR l.reserved <> 0)
    AND NOT EXISTS (SELECT 1 FROM stock_movement m WHERE m.product_id = l.product_id AND m.warehouse_id = l.warehouse_id AND m.lot_id = l.lot_id)
  UNION ALL
  SELECT s.product_id FROM stock_level s
  WHERE (s.on_hand <> 0 OR s.reserved <> 0)
    AND NOT EXISTS (SELECT 1 FROM stock_movement m WHERE m.product_id = s.product_id AND m.warehouse_id = s.warehouse_id)
) differing ORDER BY product_id LIMIT ?)sql";
constexpr std::string_view sum_ledger = R"sql(
SELECT m.warehouse_id, m.lot_id, CAST(SUM(m.on_hand_change) AS SIGNED), CAST(SUM(m.reserved_change) AS SIGNED), MIN(w.organisation_id),
       MIN(o.harvested_on), MIN(o.expires_on), MIN(o.first_harvest_on)
FROM stock_movement m JOIN warehouse w ON w.warehouse_id = m.warehouse_id LEFT JOIN lot o ON o.lot_id = m.lot_id
WHERE m.product_id = ? GROUP BY m.warehouse_id, m.lot_id ORDER BY m.warehouse_id, m.lot_id)sql";
constexpr std::string_view write_level = R"sql(
INSERT INTO stock_level (product_id, warehouse_id, stock_id, supplier_organisation_id, on_hand, reserved, version)
VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE on_hand = VALUES(on_hand), reserved = VALUES(reserved), version = VALUES(version))sql";
constexpr std::string_view write_lot = R"sql(
INSERT INTO stock_lot (product_id, warehouse_id, lot_id, harvested_on, expires_on, on_hand, reserved, first_harvest_on)
VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE on_hand = VALUES(on_hand), reserved = VALUES(reserved))sql";

// What the ledger says of a product.
struct truth {
    std::map<domain::stock_key, domain::stock_level> levels;
    std::map<std::pair<domain::stock_key, domain::lot_id>, domain::stock_lot> lots;
};

truth read_ledger(mysql::session& connection, domain::product_id product) {
    truth found;
    auto rows = connection.query(sum_ledger, {product});
    while (rows.next()) {
        const domain::stock_lot lot{.key = {product, rows.id<domain::warehouse_id>(0)},
                                    .lot = rows.id<domain::lot_id>(1),
                                    .harvested_on = rows.optional_date(5),
                                    .expires_on = rows.optional_date(6),
                                    .on_hand = rows.integer(2),
                                    .reserved = rows.integer(3),
                                    .first_harvest_on = rows.optional_date(7)};
        auto& level = found.levels[lot.key];
        level.key = lot.key;
        level.supplier = rows.id<domain::organisation_id>(4);
        level.on_hand += lot.on_hand;
        level.reserved += lot.reserved;
        if (!domain::is_sound(lot) || !domain::is_sound(level))
            throw std::logic_error("the ledger of " + base::to_wire(product) + " itself breaks 0 <= reserved <= on_hand");
        found.lots[{lot.key, lot.lot}] = lot;
    }
    return found;
}

class repairer {
public:
    repairer(mysql::session& connection, domain::locked_stock now, truth should)
        : connection_(connection), now_(std::move(now)), should_(std::move(should)) {
        // A row without any movement should be empty.
        for (const auto& each : now_.lots) should_.lots.try_emplace({each.key, each.lot}, emptied(each));
        for (const auto& each : now_.levels) should_.levels.try_emplace(each.key, emptied(each));
    }

    std::vector<repaired_row> write_lots() {
        std::vector<repaired_row> done;
        for (const auto& [key, lot] : should_.lots) {
            const auto before =
                std::ranges::find_if(now_.lots, [&](const auto& each) { return each.key == lot.key && each.lot == lot.lot; });
            const auto was = before == now_.lots.end() ? domain::stock_lot{} : *before;
            if (was.on_hand == lot.on_hand && was.reserved == lot.reserved) continue;
            connection_.execute(write_lot, {lot.key.product, lot.key.warehouse, lot.lot, lot.harvested_on, lot.expires_on, lot.on_hand,
                                            lot.reserved, lot.first_harvest_on});
            done.push_back({lot.key, lot.lot, was.on_hand, was.reserved, lot.on_hand, lot.reserved});
        }
        return done;
    }

    // The levels that differed, as they are now.
    std::vector<domain::stock_level> write_levels(std::vector<repaired_row>& done, domain::id_sequence& ids) {
        std::vector<domain::stock_level> changed;
        for (auto& [key, level] : should_.levels) {
            const auto before = std::ranges::find(now_.levels, key, &domain::stock_level::key);
            const auto was = before == now_.levels.end() ? domain::stock_level{} : *before;
            if (was.on_hand == level.on_hand && was.reserved == level.reserved) continue;
            level.id = before == now_.levels.end() ? ids.make<domain::stock_id>() : was.id;
            level.version = was.version + 1;
            connection_.execute(write_level,
                                {key.product, key.warehouse, level.id, level.supplier, level.on_hand, level.reserved, level.version});
            done.push_back({key, std::nullopt, was.on_hand, was.reserved, level.on_hand, level.reserved});
            changed.push_back(level);
        }
        return changed;
    }

private:
    template <class Row>
    static Row emptied(Row row) {
        row.on_hand = 0;
        row.reserved = 0;
        return row;
    }

    mysql::session& connection_;
    domain::locked_stock now_;
    truth should_;
};

}  // namespace

std::vector<domain::product_id> find_differing(mysql::session& connection) {
    std::vector<domain::product_id> found;
    auto rows = connection.query(select_differing, {std::uint64_t{repaired_products_max}});
    while (rows.next()) found.push_back(rows.id<domain::product_id>(0));
    return found;
}

std::vector<repaired_row> repair(mysql::session& connection, app::transaction& open, domain::product_id product,
                                 const base::call_context& context, base::random_source& random) {
    auto locked = open.stock().lock({&product, 1});
    repairer work(connection, std::move(locked), read_ledger(connection, product));
    domain::id_sequence ids(context.now, random);
    auto done = work.write_lots();
    const auto levels = work.write_levels(done, ids);
    std::vector<domain::recorded_event> events;
    for (const auto& level : levels) events.push_back({domain::stock_event{ids.make<domain::event_id>(), level}, &context});
    if (!events.empty()) open.record(events);
    return done;
}

}  // namespace chuanpin::orders::store
