#include <catch.hpp>

#include <array>
#include <stdexcept>

#include "platform/base/sentences.hpp"

using namespace chuanpin;
using base::sentence;

namespace {

template <class... Rows>
base::sentence_book book_of(const Rows&... rows) {
    base::sentence_book book;
    book.add(std::array<sentence, sizeof...(Rows)>{rows...});
    return book;
}

}  // namespace

TEST_CASE("a sentence is found whole or with what fills its gaps", "[base][sentences]") {
    const auto book = book_of(sentence{"Must be given.", "必须填写。"}, sentence{"Must be between {} and {}.", "必须在 {} 至 {} 之间。"},
                              sentence{"No place {} on {}.", "{1} 没有地点 {0}。"});
    CHECK(book.chinese("Must be given.") == "必须填写。");
    CHECK(book.chinese("Must be between 1 and 20.") == "必须在 1 至 20 之间。");
    CHECK(book.chinese("No place 513423100 on 2026-11-23.") == "2026-11-23 没有地点 513423100。");
    CHECK(book.chinese("Must be between {} and a {b}.") == "必须在 {} 至 a {b} 之间。");
    for (const auto* other : {"", "Must be given", "must be given.", "Must be between 1 and 20", "Must be between 1 or 20."})
        CHECK_FALSE(book.chinese(other));
}

TEST_CASE("pieces of a sentence do not overlap", "[base][sentences]") {
    const auto book = book_of(sentence{"aba{}ba", "{}"});
    CHECK_FALSE(book.chinese("aba"));
    CHECK_FALSE(book.chinese("abaa"));
    CHECK(book.chinese("ababa") == "");
    CHECK(book.chinese("abaxba") == "x");
}

TEST_CASE("the sentence with the most letters wins, whatever the order", "[base][sentences]") {
    const sentence general{"{} is {}.", "{}的状态是 {}。"};
    const sentence special{"Certificate {} is {}.", "证书 {} 的状态是 {}。"};
    for (const auto& book : {book_of(general, special), book_of(special, general)}) {
        CHECK(book.chinese("Certificate A is void.") == "证书 A 的状态是 void。");
        CHECK(book.chinese("Lot A is void.") == "Lot A的状态是 void。");
    }
}

TEST_CASE("what fills a gap is looked up too, six deep at most", "[base][sentences]") {
    const auto book = book_of(sentence{"The file has {} faults{}.", "文件有 {} 处错误{}。"}, sentence{" or more", "（或更多）"},
                              sentence{"({})", "（{}）"});
    CHECK(book.chinese("The file has 3 faults.") == "文件有 3 处错误。");
    CHECK(book.chinese("The file has 3 faults or more.") == "文件有 3 处错误（或更多）。");
    CHECK(book.chinese("(((((((x)))))))") == "（（（（（（(x)））））））");
}

TEST_CASE("a table that cannot be meant so is refused", "[base][sentences]") {
    CHECK_THROWS_AS(book_of(sentence{"One {}.", "{} {}"}), std::logic_error);
    CHECK_THROWS_AS(book_of(sentence{"One {}.", "{1}"}), std::logic_error);
    CHECK_THROWS_AS(book_of(sentence{"One {}.", "{"}), std::logic_error);
    CHECK_THROWS_AS(book_of(sentence{"One {}.", "{x}"}), std::logic_error);
    CHECK_THROWS_AS(book_of(sentence{"One {}.", "一 {}"}, sentence{"One {}.", "壹 {}"}), std::logic_error);
    CHECK_THROWS_AS(book_of(sentence{"One.", "一"}, sentence{"One.", "壹"}), std::logic_error);
    CHECK(book_of(sentence{"One {}.", "一 {}"}, sentence{"One {}.", "一 {}"}, sentence{"One.", "一"}, sentence{"One.", "一"}).size() == 2);
}

TEST_CASE("a detail that nobody translated is said in English, a fault's with the words for its code", "[base][sentences]") {
    CHECK(base::detail_in("zh", std::string("Nobody says this.")) == "Nobody says this.");
    const base::field_error known{"/a", "out-of-range", "Nobody says this."};
    CHECK(base::detail_in("zh", known) == "超出范围：Nobody says this.");
    CHECK(base::detail_in("en", known) == "Nobody says this.");
    CHECK(base::detail_in("zh", base::field_error{"/a", "no-such-code", "Nobody says this."}) == "Nobody says this.");
}
