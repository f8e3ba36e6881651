// Notices, read marks and preferences in MariaDB. The row of an organisation's inbox is locked before any of its notices changes.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/mysql/session.hpp"
#include "platform/mysql/unit_of_work.hpp"

namespace chuanpin::gateway::store {

class mysql_notice_transaction final : public app::notice_transaction {
public:
    mysql_notice_transaction(mysql::session& connection, const base::call_context& context) : connection_(connection), context_(context) {}

    bool add(const domain::notice& what) override;
    std::vector<domain::notice> lock_tasks(std::string_view about_id, std::string_view kind) override;
    std::optional<domain::notice> lock(const domain::notice_id& id) override;
    void change(const domain::notice& what) override;
    void note_step(const domain::notice& what, domain::clock_step step) override;
    void send(const domain::notice& what, std::string_view cause) override;
    std::vector<domain::notice_id> find_due(base::instant at, std::size_t limit) override;

    std::vector<app::notice_view> list(const base::principal& who, const app::notice_question& asked) override;
    std::vector<app::notice_view> list_changed(const base::principal& who, std::int64_t after, std::size_t limit) override;
    app::notice_summary summarise(const base::principal& who) override;
    std::optional<app::notice_view> find(const base::principal& who, const domain::notice_id& id) override;
    std::vector<app::notice_delivery_view> list_deliveries(const domain::notice_id& id) override;
    void mark_read(const domain::notice& what, const base::account_id& account, base::instant at) override;

    domain::notice_preferences find_preferences(const base::organisation_id& organisation) override;
    void save_preferences(const domain::notice_preferences& preferences) override;

private:
    /// Locks the inbox and answers its next number.
    std::int64_t next_number(const base::organisation_id& organisation);
    void lock_inbox(const base::organisation_id& organisation);
    void cancel_unsent(const domain::notice_id& id);

    mysql::session& connection_;
    const base::call_context& context_;
};

using mysql_notice_unit_of_work = mysql::mysql_unit_of_work<app::notice_transaction, mysql_notice_transaction>;

}  // namespace chuanpin::gateway::store
