// The comparables of mysql_price_store.
#include <stdexcept>
#include <unordered_map>

#include "catalog/store/price/mysql_price_store.hpp"
#include "catalog/store/rows.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO price_comparable (comparable_id, source, source_name, maker_organisation_id, region_code, observed_on, category, "
    "goods_name_zh, goods_key, specification, unit_name_zh, price_fen, unit_mass_g, observation, account_id, recorded_at) VALUES ?";
constexpr std::string_view select_sql =
    "SELECT comparable_id, source, source_name, maker_organisation_id, region_code, observed_on, category, goods_name_zh, goods_key, "
    "specification, unit_name_zh, price_fen, unit_mass_g, account_id, recorded_at, withdrawn_at, withdrawn_by, withdrawal_reason FROM "
    "price_comparable WHERE ";
constexpr std::string_view by_id_sql = "comparable_id = ?";
constexpr std::string_view by_id_locked_sql = "comparable_id = ? FOR UPDATE";
constexpr std::string_view by_ids_sql = "comparable_id IN ?";
constexpr std::string_view same_sql = "observation IN ? AND live = 1";
constexpr std::string_view like_sql =
    "category = ? AND goods_key = ? AND live = 1 AND observed_on BETWEEN ? AND ? ORDER BY observed_on DESC, comparable_id DESC LIMIT ?";
// Fragments of a page; each filter that is given adds one.
constexpr std::string_view any_sql = "TRUE";
constexpr std::string_view of_category_sql = " AND category = ?";
constexpr std::string_view of_goods_sql = " AND goods_key = ?";
constexpr std::string_view from_sql = " AND observed_on >= ?";
constexpr std::string_view to_sql = " AND observed_on <= ?";
constexpr std::string_view before_sql = " AND comparable_id < ?";
constexpr std::string_view newest_first_sql = " ORDER BY comparable_id DESC LIMIT ?";
constexpr std::string_view known_goods_sql = "SELECT 1 FROM price_comparable WHERE category = ? AND goods_key = ? LIMIT 1";
constexpr std::string_view withdraw_sql =
    "UPDATE price_comparable SET withdrawn_at = ?, withdrawn_by = ?, withdrawal_reason = ? WHERE comparable_id = ? AND withdrawn_at IS "
    "NULL";

constexpr char separator = '\x1f';  // never in a text that was read: control characters are refused
constexpr std::size_t rows_at_once = 1'000;

mysql::bytes observation_of(const domain::price_comparable& what) {
    std::string text(name_of(what.source));
    const auto add = [&](std::string_view part) { (text += separator) += part; };
    add(what.source_name);
    add(what.maker ? base::to_wire(*what.maker) : std::string());
    add(what.region_code);
    add(base::to_text(what.observed_on));
    add(what.category);
    add(what.goods_key);
    add(what.specification);
    add(std::to_string(what.unit_mass_g));
    const auto digest = crypto::sha256(text);
    return {std::string(crypto::as_text(digest))};
}

template <class Id>
std::optional<Id> optional_id(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return rows.id<Id>(column);
}

std::optional<domain::comparable_withdrawal> read_withdrawal(const mysql::row_set& rows) {
    const auto at = rows.optional_instant(15);
    if (!at) return std::nullopt;
    return domain::comparable_withdrawal{*at, rows.id<domain::account_id>(16), rows.text(17)};
}

std::vector<domain::price_comparable> read(mysql::row_set rows) {
    std::vector<domain::price_comparable> found;
    found.reserve(rows.size());
    while (rows.next()) {
        found.push_back({.id = rows.id<domain::price_comparable_id>(0),
                         .source = stored(domain::parse_comparable_source(rows.text(1)), "price_comparable.source"),
                         .source_name = rows.text(2),
                         .maker = optional_id<domain::organisation_id>(rows, 3),
                         .region_code = rows.text(4),
                         .observed_on = rows.date(5),
                         .category = rows.text(6),
                         .goods_name_zh = rows.text(7),
                         .goods_key = rows.text(8),
                         .specification = rows.text(9),
                         .unit_name_zh = rows.text(10),
                         .price = rows.money(11),
                         .unit_mass_g = rows.integer(12),
                         .recorded_by = optional_id<domain::account_id>(rows, 13),
                         .recorded_at = rows.instant(14),
                         .withdrawn = read_withdrawal(rows)});
    }
    return found;
}

