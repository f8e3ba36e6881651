// The contract of registrations, on the fake and on MariaDB.
#include "tests/contract/gateway/sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace domain = chuanpin::gateway::domain;

namespace {

domain::registration a_registration(unsigned char number, std::string county_code = "513423") {
    domain::registration registration;
    registration.id = numbered<domain::registration_id>(number);
    registration.name = "张三";
    registration.kind = domain::organisation_kind::natural_person;
    registration.county_code = std::move(county_code);
    registration.identity_card_masked = "513*************2X";
    registration.identity_card_sealed = std::string("\0sealed\xff", 8);
    registration.identity_card_hash = std::string(32, '\xfe');
    registration.login = "zhang-san";
    registration.display_name = "张三";
    registration.password_hash = "$argon2id$…";
    registration.submitted_at = now;
    return registration;
}

const auto recommender = numbered<base::account_id>(7);
const auto decider = numbered<base::account_id>(8);

}  // namespace

TEMPLATE_TEST_CASE("a registration is kept as it was given, and as it was decided", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    change(at, "add", [](auto& transaction) { transaction.add_registration(a_registration(1)); });
    const auto find = [&](unsigned char number) {
        std::optional<domain::registration> found;
        read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
            found = transaction.find_registration(numbered<domain::registration_id>(number));
        });
        return found;
    };
    const auto added = find(1);
    REQUIRE(added);
    CHECK(added->name == "张三");
    CHECK(added->kind == domain::organisation_kind::natural_person);
    CHECK_FALSE(added->credit_code);
    CHECK(added->identity_card_masked == a_registration(1).identity_card_masked);
    CHECK(added->identity_card_sealed == a_registration(1).identity_card_sealed);
    CHECK(added->identity_card_hash == a_registration(1).identity_card_hash);
    CHECK(added->login == "zhang-san");
    CHECK(added->display_name == "张三");
    CHECK(added->password_hash == "$argon2id$…");
    CHECK(added->state == domain::registration_state::submitted);
    CHECK(added->submitted_at == now);
    CHECK_FALSE(find(2));
    change(at, "decide", [](auto& transaction) {
        const auto recommended =
            domain::recommend(*transaction.lock_registration(numbered<domain::registration_id>(1)), recommender, now + 1h);
        transaction.update_registration(*recommended);
        transaction.update_registration(*domain::refuse(*recommended, decider, "材料不全", now + 2h));
    });
    const auto refused = find(1);
    CHECK(refused->state == domain::registration_state::refused);
    CHECK(refused->recommended_by == recommender);
    CHECK(refused->recommended_at == now + 1h);
    CHECK(refused->decided_by == decider);
    CHECK(refused->decided_at == now + 2h);
    CHECK(refused->refusal_reason == "材料不全");
    CHECK_FALSE(refused->password_hash);
    CHECK_FALSE(refused->identity_card_sealed);
    CHECK_FALSE(refused->identity_card_hash);
    CHECK(refused->identity_card_masked);
    CHECK(refused->version == 3);
    CHECK(at.events() == 3);
}

TEMPLATE_TEST_CASE("registrations are listed newest first, by county and state", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    change(at, "add", [](auto& transaction) {
        for (unsigned char number = 1; number <= 3; ++number) transaction.add_registration(a_registration(number));
        transaction.add_registration(a_registration(4, "510824"));
        transaction.update_registration(*domain::recommend(a_registration(2), recommender, now));
    });
    const auto numbers = [&](gateway::app::registration_filter filter) {
        std::vector<domain::registration_id> found;
        read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
            found.clear();
            for (const auto& each : transaction.list_registrations(filter)) found.push_back(each.id);
        });
        return found;
    };
    const auto id = [](unsigned char number) { return numbered<domain::registration_id>(number); };
    CHECK(numbers({.limit = 10}) == std::vector{id(4), id(3), id(2), id(1)});
    CHECK(numbers({.county_code = "513423", .limit = 2}) == std::vector{id(3), id(2)});
    CHECK(numbers({.county_code = "513423", .before = id(2), .limit = 2}) == std::vector{id(1)});
    CHECK(numbers({.state = domain::registration_state::recommended, .limit = 10}) == std::vector{id(2)});
}

