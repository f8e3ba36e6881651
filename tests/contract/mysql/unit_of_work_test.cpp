// One suite for base::unit_of_work, run on the fake that use cases are tested with and on MariaDB.
#include <map>

#include <boost/asio/detached.hpp>
#include <catch.hpp>

#include "platform/mysql/unit_of_work.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/fake_unit_of_work.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/test_database.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;

namespace {

class shelf {
public:
    virtual ~shelf() = default;
    virtual void put(std::int64_t id, std::int64_t amount) = 0;
    [[nodiscard]] virtual std::int64_t amount(std::int64_t id) = 0;
};

using shelf_state = std::map<std::int64_t, std::int64_t>;

class fake_shelf final : public shelf {
public:
    fake_shelf(shelf_state& state, const base::call_context&) : state_(state) {}
    void put(std::int64_t id, std::int64_t amount) override { state_[id] += amount; }
    std::int64_t amount(std::int64_t id) override { return state_[id]; }

private:
    shelf_state& state_;
};

class mysql_shelf final : public shelf {
public:
    mysql_shelf(mysql::session& connection, const base::call_context&) : connection_(connection) {}
    void put(std::int64_t id, std::int64_t amount) override {
        connection_.execute("INSERT INTO shelf (id, amount) VALUES (?, ?) ON DUPLICATE KEY UPDATE amount=amount+VALUES(amount)",
                            {id, amount});
    }
    std::int64_t amount(std::int64_t id) override {
        auto rows = connection_.query("SELECT amount FROM shelf WHERE id=?", {id});
        return rows.next() ? rows.integer(0) : 0;
    }

private:
    mysql::session& connection_;
};

struct on_fake {
    boost::asio::io_context io;
    fake_unit_of_work<shelf_state, shelf, fake_shelf> work;
};

std::vector<mysql::migration> shelf_migrations() {
    auto all = mysql::receipt_migrations();
    all.push_back(
        {"shelf", 1, "create_shelf", "CREATE TABLE shelf (id BIGINT NOT NULL PRIMARY KEY, amount BIGINT NOT NULL) ENGINE=InnoDB"});
    return all;
}

struct on_mysql {
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    std::string schema = test_database::instance().make_schema("shelf", shelf_migrations());
    mysql::worker_pool pool{{.where = test_database::instance().where(), .workers = 4}, log, metrics};
    mysql::mysql_unit_of_work<shelf, mysql_shelf> work{pool, schema};
};

base::receipt claim_of(std::string key, unsigned char asked = 1) {
    base::receipt claim{"acc_1 put", std::move(key), {}};
    claim.asked[0] = static_cast<std::byte>(asked);
    return claim;
}

template <class Side>
base::result<base::reply> put(Side& side, const std::string& key, std::int64_t amount, unsigned char asked = 1) {
    const auto context = a_context();
    return run_coroutine(side.io, side.work.write(context, claim_of(key, asked), [amount](shelf& inside) -> base::result<std::string> {
        inside.put(1, amount);
        if (amount < 0) return base::refusal(base::error{base::error_kind::unprocessable, "negative", ""});
        if (amount == 0) throw std::logic_error("zero");
        return std::to_string(inside.amount(1));
    }));
}

template <class Side>
std::int64_t amount(Side& side) {
    std::int64_t found = -1;
    const auto context = a_context();
    const auto read = run_coroutine(side.io, side.work.read(context, [&](shelf& inside) -> base::result<void> {
        found = inside.amount(1);
        return {};
    }));
    REQUIRE(read);
    return found;
}

}  // namespace

TEMPLATE_TEST_CASE("what a unit of work wrote is there afterwards", "[contract]", on_fake, on_mysql) {
    TestType side;
    const auto first = put(side, "a", 5);
    REQUIRE(first);
    CHECK(first->body == "5");
    CHECK_FALSE(first->replayed);
    CHECK(put(side, "b", 2)->body == "7");
    CHECK(amount(side) == 7);
}

TEMPLATE_TEST_CASE("a known receipt is replayed and its work is not run", "[contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(put(side, "a", 5));
    const auto again = put(side, "a", 5);
    REQUIRE(again);
    CHECK(again->body == "5");
    CHECK(again->replayed);
    CHECK(amount(side) == 5);
}

