#include "gateway/app/open_session.hpp"

#include <memory>

#include "gateway/app/session_token.hpp"
#include "gateway/domain/errors.hpp"
#include "platform/crypto/password.hpp"

namespace chuanpin::gateway::app {

base::task<base::result<opened_session>> open_session::operator()(const base::call_context& context, credentials given) {
    if (const auto wait = throttle_.wait_of(given.login, context.now); wait.count() > 0)
        co_return base::refusal(domain::errors::sign_in_delayed(wait));
    auto member = co_await find(context, given.login);
    if (!member) co_return base::refusal(std::move(member.error()));
    const auto fits = co_await verify(given.password, *member);
    if (!fits) co_return base::refusal(fits.error());
    if (!*fits) {
        throttle_.record_failure(given.login, context.now);
        co_return base::refusal(domain::errors::credentials_wrong());
    }
    throttle_.record_success(given.login);
    co_return co_await open(context, **std::move(member));
}

base::task<base::result<std::optional<domain::member>>> open_session::find(const base::call_context& context, const std::string& login) {
    std::optional<domain::member> found;
    const auto read = co_await database_.read(context, [&](identity_transaction& transaction) -> base::result<void> {
        found = transaction.find_member_by_login(login);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    co_return found;
}

base::task<base::result<bool>> open_session::verify(const std::string& password, const std::optional<domain::member>& member) {
    const auto hash = member ? member->who.password_hash : crypto::dummy_password_hash();
    bool fits = false;
    const auto ran = co_await cpu_.run([&] { fits = crypto::verify_password(password, hash); });
    if (!ran) co_return base::refusal(ran.error());
    co_return fits&& member&& domain::may_sign_in(*member);
}

// First the database, which decides whether the session counts, then the store that keeps it alive: what is missing there is
// no session, so a fault in between leaves nothing open.
base::task<base::result<opened_session>> open_session::open(const base::call_context& context, domain::member member) {
    opened_session opened{make_session_token(random_), {}, std::move(member), {}};
    opened.principal = domain::principal_of(opened.member, context.now);
    opened.token_hash = *hash_of_session_token(opened.token);
    const domain::session session{opened.token_hash, opened.member.who.id, opened.member.who.session_epoch, context.now,
                                  context.now + domain::session_absolute_max};
    auto known = context;
    known.who = opened.principal;
    const base::ulid run = base::make_ulid(context.now, random_);
    base::receipt claim{"open_session", base::to_text(run), {}};
    const auto written =
        co_await database_.write(known, std::move(claim), [&](identity_transaction& transaction) -> base::result<std::string> {
            transaction.open_session(session);
            return std::string();
        });
    if (!written) co_return base::refusal(written.error());
    const auto kept = co_await sessions_.put(session);
    if (!kept) co_return base::refusal(kept.error());
    co_return opened;
}

}  // namespace chuanpin::gateway::app
