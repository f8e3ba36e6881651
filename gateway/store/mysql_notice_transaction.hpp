// Notices, read marks and preferences in MariaDB. The row of an organisation's inbox is locked before any of its notices changes.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/mysql/session.hpp"
#include "platform/mysql/unit_of_work.hpp"

namespace chuanpin::gateway::store {

class mysql_notice_transaction final : public app::notice_transaction {
public:
    mysql_notice_transaction(mysql::session& connection, const base::call_context& context) : connection_(connection), context_(context) {}

    app::standing_notices lock_for(std::span<const domain::notice> fresh, std::span<const app::task_subject> ending) override;
    void keep(std::span<const app::notice_change> changes) override;
    std::optional<domain::notice> lock(const domain::notice_id& id) override;
    void note_step(const domain::notice& what, domain::clock_step step) override;
    void send(std::span<const domain::notice_id> which, std::string_view cause) override;
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
    void lock_inboxes(const std::set<base::organisation_id>& organisations);
    std::vector<domain::notice> find_tasks(const std::vector<mysql::parameters>& subjects);
    std::set<app::notice_cause> find_told(std::span<const domain::notice> fresh);
    /// The number of each change, of its own inbox; in one piece for each inbox.
    std::vector<std::int64_t> take_numbers(std::span<const app::notice_change> changes);
    void write_journal(std::span<const app::notice_change> changes);
    void cancel_unsent(std::span<const domain::notice_id> which);

    mysql::session& connection_;
    const base::call_context& context_;
};

using mysql_notice_unit_of_work = mysql::mysql_unit_of_work<app::notice_transaction, mysql_notice_transaction>;

}  // namespace chuanpin::gateway::store
