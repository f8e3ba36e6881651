#include "orders/app/forward/supply_waiting.hpp"

#include <algorithm>
#include <tuple>

#include "orders/app/change_order.hpp"
#include "orders/domain/forward/waiting.hpp"

namespace chuanpin::orders::app {

std::vector<domain::order> lock_waiting(transaction& open, const base::call_context& context, domain::product_id product,
                                        domain::organisation_id supplier) {
    auto ids = open.forward().waiting_orders(product, supplier, supplied_orders_max);
    std::ranges::sort(ids);
    std::vector<domain::order> waiting;
    for (const auto& id : ids) {
        auto found = open.orders().lock(id);
        // What has expired is the clock's to end.
        if (found && domain::is_awaiting_goods(*found) && context.now < found->hold_expires_at) waiting.push_back(*std::move(found));
    }
    std::ranges::sort(waiting, {}, [](const domain::order& each) { return std::tuple(each.placed_at, each.id); });
    return waiting;
}

std::size_t supply(transaction& open, const base::call_context& context, std::span<const domain::order> waiting, domain::product_id product,
                   base::random_source& random) {
    if (waiting.empty()) return 0;
    domain::shelf stock(open.stock().lock({&product, 1}));
    const auto by = context.who ? context.who->account : domain::account_id{};
    std::size_t supplied = 0;
    for (const auto& before : waiting) {
        auto done = domain::set_goods_aside(before, product, stock, by, context.now);
        if (!done) continue;  // of a later day perhaps: goods that are fit for the next one may not be for this
        if (!carry_out(open, context, before, done->order, random, std::move(done->movements)))
            throw std::logic_error("setting goods aside for an order was refused");
        ++supplied;
    }
    return supplied;
}

base::task<base::result<std::size_t>> supply_waiting::operator()(const base::call_context& context) {
    std::vector<std::pair<domain::product_id, domain::organisation_id>> products;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        products = open.forward().awaited_in_stock(supplied_products_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t supplied = 0;
    for (const auto& [product, supplier] : products) {
        const auto done = co_await supply_product(context, product, supplier);
        if (!done) co_return base::refusal(done.error());
        supplied += *done;
    }
    co_return supplied;
}

base::task<base::result<std::size_t>> supply_waiting::supply_product(const base::call_context& context, domain::product_id product,
                                                                     domain::organisation_id supplier) {
    const base::receipt claim{.scope = "job:supply-waiting", .key = base::to_wire(domain::event_id::make(context.now, random_))};
    std::size_t supplied = 0;
    const auto done = co_await database_.write(context, claim, [&](transaction& open) -> base::result<std::string> {
        supplied = supply(open, context, lock_waiting(open, context, product, supplier), product, random_);
        return std::string();
    });
    if (!done) co_return base::refusal(done.error());
    co_return supplied;
}

}  // namespace chuanpin::orders::app
