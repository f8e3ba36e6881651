#include "gateway/app/close_session.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<void>> close_session::operator()(const base::call_context& context, std::string token_hash) {
    auto claim = base::fresh_receipt("close_session", context.now, random_);
    const auto written =
        co_await database_.write(context, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            transaction.close_session(token_hash);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    known_.forget(token_hash);
    co_return co_await sessions_.remove(token_hash);
}

}  // namespace chuanpin::gateway::app
