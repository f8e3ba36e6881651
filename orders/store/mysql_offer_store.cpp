#include "orders/store/mysql_offer_store.hpp"

#include <algorithm>

#include "orders/store/eligibility/holds_text.hpp"
#include "orders/store/eligibility/mysql_harvest_projection.hpp"
#include "orders/store/forward/mysql_forward_store.hpp"
#include "orders/store/tiers_text.hpp"

namespace chuanpin::orders::store {
namespace {

// One row for each version that still matters and each certificate that still covers its product, with NULLs where there is none. Beyond
// 1,000 values MariaDB would turn IN into a join with a temporary table; the plan stays the primary key's.
constexpr std::string_view select_offers = R"sql(
SET STATEMENT in_predicate_conversion_threshold=0 FOR
SELECT o.offer_id, o.newest_version, v.version, v.product_id, v.supplier_organisation_id, v.name_zh, v.unit_net_mass_g,
       v.minimum_quantity, v.tiers, v.valid_from, v.valid_to, v.withdrawn, v.storage_class, v.storage_min_mc, v.storage_max_mc,
       v.origin_county_code, v.shelf_life_hours, m.certificate_number, m.valid_from, m.valid_to,
       l.holds, v.delivery_area, v.channels, v.kilogram_tiers, v.weight_under_permille, v.weight_over_permille
FROM (SELECT offer_id, newest_version FROM offer WHERE offer_id IN ?) o
LEFT JOIN offer_version v ON v.offer_id = o.offer_id AND (v.valid_to IS NULL OR v.valid_to > ?)
LEFT JOIN product_mark m ON m.product_id = v.product_id AND (m.valid_to IS NULL OR m.valid_to > ?)
LEFT JOIN product_listing l ON l.product_id = v.product_id)sql";
constexpr std::string_view select_product =
    "SELECT supplier_organisation_id, unit_net_mass_g, shelf_life_hours FROM product WHERE product_id = ?";

constexpr std::string_view insert_product = R"sql(
INSERT INTO product (product_id, supplier_organisation_id, unit_net_mass_g, shelf_life_hours, category, name_zh, origin_county_code)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE unit_net_mass_g = VALUES(unit_net_mass_g), shelf_life_hours = VALUES(shelf_life_hours),
                        category = VALUES(category), name_zh = VALUES(name_zh), origin_county_code = VALUES(origin_county_code))sql";
constexpr std::string_view change_product =
    "UPDATE product SET unit_net_mass_g = ?, shelf_life_hours = ?, category = ?, name_zh = ?, origin_county_code = ? WHERE product_id = ?";
constexpr std::string_view raise_offer =
    "INSERT INTO offer (offer_id, newest_version) VALUES (?, ?) ON DUPLICATE KEY UPDATE newest_version = GREATEST(newest_version, "
    "VALUES(newest_version))";
constexpr std::string_view close_others =
    "UPDATE offer_version SET valid_to = ? WHERE offer_id = ? AND version <> ? AND valid_from < ? AND (valid_to IS NULL OR valid_to > ?)";
constexpr std::string_view insert_version = R"sql(
INSERT INTO offer_version (offer_id, version, product_id, supplier_organisation_id, name_zh, unit_net_mass_g, minimum_quantity, tiers,
                           valid_from, valid_to, withdrawn, storage_class, storage_min_mc, storage_max_mc, origin_county_code, shelf_life_hours,
                           delivery_area, channels, kilogram_tiers, weight_under_permille, weight_over_permille)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE version = version)sql";
constexpr std::string_view forget_certificate = "DELETE FROM product_mark WHERE certificate_number = ?";
constexpr std::string_view insert_marks = "INSERT INTO product_mark (product_id, certificate_number, valid_from, valid_to) VALUES ?";
constexpr std::string_view withdraw_version = "UPDATE offer_version SET valid_to = ?, withdrawn = TRUE WHERE offer_id = ? AND version = ?";
// Assigned from left to right: the revision last.
constexpr std::string_view know_listing = R"sql(
INSERT INTO product_listing (product_id, revision, holds) VALUES (?, ?, ?)
ON DUPLICATE KEY UPDATE holds = IF(VALUES(revision) > revision, VALUES(holds), holds), revision = GREATEST(revision, VALUES(revision)))sql";

domain::offer_version read_version(const mysql::row_set& rows) {
    auto tiers = parse_tiers(rows.text(8));
    read_kilograms(rows.text(23), tiers);
    return {.offer = rows.id<domain::offer_id>(0),
            .version = rows.integer(2),
            .product = rows.id<domain::product_id>(3),
            .supplier = rows.id<domain::organisation_id>(4),
            .name_zh = rows.text(5),
            .unit_net_mass_g = rows.integer(6),
            .minimum_quantity = rows.integer(7),
            .tiers = std::move(tiers),
            .valid_from = rows.instant(9),
            .valid_to = rows.optional_instant(10),
            .withdrawn = rows.integer(11) != 0,
            .storage = {rows.text(12), rows.optional_integer(13), rows.optional_integer(14)},
            .origin_county_code = rows.text(15),
            .shelf_life_hours = rows.integer(16),
            .held = rows.is_null(20) ? std::vector<domain::listing_hold>() : parse_holds(rows.text(20)),
            .area = domain::parse_area(rows.text(21)),
            .sold_by = domain::channel_set(rows.integer(22)),
            .weight_under_permille = rows.integer(24),
            .weight_over_permille = rows.integer(25)};
}

