#include <catch.hpp>

#include <algorithm>
#include <set>

#include "gateway/domain/identity/account.hpp"
#include "gateway/domain/identity/four_eyes.hpp"
#include "gateway/domain/identity/permissions.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway::domain;
using namespace std::chrono_literals;

namespace {

const base::instant now = tests::manual_clock().now();

role_assignment an_assignment(role what, std::optional<base::instant> valid_to = std::nullopt) {
    role_assignment assignment;
    assignment.what = what;
    assignment.valid_from = now;
    assignment.valid_to = valid_to;
    return assignment;
}

std::string refusal_of(const std::vector<role_assignment>& held, const role_assignment& added,
                       organisation_kind kind = organisation_kind::school) {
    const auto fits = may_add(held, added, kind, now);
    return fits ? std::string("ok") : fits.error().code;
}

bool may(organisation_family family, role what, std::string_view permission) {
    const auto all = permissions_of(family, what);
    return std::ranges::find(all, permission) != all.end();
}

}  // namespace

TEST_CASE("names of kinds and roles go there and back, and each has a Chinese one of its own", "[gateway][domain]") {
    std::set<std::string_view> titles;
    for (const auto& row : organisation_kinds()) {
        CHECK(parse_organisation_kind(row.name) == row.kind);
        CHECK(name_of(row.kind) == row.name);
        CHECK(family_of(row.kind) == row.family);
        CHECK(titles.insert(title_of(row.kind)).second);
    }
    for (const auto each : roles) {
        CHECK(parse_role(name_of(each)) == each);
        CHECK(titles.insert(title_of(each)).second);
    }
    CHECK(organisation_kinds().size() == 27);
    CHECK(titles.size() == 27 + 7);
    CHECK_FALSE(parse_organisation_kind("platform_operator"));
    CHECK_FALSE(parse_organisation_kind(""));
    CHECK_FALSE(parse_role("buyer"));
    CHECK_FALSE(parse_role(""));
}

TEST_CASE("permissions are sorted and unique, and a family's roles are those that come down to something", "[gateway][domain]") {
    for (const auto& row : organisation_kinds()) {
        for (const auto each : roles) {
            const auto all = permissions_of(row.family, each);
            CHECK(std::ranges::is_sorted(all));
            CHECK(std::ranges::adjacent_find(all) == all.end());
            const auto known = roles_of(row.family);
            CHECK((std::ranges::find(known, each) != known.end()) == !all.empty());
        }
        CHECK(may(row.family, role::administrator, "accounts:write"));
    }
    CHECK(std::ranges::is_sorted(all_permissions()));
}

TEST_CASE("who prepares does not decide, and who looks on changes nothing", "[gateway][domain]") {
    using enum organisation_family;
    CHECK(may(buyer, role::clerk, "orders:place"));
    CHECK_FALSE(may(buyer, role::clerk, "orders:accept"));
    CHECK(may(buyer, role::acceptance_signer, "orders:accept"));
    CHECK_FALSE(may(buyer, role::acceptance_signer, "orders:place"));
    CHECK(may(supplier, role::clerk, "orders:ship"));
    CHECK_FALSE(may(supplier, role::clerk, "orders:confirm"));
    CHECK(may(supplier, role::approver, "orders:confirm"));
    CHECK_FALSE(may(platform_operator, role::administrator, "orders:place"));
    for (const auto& row : organisation_kinds()) {
        CHECK(may(row.family, role::administrator, "organisations:write") == (row.family == platform_operator));
        for (const auto& permission : permissions_of(row.family, role::auditor)) CHECK(permission.ends_with(":read"));
    }
}

TEST_CASE("the first account administers; where one person is all there is, it does everything", "[gateway][domain]") {
    CHECK(first_roles(organisation_kind::school) == std::vector{role::administrator});
    CHECK(first_roles(organisation_kind::sole_trader) == roles_of(organisation_family::supplier));
    CHECK(first_roles(organisation_kind::natural_person) == roles_of(organisation_family::supplier));
}

