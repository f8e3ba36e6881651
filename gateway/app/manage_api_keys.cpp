#include "gateway/app/manage_api_keys.hpp"

#include "gateway/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<std::vector<domain::api_key>>> list_api_keys::operator()(const base::call_context& context) {
    std::vector<domain::api_key> keys;
    const auto read = co_await database_.read(context, [&](api_key_transaction& transaction) -> base::result<void> {
        keys = transaction.list_api_keys(context.who->organisation);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return keys;
}

base::task<base::result<void>> revoke_api_key::operator()(const base::call_context& context, domain::api_key_id id) {
    auto claim = base::fresh_receipt("revoke_api_key", context.now, random_);
    const auto written =
        co_await database_.write(context, std::move(claim), [&](api_key_transaction& transaction) -> base::result<std::string> {
            if (auto revoked = transaction.revoke_api_key(context.who->organisation, id); !revoked)
                return base::refusal(std::move(revoked.error()));
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    known_.forget(id);
    co_return base::result<void>{};
}

}  // namespace chuanpin::gateway::app
