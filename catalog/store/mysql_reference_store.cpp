#include "catalog/store/mysql_reference_store.hpp"

#include <sstream>
#include <stdexcept>

#include <fmt/ranges.h>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view lock_sql = "SELECT version FROM registry WHERE registry = ? FOR UPDATE";
constexpr std::string_view version_sql = "SELECT version FROM registry WHERE registry = ?";
constexpr std::string_view set_version_sql = "UPDATE registry SET version = ?, changed_at = ? WHERE registry = ?";

constexpr std::string_view categories_sql =
    "SELECT code, name_zh, name_en, service FROM category_version WHERE superseded_at IS NULL AND valid_from <= ? AND (valid_to IS NULL OR "
    "valid_to "
    "> ?) "
    "ORDER BY position, code LIMIT 1000";

constexpr std::string_view references_sql =
    "SELECT name_zh, category, origin_county_codes, storage_class, storage_min_mc, storage_max_mc, shelf_life_hours, season_from, "
    "season_to, "
    "unit_name_zh, unit_net_mass_g, price_fen, price_source, note FROM reference_product ORDER BY position LIMIT 10000";
constexpr std::string_view clear_sql = "DELETE FROM reference_product";
constexpr std::string_view insert_sql =
    "INSERT INTO reference_product (name_zh, category, origin_county_codes, storage_class, storage_min_mc, storage_max_mc, "
    "shelf_life_hours, "
    "season_from, season_to, unit_name_zh, unit_net_mass_g, price_fen, price_source, note, position, recorded_at) VALUES ?";

std::vector<std::string> split_codes(const std::string& text) {
    std::vector<std::string> codes;
    std::istringstream stream(text);
    for (std::string each; std::getline(stream, each, ';');) codes.push_back(each);
    return codes;
}

domain::reference_product read_reference(const mysql::row_set& rows) {
    return {.name_zh = rows.text(0),
            .category = rows.text(1),
            .origin_county_codes = split_codes(rows.text(2)),
            .kept = read_storage(rows, 3),
            .shelf_life_hours = rows.integer(6),
            .harvested = read_season(rows, 7),
            .unit_name_zh = rows.text(9),
            .unit_net_mass_g = rows.integer(10),
            .price = rows.money(11),
            .price_source = rows.text(12),
            .note = rows.text(13)};
}

}  // namespace

std::int64_t mysql_registry_store::lock(std::string_view registry) {
    auto rows = connection_.query(lock_sql, {registry});
    if (!rows.next()) throw std::logic_error("no row of registry named " + std::string(registry));
    return rows.integer(0);
}

std::int64_t mysql_registry_store::version_of(std::string_view registry) {
    auto rows = connection_.query(version_sql, {registry});
    if (!rows.next()) throw std::logic_error("no row of registry named " + std::string(registry));
    return rows.integer(0);
}

void mysql_registry_store::set_version(std::string_view registry, std::int64_t version, base::instant at) {
    connection_.execute(set_version_sql, {version, at, registry});
}

std::vector<app::category> mysql_category_store::all_on(base::business_date day) {
    std::vector<app::category> found;
    auto rows = connection_.query(categories_sql, {day, day});
    while (rows.next()) found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3) != 0});
    return found;
}

std::vector<domain::reference_product> mysql_reference_store::all() {
    std::vector<domain::reference_product> found;
    auto rows = connection_.query(references_sql);
    while (rows.next()) found.push_back(read_reference(rows));
    return found;
}

void mysql_reference_store::replace_all(std::span<const domain::reference_product> products, base::instant at) {
    connection_.execute(clear_sql);
    std::vector<mysql::parameters> rows;
    for (const auto& each : products) {
        rows.push_back({each.name_zh, each.category, fmt::format("{}", fmt::join(each.origin_county_codes, ";")), name_of(each.kept.kind),
                        each.kept.min_mc, each.kept.max_mc, each.shelf_life_hours, season_from(each.harvested), season_to(each.harvested),
                        each.unit_name_zh, each.unit_net_mass_g, each.price, each.price_source, each.note,
                        static_cast<std::int64_t>(rows.size() + 1), at});
    }
    if (!rows.empty()) connection_.execute_rows(insert_sql, rows);
}

}  // namespace chuanpin::catalog::store
