// The contract of closing accounts and organisations, on the fake and on MariaDB.
#include "gateway/domain/errors.hpp"
#include "tests/contract/gateway/sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace domain = chuanpin::gateway::domain;

TEMPLATE_TEST_CASE("a closed account has no session, holds nothing and lends nothing", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    auto lent = an_assignment(2);
    lent.account = numbered<base::account_id>(2);
    lent.granted_by = numbered<base::account_id>(1);
    lent.delegated_from = an_assignment(1).id;
    change(at, "prepare", [&](auto& transaction) {
        REQUIRE(transaction.add_account(an_account(2, "colleague")));
        transaction.add_assignment(an_assignment(1));
        transaction.add_assignment(lent);
        transaction.open_session(a_session('s'));
    });
    change(at, "close", [&](auto& transaction) { transaction.close_account(*transaction.lock_account(numbered<base::account_id>(1))); });
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        CHECK_FALSE(transaction.find_session_member(std::string(32, 's'), now));
        const auto member = transaction.find_member_by_login("coop");
        REQUIRE(member);
        CHECK(member->who.closed_at == now);
        CHECK(member->who.session_epoch == 2);
        CHECK(member->assignments.empty());
        CHECK_FALSE(domain::may_sign_in(*member));
        CHECK(transaction.list_assignments(lent.account).empty());
        CHECK(transaction.list_open_accounts(numbered<base::organisation_id>(1)) == std::vector{lent.account});
    });
    CHECK(at.events() == 2 + 4 + 3);
}

TEMPLATE_TEST_CASE("a closed organisation keeps its name, and nobody of it signs in", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    auto below = an_organisation(2, "下级单位");
    below.superior = numbered<base::organisation_id>(1);
    change(at, "below", [&](auto& transaction) {
        REQUIRE(transaction.add_organisation(an_organisation(2, "下级单位")));
        transaction.set_superior(below);
        CHECK(transaction.has_open_organisations_below(numbered<base::organisation_id>(1)));
        CHECK_FALSE(transaction.has_open_organisations_below(numbered<base::organisation_id>(2)));
    });
    change(at, "close", [&](auto& transaction) {
        below.closed_at = now;
        below.version = 3;
        transaction.close_organisation(below);
        CHECK_FALSE(transaction.has_open_organisations_below(numbered<base::organisation_id>(1)));
        auto first = *transaction.find_organisation(numbered<base::organisation_id>(1));
        first.closed_at = now;
        ++first.version;
        transaction.close_organisation(first);
    });
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        const auto found = transaction.find_organisation_named("某合作社");
        REQUIRE(found);
        CHECK(found->closed_at == now);
        CHECK_FALSE(domain::may_sign_in(*transaction.find_member_by_login("coop")));
    });
    CHECK(at.events() == 2 + 2 + 2);
}

TEMPLATE_TEST_CASE("twenty closings of one account at once: one wins", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    const auto outcome =
        race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char) -> base::result<void> {
            const auto account = transaction.lock_account(numbered<base::account_id>(1));
            transaction.close_account(*account);
            if (account->closed_at) return base::refusal(domain::errors::account_closed());
            return {};
        });
    CHECK(outcome.won == 1);
    CHECK(outcome.code == "account-closed");
    CHECK(at.events() == 2 + 1);
}
