// Deliveries that are due, in MariaDB: leased by endpoint with SKIP LOCKED, so that processes share them without waiting.
//
// The endpoint's row is the lock of everything that belongs to it: leasing, ending a delivery and starting the next one of its
// aggregate happen under it, so limits and order hold over all processes.
#pragma once

#include <string>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/mysql/worker_pool.hpp"

namespace chuanpin::gateway::store {

class mysql_delivery_queue final : public app::delivery_queue {
public:
    mysql_delivery_queue(mysql::worker_pool& pool, std::string schema, base::random_source& random)
        : pool_(pool), schema_(std::move(schema)), random_(random) {}

    base::task<base::result<std::vector<app::leased_delivery>>> lease(std::size_t limit, base::instant at) override;
    base::task<base::result<void>> record(const app::leased_delivery& delivery, const domain::attempt& made, const domain::verdict& next,
                                          base::instant at) override;

private:
    /// Runs `work` in one transaction of its own; deadlocks and lock timeouts run it again.
    base::task<base::result<void>> transact(std::function<void(mysql::session&)> work);

    mysql::worker_pool& pool_;
    std::string schema_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::store