TEST_CASE("a role is valid from its first moment until before its last, unless it was ended", "[gateway][domain]") {
    auto assignment = an_assignment(role::clerk, now + 1h);
    CHECK_FALSE(is_valid_at(assignment, now - 1us));
    CHECK(is_valid_at(assignment, now));
    CHECK(is_valid_at(assignment, now + 1h - 1us));
    CHECK_FALSE(is_valid_at(assignment, now + 1h));
    assignment.ended_at = now;
    CHECK_FALSE(is_valid_at(assignment, now));
}

TEST_CASE("a principal is the union of what is valid at the moment", "[gateway][domain]") {
    member member;
    member.of.kind = organisation_kind::school;
    member.who.display_name = "食堂";
    CHECK(principal_of(member, now).permissions.empty());
    member.assignments = {an_assignment(role::clerk), an_assignment(role::acceptance_signer, now + 1h)};
    for (auto& each : member.assignments) each.unit = tests::numbered<base::unit_id>(3);
    const auto first = principal_of(member, now);
    CHECK(first.organisation_kind == "school");
    CHECK(first.roles == std::vector<std::string>{"acceptance_signer", "clerk"});
    CHECK(first.unit == tests::numbered<base::unit_id>(3));
    CHECK(first.may("orders:place"));
    CHECK(first.may("orders:accept"));
    CHECK_FALSE(first.may("orders:ship"));
    const auto later = principal_of(member, now + 1h);
    CHECK(later.roles == std::vector<std::string>{"clerk"});
    CHECK_FALSE(later.may("orders:accept"));
}

TEST_CASE("a role that does not fit beside the others is refused", "[gateway][domain]") {
    const std::vector held = {an_assignment(role::clerk, now + 2h)};
    CHECK(refusal_of(held, an_assignment(role::approver)) == "ok");
    CHECK(refusal_of(held, an_assignment(role::clerk)) == "role-held-already");
    auto successor = an_assignment(role::clerk);
    successor.valid_from = now + 2h;
    CHECK(refusal_of(held, successor) == "ok");
    successor.valid_from = now + 2h - 1us;
    CHECK(refusal_of(held, successor) == "role-held-already");
    auto elsewhere = an_assignment(role::approver);
    elsewhere.unit = tests::numbered<base::unit_id>(1);
    CHECK(refusal_of(held, elsewhere) == "role-scope-differs");
    elsewhere.valid_from = now + 2h;
    CHECK(refusal_of(held, elsewhere) == "ok");
    CHECK(refusal_of({}, an_assignment(role::clerk), organisation_kind::supervisor) == "role-not-for-kind");
    CHECK(refusal_of({}, an_assignment(role::clerk, now)) == "role-period-invalid");
    auto past = an_assignment(role::clerk, now);
    past.valid_from = now - 1h;
    CHECK(refusal_of({}, past) == "role-period-invalid");
    auto ended = an_assignment(role::clerk);
    ended.ended_at = now;
    CHECK(refusal_of({ended}, an_assignment(role::clerk)) == "ok");
}

TEST_CASE("an account has at most twenty assignments that have not ended", "[gateway][domain]") {
    std::vector<role_assignment> held;
    for (std::size_t i = 0; i + 1 < role_assignments_max; ++i) {
        held.push_back(an_assignment(role::clerk, now + std::chrono::hours(i + 1)));
        held.back().valid_from = now + std::chrono::hours(i);
    }
    CHECK(refusal_of(held, an_assignment(role::approver)) == "ok");
    held.push_back(an_assignment(role::auditor));
    CHECK(held.size() == role_assignments_max);
    CHECK(refusal_of(held, an_assignment(role::approver)) == "role-assignments-too-many");
    held.back().ended_at = now;
    CHECK(refusal_of(held, an_assignment(role::approver)) == "ok");
}

TEST_CASE("requester and decider are two persons", "[gateway][domain]") {
    const auto first = tests::numbered<base::account_id>(1);
    CHECK(must_be_other_person(first, tests::numbered<base::account_id>(2)));
    const auto same = must_be_other_person(first, first);
    REQUIRE_FALSE(same);
    CHECK(same.error().code == "same-person");
    CHECK(same.error().kind == base::error_kind::forbidden);
}
