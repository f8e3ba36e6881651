// Follows the service's own journal and tells which products changed, wherever the change was committed.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/any_io_executor.hpp>

#include "platform/base/log.hpp"
#include "platform/http/router.hpp"

namespace chuanpin::catalog::consumers {

class product_changes {
public:
    /// `feed` is the handler of the own journal's feed. `changed` gets a product's wire id; `looked` the moment at which the
    /// journal was last seen whole. Both are called on the I/O thread.
    product_changes(boost::asio::any_io_executor executor, chuanpin::http::handler feed, const base::clock& clock, base::logger& log,
                    std::function<void(const std::string& product)> changed,
                    std::function<void(std::chrono::steady_clock::time_point)> looked);
    ~product_changes();

    /// Entries up to what `begin` answers are of no interest: nothing was read before them.
    void start(std::function<base::task<std::int64_t>()> begin);
    base::task<void> stop();

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

}  // namespace chuanpin::catalog::consumers
