// The part of mysql_identity_transaction that keeps registrations.
#include "gateway/domain/errors.hpp"
#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::string_view registration_by_id_sql =
    "SELECT id, name, kind, county_code, credit_code, identity_card_masked, identity_card_sealed, identity_card_hash, login, display_name,"
    " password_hash, state, submitted_at, recommended_by, recommended_at, decided_by, decided_at, refusal_reason, organisation_id, version,"
    " contact_sealed"
    " FROM registration WHERE id = ?";
constexpr std::string_view lock_registration_sql =
    "SELECT id, name, kind, county_code, credit_code, identity_card_masked, identity_card_sealed, identity_card_hash, login, display_name,"
    " password_hash, state, submitted_at, recommended_by, recommended_at, decided_by, decided_at, refusal_reason, organisation_id, version,"
    " contact_sealed"
    " FROM registration WHERE id = ? FOR UPDATE";
constexpr std::string_view list_registrations_sql =
    "SELECT id, name, kind, county_code, credit_code, identity_card_masked, identity_card_sealed, identity_card_hash, login, display_name,"
    " password_hash, state, submitted_at, recommended_by, recommended_at, decided_by, decided_at, refusal_reason, organisation_id, version,"
    " contact_sealed"
    " FROM registration WHERE (? IS NULL OR county_code = ?) AND (? IS NULL OR state = ?) AND (? IS NULL OR id < ?)"
    " ORDER BY id DESC LIMIT ?";
constexpr std::string_view insert_registration_sql =
    "INSERT INTO registration (id, name, kind, county_code, credit_code, identity_card_masked, identity_card_sealed, identity_card_hash,"
    " login, display_name, password_hash, state, submitted_at, version, contact_sealed)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view update_registration_sql =
    "UPDATE registration SET identity_card_sealed = ?, identity_card_hash = ?, password_hash = ?, state = ?, recommended_by = ?,"
    " recommended_at = ?, decided_by = ?, decided_at = ?, refusal_reason = ?, organisation_id = ?, version = ?, contact_sealed = ?"
    " WHERE id = ?";
constexpr std::string_view set_identity_card_sql = "UPDATE organisation SET identity_card_hash = ? WHERE id = ?";

constexpr std::string_view lock_queue_sql =
    "INSERT INTO registration_queue (id, version) VALUES (1, 1) ON DUPLICATE KEY UPDATE version = version + 1";
constexpr std::string_view count_open_sql =
    "SELECT COUNT(*) FROM (SELECT id FROM registration WHERE state IN ('submitted', 'recommended') LIMIT ?) open_ones";
constexpr std::string_view find_open_sql =
    "SELECT id FROM registration WHERE state IN ('submitted', 'recommended') AND submitted_at <= ? ORDER BY id LIMIT ?";

std::optional<mysql::bytes> optional_binary(const std::optional<std::string>& content) {
    if (!content) return std::nullopt;
    return mysql::bytes{*content};
}

template <class Id>
std::optional<Id> optional_id(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return rows.id<Id>(column);
}

domain::registration read_registration(const mysql::row_set& rows) {
    domain::registration registration;
    registration.id = rows.id<domain::registration_id>(0);
    registration.name = rows.text(1);
    registration.kind = domain::parse_organisation_kind(rows.text(2)).value();
    registration.county_code = rows.text(3);
    registration.credit_code = rows.optional_text(4);
    registration.identity_card_masked = rows.optional_text(5);
    registration.identity_card_sealed = rows.optional_text(6);
    registration.identity_card_hash = rows.optional_text(7);
    registration.login = rows.text(8);
    registration.display_name = rows.text(9);
    registration.password_hash = rows.optional_text(10);
    registration.state = domain::parse_registration_state(rows.text(11)).value();
    registration.submitted_at = rows.instant(12);
    registration.recommended_by = optional_id<base::account_id>(rows, 13);
    registration.recommended_at = rows.optional_instant(14);
    registration.decided_by = optional_id<base::account_id>(rows, 15);
    registration.decided_at = rows.optional_instant(16);
    registration.refusal_reason = rows.optional_text(17);
    registration.organisation = optional_id<base::organisation_id>(rows, 18);
    registration.version = rows.integer(19);
    registration.contact_sealed = rows.optional_text(20);
    return registration;
}

