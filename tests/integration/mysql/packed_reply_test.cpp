#include "platform/mysql/packed_text.hpp"
#include "tests/integration/mysql/fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

/// As a reply is: JSON that repeats itself.
std::string long_reply(std::size_t bytes) {
    std::string text = "{\"id\":\"ord_1\",\"lines\":\"";
    while (text.size() + 2 < bytes) text += static_cast<char>('a' + text.size() % 26);
    return text + "\"}";
}

}  // namespace

TEST_CASE("what is packed is unpacked to the same bytes, by us and by SQL", "[mysql]") {
    auto connection = test_database::instance().open("");
    for (const auto& text :
         {std::string(), std::string("x"), std::string("\0\x7f'\\", 4), long_reply(81'793), std::string(300'000, '\0')}) {
        const auto packed = mysql::pack(text);
        CHECK(mysql::unpack(packed) == text);
        auto rows = connection.query("SELECT UNCOMPRESS(?)", {mysql::bytes{packed}});
        REQUIRE(rows.next());
        if (!text.empty()) CHECK(rows.text(0) == text);  // of nothing MariaDB makes nothing at all
    }
}

TEST_CASE("what is no packed text is refused", "[mysql]") {
    const auto whole = mysql::pack(long_reply(1'000));
    CHECK_THROWS_AS(mysql::unpack(""), std::runtime_error);
    CHECK_THROWS_AS(mysql::unpack(whole.substr(0, 4)), std::runtime_error);
    CHECK_THROWS_AS(mysql::unpack(whole.substr(0, whole.size() - 1)), std::runtime_error);
    auto other_length = whole;
    ++other_length[0];
    CHECK_THROWS_AS(mysql::unpack(other_length), std::runtime_error);
    CHECK_THROWS_AS(mysql::unpack("\xff\xff\xff\xff" + whole.substr(4)), std::runtime_error);
}

TEST_CASE_METHOD(database_fixture, "long replies are kept packed and replayed byte for byte", "[mysql]") {
    const auto shortest_packed = mysql::packed_from_bytes;
    const std::vector bodies{long_reply(shortest_packed - 1), long_reply(shortest_packed), long_reply(5 * shortest_packed)};
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        REQUIRE(bodies[i].size() >= shortest_packed - 1);
        for (const bool replayed : {false, true}) {
            const auto answer =
                run_coroutine(io, transactor.write(a_context(), a_receipt("one-" + std::to_string(i)),
                                                   [&](mysql::session&) -> base::result<std::string> { return bodies[i]; }));
            REQUIRE(answer);
            CHECK(answer->body == bodies[i]);
            CHECK(answer->replayed == replayed);
        }
    }
    const auto batch = [&] {
        return run_coroutine(io, transactor.write_batch(a_context().deadline, {a_receipt("a"), a_receipt("b"), a_receipt("c")},
                                                        [&](mysql::session&, const std::vector<std::size_t>& fresh) {
                                                            std::vector<base::result<std::string>> answers;
                                                            for (const auto index : fresh) answers.emplace_back(bodies[index]);
                                                            return answers;
                                                        }));
    };
    for (const bool replayed : {false, true}) {
        const auto answers = batch();
        REQUIRE(answers.size() == bodies.size());
        for (std::size_t i = 0; i < bodies.size(); ++i) {
            REQUIRE(answers[i]);
            CHECK(answers[i]->body == bodies[i]);
            CHECK(answers[i]->replayed == replayed);
        }
    }
    CHECK(number("SELECT SUM(packed) FROM receipt") == 4);
    CHECK(number("SELECT COUNT(*) FROM receipt WHERE packed AND LENGTH(body) < 2000") == 4);
    CHECK(number("SELECT COUNT(*) FROM receipt WHERE JSON_VALUE(CONVERT(IF(packed, UNCOMPRESS(body), body) USING utf8mb4), '$.id') = "
                 "'ord_1'") == 6);
}
