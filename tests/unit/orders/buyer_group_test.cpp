// Groups of buyers: who is in one, and how what an offer gives is shared out among their needs.
#include <catch.hpp>

#include <numeric>
#include <random>

#include "orders/domain/group/buyer_group.hpp"
#include "orders/domain/group/sharing.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

const base::instant morning = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(1);
using shares = std::vector<std::int64_t>;

buyer_group a_group() { return {.id = numbered<buyer_group_id>(1), .organiser = numbered<organisation_id>(1), .name = "片区食堂"}; }
// In proportion to their rooms.
shares share(const pooled_offer& what, const shares& rooms) {
    std::vector<pooled_need> needs;
    for (const auto each : rooms) needs.push_back({each, each});
    return share_out(what, needs);
}
base::principal of(unsigned char number) {
    base::principal who;
    who.organisation = numbered<organisation_id>(number);
    return who;
}

}  // namespace

TEST_CASE("nobody is in a group but by its own word, and whoever leaves is asked again", "[orders][group][domain]") {
    const auto invited = invite(a_group(), numbered<organisation_id>(3), morning);
    REQUIRE(invited);
    CHECK(invited->version == 2);
    CHECK_FALSE(has_joined(*invited, numbered<organisation_id>(3)));
    CHECK(is_known_to(*invited, of(3)));
    CHECK(is_known_to(*invited, of(1)));
    CHECK_FALSE(is_known_to(*invited, of(4)));
    CHECK(invite(*invited, numbered<organisation_id>(3), morning).error().code == "group-member-already");
    CHECK(answer(*invited, numbered<organisation_id>(4), true, true, morning).error().code == "group-not-invited");
    const auto joined = answer(*invited, numbered<organisation_id>(3), true, true, morning);
    REQUIRE(joined);
    CHECK(has_joined(*joined, numbered<organisation_id>(3)));
    CHECK(find_member(*joined, numbered<organisation_id>(3))->may_order);
    const auto careful = answer(*joined, numbered<organisation_id>(3), true, false, morning);
    CHECK_FALSE(find_member(*careful, numbered<organisation_id>(3))->may_order);
    const auto left = answer(*joined, numbered<organisation_id>(3), false, true, morning);
    REQUIRE(left);
    CHECK_FALSE(find_member(*left, numbered<organisation_id>(3))->may_order);
    CHECK_FALSE(is_known_to(*left, of(3)));
    CHECK(answer(*left, numbered<organisation_id>(3), true, true, morning).error().code == "group-not-invited");
    const auto again = invite(*left, numbered<organisation_id>(3), morning);
    REQUIRE(again);
    CHECK(again->members.size() == 1);
}

TEST_CASE("an organiser removes who is invited or in, with a reason, but not out of an open fill", "[orders][group][domain]") {
    const auto house = numbered<organisation_id>(3);
    CHECK(remove(a_group(), house, "停业", false, morning).error().code == "group-member-unknown");
    const auto joined = answer(*invite(a_group(), house, morning), house, true, true, morning);
    CHECK(remove(*joined, house, "停业", true, morning).error().code == "group-member-in-fill");
    const auto removed = remove(*joined, house, "停业", false, morning);
    REQUIRE(removed);
    CHECK(removed->version == joined->version + 1);
    CHECK(removed->members == std::vector<chuanpin::orders::domain::group_member>{{house, membership::removed, false, morning, "停业"}});
    CHECK_FALSE(is_known_to(*removed, of(3)));
    CHECK_FALSE(has_joined(*removed, house));
    CHECK(remove(*removed, house, "停业", false, morning).error().code == "group-member-unknown");
    CHECK(answer(*removed, house, true, true, morning).error().code == "group-not-invited");
    const auto again = invite(*removed, house, morning);
    REQUIRE(again);
    CHECK(again->members ==
          std::vector<chuanpin::orders::domain::group_member>{{house, membership::invited, false, morning, std::nullopt}});
    CHECK(remove(*again, house, "重复", false, morning));
    for (const auto each : memberships) CHECK(parse_membership(name_of(each)) == each);
}

TEST_CASE("members are kept by organisation, and no more than a group may have", "[orders][group][domain]") {
    auto group = a_group();
    for (unsigned char number = 201; number > 1; --number) {
        auto more = invite(group, numbered<organisation_id>(number), morning);
        REQUIRE(more);
        group = *std::move(more);
    }
    CHECK(group.members.size() == group_members_max);
    CHECK(std::ranges::is_sorted(group.members, {}, &group_member::organisation));
    CHECK(invite(group, numbered<organisation_id>(202), morning).error().code == "group-full");
}

