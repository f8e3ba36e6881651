#include "catalog/app/household/import_households.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t faults_max = 100;

std::vector<std::string> as_list(const std::set<std::string>& all) { return {all.begin(), all.end()}; }

base::result<void> check_villages(transaction& tx, const std::vector<household_row>& rows, base::instant now) {
    std::set<std::string> named;
    for (const auto& each : rows) named.insert(each.village_code);
    const auto codes = as_list(named);
    std::set<std::string> known;
    if (!codes.empty())
        for (const auto& each : tx.places().versions_of(codes, now)) known.insert(each.code);
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < rows.size() && faults.size() < faults_max; ++i) {
        if (!known.contains(rows[i].village_code))
            faults.push_back({fmt::format("row {}, column 'village_code'", i + 1), "place-unknown", rows[i].village_code});
    }
    if (faults.empty()) return {};
    return base::refusal(domain::errors::registry_rows_invalid(std::move(faults)));
}

std::int64_t bring_households(transaction& tx, const std::vector<household_row>& rows, const std::vector<std::string>& numbers,
                              base::instant now) {
    std::map<std::string, std::vector<domain::household_version>> known;
    for (auto& each : tx.households().versions_of(numbers, now)) known[each.number].push_back(std::move(each));
    std::map<std::string, const household_row*> first_rows;
    for (const auto& each : rows) first_rows.emplace(each.number, &each);
    domain::household_change all;
    std::int64_t changed = 0;
    for (const auto& [number, row] : first_rows) {
        using enum domain::household_status;
        domain::validity_line<domain::household_version> line(known[number]);
        bool different = line.set({.number = number, .facts = {row->village_code, registered}, .valid_from = row->registered_on});
        if (row->exited_on) different |= line.set({.number = number, .facts = {row->village_code, exited}, .valid_from = *row->exited_on});
        changed += different ? 1 : 0;
        all.append(line.change());
    }
    tx.households().apply(all, now);
    return changed;
}

/// A member of the list, and what the registry may know the person by.
struct listed_member {
    household_member what;
    std::vector<person_index> known_by;
};

struct member_change {
    std::set<std::int64_t> superseded;
    std::vector<household_member> inserted;
};

/// The row of the registry that says the same; nullptr where none does.
const household_member* same_of(const listed_member& listed, const std::map<std::string, household_member>& standing) {
    for (const auto& index : listed.known_by) {
        const auto found = standing.find(index.identity);
        if (found == standing.end()) continue;
        const auto& known = found->second;
        if (known.number == listed.what.number && known.relation == listed.what.relation && known.person.person_index == index.person)
            return &known;
    }
    return nullptr;
}

member_change plan_members(transaction& tx, const std::vector<listed_member>& listed, const std::vector<std::string>& numbers) {
    std::map<std::string, household_member> standing;
    std::vector<std::string> indexes;
    for (const auto& each : listed)
        for (const auto& index : each.known_by) indexes.push_back(index.identity);
    member_change change;
    for (auto& each : tx.households().members_of(numbers)) change.superseded.insert(each.id);
    for (auto& each : tx.households().find_people(indexes)) {
        change.superseded.insert(each.id);
        standing.emplace(each.person.identity_index, std::move(each));
    }
    for (const auto& each : listed) {
        if (const auto* same = same_of(each, standing))
            change.superseded.erase(same->id);
        else
            change.inserted.push_back(each.what);
    }
    return change;
}

std::int64_t bring_members(transaction& tx, const std::vector<listed_member>& listed, const std::vector<std::string>& numbers,
                           base::instant now) {
    const auto change = plan_members(tx, listed, numbers);
    const std::vector<std::int64_t> superseded(change.superseded.begin(), change.superseded.end());
    tx.households().supersede_members(superseded, now);
    tx.households().insert_members(change.inserted, now);
    return std::max(std::ssize(superseded), std::ssize(change.inserted));
}

}  // namespace

base::task<base::result<base::reply>> import_households::run(const base::call_context& context, base::idempotent<import_summary> request,
                                                             std::vector<household_row> rows) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto version = tx.registries().lock(household_registry);
        if (auto known = check_villages(tx, rows, context.now); !known) return base::refusal(std::move(known.error()));
        std::set<std::string> named;
        std::vector<listed_member> listed;
        for (const auto& each : rows) {
            named.insert(each.number);
            listed.push_back(
                {{.number = each.number, .relation = each.relation, .person = keys_.seal(each.who, random_)}, keys_.indexes_of(each.who)});
        }
        import_summary summary{.rows = std::ssize(rows)};
        if (!rows.empty()) {
            const auto numbers = as_list(named);
            summary.changed = bring_households(tx, rows, numbers, context.now);
            summary.changed += bring_members(tx, listed, numbers, context.now);
        }
        if (summary.changed > 0) {
            tx.registries().set_version(household_registry, version + 1, context.now);
            tx.record(domain::registry_imported{event, std::string(household_registry), version + 1, summary.rows, summary.changed});
        }
        return request.encode(summary);
    });
}

}  // namespace chuanpin::catalog::app
