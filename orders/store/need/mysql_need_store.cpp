#include "orders/store/need/mysql_need_store.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

// In the order of the reader below.
#define CHUANPIN_NEED_COLUMNS                                                                                                      \
    "need_id, version, buyer_organisation_id, buyer_unit_id, kind_key, measure, wanted, delivery_county_code, delivery_address, "  \
    "delivery_contact, requested_delivery_date, kilogram_price_max_fen, share_limit_permille, substitutes, committed, stated_by, " \
    "stated_at, "                                                                                                                  \
    "withdrawn_at, current_fill_id"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_need = "INSERT INTO purchase_need (" CHUANPIN_NEED_COLUMNS ", delivery_week, is_wanting) VALUES ?";
constexpr std::string_view select_need = "SELECT " CHUANPIN_NEED_COLUMNS " FROM purchase_need WHERE need_id = ?";
constexpr std::string_view lock_needs =
    "SELECT " CHUANPIN_NEED_COLUMNS " FROM purchase_need FORCE INDEX (PRIMARY) WHERE need_id IN ? ORDER BY need_id FOR UPDATE";
constexpr std::string_view page_needs = "SELECT " CHUANPIN_NEED_COLUMNS
                                        " FROM purchase_need WHERE buyer_organisation_id = ? AND need_id < ? AND (? IS NULL OR "
                                        "buyer_unit_id = ?) ORDER BY need_id DESC LIMIT ?";
constexpr std::string_view update_need = R"sql(
UPDATE purchase_need SET version = ?, kind_key = ?, measure = ?, wanted = ?, delivery_county_code = ?, delivery_address = ?,
                         delivery_contact = ?, requested_delivery_date = ?, kilogram_price_max_fen = ?, share_limit_permille = ?,
                         substitutes = ?, committed = ?, withdrawn_at = ?, current_fill_id = ?, delivery_week = ?, is_wanting = ?
WHERE need_id = ? AND version = ?)sql";
// {0}: the column of the period, {1} and {2}: what else is asked. Both indexes hold every column that is read here, in the order of the
// groups, so that a page reads no more rows than stand in its groups and those that the filters drop.
constexpr std::string_view select_totals = R"sql(
SELECT {0}, kind_key, delivery_county_code, measure, SUM(wanted - committed), COUNT(*), COUNT(DISTINCT buyer_organisation_id)
FROM purchase_need FORCE INDEX (purchase_need_by_{0})
WHERE is_wanting = TRUE AND {0} >= ? AND {0} <= ? AND requested_delivery_date >= ? AND requested_delivery_date <= ?{1}{2}
GROUP BY {0}, kind_key, delivery_county_code, measure
ORDER BY {0}, kind_key, delivery_county_code, measure LIMIT ?)sql";
constexpr std::string_view of_kind = " AND kind_key = ?";
constexpr std::string_view of_county = " AND delivery_county_code = ?";
constexpr std::string_view of_buyers = " AND buyer_organisation_id IN (?";
constexpr std::string_view behind =
    " AND ({0} > ? OR ({0} = ? AND (kind_key > ? OR (kind_key = ? AND (delivery_county_code > ? OR (delivery_county_code = ? AND measure > "
    "?))))))";

#undef CHUANPIN_NEED_COLUMNS

std::optional<std::string> substitutes_text(const domain::need_terms& terms) {
    if (!terms.substitutes) return std::nullopt;
    return domain::permission_text(*terms.substitutes);
}

// Whether its rest counts in totals: not withdrawn and not filled. Its day is looked at when it is asked.
bool counts(const domain::purchase_need& what) { return !what.withdrawn_at && what.rest() > 0; }

domain::measure measure_in(const mysql::row_set& rows, std::size_t column) {
    const auto found = domain::parse_measure(rows.text(column));
    if (!found) throw std::logic_error("purchase_need.measure cannot be read");
    return *found;
}

domain::purchase_need read_need(const mysql::row_set& rows) {
    auto kind = domain::parse_kind(rows.text(4));
    if (!kind) throw std::logic_error("purchase_need.kind_key cannot be read");
    std::optional<domain::substitution_permission> substitutes;
    if (const auto text = rows.optional_text(13)) {
        substitutes = domain::parse_permission(*text);
        if (!substitutes) throw std::logic_error("purchase_need.substitutes cannot be read");
    }
    std::optional<base::fen> dearest;
    if (const auto price = rows.optional_integer(11)) dearest = base::fen{*price};
    return {.id = rows.id<domain::need_id>(0),
            .version = rows.integer(1),
            .buyer = rows.id<domain::organisation_id>(2),
            .unit = optional_id<domain::unit_id>(rows, 3),
            .terms = {.kind = *std::move(kind),
                      .by = measure_in(rows, 5),
                      .wanted = rows.integer(6),
                      .delivery = {rows.text(7), rows.text(8), rows.text(9)},
                      .requested_delivery_date = rows.date(10),
                      .kilogram_price_max = dearest,
                      .share_limit_permille = rows.integer(12),
                      .substitutes = std::move(substitutes)},
            .committed = rows.integer(14),
            .stated_by = rows.id<domain::account_id>(15),
            .stated_at = rows.instant(16),
            .withdrawn_at = rows.optional_instant(17),
            .current_fill = optional_id<domain::fill_id>(rows, 18)};
}

}  // namespace

