#include <catch.hpp>

#include <algorithm>

#include "gateway/domain/errors.hpp"
#include "gateway/domain/webhook/webhook_url.hpp"
#include "gateway/domain/words/sentences.hpp"
#include "gateway/http/requests_json.hpp"
#include "platform/http/problem.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;

namespace {

base::sentence_book whole_book() {
    base::sentence_book book;
    for (const auto table : domain::sentence_tables()) book.add(table);
    return book;
}

bool holds_chinese(std::string_view text) {
    return std::ranges::any_of(text, [](char each) { return static_cast<unsigned char>(each) >= 0xe4; });
}

}  // namespace

TEST_CASE("every sentence of the gateway has Chinese words", "[gateway][words]") {
    CHECK(whole_book().size() > 100);
    for (const auto table : domain::sentence_tables())
        for (const auto& row : table) {
            CAPTURE(row.en);
            CHECK(holds_chinese(row.zh));
        }
}

TEST_CASE("the gateway's refusals as they are made are found in the book", "[gateway][words]") {
    const auto book = whole_book();
    CHECK(book.chinese(domain::errors::role_not_for_kind(domain::role::approver, domain::organisation_kind::cooperative).detail) ==
          "cooperative 类单位没有角色 approver。");
    CHECK(book.chinese(domain::errors::login_taken("wang.wu").detail) == "“wang.wu”属于另一个账号。");
    CHECK(book.chinese(domain::errors::signature_malformed("Signature-Input").detail) ==
          "Signature-Input 须为结构化字段的字典（RFC 9421 第 4 节）：最多 4096 字节、4 个标签、16 个不带参数的组成部分，且均不得重复。");
    CHECK(book.chinese(domain::errors::signature_not_single().detail) == "Signature-Input 中须有且只有一个标签带 ;tag=\"partner-v1\"。");
    CHECK(book.chinese(domain::errors::event_type_invalid("order.").detail) ==
          "“order.”既不是事件类型（order.placed），也不是某一名词的全部事件（order.*），也不是“*”。");
    CHECK(book.chinese(domain::check_webhook_url("ftp://a.example", {}).error().detail) == "网址必须以 https:// 开头。");
}

TEST_CASE("who registers reads in Chinese which field is wrong and why", "[gateway][words]") {
    for (const auto table : domain::sentence_tables()) base::known_sentences().add(table);
    chuanpin::http::request request;
    request.context.now = base::instant(std::chrono::sys_days(std::chrono::year(2026) / 3 / 2));
    request.context.language = "zh";
    request.body = R"({"name":"盐源合作社","kind":"co-op","county_code":"51342x","credit_code":"91510000000000000A",)"
                   R"("account":{"login":"Wang","display_name":"王五","password":"short"}})";
    const auto refused = gateway::http::decode_registration(request);
    REQUIRE_FALSE(refused);
    const auto answer = chuanpin::http::problem_response(refused.error(), request.context).body;
    CAPTURE(answer);
    for (const auto* said :
         {R"("pointer":"/kind","code":"out-of-range","detail":"单位类别，例如 cooperative（合作社）或 school（学校）。")",
          R"("pointer":"/county_code","code":"invalid-format","detail":"六位数字（GB/T 2260）。")",
          R"("pointer":"/credit_code","code":"invalid-format","detail":"不是统一社会信用代码（GB 32100-2015）：)",
          R"("pointer":"/account/login","code":"invalid-format","detail":"小写字母、数字及 . - _ @，以字母或数字开头。")",
          R"("pointer":"/account/password","code":"out-of-range","detail":"密码为 8 至 256 个字节。")"})
        CHECK(answer.find(said) != std::string::npos);
}
