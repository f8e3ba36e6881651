// Nonces of signed requests in MariaDB. The primary key decides which of several requests was the first.
#pragma once

#include <functional>
#include <string>

#include "gateway/app/ports.hpp"
#include "platform/mysql/worker_pool.hpp"

namespace chuanpin::gateway::store {

class mysql_request_nonces final : public app::request_nonces {
public:
    mysql_request_nonces(mysql::worker_pool& pool, std::string schema) : pool_(pool), schema_(std::move(schema)) {}

    base::task<base::result<bool>> claim(const base::call_context& context, const domain::api_key_id& key, std::string hash,
                                         base::instant forget_at) override;
    base::task<base::result<std::size_t>> forget(const base::call_context& context, std::size_t limit) override;

private:
    /// One transaction of its own; answers how many rows the statement changed.
    base::task<base::result<std::uint64_t>> change(const base::call_context& context, std::string_view statement, mysql::parameters values);

    mysql::worker_pool& pool_;
    std::string schema_;
};

}  // namespace chuanpin::gateway::store
