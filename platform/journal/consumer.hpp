// Follows another service's feed. The effect of a page of entries and the move of the cursor share one transaction, so nothing
// is lost, nothing happens twice and nothing reorders, and there is no inbox.
//
// A page is handed over whole, so that a follower can read once and write once for all of its entries. Where that throws (other
// than a fault of infrastructure), the transaction is rolled back and the page is run again entry by entry. An entry whose own
// handling throws parks its aggregate: that entry and later ones of the same aggregate are kept in feed_parked and shown by
// `doctor`; all others go on. A consumer that starts tries them again once.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <boost/asio/any_io_executor.hpp>

#include "platform/base/log.hpp"
#include "platform/base/metrics.hpp"
#include "platform/http/router.hpp"
#include "platform/journal/feed.hpp"
#include "platform/mysql/worker_pool.hpp"

namespace chuanpin::journal {

struct consumer_options {
    std::string feed;    ///< name of the service that is followed, "catalog"; a second follower in one schema: "catalog:purpose"
    std::string schema;  ///< where the effects and the cursor live
    std::size_t page = 200;
    std::chrono::milliseconds wait{1'000};  ///< how long the feed may hold an empty answer
    std::chrono::milliseconds retry{250};   ///< after a fault
    std::chrono::milliseconds gather{100};  ///< after a page that was not full: entries that come meanwhile go together
    std::vector<std::string> types{};       ///< the only ones that are asked for; none named: all. Those in between are passed over
};

/// Applies entries (≥ 1, in their order) inside the transaction, on a database thread. Unknown types are ignored by the caller's
/// own choice. A whole page comes first; after a fault each entry comes alone, so the effect must not depend on where pages end.
using apply_page_function = std::function<void(mysql::session&, std::span<const feed_entry>)>;
/// The same, one entry after the other.
using apply_function = std::function<void(mysql::session&, const feed_entry&)>;
[[nodiscard]] apply_page_function one_by_one(apply_function apply);

class consumer {
public:
    /// `source` is the upstream of the followed service.
    consumer(boost::asio::any_io_executor executor, consumer_options options, http::responder& source, mysql::worker_pool& pool,
             const base::clock& clock, base::random_source& random, base::logger& log, base::metrics& metrics, apply_page_function apply);
    ~consumer();

    void start();
    base::task<void> stop();
    /// One page, now; answers how many entries were applied. For tests.
    base::task<base::result<std::size_t>> pull_once();
    /// The last sequence applied or passed over by this process.
    [[nodiscard]] std::int64_t position() const;
    /// Seconds since the feed was last seen to hold nothing beyond our position; large before the first look.
    [[nodiscard]] std::chrono::milliseconds lag() const;

private:
    struct implementation;
    std::shared_ptr<implementation> implementation_;
};

}  // namespace chuanpin::journal
