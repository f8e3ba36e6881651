#include "catalog/store/assortment/mysql_assortment_store.hpp"

#include <map>
#include <stdexcept>
#include <utility>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO product_family (family_id, supplier_organisation_id, name_zh, category, variety, description, seasons, version, "
    "created_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view select_sql =
    "SELECT family_id, supplier_organisation_id, name_zh, category, variety, description, seasons, version, created_at FROM product_family "
    "WHERE ";
constexpr std::string_view by_id_sql = "family_id = ?";
constexpr std::string_view by_id_locked_sql = "family_id = ? FOR UPDATE";
constexpr std::string_view by_ids_sql = "family_id IN ? LIMIT 100000";
constexpr std::string_view of_supplier_sql = "supplier_organisation_id = ?";
constexpr std::string_view before_sql = " AND family_id < ?";
constexpr std::string_view newest_first_sql = " ORDER BY family_id DESC LIMIT ?";
constexpr std::string_view save_sql =
    "UPDATE product_family SET name_zh = ?, description = ?, seasons = ?, version = ? WHERE family_id = ? AND version = ?";
constexpr std::string_view clear_family_pictures_sql = "DELETE FROM product_family_picture WHERE family_id = ?";
constexpr std::string_view insert_family_pictures_sql = "INSERT INTO product_family_picture (family_id, position, document_id) VALUES ?";
constexpr std::string_view family_pictures_sql =
    "SELECT family_id, document_id FROM product_family_picture WHERE family_id IN ? ORDER BY family_id, position LIMIT 1000000";
constexpr std::string_view count_sql = "SELECT COUNT(*) FROM product_family WHERE supplier_organisation_id = ?";
constexpr std::string_view published_in_sql =
    "SELECT product_id FROM product WHERE family_id = ? AND status = 'published' AND product_id > ? ORDER BY product_id LIMIT ?";

constexpr std::string_view release_code_sql = "DELETE FROM supplier_code WHERE product_id = ?";
// Whoever claims the same at the same time waits here for the other's row.
constexpr std::string_view claim_code_sql =
    "INSERT INTO supplier_code (supplier_organisation_id, code, product_id) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE code = VALUES(code)";
constexpr std::string_view code_sql = "SELECT product_id FROM supplier_code WHERE supplier_organisation_id = ? AND code = ?";

constexpr std::string_view clear_pictures_sql = "DELETE FROM product_picture WHERE product_id = ?";
constexpr std::string_view insert_pictures_sql = "INSERT INTO product_picture (product_id, position, document_id) VALUES ?";
constexpr std::string_view picture_sql = "SELECT position FROM product_picture WHERE product_id = ? AND document_id = ?";

std::string select_where(std::string_view condition) { return std::string(select_sql).append(condition); }

