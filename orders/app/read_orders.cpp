#include "orders/app/read_orders.hpp"

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {

base::task<base::result<domain::order>> read_orders::find(const base::call_context& context, domain::order_id id) {
    std::optional<domain::order> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.orders().find(id);
        if (!found || !domain::party_of(*found, *context.who)) return base::refusal(domain::errors::order_not_found(base::to_wire(id)));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::order>>> read_orders::page(const base::call_context& context,
                                                                       std::optional<domain::order_status> status,
                                                                       std::optional<domain::order_id> before, std::size_t limit) {
    std::vector<domain::order> orders;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        orders = open.orders().page(*context.who, status, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return orders;
}

}  // namespace chuanpin::orders::app
