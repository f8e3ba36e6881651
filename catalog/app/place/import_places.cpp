#include "catalog/app/place/import_places.hpp"

#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t faults_max = 100;

base::result<void> check_counties(transaction& tx, const std::vector<domain::place_version>& rows) {
    std::set<std::string> counties;
    for (const auto& each : tx.counties().all_live()) counties.insert(each.code);
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < rows.size() && faults.size() < faults_max; ++i) {
        auto county = domain::county_of_place_code(rows[i].code);
        if (!counties.contains(county))
            faults.push_back({fmt::format("row {}, column 'county_code'", i + 1), "county-unknown", std::move(county)});
    }
    if (faults.empty()) return {};
    return base::refusal(domain::errors::registry_rows_invalid(std::move(faults)));
}

domain::place_change plan(transaction& tx, const std::vector<domain::place_version>& rows, base::instant now, std::int64_t& changed) {
    std::map<std::string, std::vector<domain::place_version>> known;
    for (const auto& each : rows) known[each.code];
    std::vector<std::string> codes;
    codes.reserve(known.size());
    for (const auto& [code, none] : known) codes.push_back(code);
    if (!codes.empty())
        for (auto& each : tx.places().versions_of(codes, now)) known[each.code].push_back(std::move(each));
    std::map<std::string, domain::validity_line<domain::place_version>> lines;
    for (const auto& [code, versions] : known) lines.emplace(code, std::span(versions));
    changed = 0;
    for (const auto& each : rows) changed += lines.at(each.code).set(each) ? 1 : 0;
    domain::place_change all;
    for (const auto& [code, line] : lines) all.append(line.change());
    return all;
}

}  // namespace

base::task<base::result<base::reply>> import_places::run(const base::call_context& context, base::idempotent<import_summary> request,
                                                         std::vector<domain::place_version> rows) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto version = tx.registries().lock(place_registry);
        if (auto known = check_counties(tx, rows); !known) return base::refusal(std::move(known.error()));
        import_summary summary{.rows = std::ssize(rows)};
        const auto change = plan(tx, rows, context.now, summary.changed);
        if (summary.changed > 0) {
            tx.places().apply(change, context.now);
            tx.registries().set_version(place_registry, version + 1, context.now);
            tx.record(domain::registry_imported{event, std::string(place_registry), version + 1, summary.rows, summary.changed});
        }
        return request.encode(summary);
    });
}

}  // namespace chuanpin::catalog::app
