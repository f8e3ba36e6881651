#include "catalog/store/listing/mysql_listing_store.hpp"

#include <map>
#include <stdexcept>
#include <utility>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

// One row for each product, then one for each fact: what it is, its row, its category or number, its days, its moment.
constexpr std::string_view facts_sql =
    "WITH asked AS (SELECT product_id, supplier_organisation_id, category FROM product WHERE product_id IN ?) "
    "SELECT a.product_id, 'product', NULL, a.category AS detail, NULL, NULL, NULL FROM asked a "
    "UNION ALL SELECT a.product_id, p.kind, p.permit_id, p.number, p.valid_from, p.valid_to, NULL FROM asked a JOIN permit p ON "
    "p.holder_organisation_id = a.supplier_organisation_id AND p.product_id = a.product_id AND p.withdrawn_at IS NULL "
    "UNION ALL SELECT a.product_id, p.kind, p.permit_id, p.number, p.valid_from, p.valid_to, NULL FROM asked a JOIN permit p ON "
    "p.holder_organisation_id = a.supplier_organisation_id AND p.product_id IS NULL AND p.kind = 'business_licence' AND p.withdrawn_at IS "
    "NULL "
    "UNION ALL SELECT a.product_id, p.kind, p.permit_id, p.number, p.valid_from, p.valid_to, NULL FROM asked a JOIN permit p ON "
    "p.holder_organisation_id = a.supplier_organisation_id AND p.product_id IS NULL AND p.kind = 'production_licence' AND p.withdrawn_at "
    "IS NULL JOIN "
    "permit_category c ON c.permit_id = p.permit_id AND c.category = a.category "
    "UNION ALL SELECT a.product_id, 'need', NULL, n.category, n.valid_from, n.valid_to, NULL FROM asked a JOIN licence_need n ON "
    "n.category = a.category "
    "UNION ALL SELECT a.product_id, 'picture', p.document_id, LPAD(p.position, 2, '0') AS detail, NULL, NULL, NULL FROM asked a JOIN "
    "product_picture p ON p.product_id = "
    "a.product_id "
    "UNION ALL SELECT a.product_id, r.state, r.review_id, '', NULL, NULL, COALESCE(r.decided_at, r.opened_at) FROM asked a JOIN "
    "listing_review r ON r.product_id = a.product_id AND r.blocking = 1 ORDER BY product_id, detail LIMIT 200000";

constexpr std::string_view published_of_sql =
    "SELECT product_id FROM product WHERE supplier_organisation_id = ? AND status = 'published' AND product_id > ? ORDER BY product_id "
    "LIMIT ?";

constexpr std::string_view insert_sql =
    "INSERT INTO listing_review (review_id, product_id, supplier_organisation_id, product_version, changed, state, opened_at, "
    "decided_by_account_id, decided_by_name, decided_at, reasons, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view select_sql =
    "SELECT review_id, product_id, supplier_organisation_id, product_version, changed, state, opened_at, decided_by_account_id, "
    "decided_by_name, decided_at, reasons, version FROM listing_review WHERE ";
constexpr std::string_view by_id_sql = "review_id = ?";
constexpr std::string_view by_id_locked_sql = "review_id = ? FOR UPDATE";
constexpr std::string_view blocking_locked_sql = "product_id = ? AND blocking = 1 FOR UPDATE";
constexpr std::string_view any_sql = "TRUE";
constexpr std::string_view of_state_sql = " AND state = ?";
constexpr std::string_view after_sql = " AND review_id > ?";
constexpr std::string_view oldest_first_sql = " ORDER BY review_id LIMIT ?";
constexpr std::string_view save_sql =
    "UPDATE listing_review SET state = ?, decided_by_account_id = ?, decided_by_name = ?, decided_at = ?, reasons = ?, version = ? WHERE "
    "review_id = ? AND version = ?";

constexpr std::string_view told_sql = "SELECT product_id, revision, told FROM listing_told WHERE product_id IN ?";
constexpr std::string_view keep_sql =
    "INSERT INTO listing_told (product_id, revision, told) VALUES ? ON DUPLICATE KEY UPDATE revision = VALUES(revision), told = "
    "VALUES(told)";

std::string join(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& each : names) text.append(text.empty() ? "" : ",").append(each);
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find(',', from), text.size());
        names.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return names;
}

std::vector<domain::listing_review> read_all(mysql::row_set rows) {
    std::vector<domain::listing_review> found;
    while (rows.next()) {
        domain::listing_review what{.id = rows.id<domain::listing_review_id>(0),
                                    .product = rows.id<domain::product_id>(1),
                                    .supplier = rows.id<domain::organisation_id>(2),
                                    .product_version = rows.integer(3),
                                    .changed = split(rows.text(4)),
                                    .state = stored(domain::parse_review_state(rows.text(5)), "listing_review.state"),
                                    .opened_at = rows.instant(6)};
        if (!rows.is_null(7)) what.decided_by = rows.id<domain::account_id>(7);
        what.decided_by_name = rows.text(8);
        what.decided_at = rows.optional_instant(9);
        what.reasons = rows.text(10);
        what.version = rows.integer(11);
        found.push_back(std::move(what));
    }
    return found;
}

