// Events become deliveries, in the transaction that moves the feed's cursor.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::gateway::store {

class mysql_fan_out final : public app::fan_out_transaction {
public:
    mysql_fan_out(mysql::session& connection, base::instant now, base::random_source& random)
        : connection_(connection), now_(now), random_(random) {}

    std::vector<app::subscription> lock_subscriptions(const app::webhook_event& event) override;
    void add_deliveries(const app::webhook_event& event, std::span<const domain::webhook_endpoint_id> endpoints) override;

private:
    mysql::session& connection_;
    base::instant now_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::store