std::optional<domain::registration> first_registration(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    return read_registration(rows);
}

std::string_view event_of(domain::registration_state state) {
    switch (state) {
        case domain::registration_state::submitted:
            return "registration.submitted";
        case domain::registration_state::recommended:
            return "registration.recommended";
        case domain::registration_state::activated:
            return "registration.activated";
        case domain::registration_state::refused:
            return "registration.refused";
        case domain::registration_state::lapsed:
            return "registration.lapsed";
    }
    return {};
}

void write_registration(mysql::session& connection, const base::call_context& context, const domain::registration& what) {
    write_change(connection, context,
                 {event_of(what.state), "registration", base::to_wire(what.id), what.version, registration_data(what)});
}

}  // namespace

std::size_t mysql_identity_transaction::count_open_registrations_locked(std::size_t limit) {
    connection_.execute(lock_queue_sql);
    auto rows = connection_.query(count_open_sql, {static_cast<std::int64_t>(limit)});
    rows.next();
    return static_cast<std::size_t>(rows.integer(0));
}

std::vector<domain::registration_id> mysql_identity_transaction::find_open_registrations(base::instant until, std::size_t limit) {
    auto rows = connection_.query(find_open_sql, {until, static_cast<std::int64_t>(limit)});
    std::vector<domain::registration_id> found;
    while (rows.next()) found.push_back(rows.id<domain::registration_id>(0));
    return found;
}

void mysql_identity_transaction::add_registration(const domain::registration& what) {
    connection_.execute(
        insert_registration_sql,
        {what.id, what.name, domain::name_of(what.kind), what.county_code, what.credit_code, what.identity_card_masked,
         optional_binary(what.identity_card_sealed), optional_binary(what.identity_card_hash), what.login, what.display_name,
         what.password_hash, domain::name_of(what.state), what.submitted_at, what.version, optional_binary(what.contact_sealed)});
    write_registration(connection_, context_, what);
}

std::optional<domain::registration> mysql_identity_transaction::find_registration(const domain::registration_id& id) {
    return first_registration(connection_.query(registration_by_id_sql, {id}));
}

std::optional<domain::registration> mysql_identity_transaction::lock_registration(const domain::registration_id& id) {
    return first_registration(connection_.query(lock_registration_sql, {id}));
}

void mysql_identity_transaction::update_registration(const domain::registration& after) {
    connection_.execute(update_registration_sql,
                        {optional_binary(after.identity_card_sealed), optional_binary(after.identity_card_hash), after.password_hash,
                         domain::name_of(after.state), after.recommended_by, after.recommended_at, after.decided_by, after.decided_at,
                         after.refusal_reason, after.organisation, after.version, optional_binary(after.contact_sealed), after.id});
    write_registration(connection_, context_, after);
}

std::vector<domain::registration> mysql_identity_transaction::list_registrations(const app::registration_filter& filter) {
    std::optional<std::string> state;
    if (filter.state) state = domain::name_of(*filter.state);
    auto rows = connection_.query(list_registrations_sql, {filter.county_code, filter.county_code, state, state, filter.before,
                                                           filter.before, static_cast<std::int64_t>(filter.limit)});
    std::vector<domain::registration> found;
    while (rows.next()) found.push_back(read_registration(rows));
    return found;
}

base::result<void> mysql_identity_transaction::set_identity_card(const base::organisation_id& id, std::string_view hash) {
    try {
        connection_.execute(set_identity_card_sql, {mysql::bytes{std::string(hash)}, id});
    } catch (const mysql::sql_error& fault) {
        if (!fault.is_duplicate() || fault.constraint() != "organisation_identity_card_unique") throw;
        return base::refusal(domain::errors::identity_card_taken());
    }
    return {};
}

}  // namespace chuanpin::gateway::store
