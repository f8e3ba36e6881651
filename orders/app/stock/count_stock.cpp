#include "orders/app/stock/count_stock.hpp"

#include <algorithm>

#include "orders/app/warehouse/keep_warehouses.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

std::vector<domain::lot_id> lots_in(const stock_taking& asked) {
    std::vector<domain::lot_id> ids;
    for (const auto& each : asked.counts) ids.push_back(each.lot);
    return ids;
}

// What is found counts as taken in: no more of a lot is ever in stock than was delivered into it.
base::result<void> take_in_surplus(transaction& open, std::span<const domain::movement> movements, std::span<const domain::lot> lots) {
    for (const auto& each : movements) {
        if (each.kind != domain::movement_kind::counted_over || each.lot == domain::unnamed_lot) continue;
        const auto after = domain::find_more(*std::ranges::find(lots, each.lot, &domain::lot::id), each.quantity);
        if (!after) return base::refusal(after.error());
        open.lots().save(*after);
    }
    return {};
}

}  // namespace

base::task<base::result<base::reply>> count_stock::operator()(const base::call_context& context, base::idempotent<changed_stock> as,
                                                              stock_taking asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto done = count(open, context, asked);
        if (!done) return base::refusal(done.error());
        return as.encode(*done);
    });
}

base::result<changed_stock> count_stock::count(transaction& open, const base::call_context& context, const stock_taking& asked) {
    const auto product = find_own_product(open, context, asked.product);
    if (!product) return base::refusal(product.error());
    const auto place = find_warehouse(open, product->supplier, asked.warehouse_code);
    if (!place) return base::refusal(place.error());
    const auto ids = lots_in(asked);
    const auto lots = lock_lots(open, asked.product, ids);
    if (!lots) return base::refusal(lots.error());
    const domain::stock_key where{asked.product, place->id};
    const domain::stock_level fresh{.key = where, .id = domain::stock_id::make(context.now, random_), .supplier = product->supplier};
    const auto rows = empty_rows_of(*lots, ids, where);
    auto locked = open.stock().lock_or_add({&fresh, 1}, rows);
    if (locked.lots.size() > domain::lots_of_level_max) return base::refusal(domain::errors::too_many_lots());
    domain::shelf stock(std::move(locked));
    auto movements = domain::take_stock(stock, where, asked.counts, {context.who->account, context.now, asked.reason});
    if (!movements) return base::refusal(std::move(movements.error()));
    if (auto fits = take_in_surplus(open, *movements, *lots); !fits) return base::refusal(std::move(fits.error()));
    return carry_out(open, context, stock, *std::move(movements), {&*place, 1}, random_);
}

}  // namespace chuanpin::orders::app
