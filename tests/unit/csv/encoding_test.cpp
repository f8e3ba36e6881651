#include "platform/csv/encoding.hpp"

#include <catch.hpp>

#include <fstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "platform/csv/reader.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

using namespace chuanpin;
using namespace std::string_literals;

constexpr std::string_view columns[] = {"name", "note"};
// 四川 in GBK, 𠀀 (U+20000) in GB18030.
const std::string sichuan = "\xCB\xC4\xB4\xA8";
const std::string rare = "\x95\x32\x82\x36";

/// Gives the document in pieces of so many bytes.
class in_pieces final : public csv::byte_source {
public:
    in_pieces(std::string document, std::size_t bytes) : document_(std::move(document)), bytes_(bytes) {}
    std::string_view next() override {
        piece_ = document_.substr(std::min(at_, document_.size()), bytes_);
        at_ += piece_.size();
        return piece_;
    }
    void rewind() override { at_ = 0; }

private:
    std::string document_;
    std::size_t bytes_;
    std::string piece_;
    std::size_t at_ = 0;
};

std::string described(const std::string& document) {
    std::string first;
    for (const std::size_t bytes : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{1000}}) {
        in_pieces source(document, bytes);
        const auto found = csv::find_encoding(source, 1'000);
        const auto said = found.too_long     ? "too long"s
                          : found.foreign_at ? fmt::format("refused at {}", *found.foreign_at)
                                             : std::string(name_of(found.encoding));
        if (first.empty()) first = said;
        REQUIRE(said == first);
    }
    return first;
}

struct reading {
    std::vector<std::string> rows;
    std::vector<std::string> faults;
};

reading read(const std::string& document, std::size_t piece_bytes = 5, const csv::limits& limits = {}) {
    in_pieces source(document, piece_bytes);
    const auto found = csv::find_encoding(source, limits.bytes_max);
    REQUIRE_FALSE(found.foreign_at);
    csv::text_rows rows(source, {.columns = columns, .also = "fault"}, limits, found.encoding, found.not_utf8_at.value_or(0));
    csv::fault_list faults(10);
    reading out;
    for (csv::row row; rows.next(row, faults);)
        if (row.whole) out.rows.push_back(fmt::format("{}: {}|{}", row.number, row.fields.at(0), row.fields.at(1)));
    for (const auto& each : faults.all()) out.faults.push_back(each.pointer + " " + each.code);
    return out;
}

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("the encoding shows in the whole document, whatever its pieces", "[csv]") {
    CHECK(described("name,note\na,1\n") == "UTF-8");
    CHECK(described("name,note\n四川,1\n") == "UTF-8");
    CHECK(described("\xEF\xBB\xBFname,note\n四川,1\n") == "UTF-8");
    CHECK(described("name,note\n" + sichuan + ",1\n") == "GB18030");
    CHECK(described("name,note\n" + rare + ",1\n") == "GB18030");
    CHECK(described("") == "UTF-8");
    CHECK(described(std::string(1'001, 'a')) == "too long");
}

TEST_CASE("bytes that no encoding explains are refused where they stand", "[csv]") {
    CHECK(described("name,note\na,\xFF\n") == "refused at 12");
    CHECK(described("name,note\n" + sichuan + ",\x95\x32\xFF\n") == "refused at 15");
    CHECK(described("name,note\n" + sichuan.substr(0, 3)) == "refused at 12");
    CHECK(described("\xEF\xBB\xBFname,note\n" + sichuan) == "refused at 13");
    CHECK(described("\xFF\xFEn\0a\0"s) == "refused at 0");
    CHECK(described("\xFE\xFF\0n\0a"s) == "refused at 0");
}

TEST_CASE("GB18030 is read as UTF-8 is", "[csv]") {
    CHECK(read("name,note\n\"" + sichuan + ",\",\"" + rare + "\"\n").rows == list{"1: 四川,|𠀀"});
    // A character whose second byte is a letter or a backslash, and one whose second byte is a bracket.
    CHECK(read("name,note\n\x81\x5C,\x81\x7B\n").rows == list{"1: 乗|亄"});
}

TEST_CASE("a line of UTF-8 in a file of GB18030 is refused, and so is the other way round", "[csv]") {
    CHECK(read("name,note\n" + sichuan + ",1\n苹果芒果,石榴\n").faults == list{"row 2, column 'name' encoding"});
    CHECK(read("name,note\n苹果,石榴\n" + sichuan + ",1\n").faults == list{"row 1, column 'name' encoding"});
}

TEST_CASE("two encodings in one file that no single one explains are refused with the byte", "[csv]") {
    CHECK(described("name,note\n" + sichuan + ",1\n攀枝花,箱\n") == "refused at 19");
}

TEST_CASE("records that are longer than a piece are read whole, and what is too long is told", "[csv]") {
    const std::string longest(50'000, 'x');
    const csv::limits limits{.field_bytes_max = 50'000};
    for (const std::size_t bytes : {std::size_t{997}, std::size_t{70'000}}) {
        CHECK(read("name,note\n\"" + longest + "\"," + longest + "\nb,2\n", bytes, limits).rows ==
              list{"1: " + longest + "|" + longest, "2: b|2"});
        const std::string beyond(400'000, 'y');
        CHECK(read("name,note\n\"" + beyond + "\",1\nb,2\n", bytes, limits).faults == list{"row 1, column 'name' too-long"});
        CHECK(read("name,note\n" + beyond + ",1\nb,2\n", bytes, limits).rows == list{"2: b|2"});
        CHECK(read("name,note\n\"" + beyond, bytes, limits).faults.front() == "row 1, column 'name' too-long");
    }
}

TEST_CASE("a header that is wrong says what is missing and what stands twice", "[csv]") {
    in_pieces source("name,name\n", 100);
    csv::text_rows rows(source, {.columns = columns}, {});
    csv::fault_list faults(10);
    csv::row row;
    CHECK_FALSE(rows.next(row, faults));
    REQUIRE(faults.size() == 1);
    CHECK(faults.all().front().detail == "The header must be exactly: name,note. 'name' stands 2 times. 'note' is missing.");
    CHECK(read("").faults == list{"header header"});
    CHECK(read("name,note\na,1\nname,note\nb,2\n").faults == list{"row 2 header-repeated"});
}

TEST_CASE("the column of faults may come back and is left out", "[csv]") {
    CHECK(read("name,note,fault\na,1,too bad\nb,2,\n").rows == list{"1: a|1", "2: b|2"});
    CHECK(read("name,note,fault\na,1\n").faults == list{"row 1 field-count"});
    CHECK(read("name,note,other\na,1,2\n").faults == list{"header header"});
}

TEST_CASE("a file is read in pieces, more than once", "[csv]") {
    const tests::temporary_directory directory;
    const auto path = directory.file("large.csv");
    std::ofstream file(path, std::ios::binary);
    file << "name,note\n";
    for (int i = 0; i < 100'000; ++i) file << sichuan << ',' << i << '\n';
    file.close();
    csv::file_source source(path);
    const auto found = csv::find_encoding(source, std::size_t{1} << 30);
    CHECK(found.encoding == csv::text_encoding::gb18030);
    csv::text_rows rows(source, {.columns = columns}, {}, found.encoding);
    csv::fault_list faults(10);
    std::size_t count = 0;
    csv::row row;
    while (rows.next(row, faults)) count += row.whole && row.fields.at(0) == "四川" && row.fields.at(1) == std::to_string(count) ? 1 : 0;
    CHECK(count == 100'000);
    CHECK(faults.empty());
    CHECK_FALSE(csv::file_source(directory.file("none.csv")).readable());
}
