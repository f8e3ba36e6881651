#include "platform/base/batcher.hpp"

#include <catch.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

#include <boost/asio/io_context.hpp>

#include "tests/support/run_coroutine.hpp"

namespace {

using namespace chuanpin;

/// A latch on one thread: coroutines wait at it until it opens.
class gate {
public:
    explicit gate(boost::asio::io_context& io) : io_(io) {}

    base::task<void> pass() {
        if (open_) co_return;
        co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void()>(
            [this](auto handler) { waiting_.emplace_back(std::move(handler)); }, boost::asio::use_awaitable);
    }
    void open() {
        open_ = true;
        for (auto& each : waiting_) boost::asio::post(io_, std::move(each));
        waiting_.clear();
    }

private:
    boost::asio::io_context& io_;
    bool open_ = false;
    std::vector<boost::asio::any_completion_handler<void()>> waiting_;
};

/// A batcher over numbers whose flush squares them, once the gate is open. An item weighs as much as it says.
struct squaring {
    explicit squaring(base::batch_limits limits)
        : batches(
              io.get_executor(), limits, [](const int& item) { return static_cast<std::size_t>(item); },
              [this](std::vector<int> items) { return flush(std::move(items)); }) {}

    base::task<std::vector<std::string>> flush(std::vector<int> items) {
        seen.push_back(items);
        co_await door.pass();
        if (fails) throw std::runtime_error("the database is away");
        std::vector<std::string> squares;
        for (const int item : items) squares.push_back(std::to_string(item * item));
        if (forgets) squares.pop_back();
        co_return squares;
    }

    void submit(int item) {
        const std::size_t place = answers.size();
        answers.emplace_back();
        boost::asio::co_spawn(io, batches.submit(item), [this, place](std::exception_ptr fault, base::result<std::string> answer) {
            answers[place] = fault ? describe(fault) : answer ? *answer : answer.error().code;
        });
    }

    static std::string describe(const std::exception_ptr& fault) {
        try {
            std::rethrow_exception(fault);
        } catch (const std::exception& found) {
            return found.what();
        }
    }

    void run_until_started(std::size_t count) {
        tests::run_until(io, [&] { return seen.size() >= count; });
    }
    void run_until_answered() {
        tests::run_until(io, [&] { return std::ranges::all_of(answers, [](const auto& each) { return each.has_value(); }); });
    }

    boost::asio::io_context io;
    gate door{io};
    bool fails = false;
    bool forgets = false;
    std::vector<std::vector<int>> seen;
    std::vector<std::optional<std::string>> answers;
    base::batcher<int, std::string> batches;
};

using batch_list = std::vector<std::vector<int>>;
using answer_list = std::vector<std::optional<std::string>>;

}  // namespace

TEST_CASE("nobody waits when a batcher is idle", "[base][batcher]") {
    squaring test({.in_flight_max = 2});
    test.submit(3);
    test.run_until_started(1);
    test.submit(4);
    test.run_until_started(2);
    CHECK(test.seen == batch_list{{3}, {4}});
    CHECK_FALSE(test.answers[0]);
    test.door.open();
    test.run_until_answered();
    CHECK(test.answers == answer_list{"9", "16"});
}

TEST_CASE("what arrives while all batches run gathers into the next one, and each item gets its own answer", "[base][batcher]") {
    squaring test({.in_flight_max = 1});
    test.submit(1);
    test.run_until_started(1);
    for (int item = 2; item <= 6; ++item) test.submit(item);
    test.io.poll();
    CHECK(test.seen.size() == 1);
    test.door.open();
    test.run_until_answered();
    CHECK(test.seen == batch_list{{1}, {2, 3, 4, 5, 6}});
    CHECK(test.answers == answer_list{"1", "4", "9", "16", "25", "36"});
}

TEST_CASE("a batch takes as many items as the limit says and leaves the next one", "[base][batcher]") {
    squaring test({.items_max = 3, .in_flight_max = 1});
    test.submit(1);
    test.run_until_started(1);
    for (int item = 2; item <= 5; ++item) test.submit(item);
    test.io.poll();
    test.door.open();
    test.run_until_answered();
    CHECK(test.seen == batch_list{{1}, {2, 3, 4}, {5}});
}

TEST_CASE("a batch weighs as much as the limit says and no more", "[base][batcher]") {
    squaring test({.weight_max = 10, .in_flight_max = 1});
    test.submit(1);
    test.run_until_started(1);
    for (const int item : {4, 6, 5, 6}) test.submit(item);
    test.io.poll();
    test.door.open();
    test.run_until_answered();
    CHECK(test.seen == batch_list{{1}, {4, 6}, {5}, {6}});
}

TEST_CASE("an item heavier than a batch may be goes alone", "[base][batcher]") {
    squaring test({.weight_max = 10, .in_flight_max = 1});
    test.submit(1);
    test.run_until_started(1);
    for (const int item : {2, 11, 3}) test.submit(item);
    test.io.poll();
    test.door.open();
    test.run_until_answered();
    CHECK(test.seen == batch_list{{1}, {2}, {11}, {3}});
    CHECK(test.answers[2] == "121");
}

TEST_CASE("one item more than may wait is refused at once", "[base][batcher]") {
    squaring test({.in_flight_max = 1, .waiting_max = 2});
    test.submit(1);
    test.run_until_started(1);
    test.submit(2);
    test.io.poll();
    CHECK(test.batches.check_room());
    test.submit(3);
    test.io.poll();
    CHECK(test.batches.check_room().error().code == "queue-full");
    test.submit(4);
    test.io.poll();
    CHECK(test.answers == answer_list{std::nullopt, std::nullopt, std::nullopt, "queue-full"});
    test.door.open();
    test.run_until_answered();
    CHECK(test.batches.check_room());
    CHECK(test.answers == answer_list{"1", "4", "9", "queue-full"});
}

TEST_CASE("a queue that is full asks to come back in a second", "[base][batcher]") {
    squaring test({.in_flight_max = 0, .waiting_max = 0});
    const auto answer = tests::run_coroutine(test.io, test.batches.submit(1));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == base::error_kind::unavailable);
    CHECK(answer.error().retry_after == std::chrono::seconds(1));
}

TEST_CASE("an exception reaches every item of its batch and the next batch still runs", "[base][batcher]") {
    squaring test({.in_flight_max = 1});
    test.door.open();
    test.fails = true;
    for (const int item : {1, 2, 3}) test.submit(item);
    test.run_until_answered();
    const std::string away = "the database is away";
    CHECK(test.answers == answer_list{away, away, away});
    test.fails = false;
    test.submit(5);
    test.run_until_answered();
    CHECK(test.answers.back() == "25");
}

TEST_CASE("a flush that answers too few items answers none", "[base][batcher]") {
    squaring test({.in_flight_max = 1});
    test.door.open();
    test.forgets = true;
    test.submit(7);
    test.run_until_answered();
    CHECK(test.answers.front() == "a batch was answered with another number of answers");
}
