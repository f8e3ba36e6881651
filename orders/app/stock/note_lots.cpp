#include "orders/app/stock/note_lots.hpp"

#include "orders/domain/stock/lot.hpp"

namespace chuanpin::orders::app {

void note_lots(std::span<domain::order_line> lines, std::span<const domain::movement> held, const domain::shelf& shelf) {
    auto line = lines.begin();
    for (const auto& each : held) {
        if (each.lot == domain::unnamed_lot) continue;
        while (line->id != each.line) ++line;
        const auto* lot = shelf.lot_of(each.key, each.lot);
        line->lots.push_back({each.lot, each.quantity, lot->harvested_on, lot->first_harvest_on, lot->expires_on});
    }
}

}  // namespace chuanpin::orders::app
