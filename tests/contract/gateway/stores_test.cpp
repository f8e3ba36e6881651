// One suite for the gateway's stores, run on the fakes and on MariaDB.
#include "tests/contract/gateway/sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace domain = chuanpin::gateway::domain;

namespace {

domain::webhook_endpoint an_endpoint(unsigned char number = 1) {
    domain::webhook_endpoint endpoint;
    endpoint.id = numbered<domain::webhook_endpoint_id>(number);
    endpoint.organisation = numbered<base::organisation_id>(1);
    endpoint.url = "http://127.0.0.1:9/钩子";
    endpoint.event_types = {"order.*", "offer.published"};
    endpoint.sealed_secret = std::string("\0sealed\xff", 8);
    endpoint.created_at = now;
    return endpoint;
}

}  // namespace

TEMPLATE_TEST_CASE("organisations and accounts are found as they were added", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    read<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction) {
        const auto found = transaction.find_organisation(numbered<base::organisation_id>(1));
        REQUIRE(found);
        CHECK(found->name == "某合作社");
        CHECK(found->kind == domain::organisation_kind::cooperative);
        CHECK(found->county_code == "513423");
        CHECK_FALSE(found->credit_code);
        CHECK(found->registered_at == now);
        CHECK(transaction.find_organisation_named("某合作社")->id == found->id);
        CHECK_FALSE(transaction.find_organisation_named("某合作"));
        CHECK_FALSE(transaction.find_organisation(numbered<base::organisation_id>(2)));
        const auto member = transaction.find_member_by_login("coop");
        REQUIRE(member);
        CHECK(member->of.id == found->id);
        CHECK(member->who.id == numbered<base::account_id>(1));
        CHECK(member->assignments.empty());
        CHECK(member->who.password_hash == "$argon2id$…");
        CHECK(member->who.session_epoch == 1);
        CHECK_FALSE(transaction.find_member_by_login("COOP"));
    });
    CHECK(at.events() == 2);
}

TEMPLATE_TEST_CASE("a name, a code and a login are taken once; a refusal leaves nothing behind", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    const auto code_of = [&](std::string key, std::function<base::result<void>(identity_transaction&)> work) {
        const auto reply = write<identity_transaction>(at.io, at.identity, std::move(key), std::move(work));
        return reply ? std::string("ok") : reply.error().code;
    };
    auto coded = an_organisation(2, "另一合作社");
    coded.credit_code = "91350100M000100Y43";
    CHECK(code_of("2", [&](auto& transaction) { return transaction.add_organisation(coded); }) == "ok");
    CHECK(code_of("3", [](auto& transaction) { return transaction.add_organisation(an_organisation(3)); }) == "organisation-name-taken");
    auto same_code = coded;
    same_code.id = numbered<base::organisation_id>(4);
    same_code.name = "第三合作社";
    CHECK(code_of("4", [&](auto& transaction) { return transaction.add_organisation(same_code); }) == "credit-code-taken");
    CHECK(code_of("5", [](auto& transaction) -> base::result<void> {
              if (auto added = transaction.add_organisation(an_organisation(5, "第五合作社")); !added) return added;
              return transaction.add_account(an_account(5));
          }) == "login-taken");
    read<identity_transaction>(at.io, at.identity,
                               [](identity_transaction& transaction) { CHECK_FALSE(transaction.find_organisation_named("第五合作社")); });
    CHECK(at.events() == 3);
}

TEMPLATE_TEST_CASE("twenty registrations of one name at once: one wins", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    const auto outcome = race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char number) {
        return transaction.add_organisation(an_organisation(static_cast<unsigned char>(number + 1)));
    });
    CHECK(outcome.won == 1);
    CHECK(outcome.code == "organisation-name-taken");
    CHECK(at.events() == 1);
}

TEMPLATE_TEST_CASE("a session counts until it is closed, expires, or its account goes on", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    const auto alive = [&](char letter, base::instant moment) {
        bool found = false;
        read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
            found = transaction.find_session_member(std::string(32, letter), moment).has_value();
        });
        return found;
    };
    const auto change = [&](std::string key, std::function<void(identity_transaction&)> work) {
        REQUIRE(
            write<identity_transaction>(at.io, at.identity, std::move(key), [&](identity_transaction& transaction) -> base::result<void> {
                work(transaction);
                return {};
            }));
    };
    CHECK_FALSE(alive('s', now));
    change("open", [](auto& transaction) {
        transaction.open_session(a_session('s'));
        transaction.open_session(a_session('t'));
    });
    CHECK(alive('s', now + 12h - 1us));
    CHECK_FALSE(alive('s', now + 12h));
    change("close", [](auto& transaction) { transaction.close_session(std::string(32, 's')); });
    change("close again", [](auto& transaction) { transaction.close_session(std::string(32, 's')); });
    CHECK_FALSE(alive('s', now));
    CHECK(alive('t', now));
    change("epoch", [](auto& transaction) { transaction.raise_session_epoch(numbered<base::account_id>(1)); });
    CHECK_FALSE(alive('t', now));
    CHECK(at.events() == 2 + 2 + 1 + 1);
}

