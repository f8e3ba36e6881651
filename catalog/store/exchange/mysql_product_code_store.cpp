#include "catalog/store/exchange/mysql_product_code_store.hpp"

#include <algorithm>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view find_sql =
    "SELECT code, product_id FROM supplier_code WHERE code IN ? AND supplier_organisation_id = ? ORDER BY code LIMIT 100000";
constexpr std::string_view codes_sql = "SELECT product_id, code FROM supplier_code WHERE product_id IN ? ORDER BY product_id LIMIT 100000";
constexpr std::string_view insert_sql = "INSERT INTO supplier_code (supplier_organisation_id, code, product_id) VALUES ?";

}  // namespace

std::map<std::string, domain::product_id> mysql_product_code_store::find(domain::organisation_id supplier,
                                                                         std::span<const std::string> codes) {
    std::map<std::string, domain::product_id> found;
    for (; !codes.empty(); codes = codes.subspan(std::min(codes.size(), values_asked_max))) {
        std::vector<mysql::parameters> asked;
        for (const auto& each : codes.first(std::min(codes.size(), values_asked_max))) asked.push_back({each});
        auto rows = connection_.query_rows(find_sql, asked, {supplier});
        while (rows.next()) found.emplace(rows.text(0), rows.id<domain::product_id>(1));
    }
    return found;
}

std::map<domain::product_id, std::string> mysql_product_code_store::codes_of(std::span<const domain::product_id> products) {
    if (products.empty()) return {};
    std::vector<mysql::parameters> asked;
    for (const auto& each : products) asked.push_back({each});
    std::map<domain::product_id, std::string> found;
    auto rows = connection_.query_rows(codes_sql, asked);
    while (rows.next()) found.emplace(rows.id<domain::product_id>(0), rows.text(1));
    return found;
}

void mysql_product_code_store::insert(domain::organisation_id supplier, std::span<const std::pair<std::string, domain::product_id>> codes) {
    std::vector<mysql::parameters> rows;
    for (const auto& [code, product] : codes) rows.push_back({supplier, code, product});
    if (!rows.empty()) connection_.execute_rows(insert_sql, rows);
}

}  // namespace chuanpin::catalog::store
