#include "orders/app/read_stock.hpp"

namespace chuanpin::orders::app {

base::task<base::result<std::vector<shown_level>>> read_stock::levels(const base::call_context& context,
                                                                      std::optional<domain::product_id> product,
                                                                      std::optional<domain::stock_key> after, std::size_t limit) {
    std::vector<shown_level> levels;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        levels = open.stock().page(context.who->organisation, product, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return levels;
}

base::task<base::result<std::vector<shown_lot>>> read_stock::lots(const base::call_context& context, domain::product_id product,
                                                                  std::optional<lot_place> after, std::size_t limit) {
    std::vector<shown_lot> lots;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        lots = open.stock().lots(context.who->organisation, product, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return lots;
}

base::task<base::result<std::vector<shown_movement>>> read_stock::movements(const base::call_context& context, domain::product_id product,
                                                                            std::optional<std::int64_t> before, std::size_t limit) {
    std::vector<shown_movement> movements;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        movements = open.stock().movements(context.who->organisation, product, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return movements;
}

}  // namespace chuanpin::orders::app
