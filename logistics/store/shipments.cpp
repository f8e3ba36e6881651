#include "logistics/store/mysql_transaction.hpp"

namespace chuanpin::logistics::store {

namespace {

constexpr std::string_view select_shipment =
    "SELECT shipment_id, order_id, buyer_organisation_id, supplier_organisation_id, vehicle_plate, vehicle_kind, logger_id, "
    "logger_accuracy_mc, "
    "declared_distance_m, loaded_at, delivered_at, created_at, version, delivery_id FROM shipment ";
constexpr std::string_view by_id = "WHERE shipment_id = ?";
constexpr std::string_view by_id_locked = "WHERE shipment_id = ? FOR UPDATE";
constexpr std::string_view by_delivery = "WHERE delivery_id = ?";
// Two ordered ranges, one of each index, instead of an OR that would read everything.
constexpr std::string_view page_of_all = "WHERE shipment_id < ? ORDER BY shipment_id DESC LIMIT ?";
constexpr std::string_view page_of_organisation =
    "WHERE shipment_id IN (SELECT shipment_id FROM ("
    "(SELECT shipment_id FROM shipment WHERE buyer_organisation_id = ? AND shipment_id < ? ORDER BY shipment_id DESC LIMIT ?) UNION "
    "(SELECT shipment_id FROM shipment WHERE supplier_organisation_id = ? AND shipment_id < ? ORDER BY shipment_id DESC LIMIT ?)) AS mine) "
    "ORDER BY shipment_id DESC LIMIT ?";
constexpr std::string_view insert_row =
    "INSERT INTO shipment (shipment_id, order_id, buyer_organisation_id, supplier_organisation_id, vehicle_plate, vehicle_kind, logger_id, "
    "logger_accuracy_mc, "
    "declared_distance_m, loaded_at, delivered_at, created_at, version, delivery_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view update_row = "UPDATE shipment SET delivered_at = ?, version = ? WHERE shipment_id = ?";

domain::shipment read(const mysql::row_set& rows) {
    return {
        .id = rows.id<domain::shipment_id>(0),
        .order = rows.id<domain::order_id>(1),
        .delivery = rows.id<domain::delivery_id>(13),
        .buyer = rows.id<base::organisation_id>(2),
        .supplier = rows.id<base::organisation_id>(3),
        .carried_by = {rows.text(4), rows.text(5) == "refrigerated" ? domain::vehicle_kind::refrigerated : domain::vehicle_kind::ambient},
        .logger_id = rows.text(6),
        .logger_accuracy_mc = rows.optional_integer(7),
        .declared_distance_m = rows.optional_integer(8),
        .loaded_at = rows.instant(9),
        .delivered_at = rows.optional_instant(10),
        .created_at = rows.instant(11),
        .version = rows.integer(12)};
}

std::optional<domain::shipment> find_one(mysql::session& connection, std::string_view where, const mysql::parameter& value) {
    auto rows = connection.query(std::string(select_shipment).append(where), {value});
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

domain::shipment_id beyond_all() {
    domain::shipment_id id;
    id.value.bytes.fill(std::byte{0xff});
    return id;
}

}  // namespace

std::optional<domain::shipment> mysql_transaction::find_shipment(const domain::shipment_id& id) { return find_one(connection_, by_id, id); }
std::optional<domain::shipment> mysql_transaction::lock_shipment(const domain::shipment_id& id) {
    return find_one(connection_, by_id_locked, id);
}
std::optional<domain::shipment> mysql_transaction::find_shipment_of(const domain::delivery_id& delivery) {
    return find_one(connection_, by_delivery, delivery);
}

std::vector<domain::shipment> mysql_transaction::list_shipments(const app::shipment_filter& filter) {
    const auto before = filter.before.value_or(beyond_all());
    const std::uint64_t limit = filter.limit;
    auto rows = filter.organisation ? connection_.query(std::string(select_shipment).append(page_of_organisation),
                                                        {*filter.organisation, before, limit, *filter.organisation, before, limit, limit})
                                    : connection_.query(std::string(select_shipment).append(page_of_all), {before, limit});
    std::vector<domain::shipment> found;
    while (rows.next()) found.push_back(read(rows));
    return found;
}

bool mysql_transaction::insert_shipment(const domain::shipment& what) {
    try {
        connection_.execute(insert_row,
                            {what.id, what.order, what.buyer, what.supplier, what.carried_by.plate, domain::name_of(what.carried_by.kind),
                             what.logger_id, what.logger_accuracy_mc, what.declared_distance_m, what.loaded_at, what.delivered_at,
                             what.created_at, what.version, what.delivery});
    } catch (const mysql::sql_error& fault) {
        if (fault.is_duplicate() && fault.constraint() == "shipment_of_delivery_once") return false;
        throw;
    }
    return true;
}

void mysql_transaction::update_shipment(const domain::shipment& what) {
    connection_.execute(update_row, {what.delivered_at, what.version, what.id});
}

}  // namespace chuanpin::logistics::store
