#include "catalog/app/outlet/read_outlets.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/market_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t versions_shown_max = domain::outlet_changes_max;
constexpr std::size_t reports_shown_max = 1'000;

}  // namespace

std::vector<outlet_view> outlet_views(transaction& tx, std::vector<domain::outlet> outlets, std::int64_t warning_per_cent,
                                      base::instant now) {
    std::vector<outlet_view> views;
    if (outlets.empty()) return views;
    std::vector<domain::outlet_id> ids;
    for (const auto& each : outlets) ids.push_back(each.id);
    const auto sales = tx.outlets().newest_sales(ids);
    const auto today = base::business_date_of(now);
    for (auto& each : outlets) {
        const auto found = std::ranges::find(sales, each.id, &domain::outlet_sales::outlet);
        views.push_back({std::move(each), found == sales.end() ? std::nullopt : std::optional(*found), warning_per_cent, today});
    }
    return views;
}

base::task<base::result<outlet_page>> read_outlets::page(const base::call_context& context, outlet_filter filter,
                                                         std::optional<domain::outlet_id> before, std::size_t limit) {
    outlet_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.outlets().page(filter, before, limit + 1);
        page.has_more = found.size() > limit;
        found.resize(std::min(found.size(), limit));
        page.outlets = outlet_views(tx, std::move(found), warning_per_cent_, context.now);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<outlet_view>> read_outlets::one(const base::call_context& context, domain::outlet_id id) {
    outlet_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.outlets().find(id);
        if (!found) return base::refusal(domain::errors::outlet_not_found(base::to_wire(id)));
        view = outlet_views(tx, {*std::move(found)}, warning_per_cent_, context.now).front();
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

base::task<base::result<outlet_record>> read_outlets::record(const base::call_context& context, domain::outlet_id id, bool own_only) {
    outlet_record record;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.outlets().find(id);
        if (!found || (own_only && found->operated_by != context.who.value().organisation))
            return base::refusal(domain::errors::outlet_not_found(base::to_wire(id)));
        record.now = outlet_views(tx, {*std::move(found)}, warning_per_cent_, context.now).front();
        record.versions = tx.outlets().versions(id, versions_shown_max);
        record.sales = tx.outlets().sales(id, reports_shown_max);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return record;
}

}  // namespace chuanpin::catalog::app
