#include <catch.hpp>

#include "platform/base/identity_card.hpp"
#include "gateway/domain/identity/registration.hpp"
#include "gateway/http/requests_json.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway::domain;
using namespace std::chrono_literals;
using tests::numbered;

namespace {

const base::instant now = tests::manual_clock().now();
const base::business_date today{2026y, std::chrono::March, 2d};

registration submitted(organisation_kind kind) {
    registration what;
    what.kind = kind;
    what.county_code = "513423";
    what.password_hash = "hash";
    what.identity_card_sealed = "sealed";
    what.identity_card_hash = "hash";
    return what;
}

}  // namespace

TEST_CASE("an identity card has a birth date and a check character", "[gateway][domain]") {
    // The standard's own examples, Annex A of GB 11643-1999.
    CHECK(base::is_identity_card("11010519491231002X", today));
    CHECK(base::is_identity_card("440524188001010014", today) == false);  // born before 1900
    CHECK_FALSE(base::is_identity_card("11010519491231002x", today));
    CHECK_FALSE(base::is_identity_card("110105194912310021", today));
    CHECK_FALSE(base::is_identity_card("11010519491331002X", today));
    CHECK_FALSE(base::is_identity_card("1101051949123100X2", today));
    CHECK_FALSE(base::is_identity_card("11010519491231002", today));
    CHECK_FALSE(base::is_identity_card("11010519491231002XX", today));
    CHECK_FALSE(base::is_identity_card("", today));
    const base::business_date born{1949y, std::chrono::December, 31d};
    CHECK(base::is_identity_card("11010519491231002X", born));
    CHECK_FALSE(base::is_identity_card("11010519491231002X", {1949y, std::chrono::December, 30d}));
}

TEST_CASE("of an identity card the first three and the last two characters are shown", "[gateway][domain]") {
    CHECK(base::mask_identity_card("11010519491231002X") == "110*************2X");
}

TEST_CASE("suppliers are recommended, others are not, and a decision stands: all pairs", "[gateway][domain]") {
    using enum registration_state;
    using enum registration_action;
    const auto supplier = organisation_kind::cooperative;
    const auto buyer = organisation_kind::school;
    for (const auto from : registration_states) {
        CHECK(parse_registration_state(name_of(from)) == from);
        const bool open = from == submitted || from == recommended;
        CHECK(next_state(from, recommend, supplier) == (from == submitted ? std::optional(recommended) : std::nullopt));
        CHECK(next_state(from, activate, supplier) == (from == recommended ? std::optional(activated) : std::nullopt));
        CHECK(next_state(from, refuse, supplier) == (open ? std::optional(refused) : std::nullopt));
        CHECK(next_state(from, recommend, buyer) == std::nullopt);
        CHECK(next_state(from, activate, buyer) == (from == submitted ? std::optional(activated) : std::nullopt));
        CHECK(next_state(from, refuse, buyer) == (from == submitted ? std::optional(refused) : std::nullopt));
        CHECK(next_state(from, lapse, supplier) == (open ? std::optional(lapsed) : std::nullopt));
        CHECK(next_state(from, lapse, buyer) == (from == submitted ? std::optional(lapsed) : std::nullopt));
        CHECK(is_open(from) == open);
    }
    CHECK_FALSE(parse_registration_state("open"));
}

TEST_CASE("who recommended a registration does not decide about it", "[gateway][domain]") {
    const auto first = numbered<base::account_id>(1);
    const auto second = numbered<base::account_id>(2);
    const auto recommended = recommend(submitted(organisation_kind::family_farm), first, now);
    REQUIRE(recommended);
    CHECK(activate(*recommended, first, numbered<base::organisation_id>(1), now).error().code == "same-person");
    CHECK(refuse(*recommended, first, "x", now).error().code == "same-person");
    const auto activated = activate(*recommended, second, numbered<base::organisation_id>(1), now + 1h);
    REQUIRE(activated);
    CHECK(activated->organisation == numbered<base::organisation_id>(1));
    CHECK(activated->decided_at == now + 1h);
    CHECK(activated->version == 3);
    CHECK_FALSE(activated->password_hash);
    CHECK(activated->identity_card_sealed);
    CHECK(refuse(*activated, second, "x", now).error().code == "registration-state");
    const auto refused = refuse(*recommended, second, "材料不全", now);
    CHECK(refused->refusal_reason == "材料不全");
    CHECK_FALSE(refused->identity_card_sealed);
    CHECK_FALSE(refused->identity_card_hash);
}

TEST_CASE("what nobody decided lapses, without a person and without what says who somebody is", "[gateway][domain]") {
    auto before = submitted(organisation_kind::family_farm);
    before.password_hash = "hash";
    before.identity_card_sealed = "sealed";
    before.identity_card_hash = "hash";
    const auto lapsed = lapse(before, now + 1h);
    REQUIRE(lapsed);
    CHECK(lapsed->state == registration_state::lapsed);
    CHECK(lapsed->decided_at == now + 1h);
    CHECK_FALSE(lapsed->decided_by);
    CHECK_FALSE(lapsed->password_hash);
    CHECK_FALSE(lapsed->identity_card_sealed);
    CHECK_FALSE(lapsed->identity_card_hash);
    CHECK(lapsed->version == before.version + 1);
    CHECK(lapse(*lapsed, now).error().code == "registration-state");
}

TEST_CASE("the county's government and its poverty-relief office recommend, for their own county", "[gateway][domain]") {
    const auto what = submitted(organisation_kind::cooperative);
    CHECK(may_recommend(organisation_kind::county_government, "513423", what));
    CHECK(may_recommend(organisation_kind::poverty_relief_office, "513423", what));
    CHECK_FALSE(may_recommend(organisation_kind::county_government, "510824", what));
    CHECK_FALSE(may_recommend(organisation_kind::commerce_bureau, "513423", what));
}

TEST_CASE("a natural person registers with an identity card, everybody else with a credit code", "[gateway][http]") {
    const auto faults = [](std::string kind, std::string more) {
        http::request request;
        request.context = tests::a_context(now);
        request.body = R"({"name":"某某","kind":")" + kind + R"(","county_code":"513423",)" + more +
                       R"("account":{"login":"abc","display_name":"x","password":"12345678"}})";
        const auto decoded = gateway::http::decode_registration(request);
        return decoded ? std::size_t{0} : decoded.error().fields.size();
    };
    const std::string card = R"("identity_card":"11010519491231002X",)";
    const std::string code = R"("credit_code":"91350100M000100Y43",)";
    CHECK(faults("natural_person", card) == 0);
    CHECK(faults("sole_trader", code) == 0);
    CHECK(faults("cooperative", code) == 0);
    CHECK(faults("natural_person", "") == 1);
    CHECK(faults("natural_person", code) == 2);
    CHECK(faults("natural_person", card + code) == 1);
    CHECK(faults("cooperative", card) == 2);
    CHECK(faults("cooperative", card + code) == 1);
    CHECK(faults("cooperative", "") == 1);
    CHECK(faults("operator", code) == 1);
    CHECK(faults("natural_person", R"("identity_card":"110105194912310021",)") == 1);
}
