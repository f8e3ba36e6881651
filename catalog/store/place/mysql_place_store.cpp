#include "catalog/store/place/mysql_place_store.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/ranges.h>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view select_sql =
    "SELECT place_version, code, name_zh, poor_village, partner_codes, source, source_dated_on, valid_from, valid_to, recorded_at FROM "
    "place_version WHERE ";
constexpr std::string_view known_on_sql =
    "code > ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) AND recorded_at <= ? AND (superseded_at IS NULL OR superseded_at "
    "> "
    "?)";
// Fragments of a page; each filter that is given adds one, so that the index of the filter can be used.
constexpr std::string_view of_county_sql = " AND county_code = ?";
constexpr std::string_view of_kind_sql = " AND kind = ?";
constexpr std::string_view of_poverty_sql = " AND poor_village = ?";
constexpr std::string_view by_code_sql = " ORDER BY code LIMIT ?";

constexpr std::string_view versions_sql =
    "code IN ? AND recorded_at <= ? AND (superseded_at IS NULL OR superseded_at > ?) ORDER BY code, valid_from LIMIT 1000000";

constexpr std::string_view supersede_sql = "UPDATE place_version SET superseded_at = ? WHERE superseded_at IS NULL AND place_version = ?";
constexpr std::string_view insert_sql =
    "INSERT INTO place_version (code, kind, county_code, name_zh, poor_village, partner_codes, source, source_dated_on, valid_from, "
    "valid_to, recorded_at) VALUES ?";

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(' ', begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::vector<domain::place_version> read_all(mysql::row_set rows) {
    std::vector<domain::place_version> found;
    while (rows.next()) {
        found.push_back({.id = rows.integer(0),
                         .code = rows.text(1),
                         .facts = {.name_zh = rows.text(2),
                                   .poor_village = rows.integer(3) != 0,
                                   .partner_codes = words_of(rows.text(4)),
                                   .source = rows.text(5),
                                   .source_dated_on = rows.date(6)},
                         .valid_from = rows.date(7),
                         .valid_to = rows.optional_date(8),
                         .recorded_at = rows.instant(9)});
    }
    return found;
}

std::string_view kind_name(const std::string& code) {
    const auto kind = domain::kind_of_place_code(code);
    if (!kind) throw std::logic_error("no code of a place: " + code);
    return name_of(*kind);
}

}  // namespace

std::vector<domain::place_version> mysql_place_store::find(const app::place_filter& filter, const std::string& after_code,
                                                           std::size_t limit) {
    std::string statement = std::string(select_sql).append(known_on_sql);
    mysql::parameters values{after_code, filter.on, filter.on, filter.known_at, filter.known_at};
    const auto add = [&](std::string_view fragment, mysql::parameter value) {
        statement += fragment;
        values.push_back(std::move(value));
    };
    if (filter.county) add(of_county_sql, *filter.county);
    if (filter.kind) add(of_kind_sql, name_of(*filter.kind));
    if (filter.poor_village) add(of_poverty_sql, *filter.poor_village);
    add(by_code_sql, std::uint64_t{limit});
    return read_all(connection_.query(statement, values));
}

std::vector<domain::place_version> mysql_place_store::versions_of(std::span<const std::string> codes, base::instant known_at) {
    std::vector<mysql::parameters> asked;
    for (const auto& each : codes) asked.push_back({each});
    return read_all(connection_.query_rows(std::string(select_sql).append(versions_sql), asked, {known_at, known_at}));
}

void mysql_place_store::apply(const domain::place_change& change, base::instant at) {
    for (const auto row : change.superseded) connection_.execute(supersede_sql, {at, row});
    std::vector<mysql::parameters> rows;
    for (const auto& each : change.inserted) {
        const auto& facts = each.facts;
        rows.push_back({each.code, kind_name(each.code), domain::county_of_place_code(each.code), facts.name_zh, facts.poor_village,
                        fmt::to_string(fmt::join(facts.partner_codes, " ")), facts.source, facts.source_dated_on, each.valid_from,
                        each.valid_to, at});
    }
    insert_in_parts(connection_, insert_sql, rows);
}

}  // namespace chuanpin::catalog::store
