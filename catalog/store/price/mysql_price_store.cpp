#include "catalog/store/price/mysql_price_store.hpp"

#include <sstream>
#include <stdexcept>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view rule_columns_sql =
    "SELECT price_rule, category, warn_percent, warn_action, block_percent, block_action, not_above_maker_shop, not_above_self_operated, "
    "window_days, comparables_min, valid_from, valid_to, reason, account_id, recorded_at FROM price_rule_version WHERE ";
constexpr std::string_view all_rules_sql = "live = 1 ORDER BY category, valid_from LIMIT 10000";
constexpr std::string_view rules_of_sql = "category IN ? AND live = 1 ORDER BY category, valid_from LIMIT 10000";
constexpr std::string_view rule_sql = "price_rule = ?";
constexpr std::string_view count_rules_sql = "SELECT COUNT(*) FROM price_rule_version WHERE category = ?";
constexpr std::string_view supersede_sql = "UPDATE price_rule_version SET superseded_at = ? WHERE price_rule = ? AND superseded_at IS NULL";
constexpr std::string_view insert_rules_sql =
    "INSERT INTO price_rule_version (category, warn_percent, warn_action, block_percent, block_action, not_above_maker_shop, "
    "not_above_self_operated, window_days, comparables_min, valid_from, valid_to, reason, account_id, recorded_at) VALUES ?";

constexpr std::string_view insert_evidence_sql =
    "INSERT INTO price_evidence (offer_id, version, price_rule, judged_at, category, goods_key, unit_net_mass_g, sum_per_kilogram_fen, "
    "comparables, warn_above_fen, block_above_fen, maker_shop_id, self_operated_id, outcome, explanation) VALUES ?";
constexpr std::string_view insert_tiers_sql =
    "INSERT INTO price_evidence_tier (offer_id, version, quantity_from, unit_price_fen, outcome, above) VALUES ?";
constexpr std::string_view insert_comparables_sql =
    "INSERT INTO price_evidence_comparable (offer_id, version, position, comparable_id) VALUES ?";
constexpr std::string_view evidence_sql =
    "SELECT price_rule, judged_at, category, goods_key, unit_net_mass_g, sum_per_kilogram_fen, comparables, warn_above_fen, "
    "block_above_fen, maker_shop_id, self_operated_id, outcome, explanation FROM price_evidence WHERE offer_id = ? AND version = ?";
constexpr std::string_view tiers_sql =
    "SELECT quantity_from, unit_price_fen, outcome, above FROM price_evidence_tier WHERE offer_id = ? AND version = ? ORDER BY "
    "quantity_from LIMIT 1000";
constexpr std::string_view comparables_sql =
    "SELECT comparable_id FROM price_evidence_comparable WHERE offer_id = ? AND version = ? ORDER BY position LIMIT 1000";

constexpr std::string_view insert_spike_sql =
    "INSERT INTO price_spike (offer_id, version, product_id, supplier_organisation_id, name_zh, version_before, unit_price_before_fen, "
    "unit_price_fen, noted_at) VALUES ?";
constexpr std::string_view newest_spikes_sql =
    "SELECT offer_id, version, product_id, supplier_organisation_id, name_zh, version_before, unit_price_before_fen, unit_price_fen, "
    "noted_at FROM price_spike ORDER BY noted_at DESC, offer_id DESC LIMIT ?";
constexpr std::string_view older_spikes_sql =
    "SELECT offer_id, version, product_id, supplier_organisation_id, name_zh, version_before, unit_price_before_fen, unit_price_fen, "
    "noted_at FROM price_spike WHERE noted_at <= ? AND (noted_at, offer_id) < (?, ?) ORDER BY noted_at DESC, offer_id DESC LIMIT ?";

std::optional<domain::price_comparable_id> optional_comparable(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return rows.id<domain::price_comparable_id>(column);
}

std::optional<base::fen> optional_money(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return rows.money(column);
}

std::vector<domain::price_rule> read_rules(mysql::row_set rows) {
    std::vector<domain::price_rule> found;
    while (rows.next()) {
        domain::price_rule each{.id = rows.integer(0),
                                .category = rows.text(1),
                                .terms = {.warn_percent = rows.integer(2),
                                          .warn_action = stored(domain::parse_price_action(rows.text(3)), "price_rule.warn_action"),
                                          .block_percent = rows.integer(4),
                                          .block_action = stored(domain::parse_price_action(rows.text(5)), "price_rule.block_action"),
                                          .not_above_maker_shop = rows.integer(6) != 0,
                                          .not_above_self_operated = rows.integer(7) != 0,
                                          .window_days = rows.integer(8),
                                          .comparables_min = rows.integer(9)},
                                .valid_from = rows.date(10),
                                .valid_to = rows.optional_date(11),
                                .reason = rows.text(12),
                                .recorded_at = rows.instant(14)};
        if (!rows.is_null(13)) each.recorded_by = rows.id<domain::account_id>(13);
        found.push_back(std::move(each));
    }
    return found;
}

std::string select_where(std::string_view condition) { return std::string(rule_columns_sql).append(condition); }

std::string joined(const std::vector<domain::price_limit>& limits) {
    std::string text;
    for (const auto each : limits) text.append(text.empty() ? "" : " ").append(name_of(each));
    return text;
}

