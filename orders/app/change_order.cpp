#include "orders/app/change_order.hpp"

#include <algorithm>

#include "orders/domain/errors.hpp"
#include "orders/domain/stock/shelf.hpp"

namespace chuanpin::orders::app {
namespace {

// Carries the effect out for everything that the order holds; answers the rows that it changed.
std::vector<domain::stock_level> move_stock(transaction& open, const base::call_context& context, domain::order_id id,
                                            domain::movement_kind kind) {
    auto movements = open.stock().holds_of(id);
    std::vector<domain::product_id> products;
    for (auto& each : movements) {
        each.kind = kind;
        each.by = context.who ? context.who->account : domain::account_id{};
        each.at = context.now;
        products.push_back(each.key.product);
    }
    std::ranges::sort(products);
    products.erase(std::ranges::unique(products).begin(), products.end());
    domain::shelf shelf(open.stock().lock(products));
    for (const auto& each : movements) shelf.move(each);
    open.stock().append(movements);
    open.stock().save(shelf);
    return shelf.changed();
}

void record(transaction& open, const base::call_context& context, const domain::changed_order& changed,
            std::span<const domain::stock_level> levels, base::random_source& random) {
    domain::id_sequence ids(context.now, random);
    std::vector<domain::recorded_event> events;
    events.push_back({domain::order_event{ids.make<domain::event_id>(), changed.by->event, &changed.after}, &context});
    for (const auto& level : levels) events.push_back({domain::stock_event{ids.make<domain::event_id>(), level}, &context});
    open.record(events);
}

std::optional<domain::party> party_of(const base::call_context& context, const domain::order& what) {
    return context.who ? domain::party_of(what, context.who->organisation) : domain::party::system;
}

}  // namespace

base::result<domain::order> change_order(transaction& open, const base::call_context& context, const change_target& target,
                                         base::random_source& random, const decision& decide) {
    const auto before = open.orders().lock(target.id);
    const auto who = before ? party_of(context, *before) : std::nullopt;
    if (!who) return base::refusal(domain::errors::order_not_found(base::to_wire(target.id)));
    if (auto current = base::check_version(target.seen, base::to_wire(target.id), before->version); !current)
        return base::refusal(std::move(current.error()));
    auto changed = decide(*before, *who);
    if (!changed) return base::refusal(std::move(changed.error()));
    std::vector<domain::stock_level> levels;
    if (changed->by->stock) levels = move_stock(open, context, target.id, *changed->by->stock);
    open.orders().save(changed->after);
    if (changed->after.accepted_at && !before->accepted_at) open.orders().save_acceptance(changed->after);
    record(open, context, *changed, levels, random);
    return std::move(changed->after);
}

}  // namespace chuanpin::orders::app
