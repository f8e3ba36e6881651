// Messages on MariaDB: who may send what, and until when.
#include <catch.hpp>

#include "gateway/store/mysql_notice_queue.hpp"
#include "tests/contract/gateway/notice_sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::tests::notices;
using namespace std::chrono_literals;
using gateway::domain::notice_delivery_state;

namespace {

struct queued : inbox<on_mysql> {
    /// A message by SMS for each order from 1 to `count`.
    explicit queued(unsigned char count) {
        prefer({sms});
        for (unsigned char number = 1; number <= count; ++number)
            tell(an_event("order.placed", number, {}, "ord_" + std::to_string(number)));
    }
    std::vector<app::leased_notice> lease(base::instant at, std::size_t limit = 16) {
        return run_coroutine(io, queue.lease(limit, at)).value();
    }
    void record(const app::leased_notice& what, domain::notice_verdict next, std::string fault, base::instant at) {
        REQUIRE(run_coroutine(io, queue.record(what, next, fault, at)));
    }
    app::notice_delivery_view only() {
        const auto who = somebody(supplier);
        return whole(who, list(who).at(0).what.id)->deliveries.at(0);
    }

    gateway::store::mysql_notice_queue queue{pool, schema, random};
};

}  // namespace

TEST_CASE("a message is leased with all that sending needs, and once", "[gateway][contract][notice]") {
    queued at(1);
    const auto leased = at.lease(now);
    REQUIRE(leased.size() == 1);
    CHECK(leased[0].sealed_address == sms.sealed_address);
    CHECK(leased[0].channel == domain::notice_channel::sms);
    CHECK(leased[0].title_zh == "订单待确认");
    CHECK(leased[0].body_zh.starts_with("订单 ord_1"));
    CHECK(leased[0].cause == "created");
    CHECK(leased[0].attempt_number == 1);
    CHECK(at.lease(now).empty());
    at.record(leased[0], {notice_delivery_state::sent}, "", now + 1s);
    CHECK(at.only().state == notice_delivery_state::sent);
    CHECK(at.only().finished_at == now + 1s);
    CHECK(at.lease(now + 1h).empty());
}

TEST_CASE("twenty at once lease twenty messages, each of them once", "[gateway][contract][notice]") {
    queued at(20);
    std::size_t taken = 0;
    int done = 0;
    std::set<std::int64_t> numbers;
    const auto one = [&]() -> base::task<void> {
        const auto leased = co_await at.queue.lease(3, now);
        ++done;
        if (!leased) co_return;
        taken += leased->size();
        for (const auto& each : *leased) numbers.insert(each.number);
    };
    for (int i = 0; i < 20; ++i) boost::asio::co_spawn(at.io, one(), boost::asio::detached);
    run_until(at.io, [&] { return done == 20; }, 30s);
    while (true) {
        const auto rest = at.lease(now);
        if (rest.empty()) break;
        taken += rest.size();
        for (const auto& each : rest) numbers.insert(each.number);
    }
    CHECK(taken == 20);
    CHECK(numbers.size() == 20);
}

TEST_CASE("a lease that ran out goes to somebody else, and the first one's record comes to nothing", "[gateway][contract][notice]") {
    queued at(1);
    const auto first = at.lease(now).at(0);
    CHECK(at.lease(now + 60s - 1us).empty());
    const auto second = at.lease(now + 60s).at(0);
    CHECK(second.number == first.number);
    CHECK(second.attempt_number == 2);
    at.record(first, {notice_delivery_state::exhausted}, "too-late", now + 61s);
    CHECK(at.only().state == notice_delivery_state::sending);
    at.record(second, {notice_delivery_state::pending, 5s}, "file-not-written", now + 61s);
    CHECK(at.only().last_fault == "file-not-written");
    CHECK(at.lease(now + 66s - 1us).empty());
    CHECK(at.lease(now + 66s).at(0).attempt_number == 3);
}

TEST_CASE("a message whose address was taken back while it was under way is not sent again", "[gateway][contract][notice]") {
    queued at(1);
    CHECK(at.lease(now).size() == 1);
    at.prefer({});
    CHECK(at.lease(now + 60s).empty());
    CHECK(at.only().state == notice_delivery_state::cancelled);
}