std::vector<domain::price_limit> split(const std::string& text) {
    std::vector<domain::price_limit> limits;
    std::istringstream stream(text);
    for (std::string each; stream >> each;) limits.push_back(stored(domain::parse_price_limit(each), "price_evidence_tier.above"));
    return limits;
}

}  // namespace

std::vector<domain::price_rule> mysql_price_store::live_rules(const std::string& category) {
    if (category.empty()) return read_rules(connection_.query(select_where(all_rules_sql)));
    return read_rules(connection_.query_rows(select_where(rules_of_sql), {{category}, {domain::any_category}}));
}

std::optional<domain::price_rule> mysql_price_store::find_rule(std::int64_t id) {
    auto found = read_rules(connection_.query(select_where(rule_sql), {id}));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::size_t mysql_price_store::count_rules(const std::string& category) {
    auto rows = connection_.query(count_rules_sql, {category});
    return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

void mysql_price_store::apply(const domain::price_rule_change& change, base::instant at) {
    for (const auto row : change.superseded) {
        if (connection_.execute(supersede_sql, {at, row}) != 1) throw std::logic_error("a rule of prices was changed without its lock");
    }
    std::vector<mysql::parameters> rows;
    for (const auto& each : change.inserted) {
        const auto& terms = each.terms;
        rows.push_back({each.category, terms.warn_percent, name_of(terms.warn_action), terms.block_percent, name_of(terms.block_action),
                        terms.not_above_maker_shop, terms.not_above_self_operated, terms.window_days, terms.comparables_min,
                        each.valid_from, each.valid_to, each.reason, each.recorded_by, at});
    }
    if (!rows.empty()) connection_.execute_rows(insert_rules_sql, rows);
}

void mysql_price_store::insert_evidence(domain::offer_id offer, std::int64_t version, const domain::price_evidence& what) {
    connection_.execute_rows(insert_evidence_sql,
                             {{offer, version, what.rule, what.judged_at, what.category, what.goods_key, what.unit_net_mass_g,
                               what.average.sum_per_kilogram_fen, what.average.count, what.warn_above, what.block_above, what.maker_shop,
                               what.self_operated, name_of(what.outcome), what.explanation}});
    std::vector<mysql::parameters> tiers;
    for (const auto& each : what.tiers)
        tiers.push_back({offer, version, each.quantity_from, each.unit_price, name_of(each.outcome), joined(each.above)});
    if (!tiers.empty()) connection_.execute_rows(insert_tiers_sql, tiers);
    std::vector<mysql::parameters> comparables;
    for (const auto& each : what.comparables) comparables.push_back({offer, version, static_cast<std::int64_t>(comparables.size()), each});
    if (!comparables.empty()) connection_.execute_rows(insert_comparables_sql, comparables);
}

std::optional<domain::price_evidence> mysql_price_store::find_evidence(domain::offer_id offer, std::int64_t version) {
    auto rows = connection_.query(evidence_sql, {offer, version});
    if (!rows.next()) return std::nullopt;
    domain::price_evidence found{.rule = rows.integer(0),
                                 .judged_at = rows.instant(1),
                                 .category = rows.text(2),
                                 .goods_key = rows.text(3),
                                 .unit_net_mass_g = rows.integer(4),
                                 .average = {rows.integer(5), rows.integer(6)},
                                 .warn_above = optional_money(rows, 7),
                                 .block_above = optional_money(rows, 8),
                                 .maker_shop = optional_comparable(rows, 9),
                                 .self_operated = optional_comparable(rows, 10),
                                 .outcome = stored(domain::parse_price_outcome(rows.text(11)), "price_evidence.outcome"),
                                 .explanation = rows.optional_text(12)};
    for (auto part = connection_.query(tiers_sql, {offer, version}); part.next();)
        found.tiers.push_back({part.integer(0), part.money(1),
                               stored(domain::parse_price_outcome(part.text(2)), "price_evidence_tier.outcome"), split(part.text(3))});
    for (auto part = connection_.query(comparables_sql, {offer, version}); part.next();)
        found.comparables.push_back(part.id<domain::price_comparable_id>(0));
    return found;
}

void mysql_price_store::insert_spike(const domain::noted_spike& what) {
    const auto& [version_before, before, after] = what.spike;
    connection_.execute_rows(insert_spike_sql, {{what.offer, what.version, what.product, what.supplier, what.name_zh, version_before,
                                                 before, after, what.noted_at}});
}

std::vector<domain::noted_spike> mysql_price_store::spikes(std::optional<app::spike_position> before, std::size_t limit) {
    auto rows = before ? connection_.query(older_spikes_sql, {before->noted_at, before->noted_at, before->offer, std::uint64_t{limit}})
                       : connection_.query(newest_spikes_sql, {std::uint64_t{limit}});
    std::vector<domain::noted_spike> found;
    while (rows.next()) {
        found.push_back({.offer = rows.id<domain::offer_id>(0),
                         .version = rows.integer(1),
                         .product = rows.id<domain::product_id>(2),
                         .supplier = rows.id<domain::organisation_id>(3),
                         .name_zh = rows.text(4),
                         .spike = {rows.integer(5), rows.money(6), rows.money(7)},
                         .noted_at = rows.instant(8)});
    }
    return found;
}

}  // namespace chuanpin::catalog::store
