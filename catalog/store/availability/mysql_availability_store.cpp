#include "catalog/store/availability/mysql_availability_store.hpp"

#include <stdexcept>

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view available_sql =
    "SELECT product_id, CAST(SUM(available) AS SIGNED) FROM product_availability WHERE product_id IN ? GROUP BY product_id";
constexpr std::string_view sums_sql =
    "SELECT CAST(COALESCE(SUM(available), 0) AS SIGNED), CAST(COALESCE(SUM(version), 0) AS SIGNED) FROM product_availability "
    "WHERE product_id = ?";
// From left to right: `available` is decided by the version that is still the old one.
constexpr std::string_view apply_sql =
    "INSERT INTO product_availability (product_id, stock_id, available, version) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE "
    "available = IF(VALUES(version) > version, VALUES(available), available), version = GREATEST(version, VALUES(version))";

}  // namespace

std::map<domain::product_id, std::int64_t> mysql_availability_store::available(std::span<const domain::product_id> products) {
    std::map<domain::product_id, std::int64_t> found;
    if (products.empty()) return found;
    std::vector<mysql::parameters> asked;
    for (const auto& each : products) asked.push_back({each});
    auto rows = connection_.query_rows(available_sql, asked);
    while (rows.next()) found.emplace(rows.id<domain::product_id>(0), rows.integer(1));
    return found;
}

std::optional<mysql_availability_store::turn> mysql_availability_store::apply(const domain::stock_news& what) {
    const auto before = sums_of(what.product);
    connection_.execute(apply_sql, {what.product, what.stock, what.available, what.version});
    const auto after = sums_of(what.product);
    if ((before.available > 0) == (after.available > 0)) return std::nullopt;
    return turn{after.available > 0, after.versions};
}

mysql_availability_store::sums mysql_availability_store::sums_of(domain::product_id product) {
    auto rows = connection_.query(sums_sql, {product});
    if (!rows.next()) throw std::logic_error("a sum without a row");
    return {rows.integer(0), rows.integer(1)};
}

}  // namespace chuanpin::catalog::store
