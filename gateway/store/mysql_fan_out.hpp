// Events become deliveries, in the transaction that moves the feed's cursor.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::gateway::store {

class mysql_fan_out final : public app::fan_out_transaction {
public:
    mysql_fan_out(mysql::session& connection, base::instant now, base::random_source& random)
        : connection_(connection), now_(now), random_(random) {}

    std::vector<app::subscription> lock_subscriptions(std::span<const app::webhook_event> events) override;
    void add_deliveries(std::span<const app::wanted_event> events) override;

private:
    /// An endpoint and an aggregate: its deliveries go one behind the other.
    using lane = std::pair<domain::webhook_endpoint_id, std::string>;
    std::set<lane> find_open_lanes(const std::set<lane>& among);

    mysql::session& connection_;
    base::instant now_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::store
