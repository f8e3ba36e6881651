#include "orders/app/expire_holds.hpp"

#include <exception>

#include "orders/app/need/want_again.hpp"

namespace chuanpin::orders::app {

base::task<base::result<std::size_t>> expire_holds::operator()(const base::call_context& context) {
    std::vector<domain::order_id> expired;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        expired = open.orders().find_expired(context.now, expired_orders_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t cancelled = 0;
    std::exception_ptr fault;
    for (const auto id : expired) {
        base::result<bool> done = false;
        try {
            done = co_await expire(context, id);
        } catch (...) {
            fault = std::current_exception();  // one broken order must not keep the others' stock
        }
        if (!done) co_return base::refusal(done.error());
        if (*done) ++cancelled;
    }
    if (fault) std::rethrow_exception(fault);
    co_return cancelled;
}

// A supplier who confirmed in between, or another process that was faster, is no fault.
base::task<base::result<bool>> expire_holds::expire(const base::call_context& context, domain::order_id id) {
    const base::receipt claim{.scope = "job:expire-hold", .key = base::to_wire(id)};
    const auto done = co_await database_.write(context, claim, [&](transaction& open) -> base::result<std::string> {
        lock_filled_need(open, id);
        auto changed = change_order(open, context, {.id = id}, random_,
                                    [&](const domain::order& before, domain::party) { return domain::expire(before, context.now); });
        if (!changed) return base::refusal(std::move(changed.error()));
        return std::string();
    });
    if (done) co_return !done->replayed;
    if (done.error().code == "order-state-conflict" || done.error().code == "request-in-progress") co_return false;
    co_return base::refusal(done.error());
}

}  // namespace chuanpin::orders::app
