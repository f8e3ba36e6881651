#include "gateway/app/list_organisations.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<std::vector<domain::organisation>>> list_organisations::operator()(const base::call_context& context,
                                                                                           organisation_filter filter) {
    std::vector<domain::organisation> found;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        found = transaction.list_organisations(filter);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

base::task<base::result<std::vector<account_view>>> list_accounts::operator()(const base::call_context& context, base::account_id after,
                                                                              std::size_t limit) {
    std::vector<account_view> found;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        found = transaction.list_accounts(context.who->organisation, after, limit);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

}  // namespace chuanpin::gateway::app
