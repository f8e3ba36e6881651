// Messages that are due, in MariaDB: leased with SKIP LOCKED, so that processes share them without waiting.
#pragma once

#include <functional>
#include <string>

#include "gateway/app/ports.hpp"
#include "platform/base/random.hpp"
#include "platform/mysql/worker_pool.hpp"

namespace chuanpin::gateway::store {

class mysql_notice_queue final : public app::notice_queue {
public:
    mysql_notice_queue(mysql::worker_pool& pool, std::string schema, base::random_source& random)
        : pool_(pool), schema_(std::move(schema)), random_(random) {}

    base::task<base::result<std::vector<app::leased_notice>>> lease(std::size_t limit, base::instant at) override;
    base::task<base::result<void>> record(const app::leased_notice& what, const domain::notice_verdict& next, std::string_view fault,
                                          base::instant at) override;

private:
    /// One transaction of its own. A deadlock is answered as unavailable: whoever asks looks again soon.
    base::task<base::result<void>> transact(std::function<void(mysql::session&)> work);

    mysql::worker_pool& pool_;
    std::string schema_;
    base::random_source& random_;
};

}  // namespace chuanpin::gateway::store
