#include "catalog/app/harvest/announce_harvests.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "catalog/app/harvest/office.hpp"
#include "catalog/domain/errors.hpp"
#include "catalog/domain/harvest/harvest_errors.hpp"
#include "catalog/domain/price/comparable.hpp"

namespace chuanpin::catalog::app {
namespace {

using domain::harvest_announcement;

constexpr std::size_t faults_max = 100;

/// What the registries know, so that rows of a file are not looked up one by one.
struct known_names {
    known_names(transaction& tx, std::span<const harvest_announcement> rows, base::business_date today) {
        for (const auto& each : tx.categories().all_on(today)) categories.insert(each.code);
        for (const auto& each : tx.counties().all_live()) counties.insert(each.code);
        std::vector<domain::content_hash> asked;
        for (const auto& each : rows)
            if (const auto& document = each.terms.source.document) asked.push_back(*document);
        for (const auto& each : tx.harvests().stored_contents(asked)) documents.insert(each);
    }
    [[nodiscard]] std::vector<base::field_error> faults_of(const harvest_announcement& what, base::business_date today) const {
        auto faults = domain::faults_of(what, today);
        if (!categories.contains(what.category)) faults.push_back({"/category", "category-unknown", "Not a category."});
        if (domain::is_county_code(what.county_code) && !counties.contains(what.county_code))
            faults.push_back({"/county_code", "county-unknown", "Not a county of the registry."});
        const auto& document = what.terms.source.document;
        if (document && !documents.contains(*document))
            faults.push_back({"/source/document_sha256", "unknown", "No document of that content is stored."});
        return faults;
    }

    std::set<std::string> categories;
    std::set<std::string> counties;
    std::set<domain::content_hash> documents;
};

harvest_line line_of(const harvest_announcement& what) { return {what.category, what.variety_key, what.county_code}; }

/// Rows of some lines as they stand, and as they will: later rows of a file meet the earlier ones.
class harvest_lines {
public:
    harvest_lines(transaction& tx, std::span<const harvest_announcement> fresh) {
        std::set<harvest_line> lines;
        for (const auto& each : fresh) lines.insert(line_of(each));
        for (auto& each : tx.harvests().rows_of(std::vector(lines.begin(), lines.end()))) rows_[line_of(each)].push_back(std::move(each));
    }
    [[nodiscard]] std::vector<harvest_announcement> live(const harvest_line& of) const {
        std::vector<harvest_announcement> found;
        if (const auto known = rows_.find(of); known != rows_.end())
            std::ranges::copy_if(known->second, std::back_inserter(found), [](const auto& each) { return !each.superseded_at; });
        return found;
    }
    base::result<domain::harvest_change> add(const harvest_announcement& fresh) {
        auto& rows = rows_[line_of(fresh)];
        auto change = domain::plan_harvest(live(line_of(fresh)), fresh);
        if (!change || change->inserted.empty()) return change;
        if (rows.size() >= domain::harvest_announcements_max)
            return base::refusal(domain::errors::harvest_has_too_many_changes(fresh.terms.variety, fresh.county_code));
        for (auto& each : rows)
            if (std::ranges::find(change->superseded, each.id) != change->superseded.end())
                each.superseded_at = change->inserted.front().recorded_at;
        rows.push_back(change->inserted.front());
        return change;
    }

private:
    std::map<harvest_line, std::vector<harvest_announcement>> rows_;
};

void complete(harvest_announcement& what, const base::call_context& context) {
    what.variety_key = domain::goods_key_of(what.terms.variety);
    what.recorded_at = context.now;
    if (context.who) what.recorded_by = context.who->account;
}

// "/source/title" is the column source_title of a file.
std::string column_of(std::string_view pointer) {
    std::string column(pointer.substr(1));
    std::ranges::replace(column, '/', '_');
    return column;
}

void add_faults(std::vector<base::field_error>& faults, std::size_t row, std::span<const base::field_error> of_row) {
    for (const auto& each : of_row)
        if (faults.size() < faults_max)
            faults.push_back({fmt::format("row {}, column '{}'", row + 1, column_of(each.pointer)), each.code, each.detail});
}

/// The changes of all rows, or every fault.
base::result<domain::harvest_change> plan_all(transaction& tx, std::span<const harvest_announcement> rows, base::business_date today) {
    const known_names known(tx, rows, today);
    harvest_lines lines(tx, rows);
    domain::harvest_change all;
    std::vector<base::field_error> faults;
    std::set<std::pair<harvest_line, std::int64_t>> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto of_row = known.faults_of(rows[i], today);
        if (!seen.emplace(line_of(rows[i]), rows[i].year).second)
            of_row.push_back({"/year", "duplicate", "The variety, county and year stand in an earlier row."});
        add_faults(faults, i, of_row);
        if (!of_row.empty()) continue;
        auto change = lines.add(rows[i]);
        if (!change && change.error().fields.empty()) return change;
        if (!change) {
            add_faults(faults, i, change.error().fields);
            continue;
        }
        all.superseded.insert(all.superseded.end(), change->superseded.begin(), change->superseded.end());
        all.inserted.insert(all.inserted.end(), change->inserted.begin(), change->inserted.end());
    }
    if (!faults.empty()) return base::refusal(domain::errors::harvest_announcement_invalid(std::move(faults)));
    return all;
}

// One event for each row, each with a version of the register of its own.
void write(transaction& tx, domain::harvest_change& change, std::int64_t version, base::random_source& random, base::instant now) {
    for (const auto& each : change.inserted) now = std::max(now, each.recorded_at);
    tx.harvests().apply(change, now);
    std::vector<domain::event> events;
    for (const auto& each : change.inserted)
        events.emplace_back(domain::harvest_announced{domain::event_id::make(now, random), each, ++version});
    tx.registries().set_version(harvest_registry, version, now);
    tx.record_all(events);
}

}  // namespace

base::task<base::result<base::reply>> announce_harvests::one(const base::call_context& context,
                                                             base::idempotent<harvest_announcement> request, harvest_announcement what) {
    complete(what, context);
    const auto today = base::business_date_of(context.now);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        if (auto may = check_harvest_office(tx, context, what.county_code); !may) return base::refusal(std::move(may.error()));
        const auto version = tx.registries().lock(harvest_registry);
        const known_names known(tx, {&what, 1}, today);
        if (auto faults = known.faults_of(what, today); !faults.empty())
            return base::refusal(domain::errors::harvest_announcement_invalid(std::move(faults)));
        harvest_lines lines(tx, {&what, 1});
        auto change = lines.add(what);
        if (!change) return base::refusal(std::move(change.error()));
        if (change->inserted.empty()) {
            const auto live = lines.live(line_of(what));
            return request.encode(*std::ranges::find(live, what.year, &harvest_announcement::year));
        }
        write(tx, *change, version, random_, context.now);
        return request.encode(change->inserted.front());
    });
}

base::task<base::result<base::reply>> announce_harvests::all(const base::call_context& context, base::idempotent<import_summary> request,
                                                             std::vector<harvest_announcement> rows) {
    for (auto& each : rows) complete(each, context);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto version = tx.registries().lock(harvest_registry);
        auto change = plan_all(tx, rows, base::business_date_of(context.now));
        if (!change) return base::refusal(std::move(change.error()));
        const import_summary summary{std::ssize(rows), std::ssize(change->inserted)};
        if (summary.changed > 0) write(tx, *change, version, random_, context.now);
        return request.encode(summary);
    });
}

}  // namespace chuanpin::catalog::app
