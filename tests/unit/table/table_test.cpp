#include <catch.hpp>

#include <optional>

#include <fmt/format.h>

#include "platform/csv/writer.hpp"
#include "platform/table/file.hpp"
#include "tests/support/temporary_directory.hpp"

namespace {

using namespace chuanpin;

struct part {
    std::string text;
};
struct good {
    std::string name;
    part inner;
    std::optional<std::string> note;
    std::int64_t mass = 0;
    bool ripe = false;
};

constexpr table::column<good> columns[] = {table::text<&good::name>("name", 1, 5), table::text<&good::inner, &part::text>("inner", 0, 9),
                                           table::optional_text<&good::note>("note", 3), table::number<&good::mass>("mass", -10, 10),
                                           table::flag<&good::ripe>("ripe")};
constexpr table::definition<good> goods{.sheet = "goods",
                                        .columns = columns,
                                        .limits = {.bytes_max = 1'000, .rows_max = 5, .field_bytes_max = 50, .faults_max = 10},
                                        .check =
                                            [](const table::row_checker& checker, const good& row) {
                                                if (row.ripe && row.mass == 0)
                                                    checker.refuse("mass", "inconsistent", "Ripe weighs something.");
                                            },
                                        .key = [](const good& row) { return row.name; },
                                        .key_column = "name"};

std::vector<std::string> faults_of(std::string_view document) {
    auto file = table::open_bytes(document, goods);
    std::vector<std::string> faults;
    const auto done = file ? table::read_all<good>(file->rows(), goods, [](const good&, const table::row_checker&) {})
                           : base::result<void>(base::refusal(file.error()));
    if (!done)
        for (const auto& each : done.error().fields) faults.push_back(each.pointer + " " + each.code);
    return faults;
}

std::vector<good> read_back(std::string_view bytes) {
    std::vector<good> rows;
    auto file = table::open_bytes(bytes, goods);
    REQUIRE(file);
    REQUIRE(table::read_all<good>(file->rows(), goods, [&](good row, const table::row_checker&) { rows.push_back(std::move(row)); }));
    return rows;
}

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("texts that a spreadsheet would run are guarded, and come back as they were", "[table]") {
    for (const auto* each : {"=1+1", "+1 a", "-a", "@x", "\t=1", "'=1", "''=1", "'", "''", "a=1", "", "'a", "-"}) {
        const auto guarded = table::guarded(each);
        CHECK(table::unguarded(guarded) == each);
        CHECK_FALSE(std::string_view("=+-@\t").contains((guarded + " ").front()));
    }
    CHECK(table::guarded("-1000") == "-1000");
    CHECK(table::guarded("'=1") == "''=1");
    CHECK(table::guarded("苹果") == "苹果");
}

TEST_CASE("all faults of all rows are told at once, by row and column", "[table]") {
    CHECK(faults_of("name,inner,note,mass,ripe\n,,four,11,2\nok,,,1,0\nok,1234567890,,x,1\n\"a\x01\",,,0,1\n") ==
          list{"row 1, column 'name' out-of-range", "row 1, column 'note' out-of-range", "row 1, column 'mass' out-of-range",
               "row 1, column 'ripe' invalid-format", "row 3, column 'inner' out-of-range", "row 3, column 'mass' out-of-range",
               "row 3, column 'name' duplicate", "row 4, column 'name' invalid-format", "row 4, column 'mass' inconsistent"});
    CHECK(faults_of("name,inner,note,mass,ripe\na,,,-10,0\nb,,,10,0\n").empty());
    CHECK(faults_of("\xFF") == list{"byte 0 encoding"});
}

TEST_CASE("what is written imports without change, as text and as workbook", "[table]") {
    const std::vector<good> rows{
        {"=1+1", {"a,\"b\"\r\n"}, std::nullopt, -10, false}, {"苹果", {"'-x"}, "@", 7, true}, {"-5", {}, "\n", 0, false}};
    const tests::temporary_directory directory;
    for (const auto format : {table::file_format::csv, table::file_format::xlsx}) {
        const auto fill = [&](table::sink& to) {
            for (const auto& each : rows) to.add(table::fields_of(goods, each));
        };
        std::string bytes;
        const auto in_memory = table::write_bytes(bytes, format, "goods", table::written_columns(goods));
        fill(*in_memory);
        in_memory->finish();
        const auto back = read_back(bytes);
        REQUIRE(back.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) CHECK(table::fields_of(goods, back[i]) == table::fields_of(goods, rows[i]));
        CHECK(back[0].name == "=1+1");
        const auto path = directory.file(fmt::format("goods.{}", name_of(format)));
        CHECK(table::format_for(path) == format);
        const auto to = table::write_file(path, format, "goods", table::written_columns(goods));
        fill(*to);
        auto early = table::open_file(path, goods);
        REQUIRE_FALSE(early);
        CHECK(early.error().code == "file-unreadable");
        to->finish();
        auto file = table::open_file(path, goods);
        REQUIRE(file);
        CHECK(file->format() == format);
        std::size_t count = 0;
        CHECK(table::read_all<good>(file->rows(), goods, [&](const good&, const table::row_checker&) { ++count; }));
        CHECK(count == rows.size());
    }
}

TEST_CASE("CSV quotes what it has to and nothing else", "[csv]") {
    std::string out;
    csv::append_record(out, list{"a", "b,c", "say \"hi\"", "two\nlines", ""});
    CHECK(out == "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
}
