#include "platform/base/lanes.hpp"

#include <catch.hpp>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "tests/support/run_coroutine.hpp"

namespace {

using namespace chuanpin;

/// Lets the others run.
base::task<void> step_back(boost::asio::io_context& io) { co_await boost::asio::post(io, boost::asio::use_awaitable); }

}  // namespace

TEST_CASE("lanes share the pieces, each taken once, so many at a time", "[base]") {
    boost::asio::io_context io;
    int next = 0;
    std::size_t busy = 0;
    std::size_t most = 0;
    std::vector<int> done;
    tests::run_coroutine(io, base::in_lanes(3, [&]() -> base::task<void> {
                             while (next < 10) {
                                 const int mine = next++;
                                 most = std::max(most, ++busy);
                                 for (int i = 0; i <= mine % 4; ++i) co_await step_back(io);
                                 --busy;
                                 done.push_back(mine);
                             }
                         }));
    CHECK(most == 3);
    std::ranges::sort(done);
    CHECK(done == std::vector{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
}

TEST_CASE("an exception of a lane comes once all lanes have ended", "[base]") {
    boost::asio::io_context io;
    int begun = 0;
    int ended = 0;
    const auto run = [&] {
        tests::run_coroutine(io, base::in_lanes(3, [&]() -> base::task<void> {
                                 const int mine = begun++;
                                 if (mine == 1) throw std::runtime_error("the second lane");
                                 for (int i = 0; i < 5; ++i) co_await step_back(io);
                                 ++ended;
                             }));
    };
    CHECK_THROWS_WITH(run(), "the second lane");
    CHECK(ended == 2);
}
