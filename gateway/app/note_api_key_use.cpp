#include "gateway/app/note_api_key_use.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<void>> note_api_key_use(api_key_unit_of_work& database, base::random_source& random,
                                                const base::call_context& context, const domain::api_key& key) {
    if (key.last_used_at && context.now - *key.last_used_at < domain::api_key_use_interval) co_return base::result<void>{};
    auto claim = base::fresh_receipt("note_api_key_use", context.now, random);
    const auto written =
        co_await database.write(context, std::move(claim), [&](api_key_transaction& transaction) -> base::result<std::string> {
            transaction.note_api_key_use(key.id, context.now);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    co_return base::result<void>{};
}

}  // namespace chuanpin::gateway::app