/// A version that stands in several rows is read once.
domain::offer_version& version_in(domain::offer_knowledge& known, const mysql::row_set& rows) {
    const auto number = rows.integer(2);
    const auto found = std::ranges::find(known.live, number, &domain::offer_version::version);
    if (found != known.live.end()) return *found;
    return known.live.emplace_back(read_version(rows));
}

}  // namespace

domain::offer_book mysql_offer_store::find(std::span<const domain::offer_id> ids, base::instant live_after) {
    std::vector<mysql::parameters> wanted;
    wanted.reserve(ids.size());
    for (const auto& id : ids) wanted.push_back({id});
    domain::offer_book book;
    book.reserve(ids.size());
    auto rows = connection_.query_rows(select_offers, wanted, {live_after, base::business_date_of(live_after)});
    while (rows.next()) {
        auto& known = book[rows.id<domain::offer_id>(0)];
        known.newest_version = rows.integer(1);
        if (rows.is_null(2)) continue;
        auto& version = version_in(known, rows);
        if (!rows.is_null(17)) version.marked.push_back({rows.text(17), rows.date(18), rows.optional_date(19)});
    }
    return book;
}

std::optional<domain::product_facts> mysql_offer_store::find_product(domain::product_id id) {
    auto rows = connection_.query(select_product, {id});
    if (!rows.next()) return std::nullopt;
    return domain::product_facts{id, rows.id<domain::organisation_id>(0), rows.optional_integer(1), rows.optional_integer(2)};
}

void mysql_offer_projection::apply(const domain::catalogue_news& news) {
    std::visit([this](const auto& each) { apply(each); }, news);
}

void mysql_offer_projection::apply(const domain::product_known& news) {
    connection_.execute(insert_product, {news.product, news.supplier, news.unit_net_mass_g, news.shelf_life_hours, news.category,
                                         news.name_zh, news.origin_county_code});
}

// One that is not published is not known here, and becomes so when it is.
void mysql_offer_projection::apply(const domain::product_altered& news) {
    connection_.execute(change_product,
                        {news.unit_net_mass_g, news.shelf_life_hours, news.category, news.name_zh, news.origin_county_code, news.product});
}

void mysql_offer_projection::apply(const domain::lot_known& news) { mysql_harvest_projection(connection_).apply(news); }

void mysql_offer_projection::apply(const domain::harvest_known& news) { mysql_harvest_projection(connection_).apply(news); }

void mysql_offer_projection::apply(const domain::harvest_forgotten& news) { mysql_harvest_projection(connection_).apply(news); }

void mysql_offer_projection::apply(const domain::version_known& news) {
    const auto& what = news.what;
    connection_.execute(raise_offer, {what.offer, what.version});
    connection_.execute(close_others, {what.valid_from, what.offer, what.version, what.valid_from, what.valid_from});
    connection_.execute(insert_version, {what.offer,
                                         what.version,
                                         what.product,
                                         what.supplier,
                                         what.name_zh,
                                         what.unit_net_mass_g,
                                         what.minimum_quantity,
                                         to_text(what.tiers),
                                         what.valid_from,
                                         what.valid_to,
                                         what.withdrawn,
                                         what.storage.storage_class,
                                         what.storage.min_mc,
                                         what.storage.max_mc,
                                         what.origin_county_code,
                                         what.shelf_life_hours,
                                         domain::area_text(what.area),
                                         what.sold_by.bits(),
                                         kilogram_text(what.tiers),
                                         what.weight_under_permille,
                                         what.weight_over_permille});
}

void mysql_offer_projection::apply(const domain::version_withdrawn& news) {
    connection_.execute(withdraw_version, {news.valid_to, news.offer, news.version});
}

void mysql_offer_projection::apply(const domain::mark_known& news) {
    connection_.execute(forget_certificate, {news.certificate_number});
    std::vector<mysql::parameters> rows;
    for (const auto& [product, period] : news.marks) rows.push_back({product, news.certificate_number, period.valid_from, period.valid_to});
    if (!rows.empty()) connection_.execute_rows(insert_marks, rows);
}

void mysql_offer_projection::apply(const domain::capacity_announced& news) { (void)apply_announcement(connection_, news); }

void mysql_offer_projection::apply(const domain::listing_known& news) {
    connection_.execute(know_listing, {news.product, news.revision, to_text(news.holds)});
}

}  // namespace chuanpin::orders::store
