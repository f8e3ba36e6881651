#include <catch.hpp>

#include <algorithm>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/words/sentences.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;

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

TEST_CASE("every sentence of the catalogue has Chinese words", "[catalog][words]") {
    CHECK(whole_book().size() > 200);
    for (const auto table : domain::sentence_tables())
        for (const auto& row : table) {
            CAPTURE(row.en);
            CHECK((holds_chinese(row.zh) || row.en == "{} ({})"));
        }
}

TEST_CASE("refusals as they are made are found in the book", "[catalog][words]") {
    const auto book = whole_book();
    CHECK(book.chinese(domain::errors::certificate_number_invalid(false).detail) == "证书编号的格式如 SF-2026-000123-X。");
    CHECK(book.chinese(domain::errors::county_status_unknown("513423", "2018-01-01").detail) ==
          "登记中没有 513423 县在 2018-01-01 的信息。");
    CHECK(book.chinese(domain::errors::certificate_state_conflict("SF-2026-000001-X", "revoked", "suspend").detail) ==
          "证书 SF-2026-000001-X 当日的状态是 revoked，不能执行 suspend。");
    CHECK(book.chinese("Between 1 and 5.") == "1 至 5 之间。");
    CHECK(book.chinese("Between 2 and 5.") == "2 至 5 之间。");
    CHECK(
        book.chinese("4000 fen for 500 g; above 600 fen/kg; above 700 fen/kg; above the supplier's own shop (average of 3 like goods: 500 "
                     "fen/kg).") ==
        "每 500 克 4000 分，高于 600 分/公斤，高于 700 分/公斤，高于本供应商自营店价（3 件同类商品的平均价：500 分/公斤）。");
}
