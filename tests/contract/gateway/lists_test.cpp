// The contract of the lists of organisations and accounts, on the fake and on MariaDB.
#include "tests/contract/gateway/sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace domain = chuanpin::gateway::domain;

TEMPLATE_TEST_CASE("organisations are listed by id, by kind, county and whether they are closed", "[gateway][contract]", on_fake,
                   on_mysql) {
    TestType at;
    change(at, "add", [](auto& transaction) {
        for (unsigned char number = 1; number <= 4; ++number) {
            auto each = an_organisation(number, "单位" + std::to_string(number));
            if (number == 2) each.kind = domain::organisation_kind::school;
            if (number == 3) each.county_code = "510824";
            REQUIRE(transaction.add_organisation(each));
            each.closed_at = now;
            ++each.version;
            if (number == 4) transaction.close_organisation(each);
        }
    });
    const auto id = [](unsigned char number) { return numbered<base::organisation_id>(number); };
    const auto list = [&](gateway::app::organisation_filter filter) {
        std::vector<base::organisation_id> found;
        read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
            found.clear();
            for (const auto& each : transaction.list_organisations(filter)) found.push_back(each.id);
        });
        return found;
    };
    CHECK(list({.limit = 10}) == std::vector{id(1), id(2), id(3), id(4)});
    CHECK(list({.after = id(1), .limit = 2}) == std::vector{id(2), id(3)});
    CHECK(list({.kind = domain::organisation_kind::school, .limit = 10}) == std::vector{id(2)});
    CHECK(list({.county_code = "510824", .limit = 10}) == std::vector{id(3)});
    CHECK(list({.closed = true, .limit = 10}) == std::vector{id(4)});
    CHECK(list({.kind = domain::organisation_kind::cooperative, .county_code = "513423", .closed = false, .limit = 10}) ==
          std::vector{id(1)});
}

TEMPLATE_TEST_CASE("accounts are listed by id with what they hold, those of one organisation", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    change(at, "add", [](auto& transaction) {
        REQUIRE(transaction.add_organisation(an_organisation(2, "别的单位")));
        REQUIRE(transaction.add_account(an_account(2, "b-second")));
        REQUIRE(transaction.add_account(an_account(3, "a-third")));
        auto foreign = an_account(4, "foreign");
        foreign.organisation = numbered<base::organisation_id>(2);
        REQUIRE(transaction.add_account(foreign));
        transaction.add_assignment(an_assignment(1));
        transaction.add_assignment(an_assignment(2, domain::role::auditor));
        transaction.end_assignment(an_assignment(2).id);
        transaction.close_account(*transaction.lock_account(numbered<base::account_id>(3)));
    });
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        const auto first = transaction.list_accounts(numbered<base::organisation_id>(1), {}, 2);
        REQUIRE(first.size() == 2);
        CHECK(first[0].who.login == "coop");
        REQUIRE(first[0].assignments.size() == 1);
        CHECK(first[0].assignments[0].what == domain::role::clerk);
        CHECK(first[1].who.login == "b-second");
        CHECK(first[1].assignments.empty());
        const auto second = transaction.list_accounts(numbered<base::organisation_id>(1), first[1].who.id, 2);
        REQUIRE(second.size() == 1);
        CHECK(second[0].who.closed_at == now);
        CHECK(transaction.list_accounts(numbered<base::organisation_id>(3), {}, 2).empty());
    });
}
