// The service's own journal, read page by page.
#pragma once

#include <chrono>

#include "platform/base/time.hpp"
#include "platform/http/router.hpp"
#include "platform/journal/feed_page.hpp"

namespace chuanpin::catalog::consumers {

class own_journal {
public:
    /// `feed` is the handler of the journal's feed.
    own_journal(chuanpin::http::handler feed, const base::clock& clock) : feed_(std::move(feed)), clock_(clock) {}

    /// Sealed entries after `position`; waits for the first one at most so long. Errors: those of the feed.
    base::task<base::result<journal::feed_page>> after(std::int64_t position, std::chrono::milliseconds wait);

private:
    chuanpin::http::handler feed_;
    const base::clock& clock_;
};

}  // namespace chuanpin::catalog::consumers
