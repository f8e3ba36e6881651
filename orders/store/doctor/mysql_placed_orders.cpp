#include "orders/store/doctor/mysql_placed_orders.hpp"

#include <stdexcept>

#include "orders/domain/ids.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view select_answers = R"sql(
SELECT receipt_key, JSON_VALUE(CONVERT(body USING utf8mb4), '$.id'), SHA2(body, 256) FROM receipt
WHERE (scope LIKE '% place_order' OR scope LIKE '% submit_draft' OR scope LIKE '% call_off_supply_contract') AND body IS NOT NULL LIMIT ?)sql";
constexpr std::string_view select_orders = "SELECT order_id FROM purchase_order LIMIT ?";

}  // namespace

app::placed_orders read_placed_orders(mysql::session& connection) {
    app::placed_orders placed;
    const std::uint64_t one_too_many = app::client_entries_max + 1;
    auto answers = connection.query(select_answers, {one_too_many});
    while (answers.next()) placed.answers[answers.text(0)] = {answers.optional_text(1).value_or(""), answers.text(2)};
    auto orders = connection.query(select_orders, {one_too_many});
    while (orders.next()) placed.orders.insert(base::to_wire(orders.id<domain::order_id>(0)));
    if (placed.orders.size() > app::client_entries_max) throw std::runtime_error("more orders than a client's log can be held against");
    return placed;
}

}  // namespace chuanpin::orders::store
