#include "gateway/app/change_password.hpp"

#include <array>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/identity/password_policy.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

static_assert(domain::chosen_password_bytes_min == crypto::password_bytes_min);
static_assert(domain::chosen_password_bytes_max == crypto::password_bytes_max);

base::task<base::result<opened_session>> change_password::operator()(const base::call_context& context, domain::member member,
                                                                     new_password asked) {
    if (auto checked = co_await check_(context, member, asked.old_password, asked.from.address); !checked)
        co_return base::refusal(std::move(checked.error()));
    const std::array<std::string_view, 3> words = {member.who.login, member.who.display_name, member.of.name};
    if (const auto fault = domain::fault_of_password(asked.password, words))
        co_return base::refusal(domain::errors::password_refused(*fault));
    std::string hash;
    const auto ran = co_await cpu_.run_until(context.deadline, [&] { hash = crypto::hash_password(asked.password, cost_); });
    if (!ran) co_return base::refusal(ran.error());
    co_return co_await replace(context, std::move(member), asked, hash);
}

base::task<base::result<opened_session>> change_password::replace(const base::call_context& context, domain::member member,
                                                                  const new_password& asked, const std::string& hash) {
    auto made = make_session(std::move(member), asked.from, context.now, random_);
    auto& who = made.opened.member.who;
    auto claim = base::fresh_receipt("change_password", context.now, random_);
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
