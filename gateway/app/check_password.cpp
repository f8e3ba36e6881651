#include "gateway/app/check_password.hpp"

#include "gateway/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"
#include "platform/crypto/password.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<void>> check_password::operator()(const base::call_context& context, const domain::member& member,
                                                          std::string password, std::string address) {
    if (const auto wait = throttle_.wait_of(member.who.login, context.now); wait.count() > 0)
        co_return base::refusal(domain::errors::sign_in_delayed(wait));
    bool fits = false;
    const auto ran = co_await cpu_.run_until(context.deadline, [&] { fits = crypto::verify_password(password, member.who.password_hash); });
    if (!ran) co_return base::refusal(ran.error());
    if (fits) co_return base::result<void>{};
    const auto recorded = co_await record_failure(context, member, std::move(address));
    co_return base::refusal(recorded ? domain::errors::old_password_wrong() : recorded.error());
}

base::task<base::result<void>> check_password::record_failure(const base::call_context& context, const domain::member& member,
                                                              std::string address) {
    throttle_.record_failure(member.who.login, context.now);
    auto claim = base::fresh_receipt("refuse_password", context.now, random_);
    const auto written =
        co_await database_.write(context, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            transaction.record_failed_sign_in(member.who.id, address);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    co_return base::result<void>{};
}

}  // namespace chuanpin::gateway::app
