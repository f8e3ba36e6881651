#include "gateway/app/check_one_time_code.hpp"

#include <stdexcept>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/recovery_code.hpp"
#include "platform/base/fresh_receipt.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/crypto/hmac_sha1.hpp"
#include "platform/crypto/password.hpp"

namespace chuanpin::gateway::app {

std::string one_time_code(std::string_view secret, std::int64_t step) {
    return domain::code_of_mac(crypto::hmac_sha1(secret, domain::message_of_step(step)));
}

bool use_up(identity_transaction& transaction, const base::account_id& account, const fitting_code& code) {
    return code.step ? transaction.use_one_time_step(account, *code.step) : transaction.use_recovery_code(account, code.number, code.hash);
}

base::task<base::result<std::optional<fitting_code>>> check_one_time_code::operator()(const base::call_context& context,
                                                                                      base::account_id account,
                                                                                      domain::second_factor factor, std::string text) {
    if (auto counted = co_await count_try(context, account); !counted) co_return base::refusal(std::move(counted.error()));
    if (domain::looks_like_code(text)) co_return match_step(factor, text, context.now);
    co_return co_await match_recovery(context, account, text);
}

// The refusal would roll the count back, so the transaction commits and says in its answer how it went.
base::task<base::result<void>> check_one_time_code::count_try(const base::call_context& context, const base::account_id& account) {
    auto claim = base::fresh_receipt("count_one_time_try", context.now, random_);
    const auto counted =
        co_await database_.write(context, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            return transaction.count_one_time_try(account, context.now) ? "counted" : "too many";
        });
    if (!counted) co_return base::refusal(counted.error());
    if (counted->body != "counted") co_return base::refusal(domain::errors::one_time_codes_exhausted());
    co_return base::result<void>{};
}

std::optional<fitting_code> check_one_time_code::match_step(const domain::second_factor& factor, std::string_view text,
                                                            base::instant at) const {
    const auto secret = box_.open(factor.sealed_secret);
    if (!secret) throw std::runtime_error("a one-time secret was sealed with a key that is gone");
    const auto step = domain::step_of(at);
    for (const auto candidate : {step, step - 1}) {
        if (candidate > factor.last_step && crypto::equal_in_constant_time(one_time_code(*secret, candidate), text))
            return fitting_code{candidate, 0, {}};
    }
    return std::nullopt;
}

base::task<base::result<std::optional<fitting_code>>> check_one_time_code::match_recovery(const base::call_context& context,
                                                                                          const base::account_id& account,
                                                                                          const std::string& text) {
    const auto code = domain::parse_recovery_code(text);
    if (!code) co_return std::nullopt;
    std::optional<std::string> hash;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        hash = transaction.find_recovery_hash(account, code->number);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    if (!hash) co_return std::nullopt;
    bool fits = false;
    const auto ran = co_await cpu_.run_until(context.deadline, [&] { fits = crypto::verify_password(code->letters, *hash); });
    if (!ran) co_return base::refusal(ran.error());
    if (!fits) co_return std::nullopt;
    co_return fitting_code{std::nullopt, code->number, *std::move(hash)};
}

}  // namespace chuanpin::gateway::app
