#include "catalog/store/assortment/mysql_assortment_store.hpp"

#include <utility>

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO product_family (family_id, supplier_organisation_id, name_zh, category, variety, description, created_at) VALUES (?, ?, "
    "?, "
    "?, ?, ?, ?)";
constexpr std::string_view find_sql =
    "SELECT family_id, supplier_organisation_id, name_zh, category, variety, description, created_at FROM product_family WHERE family_id = "
    "?";
constexpr std::string_view page_sql =
    "SELECT family_id, supplier_organisation_id, name_zh, category, variety, description, created_at FROM product_family WHERE "
    "supplier_organisation_id = ? AND family_id < ? ORDER BY family_id DESC LIMIT ?";
constexpr std::string_view first_page_sql =
    "SELECT family_id, supplier_organisation_id, name_zh, category, variety, description, created_at FROM product_family WHERE "
    "supplier_organisation_id = ? ORDER BY family_id DESC LIMIT ?";
constexpr std::string_view count_sql = "SELECT COUNT(*) FROM product_family WHERE supplier_organisation_id = ?";
constexpr std::string_view published_in_sql =
    "SELECT product_id FROM product WHERE family_id = ? AND status = 'published' ORDER BY product_id LIMIT ?";

constexpr std::string_view release_code_sql = "DELETE FROM supplier_code WHERE product_id = ?";
// Whoever claims the same at the same time waits here for the other's row.
constexpr std::string_view claim_code_sql =
    "INSERT INTO supplier_code (supplier_organisation_id, code, product_id) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE code = VALUES(code)";
constexpr std::string_view code_sql = "SELECT product_id FROM supplier_code WHERE supplier_organisation_id = ? AND code = ?";

constexpr std::string_view clear_pictures_sql = "DELETE FROM product_picture WHERE product_id = ?";
constexpr std::string_view insert_pictures_sql = "INSERT INTO product_picture (product_id, position, document_id) VALUES ?";
constexpr std::string_view picture_sql = "SELECT position FROM product_picture WHERE product_id = ? AND document_id = ?";

std::vector<domain::product_family> read_all(mysql::row_set rows) {
    std::vector<domain::product_family> found;
    while (rows.next())
        found.push_back({rows.id<domain::product_family_id>(0), rows.id<domain::organisation_id>(1), rows.text(2), rows.text(3),
                         rows.optional_text(4), rows.text(5), rows.instant(6)});
    return found;
}

}  // namespace

void mysql_assortment_store::insert(const domain::product_family& what) {
    connection_.execute(insert_sql, {what.id, what.supplier, what.name_zh, what.category, what.variety, what.description, what.created_at});
}

std::optional<domain::product_family> mysql_assortment_store::find(domain::product_family_id id) {
    auto found = read_all(connection_.query(find_sql, {id}));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::size_t mysql_assortment_store::count_of(domain::organisation_id supplier) {
    auto rows = connection_.query(count_sql, {supplier});
    return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

std::vector<domain::product_family> mysql_assortment_store::page(domain::organisation_id supplier,
                                                                 std::optional<domain::product_family_id> before, std::size_t limit) {
    if (!before) return read_all(connection_.query(first_page_sql, {supplier, std::uint64_t{limit}}));
    return read_all(connection_.query(page_sql, {supplier, *before, std::uint64_t{limit}}));
}

std::vector<domain::product_id> mysql_assortment_store::published_in(domain::product_family_id family, std::size_t limit) {
    std::vector<domain::product_id> found;
    for (auto rows = connection_.query(published_in_sql, {family, std::uint64_t{limit}}); rows.next();)
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
