#include "catalog/consumers/product_changes.hpp"

#include <string>
#include <utility>

#include "catalog/consumers/changed_products_json.hpp"
#include "catalog/consumers/own_journal.hpp"
#include "platform/journal/background_loop.hpp"

namespace chuanpin::catalog::consumers {

namespace web = chuanpin::http;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

// Shorter than the second for which a look is trusted (http/encoded_cache.hpp), with room for a slow answer.
constexpr milliseconds wait{400};
constexpr milliseconds retry{250};

}  // namespace

struct product_changes::implementation {
    own_journal journal;
    base::logger& log;
    std::function<void(const std::string&)> changed;
    std::function<void(steady_clock::time_point)> looked;
    journal::background_loop loop;
    std::function<base::task<std::int64_t>()> begin{};
    std::int64_t position = 0;

    base::task<milliseconds> turn() {
        std::string fault;
        try {
            if (const auto first = std::exchange(begin, nullptr)) position = co_await first();
            fault = co_await look();
        } catch (const std::exception& exception) {
            fault = exception.what();
        }
        if (fault.empty()) co_return milliseconds(0);
        log.write(base::log_level::warning, "catalog.journal_unseen", {{"message", fault}});
        co_return retry;
    }

    // The fault, or nothing. The page was read from the database after `begun`: what was sealed by then has been seen.
    base::task<std::string> look() {
        const auto begun = steady_clock::now();
        const auto page = co_await journal.after(position, wait);
        if (!page) co_return page.error().detail;
        for (const auto& entry : page->entries) {
            for (const auto& product : changed_products(entry)) changed(product);
            position = entry.sequence;
        }
        if (position >= page->last_sequence) looked(begun);
        co_return std::string();
    }
};

product_changes::product_changes(boost::asio::any_io_executor executor, web::handler feed, const base::clock& clock, base::logger& log,
                                 std::function<void(const std::string&)> changed, std::function<void(steady_clock::time_point)> looked)
    : implementation_(new implementation{own_journal(std::move(feed), clock), log, std::move(changed), std::move(looked),
                                         journal::background_loop(executor)}) {}

product_changes::~product_changes() = default;

void product_changes::start(std::function<base::task<std::int64_t>()> begin) {
    implementation_->begin = std::move(begin);
    implementation_->loop.start([self = implementation_] { return self->turn(); });
}

base::task<void> product_changes::stop() { return implementation_->loop.stop(); }

}  // namespace chuanpin::catalog::consumers
