#include "orders/app/stock/write_off_stock.hpp"

#include "orders/app/warehouse/keep_warehouses.hpp"
#include "orders/domain/stock/stock_taking.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> write_off_stock::operator()(const base::call_context& context, base::idempotent<changed_stock> as,
                                                                  stock_write_off asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto done = write_off(open, context, asked);
        if (!done) return base::refusal(done.error());
        return as.encode(*done);
    });
}

base::result<changed_stock> write_off_stock::write_off(transaction& open, const base::call_context& context, const stock_write_off& asked) {
    const auto product = find_own_product(open, context, asked.product);
    if (!product) return base::refusal(product.error());
    const auto place = find_warehouse(open, product->supplier, asked.warehouse_code);
    if (!place) return base::refusal(place.error());
    const domain::stock_key where{asked.product, place->id};
    domain::shelf stock(open.stock().lock_warehouse(where));
    auto movements =
        domain::write_off(stock, where, base::business_date_of(context.now), {context.who->account, context.now, asked.reason});
    if (!movements) return base::refusal(std::move(movements.error()));
    return carry_out(open, context, stock, *std::move(movements), {&*place, 1}, random_);
}

}  // namespace chuanpin::orders::app
