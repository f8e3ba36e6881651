#include "orders/store/record/mysql_record_store.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view select_organisations =
    "SELECT organisation_id, version, name, county_code, credit_code FROM organisation WHERE organisation_id IN ?";
constexpr std::string_view select_numbers = "SELECT lot_id, number FROM lot WHERE lot_id IN ?";
constexpr std::string_view select_places = R"sql(
SELECT DISTINCT w.code, w.name, w.address
FROM stock_movement m JOIN warehouse w ON w.warehouse_id = m.warehouse_id
WHERE m.order_id = ? AND m.kind = 'held' ORDER BY w.code LIMIT 1000)sql";
// Assigned from left to right: the version last.
constexpr std::string_view know_organisation = R"sql(
INSERT INTO organisation (organisation_id, version, name, county_code, credit_code) VALUES (?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE name = IF(VALUES(version) > version, VALUES(name), name),
                        credit_code = IF(VALUES(version) > version, VALUES(credit_code), credit_code),
                        county_code = IF(VALUES(version) > version, VALUES(county_code), county_code),
                        version = GREATEST(version, VALUES(version)))sql";

template <class Id>
std::vector<mysql::parameters> rows_of(std::span<const Id> ids) {
    std::vector<mysql::parameters> rows;
    for (const auto& id : ids) rows.push_back({id});
    return rows;
}

}  // namespace

std::vector<domain::known_organisation> mysql_record_store::organisations(std::span<const domain::organisation_id> ids) {
    std::vector<domain::known_organisation> found;
    if (ids.empty()) return found;
    auto rows = connection_.query_rows(select_organisations, rows_of(ids));
    while (rows.next())
        found.push_back({rows.id<domain::organisation_id>(0), rows.integer(1), rows.text(2), rows.text(3), rows.optional_text(4)});
    return found;
}

std::map<domain::lot_id, std::string> mysql_record_store::lot_numbers(std::span<const domain::lot_id> ids) {
    std::map<domain::lot_id, std::string> found;
    if (ids.empty()) return found;
    auto rows = connection_.query_rows(select_numbers, rows_of(ids));
    while (rows.next()) found.emplace(rows.id<domain::lot_id>(0), rows.text(1));
    return found;
}

std::vector<domain::dispatch_place> mysql_record_store::dispatched_from(domain::order_id id) {
    std::vector<domain::dispatch_place> found;
    auto rows = connection_.query(select_places, {id});
    while (rows.next()) found.push_back({rows.text(1), rows.text(2)});
    return found;
}

void mysql_record_store::know(const domain::known_organisation& what) {
    connection_.execute(know_organisation, {what.id, what.version, what.name, what.county_code, what.credit_code});
}

}  // namespace chuanpin::orders::store
