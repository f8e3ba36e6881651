#include "catalog/store/listing/mysql_permit_store.hpp"

#include <map>
#include <stdexcept>
#include <utility>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO permit (permit_id, holder_organisation_id, kind, product_id, number, issuer, document_id, valid_from, valid_to, "
    "recorded_by_account_id, recorded_at, next_change_on, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view insert_categories_sql = "INSERT INTO permit_category (permit_id, category) VALUES ?";
constexpr std::string_view select_sql =
    "SELECT permit_id, holder_organisation_id, kind, product_id, number, issuer, document_id, valid_from, valid_to, "
    "recorded_by_account_id, recorded_at, next_change_on, version, withdrawn_at, withdrawn_by_account_id, withdrawal_reason FROM permit "
    "WHERE ";
constexpr std::string_view by_id_sql = "permit_id = ?";
constexpr std::string_view by_id_locked_sql = "permit_id = ? FOR UPDATE";
constexpr std::string_view licences_of_sql = "holder_organisation_id = ? AND product_id IS NULL";
constexpr std::string_view of_product_sql = "holder_organisation_id = ? AND product_id = ?";
constexpr std::string_view before_sql = " AND permit_id < ?";
constexpr std::string_view newest_first_sql = " ORDER BY permit_id DESC LIMIT ?";
constexpr std::string_view reports_of_sql =
    "product_id IN ? AND kind = 'inspection_report' AND withdrawn_at IS NULL ORDER BY product_id, permit_id LIMIT 100000";
constexpr std::string_view count_licences_sql = "SELECT COUNT(*) FROM permit WHERE holder_organisation_id = ? AND product_id IS NULL";
constexpr std::string_view count_of_product_sql = "SELECT COUNT(*) FROM permit WHERE holder_organisation_id = ? AND product_id = ?";
constexpr std::string_view categories_sql =
    "SELECT permit_id, category FROM permit_category WHERE permit_id IN ? ORDER BY permit_id, category LIMIT 100000";
constexpr std::string_view save_sql =
    "UPDATE permit SET next_change_on = ?, version = ?, withdrawn_at = ?, withdrawn_by_account_id = ?, withdrawal_reason = ? WHERE "
    "permit_id = ? AND version = ?";
constexpr std::string_view changed_sql = "SELECT permit_id FROM permit WHERE next_change_on <= ? ORDER BY next_change_on LIMIT ?";

std::optional<domain::permit> only_one(std::vector<domain::permit> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

domain::permit read_row(const mysql::row_set& rows) {
    domain::permit what{.id = rows.id<domain::permit_id>(0), .holder = rows.id<domain::organisation_id>(1)};
    what.terms.kind = stored(domain::parse_permit_kind(rows.text(2)), "permit.kind");
    if (!rows.is_null(3)) what.terms.product = rows.id<domain::product_id>(3);
    what.terms.number = rows.text(4);
    what.terms.issuer = rows.text(5);
    if (!rows.is_null(6)) what.terms.evidence = rows.id<domain::document_id>(6);
    what.terms.valid_from = rows.date(7);
    what.terms.valid_to = rows.optional_date(8);
    what.recorded_by = rows.id<domain::account_id>(9);
    what.recorded_at = rows.instant(10);
    what.next_change_on = rows.optional_date(11);
    what.version = rows.integer(12);
    if (const auto at = rows.optional_instant(13)) what.withdrawn = {*at, rows.id<domain::account_id>(14), rows.text(15)};
    return what;
}

}  // namespace

void mysql_permit_store::insert(const domain::permit& what) {
    const auto& terms = what.terms;
    connection_.execute(
        insert_sql, {what.id, what.holder, name_of(terms.kind), terms.product, terms.number, terms.issuer, terms.evidence, terms.valid_from,
                     terms.valid_to, what.recorded_by, what.recorded_at, what.next_change_on, what.version});
    std::vector<mysql::parameters> categories;
    for (const auto& each : terms.categories) categories.push_back({what.id, each});
    if (!categories.empty()) connection_.execute_rows(insert_categories_sql, categories);
}

std::optional<domain::permit> mysql_permit_store::find(domain::permit_id id) {
    return only_one(read(connection_.query(std::string(select_sql).append(by_id_sql), {id})));
}

std::optional<domain::permit> mysql_permit_store::lock(domain::permit_id id) {
    return only_one(read(connection_.query(std::string(select_sql).append(by_id_locked_sql), {id})));
}

void mysql_permit_store::save(const domain::permit& what, std::int64_t seen_version) {
    mysql::parameters values{what.next_change_on, what.version};
    if (const auto& why = what.withdrawn)
        values.insert(values.end(), {mysql::parameter(why->at), mysql::parameter(why->by), mysql::parameter(why->reason)});
    else
        values.insert(values.end(), 3, nullptr);
    values.emplace_back(what.id);
    values.emplace_back(seen_version);
    if (connection_.execute(save_sql, values) != 1)
        throw std::logic_error("permit " + base::to_wire(what.id) + " was saved without holding its lock");
}

std::vector<domain::permit> mysql_permit_store::page(domain::organisation_id holder, std::optional<domain::product_id> product,
                                                     std::optional<domain::permit_id> before, std::size_t limit) {
    std::string statement = std::string(select_sql).append(product ? of_product_sql : licences_of_sql);
    mysql::parameters values{holder};
    if (product) values.emplace_back(*product);
    if (before) {
        statement += before_sql;
        values.emplace_back(*before);
    }
    statement += newest_first_sql;
    values.emplace_back(std::uint64_t{limit});
    return read(connection_.query(statement, values));
}

std::size_t mysql_permit_store::count_of(domain::organisation_id holder, std::optional<domain::product_id> product) {
    auto rows = product ? connection_.query(count_of_product_sql, {holder, *product}) : connection_.query(count_licences_sql, {holder});
    return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

std::vector<domain::permit_id> mysql_permit_store::find_changed_by(base::business_date day, std::size_t limit) {
    std::vector<domain::permit_id> found;
    for (auto rows = connection_.query(changed_sql, {day, std::uint64_t{limit}}); rows.next();)
        found.push_back(rows.id<domain::permit_id>(0));
    return found;
}

std::vector<domain::permit> mysql_permit_store::reports_of(std::span<const domain::product_id> products) {
    if (products.empty()) return {};
    std::vector<mysql::parameters> asked;
    for (const auto& each : products) asked.push_back({each});
    return read(connection_.query_rows(std::string(select_sql).append(reports_of_sql), asked));
}

std::vector<domain::permit> mysql_permit_store::read(mysql::row_set rows) {
    std::vector<domain::permit> found;
    while (rows.next()) found.push_back(read_row(rows));
    std::map<domain::permit_id, domain::permit*> scoped;
    std::vector<mysql::parameters> asked;
    for (auto& each : found) {
        if (each.terms.kind != domain::permit_kind::production_licence) continue;
        scoped[each.id] = &each;
        asked.push_back({each.id});
    }
    if (asked.empty()) return found;
    for (auto part = connection_.query_rows(categories_sql, asked); part.next();)
        scoped.at(part.id<domain::permit_id>(0))->terms.categories.push_back(part.text(1));
    return found;
}

}  // namespace chuanpin::catalog::store
