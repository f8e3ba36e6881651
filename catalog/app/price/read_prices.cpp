#include "catalog/app/price/read_prices.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

domain::price_question question_of(const evidence_view& view, const domain::product& what) {
    return {.supplier = what.supplier,
            .category = view.stored.category,
            .goods_key = view.stored.goods_key,
            .unit_net_mass_g = view.stored.unit_net_mass_g,
            .tiers = view.offer.terms.tiers,
            .explanation = view.stored.explanation,
            .judged_at = view.stored.judged_at};
}

}  // namespace

base::task<base::result<comparable_page>> read_prices::page(const base::call_context& context, comparable_filter filter,
                                                            std::optional<domain::price_comparable_id> before, std::size_t limit) {
    comparable_page found;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        found.comparables = tx.prices().page(filter, before, limit + 1);
        found.has_more = found.comparables.size() > limit;
        if (found.has_more) found.comparables.pop_back();
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return found;
}

base::task<base::result<average_view>> read_prices::average(const base::call_context& context, std::string category, std::string goods_name,
                                                            base::business_date on) {
    average_view view{.category = std::move(category), .goods_key = domain::goods_key_of(goods_name), .on = on};
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto categories = tx.categories().all_on(on);
        if (std::ranges::find(categories, view.category, &category::code) == categories.end())
            return base::refusal(domain::errors::category_unknown(view.category));
        const auto live = tx.prices().live_rules(view.category);
        const auto* rule = domain::find_rule(live, view.category, on);
        if (!rule) return base::refusal(domain::errors::category_unknown(view.category));
        view.rule = *rule;
        const auto like = tx.prices().like(view.category, view.goods_key, domain::window_start(on, rule->terms.window_days), on);
        view.average = domain::basis_of(like, {}).average;
        view.enough = view.average.count >= rule->terms.comparables_min;
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

base::task<base::result<std::vector<domain::price_rule>>> read_prices::rules(const base::call_context& context) {
    std::vector<domain::price_rule> found;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        found = tx.prices().live_rules({});
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return found;
}

base::task<base::result<evidence_view>> read_prices::evidence(const base::call_context& context, domain::offer_id id,
                                                              std::optional<std::int64_t> version) {
    evidence_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto head = tx.offers().find(id);
        if (!head) return base::refusal(domain::errors::offer_not_found(id));
        const auto number = version.value_or(head->newest_version);
        auto offer = tx.offers().find_version(id, number);
        const auto what = tx.products().find(head->product);
        if (!offer || !what) return base::refusal(domain::errors::offer_not_found(id));
        auto stored = tx.prices().find_evidence(id, number);
        if (!stored) return base::refusal(domain::errors::price_evidence_not_found(id, number));
        auto rule = tx.prices().find_rule(stored->rule);
        if (!rule) throw std::logic_error("the rule of price evidence is not there");
        view = {.offer = *std::move(offer), .rule = *std::move(rule), .comparables = tx.prices().find_all(stored->comparables)};
        view.stored = *std::move(stored);
        view.anew = domain::weigh(question_of(view, *what), view.comparables, view.rule);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

base::task<base::result<spike_page>> read_prices::spikes(const base::call_context& context, std::optional<spike_position> before,
                                                         std::size_t limit) {
    spike_page found;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        found.spikes = tx.prices().spikes(before, limit + 1);
        found.has_more = found.spikes.size() > limit;
        if (found.has_more) found.spikes.pop_back();
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return found;
}

}  // namespace chuanpin::catalog::app
