#include <catch.hpp>

#include <algorithm>

#include "gateway/domain/audit/refusal.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway::domain;
using namespace std::chrono_literals;

namespace {

const base::instant start = tests::manual_clock().now();

refusal of_stranger(std::string address, std::string code = "api-key-wrong", base::instant at = start) {
    refusal one;
    one.address = std::move(address);
    one.method = "GET";
    one.route = "list_orders";
    one.code = std::move(code);
    one.request_id = "req_" + one.address;
    one.first_at = one.last_at = at;
    return one;
}

refusal of_account(unsigned char number, std::string code = "permission-missing") {
    auto one = of_stranger("192.0.2.7", std::move(code));
    one.who = refused_party{tests::numbered<base::account_id>(number), tests::numbered<base::organisation_id>(1), "school"};
    return one;
}

std::int64_t counted(const std::vector<refusal>& rows) {
    std::int64_t sum = 0;
    for (const auto& each : rows) sum += each.count;
    return sum;
}

const refusal* find_others(const std::vector<refusal>& rows) {
    const auto found = std::ranges::find(rows, other_refusals, &refusal::code);
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("the same refusal of the same party is one row with its count, its first request and both moments", "[gateway][domain]") {
    refusal_tally tally;
    tally.add(of_stranger("192.0.2.7"));
    auto second = of_stranger("192.0.2.7", "api-key-wrong", start + 3s);
    second.request_id = "req_second";
    tally.add(second);
    const auto rows = tally.take();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].count == 2);
    CHECK(rows[0].request_id == "req_192.0.2.7");
    CHECK(rows[0].first_at == start);
    CHECK(rows[0].last_at == start + 3s);
    CHECK(tally.take().empty());
}

TEST_CASE("another party, route, method, code or key is another row", "[gateway][domain]") {
    refusal_tally tally;
    const auto first = of_account(1);
    std::vector<refusal> different(5, first);
    different[0].who->account = tests::numbered<base::account_id>(2);
    different[1].route = "list_accounts";
    different[2].method = "POST";
    different[3].code = "csrf-token-invalid";
    different[4].public_id = "aaaaaaaaaaaa";
    tally.add(first);
    for (const auto& each : different) tally.add(each);
    tally.add(of_stranger("192.0.2.7", "permission-missing"));
    CHECK(tally.take().size() == 7);
}

TEST_CASE("who is known is one party from wherever, a stranger is one of an IPv6 network", "[gateway][domain]") {
    refusal_tally tally;
    auto elsewhere = of_account(1);
    elsewhere.address = "203.0.113.9";
    tally.add(of_account(1));
    tally.add(elsewhere);
    tally.add(of_stranger("2001:db8:1:2::1"));
    tally.add(of_stranger("2001:db8:1:2::2"));
    tally.add(of_stranger("2001:db8:1:3::1"));
    CHECK(tally.take().size() == 3);
}

TEST_CASE("the table of strangers is full at its limit, and one more is counted without a name", "[gateway][domain]") {
    refusal_tally tally;
    for (std::size_t i = 0; i < stranger_refusal_kinds_max; ++i) tally.add(of_stranger("192.0.2." + std::to_string(i)));
    CHECK(tally.size() == stranger_refusal_kinds_max);
    auto rows = tally.take();
    CHECK(rows.size() == stranger_refusal_kinds_max);
    CHECK(find_others(rows) == nullptr);

    for (std::size_t i = 0; i < stranger_refusal_kinds_max; ++i) tally.add(of_stranger("192.0.2." + std::to_string(i)));
    for (int i = 0; i < 1'000; ++i) tally.add(of_stranger("198.51.100." + std::to_string(i)));
    tally.add(of_stranger("192.0.2.0"));
    rows = tally.take();
    CHECK(rows.size() == stranger_refusal_kinds_max + 1);
    REQUIRE(find_others(rows) != nullptr);
    CHECK(find_others(rows)->count == 1'000);
    CHECK(find_others(rows)->address.empty());
    CHECK(counted(rows) == static_cast<std::int64_t>(stranger_refusal_kinds_max) + 1'001);
}

TEST_CASE("a storm of strangers takes no room from who is known", "[gateway][domain]") {
    refusal_tally tally;
    for (int i = 0; i < 1'000; ++i) tally.add(of_stranger("198.51.100." + std::to_string(i)));
    for (std::size_t i = 0; i < known_refusal_kinds_max; ++i) tally.add(of_account(1, "code-" + std::to_string(i)));
    CHECK(tally.take().size() == stranger_refusal_kinds_max + 1 + known_refusal_kinds_max);
    for (std::size_t i = 0; i <= known_refusal_kinds_max; ++i) tally.add(of_account(1, "code-" + std::to_string(i)));
    const auto rows = tally.take();
    CHECK(rows.size() == known_refusal_kinds_max + 1);
    REQUIRE(find_others(rows) != nullptr);
    CHECK(find_others(rows)->count == 1);
    CHECK_FALSE(find_others(rows)->who);
}
