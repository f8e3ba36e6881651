#include "orders/app/forward/tell_late.hpp"

#include "orders/app/change_order.hpp"
#include "orders/domain/forward/waiting.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::size_t told_max = 100;  // of one run

}  // namespace

base::task<base::result<std::size_t>> tell_late::operator()(const base::call_context& context) {
    std::vector<domain::order_id> late;
    const auto found = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        late = open.forward().late_orders(base::business_date_of(context.now), told_max);
        return {};
    });
    if (!found) co_return base::refusal(found.error());
    std::size_t told = 0;
    for (const auto& id : late) {
        const auto done = co_await tell(context, id);
        if (!done) co_return base::refusal(done.error());
        if (*done) ++told;
    }
    co_return told;
}

// What came or ended in between, or was told by another process that was faster, is no fault: decided under the order's lock.
base::task<base::result<bool>> tell_late::tell(const base::call_context& context, domain::order_id id) {
    bool told = false;
    const base::receipt claim{.scope = "job:goods-late", .key = base::to_wire(domain::event_id::make(context.now, random_))};
    const auto done = co_await database_.write(context, claim, [&](transaction& open) -> base::result<std::string> {
        told = false;
        const auto before = open.orders().lock(id);
        auto after = before ? domain::tell_late(*before, context.now) : std::nullopt;
        if (!after) return std::string();
        const auto week = domain::late_week(*before, base::business_date_of(context.now));
        if (!open.forward().note_late(id, week.value(), context.now)) return std::string();
        if (auto fine = carry_out(open, context, *before, *after, random_); !fine) return base::refusal(std::move(fine.error()));
        told = true;
        return std::string();
    });
    if (!done) co_return base::refusal(done.error());
    co_return told;
}

}  // namespace chuanpin::orders::app
