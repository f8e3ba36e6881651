#include "platform/runtime/personal_secrets.hpp"

#include <stdexcept>

#include <catch.hpp>

#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/label/label_keys.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using runtime::split_secrets;

namespace {

const std::string old_key(32, 'o');
const std::string new_key(33, 'n');
const catalog::app::person worker{"王五", "510101199001011234"};

catalog::app::personal_keys keys_of(std::vector<std::string> secrets) { return catalog::app::personal_keys(secrets); }

}  // namespace

TEST_CASE("a file of keys holds one a line, the newest first", "[catalog][personal]") {
    CHECK(split_secrets(old_key) == std::vector{old_key});
    CHECK(split_secrets(new_key + "\r\n\n" + old_key + "\n") == std::vector{new_key, old_key});
}

TEST_CASE("a file of keys is refused by the line that is wrong", "[catalog][personal]") {
    CHECK_THROWS_WITH(split_secrets(new_key + "\n" + std::string(31, 'x')), "line 2 holds less than 32 bytes");
    CHECK_THROWS_WITH(split_secrets(new_key + "\n\n" + new_key), "line 3 repeats a key");
    CHECK_THROWS_WITH(split_secrets("\n\r\n"), "there is no key");
    std::string many;
    for (char each = 'a'; each < 'i'; ++each) many += std::string(32, each) + "\n";
    CHECK(split_secrets(many).size() == runtime::personal_secrets_max);
    CHECK_THROWS_WITH(split_secrets(many + std::string(32, 'z')), "more than 8 keys");
}

TEST_CASE("people are sealed and hashed by the newest key, and by the key before as well while it is here", "[catalog][personal]") {
    tests::seeded_random random(1);
    const auto before = keys_of({old_key}).seal(worker, random);
    const auto rotated = keys_of({new_key, old_key});
    const auto after = rotated.seal(worker, random);
    CHECK(after.identity_index != before.identity_index);
    CHECK(after.previous_identity_index == before.identity_index);
    CHECK(after.previous_person_index == before.person_index);
    CHECK_FALSE(before.previous_identity_index);
    CHECK(rotated.identity_indexes_of(worker.identity_number) == std::vector{after.identity_index, before.identity_index});
    CHECK(rotated.identity_index_of(worker.identity_number) == after.identity_index);
    const auto alone = keys_of({new_key}).seal(worker, random);
    CHECK(alone.identity_index == after.identity_index);
    CHECK(alone.hash_key == after.hash_key);
    CHECK(before.hash_key != after.hash_key);
    CHECK(rotated.open(before).name == worker.name);
    CHECK(rotated.open(after).identity_number == worker.identity_number);
    CHECK(rotated.box().is_newest(after.name_sealed));
    CHECK_FALSE(rotated.box().is_newest(before.name_sealed));
    CHECK_THROWS_AS(keys_of({old_key}).open(after), std::runtime_error);
}

TEST_CASE("hashes are current where the newest key made them, with those of the key before as long as it is here", "[catalog][personal]") {
    const auto rotated = keys_of({new_key, old_key});
    const auto alone = keys_of({new_key});
    CHECK(rotated.is_current(rotated.hashes_of(worker)));
    CHECK(alone.is_current(alone.hashes_of(worker)));
    CHECK_FALSE(alone.is_current(rotated.hashes_of(worker)));
    CHECK_FALSE(rotated.is_current(alone.hashes_of(worker)));
    CHECK_FALSE(rotated.is_current(keys_of({old_key}).hashes_of(worker)));
    auto from_before = alone.hashes_of(worker);
    from_before.key.clear();
    CHECK_FALSE(alone.is_current(from_before));
}

TEST_CASE("labels of every key are genuine, and the newest one makes them", "[catalog][personal][label]") {
    const std::vector<std::string> secrets{new_key, old_key};
    const catalog::app::label_keys rotated(secrets);
    const catalog::app::label_keys before(old_key);
    const catalog::app::label_keys after(new_key);
    CHECK(rotated.is_genuine(before.code_of(1, 1)));
    CHECK(rotated.is_genuine(after.code_of(1, 1)));
    CHECK(rotated.code_of(1, 1) == after.code_of(1, 1));
    CHECK_FALSE(after.is_genuine(before.code_of(1, 1)));
    CHECK_THROWS_AS(catalog::app::label_keys(std::span<const std::string>()), std::logic_error);
}
