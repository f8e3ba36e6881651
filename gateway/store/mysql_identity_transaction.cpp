#include "gateway/store/mysql_identity_transaction.hpp"

#include <stdexcept>

#include "gateway/domain/errors.hpp"
#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::string_view organisation_by_id_sql =
    "SELECT id, name, kind, county_code, credit_code, registered_at, superior_id, version, closed_at, contact_sealed, contact_stated_at"
    " FROM organisation WHERE id = ?";
constexpr std::string_view organisation_by_name_sql =
    "SELECT id, name, kind, county_code, credit_code, registered_at, superior_id, version, closed_at FROM organisation WHERE name = ?";
constexpr std::string_view list_organisations_sql =
    "SELECT id, name, kind, county_code, credit_code, registered_at, superior_id, version, closed_at FROM organisation"
    " WHERE id > ? AND (? IS NULL OR kind = ?) AND (? IS NULL OR county_code = ?) AND (? IS NULL OR (closed_at IS NOT NULL) = ?)"
    " ORDER BY id LIMIT ?";
constexpr std::string_view insert_organisation_sql =
    "INSERT INTO organisation (id, name, kind, county_code, credit_code, registered_at, version, contact_sealed, contact_stated_at)"
    " VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)";

constexpr std::string_view member_by_login_sql =
    "SELECT o.id, o.name, o.kind, o.county_code, o.credit_code, o.registered_at, o.superior_id, o.version, o.closed_at,"
    " a.id, a.login, a.display_name, a.password_hash, a.session_epoch, a.registered_at, a.closed_at"
    " FROM account a JOIN organisation o ON o.id = a.organisation_id WHERE a.login = ?";
constexpr std::string_view member_by_session_sql =
    "SELECT o.id, o.name, o.kind, o.county_code, o.credit_code, o.registered_at, o.superior_id, o.version, o.closed_at,"
    " a.id, a.login, a.display_name, a.password_hash, a.session_epoch, a.registered_at, a.closed_at"
    " FROM session s JOIN account a ON a.id = s.account_id AND a.session_epoch = s.epoch"
    " JOIN organisation o ON o.id = a.organisation_id"
    " WHERE s.token_hash = ? AND s.closed_at IS NULL AND s.expires_at > ?";
constexpr std::string_view insert_account_sql =
    "INSERT INTO account (id, organisation_id, login, display_name, password_hash, session_epoch, registered_at, version)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, 1)";

std::optional<mysql::bytes> bytes_or_null(const std::optional<std::string>& content) {
    if (!content) return std::nullopt;
    return mysql::bytes{*content};
}

mysql::bytes binary(std::string_view content) { return {std::string(content)}; }

domain::organisation read_organisation(const mysql::row_set& rows) {
    domain::organisation organisation;
    organisation.id = rows.id<base::organisation_id>(0);
    organisation.name = rows.text(1);
    organisation.kind = domain::parse_organisation_kind(rows.text(2)).value();
    organisation.county_code = rows.text(3);
    organisation.credit_code = rows.optional_text(4);
    organisation.registered_at = rows.instant(5);
    if (!rows.is_null(6)) organisation.superior = rows.id<base::organisation_id>(6);
    organisation.version = rows.integer(7);
    organisation.closed_at = rows.optional_instant(8);
    return organisation;
}

std::optional<domain::organisation> first_organisation(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    return read_organisation(rows);
}

}  // namespace

std::optional<domain::organisation> mysql_identity_transaction::find_organisation(const base::organisation_id& id) {
    auto rows = connection_.query(organisation_by_id_sql, {id});
    if (!rows.next()) return std::nullopt;
    auto organisation = read_organisation(rows);
    organisation.contact_sealed = rows.optional_text(9);
    organisation.contact_stated_at = rows.optional_instant(10);
    return organisation;
}

std::optional<domain::organisation> mysql_identity_transaction::find_organisation_named(std::string_view name) {
    return first_organisation(connection_.query(organisation_by_name_sql, {name}));
}

std::vector<domain::organisation> mysql_identity_transaction::list_organisations(const app::organisation_filter& filter) {
    std::optional<std::string> kind;
    if (filter.kind) kind = domain::name_of(*filter.kind);
    auto rows = connection_.query(list_organisations_sql, {filter.after, kind, kind, filter.county_code, filter.county_code, filter.closed,
                                                           filter.closed, static_cast<std::int64_t>(filter.limit)});
    std::vector<domain::organisation> organisations;
    while (rows.next()) organisations.push_back(read_organisation(rows));
    return organisations;
}

base::result<void> mysql_identity_transaction::add_organisation(const domain::organisation& organisation) {
    try {
        connection_.execute(insert_organisation_sql, {organisation.id, organisation.name, domain::name_of(organisation.kind),
                                                      organisation.county_code, organisation.credit_code, organisation.registered_at,
                                                      bytes_or_null(organisation.contact_sealed), organisation.contact_stated_at});
    } catch (const mysql::sql_error& fault) {
        if (!fault.is_duplicate()) throw;
        if (fault.constraint() == "organisation_name_unique")
            return base::refusal(domain::errors::organisation_name_taken(organisation.name));
        if (fault.constraint() == "organisation_credit_code_unique")
            return base::refusal(domain::errors::credit_code_taken(*organisation.credit_code));
        throw;
    }
    write_change(connection_, context_,
                 {"organisation.registered", "organisation", base::to_wire(organisation.id), 1, organisation_data(organisation)});
    return {};
}

std::optional<domain::member> mysql_identity_transaction::read_member(mysql::row_set rows) {
    if (!rows.next()) return std::nullopt;
    domain::member member;
    member.of = read_organisation(rows);
    member.who.id = rows.id<base::account_id>(9);
    member.who.organisation = member.of.id;
    member.who.login = rows.text(10);
    member.who.display_name = rows.text(11);
    member.who.password_hash = rows.text(12);
    member.who.session_epoch = rows.integer(13);
    member.who.registered_at = rows.instant(14);
    member.who.closed_at = rows.optional_instant(15);
    member.assignments = list_assignments(member.who.id);
    return member;
}

std::optional<domain::member> mysql_identity_transaction::find_member_by_login(std::string_view login) {
    return read_member(connection_.query(member_by_login_sql, {login}));
}

base::result<void> mysql_identity_transaction::add_account(const domain::account& account) {
    try {
        connection_.execute(insert_account_sql, {account.id, account.organisation, account.login, account.display_name,
                                                 account.password_hash, account.session_epoch, account.registered_at});
    } catch (const mysql::sql_error& fault) {
        if (!fault.is_duplicate() || fault.constraint() != "account_login_unique") throw;
        return base::refusal(domain::errors::login_taken(account.login));
    }
    write_change(connection_, context_, {"account.registered", "account", base::to_wire(account.id), 1, account_data(account)});
    return {};
}

std::optional<domain::member> mysql_identity_transaction::find_session_member(std::string_view token_hash, base::instant at) {
    return read_member(connection_.query(member_by_session_sql, {binary(token_hash), at}));
}

}  // namespace chuanpin::gateway::store
