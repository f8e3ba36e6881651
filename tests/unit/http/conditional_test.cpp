#include <catch.hpp>

#include "platform/http/conditional.hpp"
#include "platform/http/problem.hpp"

using namespace chuanpin;
using namespace chuanpin::http;

namespace {

request with(std::string name, std::string value) {
    request asked;
    asked.headers.add(std::move(name), std::move(value));
    return asked;
}

base::version_condition condition_of(std::string if_match) { return read_if_match(with("If-Match", std::move(if_match)), "ord_1").value(); }

}  // namespace

TEST_CASE("entity tags are compared weakly, in lists, whatever stands between the quotes", "[http][conditional]") {
    CHECK(names_etag("\"a\"", "\"a\""));
    CHECK(names_etag("W/\"a\"", "\"a\""));
    CHECK(names_etag("\"x,y\", W/\"b\" ,\"a\"", "\"a\""));
    CHECK(names_etag(",\t\"a\",", "\"a\""));
    CHECK(names_etag("*", "\"a\""));
    for (const auto* other : {"a", "\"b\"", "\"a", "", " , ", "\"b\" \"a\"", "w/\"a\"", "\"a\"b", "*, \"b\"", "\"\x01\", \"a\""}) {
        CAPTURE(other);
        CHECK_FALSE(names_etag(other, "\"a\""));
    }
}

TEST_CASE("equal bytes have equal entity tags", "[http][conditional]") {
    CHECK(body_etag("a") == body_etag("a"));
    CHECK(body_etag("a") != body_etag("b"));
    CHECK(body_etag("a").size() == 24);
    CHECK(version_etag("ord_1", 3) == "\"ord_1-3\"");
    CHECK(version_etag("ord_1", 3, "a") != version_etag("ord_1", 3, "b"));
}

TEST_CASE("who has the version gets 304 without content, others the whole", "[http][conditional]") {
    const auto whole = conditional_response(request{}, json_response("{}"), "\"ord_1-3\"");
    CHECK(whole.status == 200);
    CHECK(whole.headers.find("ETag") == "\"ord_1-3\"");
    CHECK(whole.headers.find("Cache-Control") == "private, no-cache");
    CHECK(conditional_response(with("If-None-Match", "\"ord_1-2\""), json_response("{}"), "\"ord_1-3\"").status == 200);
    const auto known = conditional_response(with("If-None-Match", "\"ord_1-2\", \"ord_1-3\""), json_response("{}"), "\"ord_1-3\"");
    CHECK(known.status == 304);
    CHECK(known.body.empty());
    CHECK(known.headers.find("ETag") == "\"ord_1-3\"");
    CHECK(known.headers.count("Content-Type") == 0);
}

TEST_CASE("If-Match holds for the versions that it names, compared strongly", "[http][conditional]") {
    CHECK(read_if_match(request{}, "ord_1")->holds(7));
    CHECK(condition_of("*").holds(7));
    CHECK(condition_of(" * ").holds(7));
    CHECK(condition_of("\"ord_1-7\"").holds(7));
    CHECK(condition_of("\"ord_1-7.AbC_d\"").holds(7));
    CHECK(condition_of("\"ord_1-6\", \"ord_1-7\"").holds(7));
    for (const auto* other : {"\"ord_1-6\"", "W/\"ord_1-7\"", "\"ord_2-7\"", "\"ord_1-\"", "\"ord_1-07x\"", "\"ord_1\"", "\"ord_1--7\"",
                              "\"ord_1-99999999999999999999\"", "\"\""}) {
        CAPTURE(other);
        CHECK_FALSE(condition_of(other).holds(7));
    }
}

TEST_CASE("an If-Match that cannot be read is refused", "[http][conditional]") {
    for (const auto* broken : {"", "ord_1-7", "\"ord_1-7", "\"a\" \"b\"", "*, \"a\"", "'a'"}) {
        CAPTURE(broken);
        const auto read = read_if_match(with("If-Match", broken), "ord_1");
        REQUIRE_FALSE(read);
        CHECK(read.error().code == "if-match-invalid");
    }
    auto twice = with("If-Match", "\"a\"");
    twice.headers.add("If-Match", "\"b\"");
    CHECK_FALSE(read_if_match(twice, "ord_1"));
    std::string many = "\"a\"";
    for (int i = 1; i < 16; ++i) many += ",\"a\"";
    CHECK(read_if_match(with("If-Match", many), "ord_1"));
    CHECK_FALSE(read_if_match(with("If-Match", many + ",\"a\""), "ord_1"));
}

TEST_CASE("a stale version is answered with the current entity tag", "[http][conditional]") {
    const auto stale = base::check_version(condition_of("\"ord_1-6\""), "ord_1", 7);
    REQUIRE_FALSE(stale);
    const auto answer = problem_response(stale.error(), {});
    CHECK(answer.status == 412);
    CHECK(answer.headers.find("ETag") == "\"ord_1-7\"");
    CHECK(base::check_version({}, "ord_1", 7));
}
