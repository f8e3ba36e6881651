#include "platform/xlsx/reader.hpp"

#include <catch.hpp>

#include <fmt/format.h>

#include "tests/unit/xlsx/packed.hpp"

namespace {

using namespace chuanpin;
using namespace chuanpin::tests;

constexpr std::string_view columns[] = {"name", "mass", "day"};
const std::string header = texts({"name", "mass", "day"});

struct reading {
    std::vector<std::string> rows;
    std::vector<std::string> faults;
};

reading read(const std::string& bytes, const xlsx::limits& limits = {}) {
    reading out;
    auto opened = xlsx::open_table(bytes, "products", {.columns = columns, .also = "fault"}, limits);
    if (!opened) {
        CHECK(opened.error().code == "xlsx-invalid");
        for (const auto& each : opened.error().fields) out.faults.push_back(each.pointer + " " + each.code);
        return out;
    }
    csv::fault_list faults(100, [&](std::size_t row, std::string_view column) { return (*opened)->place(row, column); });
    csv::row row;
    while (!faults.full() && (*opened)->next(row, faults)) {
        if (row.whole) out.rows.push_back(fmt::format("{}: {}|{}|{}", row.number, row.fields.at(0), row.fields.at(1), row.fields.at(2)));
        if (row.whole && row.fields.at(1) == "bad") faults.add(row.number, "mass", "out-of-range", "Too bad.");
    }
    for (const auto& each : faults.all()) out.faults.push_back(each.pointer + " " + each.code);
    return out;
}

reading read_rows(const std::string& rows, const std::string& after = {}) { return read(packed(workbook_of(rows, after))); }

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("cells of every kind become texts", "[xlsx]") {
    auto book = workbook_of(
        header + R"(<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>10000</v></c><c r="C3" t="str"><f>A1</f><v>06-26</v></c></row>)"
                 R"(<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4"><v>1E4</v></c></row>)"
                 R"(<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5"><v>0.5</v></c><c r="C5"><f>1+1</f><v>2</v></c></row>)"
                 R"(<row r="6" spans="1:3"><c r="A6" s="1"/><c r="B6"/></row>)"
                 R"(<row r="9"><c r="B9"><v>-1000</v></c></row>)");
    book["xl/sharedStrings.xml"] =
        "<sst><si><r><t>攀枝</t></r><r><t>花</t></r><rPh><t>hua</t></rPh></si><si><t xml:space=\"preserve\"> a&amp;b_x000D_</t></si></sst>";
    const auto found = read(packed(book));
    CHECK(found.faults.empty());
    CHECK(found.rows == list{"2:  a&b\r|10000|06-26", "3: 攀枝花|10000|", "4: 1|0.5|2", "8: |-1000|"});
}

TEST_CASE("faults name the cell", "[xlsx]") {
    auto book = workbook_of(header +
                            R"(<row r="2"><c r="A2" t="s"><v>7</v></c><c r="B2" t="e"><v>#DIV/0!</v></c><c r="C2"><f>TODAY()</f></c></row>)"
                            R"(<row r="3"><c r="A3" t="s"><v>-1</v></c><c r="C3" s="1"><v>45834</v></c></row>)"
                            R"(<row r="4"><c r="A4" t="inlineStr"><is><t>x</t></is></c><c r="B4" t="str"><v>bad</v></c></row>)"
                            R"(<row r="17"><c r="F17"><v>1</v></c></row>)");
    book["xl/styles.xml"] =
        R"(<styleSheet><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)";
    CHECK(read(packed(book)).faults == list{"Sheet1!A2 shared-string", "Sheet1!B2 error-value", "Sheet1!C2 formula-without-value",
                                            "Sheet1!A3 shared-string", "Sheet1!C3 date-serial", "Sheet1!B4 out-of-range",
                                            "Sheet1!F17 beyond-table"});
}

TEST_CASE("numbers that are shown as dates are told by their format, own formats too", "[xlsx]") {
    const auto faults_with = [](const std::string& format) {
        auto book = workbook_of(header + R"(<row><c s="0"><v>45834</v></c></row>)");
        book["xl/styles.xml"] = R"(<styleSheet><numFmts><numFmt numFmtId="200" formatCode=")" + format +
                                R"("/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>)";
        return read(packed(book)).faults;
    };
    for (const auto* date : {"yyyy-mm-dd", "m/d", "[$-804]yyyy&quot;年&quot;m&quot;月&quot;", "h:mm", "0;[Red]d"})
        CHECK(faults_with(date) == list{"Sheet1!A2 date-serial"});
    for (const auto* number : {"0.00", "#,##0", "0.0E+00", "0&quot;days&quot;", "\\d0", "[Red]0", "@"}) CHECK(faults_with(number).empty());
}

