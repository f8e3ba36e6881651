#include "orders/app/receive_stock.hpp"

#include "orders/app/warehouse/keep_warehouses.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {

base::task<base::result<base::reply>> receive_stock::operator()(const base::call_context& context, base::idempotent<shown_level> as,
                                                                stock_receipt asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto level = receive(open, context, asked);
        if (!level) return base::refusal(level.error());
        return as.encode(*level);
    });
}

base::result<shown_level> receive_stock::receive(transaction& open, const base::call_context& context, const stock_receipt& asked) {
    const auto product = open.offers().find_product(asked.product);
    if (!product) return base::refusal(domain::errors::product_not_yet_known(asked.product));
    const auto supplier = context.who->organisation;
    if (product->supplier != supplier) return base::refusal(domain::errors::product_not_found(asked.product));
    domain::id_sequence ids(context.now, random_);
    const auto place = find_or_add_warehouse(
        open, {.id = ids.make<domain::warehouse_id>(), .owner = supplier, .code = asked.warehouse_code, .name = asked.warehouse_code});
    if (!place) return base::refusal(place.error());
    const auto before =
        open.stock().lock_or_add({.key = {asked.product, place->id}, .id = ids.make<domain::stock_id>(), .supplier = supplier});
    auto after = domain::apply(before, domain::movement_kind::received, asked.quantity);
    if (!after) return base::refusal(domain::errors::stock_too_large());
    ++after->version;
    const domain::movement row{.kind = domain::movement_kind::received,
                               .key = after->key,
                               .quantity = asked.quantity,
                               .reason = asked.reason,
                               .by = context.who->account,
                               .at = context.now};
    open.stock().append({&row, 1});
    open.stock().save({&*after, 1});
    const domain::recorded_event event{domain::stock_event{ids.make<domain::event_id>(), *after}, &context};
    open.record({&event, 1});
    return shown_level{*after, place->code};
}

}  // namespace chuanpin::orders::app
