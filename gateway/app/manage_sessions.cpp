#include "gateway/app/manage_sessions.hpp"

#include <algorithm>

#include "gateway/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<std::vector<session_view>>> list_sessions::operator()(const base::call_context& context, std::string own_hash) {
    std::vector<domain::session> open;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        open = transaction.list_sessions(context.who->account, context.now);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    std::vector<std::string> hashes;
    for (const auto& each : open) hashes.push_back(each.token_hash);
    const auto used = co_await sessions_.last_used(hashes);
    if (!used) co_return base::refusal(used.error());
    std::vector<session_view> views;
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto& each = open[i];
        const auto seen = used->at(i);
        if (!seen || context.now - *seen > domain::session_idle_max) continue;
        views.push_back(
            {domain::id_of_session(each.token_hash), each.opened_at, *seen, each.expires_at, each.from, each.token_hash == own_hash});
    }
    co_return views;
}

base::task<base::result<void>> revoke_session::operator()(const base::call_context& context, domain::session_id id) {
    std::string token_hash;
    const auto written = co_await database_.write(
        context, base::fresh_receipt("revoke_session", context.now, random_),
        [&](identity_transaction& transaction) -> base::result<std::string> {
            const auto open = transaction.list_sessions(context.who->account, context.now);
            const auto found = std::ranges::find(open, id, [](const auto& each) { return domain::id_of_session(each.token_hash); });
            if (found == open.end()) return base::refusal(domain::errors::session_not_found(id));
            token_hash = found->token_hash;
            transaction.close_session(token_hash);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    known_.forget(token_hash);
    co_return co_await sessions_.remove(token_hash);
}

base::task<base::result<void>> revoke_all_sessions::operator()(const base::call_context& context) {
    const auto written = co_await database_.write(context, base::fresh_receipt("revoke_all_sessions", context.now, random_),
                                                  [&](identity_transaction& transaction) -> base::result<std::string> {
                                                      transaction.raise_session_epoch(context.who->account);
                                                      return std::string();
                                                  });
    if (!written) co_return base::refusal(written.error());
    known_.forget_account(context.who->account);
    co_return base::result<void>{};
}

}  // namespace chuanpin::gateway::app
