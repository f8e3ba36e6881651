#include "platform/base/ids.hpp"

#include <catch.hpp>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <unordered_set>

#include "tests/support/seeded_random.hpp"

namespace {

using namespace chuanpin::base;

instant milliseconds_after_epoch(std::int64_t count) { return instant(std::chrono::milliseconds(count)); }

/// Fills with 1, 2, 3, …, so that the place of each byte shows.
class counting_random final : public random_source {
public:
    void fill(std::span<std::byte> bytes) override {
        for (unsigned next = 1; auto& byte : bytes) byte = static_cast<std::byte>(next++);
    }
};

struct order_tag {
    static constexpr std::string_view prefix = "ord";
};
using order_id = typed_id<order_tag>;

}  // namespace

TEST_CASE("the time of an id is what the ULID specification encodes", "[base][ids]") {
    counting_random random;
    // The specification's own example: 1469918176385 is 01ARYZ6S41.
    CHECK(to_text(make_ulid(milliseconds_after_epoch(1'469'918'176'385), random)).substr(0, 10) == "01ARYZ6S41");
    CHECK(to_text(make_ulid(milliseconds_after_epoch(0), random)).substr(0, 10) == "0000000000");
    CHECK(to_text(make_ulid(milliseconds_after_epoch((std::int64_t{1} << 48) - 1), random)).substr(0, 10) == "7ZZZZZZZZZ");
}

TEST_CASE("an id cannot be made before 1970 or past 48 bits of milliseconds", "[base][ids]") {
    counting_random random;
    CHECK_THROWS_AS(make_ulid(milliseconds_after_epoch(-1), random), std::out_of_range);
    CHECK_THROWS_AS(make_ulid(milliseconds_after_epoch(std::int64_t{1} << 48), random), std::out_of_range);
}

TEST_CASE("the ten bytes after the time are random", "[base][ids]") {
    counting_random random;
    const auto id = make_ulid(milliseconds_after_epoch(0x010203040506), random);
    CHECK(id.as_binary() == std::string_view("\x01\x02\x03\x04\x05\x06\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a", 16));
}

TEST_CASE("ids sort by the time of their making, as bytes and as text", "[base][ids]") {
    chuanpin::tests::seeded_random random;
    std::vector<ulid> ids;
    for (std::int64_t i = 0; i < 100; ++i) ids.push_back(make_ulid(milliseconds_after_epoch(1'700'000'000'000 + i * 997), random));
    CHECK(std::ranges::is_sorted(ids));
    CHECK(std::ranges::is_sorted(ids, {}, [](const ulid& id) { return to_text(id); }));
}

TEST_CASE("text and bytes of an id come back unchanged", "[base][ids]") {
    chuanpin::tests::seeded_random random;
    for (std::int64_t i = 0; i < 100; ++i) {
        const auto id = make_ulid(milliseconds_after_epoch(i * 86'400'000'007), random);
        CHECK(parse_ulid(to_text(id)) == id);
        CHECK(ulid::from_binary(id.as_binary()) == id);
    }
}

TEST_CASE("an id is read in either case, and never beyond 128 bits", "[base][ids]") {
    CHECK(parse_ulid("01arz3ndektsv4rrffq69g5fav") == parse_ulid("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
    CHECK(to_text(parse_ulid("7ZZZZZZZZZZZZZZZZZZZZZZZZZ").value()) == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
    for (const auto* wrong : {"", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "Z0000000000000000000000000", "01ARZ3NDEKTSV4RRFFQ69G5FA",
                              "01ARZ3NDEKTSV4RRFFQ69G5FAVV", "01ARZ3NDEKTSV4RRFFQ69G5FAI", "01ARZ3NDEKTSV4RRFFQ69G5FAL",
                              "01ARZ3NDEKTSV4RRFFQ69G5FAO", "01ARZ3NDEKTSV4RRFFQ69G5FAU", "01ARZ3NDEKTSV4RRFFQ69G5F-V"})
        CHECK_FALSE(parse_ulid(wrong));
}

TEST_CASE("a binary id that is not 16 bytes is a bug", "[base][ids]") {
    CHECK_THROWS_AS(ulid::from_binary(std::string(15, 'x')), std::logic_error);
    CHECK_THROWS_AS(ulid::from_binary(std::string(17, 'x')), std::logic_error);
}

TEST_CASE("an id of one kind is not read as another", "[base][ids]") {
    chuanpin::tests::seeded_random random;
    const auto id = order_id::make(milliseconds_after_epoch(1'700'000'000'000), random);
    const auto wire = to_wire(id);
    CHECK(wire.starts_with("ord_01"));
    CHECK(parse_id<order_id>(wire) == id);
    CHECK_FALSE(parse_id<account_id>(wire));
    CHECK_FALSE(parse_id<order_id>(wire.substr(4)));
    CHECK_FALSE(parse_id<order_id>(wire + "0"));
    CHECK_FALSE(parse_id<order_id>("ord-" + wire.substr(4)));
    CHECK(std::unordered_set<order_id>{id, id}.size() == 1);
}
