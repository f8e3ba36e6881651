#include "catalog/store/mysql_product_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "catalog/store/listing/listing_sql.hpp"
#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

// A draft from a file seldom has more: what is NULL in every row is left out, since the server parses each NULL as it does a text.
constexpr std::string_view insert_sql =
    "INSERT INTO product (product_id, supplier_organisation_id, status, name_zh, name_en, category, origin_county_code, origin_verdict, "
    "origin_county_version, origin_county_name, origin_decided_on, storage_class, storage_min_mc, storage_max_mc, shelf_life_hours, "
    "season_from, season_to, unit_name_zh, unit_net_mass_g, description, version, created_at, changed_at, supplier_code";
constexpr std::string_view insert_more_sql =
    ", published_at, origin_place_code, origin_household_number, raw_material_code, proof_kind, proof_row, proof_code, proof_name, "
    "proof_raw_material, variety, specification, unit_gross_mass_g, carton_units, family_id";
constexpr std::string_view insert_values_sql = ") VALUES ?";

constexpr std::string_view select_sql =
    "SELECT product_id, supplier_organisation_id, status, name_zh, name_en, category, origin_county_code, origin_verdict, "
    "origin_county_version, "
    "origin_county_name, origin_decided_on, storage_class, storage_min_mc, storage_max_mc, shelf_life_hours, season_from, season_to, "
    "unit_name_zh, "
    "unit_net_mass_g, description, version, created_at, changed_at, published_at, origin_place_code, origin_household_number, "
    "raw_material_code, proof_kind, proof_row, proof_code, proof_name, proof_raw_material, "
    "supplier_code, variety, specification, unit_gross_mass_g, carton_units, family_id FROM product WHERE ";

constexpr std::string_view by_id_sql = "product_id = ?";
constexpr std::string_view by_id_locked_sql = "product_id = ? FOR UPDATE";

constexpr std::string_view published_of_sql = "status = 'published' AND product_id IN ?";

constexpr std::string_view save_sql =
    "UPDATE product SET status = ?, name_zh = ?, name_en = ?, category = ?, origin_county_code = ?, origin_verdict = ?, "
    "origin_county_version = ?, origin_county_name = ?, origin_decided_on = ?, storage_class = ?, storage_min_mc = ?, storage_max_mc = ?, "
    "shelf_life_hours = ?, season_from = ?, season_to = ?, unit_name_zh = ?, unit_net_mass_g = ?, description = ?, version = ?, changed_at "
    "= ?, published_at = ?, origin_place_code = ?, origin_household_number = ?, raw_material_code = ?, supplier_code = ?, variety = ?, "
    "specification = ?, unit_gross_mass_g = ?, carton_units = ?, family_id = ?, proof_kind = ?, proof_row = ?, proof_code = ?, proof_name "
    "= ?, proof_raw_material = ? "
    "WHERE "
    "product_id = ? AND version = ?";

// Fragments of a page; each filter that is given adds one, so that the index of the filter can be used.
constexpr std::string_view any_status_sql = "TRUE";
constexpr std::string_view of_county_sql = " AND origin_county_code = ?";
constexpr std::string_view of_category_sql = " AND category = ?";
constexpr std::string_view of_storage_sql = " AND storage_class = ?";
constexpr std::string_view of_supplier_sql = " AND supplier_organisation_id = ?";
constexpr std::string_view of_name_sql = " AND name_zh LIKE ? ESCAPE '!'";
constexpr std::string_view before_sql = " AND product_id < ?";
constexpr std::string_view newest_first_sql = " ORDER BY product_id DESC LIMIT ?";

domain::sku_details read_sku(const mysql::row_set& rows, std::size_t column) {
    const auto number = [&](std::size_t at) { return rows.is_null(at) ? std::nullopt : std::optional(rows.integer(at)); };
    domain::sku_details sku{.supplier_code = rows.optional_text(column),
                            .variety = rows.optional_text(column + 1),
                            .specification = rows.optional_text(column + 2),
                            .unit_gross_mass_g = number(column + 3),
                            .carton_units = number(column + 4)};
    if (!rows.is_null(column + 5)) sku.family = rows.id<domain::product_family_id>(column + 5);
    return sku;
}

