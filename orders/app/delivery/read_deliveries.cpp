#include "orders/app/delivery/read_deliveries.hpp"

#include "orders/domain/delivery/errors.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {

base::task<base::result<delivery_view>> read_deliveries::find(const base::call_context& context, domain::order_delivery_id id) {
    std::optional<delivery_view> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found.reset();
        auto what = open.deliveries().find(id);
        auto of = what ? open.orders().find(what->order) : std::nullopt;
        if (!of || !domain::party_of(*of, *context.who)) return base::refusal(domain::errors::delivery_not_found(base::to_wire(id)));
        found = delivery_view{*std::move(what), *std::move(of)};
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::delivery>>> read_deliveries::page(const base::call_context& context, domain::order_id order,
                                                                              std::int64_t after, std::size_t limit) {
    std::vector<domain::delivery> page;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto of = open.orders().find(order);
        if (!of || !domain::party_of(*of, *context.who)) return base::refusal(domain::errors::order_not_found(base::to_wire(order)));
        page = open.deliveries().of(order, after, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return page;
}

}  // namespace chuanpin::orders::app
