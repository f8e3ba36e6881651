#include "orders/app/order_batch.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::app {
namespace {

template <class Id>
void sort_unique(std::vector<Id>& ids) {
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
}

base::error shortage_error(const domain::order& what, std::span<const domain::shortage> missing) {
    std::vector<base::field_error> fields;
    fields.reserve(missing.size());
    for (const auto& each : missing)
        fields.push_back({fmt::format("/lines/{}/quantity", each.index), "insufficient-stock",
                          fmt::format("{}: {} are available.", what.lines[each.index].name_zh, each.available)});
    return domain::errors::insufficient_stock(missing.front().available, what.lines[missing.front().index].product, std::move(fields));
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
    book_ = open.offers().find(ids, oldest);
    for (std::size_t place = 0; place < fresh_.size(); ++place) check(place, book_);
}

void order_batch::check(std::size_t place, const domain::offer_book& book) {
    const auto& from = batch_[fresh_[place]];
    if (auto fine = domain::check_request(from.asked, base::business_date_of(from.context.now)); !fine) {
        bodies_[place] = base::refusal(std::move(fine.error()));
        return;
    }
    auto priced = domain::price(from.asked, book, from.context.now);
    if (!priced)
        bodies_[place] = base::refusal(std::move(priced.error()));
    else
        candidates_.push_back({place, &from, *std::move(priced)});
}

void order_batch::decide_all(transaction& open) {
    std::vector<domain::product_id> products;
    for (const auto& each : candidates_)
        for (const auto& line : each.priced.lines) products.push_back(line.offer->product);
    sort_unique(products);
    domain::shelf shelf(open.stock().lock(products));
    orders_.reserve(candidates_.size());
    auto holds = read_holds(open, shelf);
    for (const auto& each : candidates_) decide(each, shelf, holds);
    if (!orders_.empty()) write_all(open, shelf);
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

void order_batch::decide(const candidate& what, domain::shelf& shelf, open_holds& holds) {
    const auto& context = what.from->context;
    domain::id_sequence ids(context.now, random_);
    auto made = domain::make_order(what.from->asked, what.priced, context.who->organisation, context.who->account, context.now,
                                   context.now + options_.hold, ids);
    const auto needs = domain::needs_of(made);
    if (const auto missing = shelf.find_shortages(needs, made.requested_delivery_date); !missing.empty()) {
        bodies_[what.place] = base::refusal(shortage_error(made, missing));
        return;
    }
    if (const auto excess = holds.find_excess(made.buyer, needs); !excess.empty()) {
        bodies_[what.place] = base::refusal(cap_error(made, excess));
        return;
    }
    holds.add(made.buyer, needs);
    std::ranges::move(shelf.hold(needs, made.requested_delivery_date, made.id, context.who->account, context.now),
                      std::back_inserter(movements_));
    bodies_[what.place] = what.from->as.encode(made);
    orders_.push_back(std::move(made));
    placed_from_.push_back(what.from);
}

void order_batch::write_all(transaction& open, const domain::shelf& shelf) {
    const auto changed = shelf.changed();
    open.orders().insert(orders_);
    open.stock().append(movements_);
    open.stock().save(shelf);
    record(open, changed);
}

// The stock's changes stand under the last order of the batch: they are the work of all of them.
void order_batch::record(transaction& open, std::span<const domain::stock_level> changed) {
    domain::id_sequence ids(placed_from_.back()->context.now, random_);
    std::vector<domain::recorded_event> events;
    events.reserve(orders_.size() + changed.size());
    for (std::size_t i = 0; i < orders_.size(); ++i)
        events.push_back(
            {domain::order_event{ids.make<domain::event_id>(), domain::order_placed_event, &orders_[i]}, &placed_from_[i]->context});
    for (const auto& level : changed)
        events.push_back({domain::stock_event{ids.make<domain::event_id>(), level}, &placed_from_.back()->context});
    open.record(events);
}

}  // namespace chuanpin::orders::app