/// All but the supplier's code.
void append_sku(mysql::parameters& row, const domain::sku_details& sku) {
    for (mysql::parameter each :
         {mysql::parameter(sku.variety), mysql::parameter(sku.specification), mysql::parameter(sku.unit_gross_mass_g),
          mysql::parameter(sku.carton_units), mysql::parameter(sku.family)})
        row.push_back(std::move(each));
}
constexpr std::string_view of_ids_sql = "product_id IN ? ORDER BY product_id";
constexpr std::string_view of_ids_locked_sql = "product_id IN ? ORDER BY product_id FOR UPDATE";
// A row that is there is locked by whoever saves it, so the INSERT always meets it.
constexpr std::string_view replace_details_sql =
    " ON DUPLICATE KEY UPDATE name_zh = VALUES(name_zh), name_en = VALUES(name_en), category = VALUES(category), origin_county_code = "
    "VALUES(origin_county_code), origin_verdict = VALUES(origin_verdict), origin_county_version = VALUES(origin_county_version), "
    "origin_county_name = VALUES(origin_county_name), origin_decided_on = VALUES(origin_decided_on), storage_class = "
    "VALUES(storage_class), "
    "storage_min_mc = VALUES(storage_min_mc), storage_max_mc = VALUES(storage_max_mc), shelf_life_hours = VALUES(shelf_life_hours), "
    "season_from = VALUES(season_from), season_to = VALUES(season_to), unit_name_zh = VALUES(unit_name_zh), "
    "unit_net_mass_g = VALUES(unit_net_mass_g), description = VALUES(description), version = VALUES(version), "
    "changed_at = VALUES(changed_at), origin_place_code = VALUES(origin_place_code), origin_household_number = "
    "VALUES(origin_household_number), raw_material_code = VALUES(raw_material_code), proof_kind = VALUES(proof_kind), proof_row = "
    "VALUES(proof_row), proof_code = VALUES(proof_code), proof_name = VALUES(proof_name), proof_raw_material = VALUES(proof_raw_material), "
    "supplier_code = VALUES(supplier_code), variety = VALUES(variety), specification = VALUES(specification), unit_gross_mass_g = "
    "VALUES(unit_gross_mass_g), carton_units = VALUES(carton_units), family_id = VALUES(family_id)";

domain::product read_product(const mysql::row_set& rows) {
    domain::product what{.id = rows.id<domain::product_id>(0), .supplier = rows.id<domain::organisation_id>(1)};
    what.status = stored(domain::parse_product_status(rows.text(2)), "product.status");
    what.details = {.name_zh = rows.text(3),
                    .name_en = rows.optional_text(4),
                    .category = rows.text(5),
                    .origin_county_code = rows.text(6),
                    .storage = read_storage(rows, 11),
                    .shelf_life_hours = rows.integer(14),
                    .harvested = read_season(rows, 15),
                    .unit_name_zh = rows.text(17),
                    .unit_net_mass_g = rows.integer(18),
                    .description = rows.text(19),
                    .origin_place_code = rows.optional_text(24),
                    .origin_household_number = rows.optional_text(25),
                    .raw_material_code = rows.optional_text(26)};
    what.origin = {read_verdict(rows, 7), rows.integer(8), rows.text(9), rows.date(10), read_proof(rows, 27)};
    what.version = rows.integer(20);
    what.created_at = rows.instant(21);
    what.changed_at = rows.instant(22);
    what.published_at = rows.optional_instant(23);
    what.details.sku = read_sku(rows, 32);
    return what;
}

std::optional<domain::product> read_one(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    return read_product(rows);
}

/// Whether the product says nothing that stands in the columns of `insert_more_sql`.
bool is_plain(const domain::product& what) {
    const auto& details = what.details;
    const auto& sku = details.sku;
    return !what.published_at && !details.origin_place_code && !details.origin_household_number && !details.raw_material_code &&
           !what.origin.proof && !sku.variety && !sku.specification && !sku.unit_gross_mass_g && !sku.carton_units && !sku.family;
}

mysql::parameters plain_row(const domain::product& what) {
    const auto& details = what.details;
    return {what.id,
            what.supplier,
            name_of(what.status),
            details.name_zh,
            details.name_en,
            details.category,
            details.origin_county_code,
            name_of(what.origin.verdict),
            what.origin.county_version,
            what.origin.county_name,
            what.origin.decided_on,
            name_of(details.storage.kind),
            details.storage.min_mc,
            details.storage.max_mc,
            details.shelf_life_hours,
            season_from(details.harvested),
            season_to(details.harvested),
            details.unit_name_zh,
            details.unit_net_mass_g,
            details.description,
            what.version,
            what.created_at,
            what.changed_at,
            details.sku.supplier_code};
}

mysql::parameters whole_row(const domain::product& what) {
    const auto& details = what.details;
    auto row = plain_row(what);
    for (mysql::parameter each : {mysql::parameter(what.published_at), mysql::parameter(details.origin_place_code),
                                  mysql::parameter(details.origin_household_number), mysql::parameter(details.raw_material_code)})
        row.push_back(std::move(each));
    append_proof(row, what.origin.proof);
    append_sku(row, details.sku);
    return row;
}

std::vector<mysql::parameters> rows_of(std::span<const domain::product> products, mysql::parameters (*row_of)(const domain::product&)) {
    std::vector<mysql::parameters> rows;
    rows.reserve(products.size());
    for (const auto& each : products) rows.push_back(row_of(each));
    return rows;
}

}  // namespace

