#include <catch.hpp>

#include "platform/runtime/log.hpp"

using namespace chuanpin;

namespace {

std::string line_with(std::string_view text) { return runtime::json_line("t", base::log_level::warning, "e", {{"m", text}}); }

}  // namespace

TEST_CASE("a log line is one JSON object with its fields in order", "[runtime][log]") {
    const auto line = runtime::json_line("2026-11-23T08:00:00.000000Z", base::log_level::information, "http.request",
                                         {{"path", std::string_view("/v1/川")}, {"status", std::int64_t{200}}, {"kept", true}});
    CHECK(
        line ==
        R"({"time":"2026-11-23T08:00:00.000000Z","level":"information","event":"http.request","path":"/v1/川","status":200,"kept":true})");
}

TEST_CASE("nothing that stands in a value can end it or the line", "[runtime][log]") {
    CHECK(line_with("a\"b\\c\nd\re\tf").ends_with(R"("m":"a\"b\\c\nd\re\tf"})"));
    CHECK(line_with(std::string_view("\0\x1b\x7f", 3)).ends_with(R"("m":"\u0000\u001b\u007f"})"));
}

TEST_CASE("bytes that are not UTF-8 become replacement characters, the rest stays", "[runtime][log]") {
    CHECK(line_with("a\xff\xE5\xB7\x9D\xE5").ends_with("\"m\":\"a\uFFFD川\uFFFD\"}"));
    CHECK(line_with("\xF0\x9F\x8D\x8E").ends_with("\"m\":\"🍎\"}"));
}