std::optional<domain::price_comparable> only_one(std::vector<domain::price_comparable> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::string select_where(std::string_view condition) { return std::string(select_sql).append(condition); }

}  // namespace

void mysql_price_store::insert(std::span<const domain::price_comparable> comparables) {
    for (std::size_t done = 0; done < comparables.size(); done += rows_at_once) {
        std::vector<mysql::parameters> rows;
        for (const auto& each : comparables.subspan(done, std::min(rows_at_once, comparables.size() - done))) {
            rows.push_back({each.id, name_of(each.source), each.source_name, each.maker, each.region_code, each.observed_on, each.category,
                            each.goods_name_zh, each.goods_key, each.specification, each.unit_name_zh, each.price, each.unit_mass_g,
                            observation_of(each), each.recorded_by, each.recorded_at});
        }
        connection_.execute_rows(insert_sql, rows);
    }
}

std::optional<domain::price_comparable> mysql_price_store::find(domain::price_comparable_id id) {
    return only_one(read(connection_.query(select_where(by_id_sql), {id})));
}

std::optional<domain::price_comparable> mysql_price_store::lock(domain::price_comparable_id id) {
    return only_one(read(connection_.query(select_where(by_id_locked_sql), {id})));
}

std::vector<domain::price_comparable> mysql_price_store::find_same(std::span<const domain::price_comparable> comparables) {
    std::vector<domain::price_comparable> found;
    for (std::size_t done = 0; done < comparables.size(); done += rows_at_once) {
        std::vector<mysql::parameters> rows;
        for (const auto& each : comparables.subspan(done, std::min(rows_at_once, comparables.size() - done)))
            rows.push_back({observation_of(each)});
        for (auto& each : read(connection_.query_rows(select_where(same_sql), rows))) found.push_back(std::move(each));
    }
    return found;
}

void mysql_price_store::save_withdrawal(const domain::price_comparable& what) {
    const auto& why = what.withdrawn.value();
    if (connection_.execute(withdraw_sql, {why.at, why.by, why.reason, what.id}) != 1)
        throw std::logic_error("comparable " + base::to_wire(what.id) + " was withdrawn without holding its lock");
}

std::vector<domain::price_comparable> mysql_price_store::page(const app::comparable_filter& filter,
                                                              std::optional<domain::price_comparable_id> before, std::size_t limit) {
    auto statement = select_where(any_sql);
    mysql::parameters values;
    const auto add = [&](std::string_view fragment, mysql::parameter value) {
        statement += fragment;
        values.push_back(std::move(value));
    };
    if (filter.category) add(of_category_sql, *filter.category);
    if (filter.goods_key) add(of_goods_sql, *filter.goods_key);
    if (filter.from) add(from_sql, *filter.from);
    if (filter.to) add(to_sql, *filter.to);
    if (before) add(before_sql, *before);
    add(newest_first_sql, std::uint64_t{limit});
    return read(connection_.query(statement, values));
}

std::vector<domain::price_comparable> mysql_price_store::like(const std::string& category, const std::string& goods_key,
                                                              base::business_date from, base::business_date to) {
    return read(connection_.query(select_where(like_sql), {category, goods_key, from, to, std::uint64_t{domain::comparables_max}}));
}

bool mysql_price_store::knows_goods(const std::string& category, const std::string& goods_key) {
    return connection_.query(known_goods_sql, {category, goods_key}).next();
}

std::vector<domain::price_comparable> mysql_price_store::find_all(std::span<const domain::price_comparable_id> ids) {
    if (ids.empty()) return {};
    std::vector<mysql::parameters> rows;
    for (const auto& each : ids) rows.push_back({each});
    std::unordered_map<domain::price_comparable_id, domain::price_comparable> by_id;
    for (auto& each : read(connection_.query_rows(select_where(by_ids_sql), rows))) by_id.emplace(each.id, std::move(each));
    std::vector<domain::price_comparable> found;
    for (const auto& each : ids) {
        const auto known = by_id.find(each);
        if (known == by_id.end()) throw std::logic_error("no comparable " + base::to_wire(each));
        found.push_back(known->second);
    }
    return found;
}

}  // namespace chuanpin::catalog::store
