// All of an order in one delivery, for tests of what happens to the order.
#pragma once

#include <chrono>
#include <utility>
#include <vector>

#include "orders/domain/delivery/delivery.hpp"
#include "tests/support/call_context.hpp"

namespace chuanpin::tests {

/// Of the lines from the first on, these quantities, or everything; not accepted yet.
inline orders::domain::delivery whole_delivery(const orders::domain::order& what, const std::vector<std::int64_t>& quantities = {}) {
    orders::domain::delivery made{.id = numbered<orders::domain::order_delivery_id>(1), .order = what.id, .shipped_at = what.placed_at};
    const auto lines = quantities.empty() ? what.lines.size() : quantities.size();
    for (std::size_t i = 0; i < lines; ++i)
        made.lines.push_back({.line = what.lines[i].id, .quantity = quantities.empty() ? what.lines[i].quantity : quantities[i]});
    return made;
}

inline base::result<orders::domain::changed_order> accept_whole(const orders::domain::order& what, orders::domain::party who,
                                                                const orders::domain::acceptance& said, base::instant now,
                                                                bool others_open = false) {
    auto done = orders::domain::accept(what, whole_delivery(what), others_open, who, said, now);
    if (!done) return base::refusal(std::move(done.error()));
    return std::move(done->order);
}

/// Of an order that holds what is left of it.
inline base::result<orders::domain::changed_order> ship_held(const orders::domain::order& what, orders::domain::party who,
                                                             const orders::domain::shipping& said, base::instant now) {
    std::vector<orders::domain::movement> held;
    for (const auto& line : what.lines)
        held.push_back({.kind = orders::domain::movement_kind::held,
                        .quantity = line.quantity - line.shipped_quantity,
                        .order = what.id,
                        .line = line.id});
    auto done = orders::domain::ship(what, who, said, held, numbered<orders::domain::order_delivery_id>(2), std::chrono::days(3), now);
    if (!done) return base::refusal(std::move(done.error()));
    return std::move(done->order);
}

}  // namespace chuanpin::tests
