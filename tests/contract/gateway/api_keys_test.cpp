// One suite for API keys, run on the fake and on MariaDB.
#include <catch.hpp>

#include "tests/contract/gateway/credential_sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;
using gateway::app::api_key_transaction;
namespace domain = chuanpin::gateway::domain;

namespace {

const base::instant now = manual_clock().now();
const auto organisation = numbered<base::organisation_id>(1);

domain::api_key a_key(unsigned char number, std::string purpose = "订单同步") {
    domain::api_key key;
    key.id = numbered<domain::api_key_id>(number);
    key.public_id = "0123456789" + std::string(number < 10 ? "0" : "") + std::to_string(number);
    key.secret_hash = std::string("\0\xff", 2) + std::string(30, 'h');
    key.organisation = organisation;
    key.created_by = numbered<base::account_id>(1);
    key.purpose = std::move(purpose);
    key.scopes = {"orders:place", "orders:read"};
    key.allowed_networks = {"192.0.2.0/24", "2001:db8::/32"};
    key.created_at = now;
    key.expires_at = now + 24h;
    return key;
}

base::error a_refusal(std::string code) {
    base::error refused;
    refused.code = std::move(code);
    return refused;
}

base::result<void> add_within(api_key_transaction& transaction, const domain::api_key& key, std::size_t limit) {
    if (transaction.lock_live_keys(organisation, now).size() >= limit) return base::refusal(a_refusal("full"));
    transaction.add_api_key(key);
    return {};
}

template <class Side>
std::string write(Side& at, const std::function<base::result<void>(api_key_transaction&)>& work, base::instant moment = now) {
    return write_once<api_key_transaction>(at.io, at.keys, moment, work);
}

}  // namespace

TEMPLATE_TEST_CASE("a key is found as it was made, by the part of it that may be known", "[gateway][contract]", fake_credentials,
                   mysql_credentials) {
    TestType at;
    REQUIRE(write(at, [](auto& transaction) { return add_within(transaction, a_key(1), 9); }) == "ok");
    read_once<api_key_transaction>(at.io, at.keys, [](api_key_transaction& transaction) {
        const auto found = transaction.find_api_key("012345678901");
        REQUIRE(found);
        CHECK(found->organisation_kind == "cooperative");
        const auto& key = found->key;
        CHECK(key.id == numbered<domain::api_key_id>(1));
        CHECK(key.secret_hash == a_key(1).secret_hash);
        CHECK(key.organisation == organisation);
        CHECK(key.created_by == numbered<base::account_id>(1));
        CHECK(key.purpose == "订单同步");
        CHECK(key.scopes == a_key(1).scopes);
        CHECK(key.allowed_networks == a_key(1).allowed_networks);
        CHECK(key.created_at == now);
        CHECK(key.expires_at == now + 24h);
        CHECK_FALSE(key.last_used_at);
        CHECK_FALSE(key.revoked_at);
        CHECK_FALSE(transaction.find_api_key("012345678902"));
    });
    CHECK(at.events() == 1);
}

TEMPLATE_TEST_CASE("what a key signs with is kept byte for byte, and such a key has no secret", "[gateway][contract]", fake_credentials,
                   mysql_credentials) {
    TestType at;
    auto own = a_key(1);
    own.secret_hash.clear();
    own.signing = domain::signing_means{domain::signature_algorithm::ed25519, std::string("\0\xff", 2) + std::string(29, 'p') + '\0'};
    auto shared = a_key(2);
    shared.secret_hash.clear();
    shared.signing = domain::signing_means{domain::signature_algorithm::hmac_sha256, std::string(72, '\xfe')};
    for (const auto& each : {own, shared, a_key(3)})
        REQUIRE(write(at, [&](auto& transaction) { return add_within(transaction, each, 9); }) == "ok");
    read_once<api_key_transaction>(at.io, at.keys, [&](api_key_transaction& transaction) {
        for (const auto& each : {own, shared}) {
            const auto found = transaction.find_api_key(each.public_id);
            REQUIRE(found);
            CHECK(found->organisation_kind == "cooperative");
            CHECK(found->key.secret_hash.empty());
            REQUIRE(found->key.signing);
            CHECK(found->key.signing->algorithm == each.signing->algorithm);
            CHECK(found->key.signing->key == each.signing->key);
        }
        CHECK_FALSE(transaction.find_api_key("012345678903")->key.signing);
    });
}

