#include "logistics/store/mysql_transaction.hpp"

namespace chuanpin::logistics::store {

namespace {

constexpr std::string_view select_order =
    "SELECT delivery_id, buyer_organisation_id, supplier_organisation_id, delivery_county_code, dispatched_at, accepted_at, order_id "
    "FROM dispatched_order WHERE delivery_id = ?";
constexpr std::string_view select_deliveries = "SELECT delivery_id FROM dispatched_order WHERE order_id = ? ORDER BY delivery_id LIMIT ?";
constexpr std::string_view select_lines =
    "SELECT line_id, product_id, name_zh, quantity, unit_net_mass_g, storage_class, storage_min_mc, storage_max_mc, origin_county_code, "
    "certificate_number, accepted_quantity, rejected_quantity, accepted_g FROM dispatched_line WHERE delivery_id = ? ORDER BY position";
constexpr std::string_view insert_order_row =
    "INSERT IGNORE INTO dispatched_order (delivery_id, buyer_organisation_id, supplier_organisation_id, delivery_county_code, "
    "dispatched_at, accepted_at, order_id) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view insert_line_rows =
    "INSERT INTO dispatched_line (delivery_id, position, line_id, product_id, name_zh, quantity, unit_net_mass_g, storage_class, "
    "storage_min_mc, storage_max_mc, "
    "origin_county_code, certificate_number, accepted_quantity, rejected_quantity, accepted_g) VALUES ?";
constexpr std::string_view update_acceptance = "UPDATE dispatched_order SET accepted_at = ? WHERE delivery_id = ?";
constexpr std::string_view update_accepted_line =
    "UPDATE dispatched_line SET accepted_quantity = ?, rejected_quantity = ?, accepted_g = ? WHERE delivery_id = ? AND line_id = ?";

domain::dispatched_line read_line(const mysql::row_set& rows) {
    return {.id = rows.id<domain::line_id>(0),
            .product = rows.id<domain::product_id>(1),
            .name_zh = rows.text(2),
            .quantity = rows.integer(3),
            .unit_net_mass_g = rows.integer(4),
            .storage_class = rows.text(5),
            .storage = {rows.optional_integer(6), rows.optional_integer(7)},
            .origin_county_code = rows.text(8),
            .certificate_number = rows.optional_text(9),
            .accepted_quantity = rows.optional_integer(10),
            .rejected_quantity = rows.optional_integer(11),
            .accepted_g = rows.optional_integer(12)};
}

}  // namespace

std::optional<domain::dispatched_order> mysql_transaction::find_delivery(const domain::delivery_id& id) {
    auto rows = connection_.query(select_order, {id});
    if (!rows.next()) return std::nullopt;
    domain::dispatched_order order{.delivery = rows.id<domain::delivery_id>(0),
                                   .id = rows.id<domain::order_id>(6),
                                   .buyer = rows.id<base::organisation_id>(1),
                                   .supplier = rows.id<base::organisation_id>(2),
                                   .delivery_county_code = rows.text(3),
                                   .dispatched_at = rows.instant(4),
                                   .accepted_at = rows.optional_instant(5),
                                   .lines = {}};
    auto lines = connection_.query(select_lines, {id});
    while (lines.next()) order.lines.push_back(read_line(lines));
    return order;
}

std::vector<domain::delivery_id> mysql_transaction::list_deliveries(const domain::order_id& order, std::size_t limit) {
    std::vector<domain::delivery_id> found;
    auto rows = connection_.query(select_deliveries, {order, std::uint64_t{limit}});
    while (rows.next()) found.push_back(rows.id<domain::delivery_id>(0));
    return found;
}

void mysql_transaction::insert_order(const domain::dispatched_order& order) {
    if (connection_.execute(insert_order_row, {order.delivery, order.buyer, order.supplier, order.delivery_county_code, order.dispatched_at,
                                               order.accepted_at, order.id}) == 0)
        return;
    std::vector<mysql::parameters> rows;
    for (std::size_t i = 0; i < order.lines.size(); ++i) {
        const auto& line = order.lines[i];
        rows.push_back({order.delivery, std::uint64_t{i}, line.id, line.product, line.name_zh, line.quantity, line.unit_net_mass_g,
                        line.storage_class, line.storage.min_mc, line.storage.max_mc, line.origin_county_code, line.certificate_number,
                        line.accepted_quantity, line.rejected_quantity, line.accepted_g});
    }
    if (!rows.empty()) connection_.execute_rows(insert_line_rows, rows);
}

void mysql_transaction::save_acceptance(const domain::delivery_id& id, base::instant accepted_at,
                                        const std::vector<domain::accepted_line>& lines) {
    connection_.execute(update_acceptance, {accepted_at, id});
    for (const auto& line : lines)
        connection_.execute(update_accepted_line, {line.accepted_quantity, line.rejected_quantity, line.accepted_g, id, line.id});
}

}  // namespace chuanpin::logistics::store