TEMPLATE_TEST_CASE("an account's sessions are listed newest first, and an eleventh closes the oldest", "[gateway][contract]", on_fake,
                   on_mysql) {
    TestType at;
    add_first(at);
    std::vector<std::string> dropped;
    const auto open = [&](char letter, base::instant opened_at) {
        const auto key = std::string("open ") + letter;
        REQUIRE(write<identity_transaction>(at.io, at.identity, key, [&](identity_transaction& transaction) -> base::result<void> {
            dropped = transaction.open_session(a_session(letter, opened_at));
            return {};
        }));
    };
    const auto listed = [&] {
        std::vector<domain::session> found;
        read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
            found = transaction.list_sessions(numbered<base::account_id>(1), now);
            CHECK(transaction.list_sessions(numbered<base::account_id>(2), now).empty());
        });
        return found;
    };
    for (int i = 0; i < 10; ++i) {
        open(static_cast<char>('a' + i), now + i * 1s);
        CHECK(dropped.empty());
    }
    CHECK(listed().size() == 10);
    open('z', now + 10s);
    CHECK(dropped == std::vector{std::string(32, 'a')});
    const auto found = listed();
    REQUIRE(found.size() == domain::sessions_per_account_max);
    CHECK(found.front().token_hash == std::string(32, 'z'));
    CHECK(found.front().opened_at == now + 10s);
    CHECK(found.front().expires_at == now + 10s + 12h);
    CHECK(found.front().from.address == "192.0.2.7");
    CHECK(found.front().from.user_agent == "curl/8");
    CHECK(found.back().token_hash == std::string(32, 'b'));
    CHECK(at.events() == 2 + 11 + 1);
}

TEMPLATE_TEST_CASE("twenty sign-ins at once leave ten sessions", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    const auto outcome =
        race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char number) -> base::result<void> {
            transaction.open_session(a_session(static_cast<char>('a' + number), now + number * 1s));
            return {};
        });
    CHECK(outcome.won == 20);
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        CHECK(transaction.list_sessions(numbered<base::account_id>(1), now).size() == domain::sessions_per_account_max);
    });
}

TEMPLATE_TEST_CASE("a password is changed once from what is known, and ends every session", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    const auto outcome =
        race<identity_transaction>(at.io, at.identity, [](identity_transaction& transaction, unsigned char number) -> base::result<void> {
            const auto hash = "new hash " + std::to_string(number);
            const auto epoch = transaction.change_password(numbered<base::account_id>(1), "$argon2id$…", hash);
            if (!epoch) return base::refusal(epoch.error());
            CHECK(*epoch == 2);
            return {};
        });
    CHECK(outcome.won == 1);
    CHECK(outcome.code == "password-changed-meanwhile");
    CHECK(at.events() == 3);
    std::string known;
    read<identity_transaction>(at.io, at.identity, [&](identity_transaction& transaction) {
        known = transaction.find_member_by_login("coop")->who.password_hash;
        CHECK(transaction.find_member_by_login("coop")->who.session_epoch == 2);
    });
    REQUIRE(write<identity_transaction>(at.io, at.identity, "rehash", [&](identity_transaction& transaction) -> base::result<void> {
        transaction.replace_password_hash(numbered<base::account_id>(1), "another", "not taken");
        CHECK(transaction.find_member_by_login("coop")->who.password_hash == known);
        transaction.replace_password_hash(numbered<base::account_id>(1), known, "dearer");
        CHECK(transaction.find_member_by_login("coop")->who.password_hash == "dearer");
        transaction.record_failed_sign_in(std::nullopt, "192.0.2.7");
        transaction.record_failed_sign_in(numbered<base::account_id>(1), "");
        return {};
    }));
    CHECK(at.events() == 5);
}

TEMPLATE_TEST_CASE("an endpoint is kept as it was given, listed by organisation, and gone when removed", "[gateway][contract]", on_fake,
                   on_mysql) {
    TestType at;
    add_first(at);
    const auto added = write<webhook_transaction>(at.io, at.webhooks, "add", [](webhook_transaction& transaction) -> base::result<void> {
        transaction.add_endpoint(an_endpoint(2));
        transaction.add_endpoint(an_endpoint(1));
        return {};
    });
    REQUIRE(added);
    read<webhook_transaction>(at.io, at.webhooks, [](webhook_transaction& transaction) {
        const auto all = transaction.list_endpoints(numbered<base::organisation_id>(1));
        REQUIRE(all.size() == 2);
        CHECK(all[0].id == numbered<domain::webhook_endpoint_id>(1));
        CHECK(all[0].url == an_endpoint().url);
        CHECK(all[0].event_types == an_endpoint().event_types);
        CHECK(all[0].sealed_secret == an_endpoint().sealed_secret);
        CHECK(all[0].status == domain::endpoint_status::enabled);
        CHECK(all[0].created_at == now);
        CHECK(transaction.list_endpoints(numbered<base::organisation_id>(2)).empty());
        CHECK(transaction.list_deliveries(all[0].id, 0, 10).empty());
    });
    REQUIRE(write<webhook_transaction>(at.io, at.webhooks, "remove", [](webhook_transaction& transaction) -> base::result<void> {
        transaction.remove_endpoint(an_endpoint(1));
        transaction.remove_endpoint(an_endpoint(1));
        return {};
    }));
    read<webhook_transaction>(at.io, at.webhooks, [](webhook_transaction& transaction) {
        CHECK_FALSE(transaction.find_endpoint(numbered<domain::webhook_endpoint_id>(1)));
        CHECK(transaction.find_endpoint(numbered<domain::webhook_endpoint_id>(2)));
    });
    CHECK(at.events() == 2 + 3);
}

TEMPLATE_TEST_CASE("twenty endpoints added at once never pass a limit together", "[gateway][contract]", on_fake, on_mysql) {
    TestType at;
    add_first(at);
    const auto outcome =
        race<webhook_transaction>(at.io, at.webhooks, [](webhook_transaction& transaction, unsigned char number) -> base::result<void> {
            if (transaction.count_endpoints_locked(numbered<base::organisation_id>(1)) >= 5)
                return base::refusal(base::error{base::error_kind::unprocessable, "full", "The test allows five."});
            transaction.add_endpoint(an_endpoint(static_cast<unsigned char>(number + 1)));
            return {};
        });
    CHECK(outcome.won == 5);
    CHECK(outcome.code == "full");
}
