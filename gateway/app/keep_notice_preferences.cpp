#include "gateway/app/keep_notice_preferences.hpp"

#include <algorithm>

#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<domain::notice_preferences>> read_notice_preferences::operator()(const base::call_context& context) {
    domain::notice_preferences found;
    const auto read = co_await database_.read(context, [&](notice_transaction& transaction) -> base::result<void> {
        found = transaction.find_preferences(context.who->organisation);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

base::task<base::result<domain::notice_preferences>> set_notice_preferences::operator()(const base::call_context& context,
                                                                                        wanted_preferences wanted) {
    domain::notice_preferences preferences{context.who->organisation, {}, std::move(wanted.muted_kinds)};
    for (const auto& [channel, address] : wanted.addresses)
        preferences.contacts.push_back({channel, box_.seal(address, random_), domain::mask_contact_address(channel, address)});
    std::ranges::sort(preferences.muted_kinds);
    const auto [doubles, end] = std::ranges::unique(preferences.muted_kinds);
    preferences.muted_kinds.erase(doubles, end);
    auto claim = base::fresh_receipt("set_notice_preferences", context.now, random_);
    const auto written =
        co_await database_.write(context, std::move(claim), [&](notice_transaction& transaction) -> base::result<std::string> {
            transaction.save_preferences(preferences);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    co_return preferences;
}

}  // namespace chuanpin::gateway::app
