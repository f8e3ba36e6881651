#include "platform/csv/reader.hpp"

#include <catch.hpp>

#include <string>

#include <fmt/format.h>

namespace {

using namespace chuanpin;
using namespace std::string_literals;

constexpr std::string_view columns[] = {"time", "value"};

struct reading {
    std::vector<std::string> rows;  ///< "number: field|field"
    std::string faults;             ///< "place code", one a line
    std::string code;
};

reading read(std::string_view document, const csv::limits& limits = {}) {
    reading out;
    const auto outcome = csv::read(document, columns, limits, [&](const csv::row& row, csv::fault_list& faults) {
        out.rows.push_back(fmt::format("{}: {}|{}", row.number, row.fields[0], row.fields[1]));
        if (row.fields[1] == "bad") faults.add(row.number, "value", "out-of-range", "Too bad.");
    });
    if (outcome) return out;
    out.code = outcome.error().code;
    for (const auto& fault : outcome.error().fields)
        out.faults += fmt::format("{}{} {}", out.faults.empty() ? "" : "\n", fault.pointer, fault.code);
    return out;
}

std::string faults_of(std::string_view document, const csv::limits& limits = {}) { return read(document, limits).faults; }

using rows = std::vector<std::string>;

}  // namespace

TEST_CASE("rows are numbered from one and may end with LF, CRLF or the file", "[csv]") {
    CHECK(read("time,value\na,1\nb,2\n").rows == rows{"1: a|1", "2: b|2"});
    CHECK(read("time,value\r\na,1\r\nb,2").rows == rows{"1: a|1", "2: b|2"});
    CHECK(read("time,value\n").rows.empty());
    CHECK(read("time,value").code.empty());
}

TEST_CASE("a byte order mark before the header is skipped", "[csv]") {
    CHECK(read("\xEF\xBB\xBFtime,value\na,1\n").rows == rows{"1: a|1"});
    CHECK(faults_of("\xEF\xBB\xBF\xEF\xBB\xBFtime,value\n") == "header header");
}

TEST_CASE("quoted fields hold commas, quotes and line ends", "[csv]") {
    CHECK(read("time,value\n\"a,b\",\"say \"\"hi\"\"\"\n").rows == rows{"1: a,b|say \"hi\""});
    CHECK(read("\"time\",value\n\"a\r\nb\",\"\"\nc,2\n").rows == rows{"1: a\r\nb|", "2: c|2"});
    CHECK(read("time,value\n\"\"\"\",\"x\"").rows == rows{"1: \"|x"});
}

TEST_CASE("fields may be empty and keep their blanks", "[csv]") {
    CHECK(read("time,value\n,\n a , 1 \n").rows == rows{"1: |", "2:  a | 1 "});
}

TEST_CASE("the header must be exactly the columns in their order", "[csv]") {
    for (const auto* wrong : {"", "\n", "time\n", "value,time\n", "time,value,extra\n", "Time,value\n", "time, value\n", "time;value\n"}) {
        const auto outcome = read(wrong + "a,1\n"s);
        CHECK(outcome.faults == "header header");
        CHECK(outcome.code == "csv-invalid");
        CHECK(outcome.rows.empty());
    }
}

TEST_CASE("rows with more or fewer fields are told and the others are still read", "[csv]") {
    const auto outcome = read("time,value\na\nb,2\nc,3,x\n\nd,4\n");
    CHECK(outcome.faults == "row 1 field-count\nrow 3 field-count\nrow 4 field-count");
    CHECK(outcome.rows == rows{"2: b|2", "5: d|4"});
}

TEST_CASE("GBK is refused with the row and column where it begins, and reading ends there", "[csv]") {
    // 四川 in GBK is CB C4 B4 A8.
    const auto outcome = read("time,value\na,1\nb,\xCB\xC4\xB4\xA8\nc,\xCB\xC4\n");
    CHECK(outcome.faults == "row 2, column 'value' encoding");
    CHECK(outcome.rows == rows{"1: a|1"});
    CHECK(faults_of("time,value\n\"\xCB\xC4\",1\n") == "row 1, column 'time' encoding");
    CHECK(faults_of("\xCA\xB1\xBC\xE4,value\n") == "header, column 'time' encoding");
    CHECK(faults_of("\xFF\xFEt\0i\0"s) == "header, column 'time' encoding");
    CHECK(faults_of("time,value\na,\0\n"s) == "row 1, column 'value' encoding");
}

TEST_CASE("quotes out of place are told and reading goes on with the next line", "[csv]") {
    const auto outcome = read("time,value\na\"b,1\n\"a\"b,2\nc,\"3\" \nd,4\n");
    CHECK(outcome.faults == "row 1, column 'time' quote\nrow 2, column 'time' quote\nrow 3, column 'value' quote");
    CHECK(outcome.rows == rows{"4: d|4"});
}

TEST_CASE("a quote that is never closed is told where it opens", "[csv]") {
    CHECK(faults_of("time,value\na,\"1") == "row 1, column 'value' quote");
    CHECK(faults_of("time,value\na,1\n\"") == "row 2, column 'time' quote");
    CHECK(faults_of("time,\"value\n") == "header, column 'value' quote");
}

TEST_CASE("fields have as many bytes as the limit says and no more, quoted or not", "[csv]") {
    const csv::limits limits{.field_bytes_max = 5};
    CHECK(read("time,value\n12345,\"12345\"\n", limits).code.empty());
    CHECK(faults_of("time,value\n123456,1\n", limits) == "row 1, column 'time' too-long");
    CHECK(faults_of("time,value\n1,\"123456\"\n", limits) == "row 1, column 'value' too-long");
    CHECK(read("time,value\n1,\"1234\"\"\"\n", limits).rows == rows{"1: 1|1234\""});
    CHECK(faults_of("time,value\n1,\"12345\"\"\"\n", limits) == "row 1, column 'value' too-long");
    CHECK(read("time,value\r\n1,12345\r\n", limits).rows == rows{"1: 1|12345"});
}

TEST_CASE("a file has as many rows as the limit says and no more", "[csv]") {
    const csv::limits limits{.rows_max = 2};
    CHECK(read("time,value\na,1\nb,2\n", limits).code.empty());
    const auto outcome = read("time,value\na,1\nb,2\nc,3\nd,4\n", limits);
    CHECK(outcome.faults == "row 3 too-many-rows");
    CHECK(outcome.rows.size() == 2);
}

TEST_CASE("a file has as many bytes as the limit says and no more", "[csv]") {
    const std::string_view document = "time,value\na,1\n";
    CHECK(read(document, {.bytes_max = document.size()}).code.empty());
    CHECK(read(document, {.bytes_max = document.size() - 1}).code == "csv-too-large");
}

TEST_CASE("the caller's faults stand among the reader's, in order", "[csv]") {
    CHECK(faults_of("time,value\na,bad\nb\nc,bad\n") ==
          "row 1, column 'value' out-of-range\nrow 2 field-count\nrow 3, column 'value' out-of-range");
}

TEST_CASE("reading stops when the list of faults is full", "[csv]") {
    const auto outcome = read("time,value\na\nb\nc\nd,4\n", {.faults_max = 2});
    CHECK(outcome.faults == "row 1 field-count\nrow 2 field-count");
    CHECK(outcome.rows.empty());
    csv::fault_list faults(1);
    CHECK(faults.empty());
    faults.add(1, "a", "x", "y");
    CHECK(faults.full());
    faults.add(2, "a", "x", "y");
    CHECK(faults.take().size() == 1);
}
