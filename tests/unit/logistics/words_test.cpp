#include <catch.hpp>

#include <algorithm>

#include "logistics/commands/tables_csv.hpp"
#include "logistics/domain/errors.hpp"
#include "logistics/domain/subsidy/rule.hpp"
#include "logistics/domain/words/sentences.hpp"
#include "logistics/http/temperature_csv.hpp"
#include "platform/http/problem.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::logistics;

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

TEST_CASE("every sentence of logistics has Chinese words", "[logistics][words]") {
    CHECK(whole_book().size() > 40);
    for (const auto table : domain::sentence_tables())
        for (const auto& row : table) {
            CAPTURE(row.en);
            CHECK(holds_chinese(row.zh));
        }
}

TEST_CASE("refusals of logistics as they are made are found in the book", "[logistics][words]") {
    const auto book = whole_book();
    const auto order = tests::numbered<domain::order_id>(1);
    const auto shipment = tests::numbered<domain::shipment_id>(2);
    CHECK(book.chinese(domain::errors::shipment_exists(order, shipment).detail) ==
          base::to_wire(order) + " 已由运单 " + base::to_wire(shipment) + " 运输。");
    CHECK(book.chinese(domain::errors::delivery_required(order, 3).detail) == "订单 " + base::to_wire(order) + " 分 3 批发货。");
    CHECK(book.chinese(domain::errors::rule_version_not_next("SC-COLD", 4, 2).detail) == "规则 SC-COLD 现为第 2 版，其后不能是第 4 版。");
    CHECK(book.chinese(domain::errors::distance_changed("513423", "CD-01", 7).detail) ==
          "第 7 版里程表中 513423 至 CD-01 已有记录且里程不同；请改为发布下一版里程表。");
    domain::subsidy_rule rule;
    rule.mass_min_g = -1;
    rule.version = 0;
    for (const auto& fault : domain::check(rule)) {
        CAPTURE(fault.pointer, fault.detail);
        CHECK(book.chinese(fault.detail));
    }
    const auto table = commands::read_distances(
        "table_version,valid_from,origin_county_code,origin_name_zh,destination_code,"
        "destination_name_zh,distance_m,approximate\n0,soon,513423,盐源,CD,成都,-1,maybe\n");
    REQUIRE_FALSE(table);
    CHECK(book.chinese(table.error().fields.at(1).detail) == "必须是日期，例如 2018-08-31。");
    CHECK(book.chinese(table.error().fields.front().detail).value_or("").starts_with("必须是 1 至 "));
}

TEST_CASE("who hands in a temperature record reads in Chinese which row is wrong and why", "[logistics][words]") {
    for (const auto table : domain::sentence_tables()) base::known_sentences().add(table);
    const auto refused = logistics::http::read_temperature_csv(
        "recorded_at,temperature_celsius\n2026-07-01T06:10:00Z,2.5\n2026-07-01T06:00:00Z,2.5\n2026-07-01T06:20:00.5Z,-99\n");
    REQUIRE_FALSE(refused);
    base::call_context context;
    context.language = "zh";
    const auto answer = chuanpin::http::problem_response(refused.error(), context).body;
    CAPTURE(answer);
    for (const auto* said : {"早于前一行。", "不得有秒以下的部分。", "recorded_at"}) CHECK(answer.find(said) != std::string::npos);
    for (const auto& fault : refused.error().fields) {
        CAPTURE(fault.pointer);
        CHECK(holds_chinese(base::detail_in("zh", fault)));
    }
}
