#include <catch.hpp>

#include <array>
#include <set>
#include <stdexcept>

#include "platform/base/sentences.hpp"
#include "platform/http/problem.hpp"

using namespace chuanpin;
using base::error_kind;

namespace {

base::call_context context_in(std::string language) {
    base::call_context context;
    context.request_id = "01JTESTREQUEST";
    context.language = std::move(language);
    return context;
}

constexpr base::error_definition sold_out{"test-sold-out", error_kind::conflict, "库存不足", "Not enough stock"};

}  // namespace

TEST_CASE("every kind has its status", "[http][problem]") {
    struct row {
        error_kind kind;
        int status;
    };
    const auto each =
        GENERATE(row{error_kind::invalid_input, 400}, row{error_kind::unauthenticated, 401}, row{error_kind::forbidden, 403},
                 row{error_kind::not_found, 404}, row{error_kind::method_not_allowed, 405}, row{error_kind::conflict, 409},
                 row{error_kind::precondition_required, 428}, row{error_kind::precondition_failed, 412}, row{error_kind::too_large, 413},
                 row{error_kind::unsupported_media_type, 415}, row{error_kind::unprocessable, 422}, row{error_kind::rate_limited, 429},
                 row{error_kind::unavailable, 503}, row{error_kind::timeout, 504}, row{error_kind::unknown_outcome, 504});
    CHECK(http::status_of(each.kind) == each.status);
}

TEST_CASE("a problem document says everything that is known, in the caller's language", "[http][problem]") {
    http::known_errors().add(std::array{sold_out});
    auto error = base::make_error(sold_out, "Only 120 are left.");
    error.fields.push_back({"/lines/0/quantity", "out-of-range", "At most 120."});
    error.facts = {{"available", "120"}, {"warehouse", "whs_1"}, {"batch", "007"}, {"status", "999"}};
    error.retry_after = std::chrono::seconds(3);

    const auto answer = http::problem_response(error, context_in("en"));
    CHECK(answer.status == 409);
    CHECK(answer.headers.find("Content-Type") == "application/problem+json");
    CHECK(answer.headers.find("Content-Language") == "en");
    CHECK(answer.headers.find("Retry-After") == "3");
    CHECK(answer.headers.find("X-Request-Id") == "01JTESTREQUEST");
    CHECK(answer.headers.find("Cache-Control") == "no-store");
    CHECK(
        answer.body ==
        R"({"type":"https://chuanpin.example/problems/test-sold-out","title":"Not enough stock","status":409,"detail":"Only 120 are left.",)"
        R"("instance":"urn:chuanpin:request:01JTESTREQUEST","code":"test-sold-out","request_id":"01JTESTREQUEST",)"
        R"("errors":[{"pointer":"/lines/0/quantity","code":"out-of-range","detail":"At most 120."}],)"
        R"("available":120,"warehouse":"whs_1","batch":"007"})");
    CHECK(http::problem_response(error, context_in("zh")).body.find(R"("title":"库存不足")") != std::string::npos);
}

TEST_CASE("what is wrong is said in the caller's language", "[http][problem]") {
    constexpr std::array rows = {base::sentence{"Only {} of the test are left.", "测试品只剩 {} 件。"},
                                 base::sentence{"At most {} of the test.", "测试品最多 {} 件。"}};
    base::known_sentences().add(rows);
    auto error = base::make_error(sold_out, "Only 120 of the test are left.");
    error.fields = {{"/a", "out-of-range", "At most 120 of the test."}, {"/b", "out-of-range", "Nobody translated this."}};
    const auto chinese = http::problem_response(error, context_in("zh")).body;
    CHECK(chinese.find(R"("detail":"测试品只剩 120 件。","instance")") != std::string::npos);
    CHECK(chinese.find(R"("code":"out-of-range","detail":"测试品最多 120 件。"})") != std::string::npos);
    CHECK(chinese.find(R"("detail":"超出范围：Nobody translated this."})") != std::string::npos);
    const auto english = http::problem_response(error, context_in("en")).body;
    CHECK(english.find(R"("detail":"At most 120 of the test."})") != std::string::npos);
    CHECK(english.find(R"("detail":"Nobody translated this."})") != std::string::npos);
}

TEST_CASE("a number that a client could not hold exactly stays text", "[http][problem]") {
    auto error = base::make_error(sold_out, "");
    error.facts = {{"largest", "9007199254740991"}, {"larger", "9007199254740992"}, {"huge", "99999999999999999999999"}, {"zero", "0"}};
    const auto body = http::problem_response(error, context_in("en")).body;
    CHECK(body.find(R"("largest":9007199254740991,"larger":"9007199254740992","huge":"99999999999999999999999","zero":0)") !=
          std::string::npos);
}

TEST_CASE("a detail that is not UTF-8 does no harm", "[http][problem]") {
    const auto answer = http::problem_response(base::make_error(sold_out, "bad \xff byte"), context_in("en"));
    CHECK(answer.body.find("bad \xEF\xBF\xBD byte") != std::string::npos);
}

TEST_CASE("a 401 names a scheme and a 405 the methods", "[http][problem]") {
    base::error unknown{error_kind::unauthenticated, "sign-in-required", ""};
    CHECK(http::problem_response(unknown, context_in("en")).headers.find("WWW-Authenticate") == "Bearer realm=\"chuanpin\"");
    base::error method{error_kind::method_not_allowed, "method-not-allowed", "", {}, {}, {{"allow", "GET, HEAD"}}};
    CHECK(http::problem_response(method, context_in("en")).headers.find("Allow") == "GET, HEAD");
}

TEST_CASE("an internal error tells the request id and nothing else", "[http][problem]") {
    const auto answer = http::internal_problem(context_in("en"));
    CHECK(answer.status == 500);
    CHECK(answer.body.find(R"("code":"internal-error")") != std::string::npos);
    CHECK(answer.body.find("01JTESTREQUEST") != std::string::npos);
}

TEST_CASE("a code has one kind for ever", "[http][problem]") {
    http::error_catalogue catalogue;
    catalogue.add(std::array{sold_out});
    catalogue.add(std::array{sold_out});
    CHECK(catalogue.all().size() == 1);
    auto other = sold_out;
    other.kind = error_kind::not_found;
    CHECK_THROWS_AS(catalogue.add(std::array{other}), std::logic_error);
}

TEST_CASE("the table of this module has both titles and no code twice", "[http][problem]") {
    std::set<std::string_view> codes;
    for (const auto& definition : http::http_errors()) {
        CAPTURE(definition.code);
        CHECK(codes.insert(definition.code).second);
        CHECK_FALSE(definition.title_zh.empty());
        CHECK_FALSE(definition.title_en.empty());
        CHECK(http::known_errors().find(definition.code) != nullptr);
    }
}