TEMPLATE_TEST_CASE("an identity card is registered once; a refusal leaves nothing behind", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    const std::string hash(32, '\xfe');
    const auto take = [&](identity_transaction& transaction, unsigned char number) -> base::result<void> {
        if (auto added = transaction.add_organisation(an_organisation(number, "人" + std::to_string(number))); !added) return added;
        return transaction.set_identity_card(numbered<base::organisation_id>(number), hash);
    };
    const auto outcome = race<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction, unsigned char number) {
        return take(transaction, static_cast<unsigned char>(number + 1));
    });
    CHECK(outcome.won == 1);
    CHECK(outcome.code == "identity-card-taken");
    CHECK(at.events() == 1);
}

TEMPLATE_TEST_CASE("twenty decisions about one registration at once: one wins", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    auto submitted = a_registration(1);
    submitted.kind = domain::organisation_kind::school;
    change(at, "add", [&](auto& transaction) { transaction.add_registration(submitted); });
    const auto outcome =
        race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char number) -> base::result<void> {
            const auto before = transaction.lock_registration(numbered<domain::registration_id>(1));
            const auto organisation = numbered<base::organisation_id>(static_cast<unsigned char>(number + 1));
            const auto after =
                number % 2 == 0 ? domain::activate(*before, decider, organisation, now) : domain::refuse(*before, decider, "重复", now);
            if (!after) return base::refusal(after.error());
            transaction.update_registration(*after);
            return {};
        });
    CHECK(outcome.won == 1);
    CHECK(outcome.code == "registration-state");
    CHECK(at.events() == 1 + 1);
}

TEMPLATE_TEST_CASE("open registrations are counted up to a limit, and found by their age", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    change(at, "add", [](auto& transaction) {
        CHECK(transaction.count_open_registrations_locked(5) == 0);
        for (unsigned char number = 1; number <= 4; ++number) {
            auto each = a_registration(number);
            each.submitted_at = now + std::chrono::hours(number);
            transaction.add_registration(each);
        }
    });
    change(at, "close", [](auto& transaction) {
        const auto lock = [&](unsigned char number) { return *transaction.lock_registration(numbered<domain::registration_id>(number)); };
        transaction.update_registration(*domain::recommend(lock(1), recommender, now));
        transaction.update_registration(*domain::lapse(lock(2), now + 1h));
        CHECK(transaction.count_open_registrations_locked(5) == 3);
        CHECK(transaction.count_open_registrations_locked(2) == 2);
    });
    read<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction) {
        const auto id = [](unsigned char number) { return numbered<domain::registration_id>(number); };
        CHECK(transaction.find_open_registrations(now, 9).empty());
        CHECK(transaction.find_open_registrations(now + 3h, 9) == std::vector{id(1), id(3)});
        CHECK(transaction.find_open_registrations(now + 9h, 2) == std::vector{id(1), id(3)});
        const auto lapsed = transaction.find_registration(id(2));
        CHECK(lapsed->state == domain::registration_state::lapsed);
        CHECK(lapsed->decided_at == now + 1h);
        CHECK_FALSE(lapsed->decided_by);
        CHECK_FALSE(lapsed->identity_card_sealed);
        CHECK_FALSE(lapsed->password_hash);
    });
}

TEMPLATE_TEST_CASE("twenty at once do not pass the limit of open registrations together", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    const auto outcome =
        race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char number) -> base::result<void> {
            if (transaction.count_open_registrations_locked(7) >= 7) return base::refusal(domain::errors::registrations_full(7));
            transaction.add_registration(a_registration(static_cast<unsigned char>(number + 1)));
            return {};
        });
    CHECK(outcome.won == 7);
    CHECK(outcome.code == "registrations-full");
}
