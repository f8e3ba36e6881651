#include "catalog/personal_secrets.hpp"

#include <stdexcept>

#include <catch.hpp>

#include "catalog/app/household/personal_keys.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using catalog::split_secrets;

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
    CHECK(split_secrets(many).size() == catalog::personal_secrets_max);
    CHECK_THROWS_WITH(split_secrets(many + std::string(32, 'z')), "more than 8 keys");
}

TEST_CASE("people are found by the oldest key and sealed by the newest", "[catalog][personal]") {
    tests::seeded_random random(1);
    const auto before = keys_of({old_key}).seal(worker, random);
    const auto rotated = keys_of({new_key, old_key});
    const auto after = rotated.seal(worker, random);
    CHECK(after.identity_index == before.identity_index);
    CHECK(after.person_index == before.person_index);
    CHECK(rotated.open(before).name == worker.name);
    CHECK(rotated.open(after).identity_number == worker.identity_number);
    CHECK(rotated.box().is_newest(after.name_sealed));
    CHECK_FALSE(rotated.box().is_newest(before.name_sealed));
    CHECK_THROWS_AS(keys_of({old_key}).open(after), std::runtime_error);
}
