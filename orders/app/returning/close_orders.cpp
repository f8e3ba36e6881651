#include "orders/app/returning/close_orders.hpp"

#include <algorithm>
#include <exception>

namespace chuanpin::orders::app {
namespace {

constexpr std::size_t closed_max = 100;  // of one run

}  // namespace

base::result<domain::order> close_orders::close(transaction& open, const base::call_context& context, const change_target& target) {
    return change_order(open, context, target, random_, [&](const domain::order& before, domain::party who) {
        const auto returns = open.returns().of(target.id, std::nullopt, domain::returns_max);
        const auto complaints = open.complaints().of(target.id);
        return domain::close(before, who, std::ranges::any_of(returns, domain::is_open),
                             std::ranges::any_of(complaints, [](const domain::complaint& each) { return !each.ended_at; }), context.now);
    });
}

base::task<base::result<base::reply>> close_orders::operator()(const base::call_context& context, base::idempotent<domain::order> as,
                                                               change_target target) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto closed = close(open, context, target);
        if (!closed) return base::refusal(closed.error());
        return as.encode(*closed);
    });
}

base::task<base::result<std::size_t>> close_orders::close_ended(const base::call_context& context) {
    std::vector<domain::order_id> ended;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        ended = open.orders().find_closable(context.now - window_, closed_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t closed = 0;
    std::exception_ptr fault;
    for (const auto id : ended) {
        base::result<bool> done = false;
        try {
            done = co_await close_one(context, id);
        } catch (...) {
            fault = std::current_exception();  // one broken order must not keep the others open
        }
        if (!done) co_return base::refusal(done.error());
        if (*done) ++closed;
    }
    if (fault) std::rethrow_exception(fault);
    co_return closed;
}

// What happened in between, or another process that was faster, is no fault: the next run looks again.
base::task<base::result<bool>> close_orders::close_one(const base::call_context& context, domain::order_id id) {
    const base::receipt claim{.scope = "job:close-order", .key = base::to_wire(id)};
    const auto done = co_await database_.write(context, claim, [&](transaction& open) -> base::result<std::string> {
        const auto closed = close(open, context, {.id = id});
        if (!closed) return base::refusal(closed.error());
        return std::string();
    });
    if (done) co_return !done->replayed;
    if (done.error().kind == base::error_kind::conflict) co_return false;
    co_return base::refusal(done.error());
}

}  // namespace chuanpin::orders::app
