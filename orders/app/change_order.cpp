#include "orders/app/change_order.hpp"

#include <algorithm>

#include "orders/domain/errors.hpp"
#include "orders/domain/payment/errors.hpp"
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

// Carries the effect out for everything that the lines committed; answers the budgets that it changed.
std::vector<domain::budget> move_budgets(transaction& open, const domain::changed_order& changed) {
    const auto committed = domain::committed_charges(changed.after);
    if (changed.by->budget == domain::budget_effect::none || committed.empty()) return {};
    std::vector<domain::budget_id> ids;
    for (const auto& each : committed) ids.push_back(each.budget);
    domain::purse money(open.spending().lock({}, ids).budgets);
    if (changed.by->budget == domain::budget_effect::release)
        money.release(committed);
    else
        money.consume(committed, domain::accepted_charges(changed.after));
    auto budgets = money.changed();
    open.spending().save(budgets);
    return budgets;
}

// What the order takes up of its buyer's credit follows what it owes and has paid: one UPDATE, which decides whether there is enough.
base::result<void> move_credit(transaction& open, domain::order& after) {
    const auto due = domain::credit_due(after);
    const base::fen more{due.value - after.credit_used.value};
    if (more.value == 0) return {};
    if (!open.credits().use(after, more)) {
        const auto limit = open.credits().find(after.supplier, after.buyer, after.unit);
        if (!limit) return base::refusal(domain::errors::credit_not_granted());
        return base::refusal(domain::errors::credit_exceeded({limit->limit.value - limit->used.value}, more));
    }
    after.credit_used = due;
    return {};
}

void record(transaction& open, const base::call_context& context, const domain::changed_order& changed,
            std::span<const domain::budget> budgets, std::span<const domain::stock_level> levels, base::random_source& random) {
    domain::id_sequence ids(context.now, random);
    std::vector<domain::recorded_event> events;
    events.push_back({domain::order_event{ids.make<domain::event_id>(), changed.by->event, &changed.after}, &context});
    for (const auto& each : budgets) events.push_back({domain::budget_event{ids.make<domain::event_id>(), each}, &context});
    for (const auto& level : levels) events.push_back({domain::stock_event{ids.make<domain::event_id>(), level}, &context});
    open.record(events);
}

std::optional<domain::party> party_of(const base::call_context& context, const domain::order& what) {
    return context.who ? domain::party_of(what, *context.who) : domain::party::system;
}

}  // namespace

domain::offer_book offers_of(transaction& open, const domain::order& what) {
    std::vector<domain::offer_id> ids;
    ids.reserve(what.lines.size());
    for (const auto& line : what.lines) ids.push_back(line.offer);
    return open.offers().find(ids, what.placed_at);
}

base::result<domain::order> change_order(transaction& open, const base::call_context& context, const change_target& target,
                                         base::random_source& random, const decision& decide) {
    const auto before = open.orders().lock(target.id);
    const auto who = before ? party_of(context, *before) : std::nullopt;
    if (!who) return base::refusal(domain::errors::order_not_found(base::to_wire(target.id)));
    if (auto current = base::check_version(target.seen, base::to_wire(target.id), before->version); !current)
        return base::refusal(std::move(current.error()));
    auto changed = decide(*before, *who);
    if (!changed) return base::refusal(std::move(changed.error()));
    const auto budgets = move_budgets(open, *changed);
    if (auto moved = move_credit(open, changed->after); !moved) return base::refusal(std::move(moved.error()));
    std::vector<domain::stock_level> levels;
    if (changed->by->stock) levels = move_stock(open, context, target.id, *changed->by->stock);
    open.orders().save(changed->after);
    if (changed->after.accepted_at && !before->accepted_at) open.orders().save_acceptance(changed->after);
    record(open, context, *changed, budgets, levels, random);
    return std::move(changed->after);
}

}  // namespace chuanpin::orders::app
