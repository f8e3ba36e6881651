#include <catch.hpp>

#include <set>

#include "catalog/app/label/label_keys.hpp"
#include "catalog/domain/label/label_range.hpp"
#include "catalog/http/label/label_csv.hpp"
#include "catalog/http/label/label_json.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;
namespace app = chuanpin::catalog::app;

namespace {

const base::instant now = manual_clock().now();
const mark_standing authorised{.certificate_number = "SF-2026-000001-X", .status = "authorised", .authorised = true};
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

lot a_lot(std::int64_t grams) {
    lot made{.id = numbered<lot_id>(1),
             .product = numbered<product_id>(2),
             .supplier = numbered<organisation_id>(3),
             .number = "L1",
             .place_code = "513423"};
    if (grams > 0) made.intakes.push_back({.position = 1, .quantity_g = grams, .grade = "一级"});
    return made;
}
product in_packs_of(std::int64_t grams) {
    product made;
    made.id = numbered<product_id>(2);
    made.details.unit_net_mass_g = grams;
    return made;
}
template <class T>
std::string code_of(const base::result<T>& outcome) {
    return outcome ? "" : outcome.error().code;
}
std::string place_of(const base::result<label_code>& outcome) { return outcome ? "" : outcome.error().fields.at(0).detail; }

class dice {
public:
    explicit dice(std::uint64_t seed) : random_(seed) {}
    std::int64_t below(std::int64_t limit) {
        std::array<std::byte, 5> bytes{};
        random_.fill(bytes);
        std::int64_t value = 0;
        for (const auto each : bytes) value = value * 256 + static_cast<std::int64_t>(each);
        return value % limit;
    }

private:
    seeded_random random_;
};

}  // namespace