void mysql_product_store::insert(const domain::product& what) { insert_all({&what, 1}); }

void mysql_product_store::insert_all(std::span<const domain::product> products) {
    if (products.empty()) return;
    if (std::ranges::all_of(products, is_plain)) {
        connection_.execute_rows(std::string(insert_sql).append(insert_values_sql), rows_of(products, plain_row));
        return;
    }
    connection_.execute_rows(std::string(insert_sql).append(insert_more_sql).append(insert_values_sql), rows_of(products, whole_row));
}

std::vector<domain::product> mysql_product_store::find_all(std::span<const domain::product_id> ids) { return select_of(ids, of_ids_sql); }

std::vector<domain::product> mysql_product_store::lock_all(std::span<const domain::product_id> ids) {
    return select_of(ids, of_ids_locked_sql);
}

std::vector<domain::product> mysql_product_store::select_of(std::span<const domain::product_id> ids, std::string_view which) {
    std::vector<domain::product_id> in_order(ids.begin(), ids.end());  // of locking, too
    std::ranges::sort(in_order);
    std::vector<domain::product> found;
    for (std::span<const domain::product_id> left = in_order; !left.empty();) {
        const auto part = left.first(std::min(left.size(), values_asked_max));
        left = left.subspan(part.size());
        std::vector<mysql::parameters> asked;
        for (const auto& each : part) asked.push_back({each});
        auto rows = connection_.query_rows(std::string(select_sql).append(which), asked);
        while (rows.next()) found.push_back(read_product(rows));
    }
    return found;
}

void mysql_product_store::save_drafts(std::span<const domain::product> drafts) {
    if (drafts.empty()) return;
    auto statement = std::string(insert_sql).append(insert_more_sql).append(insert_values_sql).append(replace_details_sql);
    connection_.execute_rows(statement, rows_of(drafts, whole_row));
}

std::optional<domain::product> mysql_product_store::find(domain::product_id id) {
    return read_one(connection_.query(std::string(select_sql).append(by_id_sql), {id}));
}

std::vector<domain::product> mysql_product_store::find_published(std::span<const domain::product_id> ids) {
    return select_of(ids, published_of_sql);
}

std::optional<domain::product> mysql_product_store::lock(domain::product_id id) {
    return read_one(connection_.query(std::string(select_sql).append(by_id_locked_sql), {id}));
}

void mysql_product_store::save(const domain::product& what) {
    const auto& details = what.details;
    mysql::parameters values{name_of(what.status),
                             details.name_zh,
                             details.name_en,
                             details.category,
                             details.origin_county_code,
                             name_of(what.origin.verdict),
                             what.origin.county_version,
                             what.origin.county_name,
                             what.origin.decided_on,
                             name_of(details.storage.kind),
                             details.storage.min_mc,
                             details.storage.max_mc,
                             details.shelf_life_hours,
                             season_from(details.harvested),
                             season_to(details.harvested),
                             details.unit_name_zh,
                             details.unit_net_mass_g,
                             details.description,
                             what.version,
                             what.changed_at,
                             what.published_at,
                             details.origin_place_code,
                             details.origin_household_number,
                             details.raw_material_code,
                             details.sku.supplier_code};
    append_sku(values, details.sku);
    append_proof(values, what.origin.proof);
    values.emplace_back(what.id);
    values.emplace_back(what.version - 1);
    if (connection_.execute(save_sql, values) != 1)
        throw std::logic_error("product " + base::to_wire(what.id) + " was saved without holding its lock");
}

std::vector<domain::product> mysql_product_store::page(const app::product_filter& filter, std::optional<domain::product_id> before,
                                                       std::size_t limit) {
    std::string statement(select_sql);
    mysql::parameters values;
    statement += filter.listed_on ? listed_sql : any_status_sql;
    if (filter.listed_on) values.insert(values.end(), listed_sql_days, *filter.listed_on);
    const auto add = [&](std::string_view fragment, mysql::parameter value) {
        statement += fragment;
        values.push_back(std::move(value));
    };
    if (filter.county) add(of_county_sql, *filter.county);
    if (filter.category) add(of_category_sql, *filter.category);
    if (filter.storage) add(of_storage_sql, name_of(*filter.storage));
    if (filter.supplier) add(of_supplier_sql, *filter.supplier);
    if (filter.name_part) add(of_name_sql, substring_pattern(*filter.name_part));
    if (before) add(before_sql, *before);
    add(newest_first_sql, std::uint64_t{limit});
    std::vector<domain::product> found;
    auto rows = connection_.query(statement, values);
    while (rows.next()) found.push_back(read_product(rows));
    return found;
}

}  // namespace chuanpin::catalog::store
