// The contract of role assignments, on the fake and on MariaDB.
#include "gateway/domain/identity/role_assignment.hpp"
#include "tests/contract/gateway/sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace domain = chuanpin::gateway::domain;

TEMPLATE_TEST_CASE("an assignment is kept as it was given", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    auto lent = an_assignment(2, domain::role::approver);
    lent.unit = numbered<base::unit_id>(7);
    lent.valid_from = now + 1h;
    lent.valid_to = now + 2h;
    lent.granted_by = numbered<base::account_id>(1);
    lent.delegated_from = an_assignment(1).id;
    change(at, "add", [&](auto& transaction) {
        transaction.add_assignment(an_assignment(1));
        transaction.add_assignment(lent);
    });
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        const auto member = transaction.find_member_by_login("coop");
        REQUIRE(member->assignments.size() == 2);
        CHECK(member->assignments[0].what == domain::role::clerk);
        CHECK_FALSE(member->assignments[0].unit);
        CHECK_FALSE(member->assignments[0].granted_by);
        const auto found = transaction.find_assignment(lent.id);
        REQUIRE(found);
        CHECK(found->account == lent.account);
        CHECK(found->what == lent.what);
        CHECK(found->unit == lent.unit);
        CHECK(found->valid_from == lent.valid_from);
        CHECK(found->valid_to == lent.valid_to);
        CHECK(found->granted_by == lent.granted_by);
        CHECK(found->delegated_from == lent.delegated_from);
        CHECK_FALSE(found->ended_at);
        CHECK_FALSE(transaction.find_assignment(numbered<domain::role_assignment_id>(3)));
    });
    change(at, "lock", [&](auto& transaction) {
        CHECK(transaction.lock_account(lent.account)->login == "coop");
        CHECK_FALSE(transaction.lock_account(numbered<base::account_id>(2)));
    });
    CHECK(at.events() == 2 + 2);
}

TEMPLATE_TEST_CASE("an assignment that ends takes what was delegated from it along, once", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    auto lent = an_assignment(2);
    lent.delegated_from = an_assignment(1).id;
    auto over = an_assignment(4);
    over.valid_from = now - 2h;
    over.valid_to = now;
    change(at, "add", [&](auto& transaction) {
        transaction.add_assignment(an_assignment(1));
        transaction.add_assignment(lent);
        transaction.add_assignment(an_assignment(3, domain::role::auditor));
        transaction.add_assignment(over);
    });
    change(at, "end", [&](auto& transaction) { transaction.end_assignment(an_assignment(1).id); });
    change(at, "end again", [&](auto& transaction) { transaction.end_assignment(an_assignment(1).id); });
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        const auto left = transaction.list_assignments(numbered<base::account_id>(1));
        REQUIRE(left.size() == 1);
        CHECK(left[0].what == domain::role::auditor);
        CHECK(transaction.find_assignment(lent.id)->ended_at == now);
    });
    CHECK(at.events() == 2 + 4 + 2);
}

TEMPLATE_TEST_CASE("twenty grants of one role at once: one wins, a refusal leaves nothing behind", "[gateway][contract]", on_fake,
                   on_mysql) {
    TestType at;
    add_first(at);
    const auto outcome =
        race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char number) -> base::result<void> {
            const auto account = transaction.lock_account(numbered<base::account_id>(1));
            const auto added = an_assignment(static_cast<unsigned char>(number + 1));
            const auto held = transaction.list_assignments(account->id);
            transaction.add_assignment(added);
            return domain::may_add(held, added, domain::organisation_kind::cooperative, now);
        });
    CHECK(outcome.won == 1);
    CHECK(outcome.code == "role-held-already");
    CHECK(at.events() == 2 + 1);
}
