// The audit in the gateway's journal.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/mysql/session.hpp"
#include "platform/mysql/unit_of_work.hpp"

namespace chuanpin::gateway::store {

class mysql_audit_transaction final : public app::audit_transaction {
public:
    /// Each entry has circumstances of its own; those of the transaction are not needed.
    mysql_audit_transaction(mysql::session& connection, const base::call_context&) : connection_(connection) {}

    void add_refusals(const std::vector<domain::refusal>& refusals) override;
    void add_reads(const std::vector<std::pair<base::call_context, app::personal_read>>& reads) override;
    std::vector<app::audit_entry> list(const app::audit_filter& filter) override;

private:
    mysql::session& connection_;
};

using mysql_audit_unit_of_work = mysql::mysql_unit_of_work<app::audit_transaction, mysql_audit_transaction>;

}  // namespace chuanpin::gateway::store
