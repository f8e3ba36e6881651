#include "gateway/app/change_password.hpp"

#include <array>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/password_policy.hpp"

namespace chuanpin::gateway::app {

static_assert(domain::chosen_password_bytes_min == crypto::password_bytes_min);
static_assert(domain::chosen_password_bytes_max == crypto::password_bytes_max);

base::task<base::result<opened_session>> change_password::operator()(const base::call_context& context, domain::member member,
                                                                     new_password asked) {
    if (auto checked = co_await check_old(context, member, asked); !checked) co_return base::refusal(std::move(checked.error()));
    const std::array<std::string_view, 3> words = {member.who.login, member.who.display_name, member.of.name};
    if (const auto fault = domain::fault_of_password(asked.password, words))
        co_return base::refusal(domain::errors::password_refused(*fault));
    std::string hash;
    const auto ran = co_await cpu_.run([&] { hash = crypto::hash_password(asked.password, cost_); });
    if (!ran) co_return base::refusal(ran.error());
    co_return co_await replace(context, std::move(member), asked, hash);
}

base::task<base::result<void>> change_password::check_old(const base::call_context& context, const domain::member& member,
                                                          const new_password& asked) {
    const auto& login = member.who.login;
    if (const auto wait = throttle_.wait_of(login, context.now); wait.count() > 0)
        co_return base::refusal(domain::errors::sign_in_delayed(wait));
    bool fits = false;
    const auto ran = co_await cpu_.run([&] { fits = crypto::verify_password(asked.old_password, member.who.password_hash); });
    if (!ran) co_return base::refusal(ran.error());
    if (fits) co_return base::result<void>{};
    throttle_.record_failure(login, context.now);
    base::receipt claim{"refuse_password", base::to_text(base::make_ulid(context.now, random_)), {}};
    const auto written =
        co_await database_.write(context, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            transaction.record_failed_sign_in(member.who.id, asked.from.address);
            return std::string();
        });
    co_return base::refusal(written ? domain::errors::old_password_wrong() : written.error());
}

base::task<base::result<opened_session>> change_password::replace(const base::call_context& context, domain::member member,
                                                                  const new_password& asked, const std::string& hash) {
    auto made = make_session(std::move(member), asked.from, context.now, random_);
    auto& who = made.opened.member.who;
    base::receipt claim{"change_password", base::to_text(base::make_ulid(context.now, random_)), {}};
    const auto written =
        co_await database_.write(context, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            const auto epoch = transaction.change_password(who.id, who.password_hash, hash);
            if (!epoch) return base::refusal(epoch.error());
            made.kept.epoch = *epoch;
            transaction.open_session(made.kept);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    known_.forget_account(who.id);
    who.session_epoch = made.kept.epoch;
    who.password_hash = hash;
    const auto kept = co_await sessions_.put(made.kept);
    if (!kept) co_return base::refusal(kept.error());
    co_return std::move(made.opened);
}

}  // namespace chuanpin::gateway::app
