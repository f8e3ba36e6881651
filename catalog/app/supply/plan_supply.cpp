#include "catalog/app/supply/plan_supply.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/market_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

base::refusal invalid(std::string pointer, std::string code, std::string detail) {
    return base::refusal(domain::errors::announcement_invalid({{std::move(pointer), std::move(code), std::move(detail)}}));
}

base::result<std::string> category_of_product(transaction& tx, domain::plan_side side, domain::product_id id, const std::string& county,
                                              const base::call_context& context) {
    const auto found = tx.products().find(id);
    const bool known = found && (side == domain::plan_side::supply ? found->supplier == context.who.value().organisation
                                                                   : found->status == domain::product_status::published);
    if (!known) return base::refusal(domain::errors::product_not_found(id));
    if (found->details.origin_county_code != county) return invalid("/county_code", "not-the-origin", "The product is of another county.");
    return found->details.category;
}

base::result<std::string> category_of_variety(transaction& tx, const std::string& variety) {
    const auto references = tx.references().all();
    const auto found = std::ranges::find(references, variety, &domain::reference_product::name_zh);
    if (found == references.end()) return invalid("/variety", "variety-unknown", "Not in the reference list.");
    return found->category;
}

base::result<std::string> category_of(transaction& tx, domain::plan_side side, const announced& what, const base::call_context& context) {
    if (tx.counties().versions_of(what.county_code, context.now).empty())
        return invalid("/county_code", "county-unknown", "Not a county of the registry.");
    if (what.goods.product) return category_of_product(tx, side, *what.goods.product, what.county_code, context);
    return category_of_variety(tx, what.goods.variety.value());
}

}  // namespace

base::task<base::result<base::reply>> plan_supply::announce(const base::call_context& context,
                                                            base::idempotent<domain::announcement> request, domain::plan_side side,
                                                            announced what) {
    const auto today = base::business_date_of(context.now);
    if (auto fits = domain::check_week(what.week, today); !fits) co_return base::refusal(std::move(fits.error()));
    const auto id = domain::announcement_id::make(context.now, random_);
    const auto event = domain::event_id::make(context.now, random_);
    const auto& who = context.who.value();
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto category = category_of(tx, side, what, context);
        if (!category) return base::refusal(std::move(category.error()));
        if (tx.supply().count_live(who.organisation, domain::week_of(today), domain::announcements_max) >= domain::announcements_max)
            return base::refusal(domain::errors::announcements_too_many(domain::announcements_max));
        const domain::announcement fresh{.id = id,
                                         .side = side,
                                         .organisation = who.organisation,
                                         .goods = what.goods,
                                         .category = *std::move(category),
                                         .county_code = what.county_code,
                                         .week = what.week,
                                         .mass_g = what.mass_g,
                                         .by = who.account,
                                         .recorded_at = context.now};
        tx.supply().announce(fresh);
        tx.record(domain::supply_announced{event, fresh});
        return request.encode(fresh);
    });
}

base::task<base::result<std::vector<planned_week>>> plan_supply::plan(const base::call_context& context, plan_filter filter) {
    std::vector<domain::week_figures> known;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        known = tx.supply().figures(filter);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    std::vector<planned_week> weeks;
    for (auto week = filter.from; week < filter.until; week = domain::weeks_after(week, 1)) {
        const auto found = std::ranges::find(known, week, &domain::week_figures::week);
        const auto figures = found == known.end() ? domain::week_figures{.week = week} : *found;
        weeks.push_back({figures, domain::assess(figures, rules_)});
    }
    co_return weeks;
}

base::task<base::result<announcement_page>> plan_supply::own(const base::call_context& context, domain::plan_side side,
                                                             std::optional<domain::announcement_id> before, std::size_t limit) {
    announcement_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        page.announcements = tx.supply().history(context.who.value().organisation, side, before, limit + 1);
        page.has_more = page.announcements.size() > limit;
        page.announcements.resize(std::min(page.announcements.size(), limit));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

}  // namespace chuanpin::catalog::app
