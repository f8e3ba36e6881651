#include "gateway/app/new_session.hpp"

#include "gateway/app/session_token.hpp"

namespace chuanpin::gateway::app {

new_session make_session(domain::member member, domain::client_facts from, base::instant now, base::random_source& random) {
    new_session made{{make_session_token(random), {}, std::move(member), {}}, {}};
    made.opened.principal = domain::principal_of(made.opened.member, now);
    made.opened.token_hash = hash_of_session_token(made.opened.token).value();
    const auto& who = made.opened.member.who;
    made.kept = {made.opened.token_hash, who.id, who.session_epoch, now, now + domain::session_absolute_max, std::move(from)};
    return made;
}

}  // namespace chuanpin::gateway::app
