#include "orders/app/need/want_again.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view wanted_again_event = "need.wanted_again";

}  // namespace

// An order fills its need from its beginning on or never, so what is read here does not change until the order is locked.
void lock_filled_need(transaction& open, domain::order_id order) {
    if (const auto need = open.fills().need_of(order)) (void)open.needs().lock({&*need, 1});
}

std::optional<domain::recorded_event> want_again(transaction& open, const base::call_context& context, domain::order_id order) {
    const auto id = open.fills().need_of(order);
    if (!id) return std::nullopt;
    auto need = open.needs().lock({&*id, 1}).at(0);
    const auto released = open.fills().release_cancelled(*id);
    if (released == 0) return std::nullopt;
    need.committed -= released;
    ++need.version;
    open.needs().save(need, 1);
    return domain::recorded_event{domain::need_event{{}, wanted_again_event, std::move(need)}, &context};
}

}  // namespace chuanpin::orders::app
