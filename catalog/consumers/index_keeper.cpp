#include "catalog/consumers/index_keeper.hpp"

#include <utility>

#include "catalog/consumers/changed_products_json.hpp"
#include "platform/journal/background_loop.hpp"

namespace chuanpin::catalog::consumers {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds wait{400};
constexpr milliseconds retry{1'000};
constexpr milliseconds without_lock{2'000};

}  // namespace

struct index_keeper::implementation {
    own_journal journal;
    app::index_products& index;
    std::function<base::task<std::int64_t>()> sealed;
    base::logger& log;
    journal::background_loop loop;

    // An exception (of the files, of the database) is a fault like any other: it is told and tried again.
    base::task<milliseconds> turn() {
        std::string fault;
        try {
            const auto done = co_await keep();
            if (done) co_return *done;
            fault = done.error().detail;
        } catch (const std::exception& exception) {
            fault = exception.what();
        }
        log.write(base::log_level::warning, "catalog.index_not_kept", {{"message", fault}});
        co_return retry;
    }

    base::task<base::result<milliseconds>> keep() {
        const auto may = co_await index.may_write();
        if (!may) co_return base::refusal(may.error());
        if (!*may) co_return without_lock;
        const auto position = co_await index.position();
        if (!position) co_return base::refusal(position.error());
        const auto done = *position ? co_await follow(**position) : co_await build();
        if (!done) co_return base::refusal(done.error());
        co_return milliseconds(0);
    }

    base::task<base::result<void>> build() {
        const auto position = co_await sealed();
        log.write(base::log_level::information, "catalog.index_building", {{"position", position}});
        const auto done = co_await index.build(position);
        if (done) log.write(base::log_level::information, "catalog.index_built", {{"position", position}});
        co_return done;
    }

    base::task<base::result<void>> follow(std::int64_t position) {
        const auto from = position;
        const auto page = co_await journal.after(from, wait);
        if (!page) co_return base::refusal(page.error());
        std::vector<domain::product_id> changed;
        for (const auto& entry : page->entries) {
            for (const auto& wire : changed_products(entry)) {
                if (const auto id = base::parse_id<domain::product_id>(wire)) changed.push_back(*id);
            }
            position = entry.sequence;
        }
        co_return co_await index.update(std::move(changed), from, position);
    }
};

index_keeper::index_keeper(boost::asio::any_io_executor executor, own_journal journal, app::index_products& index,
                           std::function<base::task<std::int64_t>()> sealed, base::logger& log)
    : implementation_(new implementation{std::move(journal), index, std::move(sealed), log, journal::background_loop(executor)}) {}

index_keeper::~index_keeper() = default;

void index_keeper::start() {
    implementation_->loop.start([self = implementation_] { return self->turn(); });
}

base::task<void> index_keeper::stop() { return implementation_->loop.stop(); }

}  // namespace chuanpin::catalog::consumers
