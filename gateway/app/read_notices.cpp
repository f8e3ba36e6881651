#include "gateway/app/read_notices.hpp"

#include <algorithm>

#include "gateway/domain/errors.hpp"

namespace chuanpin::gateway::app {

namespace {

/// Kept back from the caller's deadline for reading and sending the page.
constexpr std::chrono::milliseconds answer_reserve{250};

}  // namespace

base::task<base::result<std::vector<notice_view>>> list_notices::operator()(const base::call_context& context, notice_question asked) {
    std::vector<notice_view> found;
    const auto read = co_await database_.read(context, [&](notice_transaction& transaction) -> base::result<void> {
        found = transaction.list(*context.who, asked);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

base::task<base::result<whole_notice>> read_notice::operator()(const base::call_context& context, domain::notice_id id) {
    whole_notice found;
    const auto read = co_await database_.read(context, [&](notice_transaction& transaction) -> base::result<void> {
        auto seen = transaction.find(*context.who, id);
        if (!seen) return base::refusal(domain::errors::notice_not_found());
        found = {*std::move(seen), transaction.list_deliveries(id)};
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

base::task<base::result<notice_summary>> summarise_notices::operator()(const base::call_context& context) {
    notice_summary summary;
    const auto read = co_await database_.read(context, [&](notice_transaction& transaction) -> base::result<void> {
        summary = transaction.summarise(*context.who);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return summary;
}

base::task<base::result<std::vector<notice_view>>> follow_notices::operator()(const base::call_context& context, std::int64_t after,
                                                                              std::chrono::milliseconds wait) {
    const auto until = std::min(std::chrono::steady_clock::now() + std::min(wait, feed_wait_max), context.deadline - answer_reserve);
    for (;;) {
        const auto mark = news_.mark();
        std::vector<notice_view> changed;
        const auto read = co_await database_.read(context, [&](notice_transaction& transaction) -> base::result<void> {
            changed = transaction.list_changed(*context.who, after, feed_page_max);
            return {};
        });
        if (!read) co_return base::refusal(read.error());
        if (!changed.empty() || std::chrono::steady_clock::now() >= until) co_return changed;
        co_await news_.wait_beyond(mark, until);
    }
}

}  // namespace chuanpin::gateway::app
