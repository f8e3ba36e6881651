// What is offered for a need: looked at without locks, since placing decides anew.
#include <fmt/format.h>

#include "orders/store/fill/mysql_fill_store.hpp"

namespace chuanpin::orders::store {
namespace {

// {0}: which products. Those with stock come first, then the nearest; a need looks at so many at most.
constexpr std::string_view select_offers = R"sql(
SELECT v.offer_id FROM product p STRAIGHT_JOIN offer_version v FORCE INDEX (offer_version_by_product) ON v.product_id = p.product_id
WHERE {0} AND v.valid_from <= ? AND (v.valid_to IS NULL OR v.valid_to > ?) AND v.unit_net_mass_g > 0
ORDER BY EXISTS (SELECT 1 FROM stock_lot s WHERE s.product_id = p.product_id AND s.reserved < s.on_hand) DESC,
         v.origin_county_code = ? DESC, LEFT(v.origin_county_code, 4) = LEFT(?, 4) DESC, p.product_id, v.offer_id
LIMIT ?)sql";
constexpr std::string_view select_categories =
    "SELECT DISTINCT p.category FROM product p WHERE {0} AND p.category IS NOT NULL ORDER BY p.category LIMIT ?";
constexpr std::string_view of_category = "p.category = ?";
constexpr std::string_view of_name = "p.name_zh = ?";
constexpr std::string_view sum_available = R"sql(
SELECT product_id, SUM(on_hand - reserved) FROM stock_lot
WHERE product_id IN ? AND (expires_on IS NULL OR expires_on >= ?)
  AND (first_harvest_on IS NULL OR harvested_on IS NULL OR harvested_on >= first_harvest_on)
GROUP BY product_id LIMIT 1000)sql";
constexpr std::string_view sum_given = R"sql(
SELECT supplier_organisation_id, SUM(amount) FROM need_fill_share FORCE INDEX (need_fill_share_by_supplier)
WHERE supplier_organisation_id IN ? AND measure = ? AND status = 'ordered' AND ordered_at >= ?
GROUP BY supplier_organisation_id LIMIT 1000)sql";

// "p.product_id IN (?, ?)", as many as there are.
std::string of_products(std::size_t count) {
    std::string text = "p.product_id IN (?";
    for (std::size_t i = 1; i < count; ++i) text += ", ?";
    return text += ")";
}

// The condition that a product is of the kind, whose values are added.
std::string condition_of(const domain::goods_kind& kind, mysql::parameters& values) {
    if (kind.by == domain::kind_by::products) {
        for (const auto& each : kind.products) values.emplace_back(each);
        return of_products(kind.products.size());
    }
    values.emplace_back(kind.name);
    return std::string(kind.by == domain::kind_by::category ? of_category : of_name);
}

}  // namespace

std::vector<std::string> mysql_fill_store::categories_of(const domain::goods_kind& kind, std::size_t limit) {
    mysql::parameters values;
    const auto which = condition_of(kind, values);
    values.emplace_back(std::uint64_t{limit});
    std::vector<std::string> found;
    auto rows = connection_.query(fmt::format(fmt::runtime(select_categories), which), values);
    while (rows.next()) found.push_back(rows.text(0));
    return found;
}

std::vector<domain::offer_id> mysql_fill_store::find_offers(const app::fill_market& where, std::size_t limit) {
    mysql::parameters values;
    const auto which = condition_of(where.kind, values);
    for (const mysql::parameter& each : mysql::parameters{where.now, where.now, where.county_code, where.county_code, std::uint64_t{limit}})
        values.push_back(each);
    std::vector<domain::offer_id> found;
    auto rows = connection_.query(fmt::format(fmt::runtime(select_offers), which), values);
    while (rows.next()) found.push_back(rows.id<domain::offer_id>(0));
    return found;
}

std::map<domain::product_id, std::int64_t> mysql_fill_store::available(std::span<const domain::product_id> products,
                                                                       base::business_date on) {
    std::vector<mysql::parameters> wanted;
    for (const auto& each : products) wanted.push_back({each});
    std::map<domain::product_id, std::int64_t> found;
    auto rows = connection_.query_rows(sum_available, wanted, {on});
    while (rows.next()) found.emplace(rows.id<domain::product_id>(0), rows.integer(1));
    return found;
}

std::map<domain::organisation_id, std::int64_t> mysql_fill_store::given(std::span<const domain::organisation_id> suppliers,
                                                                        domain::measure by, base::instant since) {
    std::vector<mysql::parameters> wanted;
    for (const auto& each : suppliers) wanted.push_back({each});
    std::map<domain::organisation_id, std::int64_t> found;
    auto rows = connection_.query_rows(sum_given, wanted, {domain::name_of(by), since});
    while (rows.next()) found.emplace(rows.id<domain::organisation_id>(0), rows.integer(1));
    return found;
}

}  // namespace chuanpin::orders::store
