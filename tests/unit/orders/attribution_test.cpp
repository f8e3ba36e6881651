// Corrections of attributions: who proposes and who answers, and the pair that an agreement leaves.
#include <catch.hpp>

#include "orders/domain/attribution/attribution.hpp"
#include "orders/domain/attribution/errors.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
namespace domain = orders::domain;
using domain::channel;
using domain::correction_status;

namespace {

const auto now = base::parse_rfc3339("2026-05-01T00:00:00Z").value();
const auto school = numbered<domain::organisation_id>(2);
const auto supplier = numbered<domain::organisation_id>(1);
const auto canteen = numbered<domain::unit_id>(21);
const auto union_office = numbered<domain::unit_id>(22);

base::principal person(domain::organisation_id of, unsigned char account, std::optional<domain::unit_id> unit = std::nullopt) {
    auto who = a_context_of(of, "school", {}, numbered<base::account_id>(account)).who.value();
    who.unit = unit;
    return who;
}
const auto of_canteen = person(school, 1, canteen);
const auto of_union = person(school, 2, union_office);

domain::order accepted_order() {
    domain::order made{
        .id = numbered<domain::order_id>(1), .status = domain::order_status::accepted, .buyer = school, .supplier = supplier};
    made.unit = canteen;
    made.approved_at = now;
    domain::order_line line{.id = numbered<domain::line_id>(1), .quantity = 3, .unit_price = {100}, .amount = {300}};
    line.name_zh = "苹果";
    line.accepted_quantity = 3;
    line.returned_quantity = 1;
    line.by = channel::commercial;
    made.lines = {line};
    return made;
}
domain::correction_request asking(std::optional<domain::unit_id> unit, channel by) {
    return {numbered<domain::line_id>(1), {school, unit, by}, "下单时选错"};
}
base::result<domain::correction> propose(const domain::order& about, const domain::correction_request& said, const base::principal& who,
                                         const std::vector<domain::correction>& others = {},
                                         std::optional<domain::channel_set> offered = std::nullopt) {
    return domain::propose_correction(about, others, said, offered, who, numbered<domain::correction_id>(1), now);
}
template <class T>
std::string code_of(const base::result<T>& what) {
    return what ? "" : what.error().code;
}

}  // namespace

TEST_CASE("a correction says from what to what, and is for the other unit to answer", "[orders][attribution]") {
    const auto about = accepted_order();
    const auto made = propose(about, asking(union_office, channel::assistance_unit), of_canteen).value();
    CHECK(made.from == domain::attribution{school, canteen, channel::commercial});
    CHECK(made.to == domain::attribution{school, union_office, channel::assistance_unit});
    CHECK_FALSE(domain::is_for_supplier(made));
    CHECK(code_of(domain::answer_correction(made, of_canteen, true, {}, now)) == "correction-party-forbidden");
    CHECK(code_of(domain::answer_correction(made, person(supplier, 9), true, {}, now)) == "correction-party-forbidden");
    CHECK(code_of(domain::answer_correction(made, person(school, 1), true, {}, now)) == "correction-by-one-person");
    const auto agreed = domain::answer_correction(made, of_union, true, {}, now).value();
    CHECK(agreed.status == correction_status::agreed);
    CHECK(agreed.version == 2);
    CHECK(domain::attribution_of(about, about.lines[0], std::vector{agreed}) == made.to);
    CHECK(code_of(domain::answer_correction(agreed, of_union, false, "不", now)) == "correction-state-conflict");
    CHECK(code_of(domain::withdraw_correction(agreed, of_canteen, now)) == "correction-state-conflict");
}

// As of two machines whose clocks differ: the later proposal has the earlier time, and so the smaller id.
TEST_CASE("corrections of a line follow each other, whatever clocks and ids say", "[orders][attribution]") {
    const auto about = accepted_order();
    auto first = propose(about, asking(union_office, channel::commercial), of_canteen).value();
    first.id = numbered<domain::correction_id>(9);
    first = domain::answer_correction(first, of_union, true, {}, now).value();
    const auto earlier = now - std::chrono::hours(1);
    const auto second = domain::propose_correction(about, std::vector{first}, asking(canteen, channel::commercial), std::nullopt, of_union,
                                                   numbered<domain::correction_id>(1), earlier)
                            .value();
    CHECK(second.from == first.to);
    CHECK(second.proposed_at > first.ended_at);
    const auto agreed = domain::answer_correction(second, of_canteen, true, {}, earlier).value();
    CHECK(agreed.ended_at > first.ended_at);
    for (const auto& each : {std::vector{agreed, first}, std::vector{first, agreed}})
        CHECK(domain::attribution_of(about, about.lines[0], each) == domain::attribution{school, canteen, channel::commercial});
}

