// What a draft is to whom and when, and when it may become its order.
#include <catch.hpp>

#include "orders/domain/draft/draft.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

const base::instant noon = base::instant(std::chrono::hours(500'000));

draft a_draft() {
    return {.id = numbered<draft_id>(1),
            .version = 7,
            .buyer = numbered<organisation_id>(2),
            .unit = numbered<unit_id>(3),
            .supplier = numbered<organisation_id>(1),
            .delivery = {"510107", "成都", "张"},
            .opened_at = noon,
            .expires_at = noon + std::chrono::days(30),
            .line_count = 2,
            .lines = {{.id = numbered<line_id>(1), .asked = {numbered<offer_id>(1), 1, 5}},
                      {.id = numbered<line_id>(2), .asked = {numbered<offer_id>(2), 3, 7}}}};
}

}  // namespace

TEST_CASE("a draft is open until it is submitted or the moment of its expiry", "[orders][domain]") {
    auto what = a_draft();
    CHECK(status_of(what, what.expires_at - std::chrono::microseconds(1)) == draft_status::open);
    CHECK(status_of(what, what.expires_at) == draft_status::expired);
    CHECK(check_open(what, what.expires_at).error().code == "draft-expired");
    what.order = numbered<order_id>(9);
    CHECK(status_of(what, noon) == draft_status::submitted);
    CHECK(status_of(what, what.expires_at) == draft_status::submitted);
    const auto refused = check_open(what, noon);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "draft-submitted");
    CHECK(refused.error().facts.front().second == base::to_wire(numbered<order_id>(9)));
    CHECK(name_of(draft_status::open) == "open");
}

TEST_CASE("a draft belongs to its house, and inside it to its unit", "[orders][domain]") {
    const auto what = a_draft();
    base::principal who;
    who.organisation = what.buyer;
    CHECK(belongs_to(what, who));
    who.unit = what.unit;
    CHECK(belongs_to(what, who));
    who.unit = numbered<unit_id>(4);
    CHECK_FALSE(belongs_to(what, who));
    who.unit.reset();
    who.organisation = what.supplier;
    CHECK_FALSE(belongs_to(what, who));
}

TEST_CASE("a draft becomes an order only as it was read, and as its submitter saw it", "[orders][domain]") {
    const auto what = a_draft();
    CHECK(check_submission(what, {what.id, 7, {}}, noon));
    CHECK(check_submission(what, {what.id, 7, {{{7}}}}, noon));
    CHECK(check_submission(what, {what.id, 7, {{{6}}}}, noon).error().code == "version-stale");
    CHECK(check_submission(what, {what.id, 6, {}}, noon).error().code == "draft-changed");
    CHECK(check_submission(what, {what.id, 7, {}}, what.expires_at).error().code == "draft-expired");
}

TEST_CASE("what is asked of the placing is what stands in the draft, in its order", "[orders][domain]") {
    const auto asked = request_of(a_draft());
    CHECK(asked.supplier == numbered<organisation_id>(1));
    CHECK(asked.delivery.address == "成都");
    REQUIRE(asked.lines.size() == 2);
    CHECK(asked.lines[0].quantity == 5);
    CHECK(asked.lines[1].offer == numbered<offer_id>(2));
    CHECK(asked.lines[1].offer_version == 3);
}