TEST_CASE("an offer is shared out by the largest remainder, to the trade unit", "[orders][group][domain]") {
    CHECK(share({10, 1, 1}, shares{10, 10, 10}) == shares{4, 3, 3});
    CHECK(share({5, 10, 1}, shares{30, 20, 10}) == shares{2, 2, 1});   // 2½, 1⅔, ⅚
    CHECK(share({7, 1, 1}, shares{60, 30, 10}) == shares{4, 2, 1});    // 4.2, 2.1, 0.7
    CHECK(share({10, 10, 1}, shares{35, 35, 35}) == shares{3, 3, 3});  // what fits
    CHECK(share({3, 1, 1}, shares{}).empty());
    CHECK(share({0, 1, 1}, shares{5, 5}) == shares{0, 0});
    CHECK(share({4, 10, 1}, shares{9, 50}) == shares{0, 4});  // less than a pack takes none
}

TEST_CASE("what is due to each over several offers is due over all of them", "[orders][group][domain]") {
    CHECK(due_of(100, 200, 3, 10) == 400);
    CHECK(due_of(50, 200, 3, 10) == 0);  // it has got more already
    const auto due = [](std::int64_t wanted, std::int64_t got) { return due_of(wanted, 200, got, 10); };
    const std::vector<pooled_need> first{{100, due(100, 0)}, {50, due(50, 0)}, {50, due(50, 0)}};
    CHECK(share_out({7, 1, 1}, first) == shares{3, 2, 2});
    const std::vector<pooled_need> second{{97, due(100, 3)}, {48, due(50, 2)}, {48, due(50, 2)}};
    CHECK(share_out({3, 1, 1}, second) == shares{2, 1, 0});  // 5, 3 and 2 of the ten: by the largest remainder of them all
    const std::vector<pooled_need> nothing_due{{4, 0}, {2, 0}};
    CHECK(share_out({3, 1, 1}, nothing_due) == shares{2, 1});
    const std::vector<pooled_need> all_due_to_one{{2, 10}, {9, 0}};
    CHECK(share_out({5, 1, 1}, all_due_to_one) == shares{2, 3});  // what does not fit goes to the others
}

TEST_CASE("of what each gets stock is shared out in proportion, as far as it reaches", "[orders][group][domain]") {
    const auto of_stock = [](std::int64_t in_stock, const shares& quantities) { return share_out_stock(in_stock, quantities); };
    CHECK(of_stock(6, {6, 3, 3}) == shares{3, 2, 1});  // 3, 1½, 1½: of equal remainders to the first
    CHECK(of_stock(12, {6, 3, 3}) == shares{6, 3, 3});
    CHECK(of_stock(50, {6, 0, 3}) == shares{6, 0, 3});
    CHECK(of_stock(0, {6, 3}) == shares{0, 0});
    CHECK(of_stock(1, {0, 2, 9}) == shares{0, 0, 1});
}

TEST_CASE("nobody gets fewer than a supplier delivers at least; others take that part", "[orders][group][domain]") {
    CHECK(share({12, 1, 5}, shares{10, 10, 4}) == shares{6, 6, 0});
    CHECK(share({12, 1, 5}, shares{10, 8, 6}) == shares{7, 5, 0});
    CHECK(share({6, 1, 5}, shares{10, 10, 10}) == shares{6, 0, 0});
    CHECK(share({4, 1, 5}, shares{10, 10}) == shares{0, 0});
}

TEST_CASE("whatever is shared out is exact, within every room and every minimum", "[orders][group][domain][property]") {
    std::mt19937 random(20260302);
    const auto up_to = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(random); };
    for (int round = 0; round < 2'000; ++round) {
        const pooled_offer offer{up_to(100), 1 + up_to(9), 1 + up_to(5)};
        shares rooms;
        for (auto count = up_to(6); count >= 0; --count) rooms.push_back(up_to(200));
        const auto found = share(offer, rooms);
        REQUIRE(found.size() == rooms.size());
        const auto sum = std::accumulate(found.begin(), found.end(), std::int64_t{0});
        std::int64_t capacity = 0;
        INFO(round);
        CHECK(sum <= offer.quantity);
        for (std::size_t i = 0; i < rooms.size(); ++i) {
            CHECK(found[i] * offer.pack <= rooms[i]);
            CHECK((found[i] == 0 || found[i] >= offer.minimum));
            capacity += rooms[i] / offer.pack;
        }
        if (offer.minimum == 1) CHECK(sum == std::min(offer.quantity, capacity));
    }
}