TEST_CASE("merged cells, a header twice and one that is wrong are refused", "[xlsx]") {
    CHECK(read_rows(header + texts({"a", "1", ""}), R"(<mergeCells><mergeCell ref="A2:A3"/></mergeCells>)").faults ==
          list{"Sheet1!A2:A3 merged"});
    CHECK(read_rows(header + texts({"a", "1", ""}) + header).faults == list{"Sheet1!A3 header-repeated"});
    CHECK(read_rows(texts({"name", "mass"})).faults == list{"Sheet1!A1 header"});
    CHECK(read_rows(texts({"name", "name", "mass", "day"})).faults == list{"Sheet1!A1 header"});
    CHECK(read_rows("").faults == list{"Sheet1 header"});
    CHECK(read_rows(texts({"name", "mass", "day", "fault"}) + texts({"a", "1", "", "old"})).rows == list{"1: a|1|"});
}

TEST_CASE("broken XML, entities and cells out of order are refused with their place", "[xlsx]") {
    CHECK(read_rows(header + "<row><c></row>").faults == list{"Sheet1 xml"});
    CHECK(read_rows(header + R"(<row r="1"><c><v>1</v></c></row>)").faults == list{"Sheet1 xml"});
    CHECK(read_rows(header + R"(<row r="2"><c r="B2"/><c r="A2"/></row>)").faults == list{"Sheet1 xml"});
    CHECK(read_rows(header + R"(<row r="9999999"/>)").faults == list{"Sheet1 xml"});
    CHECK(read_rows(std::string(100'000, ' ') + "<a>").faults == list{"Sheet1 xml"});
    auto book = workbook_of(header);
    book["xl/sharedStrings.xml"] =
        R"(<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>)";
    CHECK(read(packed(book)).faults == list{"xl/sharedStrings.xml entities"});
    std::string deep;
    for (int i = 0; i < 100; ++i) deep += "<a>";
    CHECK(read_rows(deep).faults == list{"Sheet1 xml"});
}

TEST_CASE("what is no workbook, or an encrypted one, is refused", "[xlsx]") {
    CHECK(read("name,mass,day\n").faults == list{"the file package"});
    CHECK(read("PK\x03\x04 and so on").faults == list{"the file package"});
    CHECK(read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").faults == list{"the file encrypted"});
    CHECK(read(packed(workbook_of(header), "secret")).faults == list{"xl/workbook.xml encrypted"});
    CHECK(read(packed({{"a", "b"}})).faults == list{"xl/workbook.xml package"});
    auto broken = packed(workbook_of(header));
    CHECK(read(broken.substr(0, broken.size() / 2)).faults == list{"the file package"});
    auto book = workbook_of(header);
    book["xl/workbook.xml"] = R"(<workbook><sheets><sheet name="a" id="rId1"/><sheet name="b" id="rId1"/></sheets></workbook>)";
    CHECK(read(packed(book)).faults == list{"xl/workbook.xml sheets"});
    book["xl/workbook.xml"] = R"(<workbook><sheets><sheet name="a" id="rId9"/><sheet name="products" id="rId1"/></sheets></workbook>)";
    CHECK(read(packed(book)).faults == list{"xl/workbook.xml sheets"});
}

TEST_CASE("a sheet that unpacks to a gigabyte is given up early", "[xlsx]") {
    // Ten megabytes of blanks pack to ten kilobytes: the ratio alone betrays them.
    const auto bytes = packed(workbook_of(header + std::string(std::size_t{10} << 20, ' ')));
    REQUIRE(bytes.size() < 20'000);
    CHECK(read(bytes).faults == list{"Sheet1 bomb"});
    xlsx::limits limits;
    limits.package.ratio_max = 100'000;
    CHECK(read(bytes, limits).faults.empty());
    limits.package.unpacked_bytes_max = std::size_t{5} << 20;
    CHECK(read(bytes, limits).faults == list{"Sheet1 bomb"});
}

TEST_CASE("limits on texts, cells, rows and parts hold", "[xlsx]") {
    xlsx::limits limits;
    limits.table.field_bytes_max = 5;
    CHECK(read(packed(workbook_of(header + texts({"12345", "", ""}))), limits).rows.size() == 1);
    CHECK(read(packed(workbook_of(header + texts({"123456", "", ""}))), limits).faults == list{"Sheet1!A2 too-long"});
    limits.table.rows_max = 1;
    CHECK(read(packed(workbook_of(header + texts({"1", "", ""}) + texts({"2", "", ""}))), limits).faults ==
          list{"Sheet1!A3 too-many-rows"});
    limits = {.shared_bytes_max = 100};
    auto book = workbook_of(header);
    book["xl/sharedStrings.xml"] = "<sst><si><t>" + std::string(101, 'x') + "</t></si></sst>";
    CHECK(read(packed(book), limits).faults == list{"xl/sharedStrings.xml shared-strings"});
    limits = {.package = {.parts_max = 2}};
    CHECK(read(packed(workbook_of(header)), limits).faults == list{"the file bomb"});
}
