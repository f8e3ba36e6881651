// Goods of a week that is over and that have not come, on the fake and on MariaDB: both sides hear once, and nothing is decided by it.
#include <catch.hpp>

#include "orders/app/forward/tell_late.hpp"
#include "tests/contract/orders/field.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

std::size_t tell(side& on) {
    app::tell_late use(on.backend->database(), on.random);
    const auto context = a_context(on.clock.now());
    return on.run(use(context)).value();
}
std::size_t told(const side& on) {
    const auto journal = on.backend->journal();
    return static_cast<std::size_t>(std::ranges::count(journal, "order.goods_late"));
}

}  // namespace

TEST_CASE("an order that waits when its week is over is told once and waits on", "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    const auto week = at.week();
    at.announce(1, 20, week);
    at.announce(2, 20, at.week(3));
    const auto place = [&](unsigned char product, std::int64_t quantity, base::business_date of) {
        on.clock.advance(std::chrono::seconds(1));
        return id_in(at.place({{product, quantity}}, of));
    };
    const auto came = place(1, 8, week);
    const auto late = place(1, 4, week);
    const auto gone = place(1, 3, week);
    const auto later = place(2, 3, at.week(3));
    REQUIRE(on.change<app::cancel_order>(on.as_supplier(), gone, std::string("歉收")));
    on.clock.advance(std::chrono::days(18));
    REQUIRE(on.receive(1, 10));
    REQUIRE(at.waiting(came) == 0);
    REQUIRE(at.waiting(late) == 2);
    CHECK(tell(on) == 0);  // the week has not ended
    on.clock.advance(std::chrono::days(3));
    CHECK(tell(on) == 1);
    CHECK(told(on) == 1);
    CHECK(tell(on) == 0);
    const auto order = on.find(late);
    CHECK(order.version == 3);
    CHECK(order.status == domain::order_status::placed);
    CHECK(order.lines.at(0).waiting_quantity == 2);
    CHECK(on.find(later).version == 1);
    CHECK(at.capacity(1, week).second == 2);  // nothing is taken from anybody
    REQUIRE(on.receive(1, 2, "Z"));
    CHECK(at.waiting(late) == 0);
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), late));
    on.backend->check_invariants();
}

TEST_CASE("of twenty that look at the same time one tells of each order", "[orders][forward][contract]") {
    side on(each_backend());
    field at(on);
    at.announce(1, 20, at.week());
    for (int i = 0; i < 3; ++i) REQUIRE(at.place({{1, 1}}, at.week()));
    on.clock.advance(std::chrono::days(21));
    app::tell_late use(on.backend->database(), on.random);
    const auto context = a_context(on.clock.now());
    std::size_t done = 0;
    std::size_t sum = 0;
    for (int i = 0; i < 20; ++i)
        boost::asio::co_spawn(on.backend->io, use(context), [&](std::exception_ptr fault, base::result<std::size_t> answer) {
            ++done;
            if (!fault && answer) sum += *answer;
        });
    run_until(on.backend->io, [&] { return done == 20; }, patience);
    CHECK(sum == 3);
    CHECK(told(on) == 3);
    on.backend->check_invariants();
}
