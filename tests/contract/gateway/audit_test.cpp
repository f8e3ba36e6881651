// One suite for the audit, run on the fake and on MariaDB; and the use cases that write it.
#include "gateway/app/record_reads.hpp"
#include "gateway/app/write_refusals.hpp"
#include "gateway/store/mysql_audit_transaction.hpp"
#include "tests/contract/gateway/fake_audit.hpp"
#include "tests/contract/gateway/sides.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using gateway::app::audit_filter;
using gateway::app::audit_transaction;

namespace {

struct fake_side {
    boost::asio::io_context io;
    fake_audit_work audit;
};

struct mysql_side : on_mysql {
    gateway::store::mysql_audit_unit_of_work audit{pool, schema};
};

domain::refusal a_refusal(std::optional<unsigned char> account, base::instant at = now) {
    domain::refusal one;
    if (account) one.who = domain::refused_party{numbered<base::account_id>(*account), numbered<base::organisation_id>(*account), "school"};
    one.address = "192.0.2.7";
    one.method = "GET";
    one.route = "list_accounts";
    one.code = "permission-missing";
    one.request_id = "req_first";
    one.first_at = at;
    one.last_at = at + 1s;
    one.count = 17;
    return one;
}

std::pair<base::call_context, gateway::app::personal_read> a_read(unsigned char account, base::instant at, std::string thing = {}) {
    auto context = a_context_of(numbered<base::organisation_id>(account), "school", {}, numbered<base::account_id>(account), at);
    return {context, {"read_order", std::move(thing), "192.0.2.9"}};
}

template <class Side>
std::vector<gateway::app::audit_entry> list(Side& at, audit_filter filter) {
    std::vector<gateway::app::audit_entry> found;
    if (filter.limit == 0) filter.limit = 100;
    read<audit_transaction>(at.io, at.audit, [&](audit_transaction& transaction) { found = transaction.list(filter); });
    return found;
}

template <class Side>
void add(Side& at, std::string key, std::function<void(audit_transaction&)> work) {
    REQUIRE(write<audit_transaction>(at.io, at.audit, std::move(key), [&](audit_transaction& transaction) -> base::result<void> {
        work(transaction);
        return {};
    }));
}

std::vector<std::string> requests_of(const std::vector<gateway::app::audit_entry>& entries) {
    std::vector<std::string> ids;
    for (const auto& each : entries) ids.push_back(each.about_id);
    return ids;
}

}  // namespace

TEMPLATE_TEST_CASE("refusals and reads stand in the journal as who did them", "[gateway][contract]", fake_side, mysql_side) {
    TestType at;
    domain::refusal rest;
    rest.code = domain::other_refusals;
    rest.request_id = "req_rest";
    rest.first_at = rest.last_at = now + 2s;
    rest.count = 400;
    add(at, "refusals", [&](audit_transaction& transaction) { transaction.add_refusals({a_refusal(1), a_refusal({}, now + 1s), rest}); });
    add(at, "reads", [](audit_transaction& transaction) { transaction.add_reads({a_read(2, now + 3s, "ord_1"), a_read(2, now + 4s)}); });
    const auto found = list(at, {});
    REQUIRE(found.size() == 5);
    CHECK(requests_of(found) ==
          std::vector<std::string>{"read_order", "ord_1", "others", "192.0.2.7", base::to_wire(numbered<base::account_id>(1))});
    CHECK(found[4].type == "access.refused");
    CHECK(found[4].actor == base::to_wire(numbered<base::account_id>(1)));
    CHECK(found[4].organisation == base::to_wire(numbered<base::organisation_id>(1)));
    CHECK(found[4].request_id == "req_first");
    CHECK(found[4].occurred_at == now);
    CHECK(
        found[4].data ==
        R"({"code":"permission-missing","method":"GET","route":"list_accounts","address":"192.0.2.7","api_key_public_id":null,"count":17,)"
        R"("first_at":"2026-03-02T01:00:00.000000Z","last_at":"2026-03-02T01:00:01.000000Z"})");
    CHECK_FALSE(found[4].sealed);
    CHECK(found[3].actor == "system");
    CHECK(found[3].organisation.empty());
    CHECK(found[1].type == "personal_data.read");
    CHECK(found[1].actor == base::to_wire(numbered<base::account_id>(2)));
    CHECK(found[1].data == R"({"route":"read_order","thing_id":"ord_1","address":"192.0.2.9"})");
    CHECK(found[0].data == R"({"route":"read_order","thing_id":null,"address":"192.0.2.9"})");
    CHECK(found[0].id != found[1].id);
}

