#include "catalog/store/availability/mysql_availability_store.hpp"

#include <set>

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view available_sql =
    "SELECT product_id, CAST(SUM(available) AS SIGNED) FROM product_availability WHERE product_id IN ? GROUP BY product_id";
constexpr std::string_view levels_sql = "SELECT product_id, stock_id, available, version FROM product_availability WHERE product_id IN ?";
constexpr std::string_view save_sql =
    "INSERT INTO product_availability (product_id, stock_id, available, version) VALUES ? ON DUPLICATE KEY UPDATE "
    "available = VALUES(available), version = VALUES(version)";

template <class Levels>
std::int64_t units_of(const Levels& levels) {
    std::int64_t sum = 0;
    for (const auto& [stock, level] : levels) sum += level.available;
    return sum;
}
template <class Levels>
std::int64_t revision_of(const Levels& levels) {
    std::int64_t sum = 0;
    for (const auto& [stock, level] : levels) sum += level.version;
    return sum;
}

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

// Nobody else writes these rows meanwhile: whoever follows the feed has locked its cursor.
std::vector<mysql_availability_store::turn> mysql_availability_store::apply(std::span<const domain::stock_news> news,
                                                                            std::int64_t few_below) {
    std::vector<turn> turns;
    if (news.empty()) return turns;
    const auto before = load(news);
    auto now = before;
    for (const auto& each : news) {
        auto& known = now[each.product][each.stock];
        if (each.version > known.version) known = {each.available, each.version, true};
    }
    save(now);
    for (const auto& [product, levels] : now) {
        const auto known = before.find(product);
        const auto was = domain::band_of(known == before.end() ? 0 : units_of(known->second), few_below);
        const auto is = domain::band_of(units_of(levels), few_below);
        if (was != is) turns.push_back({product, is, revision_of(levels)});
    }
    return turns;
}

mysql_availability_store::levels mysql_availability_store::load(std::span<const domain::stock_news> news) {
    std::set<domain::product_id> products;
    for (const auto& each : news) products.insert(each.product);
    std::vector<mysql::parameters> asked;
    for (const auto& each : products) asked.push_back({each});
    levels found;
    auto rows = connection_.query_rows(levels_sql, asked);
    while (rows.next()) found[rows.id<domain::product_id>(0)][rows.id<domain::stock_id>(1)] = {rows.integer(2), rows.integer(3), false};
    return found;
}

void mysql_availability_store::save(const levels& now) {
    std::vector<mysql::parameters> fresh;
    for (const auto& [product, by_stock] : now)
        for (const auto& [stock, level] : by_stock)
            if (level.changed) fresh.push_back({product, stock, level.available, level.version});
    if (!fresh.empty()) connection_.execute_rows(save_sql, fresh);
}

}  // namespace chuanpin::catalog::store
