// The job that keeps the index of products: takes the lock of writing, builds what is missing, follows the service's own journal.
// A change is found within a second; without the lock it waits for the process that has it to end.
#pragma once

#include <memory>

#include <boost/asio/any_io_executor.hpp>

#include "catalog/app/index_products.hpp"
#include "catalog/consumers/own_journal.hpp"
#include "platform/base/log.hpp"

namespace chuanpin::catalog::consumers {

class index_keeper {
public:
    /// `sealed` answers the journal's last sequence. I/O thread only.
    index_keeper(boost::asio::any_io_executor executor, own_journal journal, app::index_products& index,
                 std::function<base::task<std::int64_t>()> sealed, base::logger& log);
    ~index_keeper();

    void start();
    base::task<void> stop();

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

}  // namespace chuanpin::catalog::consumers