TEMPLATE_TEST_CASE("the audit is listed by organisation, type and time, page by page", "[gateway][contract]", fake_side, mysql_side) {
    TestType at;
    add(at, "reads", [](audit_transaction& transaction) {
        transaction.add_reads({a_read(1, now, "a"), a_read(2, now + 1s, "b"), a_read(1, now + 1s, "c"), a_read(1, now + 2s, "d")});
    });
    add(at, "refusals", [](audit_transaction& transaction) { transaction.add_refusals({a_refusal(1, now + 3s)}); });
    const auto names = [&](audit_filter filter) { return requests_of(list(at, std::move(filter))); };
    const auto refused = base::to_wire(numbered<base::account_id>(1));
    using ids = std::vector<std::string>;
    CHECK(names({}) == ids{refused, "d", "c", "b", "a"});
    CHECK(names({.organisation = numbered<base::organisation_id>(1)}) == ids{refused, "d", "c", "a"});
    CHECK(names({.type = "access.refused"}) == ids{refused});
    CHECK(names({.organisation = numbered<base::organisation_id>(2), .type = "access.refused"}).empty());
    CHECK(names({.from = now + 1s, .to = now + 2s}) == ids{"c", "b"});
    auto page = list(at, {.limit = 3});
    CHECK(requests_of(page) == ids{refused, "d", "c"});
    CHECK(names({.before = std::pair(page.back().occurred_at, page.back().number), .limit = 3}) == ids{"b", "a"});
}

TEST_CASE("refusals that could not be written are kept, and a lost reply doubles none of them", "[gateway][app]") {
    fake_side at;
    seeded_random random;
    domain::refusal_tally tally;
    gateway::app::write_refusals write(at.audit, tally, random);
    const auto context = a_context();
    CHECK(run_coroutine(at.io, write(context)) == std::size_t{0});
    CHECK(at.audit.transactions() == 0);

    tally.add(a_refusal(1));
    at.audit.fail_next({base::error_kind::unavailable, "unavailable", "away"});
    CHECK_FALSE(run_coroutine(at.io, write(context)));
    tally.add(a_refusal(2));
    at.audit.lose_next_reply();
    CHECK_FALSE(run_coroutine(at.io, write(context)));
    CHECK(run_coroutine(at.io, write(context)) == std::size_t{1});
    CHECK(at.audit.state().entries.size() == 1);
    CHECK(run_coroutine(at.io, write(context)) == std::size_t{1});
    CHECK(at.audit.state().entries.size() == 2);
}

TEST_CASE("reads that wait together are written together, and each hears when they cannot be", "[gateway][app]") {
    fake_side at;
    seeded_random random;
    gateway::app::record_reads record(at.io.get_executor(), at.audit, random);
    int written = 0;
    int ended = 0;
    const auto ask = [&]() -> base::task<void> {
        const auto [context, what] = a_read(1, now, "ord_1");
        const auto outcome = co_await record(context, what);
        if (outcome) ++written;
        ++ended;
    };
    constexpr int readers = 1 + 1 + 64;
    for (int i = 0; i < readers; ++i) boost::asio::co_spawn(at.io, ask(), boost::asio::detached);
    run_until(at.io, [&] { return ended == readers; });
    CHECK(written == readers);
    CHECK(at.audit.state().entries.size() == readers);
    CHECK(at.audit.transactions() == 3);

    at.audit.fail_next({base::error_kind::unavailable, "unavailable", "away"});
    boost::asio::co_spawn(at.io, ask(), boost::asio::detached);
    run_until(at.io, [&] { return ended == readers + 1; });
    CHECK(written == readers);
}