TEST_CASE("an agreement leaves a pair that is nothing together, of what was accepted less returned", "[orders][attribution]") {
    const auto about = accepted_order();
    const auto made = propose(about, asking(union_office, channel::commercial), of_canteen).value();
    const auto pair = domain::entries_of(domain::answer_correction(made, of_union, true, {}, now).value(), about.lines[0]);
    REQUIRE(pair.size() == 2);
    CHECK_FALSE(pair[0].given);
    CHECK(pair[0].what == made.from);
    CHECK(pair[1].given);
    CHECK(pair[1].what == made.to);
    CHECK(pair[0].amount == base::fen{200});
    CHECK(pair[1].amount == base::fen{200});
}

TEST_CASE("where the unit stays, the supplier answers for the channel, and its offer must have it", "[orders][attribution]") {
    const auto about = accepted_order();
    domain::channel_set offered{0};
    offered.add(channel::commercial);
    const auto not_offered = propose(about, asking(canteen, channel::ecommerce), of_canteen, {}, offered);
    REQUIRE_FALSE(not_offered);
    CHECK(not_offered.error().code == "channel-not-offered");
    CHECK(not_offered.error().fields.at(0).pointer == "/to/channel");
    offered.add(channel::ecommerce);
    const auto made = propose(about, asking(canteen, channel::ecommerce), of_canteen, {}, offered).value();
    CHECK(domain::is_for_supplier(made));
    CHECK(domain::answered_by_organisation(made) == supplier);
    CHECK(code_of(domain::answer_correction(made, of_union, true, {}, now)) == "correction-party-forbidden");
    CHECK(domain::answer_correction(made, person(supplier, 9), false, "确为商业流通", now)->status == correction_status::refused);
    CHECK(domain::withdraw_correction(made, of_canteen, now)->status == correction_status::withdrawn);
    CHECK(code_of(domain::withdraw_correction(made, person(supplier, 9), now)) == "correction-party-forbidden");
}

TEST_CASE("what cannot be corrected is refused by name and place", "[orders][attribution]") {
    auto about = accepted_order();
    const auto said = asking(union_office, channel::commercial);
    auto elsewhere = said;
    elsewhere.line = numbered<domain::line_id>(7);
    const auto no_line = propose(about, elsewhere, of_canteen);
    CHECK(no_line.error().code == "correction-line-not-found");
    CHECK(no_line.error().fields.at(0).pointer == "/line_id");
    CHECK(code_of(propose(about, said, of_union)) == "correction-party-forbidden");
    const auto same = propose(about, asking(canteen, channel::commercial), of_canteen);
    CHECK(same.error().code == "correction-without-change");
    CHECK(same.error().fields.at(0).pointer == "/to");
    const auto open = propose(about, said, of_canteen).value();
    CHECK(code_of(propose(about, said, of_canteen, {open})) == "correction-open");
    auto refused = domain::answer_correction(open, of_union, false, "不", now).value();
    std::vector<domain::correction> many(domain::corrections_max - 1, refused);
    CHECK(propose(about, said, of_canteen, many));
    many.push_back(refused);
    CHECK(code_of(propose(about, said, of_canteen, many)) == "too-many-corrections");
    for (const auto status : domain::order_statuses) {
        about.status = status;
        INFO(name_of(status));
        CHECK(code_of(propose(about, said, of_canteen)) == (domain::is_settled(status) ? "" : "correction-too-early"));
    }
}

TEST_CASE("a line that was given away is the new unit's to correct again", "[orders][attribution]") {
    const auto about = accepted_order();
    const auto given =
        domain::answer_correction(propose(about, asking(union_office, channel::commercial), of_canteen).value(), of_union, true, {}, now)
            .value();
    CHECK(code_of(propose(about, asking(std::nullopt, channel::commercial), of_canteen, {given})) == "correction-party-forbidden");
    const auto again = propose(about, asking(canteen, channel::commercial), of_union, {given}).value();
    CHECK(again.from == given.to);
    CHECK(domain::may_read(of_canteen, again));
    CHECK(domain::may_read(person(supplier, 9), again));
    CHECK_FALSE(domain::may_read(person(school, 5, numbered<domain::unit_id>(23)), again));
}

TEST_CASE("statuses of corrections are read back by their names", "[orders][attribution]") {
    for (const auto each : domain::correction_statuses) CHECK(domain::parse_correction_status(name_of(each)) == each);
    CHECK_FALSE(domain::parse_correction_status("open"));
}
