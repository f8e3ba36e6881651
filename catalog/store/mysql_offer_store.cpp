#include "catalog/store/mysql_offer_store.hpp"

#include <map>
#include <stdexcept>

#include "catalog/store/offer/condition_columns.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view head_sql = "SELECT offer_id, product_id, newest_version, revision FROM offer WHERE offer_id = ?";
constexpr std::string_view head_of_product_sql = "SELECT offer_id, product_id, newest_version, revision FROM offer WHERE product_id = ?";

constexpr std::string_view live_sql =
    "SELECT offer_id, version, product_id, minimum_quantity, valid_from, valid_to, recorded_at, priced_by, weight_under_permille, "
    "weight_over_permille, channels, delivery_area FROM offer_version "
    "WHERE product_id IN ? AND live = 1 AND (valid_to IS NULL OR valid_to > ?) ORDER BY product_id, valid_from LIMIT 100000";
constexpr std::string_view version_sql =
    "SELECT offer_id, version, product_id, minimum_quantity, valid_from, valid_to, recorded_at, priced_by, weight_under_permille, "
    "weight_over_permille, channels, delivery_area FROM offer_version "
    "WHERE offer_id = ? AND version = ? AND live = 1";
constexpr std::string_view tiers_sql =
    "SELECT offer_id, version, quantity_from, unit_price_fen, price_per_kilogram_fen FROM offer_tier WHERE (offer_id, version) IN ? "
    "ORDER BY offer_id, version, quantity_from";

constexpr std::string_view insert_head_sql =
    "INSERT INTO offer (offer_id, product_id, newest_version, revision) VALUES (?, ?, ?, ?) "
    "ON DUPLICATE KEY UPDATE newest_version = VALUES(newest_version), revision = VALUES(revision)";
constexpr std::string_view set_revision_sql = "UPDATE offer SET revision = ? WHERE offer_id = ?";
constexpr std::string_view insert_version_sql =
    "INSERT INTO offer_version (offer_id, version, product_id, minimum_quantity, valid_from, valid_to, recorded_at, priced_by, "
    "weight_under_permille, weight_over_permille, channels, delivery_area) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view insert_tiers_sql =
    "INSERT INTO offer_tier (offer_id, version, quantity_from, unit_price_fen, price_per_kilogram_fen) VALUES ?";

constexpr std::string_view supersede_sql = "UPDATE offer_version SET superseded_at = ? WHERE offer_id = ? AND version = ? AND live = 1";
constexpr std::string_view insert_closed_sql =
    "INSERT INTO offer_version (offer_id, version, product_id, minimum_quantity, valid_from, valid_to, recorded_at, priced_by, "
    "weight_under_permille, weight_over_permille, channels, delivery_area) "
    "SELECT offer_id, version, product_id, minimum_quantity, valid_from, ?, ?, priced_by, weight_under_permille, weight_over_permille, "
    "channels, delivery_area FROM offer_version "
    "WHERE offer_id = ? AND version = ? AND superseded_at = ? ORDER BY offer_version_row DESC LIMIT 1";

std::optional<app::offer_store::head> read_head(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    return app::offer_store::head{rows.id<domain::offer_id>(0), rows.id<domain::product_id>(1), rows.integer(2), rows.integer(3)};
}

std::vector<domain::offer_version> read_versions(mysql::row_set rows) {
    std::vector<domain::offer_version> versions;
    while (rows.next()) {
        versions.push_back({.offer = rows.id<domain::offer_id>(0),
                            .version = rows.integer(1),
                            .product = rows.id<domain::product_id>(2),
                            .terms = {.minimum_quantity = rows.integer(3),
                                      .valid_from = rows.instant(4),
                                      .valid_to = rows.optional_instant(5),
                                      .conditions = read_conditions(rows, 7)},
                            .recorded_at = rows.instant(6)});
    }
    return versions;
}

}  // namespace

std::optional<app::offer_store::head> mysql_offer_store::find(domain::offer_id id) { return read_head(connection_.query(head_sql, {id})); }

std::optional<app::offer_store::head> mysql_offer_store::find_of(domain::product_id product) {
    return read_head(connection_.query(head_of_product_sql, {product}));
}

std::vector<domain::offer_version> mysql_offer_store::live(std::span<const domain::product_id> products, base::instant ended_after) {
    std::vector<mysql::parameters> ids;
    for (const auto& each : products) ids.push_back({each});
    auto versions = read_versions(connection_.query_rows(live_sql, ids, {ended_after}));
    read_tiers(versions);
    return versions;
}

std::optional<domain::offer_version> mysql_offer_store::find_version(domain::offer_id id, std::int64_t version) {
    auto versions = read_versions(connection_.query(version_sql, {id, version}));
    if (versions.empty()) return std::nullopt;
    read_tiers(versions);
    return std::move(versions.front());
}

void mysql_offer_store::read_tiers(std::vector<domain::offer_version>& versions) {
    if (versions.empty()) return;
    std::map<std::pair<domain::offer_id, std::int64_t>, domain::offer_version*> by_key;
    std::vector<mysql::parameters> keys;
    for (auto& each : versions) {
        by_key[{each.offer, each.version}] = &each;
        keys.push_back({each.offer, each.version});
    }
    auto rows = connection_.query_rows(tiers_sql, keys);
    while (rows.next()) {
        auto& version = *by_key.at({rows.id<domain::offer_id>(0), rows.integer(1)});
        const auto kilogram = rows.optional_integer(4);
        version.terms.tiers.push_back({rows.integer(2), rows.money(3), kilogram ? std::optional(base::fen{*kilogram}) : std::nullopt});
    }
}

void mysql_offer_store::insert(const domain::offer_version& version, std::int64_t revision) {
    const auto& terms = version.terms;
    connection_.execute(insert_head_sql, {version.offer, version.product, version.version, revision});
    connection_.execute(insert_version_sql,
                        {version.offer, version.version, version.product, terms.minimum_quantity, terms.valid_from, terms.valid_to,
                         version.recorded_at, name_of(terms.conditions.priced_by), terms.conditions.weight_under_permille,
                         terms.conditions.weight_over_permille, channels_text(terms.conditions), area_text(terms.conditions)});
    std::vector<mysql::parameters> tiers;
    for (const auto& each : terms.tiers)
        tiers.push_back({version.offer, version.version, each.quantity_from, each.unit_price, each.kilogram_price});
    connection_.execute_rows(insert_tiers_sql, tiers);
}

void mysql_offer_store::close(domain::offer_id id, const domain::closed_version& closed, base::instant at) {
    if (connection_.execute(supersede_sql, {at, id, closed.version}) != 1)
        throw std::logic_error("no live version to close of " + base::to_wire(id));
    connection_.execute(insert_closed_sql, {closed.valid_to, at, id, closed.version, at});
}

void mysql_offer_store::set_revision(domain::offer_id id, std::int64_t revision) { connection_.execute(set_revision_sql, {revision, id}); }

}  // namespace chuanpin::catalog::store
