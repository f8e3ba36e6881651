#include "catalog/app/price/change_price_rule.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

bool is_category(transaction& tx, const std::string& code, base::business_date today) {
    const auto categories = tx.categories().all_on(today);
    return code == domain::any_category || std::ranges::find(categories, code, &category::code) != categories.end();
}

}  // namespace

base::task<base::result<base::reply>> change_price_rule::run(const base::call_context& context,
                                                             base::idempotent<domain::price_rule> request, domain::price_rule fresh) {
    const auto today = base::business_date_of(context.now);
    if (auto fits = domain::check_rule(fresh, today); !fits) co_return base::refusal(std::move(fits.error()));
    fresh.recorded_by = context.who.value().account;
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        if (!is_category(tx, fresh.category, today)) return base::refusal(domain::errors::category_unknown(fresh.category));
        const auto version = tx.registries().lock(price_rule_registry) + 1;
        if (tx.prices().count_rules(fresh.category) >= domain::price_rules_max)
            return base::refusal(domain::errors::price_rule_has_too_many_changes(fresh.category));
        auto live = tx.prices().live_rules(fresh.category);
        std::erase_if(live, [&](const auto& each) { return each.category != fresh.category; });
        tx.prices().apply(domain::plan_rule_change(live, fresh), context.now);
        tx.registries().set_version(price_rule_registry, version, context.now);
        const auto rules = tx.prices().live_rules(fresh.category);
        const auto written = std::ranges::find_if(
            rules, [&](const auto& each) { return each.category == fresh.category && each.valid_from == fresh.valid_from; });
        if (written == rules.end()) throw std::logic_error("the rule just written is not there");
        tx.record(domain::price_rule_changed{event, *written, version});
        return request.encode(*written);
    });
}

}  // namespace chuanpin::catalog::app
