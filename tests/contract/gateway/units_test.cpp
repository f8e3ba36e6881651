// The contract of units and of the tree of organisations, on the fake and on MariaDB.
#include "gateway/domain/identity/organisation_tree.hpp"
#include "tests/contract/gateway/sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace domain = chuanpin::gateway::domain;

namespace {

domain::unit a_unit(unsigned char number, std::optional<base::unit_id> superior = std::nullopt) {
    return {numbered<base::unit_id>(number), numbered<base::organisation_id>(1), superior, domain::unit_kind::canteen, "一食堂", now};
}

/// What move_organisation decides, with the store's own eyes.
base::result<void> move(identity_transaction& transaction, unsigned char moved, unsigned char superior) {
    transaction.lock_tree();
    const auto id = numbered<base::organisation_id>(moved);
    const auto chain = transaction.chain_of(numbered<base::organisation_id>(superior));
    if (auto fits = domain::may_stand_below(chain, id, transaction.levels_below(id)); !fits) return fits;
    auto organisation = *transaction.find_organisation(id);
    organisation.superior = numbered<base::organisation_id>(superior);
    ++organisation.version;
    transaction.set_superior(organisation);
    return {};
}

template <class Side>
std::string move_alone(Side& at, unsigned char moved, unsigned char superior) {
    static int runs = 0;
    const auto done = write<identity_transaction>(at.io, at.identity, "move " + std::to_string(++runs),
                                                  [&](identity_transaction& transaction) { return move(transaction, moved, superior); });
    return done ? std::string("ok") : done.error().code;
}

template <class Side>
void add_organisations(Side& at, unsigned char count) {
    change(at, "organisations", [&](auto& transaction) {
        for (unsigned char number = 1; number <= count; ++number)
            REQUIRE(transaction.add_organisation(an_organisation(number, "单位" + std::to_string(number))));
    });
}

}  // namespace

TEMPLATE_TEST_CASE("a unit is kept as it was given, and closes with what is bound to it", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    auto bound = an_assignment(1);
    bound.unit = numbered<base::unit_id>(2);
    change(at, "open", [&](auto& transaction) {
        transaction.lock_organisation(numbered<base::organisation_id>(1));
        transaction.add_unit(a_unit(1));
        transaction.add_unit(a_unit(2, numbered<base::unit_id>(1)));
        transaction.add_assignment(bound);
        transaction.add_assignment(an_assignment(2, domain::role::auditor));
    });
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        const auto found = transaction.find_unit(numbered<base::unit_id>(2));
        REQUIRE(found);
        CHECK(found->organisation == numbered<base::organisation_id>(1));
        CHECK(found->superior == numbered<base::unit_id>(1));
        CHECK(found->kind == domain::unit_kind::canteen);
        CHECK(found->name == "一食堂");
        CHECK(found->opened_at == now);
        CHECK_FALSE(found->closed_at);
        CHECK_FALSE(transaction.find_unit(numbered<base::unit_id>(3)));
        CHECK(transaction.has_open_units_below(numbered<base::unit_id>(1)));
        CHECK_FALSE(transaction.has_open_units_below(numbered<base::unit_id>(2)));
        CHECK(transaction.count_open_units(numbered<base::organisation_id>(1)) == 2);
        CHECK(transaction.count_open_units(numbered<base::organisation_id>(2)) == 0);
    });
    auto closed = a_unit(2, numbered<base::unit_id>(1));
    closed.closed_at = now;
    closed.version = 2;
    change(at, "close", [&](auto& transaction) { transaction.close_unit(closed); });
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        CHECK(transaction.find_unit(closed.id)->closed_at == now);
        CHECK_FALSE(transaction.has_open_units_below(numbered<base::unit_id>(1)));
        CHECK(transaction.count_open_units(numbered<base::organisation_id>(1)) == 1);
        REQUIRE(transaction.list_assignments(numbered<base::account_id>(1)).size() == 1);
        CHECK(transaction.find_assignment(bound.id)->ended_at == now);
    });
    CHECK(at.events() == 2 + 4 + 2);
}

TEMPLATE_TEST_CASE("units are listed by id, page after page, those of one organisation", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_organisations(at, 2);
    change(at, "open", [&](auto& transaction) {
        for (unsigned char number = 1; number <= 3; ++number) transaction.add_unit(a_unit(number));
        auto foreign = a_unit(4);
        foreign.organisation = numbered<base::organisation_id>(2);
        transaction.add_unit(foreign);
    });
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        const auto first = transaction.list_units(numbered<base::organisation_id>(1), {}, 2);
        REQUIRE(first.size() == 2);
        CHECK(first[1].id == numbered<base::unit_id>(2));
        const auto second = transaction.list_units(numbered<base::organisation_id>(1), first[1].id, 2);
        REQUIRE(second.size() == 1);
        CHECK(second[0].id == numbered<base::unit_id>(3));
    });
}

TEMPLATE_TEST_CASE("twenty units opened at once never pass a limit together", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_organisations(at, 1);
    const auto outcome =
        race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char number) -> base::result<void> {
            transaction.lock_organisation(numbered<base::organisation_id>(1));
            const auto open = transaction.count_open_units(numbered<base::organisation_id>(1));
            transaction.add_unit(a_unit(static_cast<unsigned char>(number + 1)));
            return domain::may_open_unit(1, open + domain::open_units_max - 5);
        });
    CHECK(outcome.won == 5);
    CHECK(outcome.code == "units-too-many");
    CHECK(at.events() == 1 + 5);
}

TEMPLATE_TEST_CASE("organisations stand six deep and never below themselves", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_organisations(at, 8);
    for (unsigned char number = 2; number <= 6; ++number) CHECK(move_alone(at, number, static_cast<unsigned char>(number - 1)) == "ok");
    CHECK(move_alone(at, 7, 6) == "organisation-tree-too-deep");
    CHECK(move_alone(at, 1, 7) == "organisation-tree-too-deep");
    CHECK(move_alone(at, 1, 6) == "organisation-tree-cycle");
    CHECK(move_alone(at, 1, 1) == "organisation-tree-cycle");
    CHECK(move_alone(at, 7, 5) == "ok");
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        const auto chain = transaction.chain_of(numbered<base::organisation_id>(7));
        REQUIRE(chain.size() == 6);
        CHECK(chain.front() == numbered<base::organisation_id>(7));
        CHECK(chain.back() == numbered<base::organisation_id>(1));
        CHECK(transaction.levels_below(numbered<base::organisation_id>(1)) == 6);
        CHECK(transaction.levels_below(numbered<base::organisation_id>(8)) == 1);
        CHECK(transaction.chain_of(numbered<base::organisation_id>(9)).empty());
        CHECK(transaction.find_organisation(numbered<base::organisation_id>(7))->superior == numbered<base::organisation_id>(5));
        CHECK(transaction.find_organisation(numbered<base::organisation_id>(7))->version == 2);
    });
    CHECK(at.events() == 8 + 6);
}

TEMPLATE_TEST_CASE("twenty moves at once that would close a circle together: one of them is refused", "[gateway][contract]", on_fake,
                   on_mysql) {
    TestType at;
    add_organisations(at, 2);
    const auto outcome = race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char number) {
        return number % 2 == 0 ? move(transaction, 1, 2) : move(transaction, 2, 1);
    });
    CHECK(outcome.code == "organisation-tree-cycle");
    CHECK(outcome.won == 10);
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        const auto first = transaction.find_organisation(numbered<base::organisation_id>(1))->superior;
        const auto second = transaction.find_organisation(numbered<base::organisation_id>(2))->superior;
        CHECK(first.has_value() != second.has_value());
    });
}
