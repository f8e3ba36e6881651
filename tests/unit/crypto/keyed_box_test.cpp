#include "platform/crypto/keyed_box.hpp"

#include <stdexcept>

#include <catch.hpp>

#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using crypto::keyed_box;
using crypto::sha256;

TEST_CASE("a keyed box says which key sealed it, and every key opens", "[crypto]") {
    tests::seeded_random random(1);
    const keyed_box old({sha256("old")});
    const keyed_box both({sha256("new"), sha256("old")});
    const keyed_box renewed({sha256("new")});
    const auto before = old.seal("王五", random);
    const auto after = both.seal("王五", random);
    CHECK(before.substr(0, crypto::keyed_box_header_bytes) == both.headers()[1]);
    CHECK(after.substr(0, crypto::keyed_box_header_bytes) == both.headers()[0]);
    CHECK(both.open(before) == "王五");
    CHECK(both.open(after) == "王五");
    CHECK_FALSE(both.is_newest(before));
    CHECK(both.is_newest(after));
    CHECK(renewed.open(after) == "王五");
    CHECK_FALSE(renewed.open(before));
    CHECK_FALSE(old.open(after));
    CHECK(both.open(both.seal("", random)) == "");
}

TEST_CASE("a box from before there were ids still opens, and is not of the newest key", "[crypto]") {
    tests::seeded_random random(2);
    const auto plain_box = crypto::secret_box({sha256("old")}).seal("王五", random);
    const keyed_box box({sha256("new"), sha256("old")});
    CHECK(box.open(plain_box) == "王五");
    CHECK_FALSE(box.is_newest(plain_box));
}

TEST_CASE("a keyed box that was changed, cut short or relabelled does not open", "[crypto]") {
    tests::seeded_random random(3);
    const keyed_box box({sha256("new"), sha256("old")});
    const auto sealed = box.seal("王五", random);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(box.open(changed));
        CHECK_FALSE(box.open(sealed.substr(0, i)));
    }
    CHECK_FALSE(box.open(box.headers()[1] + sealed.substr(crypto::keyed_box_header_bytes)));
}

TEST_CASE("a keyed box needs a key, and each once", "[crypto]") {
    CHECK_THROWS_AS(keyed_box({}), std::logic_error);
    CHECK_THROWS_AS(keyed_box({sha256("one"), sha256("one")}), std::runtime_error);
}
