#include <catch.hpp>

#include "platform/http/message.hpp"

using namespace chuanpin;

namespace {

http::request parsed(std::string target) {
    http::request request;
    request.target = std::move(target);
    REQUIRE(http::parse_target(request));
    return request;
}

bool refused(std::string target) {
    http::request request;
    request.target = std::move(target);
    const auto read = http::parse_target(request);
    return !read && read.error().code == "target-invalid" && read.error().kind == base::error_kind::invalid_input;
}

}  // namespace

TEST_CASE("a target is split into a decoded path and decoded parameters in order", "[http][message]") {
    const auto request = parsed("/v1/products/%E7%99%BD?q=%E8%8A%B1%20%E6%A4%92&a=1&b=&c&a=2&sum=1+1");
    CHECK(request.path == "/v1/products/白");
    REQUIRE(request.query.size() == 6);
    CHECK(request.query_parameter("q") == "花 椒");
    CHECK(request.query[1] == std::pair<std::string, std::string>("a", "1"));
    CHECK(request.query_parameter("b") == "");
    CHECK(request.query_parameter("c") == "");
    CHECK(request.query[4] == std::pair<std::string, std::string>("a", "2"));
    CHECK(request.query_parameter("sum") == "1 1");
    CHECK_FALSE(request.query_parameter("missing").has_value());
}

TEST_CASE("a plus sign in a path stays a plus sign", "[http][message]") { CHECK(parsed("/a+b").path == "/a+b"); }

TEST_CASE("a value may hold an escaped slash, an equals sign and an ampersand", "[http][message]") {
    const auto request = parsed("/v1?to=%2Fa%3Fb%26c&expr=a=b");
    CHECK(request.query_parameter("to") == "/a?b&c");
    CHECK(request.query_parameter("expr") == "a=b");
}

TEST_CASE("targets that software could read in two ways are refused", "[http][message]") {
    const auto* target = GENERATE("", "v1", "*", "http://host/v1", "/a#b", "/a/../b", "/..", "/a/.", "/./a", "/%2e%2e/a", "/a/%2E",
                                  "/a%2fb", "/a%2Fb", "/a%5cb", "/a%", "/a%4", "/a%zz", "/a%00", "/a%0d", "/a%0Ab", "/a%7f", "/%ff",
                                  "/%C0%AF", "/a?b=%", "/a?b=%00", "/a?b=%0a", "/a?%zz=1", "/a?b=%ff");
    CAPTURE(target);
    CHECK(refused(target));
}

TEST_CASE("dots inside a segment are no dot segments", "[http][message]") {
    CHECK(parsed("/a..b/...").path == "/a..b/...");
    CHECK(parsed("/.well-known").path == "/.well-known");
}

TEST_CASE("a query may hold 100 parameters and not one more", "[http][message]") {
    std::string target = "/a?x0";
    for (int i = 1; i < 100; ++i) target += "&x" + std::to_string(i);
    CHECK(parsed(target).query.size() == 100);
    CHECK(refused(target + "&one=more"));
}

TEST_CASE("header names compare without case and keep their order", "[http][message]") {
    http::header_list headers;
    headers.add("Accept", "a");
    headers.add("X-Trace", "1");
    headers.add("accept", "b");
    CHECK(headers.find("ACCEPT") == "a");
    CHECK(headers.count("Accept") == 2);
    CHECK(headers.find("missing").empty());
    headers.set("ACCEPT", "c");
    CHECK(headers.count("accept") == 1);
    CHECK(headers.find("accept") == "c");
    headers.remove("x-trace");
    CHECK(headers.all().size() == 1);
}

TEST_CASE("methods are read as they are written, in capitals", "[http][message]") {
    for (const auto verb : {http::method::get, http::method::head, http::method::post, http::method::put, http::method::patch,
                            http::method::delete_, http::method::options}) {
        CHECK(http::parse_method(http::name_of(verb)) == verb);
    }
    CHECK_FALSE(http::parse_method("get").has_value());
    CHECK_FALSE(http::parse_method("TRACE").has_value());
    CHECK_FALSE(http::parse_method("").has_value());
}