void mysql_need_store::insert(const domain::purchase_need& fresh) {
    const auto& terms = fresh.terms;
    const mysql::parameters row{fresh.id,
                                fresh.version,
                                fresh.buyer,
                                fresh.unit,
                                domain::key_of(terms.kind),
                                domain::name_of(terms.by),
                                terms.wanted,
                                terms.delivery.county_code,
                                terms.delivery.address,
                                terms.delivery.contact,
                                terms.requested_delivery_date,
                                terms.kilogram_price_max,
                                terms.share_limit_permille,
                                substitutes_text(terms),
                                fresh.committed,
                                fresh.stated_by,
                                fresh.stated_at,
                                fresh.withdrawn_at,
                                fresh.current_fill,
                                domain::week_of(terms.requested_delivery_date),
                                counts(fresh)};
    expect_rows("adding a need", connection_.execute_rows(insert_need, {row}), 1);
}

std::optional<domain::purchase_need> mysql_need_store::find(domain::need_id id) {
    auto rows = connection_.query(select_need, {id});
    if (!rows.next()) return std::nullopt;
    return read_need(rows);
}

std::vector<domain::purchase_need> mysql_need_store::lock(std::span<const domain::need_id> ids) {
    std::vector<mysql::parameters> wanted;
    for (const auto& id : ids) wanted.push_back({id});
    std::vector<domain::purchase_need> needs;
    auto rows = connection_.query_rows(lock_needs, wanted);
    while (rows.next()) needs.push_back(read_need(rows));
    return needs;
}

void mysql_need_store::save(const domain::purchase_need& what, std::int64_t versions) {
    const auto& terms = what.terms;
    const auto touched = connection_.execute(
        update_need, {what.version, domain::key_of(terms.kind), domain::name_of(terms.by), terms.wanted, terms.delivery.county_code,
                      terms.delivery.address, terms.delivery.contact, terms.requested_delivery_date, terms.kilogram_price_max,
                      terms.share_limit_permille, substitutes_text(terms), what.committed, what.withdrawn_at, what.current_fill,
                      domain::week_of(terms.requested_delivery_date), counts(what), what.id, what.version - versions});
    expect_rows("changing a need", touched, 1);
}

std::vector<domain::purchase_need> mysql_need_store::page(const base::principal& who, std::optional<domain::need_id> before,
                                                          std::size_t limit) {
    std::vector<domain::purchase_need> needs;
    auto rows = connection_.query(
        page_needs, {who.organisation, before.value_or(beyond_every<domain::need_id>()), who.unit, who.unit, std::uint64_t{limit}});
    while (rows.next()) needs.push_back(read_need(rows));
    return needs;
}

std::vector<domain::need_total> mysql_need_store::totals(const domain::total_question& asked,
                                                         const std::optional<domain::total_place>& after, std::size_t limit) {
    const bool by_week = asked.by == domain::total_by::week;
    const std::string_view period = by_week ? "delivery_week" : "requested_delivery_date";
    mysql::parameters values{by_week ? domain::week_of(asked.from) : asked.from, asked.to, asked.from, asked.to};
    std::string filters;
    if (asked.kind) {
        filters += of_kind;
        values.emplace_back(domain::key_of(*asked.kind));
    }
    if (asked.county_code) {
        filters += of_county;
        values.emplace_back(*asked.county_code);
    }
    if (!asked.buyers.empty()) {
        filters += of_buyers;
        for (std::size_t i = 1; i < asked.buyers.size(); ++i) filters += ", ?";
        filters += ")";
        for (const auto& each : asked.buyers) values.emplace_back(each);
    }
    std::string rest;
    if (after) {
        rest = fmt::format(fmt::runtime(behind), period);
        const auto measure_name = std::string(domain::name_of(after->by));
        for (const mysql::parameter& each : mysql::parameters{after->period, after->period, after->kind_key, after->kind_key,
                                                              after->county_code, after->county_code, domain::name_of(after->by)})
            values.push_back(each);
    }
    values.emplace_back(std::uint64_t{limit});
    std::vector<domain::need_total> totals;
    auto rows = connection_.query(fmt::format(fmt::runtime(select_totals), period, filters, rest), values);
    while (rows.next())
        totals.push_back(
            {{rows.date(0), rows.text(1), rows.text(2), measure_in(rows, 3)}, rows.integer(4), rows.integer(5), rows.integer(6)});
    return totals;
}

}  // namespace chuanpin::orders::store