TEMPLATE_TEST_CASE("keys are listed newest first, and only live ones count", "[gateway][contract]", fake_credentials, mysql_credentials) {
    TestType at;
    auto expired = a_key(1);
    expired.created_at = now - 24h;
    expired.expires_at = now;
    auto open = a_key(2);
    open.scopes = {"orders:read"};
    open.allowed_networks = {};
    CHECK(write(at, [&](auto& transaction) { return add_within(transaction, expired, 9); }) == "ok");
    CHECK(write(at, [&](auto& transaction) { return add_within(transaction, open, 9); }) == "ok");
    CHECK(write(at, [&](auto& transaction) { return add_within(transaction, a_key(3), 9); }) == "ok");
    CHECK(write(at, [&](auto& transaction) { return transaction.revoke_api_key(organisation, a_key(3).id); }, now + 1s) == "ok");
    CHECK(write(at, [&](auto& transaction) { return transaction.revoke_api_key(organisation, a_key(3).id); }) == "api-key-not-found");
    CHECK(write(at, [&](auto& transaction) { return transaction.revoke_api_key(numbered<base::organisation_id>(2), a_key(2).id); }) ==
          "api-key-not-found");
    CHECK(write(at, [&](auto& transaction) -> base::result<void> {
              const auto live = transaction.lock_live_keys(organisation, now);
              REQUIRE(live.size() == 1);
              CHECK(live.front().id == open.id);
              CHECK(live.front().allowed_networks.empty());
              CHECK(transaction.lock_live_keys(numbered<base::organisation_id>(2), now).empty());
              return {};
          }) == "ok");
    read_once<api_key_transaction>(at.io, at.keys, [](api_key_transaction& transaction) {
        const auto all = transaction.list_api_keys(organisation);
        REQUIRE(all.size() == 3);
        CHECK(all[0].id == numbered<domain::api_key_id>(3));
        CHECK(all[0].revoked_at == now + 1s);
        CHECK(all[2].id == numbered<domain::api_key_id>(1));
        CHECK(transaction.list_api_keys(numbered<base::organisation_id>(2)).empty());
    });
    CHECK(at.events() == 4);
}

TEMPLATE_TEST_CASE("the last use of a key never goes back, and is no news", "[gateway][contract]", fake_credentials, mysql_credentials) {
    TestType at;
    REQUIRE(write(at, [](auto& transaction) { return add_within(transaction, a_key(1), 9); }) == "ok");
    const auto use = [&](base::instant moment) {
        REQUIRE(write(at, [&](auto& transaction) -> base::result<void> {
                    transaction.note_api_key_use(a_key(1).id, moment);
                    return {};
                }) == "ok");
        std::optional<base::instant> used;
        read_once<api_key_transaction>(
            at.io, at.keys, [&](api_key_transaction& transaction) { used = transaction.find_api_key("012345678901")->key.last_used_at; });
        return used;
    };
    CHECK(use(now) == now);
    CHECK(use(now + 1min) == now + 1min);
    CHECK(use(now + 30s) == now + 1min);
    CHECK(at.events() == 1);
}

TEMPLATE_TEST_CASE("a refused key leaves nothing behind, and twenty at once keep a limit of two", "[gateway][contract]", fake_credentials,
                   mysql_credentials) {
    TestType at;
    CHECK(write(at, [](auto& transaction) -> base::result<void> {
              transaction.add_api_key(a_key(1));
              return base::refusal(a_refusal("changed-my-mind"));
          }) == "changed-my-mind");
    CHECK(at.events() == 0);
    const auto won = race_twenty<api_key_transaction>(at.io, at.keys, [](api_key_transaction& transaction, unsigned char number) {
        return add_within(transaction, a_key(static_cast<unsigned char>(number + 1)), domain::live_keys_per_purpose_max);
    });
    CHECK(won == 2);
    CHECK(at.events() == 2);
}
