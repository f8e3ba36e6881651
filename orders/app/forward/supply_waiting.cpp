#include "orders/app/forward/supply_waiting.hpp"

#include <algorithm>
#include <tuple>

#include "orders/app/change_order.hpp"
#include "orders/domain/forward/waiting.hpp"

namespace chuanpin::orders::app {

waiting_page lock_waiting(transaction& open, const base::call_context& context, const awaited_product& what,
                          std::optional<waiting_place> after) {
    const auto found = open.forward().waiting_orders(what, after, supplied_orders_max);
    waiting_page page;
    if (found.size() == supplied_orders_max) page.more = found.back();
    std::vector<domain::order_id> ids;
    for (const auto& each : found) ids.push_back(each.order);
    std::ranges::sort(ids);
    for (const auto& id : ids) {
        auto locked = open.orders().lock(id);
        // What has expired is the clock's to end.
        if (locked && domain::is_awaiting_goods(*locked) && context.now < locked->hold_expires_at)
            page.orders.push_back(*std::move(locked));
    }
    std::ranges::sort(page.orders, {}, [](const domain::order& each) { return std::tuple(each.placed_at, each.id); });
    return page;
}

supplied_goods supply(transaction& open, const base::call_context& context, std::span<const domain::order> waiting,
                      domain::product_id product, base::random_source& random) {
    if (waiting.empty()) return {0, true};
    domain::shelf stock(open.stock().lock({&product, 1}));
    const auto by = context.who ? context.who->account : domain::account_id{};
    supplied_goods done;
    for (const auto& before : waiting) {
        auto set_aside = domain::set_goods_aside(before, product, stock, by, context.now);
        if (!set_aside) continue;  // of a later day perhaps: goods that are fit for the next one may not be for this
        if (!carry_out(open, context, before, set_aside->order, random, std::move(set_aside->movements)))
            throw std::logic_error("setting goods aside for an order was refused");
        ++done.orders;
    }
    const auto left = stock.sums_of(product);
    done.is_left = left.reserved < left.on_hand;
    return done;
}

base::task<base::result<std::size_t>> supply_waiting::operator()(const base::call_context& context) {
    const auto products = co_await read_next(context, supply_looks_max);
    if (!products) co_return base::refusal(products.error());
    std::size_t supplied = 0;
    std::size_t looks = 0;
    for (const auto& product : *products) {
        place next{product};
        if (walked_ && walked_->product == product) next.order = walked_->order;
        do {
            if (looks++ == supply_looks_max) co_return supplied;
            walked_ = place{product};  // first, so that what fails holds up nothing that comes after it
            const auto done = co_await look_at(context, next);
            if (!done) co_return base::refusal(done.error());
            supplied += done->supplied;
            next.order = done->more;
            walked_ = next;
        } while (next.order);
    }
    if (products->size() < supply_looks_max) walked_.reset();
    co_return supplied;
}

// The product whose orders were not all looked at comes first.
base::task<base::result<std::vector<awaited_product>>> supply_waiting::read_next(const base::call_context& context, std::size_t limit) {
    std::vector<awaited_product> products;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        products = open.forward().awaited_in_stock(walked_ ? std::optional(walked_->product) : std::nullopt, limit);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    if (walked_ && walked_->order) products.insert(products.begin(), walked_->product);
    co_return products;
}

base::task<base::result<supply_waiting::look>> supply_waiting::look_at(const base::call_context& context, const place& what) {
    const base::receipt claim{.scope = "job:supply-waiting", .key = base::to_wire(domain::event_id::make(context.now, random_))};
    look found;
    const auto done = co_await database_.write(context, claim, [&](transaction& open) -> base::result<std::string> {
        const auto waiting = lock_waiting(open, context, what.product, what.order);
        const auto goods = supply(open, context, waiting.orders, what.product.product, random_);
        found = {goods.orders, goods.is_left ? waiting.more : std::nullopt};
        return std::string();
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

}  // namespace chuanpin::orders::app
