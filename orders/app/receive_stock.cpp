#include "orders/app/receive_stock.hpp"

#include <algorithm>

#include "orders/app/forward/supply_waiting.hpp"
#include "orders/app/stock/received_lot.hpp"
#include "orders/app/stock/stock_changes.hpp"
#include "orders/app/warehouse/keep_warehouses.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

// Lots of the level that are sold out, but for the one that goods come into.
std::vector<domain::stock_lot> empty_lots(std::span<const domain::stock_lot> all, domain::lot_id but) {
    std::vector<domain::stock_lot> empty;
    for (const auto& each : all)
        if (each.on_hand == 0 && each.lot != but) empty.push_back(each);
    return empty;
}

}  // namespace

base::task<base::result<base::reply>> receive_stock::operator()(const base::call_context& context, base::idempotent<shown_level> as,
                                                                stock_receipt asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto level = receive(open, context, asked);
        if (!level) return base::refusal(level.error());
        return as.encode(*level);
    });
}

base::result<shown_level> receive_stock::receive(transaction& open, const base::call_context& context, const stock_receipt& asked) {
    const auto product = find_own_product(open, context, asked.product);
    if (!product) return base::refusal(product.error());
    const auto waiting = lock_waiting(open, context, {asked.product, product->supplier}).orders;
    domain::id_sequence ids(context.now, random_);
    const auto place = find_or_add_warehouse(
        open,
        {.id = ids.make<domain::warehouse_id>(), .owner = product->supplier, .code = asked.warehouse_code, .name = asked.warehouse_code});
    if (!place) return base::refusal(place.error());
    auto received = receive_lot(open, *product, asked, ids.make<domain::lot_id>(), base::business_date_of(context.now));
    if (!received) return base::refusal(std::move(received.error()));
    auto* into = &received->row;
    into->key = {asked.product, place->id};
    const domain::stock_level fresh{.key = into->key, .id = ids.make<domain::stock_id>(), .supplier = product->supplier};
    if (!waiting.empty()) (void)open.stock().lock({&asked.product, 1});  // all of them are looked at: in key order
    auto locked = open.stock().lock_or_add({&fresh, 1}, {&*into, 1});
    const auto before = locked.levels.front();
    if (!domain::apply(before, domain::movement_kind::received, asked.quantity)) return base::refusal(domain::errors::stock_too_large());
    const auto empty = empty_lots(locked.lots, into->lot);
    if (locked.lots.size() - empty.size() > domain::lots_of_level_max) return base::refusal(domain::errors::too_many_lots());
    open.stock().drop_empty(empty);
    domain::shelf stock(std::move(locked));
    auto done = carry_out(open, context, stock,
                          {{.kind = domain::movement_kind::received,
                            .key = into->key,
                            .quantity = asked.quantity,
                            .reason = asked.reason,
                            .by = context.who->account,
                            .at = context.now,
                            .lot = into->lot}},
                          {&*place, 1}, random_);
    auto shown = std::move(done.levels.front());
    if (supply(open, context, waiting, asked.product, random_).orders > 0) shown.level = open.stock().lock_warehouse(into->key).levels.front();
    shown.season = std::move(received->season);
    return shown;
}

}  // namespace chuanpin::orders::app