std::optional<domain::listing_review> only_one(std::vector<domain::listing_review> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void add_fact(domain::listing_facts& facts, const mysql::row_set& rows) {
    const auto what = rows.text(1);
    if (what == "need")
        facts.needs.push_back({rows.text(3), rows.date(4), rows.optional_date(5)});
    else if (const auto kind = domain::parse_permit_kind(what))
        facts.permits.push_back({*kind, rows.id<domain::permit_id>(2), rows.date(4), rows.optional_date(5), rows.text(3)});
    else if (what == "picture")
        facts.pictures.push_back(rows.id<domain::document_id>(2));
    else if (what != "product")
        facts.review = {rows.id<domain::listing_review_id>(2), stored(domain::parse_review_state(what), "listing_review.state"),
                        rows.instant(6)};
}

}  // namespace

std::vector<domain::listing_facts> mysql_listing_store::facts_of(std::span<const domain::product_id> products) {
    if (products.empty()) return {};
    std::vector<mysql::parameters> asked;
    for (const auto& each : products) asked.push_back({each});
    std::map<domain::product_id, domain::listing_facts> by_product;
    for (auto rows = connection_.query_rows(facts_sql, asked); rows.next();) {
        const auto product = rows.id<domain::product_id>(0);
        auto& facts = by_product[product];
        facts.product = product;
        add_fact(facts, rows);
    }
    std::vector<domain::listing_facts> found;
    for (auto& [product, facts] : by_product) found.push_back(std::move(facts));
    return found;
}

std::vector<domain::product_id> mysql_listing_store::published_of(domain::organisation_id supplier, std::optional<domain::product_id> after,
                                                                  std::size_t limit) {
    std::vector<domain::product_id> found;
    auto rows = connection_.query(published_of_sql, {supplier, after.value_or(domain::product_id{}), std::uint64_t{limit}});
    while (rows.next()) found.push_back(rows.id<domain::product_id>(0));
    return found;
}

void mysql_listing_store::insert(const domain::listing_review& what) {
    connection_.execute(insert_sql, {what.id, what.product, what.supplier, what.product_version, join(what.changed), name_of(what.state),
                                     what.opened_at, what.decided_by, what.decided_by_name, what.decided_at, what.reasons, what.version});
}

std::optional<domain::listing_review> mysql_listing_store::find(domain::listing_review_id id) {
    return only_one(read_all(connection_.query(std::string(select_sql).append(by_id_sql), {id})));
}

std::optional<domain::listing_review> mysql_listing_store::lock(domain::listing_review_id id) {
    return only_one(read_all(connection_.query(std::string(select_sql).append(by_id_locked_sql), {id})));
}

std::optional<domain::listing_review> mysql_listing_store::lock_blocking(domain::product_id product) {
    return only_one(read_all(connection_.query(std::string(select_sql).append(blocking_locked_sql), {product})));
}

void mysql_listing_store::save(const domain::listing_review& what) {
    const auto changed = connection_.execute(save_sql, {name_of(what.state), what.decided_by, what.decided_by_name, what.decided_at,
                                                        what.reasons, what.version, what.id, what.version - 1});
    if (changed != 1) throw std::logic_error("review " + base::to_wire(what.id) + " was saved without holding its lock");
}

std::vector<domain::listing_review> mysql_listing_store::page(std::optional<domain::review_state> state,
                                                              std::optional<domain::listing_review_id> after, std::size_t limit) {
    std::string statement = std::string(select_sql).append(any_sql);
    mysql::parameters values;
    if (state) {
        statement += of_state_sql;
        values.emplace_back(name_of(*state));
    }
    if (after) {
        statement += after_sql;
        values.emplace_back(*after);
    }
    statement += oldest_first_sql;
    values.emplace_back(std::uint64_t{limit});
    return read_all(connection_.query(statement, values));
}

std::vector<app::told_listing> mysql_listing_store::told_of(std::span<const domain::product_id> products) {
    std::vector<app::told_listing> found;
    if (products.empty()) return found;
    std::vector<mysql::parameters> asked;
    for (const auto& each : products) asked.push_back({each});
    for (auto rows = connection_.query_rows(told_sql, asked); rows.next();)
        found.push_back({rows.id<domain::product_id>(0), rows.integer(1), rows.text(2)});
    return found;
}

void mysql_listing_store::keep(std::span<const app::told_listing> told) {
    std::vector<mysql::parameters> fresh;
    for (const auto& each : told) fresh.push_back({each.product, each.revision, each.text});
    connection_.execute_rows(keep_sql, fresh);
}

}  // namespace chuanpin::catalog::store
