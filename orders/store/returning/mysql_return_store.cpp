#include "orders/store/returning/mysql_return_store.hpp"

#include <algorithm>
#include <stdexcept>

#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

#define CHUANPIN_RETURN_COLUMNS                                                                                                  \
    "return_id, version, status, order_id, buyer_organisation_id, buyer_unit_id, supplier_organisation_id, reason, amount_fen, " \
    "requested_by, requested_at, answer, answered_at, ended_at"
#define CHUANPIN_RETURN_LINE_COLUMNS "return_id, position, line_id, quantity, restocked, written_off"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_return = "INSERT INTO goods_return (" CHUANPIN_RETURN_COLUMNS ") VALUES ?";
constexpr std::string_view insert_lines = "INSERT INTO goods_return_line (" CHUANPIN_RETURN_LINE_COLUMNS ") VALUES ?";
constexpr std::string_view select_return = "SELECT " CHUANPIN_RETURN_COLUMNS " FROM goods_return WHERE return_id = ?";
constexpr std::string_view lock_return = "SELECT " CHUANPIN_RETURN_COLUMNS " FROM goods_return WHERE return_id = ? FOR UPDATE";
constexpr std::string_view select_of_order =
    "SELECT " CHUANPIN_RETURN_COLUMNS " FROM goods_return WHERE order_id = ? AND return_id > ? ORDER BY return_id LIMIT ?";
constexpr std::string_view select_lines =
    "SELECT " CHUANPIN_RETURN_LINE_COLUMNS " FROM goods_return_line WHERE return_id IN ? ORDER BY return_id, position";
constexpr std::string_view update_return = R"sql(
UPDATE goods_return SET version = ?, status = ?, amount_fen = ?, answer = ?, answered_at = ?, ended_at = ? WHERE return_id = ? AND version = ?)sql";
// Every line exists, so this only updates; two "touched rows" for each.
constexpr std::string_view update_lines =
    "INSERT INTO goods_return_line (" CHUANPIN_RETURN_LINE_COLUMNS
    ") VALUES ? ON DUPLICATE KEY UPDATE restocked = VALUES(restocked), written_off = VALUES(written_off)";
constexpr std::uint64_t touched_by_update = 2;

#undef CHUANPIN_RETURN_COLUMNS
#undef CHUANPIN_RETURN_LINE_COLUMNS

mysql::parameters row_of(const domain::goods_return& what) {
    return {what.id,     what.version, name_of(what.status), what.order,        what.buyer,  what.unit,        what.supplier,
            what.reason, what.amount,  what.requested_by,    what.requested_at, what.answer, what.answered_at, what.ended_at};
}

std::vector<mysql::parameters> line_rows(const domain::goods_return& of) {
    std::vector<mysql::parameters> rows;
    for (const auto& line : of.lines)
        rows.push_back({of.id, static_cast<std::int64_t>(rows.size()) + 1, line.line, line.quantity, line.restocked, line.written_off});
    return rows;
}

domain::goods_return read_head(const mysql::row_set& rows) {
    const auto status = domain::parse_return_status(rows.text(2));
    if (!status) throw std::logic_error("goods_return.status cannot be read");
    return {.id = rows.id<domain::return_id>(0),
            .version = rows.integer(1),
            .status = *status,
            .order = rows.id<domain::order_id>(3),
            .buyer = rows.id<domain::organisation_id>(4),
            .unit = optional_id<domain::unit_id>(rows, 5),
            .supplier = rows.id<domain::organisation_id>(6),
            .reason = rows.text(7),
            .amount = rows.money(8),
            .requested_by = rows.id<domain::account_id>(9),
            .requested_at = rows.instant(10),
            .answer = rows.optional_text(11),
            .answered_at = rows.optional_instant(12),
            .ended_at = rows.optional_instant(13)};
}

}  // namespace

void mysql_return_store::insert(const domain::goods_return& fresh) {
    expect_rows("adding a return", connection_.execute_rows(insert_return, {row_of(fresh)}), 1);
    expect_rows("adding lines of a return", connection_.execute_rows(insert_lines, line_rows(fresh)), fresh.lines.size());
}

void mysql_return_store::add_lines(std::vector<domain::goods_return>& heads) {
    if (heads.empty()) return;
    std::vector<mysql::parameters> wanted;
    for (const auto& each : heads) wanted.push_back({each.id});
    auto rows = connection_.query_rows(select_lines, wanted);
    while (rows.next()) {
        auto& owner = *std::ranges::find(heads, rows.id<domain::return_id>(0), &domain::goods_return::id);
        owner.lines.push_back({rows.id<domain::line_id>(2), rows.integer(3), rows.integer(4), rows.integer(5)});
    }
}

std::optional<domain::goods_return> mysql_return_store::read_one(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    std::vector<domain::goods_return> found{read_head(rows)};
    add_lines(found);
    return std::move(found.front());
}

std::optional<domain::goods_return> mysql_return_store::find(domain::return_id id) {
    return read_one(connection_.query(select_return, {id}));
}
std::optional<domain::goods_return> mysql_return_store::lock(domain::return_id id) {
    return read_one(connection_.query(lock_return, {id}));
}

void mysql_return_store::save(const domain::goods_return& what) {
    expect_rows("saving a return",
                connection_.execute(update_return, {what.version, name_of(what.status), what.amount, what.answer, what.answered_at,
                                                    what.ended_at, what.id, what.version - 1}),
                1);
    if (what.status != domain::return_status::received) return;
    expect_rows("saving what came back", connection_.execute_rows(update_lines, line_rows(what)), what.lines.size() * touched_by_update);
}

std::vector<domain::goods_return> mysql_return_store::of(domain::order_id order, std::optional<domain::return_id> after,
                                                         std::size_t limit) {
    std::vector<domain::goods_return> found;
    auto rows = connection_.query(select_of_order, {order, after.value_or(domain::return_id{}), std::uint64_t{limit}});
    while (rows.next()) found.push_back(read_head(rows));
    add_lines(found);
    return found;
}

}  // namespace chuanpin::orders::store
