#include "gateway/app/mark_notice_read.hpp"

#include "gateway/domain/errors.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<base::reply>> mark_notice_read::operator()(const base::call_context& context, base::idempotent<notice_view> answer,
                                                                   domain::notice_id id) {
    co_return co_await database_.write(context, answer.claim, [&](notice_transaction& transaction) -> base::result<std::string> {
        auto seen = transaction.find(*context.who, id);
        if (!seen) return base::refusal(domain::errors::notice_not_found());
        transaction.mark_read(seen->what, context.who->account, context.now);
        if (!seen->read_at) seen->read_at = context.now;
        return answer.encode(*seen);
    });
}

}  // namespace chuanpin::gateway::app
