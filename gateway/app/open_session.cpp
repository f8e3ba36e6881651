#include "gateway/app/open_session.hpp"

#include <algorithm>

#include "gateway/domain/errors.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<opened_session>> open_session::operator()(const base::call_context& context, credentials given) {
    const auto wait = std::max(throttle_.wait_of(given.login, context.now), addresses_.wait_of(given.from.address, context.now));
    if (wait.count() > 0) co_return base::refusal(domain::errors::sign_in_delayed(wait));
    auto found = co_await find(context, given.login);
    if (!found) co_return base::refusal(std::move(found.error()));
    const auto checked = co_await verify(context.deadline, given.password, found->member);
    if (!checked) co_return base::refusal(checked.error());
    if (!checked->fits) co_return base::refusal(co_await refuse(context, given, found->member));
    std::optional<fitting_code> code;
    if (found->factor) {
        auto fitting = co_await check_factor(context, given, *found);
        if (!fitting) co_return base::refusal(std::move(fitting.error()));
        if (!*fitting) co_return base::refusal(co_await refuse(context, given, found->member));
        code = **std::move(fitting);
    }
    auto opened = co_await open(context, given, *found->member, checked->dearer_hash, code);
    if (opened) throttle_.record_success(given.login);
    co_return opened;
}

base::task<base::result<open_session::candidate>> open_session::find(const base::call_context& context, const std::string& login) {
    candidate found;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        found.member = transaction.find_member_by_login(login);
        // Asked for nobody's as well: an unknown login takes as many statements.
        found.factor = transaction.find_second_factor(found.member ? found.member->who.id : base::account_id{});
        if (found.factor && !found.factor->is_confirmed) found.factor.reset();
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

base::task<base::result<std::optional<fitting_code>>> open_session::check_factor(const base::call_context& context,
                                                                                 const credentials& given, const candidate& found) {
    if (!given.one_time_code) co_return base::refusal(domain::errors::one_time_code_required());
    co_return co_await check_code_(context, found.member->who.id, *found.factor, *given.one_time_code);
}

base::task<base::result<open_session::verdict>> open_session::verify(base::deadline until, const std::string& password,
                                                                     const std::optional<domain::member>& member) {
    const auto hash = member ? member->who.password_hash : crypto::dummy_password_hash();
    verdict found;
    const auto ran = co_await cpu_.run_until(until, [&] {
        found.fits = crypto::verify_password(password, hash) && member && domain::may_sign_in(*member);
        if (found.fits && crypto::is_weaker_than(hash, cost_)) found.dearer_hash = crypto::hash_password(password, cost_);
    });
    if (!ran) co_return base::refusal(ran.error());
    co_return found;
}

base::task<base::error> open_session::refuse(const base::call_context& context, const credentials& given,
                                             const std::optional<domain::member>& member) {
    throttle_.record_failure(given.login, context.now);
    addresses_.record_failure(given.from.address, given.login, context.now);
    const auto account = member ? std::optional(member->who.id) : std::nullopt;
    auto claim = base::fresh_receipt("refuse_sign_in", context.now, random_);
    const auto written =
        co_await database_.write(context, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            transaction.record_failed_sign_in(account, given.from.address);
            return std::string();
        });
    co_return written ? domain::errors::credentials_wrong() : written.error();
}

// First the database, which decides whether the session counts, then the store that keeps it alive: what is missing there is
// no session, so a fault in between leaves nothing open.
base::task<base::result<opened_session>> open_session::open(const base::call_context& context, const credentials& given,
                                                            domain::member member, const std::string& dearer_hash,
                                                            const std::optional<fitting_code>& code) {
    auto made = make_session(std::move(member), given.from, context.now, random_);
    const auto& who = made.opened.member.who;
    auto known = context;
    known.who = made.opened.principal;
    auto claim = base::fresh_receipt("open_session", context.now, random_);
    std::vector<std::string> dropped;
    const auto written =
        co_await database_.write(known, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            if (code && !use_up(transaction, who.id, *code)) return base::refusal(domain::errors::credentials_wrong());
            if (!dearer_hash.empty()) transaction.replace_password_hash(who.id, who.password_hash, dearer_hash);
            dropped = transaction.open_session(made.kept);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    for (const auto& each : dropped) {
        if (auto removed = co_await sessions_.remove(each); !removed) co_return base::refusal(std::move(removed.error()));
    }
    const auto kept = co_await sessions_.put(made.kept);
    if (!kept) co_return base::refusal(kept.error());
    co_return std::move(made.opened);
}

}  // namespace chuanpin::gateway::app
