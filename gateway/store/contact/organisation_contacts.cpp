// The part of mysql_identity_transaction that keeps the contacts of organisations, and where they lie.
#include "gateway/store/contact/organisation_contacts.hpp"

#include <array>

#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"

namespace chuanpin::gateway::store {
namespace {

constexpr std::string_view set_contact_sql = "UPDATE organisation SET contact_sealed = ?, contact_stated_at = ?, version = ? WHERE id = ?";

constexpr std::array columns = {
    mysql::sealed_texts{
        .name = "organisation.contact_sealed",
        .lock = "SELECT id, contact_sealed FROM organisation WHERE id > ? AND contact_sealed IS NOT NULL ORDER BY id LIMIT ? FOR UPDATE",
        .save = "UPDATE organisation SET contact_sealed = ? WHERE id = ?",
        .count = "SELECT COUNT(*) FROM organisation WHERE contact_sealed IS NOT NULL",
        .of_key = "SELECT COUNT(*) FROM organisation WHERE LEFT(contact_sealed, 5) = ?"},
    mysql::sealed_texts{
        .name = "registration.contact_sealed",
        .lock = "SELECT id, contact_sealed FROM registration WHERE id > ? AND contact_sealed IS NOT NULL ORDER BY id LIMIT ? FOR UPDATE",
        .save = "UPDATE registration SET contact_sealed = ? WHERE id = ?",
        .count = "SELECT COUNT(*) FROM registration WHERE contact_sealed IS NOT NULL",
        .of_key = "SELECT COUNT(*) FROM registration WHERE LEFT(contact_sealed, 5) = ?"},
};
static_assert(crypto::keyed_box_header_bytes == 5);  // as the statements say

}  // namespace

std::span<const mysql::sealed_texts> sealed_contacts() { return columns; }

void mysql_identity_transaction::set_contact(const domain::organisation& organisation) {
    std::optional<mysql::bytes> sealed;
    if (organisation.contact_sealed) sealed = mysql::bytes{*organisation.contact_sealed};
    connection_.execute(set_contact_sql, {sealed, organisation.contact_stated_at, organisation.version, organisation.id});
    write_change(connection_, context_,
                 {"organisation.contact_changed", "organisation", base::to_wire(organisation.id), organisation.version,
                  organisation_data(organisation)});
}

}  // namespace chuanpin::gateway::store