TEMPLATE_TEST_CASE("a known receipt with another fingerprint is refused", "[contract]", on_fake, on_mysql) {
    TestType side;
    REQUIRE(put(side, "a", 5));
    const auto other = put(side, "a", 6, 2);
    REQUIRE_FALSE(other);
    CHECK(other.error().code == "idempotency-key-reused");
    CHECK(other.error().kind == base::error_kind::unprocessable);
    CHECK(amount(side) == 5);
}

TEMPLATE_TEST_CASE("a refusal rolls everything back, so that the key may come again", "[contract]", on_fake, on_mysql) {
    TestType side;
    const auto refused = put(side, "a", -5);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "negative");
    CHECK(amount(side) == 0);
    const auto again = put(side, "a", 5, 2);
    REQUIRE(again);
    CHECK_FALSE(again->replayed);
}

TEMPLATE_TEST_CASE("an exception rolls everything back and reaches the caller", "[contract]", on_fake, on_mysql) {
    TestType side;
    CHECK_THROWS_AS(put(side, "a", 0), std::logic_error);
    CHECK(amount(side) == 0);
    CHECK(put(side, "a", 5)->body == "5");
}

TEMPLATE_TEST_CASE("of twenty at once with one receipt one has an effect", "[contract]", on_fake, on_mysql) {
    TestType side;
    const auto context = a_context();
    int fresh = 0;
    int others = 0;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&]() -> base::task<void> {
                const auto answer = co_await side.work.write(context, claim_of("race"), [](shelf& inside) -> base::result<std::string> {
                    inside.put(1, 1);
                    return "body";
                });
                const bool first = answer && !answer->replayed && answer->body == "body";
                const bool same = answer && answer->replayed && answer->body == "body";
                const bool in_progress = !answer && answer.error().code == "request-in-progress";
                if (first) ++fresh;
                if (same || in_progress) ++others;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return fresh + others == 20; });
    CHECK(fresh == 1);
    CHECK(amount(side) == 1);
}

TEMPLATE_TEST_CASE("twenty receipts at once all have their effect", "[contract]", on_fake, on_mysql) {
    TestType side;
    const auto context = a_context();
    REQUIRE(put(side, "first", 1));
    int done = 0;
    for (int i = 0; i < 20; ++i) {
        boost::asio::co_spawn(
            side.io,
            [&, i]() -> base::task<void> {
                const auto answer =
                    co_await side.work.write(context, claim_of("key " + std::to_string(i)), [](shelf& inside) -> base::result<std::string> {
                        inside.put(1, 1);
                        return "body";
                    });
                if (answer) ++done;
            },
            boost::asio::detached);
    }
    run_until(side.io, [&] { return done == 20; });
    CHECK(amount(side) == 21);
}

TEMPLATE_TEST_CASE("a passed deadline is refused before anything happens", "[contract]", on_fake, on_mysql) {
    TestType side;
    auto context = a_context();
    context.deadline = std::chrono::steady_clock::now();
    bool ran = false;
    const auto late = run_coroutine(side.io, side.work.write(context, claim_of("late"), [&](shelf&) -> base::result<std::string> {
        ran = true;
        return "";
    }));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == "deadline-passed");
    CHECK(late.error().kind == base::error_kind::timeout);
    const auto read = run_coroutine(side.io, side.work.read(context, [&](shelf&) -> base::result<void> { return {}; }));
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == base::error_kind::timeout);
    CHECK_FALSE(ran);
}

TEMPLATE_TEST_CASE("a read hands on what its work refuses", "[contract]", on_fake, on_mysql) {
    TestType side;
    const auto context = a_context();
    const auto refused = run_coroutine(side.io, side.work.read(context, [](shelf&) -> base::result<void> {
        return base::refusal(base::error{base::error_kind::not_found, "no-such-shelf", ""});
    }));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "no-such-shelf");
}

TEST_CASE("the fake can be told to fail before and to lose its reply after", "[contract]") {
    on_fake side;
    side.work.fail_next(base::error{base::error_kind::unavailable, "database-unreachable", ""});
    CHECK(put(side, "a", 5).error().code == "database-unreachable");
    side.work.lose_next_reply();
    CHECK(put(side, "a", 5).error().kind == base::error_kind::unknown_outcome);
    CHECK(put(side, "a", 5)->replayed);
    CHECK(side.work.state().at(1) == 5);
    CHECK(side.work.receipts() == 1);
    CHECK(side.work.transactions() == 1);
}
