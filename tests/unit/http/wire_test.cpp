#include <catch.hpp>

#include "platform/http/wire.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;

namespace {

constexpr http::head_style plain{false, true, false, "Sun, 06 Nov 1994 08:49:37 GMT", "01JREQUEST"};

std::string head_of(const http::response& answer, const http::head_style& style = plain) {
    std::string text = "left over";
    REQUIRE(http::write_head(answer, style, text));
    return text;
}

}  // namespace

TEST_CASE("the head of an answer is written as RFC 9112 says", "[http][wire]") {
    CHECK(head_of(http::json_response("{}", 201)) ==
          "HTTP/1.1 201 Created\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: application/json\r\nX-Request-Id: 01JREQUEST\r\n"
          "Content-Length: 2\r\n\r\n");
}

TEST_CASE("fields that frame the answer are ours alone", "[http][wire]") {
    auto answer = http::json_response("{}");
    for (const auto* name : {"content-length", "Connection", "Transfer-Encoding", "DATE", "Keep-Alive"}) answer.headers.add(name, "999");
    CHECK(head_of(answer).find("999") == std::string::npos);
}

TEST_CASE("an answer that carries a request id keeps it", "[http][wire]") {
    auto answer = http::json_response("{}");
    answer.headers.add("x-request-id", "01JOTHER");
    const auto text = head_of(answer);
    CHECK(text.find("01JOTHER") != std::string::npos);
    CHECK(text.find("01JREQUEST") == std::string::npos);
}

TEST_CASE("a header that would split the answer is not written", "[http][wire]") {
    std::string text;
    for (const auto& value : {std::string("a\r\nSet-Cookie: x"), std::string("a\nb"), std::string("a\rb"), std::string("a\0b", 3)}) {
        auto answer = http::json_response("{}");
        answer.headers.add("Location", value);
        CHECK_FALSE(http::write_head(answer, plain, text));
    }
}

TEST_CASE("answers without content have no length, HEAD keeps that of GET", "[http][wire]") {
    http::response empty;
    empty.status = 204;
    CHECK(head_of(empty).find("Content-Length") == std::string::npos);
    empty.status = 304;
    CHECK(head_of(empty).find("Content-Length") == std::string::npos);
    http::response head;
    head.headers.add("Content-Length", "1234");
    auto style = plain;
    style.to_head_request = true;
    CHECK(head_of(head, style).find("Content-Length: 1234\r\n") != std::string::npos);
}

TEST_CASE("the connection's end is announced", "[http][wire]") {
    auto style = plain;
    style.keep_alive = false;
    CHECK(head_of(http::json_response("{}"), style).find("Connection: close\r\n") != std::string::npos);
    style.keep_alive = true;
    CHECK(head_of(http::json_response("{}"), style).find("Connection") == std::string::npos);
    style.client_is_1_0 = true;
    CHECK(head_of(http::json_response("{}"), style).find("Connection: keep-alive\r\n") != std::string::npos);
}

TEST_CASE("dates are IMF-fixdates", "[http][wire]") {
    using namespace std::chrono;
    CHECK(http::imf_date(sys_days(year(1994) / 11 / 6) + hours(8) + minutes(49) + seconds(37)) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(http::imf_date(sys_days(year(2024) / 2 / 29) + hours(23) + minutes(59) + seconds(59)) == "Thu, 29 Feb 2024 23:59:59 GMT");
}

TEST_CASE("the language is Chinese unless English weighs more", "[http][wire]") {
    struct row {
        const char* header;
        const char* language;
    };
    const auto each =
        GENERATE(row{"", "zh"}, row{"en", "en"}, row{"en-GB,en;q=0.9", "en"}, row{"zh-CN,zh;q=0.9,en;q=0.8", "zh"},
                 row{"en;q=0.5, zh;q=0.4", "en"}, row{"en;q=0.8,zh", "zh"}, row{"fr, de", "zh"}, row{"*", "zh"}, row{"EN-us", "en"},
                 row{"en;q=0", "zh"}, row{"english", "zh"}, row{"en;q=nonsense", "zh"}, row{"en;q=1.000", "en"}, row{"en;q=0.001", "en"},
                 row{";;;,,,q=", "zh"}, row{"e", "zh"}, row{"zh;q=0", "en"}, row{"zh;q=0, en;q=0", "zh"}, row{"zh;q=0.3, *;q=0.9", "en"},
                 row{"en;q=0.3, *;q=0.9", "zh"}, row{"*, zh;q=0", "en"}, row{"*;q=0, en;q=0.1", "en"}, row{"en;q=0, *", "zh"});
    CAPTURE(each.header);
    CHECK(http::preferred_language(each.header) == each.language);
}

TEST_CASE("buffered random bytes are those of the source", "[http][wire]") {
    tests::seeded_random source;
    tests::seeded_random same;
    http::buffered_random buffered(source);
    std::array<std::byte, 1000> ours{};
    std::array<std::byte, 1024> theirs{};
    for (std::size_t i = 0; i < ours.size(); i += 10) buffered.fill(std::span(ours).subspan(i, 10));
    same.fill(theirs);
    CHECK(std::equal(ours.begin(), ours.end(), theirs.begin()));
    std::array<std::byte, 4096> large{};
    buffered.fill(large);
    CHECK(large.front() != large.back());
}
