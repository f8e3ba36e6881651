// Organisations, accounts and sessions in MariaDB.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/mysql/session.hpp"
#include "platform/mysql/unit_of_work.hpp"

namespace chuanpin::gateway::store {

class mysql_identity_transaction final : public app::identity_transaction {
public:
    mysql_identity_transaction(mysql::session& connection, const base::call_context& context)
        : connection_(connection), context_(context) {}

    std::optional<domain::organisation> find_organisation(const base::organisation_id& id) override;
    std::optional<domain::organisation> find_organisation_named(std::string_view name) override;
    base::result<void> add_organisation(const domain::organisation& organisation) override;
    std::vector<domain::organisation> list_organisations(const app::organisation_filter& filter) override;
    std::vector<app::account_view> list_accounts(const base::organisation_id& organisation, const base::account_id& after,
                                                 std::size_t limit) override;
    void lock_tree() override;
    std::vector<base::organisation_id> chain_of(const base::organisation_id& id) override;
    std::size_t levels_below(const base::organisation_id& id) override;
    bool has_open_organisations_below(const base::organisation_id& id) override;
    void set_superior(const domain::organisation& organisation) override;
    void set_contact(const domain::organisation& organisation) override;
    void lock_organisation(const base::organisation_id& id) override;
    std::optional<domain::unit> find_unit(const base::unit_id& id) override;
    std::size_t count_open_units(const base::organisation_id& organisation) override;
    bool has_open_units_below(const base::unit_id& id) override;
    void add_unit(const domain::unit& unit) override;
    void close_unit(const domain::unit& unit) override;
    std::vector<domain::unit> list_units(const base::organisation_id& organisation, const base::unit_id& after, std::size_t limit) override;
    std::optional<domain::member> find_member_by_login(std::string_view login) override;
    base::result<void> add_account(const domain::account& account) override;
    std::optional<domain::account> lock_account(const base::account_id& id) override;
    std::vector<domain::role_assignment> list_assignments(const base::account_id& account) override;
    std::optional<domain::role_assignment> find_assignment(const domain::role_assignment_id& id) override;
    void add_assignment(const domain::role_assignment& assignment) override;
    void end_assignment(const domain::role_assignment_id& id) override;
    void close_account(const domain::account& account) override;
    std::vector<base::account_id> list_open_accounts(const base::organisation_id& organisation) override;
    void close_organisation(const domain::organisation& organisation) override;
    void raise_session_epoch(const base::account_id& id) override;
    std::size_t count_open_registrations_locked(std::size_t limit) override;
    std::vector<domain::registration_id> find_open_registrations(base::instant until, std::size_t limit) override;
    void add_registration(const domain::registration& registration) override;
    std::optional<domain::registration> find_registration(const domain::registration_id& id) override;
    std::optional<domain::registration> lock_registration(const domain::registration_id& id) override;
    void update_registration(const domain::registration& after) override;
    std::vector<domain::registration> list_registrations(const app::registration_filter& filter) override;
    base::result<void> set_identity_card(const base::organisation_id& id, std::string_view hash) override;
    std::vector<std::string> open_session(const domain::session& session) override;
    void close_session(std::string_view token_hash) override;
    std::optional<domain::member> find_session_member(std::string_view token_hash, base::instant at) override;
    std::vector<domain::session> list_sessions(const base::account_id& account, base::instant at) override;
    base::result<std::int64_t> change_password(const base::account_id& account, std::string_view known, std::string_view hash) override;
    void replace_password_hash(const base::account_id& account, std::string_view known, std::string_view hash) override;
    void record_failed_sign_in(const std::optional<base::account_id>& account, std::string_view address) override;
    std::optional<domain::second_factor> find_second_factor(const base::account_id& account) override;
    base::result<void> put_second_factor(const base::account_id& account, std::string_view sealed_secret) override;
    void confirm_second_factor(const base::account_id& account, const std::vector<std::string>& recovery_hashes) override;
    void remove_second_factor(const base::account_id& account) override;
    bool count_one_time_try(const base::account_id& account, base::instant at) override;
    bool use_one_time_step(const base::account_id& account, std::int64_t step) override;
    std::optional<std::string> find_recovery_hash(const base::account_id& account, int number) override;
    bool use_recovery_code(const base::account_id& account, int number, std::string_view hash) override;

private:
    std::optional<domain::member> read_member(mysql::row_set rows);

    mysql::session& connection_;
    const base::call_context& context_;
};

using mysql_identity_unit_of_work = mysql::mysql_unit_of_work<app::identity_transaction, mysql_identity_transaction>;

}  // namespace chuanpin::gateway::store
