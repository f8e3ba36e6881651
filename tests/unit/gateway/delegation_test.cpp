#include <catch.hpp>

#include "gateway/domain/identity/delegation.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway::domain;
using namespace std::chrono_literals;
using tests::numbered;

namespace {

const base::instant now = tests::manual_clock().now();

role_assignment source_of() {
    role_assignment source;
    source.id = numbered<role_assignment_id>(1);
    source.account = numbered<base::account_id>(1);
    source.what = role::approver;
    source.valid_from = now - 1h;
    return source;
}

std::string refusal_of(const role_assignment& source, base::instant from, std::optional<base::instant> to, unsigned char account = 2) {
    auto lent = source;
    lent.id = numbered<role_assignment_id>(2);
    lent.account = numbered<base::account_id>(account);
    lent.valid_from = from;
    lent.valid_to = to;
    const auto fits = may_delegate(source, lent, now);
    return fits ? std::string("ok") : fits.error().code;
}

}  // namespace

TEST_CASE("a role is lent for ninety days at most, from now on, with an end", "[gateway][domain]") {
    const auto source = source_of();
    CHECK(refusal_of(source, now, now + delegation_max) == "ok");
    CHECK(refusal_of(source, now, now + delegation_max + 1us) == "delegation-period-invalid");
    CHECK(refusal_of(source, now, std::nullopt) == "delegation-period-invalid");
    CHECK(refusal_of(source, now, now) == "delegation-period-invalid");
    CHECK(refusal_of(source, now - 1us, now + 1h) == "delegation-period-invalid");
    CHECK(refusal_of(source, now + 1h, now + 2h) == "ok");
}

TEST_CASE("what is lent ends no later than what it was lent from", "[gateway][domain]") {
    auto source = source_of();
    source.valid_to = now + 1h;
    CHECK(refusal_of(source, now, now + 1h) == "ok");
    CHECK(refusal_of(source, now, now + 1h + 1us) == "delegation-period-invalid");
}

TEST_CASE("only a role that somebody holds himself is lent, and to another", "[gateway][domain]") {
    auto source = source_of();
    CHECK(refusal_of(source, now, now + 1h, 1) == "same-person");
    source.delegated_from = numbered<role_assignment_id>(9);
    CHECK(refusal_of(source, now, now + 1h) == "role-not-delegable");
    source = source_of();
    source.ended_at = now;
    CHECK(refusal_of(source, now, now + 1h) == "role-not-delegable");
    source = source_of();
    source.valid_from = now + 1h;
    CHECK(refusal_of(source, now + 1h, now + 2h) == "role-not-delegable");
}