std::optional<domain::product_family> only_one(std::vector<domain::product_family> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

// With their pictures, in two statements.
std::vector<domain::product_family> mysql_assortment_store::read(mysql::row_set rows) {
    std::vector<domain::product_family> found;
    while (rows.next()) {
        domain::product_family each{.id = rows.id<domain::product_family_id>(0), .supplier = rows.id<domain::organisation_id>(1)};
        each.name_zh = rows.text(2);
        each.category = rows.text(3);
        each.variety = rows.optional_text(4);
        each.description = rows.text(5);
        each.harvested = stored(domain::parse_seasons(rows.text(6)), "product_family.seasons");
        each.version = rows.integer(7);
        each.created_at = rows.instant(8);
        found.push_back(std::move(each));
    }
    if (found.empty()) return found;
    std::map<domain::product_family_id, domain::product_family*> by_id;
    std::vector<mysql::parameters> asked;
    for (auto& each : found) {
        by_id[each.id] = &each;
        asked.push_back({each.id});
    }
    for (auto part = connection_.query_rows(family_pictures_sql, asked); part.next();)
        by_id.at(part.id<domain::product_family_id>(0))->pictures.push_back(part.id<domain::document_id>(1));
    return found;
}

void mysql_assortment_store::insert_pictures(const domain::product_family& what) {
    std::vector<mysql::parameters> rows;
    for (const auto& each : what.pictures) rows.push_back({what.id, static_cast<std::int64_t>(rows.size() + 1), each});
    if (!rows.empty()) connection_.execute_rows(insert_family_pictures_sql, rows);
}

void mysql_assortment_store::insert(const domain::product_family& what) {
    connection_.execute(insert_sql, {what.id, what.supplier, what.name_zh, what.category, what.variety, what.description,
                                     domain::to_text(what.harvested), what.version, what.created_at});
    insert_pictures(what);
}

std::optional<domain::product_family> mysql_assortment_store::find(domain::product_family_id id) {
    return only_one(read(connection_.query(select_where(by_id_sql), {id})));
}

std::optional<domain::product_family> mysql_assortment_store::lock(domain::product_family_id id) {
    return only_one(read(connection_.query(select_where(by_id_locked_sql), {id})));
}

std::vector<domain::product_family> mysql_assortment_store::find_all(std::span<const domain::product_family_id> ids) {
    if (ids.empty()) return {};
    std::vector<mysql::parameters> asked;
    for (const auto& each : ids) asked.push_back({each});
    return read(connection_.query_rows(select_where(by_ids_sql), asked));
}

void mysql_assortment_store::save(const domain::product_family& what) {
    if (connection_.execute(
            save_sql, {what.name_zh, what.description, domain::to_text(what.harvested), what.version, what.id, what.version - 1}) != 1)
        throw std::logic_error("family " + base::to_wire(what.id) + " was saved without holding its lock");
    connection_.execute(clear_family_pictures_sql, {what.id});
    insert_pictures(what);
}

std::size_t mysql_assortment_store::count_of(domain::organisation_id supplier) {
    auto rows = connection_.query(count_sql, {supplier});
    return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

std::vector<domain::product_family> mysql_assortment_store::page(domain::organisation_id supplier,
                                                                 std::optional<domain::product_family_id> before, std::size_t limit) {
    auto statement = select_where(of_supplier_sql);
    mysql::parameters values{supplier};
    if (before) {
        statement += before_sql;
        values.emplace_back(*before);
    }
    statement += newest_first_sql;
    values.emplace_back(std::uint64_t{limit});
    return read(connection_.query(statement, values));
}

std::vector<domain::product_id> mysql_assortment_store::published_in(domain::product_family_id family,
                                                                     std::optional<domain::product_id> after, std::size_t limit) {
    std::vector<domain::product_id> found;
    const auto from = after.value_or(domain::product_id{});
    for (auto rows = connection_.query(published_in_sql, {family, from, std::uint64_t{limit}}); rows.next();)
        found.push_back(rows.id<domain::product_id>(0));
    return found;
}

bool mysql_assortment_store::claim_code(domain::organisation_id supplier, domain::product_id product,
                                        const std::optional<std::string>& code) {
    connection_.execute(release_code_sql, {product});
    if (!code) return true;
    connection_.execute(claim_code_sql, {supplier, *code, product});
    auto rows = connection_.query(code_sql, {supplier, *code});
    return rows.next() && rows.id<domain::product_id>(0) == product;
}

void mysql_assortment_store::set_pictures(domain::product_id product, std::span<const domain::document_id> pictures) {
    connection_.execute(clear_pictures_sql, {product});
    std::vector<mysql::parameters> rows;
    for (const auto& each : pictures) rows.push_back({product, static_cast<std::int64_t>(rows.size() + 1), each});
    if (!rows.empty()) connection_.execute_rows(insert_pictures_sql, rows);
}

bool mysql_assortment_store::has_picture(domain::product_id product, domain::document_id picture) {
    return connection_.query(picture_sql, {product, picture}).next();
}

}  // namespace chuanpin::catalog::store
