// Webhook endpoints, and what subscribers see of their deliveries, in MariaDB.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/mysql/session.hpp"
#include "platform/mysql/unit_of_work.hpp"

namespace chuanpin::gateway::store {

class mysql_webhook_transaction final : public app::webhook_transaction {
public:
    mysql_webhook_transaction(mysql::session& connection, const base::call_context& context) : connection_(connection), context_(context) {}

    std::size_t count_endpoints_locked(const base::organisation_id& organisation) override;
    void add_endpoint(const domain::webhook_endpoint& endpoint) override;
    std::vector<domain::webhook_endpoint> list_endpoints(const base::organisation_id& organisation) override;
    std::optional<domain::webhook_endpoint> find_endpoint(const domain::webhook_endpoint_id& id) override;
    void remove_endpoint(const domain::webhook_endpoint& endpoint) override;
    std::vector<app::delivery_view> list_deliveries(const domain::webhook_endpoint_id& endpoint, std::int64_t before,
                                                    std::size_t limit) override;

private:
    mysql::session& connection_;
    const base::call_context& context_;
};

using mysql_webhook_unit_of_work = mysql::mysql_unit_of_work<app::webhook_transaction, mysql_webhook_transaction>;

}  // namespace chuanpin::gateway::store
