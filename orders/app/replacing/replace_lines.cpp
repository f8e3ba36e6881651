#include "orders/app/replacing/replace_lines.hpp"

#include <algorithm>
#include <iterator>

#include "orders/domain/eligibility/unfit_goods.hpp"

namespace chuanpin::orders::app {
namespace {

domain::offer_book book_of(transaction& open, std::span<const domain::proposed_replacement> asked, base::instant now) {
    std::vector<domain::offer_id> ids;
    for (const auto& each : asked) ids.push_back(each.offer);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    return open.offers().find(ids, now);
}

// Of what is named and of what is offered, as far as a permission asks for it.
std::map<domain::product_id, std::string> categories_of(transaction& open, const domain::order& before, const domain::offer_book& book,
                                                        std::span<const domain::proposed_replacement> asked) {
    std::map<domain::product_id, std::string> found;
    const auto look_up = [&](domain::product_id product) {
        if (found.contains(product)) return;
        auto categories = open.fills().categories_of({.by = domain::kind_by::products, .products = {product}}, 1);
        if (!categories.empty()) found.emplace(product, std::move(categories.front()));
    };
    for (const auto& each : asked) {
        const auto line = std::ranges::find(before.lines, each.line, &domain::order_line::id);
        const auto offer = book.find(each.offer);
        if (line == before.lines.end() || !line->substitutes || !line->substitutes->same_category) continue;
        if (offer == book.end() || offer->second.live.empty()) continue;
        look_up(line->product);
        look_up(offer->second.live.front().product);
    }
    return found;
}

// The order with its new lines alone.
domain::order new_lines_of(const domain::order& before, const domain::order& after) {
    auto fresh = after;
    fresh.lines.clear();
    for (std::size_t i = before.replacements.size(); i < after.replacements.size(); ++i)
        fresh.lines.push_back(*std::ranges::find(after.lines, after.replacements[i].line, &domain::order_line::id));
    return fresh;
}

void put_back(domain::order& into, const domain::order& fresh) {
    for (const auto& each : fresh.lines) *std::ranges::find(into.lines, each.id, &domain::order_line::id) = each;
}

// What the lines held that are no longer there.
std::vector<domain::movement> releases_of(transaction& open, const base::call_context& context, const domain::order& after) {
    auto released = open.stock().holds_of(after.id);
    std::erase_if(released, [&](const domain::movement& each) {
        return std::ranges::any_of(after.lines, [&](const auto& line) { return line.id == each.line; });
    });
    for (auto& each : released) {
        each.kind = domain::movement_kind::hold_released;
        each.by = context.who->account;
        each.at = context.now;
    }
    return released;
}

std::vector<domain::product_id> products_of(std::span<const domain::movement> released, const domain::order& fresh) {
    std::vector<domain::product_id> products;
    for (const auto& each : released) products.push_back(each.key.product);
    for (const auto& each : fresh.lines) products.push_back(each.product);
    std::ranges::sort(products);
    products.erase(std::ranges::unique(products).begin(), products.end());
    return products;
}

void move_money(transaction& open, const domain::order& before, const domain::order& after, std::vector<domain::recorded_event>& events,
                const base::call_context& context) {
    const auto less = domain::no_longer_committed(before, after);
    if (less.empty()) return;
    std::vector<domain::budget_id> ids;
    for (const auto& each : less) ids.push_back(each.budget);
    domain::purse money(open.spending().lock({}, ids).budgets);
    money.release(less);
    const auto budgets = money.changed();
    open.spending().save(budgets);
    for (const auto& each : budgets) events.push_back({domain::budget_event{{}, each}, &context});
}

base::result<void> move_stock(transaction& open, const base::call_context& context, domain::order& after, domain::order fresh,
                              std::vector<domain::recorded_event>& events) {
    auto movements = releases_of(open, context, after);
    domain::shelf shelf(open.stock().lock(products_of(movements, fresh)));
    for (const auto& each : movements) shelf.move(each);
    const auto needs = domain::needs_of(fresh);
    if (const auto missing = shelf.find_shortages(needs, after.requested_delivery_date); !missing.empty())
        return base::refusal(domain::about_replacements(domain::shortage_error(fresh, missing)));
    auto held = shelf.hold(needs, after.requested_delivery_date, after.id, context.who->account, context.now);
    domain::note_lots(fresh.lines, held, shelf);
    put_back(after, fresh);
    std::ranges::move(held, std::back_inserter(movements));
    open.stock().append(movements);
    open.stock().save(shelf);
    for (const auto& each : shelf.changed()) events.push_back({domain::stock_event{{}, each}, &context});
    return {};
}

}  // namespace

base::result<replaced_order> replace_lines(transaction& open, const base::call_context& context, const domain::order& before,
                                           domain::party who, std::span<const domain::proposed_replacement> asked,
                                           base::random_source& random) {
    const auto book = book_of(open, asked, context.now);
    const auto categories = categories_of(open, before, book, asked);
    domain::id_sequence ids(context.now, random);
    auto after = domain::replace_lines(before, who, asked, {book, categories}, context.who->account, context.now, ids);
    if (!after) return base::refusal(std::move(after.error()));
    replaced_order done{.what = *std::move(after)};
    move_money(open, before, done.what, done.events, context);
    if (auto moved = move_stock(open, context, done.what, new_lines_of(before, done.what), done.events); !moved)
        return base::refusal(std::move(moved.error()));
    open.replacements().replace(before, done.what);
    return done;
}

}  // namespace chuanpin::orders::app
