#include "orders/app/change_order.hpp"

#include <algorithm>
#include <variant>

#include "orders/domain/errors.hpp"
#include "orders/domain/forward/capacity.hpp"
#include "orders/domain/payment/errors.hpp"
#include "orders/domain/stock/shelf.hpp"

namespace chuanpin::orders::app {
namespace {

// Everything that the order still holds, as movements of that kind.
std::vector<domain::movement> all_held(transaction& open, const base::call_context& context, domain::order_id id,
                                       domain::movement_kind kind) {
    auto movements = open.stock().holds_of(id);
    for (auto& each : movements) {
        each.kind = kind;
        each.by = context.who ? context.who->account : domain::account_id{};
        each.at = context.now;
    }
    return movements;
}

// Answers the rows that it changed.
std::vector<domain::stock_level> move_stock(transaction& open, std::span<const domain::movement> movements) {
    if (movements.empty()) return {};
    std::vector<domain::product_id> products;
    for (const auto& each : movements) products.push_back(each.key.product);
    std::ranges::sort(products);
    products.erase(std::ranges::unique(products).begin(), products.end());
    domain::shelf shelf(open.stock().lock(products));
    for (const auto& each : movements) shelf.move(each);
    open.stock().append(movements);
    open.stock().save(shelf);
    return shelf.changed();
}

void spend(domain::purse& money, const domain::order& before, const domain::changed_order& changed) {
    const auto spent = domain::newly_accepted_charges(before, changed.after);
    switch (changed.by->budget) {
        case domain::budget_effect::none:
            return;
        case domain::budget_effect::release:
            return money.release(domain::committed_charges(before));
        case domain::budget_effect::consume_part:
            return money.consume(spent, spent);
        case domain::budget_effect::consume:
            return money.consume(domain::committed_charges(before), spent);
        case domain::budget_effect::refund:
            return money.refund(domain::newly_given_back_charges(before, changed.after));
    }
}

std::vector<domain::budget_id> budgets_of(const domain::order& what) {
    std::vector<domain::budget_id> ids;
    for (const auto& each : domain::committed_charges(what)) ids.push_back(each.budget);
    return ids;
}

// Answers the budgets that it changed.
std::vector<domain::budget> move_budgets(transaction& open, const domain::order& before, const domain::changed_order& changed) {
    const auto ids = budgets_of(before);
    if (changed.by->budget == domain::budget_effect::none || ids.empty()) return {};
    domain::purse money(open.spending().lock({}, ids).budgets);
    spend(money, before, changed);
    auto budgets = money.changed();
    if (!budgets.empty()) open.spending().save(budgets);
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
            std::span<const domain::budget> budgets, std::span<const domain::stock_level> levels, std::vector<domain::recorded_event> more,
            base::random_source& random) {
    domain::id_sequence ids(context.now, random);
    std::vector<domain::recorded_event> events;
    events.push_back({domain::order_event{ids.make<domain::event_id>(), changed.by->event, &changed.after}, &context});
    for (auto& each : more) {
        std::visit([&](auto& what) { what.id = ids.make<domain::event_id>(); }, each.what);
        events.push_back(std::move(each));
    }
    for (const auto& each : budgets) events.push_back({domain::budget_event{ids.make<domain::event_id>(), each}, &context});
    for (const auto& level : levels) events.push_back({domain::stock_event{ids.make<domain::event_id>(), level}, &context});
    open.record(events);
}

// What a cancelled order called off of a long-term contract goes back; whether its supplier is why.
void give_back(transaction& open, const base::call_context& context, const domain::order& before, const domain::order& after) {
    if (after.status != domain::order_status::cancelled) return;
    const bool not_supplied = context.who ? context.who->organisation == before.supplier : before.status == domain::order_status::placed;
    open.supply().give_back(before.id, not_supplied, context.now);
}

// An award whose order does not live any more can be ordered again. Before the budgets, as orders that carry one are placed.
void release_award(transaction& open, const base::call_context& context, const domain::order& before, const domain::order& after,
                   std::vector<domain::recorded_event>& events) {
    if (after.status != domain::order_status::cancelled || !before.award) return;
    for (const auto& each : open.quotations().lock_awards({&before.award->quotation, 1})) {
        const auto free = domain::released(each.of, before.id);
        open.quotations().save(free);
        events.push_back({domain::quotation_event{{}, domain::award_released_event, free, domain::sum_of(each.content)}, &context});
    }
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

base::result<locked_order> lock_order(transaction& open, const base::call_context& context, const change_target& target) {
    auto before = open.orders().lock(target.id);
    const auto who = before ? party_of(context, *before) : std::nullopt;
    if (!who) return base::refusal(domain::errors::order_not_found(base::to_wire(target.id)));
    if (auto current = base::check_version(target.seen, base::to_wire(target.id), before->version); !current)
        return base::refusal(std::move(current.error()));
    return locked_order{*std::move(before), *who};
}

void lock_budgets(transaction& open, const domain::order& what) {
    if (const auto ids = budgets_of(what); !ids.empty()) (void)open.spending().lock({}, ids);
}

base::result<void> carry_out(transaction& open, const base::call_context& context, const domain::order& before,
                             domain::changed_order& changed, base::random_source& random, std::vector<domain::movement> movements,
                             std::vector<domain::recorded_event> more) {
    release_award(open, context, before, changed.after, more);
    const auto budgets = move_budgets(open, before, changed);
    if (auto moved = move_credit(open, changed.after); !moved) return moved;
    if (movements.empty() && changed.by->stock == domain::movement_kind::hold_released)
        movements = all_held(open, context, before.id, *changed.by->stock);
    const auto levels = move_stock(open, movements);
    if (const auto less = domain::given_up(before, changed.after); !less.empty()) open.forward().release(less);
    give_back(open, context, before, changed.after);
    open.orders().save(changed.after);
    // What a delivery ships is counted where the delivery is kept.
    if (changed.by->stock != domain::movement_kind::shipped && changed.after.lines != before.lines)
        open.orders().save_lines(before, changed.after);
    record(open, context, changed, budgets, levels, std::move(more), random);
    return {};
}

base::result<domain::order> change_order(transaction& open, const base::call_context& context, const change_target& target,
                                         base::random_source& random, const decision& decide) {
    const auto before = lock_order(open, context, target);
    if (!before) return base::refusal(before.error());
    auto changed = decide(before->what, before->who);
    if (!changed) return base::refusal(std::move(changed.error()));
    if (auto done = carry_out(open, context, before->what, *changed, random); !done) return base::refusal(std::move(done.error()));
    return std::move(changed->after);
}

}  // namespace chuanpin::orders::app