TEST_CASE("a lot has as many packs as its intakes fill whole", "[catalog][label]") {
    CHECK(packs_of(a_lot(0), 500) == 0);
    CHECK(packs_of(a_lot(499), 500) == 0);
    CHECK(packs_of(a_lot(500), 500) == 1);
    CHECK(packs_of(a_lot(1'499), 500) == 2);
    auto two = a_lot(300);
    two.intakes.push_back({.position = 2, .quantity_g = 200, .grade = "二级"});
    CHECK(packs_of(two, 500) == 1);
    CHECK(packs_of(a_lot(100'000'000), 1) == label_serial_max);
}

TEST_CASE("ranges of a lot follow each other up to its last pack, and a refusal says what is left", "[catalog][label]") {
    const auto what = a_lot(1'000);
    const auto packed = in_packs_of(100);
    const auto first = next_range(what, packed, authorised, {}, 6);
    REQUIRE(first);
    CHECK(first->first_serial == 1);
    CHECK(first->last_serial() == 6);
    CHECK(first->certificate_number == authorised.certificate_number);
    const auto second = next_range(what, packed, authorised, {1, 6}, 4);
    REQUIRE(second);
    CHECK(second->first_serial == 7);
    CHECK(second->last_serial() == 10);
    CHECK(holds(*second, 7));
    CHECK(holds(*second, 10));
    CHECK_FALSE(holds(*second, 6));
    CHECK_FALSE(holds(*second, 11));
    const auto refused = next_range(what, packed, authorised, {1, 6}, 5);
    REQUIRE(code_of(refused) == "labels-exhausted");
    CHECK(refused.error().fields.at(0).pointer == "/count");
    CHECK(refused.error().fields.at(0).detail == "At most 4 more.");
    using facts = std::vector<std::pair<std::string, std::string>>;
    CHECK(refused.error().facts == facts{{"packs", "10"}, {"issued", "6"}, {"left", "4"}});
}

TEST_CASE("packs that became larger leave no labels, not less than none", "[catalog][label]") {
    const auto refused = next_range(a_lot(1'000), in_packs_of(500), authorised, {1, 6}, 1);
    REQUIRE(code_of(refused) == "labels-exhausted");
    CHECK(refused.error().fields.at(0).detail == "At most 0 more.");
    CHECK(labels_left(2, {1, 6}) == 0);
    CHECK(labels_left(6, {1, 5}) == 1);
}

TEST_CASE("labels need a certificate that authorises the product that day", "[catalog][label]") {
    auto suspended = authorised;
    suspended.status = "suspended";
    suspended.authorised = false;
    CHECK(code_of(next_range(a_lot(1'000), in_packs_of(100), suspended, {}, 1)) == "product-not-authorised");
    CHECK(code_of(next_range(a_lot(1'000), in_packs_of(100), {}, {}, 1)) == "product-not-authorised");
}

TEST_CASE("a lot has a thousand ranges and not one more", "[catalog][label]") {
    CHECK(next_range(a_lot(1'000'000), in_packs_of(100), authorised, {lot_label_ranges_max - 1, 999}, 1));
    CHECK(code_of(next_range(a_lot(1'000'000), in_packs_of(100), authorised, {lot_label_ranges_max, 1'000}, 1)) ==
          "lot-has-too-many-label-ranges");
}

TEST_CASE("a range is made void once and stays what it was otherwise", "[catalog][label]") {
    const auto range = next_range(a_lot(1'000), in_packs_of(100), authorised, {}, 6).value();
    const auto voided = make_void(range, {"召回", numbered<account_id>(9), now});
    REQUIRE(voided);
    CHECK(voided->version == 2);
    CHECK(voided->count == 6);
    CHECK(voided->voided->reason == "召回");
    CHECK(code_of(make_void(*voided, {"again", numbered<account_id>(9), now})) == "label-range-void");
}

TEST_CASE("a code is read as it is printed, in either case, letters for the digits that they look like", "[catalog][label]") {
    const label_code code{12, 345, "0123ABYZ"};
    REQUIRE(to_text(code) == "SFP-00000012-000345-0123ABYZ");
    CHECK(parse_label_code(to_text(code)) == code);
    CHECK(parse_label_code("sfp-00000012-000345-0123abyz") == code);
    CHECK(parse_label_code("SFP-OOOOOOI2-ooo345-olL23ABY") == label_code{12, 345, "01123ABY"});
    CHECK(to_text({label_range_number_max, label_serial_max, "ZZZZZZZZ"}) == "SFP-99999999-999999-ZZZZZZZZ");
}

TEST_CASE("a mistyped code is refused with the place", "[catalog][label]") {
    const auto place = [](std::string_view text) { return place_of(parse_label_code(text)); };
    CHECK(place("").starts_with("A code has 28 characters"));
    CHECK(place("SFP-00000012-000345-0123ABY").starts_with("A code has 28 characters"));
    CHECK(place("SFQ-00000012-000345-0123ABYZ").starts_with("Character 3 "));
    CHECK(place("SFP 00000012-000345-0123ABYZ").starts_with("Character 4 "));
    CHECK(place("SFP-0000001A-000345-0123ABYZ").starts_with("Character 12 "));
    CHECK(place("SFP-00000000-000345-0123ABYZ").starts_with("Character 5 "));
    CHECK(place("SFP-00000012-000000-0123ABYZ").starts_with("Character 14 "));
    CHECK(place("SFP-00000012-000345-0123ABYU").starts_with("Character 28 "));
    CHECK(code_of(parse_label_code("SFP-00000012-000345-0123ABYU")) == "label-code-invalid");
}

TEST_CASE("a tag is 40 bits in base 32, the highest first", "[catalog][label]") {
    CHECK(to_label_tag({}) == "00000000");
    std::array<std::byte, label_tag_bytes> bytes{};
    bytes.fill(std::byte{0xff});
    CHECK(to_label_tag(bytes) == "ZZZZZZZZ");
    CHECK(to_label_tag({std::byte{0x08}, {}, {}, {}, std::byte{0x0b}}) == "1000000B");
}

TEST_CASE("tags of different labels differ, and no changed character is genuine", "[catalog][label][property]") {
    const app::label_keys keys(std::string(32, 'k'));
    const app::label_keys others(std::string(32, 'l'));
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        CAPTURE(seed);
        dice random(seed);
        const auto code = keys.code_of(1 + random.below(label_range_number_max), 1 + random.below(label_serial_max));
        CHECK(keys.is_genuine(code));
        CHECK_FALSE(others.is_genuine(code));
        const auto printed = to_text(code);
        for (std::size_t i = 0; i < printed.size(); ++i) {
            auto changed = printed;
            changed[i] = alphabet[static_cast<std::size_t>(random.below(32))];
            if (changed == printed) continue;
            CAPTURE(printed, changed);
            const auto read = parse_label_code(changed);
            const bool accepted = read && keys.is_genuine(*read);
            CHECK_FALSE(accepted);
        }
    }
    std::set<std::string> tags;
    for (std::int64_t range = 1; range <= 20; ++range)
        for (std::int64_t serial = 1; serial <= 100; ++serial) tags.insert(keys.code_of(range, serial).tag);
    CHECK(tags.size() == 2'000);
    CHECK(keys.code_of(1, 11).tag != keys.code_of(11, 1).tag);
}

TEST_CASE("the place of a scan is any county of the country", "[catalog][label]") {
    CHECK(is_scan_place("440106"));
    CHECK(is_scan_place("513423"));
    CHECK_FALSE(is_scan_place("044010"));
    CHECK_FALSE(is_scan_place("44010"));
    CHECK_FALSE(is_scan_place("4401067"));
    CHECK_FALSE(is_scan_place("44010a"));
    CHECK_FALSE(is_scan_place(""));
}

TEST_CASE("a request to scan tells all its faults at once", "[catalog][label]") {
    using catalog::http::decode_scan;
    CHECK(decode_scan(R"({"code":"SFP-00000012-000345-0123ABYZ","county_code":"440106"})")->place == "440106");
    CHECK_FALSE(decode_scan(R"({"code":"SFP-00000012-000345-0123ABYZ"})")->place);
    CHECK(code_of(decode_scan(R"({"code":"SFP-1"})")) == "label-code-invalid");
    const auto both = decode_scan(R"({"code":"SFP-1","county_code":"x"})");
    REQUIRE(code_of(both) == "invalid-fields");
    CHECK(both.error().fields.size() == 2);
    CHECK(decode_scan("{}").error().fields.at(0).code == "required");
    CHECK(decode_scan(R"({"code":7})").error().fields.size() == 1);
}

TEST_CASE("codes are a table whose texts neither break it nor are taken for formulas", "[catalog][label]") {
    CHECK(catalog::http::encode_label_codes({{"SFP-A", "SFP-B"}, "苹果,\"大\"", "=1+1", "SF-2026-000001-X"}) ==
          "code,product,lot,certificate\r\n"
          "SFP-A,\"苹果,\"\"大\"\"\",\"'=1+1\",SF-2026-000001-X\r\n"
          "SFP-B,\"苹果,\"\"大\"\"\",\"'=1+1\",SF-2026-000001-X\r\n");
}
