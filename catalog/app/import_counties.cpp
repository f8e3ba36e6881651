#include "catalog/app/import_counties.hpp"

#include <map>
#include <utility>

namespace chuanpin::catalog::app {
namespace {

domain::county_change plan(transaction& tx, const std::vector<county_row>& rows, base::business_date valid_from, std::int64_t& changed) {
    std::map<std::string, std::vector<domain::county_version>> live;
    for (auto& each : tx.counties().all_live()) live[each.code].push_back(std::move(each));
    domain::county_change all;
    changed = 0;
    for (const auto& row : rows) {
        auto change = domain::plan_county_change(live[row.code], row.code, row.facts, valid_from);
        if (!change) continue;
        ++changed;
        all.superseded.insert(all.superseded.end(), change->superseded.begin(), change->superseded.end());
        all.inserted.insert(all.inserted.end(), change->inserted.begin(), change->inserted.end());
    }
    return all;
}

}  // namespace

base::task<base::result<base::reply>> import_counties::run(const base::call_context& context, base::idempotent<import_summary> request,
                                                           std::vector<county_row> rows, base::business_date valid_from) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto version = tx.registries().lock(county_registry);
        import_summary summary{.rows = std::ssize(rows)};
        const auto change = plan(tx, rows, valid_from, summary.changed);
        if (summary.changed > 0) {
            tx.counties().supersede(change.superseded, context.now);
            tx.counties().insert(change.inserted, context.now);
            tx.registries().set_version(county_registry, version + 1, context.now);
            tx.record(domain::registry_imported{event, std::string(county_registry), version + 1, summary.rows, summary.changed});
        }
        return request.encode(summary);
    });
}

}  // namespace chuanpin::catalog::app
