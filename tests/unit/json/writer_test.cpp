// JSON text that is written straight into a string: read back by the parser, what is missing as null, ids and times as on the wire.
#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "platform/json/writer.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;

namespace {

template <class T>
std::string written(const T& value) {
    std::string text;
    json::writer(text).begin_object().member("value", value).end_object();
    return nlohmann::json::parse(text).at("value").dump();
}

}  // namespace

TEST_CASE("what JSON must escape is escaped, and nothing else", "[json][writer]") {
    const std::string text = std::string("川\"\\/\n\x01", 8) + std::string(1, '\0');
    std::string into;
    json::writer(into).begin_object().member("value", text).end_object();
    CHECK(nlohmann::json::parse(into).at("value") == text);
    CHECK(into == R"({"value":"川\"\\/\u000a\u0001\u0000"})");
}

TEST_CASE("ids, days and instants are written as they are on the wire, what is missing as null", "[json][writer]") {
    const auto id = tests::numbered<base::organisation_id>(1);
    const auto day = base::parse_date("2026-03-02");
    const auto at = base::parse_rfc3339("2026-03-02T08:00:00+08:00");
    CHECK(written(id) == "\"" + base::to_wire(id) + "\"");
    CHECK(written(day) == "\"2026-03-02\"");
    CHECK(written(*day) == "\"2026-03-02\"");
    CHECK(written(at) == "\"2026-03-02T00:00:00.000000Z\"");
    CHECK(written(std::optional<base::organisation_id>()) == "null");
    CHECK(written(std::optional<base::instant>()) == "null");
    CHECK(written(std::optional(std::int64_t{-7})) == "-7");
    CHECK(written(true) == "true");
    CHECK(written(std::optional<std::string>("x")) == "\"x\"");
}

TEST_CASE("members and elements are separated at every depth", "[json][writer]") {
    std::string text;
    json::writer out(text);
    out.begin_object().begin_array("lines");
    out.begin_object().member("a", 1).begin_array("b").element("x").raw_element("2").end_array().end_object();
    out.begin_object().end_object();
    out.end_array().null("c").raw("d", "[]").end_object();
    CHECK(text == R"({"lines":[{"a":1,"b":["x",2]},{}],"c":null,"d":[]})");
}
