#include "catalog/store/harvest/mysql_harvest_store.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "catalog/store/rows.hpp"
#include "platform/base/encoding.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view select_sql =
    "SELECT v.harvest_version, category, variety, variety_key, county_code, harvest_year, first_harvest_on, source_title, source_number, "
    "source_dated_on, source_sha256, valid_from, valid_to, account_id, recorded_at, superseded_at, withdrawn_at, "
    "withdrawn_by_account_id, reason FROM harvest_version v LEFT JOIN harvest_withdrawal w ON w.harvest_version = v.harvest_version WHERE ";
constexpr std::string_view known_at_sql = "recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?)";
// Fragments of a page; each filter that is given adds one, so that the index of the filter can be used.
constexpr std::string_view of_category_sql = " AND category = ?";
constexpr std::string_view of_variety_sql = " AND variety_key = ?";
constexpr std::string_view of_county_sql = " AND county_code = ?";
constexpr std::string_view of_year_sql = " AND harvest_year = ?";
constexpr std::string_view before_sql = " AND v.harvest_version < ?";
constexpr std::string_view newest_first_sql = " ORDER BY v.harvest_version DESC LIMIT ?";

constexpr std::string_view of_line_sql = "category = ? AND variety_key = ? AND county_code = ? LIMIT 100000";
constexpr std::string_view announced_sql =
    "category = ? AND variety_key = ? AND live = 1 AND valid_from <= ? AND valid_to > ? ORDER BY v.harvest_version LIMIT 10000";
constexpr std::string_view of_id_sql = "v.harvest_version = ? LIMIT 1";
constexpr std::string_view supersede_sql =
    "UPDATE harvest_version SET superseded_at = ? WHERE superseded_at IS NULL AND harvest_version = ?";
constexpr std::string_view insert_sql =
    "INSERT INTO harvest_version (category, variety, variety_key, county_code, harvest_year, first_harvest_on, source_title, "
    "source_number, source_dated_on, source_sha256, valid_from, valid_to, account_id, recorded_at) VALUES ?";
constexpr std::string_view withdraw_sql =
    "INSERT INTO harvest_withdrawal (harvest_version, withdrawn_at, withdrawn_by_account_id, reason) VALUES (?, ?, ?, ?)";
constexpr std::string_view contents_sql = "SELECT DISTINCT sha256 FROM document WHERE sha256 IN ? LIMIT 100000";

constexpr std::size_t rows_at_once = 1'000;

mysql::parameter document_of(const domain::harvest_source& source) {
    if (!source.document) return nullptr;
    return mysql::bytes{std::string(base::as_text(*source.document))};
}

std::vector<domain::harvest_announcement> read_all(mysql::row_set rows) {
    std::vector<domain::harvest_announcement> found;
    found.reserve(rows.size());
    while (rows.next()) {
        domain::harvest_announcement each{.id = rows.integer(0),
                                          .category = rows.text(1),
                                          .variety_key = rows.text(3),
                                          .county_code = rows.text(4),
                                          .year = rows.integer(5),
                                          .recorded_at = rows.instant(14),
                                          .superseded_at = rows.optional_instant(15)};
        each.terms = {.variety = rows.text(2),
                      .first_harvest_on = rows.date(6),
                      .source = {.title = rows.text(7), .number = rows.optional_text(8), .dated_on = rows.date(9)},
                      .valid_from = rows.date(11),
                      .valid_to = rows.date(12)};
        if (!rows.is_null(10)) each.terms.source.document = read_hash(rows.text(10));
        if (!rows.is_null(13)) each.recorded_by = rows.id<domain::account_id>(13);
        if (const auto at = rows.optional_instant(16)) each.withdrawal = {*at, rows.id<domain::account_id>(17), rows.text(18)};
        found.push_back(std::move(each));
    }
    return found;
}

std::string select_where(std::string_view condition) { return std::string(select_sql).append(condition); }

}  // namespace

std::vector<domain::harvest_announcement> mysql_harvest_store::page(const app::harvest_filter& filter, std::optional<std::int64_t> before,
                                                                    std::size_t limit) {
    auto statement = select_where(known_at_sql);
    mysql::parameters values{filter.known_at, filter.known_at};
    const auto add = [&](std::string_view fragment, mysql::parameter value) {
        statement += fragment;
        values.push_back(std::move(value));
    };
    if (filter.category) add(of_category_sql, *filter.category);
    if (filter.variety_key) add(of_variety_sql, *filter.variety_key);
    if (filter.county) add(of_county_sql, *filter.county);
    if (filter.year) add(of_year_sql, *filter.year);
    if (before) add(before_sql, *before);
    add(newest_first_sql, std::uint64_t{limit});
    return read_all(connection_.query(statement, values));
}

// One statement a line: a list of rows of three values would not be looked up by the index.
std::vector<domain::harvest_announcement> mysql_harvest_store::rows_of(std::span<const app::harvest_line> lines) {
    std::vector<domain::harvest_announcement> found;
    for (const auto& line : lines) {
        auto rows = read_all(connection_.query(select_where(of_line_sql), {line.category, line.variety_key, line.county_code}));
        std::ranges::move(rows, std::back_inserter(found));
    }
    return found;
}

std::vector<domain::harvest_announcement> mysql_harvest_store::announced(const std::string& category, const std::string& variety_key,
                                                                         base::business_date from, base::business_date to) {
    return read_all(connection_.query(select_where(announced_sql), {category, variety_key, to, from}));
}

// The numbers of one INSERT follow each other: the first is told.
void mysql_harvest_store::apply(domain::harvest_change& change, base::instant at) {
    for (const auto row : change.superseded) connection_.execute(supersede_sql, {at, row});
    const std::span inserted(change.inserted);
    for (std::size_t done = 0; done < inserted.size(); done += rows_at_once) {
        const auto part = inserted.subspan(done, std::min(rows_at_once, inserted.size() - done));
        std::vector<mysql::parameters> rows;
        for (const auto& each : part) {
            const auto& terms = each.terms;
            rows.push_back({each.category, terms.variety, each.variety_key, each.county_code, each.year, terms.first_harvest_on,
                            terms.source.title, terms.source.number, terms.source.dated_on, document_of(terms.source), terms.valid_from,
                            terms.valid_to, each.recorded_by, at});
        }
        connection_.execute_rows(insert_sql, rows);
        auto id = static_cast<std::int64_t>(connection_.last_insert_id());
        for (auto& each : part) {
            each.id = id++;
            each.recorded_at = at;
        }
    }
}

std::optional<domain::harvest_announcement> mysql_harvest_store::find(std::int64_t id) {
    auto found = read_all(connection_.query(select_where(of_id_sql), {id}));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void mysql_harvest_store::withdraw(std::int64_t id, const domain::harvest_withdrawal& why) {
    connection_.execute(supersede_sql, {why.at, id});
    connection_.execute(withdraw_sql, {id, why.at, why.by, why.reason});
}

std::vector<domain::content_hash> mysql_harvest_store::stored_contents(std::span<const domain::content_hash> contents) {
    std::vector<domain::content_hash> found;
    for (std::size_t done = 0; done < contents.size(); done += rows_at_once) {
        std::vector<mysql::parameters> asked;
        for (const auto& each : contents.subspan(done, std::min(rows_at_once, contents.size() - done)))
            asked.push_back({mysql::bytes{std::string(base::as_text(each))}});
        for (auto rows = connection_.query_rows(contents_sql, asked); rows.next();) found.push_back(read_hash(rows.text(0)));
    }
    return found;
}

}  // namespace chuanpin::catalog::store
