#include "orders/app/order_batch.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/app/standing/order_standing_days.hpp"
#include "orders/domain/eligibility/unfit_goods.hpp"
#include "orders/domain/errors.hpp"
#include "orders/domain/forward/waiting.hpp"
#include "orders/domain/quotation/errors.hpp"

namespace chuanpin::orders::app {
namespace {

template <class Id>
void sort_unique(std::vector<Id>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
}

base::error cap_error(const domain::order& what, std::span<const open_holds::excess> excess) {
    std::vector<base::field_error> fields;
    fields.reserve(excess.size());
    for (const auto& each : excess)
        fields.push_back(
            {fmt::format("/lines/{}/quantity", each.index), "hold-cap-exceeded",
             fmt::format("{}: at most {} may be held unconfirmed; {} are.", what.lines[each.index].name_zh, each.cap, each.held)});
    return domain::errors::hold_cap_exceeded(excess.front().cap, excess.front().held, std::move(fields));
}

}  // namespace

order_batch::order_batch(std::span<const order_submission> batch, const std::vector<std::size_t>& fresh, base::random_source& random,
                         const placing_options& options)
    : batch_(batch), fresh_(fresh), random_(random), options_(options), bodies_(fresh.size()) {}

std::vector<base::result<std::string>> order_batch::place(transaction& open) {
    check_all(open);
    if (!candidates_.empty()) decide_all(open);
    return std::move(bodies_);
}

void order_batch::check_all(transaction& open) {
    std::vector<domain::offer_id> ids;
    auto oldest = base::instant::max();
    for (const auto index : fresh_) {
        oldest = std::min(oldest, batch_[index].context.now);
        for (const auto& line : batch_[index].asked.lines) ids.push_back(line.offer);
    }
    sort_unique(ids);
    drafts_.lock(open, batch_, fresh_);
    awards_.lock(open, batch_, fresh_);
    fills_.lock(open, batch_, fresh_);
    call_offs_.load(open, batch_, fresh_);
    book_ = open.offers().find(ids, oldest);
    for (std::size_t place = 0; place < fresh_.size(); ++place) check(place, book_);
}

base::result<void> order_batch::check_claims(const order_submission& what) const {
    if (auto fine = drafts_.check(what); !fine) return fine;
    if (auto fine = fills_.check(what); !fine) return fine;
    return call_offs_.check(what);
}

void order_batch::check(std::size_t place, const domain::offer_book& book) {
    const auto& from = batch_[fresh_[place]];
    if (auto fine = check_claims(from); !fine) {
        bodies_[place] = base::refusal(std::move(fine.error()));
        return;
    }
    if (auto fine = domain::check_request(from.asked, base::business_date_of(from.context.now)); !fine) {
        bodies_[place] = base::refusal(std::move(fine.error()));
        return;
    }
    const auto carried = awards_.find(from);
    if (!carried) {
        bodies_[place] = base::refusal(carried.error());
        return;
    }
    auto priced = domain::price(from.asked, book, from.context.now, *carried);
    if (!priced) {
        bodies_[place] = base::refusal(std::move(priced.error()));
        return;
    }
    if (auto fine = call_offs_.reprice(from, *priced); !fine)
        bodies_[place] = base::refusal(std::move(fine.error()));
    else
        candidates_.push_back({place, &from, *std::move(priced)});
}

// Locks are taken in this order: budgets by id, stock by key, forward capacities by key, periods of contracts by key.
void order_batch::decide_all(transaction& open) {
    const auto spending = lock_spending(open);
    domain::purse money(spending.budgets);
    auto shelf = lock_stock(open);
    lock_capacities(open);
    lock_call_offs(open);
    orders_.reserve(candidates_.size());
    auto holds = read_holds(open, shelf);
    for (const auto& each : candidates_) decide(open, each, spending, money, shelf, holds);
    if (!orders_.empty()) write_all(open, money, shelf);
}

spending_book order_batch::lock_spending(transaction& open) const {
    std::vector<domain::organisation_id> buyers;
    std::vector<domain::budget_id> budgets;
    for (const auto& each : candidates_) {
        buyers.push_back(each.from->context.who->organisation);
        for (const auto& line : each.from->asked.lines)
            if (line.budget) budgets.push_back(*line.budget);
    }
    sort_unique(buyers);
    sort_unique(budgets);
    return open.spending().lock(buyers, budgets);
}

domain::shelf order_batch::lock_stock(transaction& open) const {
    std::vector<domain::product_id> products;
    for (const auto& each : candidates_)
        for (const auto& line : each.priced.lines) products.push_back(line.offer->product);
    sort_unique(products);
    return domain::shelf(open.stock().lock(products));
}

void order_batch::lock_capacities(transaction& open) {
    std::vector<domain::capacity_key> keys;
    for (const auto& each : candidates_)
        for (std::size_t i = 0; i < each.priced.lines.size(); ++i)
            if (const auto& week = each.from->asked.lines[i].delivery_week)
                keys.push_back({each.priced.lines[i].offer->product, *week, each.from->asked.supplier});
    capacities_.lock(open, std::move(keys));
}

void order_batch::lock_call_offs(transaction& open) const {
    std::vector<const order_submission*> wanted;
    for (const auto& each : candidates_) wanted.push_back(each.from);
    call_offs_.lock(open, wanted);
}

open_holds order_batch::read_holds(transaction& open, const domain::shelf& shelf) const {
    open_holds::asked wanted;
    std::vector<domain::organisation_id> buyers;
    if (options_.cap.is_set()) {
        for (const auto& each : candidates_) {
            buyers.push_back(each.from->context.who->organisation);
            for (const auto& line : each.priced.lines)
                if (auto& sum = wanted[line.offer->product]; __builtin_add_overflow(sum, line.quantity, &sum)) sum = base::wire_integer_max;
        }
        sort_unique(buyers);
    }
    return {open, options_.cap, shelf, wanted, buyers};
}

void order_batch::decide(transaction& open, const candidate& what, const spending_book& spending, domain::purse& money,
                         domain::shelf& shelf, open_holds& holds) {
    const auto& context = what.from->context;
    if (auto fine = check_claims(*what.from); !fine) {  // another of the batch may have become its order
        bodies_[what.place] = base::refusal(std::move(fine.error()));
        return;
    }
    if (const auto carried = awards_.find(*what.from); !carried) {  // the same of its award
        bodies_[what.place] = base::refusal(carried.error());
        return;
    }
    const auto rules = spending.rules_for(context.who->organisation, context.who->unit);
    if (!what.priced.award && domain::needs_quotation(rules, what.priced.total)) {
        bodies_[what.place] = base::refusal(domain::errors::quotation_required(*rules.quotation_from));
        return;
    }
    domain::id_sequence ids(context.now, random_);
    auto made = domain::make_order(what.from->asked, what.priced, *context.who, domain::approvals_needed(rules, what.priced.total),
                                   context.now, domain::hold_end(what.from->asked, context.now, options_.hold), ids);
    const bool with_freight = made.award && made.award->freight.value > 0;  // which the buyer takes on with its signature
    made.contract_required = what.from->asked.contract || with_freight || domain::needs_contract(rules, made.total);
    if (auto affordable = domain::check_budgets(made, rules, money); !affordable) {
        bodies_[what.place] = base::refusal(std::move(affordable.error()));
        return;
    }
    const auto needs = domain::needs_of(made);
    if (const auto missing = shelf.find_shortages(needs, made.requested_delivery_date); !missing.empty()) {
        bodies_[what.place] = base::refusal(domain::shortage_error(made, missing));
        return;
    }
    if (const auto excess = holds.find_excess(made.buyer, needs); !excess.empty()) {
        bodies_[what.place] = base::refusal(cap_error(made, excess));
        return;
    }
    const auto today = base::business_date_of(context.now);
    if (auto promised = capacities_.check(made, today); !promised) {
        bodies_[what.place] = base::refusal(std::move(promised.error()));
        return;
    }
    if (auto taken = claim_day(open, *what.from, made); !taken) {
        bodies_[what.place] = base::refusal(std::move(taken.error()));
        return;
    }
    if (auto taken = call_offs_.take(open, *what.from, made); !taken) {
        bodies_[what.place] = base::refusal(std::move(taken.error()));
        return;
    }
    holds.add(made.buyer, needs);
    money.encumber(domain::committed_charges(made));
    auto held = shelf.hold(needs, made.requested_delivery_date, made.id, context.who->account, context.now);
    domain::note_lots(made, held, shelf);
    capacities_.hold(made, today);
    std::ranges::move(held, std::back_inserter(movements_));
    bodies_[what.place] = what.from->as.encode(made);
    drafts_.became(*what.from, made.id);
    awards_.became(*what.from, made.id);
    fills_.became(*what.from, made.id);
    orders_.push_back(std::move(made));
    placed_from_.push_back(what.from);
}

void order_batch::write_all(transaction& open, const domain::purse& money, const domain::shelf& shelf) {
    const auto budgets = money.changed();
    const auto levels = shelf.changed();
    open.orders().insert(orders_);
    open.stock().append(movements_);
    open.spending().save(budgets);
    open.stock().save(shelf);
    capacities_.save(open);
    drafts_.save(open);
    awards_.save(open);
    fills_.save(open);
    record(open, budgets, levels);
}

// The changes of budgets and stock stand under the last order of the batch: they are the work of all of them.
void order_batch::record(transaction& open, std::span<const domain::budget> budgets, std::span<const domain::stock_level> levels) {
    domain::id_sequence ids(placed_from_.back()->context.now, random_);
    const auto* last = &placed_from_.back()->context;
    std::vector<domain::recorded_event> events;
    events.reserve(orders_.size() + budgets.size() + levels.size());
    for (std::size_t i = 0; i < orders_.size(); ++i) {
        const auto type = orders_[i].status == domain::order_status::placed ? domain::order_placed_event : domain::order_submitted_event;
        events.push_back({domain::order_event{ids.make<domain::event_id>(), type, &orders_[i]}, &placed_from_[i]->context});
    }
    for (const auto& each : budgets) events.push_back({domain::budget_event{ids.make<domain::event_id>(), each}, last});
    for (const auto& each : levels) events.push_back({domain::stock_event{ids.make<domain::event_id>(), each}, last});
    drafts_.tell(events, ids);
    awards_.tell(events, ids);
    fills_.tell(events, ids);
    for (std::size_t i = 0; i < orders_.size(); ++i) tell_partial_day(*placed_from_[i], orders_[i], events, ids);
    open.record(events);
}

}  // namespace chuanpin::orders::app
