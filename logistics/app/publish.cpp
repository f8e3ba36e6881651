#include "logistics/app/publish.hpp"

#include <algorithm>
#include <map>

#include "logistics/domain/errors.hpp"

namespace chuanpin::logistics::app {

namespace {

namespace errors = domain::errors;

base::result<bool> publish_rule(transaction& store, const domain::subsidy_rule& rule, base::instant now, base::random_source& random) {
    const auto published = store.lock_published_rules(rule.code);
    const auto change = domain::record_rule(published, store.list_rules(rule.code), rule, now);
    if (!change) return base::refusal(change.error());
    if (change->empty()) return false;
    store.insert_published_rule(rule, now);
    store.change_rules(*change, now);
    store.record(base::event_id::make(now, random), domain::rule_published{rule});
    return true;
}

std::vector<base::field_error> check_all(const std::vector<domain::subsidy_rule>& rules) {
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < rules.size(); ++i)
        for (auto& fault : domain::check(rules[i])) {
            fault.pointer = "row " + std::to_string(i + 1) + ", column '" + fault.pointer + "'";
            faults.push_back(std::move(fault));
        }
    return faults;
}

// Those of one table that are new.
base::result<std::vector<domain::official_distance>> new_entries(transaction& store, int table_version,
                                                                 const std::vector<domain::official_distance>& entries) {
    std::map<std::pair<std::string, std::string>, domain::official_distance> known;
    for (auto& each : store.read_distance_table(table_version))
        known.emplace(std::pair(each.origin_county_code, each.destination_code), each);
    std::vector<domain::official_distance> fresh;
    for (const auto& each : entries) {
        if (each.table_version != table_version) continue;
        const auto [found, inserted] = known.emplace(std::pair(each.origin_county_code, each.destination_code), each);
        if (inserted)
            fresh.push_back(each);
        else if (!(found->second == each))
            return base::refusal(errors::distance_changed(each.origin_county_code, each.destination_code, table_version));
    }
    // A table is published whole: a way that it lacks is a statement too, on which denials rest.
    if (!fresh.empty() && known.size() != fresh.size())
        return base::refusal(errors::distance_changed(fresh.front().origin_county_code, fresh.front().destination_code, table_version));
    return fresh;
}

}  // namespace

base::task<base::result<base::reply>> publish::rules(const base::call_context& context, base::receipt claim,
                                                     const std::vector<domain::subsidy_rule>& rules) {
    if (auto faults = check_all(rules); !faults.empty()) co_return base::refusal(errors::rules_invalid(std::move(faults)));
    co_return co_await database_.write(context, std::move(claim), [&](transaction& store) -> base::result<std::string> {
        int count = 0;
        for (const auto& rule : rules) {
            const auto fresh = publish_rule(store, rule, context.now, random_);
            if (!fresh) return base::refusal(fresh.error());
            count += *fresh ? 1 : 0;
        }
        return std::to_string(count);
    });
}

base::task<base::result<base::reply>> publish::distances(const base::call_context& context, base::receipt claim,
                                                         const std::vector<domain::official_distance>& entries) {
    std::vector<int> versions;
    for (const auto& each : entries) versions.push_back(each.table_version);
    std::ranges::sort(versions);
    versions.erase(std::ranges::unique(versions).begin(), versions.end());
    co_return co_await database_.write(context, std::move(claim), [&](transaction& store) -> base::result<std::string> {
        std::size_t count = 0;
        for (const int version : versions) {
            const auto fresh = new_entries(store, version, entries);
            if (!fresh) return base::refusal(fresh.error());
            if (fresh->empty()) continue;
            store.insert_distances(*fresh, context.now);
            store.record(base::event_id::make(context.now, random_), domain::distances_published{version, fresh->size()});
            count += fresh->size();
        }
        return std::to_string(count);
    });
}

}  // namespace chuanpin::logistics::app
