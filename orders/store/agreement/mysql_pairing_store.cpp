#include "orders/store/agreement/mysql_pairing_store.hpp"

#include <stdexcept>
#include <utility>

#include "orders/store/expect_rows.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_pairing =
    "INSERT INTO pairing (pairing_id, helper_organisation_id, unit_id, helped_kind, helped_code) VALUES (?, ?, ?, ?, ?) "
    "ON DUPLICATE KEY UPDATE pairing_id = pairing_id";
constexpr std::string_view lock_by_key =
    "SELECT pairing_id, helper_organisation_id, unit_id, helped_kind, helped_code FROM pairing "
    "WHERE helper_organisation_id = ? AND helped_kind = ? AND helped_code = ? AND unit_id = ? FOR UPDATE";
constexpr std::string_view lock_by_id =
    "SELECT pairing_id, helper_organisation_id, unit_id, helped_kind, helped_code FROM pairing WHERE pairing_id = ? FOR UPDATE";
constexpr std::string_view select_known =
    "SELECT version_id, pairing_id, kind, document, valid_from, valid_to, recorded_at, superseded_at FROM pairing_version "
    "WHERE pairing_id = ? AND superseded_at IS NULL ORDER BY valid_from LIMIT 1000";
constexpr std::string_view insert_version =
    "INSERT INTO pairing_version (pairing_id, kind, document, valid_from, valid_to, recorded_at) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view supersede_version =
    "UPDATE pairing_version SET superseded_at = ? WHERE version_id = ? AND superseded_at IS NULL";
constexpr std::string_view select_holding =
    "SELECT p.pairing_id, p.helper_organisation_id, p.unit_id, p.helped_kind, p.helped_code FROM pairing p "
    "JOIN pairing_version v ON v.pairing_id = p.pairing_id "
    "WHERE (p.helped_kind, p.helped_code) IN ? AND p.helper_organisation_id = ? AND v.superseded_at IS NULL AND v.valid_from <= ? "
    "AND (v.valid_to IS NULL OR v.valid_to > ?) ORDER BY p.pairing_id LIMIT 1000";
constexpr std::string_view page_versions =
    "SELECT p.pairing_id, p.helper_organisation_id, p.unit_id, p.helped_kind, p.helped_code, v.version_id, v.pairing_id, v.kind, "
    "v.document, "
    "v.valid_from, v.valid_to, v.recorded_at, v.superseded_at FROM pairing_version v JOIN pairing p ON p.pairing_id = v.pairing_id "
    "WHERE v.version_id > ?";
constexpr std::string_view of_helper = " AND p.helper_organisation_id = ?";
constexpr std::string_view of_helped = " AND p.helped_kind = ? AND p.helped_code = ?";
constexpr std::string_view holding_on = " AND v.valid_from <= ? AND (v.valid_to IS NULL OR v.valid_to > ?)";
constexpr std::string_view known_now = " AND v.superseded_at IS NULL";
constexpr std::string_view known_then = " AND v.recorded_at <= ? AND (v.superseded_at IS NULL OR v.superseded_at > ?)";
constexpr std::string_view in_order = " ORDER BY v.version_id LIMIT ?";

domain::pairing read_pairing(const mysql::row_set& rows) {
    const auto kind = domain::parse_helped_kind(rows.text(3));
    if (!kind) throw std::logic_error("pairing.helped_kind cannot be read");
    const auto unit = rows.id<base::unit_id>(2);
    return {rows.id<domain::pairing_id>(0),
            rows.id<domain::organisation_id>(1),
            unit == base::unit_id{} ? std::nullopt : std::optional(unit),
            {*kind, rows.text(4)}};
}

domain::pairing_version read_version(const mysql::row_set& rows, std::size_t from) {
    const auto kind = domain::parse_pairing_kind(rows.text(from + 2));
    if (!kind) throw std::logic_error("pairing_version.kind cannot be read");
    return {.id = rows.integer(from),
            .of = rows.id<domain::pairing_id>(from + 1),
            .kind = *kind,
            .document = rows.text(from + 3),
            .valid_from = rows.date(from + 4),
            .valid_to = rows.optional_date(from + 5),
            .recorded_at = rows.instant(from + 6),
            .superseded_at = rows.optional_instant(from + 7)};
}

}  // namespace

domain::pairing mysql_pairing_store::lock_or_add(const domain::pairing& fresh) {
    const auto unit = fresh.unit.value_or(base::unit_id{});
    connection_.execute(insert_pairing, {fresh.id, fresh.helper, unit, name_of(fresh.who.kind), fresh.who.code});
    auto rows = connection_.query(lock_by_key, {fresh.helper, name_of(fresh.who.kind), fresh.who.code, unit});
    if (!rows.next()) throw std::logic_error("a pairing that was just added is not there");
    return read_pairing(rows);
}

std::optional<domain::pairing> mysql_pairing_store::lock(domain::pairing_id id) {
    auto rows = connection_.query(lock_by_id, {id});
    if (!rows.next()) return std::nullopt;
    return read_pairing(rows);
}

std::vector<domain::pairing_version> mysql_pairing_store::known(domain::pairing_id id) {
    std::vector<domain::pairing_version> found;
    auto rows = connection_.query(select_known, {id});
    while (rows.next()) found.push_back(read_version(rows, 0));
    return found;
}

void mysql_pairing_store::insert(const domain::pairing_version& version) {
    expect_rows("recording a pairing",
                connection_.execute(insert_version, {version.of, name_of(version.kind), version.document, version.valid_from,
                                                     version.valid_to, version.recorded_at}),
                1);
}

void mysql_pairing_store::supersede(std::int64_t version, base::instant at) {
    expect_rows("superseding a pairing", connection_.execute(supersede_version, {at, version}), 1);
}

std::vector<domain::pairing> mysql_pairing_store::holding(domain::organisation_id helper, std::span<const domain::helped> any_of,
                                                          base::business_date day) {
    std::vector<domain::pairing> found;
    if (any_of.empty()) return found;
    std::vector<mysql::parameters> wanted;
    for (const auto& each : any_of) wanted.push_back({name_of(each.kind), each.code});
    auto rows = connection_.query_rows(select_holding, wanted, {helper, day, day});
    while (rows.next()) found.push_back(read_pairing(rows));
    return found;
}

std::vector<app::shown_pairing> mysql_pairing_store::page(const app::pairing_filter& filter, std::int64_t after, std::size_t limit) {
    auto statement = std::string(page_versions);
    mysql::parameters values{after};
    const auto add = [&](std::string_view fragment, std::initializer_list<mysql::parameter> more) {
        statement += fragment;
        values.insert(values.end(), more);
    };
    if (filter.helper) add(of_helper, {*filter.helper});
    if (filter.who) add(of_helped, {name_of(filter.who->kind), filter.who->code});
    if (filter.holds_on) add(holding_on, {*filter.holds_on, *filter.holds_on});
    if (filter.known_at)
        add(known_then, {*filter.known_at, *filter.known_at});
    else
        add(known_now, {});
    add(in_order, {std::uint64_t{limit}});
    std::vector<app::shown_pairing> found;
    auto rows = connection_.query(statement, values);
    while (rows.next()) found.push_back({read_pairing(rows), read_version(rows, 5)});
    return found;
}

}  // namespace chuanpin::orders::store
