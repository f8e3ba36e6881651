#include "orders/store/eligibility/mysql_harvest_projection.hpp"

namespace chuanpin::orders::store {
namespace {

// A lot of the catalogue; what was delivered into it only grows.
constexpr std::string_view raise_lot = R"sql(
INSERT INTO lot (lot_id, product_id, supplier_organisation_id, source, number, harvested_on, intake_g, units_in, category, variety_key,
                 county_code)
VALUES (?, ?, ?, 'catalogue', ?, ?, ?, 0, ?, ?, ?)
ON DUPLICATE KEY UPDATE intake_g = GREATEST(intake_g, VALUES(intake_g)), category = VALUES(category), variety_key = VALUES(variety_key),
                        county_code = VALUES(county_code))sql";
// Assigned from left to right: the number last.
constexpr std::string_view know_harvest = R"sql(
INSERT INTO announced_harvest (category, variety_key, county_code, year, announcement, first_harvest_on, valid_from, valid_to)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE first_harvest_on = IF(VALUES(announcement) > announcement, VALUES(first_harvest_on), first_harvest_on),
                        valid_from = IF(VALUES(announcement) > announcement, VALUES(valid_from), valid_from),
                        valid_to = IF(VALUES(announcement) > announcement, VALUES(valid_to), valid_to),
                        announcement = GREATEST(announcement, VALUES(announcement)))sql";
// A newer one of its year stays. The register's events are told in their order, so an older one does not come back.
constexpr std::string_view forget_harvest =
    "DELETE FROM announced_harvest WHERE category = ? AND variety_key = ? AND county_code = ? AND year = ? AND announcement <= ?";
// At most one announcement speaks of a day of harvest; the newest year where the catalogue ever told of two.
#define CHUANPIN_ANNOUNCED                                                                                                        \
    "first_harvest_on = (SELECT h.first_harvest_on FROM announced_harvest h WHERE h.category = lot.category AND h.variety_key = " \
    "lot.variety_key AND h.county_code = lot.county_code AND h.valid_from <= lot.harvested_on AND lot.harvested_on < h.valid_to " \
    "ORDER BY h.year DESC LIMIT 1)"
constexpr std::string_view judge_lot = "UPDATE lot SET " CHUANPIN_ANNOUNCED " WHERE lot_id = ?";
constexpr std::string_view judge_lots = "UPDATE lot SET " CHUANPIN_ANNOUNCED " WHERE category = ? AND variety_key = ? AND county_code = ?";
#undef CHUANPIN_ANNOUNCED

// Levels in key order, then the lots under them, and only where something differs.
constexpr std::string_view lock_of_lot = R"sql(
SELECT s.product_id FROM stock_level s WHERE s.product_id = ? AND EXISTS (
    SELECT 1 FROM stock_lot t JOIN lot l ON l.lot_id = t.lot_id
    WHERE t.product_id = s.product_id AND t.lot_id = ? AND NOT (t.first_harvest_on <=> l.first_harvest_on))
ORDER BY s.product_id, s.warehouse_id FOR UPDATE)sql";
constexpr std::string_view copy_of_lot = R"sql(
UPDATE stock_lot t JOIN lot l ON l.lot_id = t.lot_id SET t.first_harvest_on = l.first_harvest_on
WHERE t.product_id = ? AND t.lot_id = ?)sql";
constexpr std::string_view differing = R"sql(
SELECT DISTINCT t.product_id FROM lot l JOIN stock_lot t ON t.product_id = l.product_id AND t.lot_id = l.lot_id
WHERE l.category = ? AND l.variety_key = ? AND l.county_code = ? AND NOT (t.first_harvest_on <=> l.first_harvest_on)
ORDER BY t.product_id LIMIT 100000)sql";
constexpr std::string_view lock_levels =
    "SELECT product_id FROM stock_level FORCE INDEX (PRIMARY) WHERE product_id = ? ORDER BY product_id, warehouse_id FOR UPDATE";
constexpr std::string_view copy_of_product =
    "UPDATE stock_lot t JOIN lot l ON l.lot_id = t.lot_id SET t.first_harvest_on = l.first_harvest_on WHERE t.product_id = ?";

}  // namespace

void mysql_harvest_projection::apply(const domain::lot_known& news) {
    const auto text = [](const std::string& what) { return what.empty() ? std::nullopt : std::optional(what); };
    connection_.execute(raise_lot, {news.lot, news.product, news.supplier, news.number, news.harvested_on, news.intake_g,
                                    text(news.category), news.variety_key, text(news.county_code)});
    if (connection_.execute(judge_lot, {news.lot}) == 0) return;
    if (connection_.query(lock_of_lot, {news.product, news.lot}).size() > 0) connection_.execute(copy_of_lot, {news.product, news.lot});
}

void mysql_harvest_projection::apply(const domain::harvest_known& news) {
    const auto& what = news.what;
    connection_.execute(know_harvest, {what.category, what.variety_key, what.county_code, what.year, what.number, what.first_harvest_on,
                                       what.valid_from, what.valid_to});
    judge_again(what);
}

void mysql_harvest_projection::apply(const domain::harvest_forgotten& news) {
    const auto& what = news.what;
    connection_.execute(forget_harvest, {what.category, what.variety_key, what.county_code, what.year, what.number});
    judge_again(what);
}

// The lots of the variety and county.
void mysql_harvest_projection::judge_again(const domain::harvest_announcement& what) {
    if (connection_.execute(judge_lots, {what.category, what.variety_key, what.county_code}) == 0) return;
    auto rows = connection_.query(differing, {what.category, what.variety_key, what.county_code});
    while (rows.next()) {
        const auto product = rows.id<domain::product_id>(0);
        (void)connection_.query(lock_levels, {product});
        connection_.execute(copy_of_product, {product});
    }
}

}  // namespace chuanpin::orders::store
