#include "orders/app/stock/transfer_stock.hpp"

#include <algorithm>
#include <array>

#include "orders/app/warehouse/keep_warehouses.hpp"
#include "orders/domain/errors.hpp"
#include "orders/domain/stock/stock_taking.hpp"

namespace chuanpin::orders::app {
namespace {

struct both_ends {
    domain::warehouse from;
    domain::warehouse to;
};

// Shared in the order of their codes, which is everybody's.
base::result<both_ends> find_ends(transaction& open, domain::organisation_id owner, const stock_transfer& asked) {
    const bool from_first = asked.from_warehouse_code < asked.to_warehouse_code;
    auto one = find_warehouse(open, owner, from_first ? asked.from_warehouse_code : asked.to_warehouse_code);
    if (!one) return base::refusal(std::move(one.error()));
    auto other = find_warehouse(open, owner, from_first ? asked.to_warehouse_code : asked.from_warehouse_code);
    if (!other) return base::refusal(std::move(other.error()));
    if (from_first) return both_ends{*std::move(one), *std::move(other)};
    return both_ends{*std::move(other), *std::move(one)};
}

std::int64_t lots_with_goods(const domain::locked_stock& locked, const domain::stock_key& where, domain::lot_id but) {
    return std::ranges::count_if(locked.lots,
                                 [&](const domain::stock_lot& each) { return each.key == where && each.on_hand > 0 && each.lot != but; });
}

}  // namespace

base::task<base::result<base::reply>> transfer_stock::operator()(const base::call_context& context, base::idempotent<changed_stock> as,
                                                                 stock_transfer asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto done = transfer(open, context, asked);
        if (!done) return base::refusal(done.error());
        return as.encode(*done);
    });
}

// Rows that are not there are made, as a receipt makes them; where the transfer is refused they are rolled back with it.
domain::locked_stock transfer_stock::lock_ends(transaction& open, const domain::product_facts& product, const domain::stock_key& from,
                                               const domain::stock_key& to, std::span<const domain::lot> lots, domain::lot_id lot,
                                               base::instant now) {
    domain::id_sequence ids(now, random_);
    std::vector<domain::stock_level> levels;
    std::vector<domain::stock_lot> rows;
    for (const auto& key : {std::min(from, to), std::max(from, to)}) {
        levels.push_back({.key = key, .id = ids.make<domain::stock_id>(), .supplier = product.supplier});
        for (auto& each : empty_rows_of(lots, {&lot, 1}, key)) rows.push_back(each);
    }
    return open.stock().lock_or_add(levels, rows);
}

base::result<changed_stock> transfer_stock::transfer(transaction& open, const base::call_context& context, const stock_transfer& asked) {
    const auto product = find_own_product(open, context, asked.product);
    if (!product) return base::refusal(product.error());
    if (asked.from_warehouse_code == asked.to_warehouse_code) return base::refusal(domain::errors::same_warehouse());
    const auto ends = find_ends(open, product->supplier, asked);
    if (!ends) return base::refusal(ends.error());
    const domain::stock_key from{asked.product, ends->from.id};
    const domain::stock_key to{asked.product, ends->to.id};
    const auto lots = lock_lots(open, asked.product, {asked.lot});
    if (!lots) return base::refusal(lots.error());
    auto locked = lock_ends(open, *product, from, to, *lots, asked.lot, context.now);
    if (lots_with_goods(locked, to, asked.lot) >= static_cast<std::int64_t>(domain::lots_of_level_max))
        return base::refusal(domain::errors::too_many_lots());
    domain::shelf stock(std::move(locked));
    auto movements = domain::move_between(stock,
                                          {.from = from,
                                           .to = to.warehouse,
                                           .lot = asked.lot,
                                           .quantity = asked.quantity,
                                           .id = domain::transfer_id::make(context.now, random_)},
                                          {context.who->account, context.now, asked.reason});
    if (!movements) return base::refusal(std::move(movements.error()));
    const std::array warehouses{ends->from, ends->to};
    return carry_out(open, context, stock, *std::move(movements), warehouses, random_);
}

}  // namespace chuanpin::orders::app
