#include "orders/store/record/mysql_record_store.hpp"

#include <array>

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

constexpr std::string_view select_contact =
    "SELECT stated_at, sealed FROM organisation_contact WHERE organisation_id = ? AND stated_at <= ? ORDER BY stated_at DESC LIMIT 1";
constexpr std::string_view know_contact = R"sql(
INSERT INTO organisation_contact (organisation_id, stated_at, version, sealed) VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE sealed = IF(VALUES(version) > version, VALUES(sealed), sealed),
                        version = GREATEST(version, VALUES(version)))sql";

constexpr std::array columns = {mysql::sealed_texts{
    .name = "organisation_contact.sealed",
    .numbered = true,
    .lock =
        "SELECT position, sealed FROM organisation_contact WHERE position > ? AND sealed IS NOT NULL ORDER BY position LIMIT ? FOR UPDATE",
    .save = "UPDATE organisation_contact SET sealed = ? WHERE position = ?",
    .count = "SELECT COUNT(*) FROM organisation_contact WHERE sealed IS NOT NULL",
    .of_key = "SELECT COUNT(*) FROM organisation_contact WHERE LEFT(sealed, 5) = ?"}};
static_assert(crypto::keyed_box_header_bytes == 5);  // as the statements say

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

std::optional<domain::sealed_contact> mysql_record_store::contact_of(domain::organisation_id id, base::instant at) {
    auto rows = connection_.query(select_contact, {id, at});
    if (!rows.next()) return std::nullopt;
    return domain::sealed_contact{rows.instant(0), rows.optional_text(1)};
}

void mysql_record_store::know(const domain::known_organisation& what) {
    connection_.execute(know_organisation, {what.id, what.version, what.name, what.county_code, what.credit_code});
}

void mysql_record_store::know(domain::organisation_id id, std::int64_t version, const domain::sealed_contact& what) {
    std::optional<mysql::bytes> sealed;
    if (what.sealed) sealed = mysql::bytes{*what.sealed};
    connection_.execute(know_contact, {id, what.stated_at, version, sealed});
}

std::span<const mysql::sealed_texts> sealed_contacts() { return columns; }

}  // namespace chuanpin::orders::store
