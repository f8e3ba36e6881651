#include "orders/store/payment/mysql_payment_store.hpp"
#include "orders/store/spending/spending_rows.hpp"

#define CHUANPIN_CREDIT_COLUMNS \
    "credit_limit_id, version, supplier_organisation_id, buyer_organisation_id, buyer_unit_id, limit_fen, used_fen"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view use_credit = R"sql(
UPDATE credit_limit SET used_fen = used_fen + ?
WHERE supplier_organisation_id = ? AND buyer_organisation_id = ? AND buyer_unit_id = ? AND 0 <= used_fen + ? AND used_fen + ? <= limit_fen)sql";
constexpr std::string_view select_limit =
    "SELECT " CHUANPIN_CREDIT_COLUMNS
    " FROM credit_limit WHERE supplier_organisation_id = ? AND buyer_organisation_id = ? AND buyer_unit_id = ?";
constexpr std::string_view insert_limit =
    "INSERT INTO credit_limit (" CHUANPIN_CREDIT_COLUMNS ") VALUES ? ON DUPLICATE KEY UPDATE version = version";
constexpr std::string_view change_limit = R"sql(
UPDATE credit_limit SET limit_fen = ?, version = version + 1
WHERE supplier_organisation_id = ? AND buyer_organisation_id = ? AND buyer_unit_id = ? AND used_fen <= ?)sql";
// Each half reads its own index and stops at the limit.
constexpr std::string_view page_limits =
    "(SELECT " CHUANPIN_CREDIT_COLUMNS
    " FROM credit_limit WHERE supplier_organisation_id = ? AND credit_limit_id > ? ORDER BY credit_limit_id LIMIT ?) UNION "
    "(SELECT " CHUANPIN_CREDIT_COLUMNS
    " FROM credit_limit WHERE buyer_organisation_id = ? AND credit_limit_id > ? AND (? IS NULL OR buyer_unit_id = ?)"
    " ORDER BY credit_limit_id LIMIT ?) ORDER BY credit_limit_id LIMIT ?";

#undef CHUANPIN_CREDIT_COLUMNS

domain::credit_limit read_limit(const mysql::row_set& rows) {
    return {.id = rows.id<domain::credit_limit_id>(0),
            .version = rows.integer(1),
            .supplier = rows.id<domain::organisation_id>(2),
            .buyer = rows.id<domain::organisation_id>(3),
            .unit = read_unit(rows, 4),
            .limit = rows.money(5),
            .used = rows.money(6)};
}

}  // namespace

bool mysql_credit_store::use(const domain::order& by, base::fen more) {
    return connection_.execute(use_credit, {more, by.supplier, by.buyer, stored_unit(by.unit), more, more}) == 1;
}

std::optional<domain::credit_limit> mysql_credit_store::find(domain::organisation_id supplier, domain::organisation_id buyer,
                                                             std::optional<domain::unit_id> unit) {
    auto rows = connection_.query(select_limit, {supplier, buyer, stored_unit(unit)});
    if (!rows.next()) return std::nullopt;
    return read_limit(rows);
}

std::optional<domain::credit_limit> mysql_credit_store::set(const domain::credit_limit& wanted) {
    const auto unit = stored_unit(wanted.unit);
    const mysql::parameters row{wanted.id, wanted.version, wanted.supplier, wanted.buyer, unit, wanted.limit, wanted.used};
    const bool added = connection_.execute_rows(insert_limit, {row}) == 1;
    if (!added && connection_.execute(change_limit, {wanted.limit, wanted.supplier, wanted.buyer, unit, wanted.limit}) != 1)
        return std::nullopt;
    return find(wanted.supplier, wanted.buyer, wanted.unit);
}

std::vector<domain::credit_limit> mysql_credit_store::page(const base::principal& who, std::optional<domain::credit_limit_id> after,
                                                           std::size_t limit) {
    std::vector<domain::credit_limit> limits;
    const auto from = after.value_or(domain::credit_limit_id{});
    const auto rows_max = std::uint64_t{limit};
    auto rows =
        connection_.query(page_limits, {who.organisation, from, rows_max, who.organisation, from, who.unit, who.unit, rows_max, rows_max});
    while (rows.next()) limits.push_back(read_limit(rows));
    return limits;
}

}  // namespace chuanpin::orders::store
