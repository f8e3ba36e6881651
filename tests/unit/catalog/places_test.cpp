#include <catch.hpp>

#include <fstream>
#include <iterator>

#include "catalog/domain/household/household.hpp"
#include "catalog/files/place_table.hpp"
#include "catalog/files/table_list.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using namespace std::chrono;

namespace {

constexpr const char* header = "code,kind,name_zh,county_code,poor_village,partner_codes,source,source_dated_on,valid_from\n";
constexpr const char* fine = "510185108205,village,示例村,510185,1,,文件,2018-01-01,2018-08-31\n";

base::result<std::vector<domain::place_version>> read_places(std::string_view document) {
    return files::table_list<domain::place_version>(files::place_table()).read_bytes(document);
}

std::vector<std::string> faults_of(const std::string& rows) {
    std::vector<std::string> found;
    const auto refused = read_places(header + rows);
    if (!refused)
        for (const auto& each : refused.error().fields) found.push_back(each.pointer + " " + each.code);
    return found;
}

domain::place_version piece(std::int64_t id, bool poor, base::business_date from, std::optional<base::business_date> to = {}) {
    return {id, "510185108205", {.name_zh = "村", .poor_village = poor, .source = "文件"}, from, to, {}};
}

}  // namespace

TEST_CASE("a place's code says its kind and its county", "[catalog][domain]") {
    using enum domain::place_kind;
    CHECK(domain::kind_of_place_code("510185108000") == township);
    CHECK(domain::kind_of_place_code("510185108205") == village);
    CHECK(domain::kind_of_place_code("FD51018501") == park);
    for (const auto* code :
         {"", "510185", "51018510820", "5101851082055", "440185108205", "51018510820x", "FD44018501", "FD5101850", "fd51018501"})
        CHECK_FALSE(domain::kind_of_place_code(code));
    CHECK(domain::county_of_place_code("FD51018501") == "510185");
    CHECK(domain::county_of_place_code("510185108205") == "510185");
}

TEST_CASE("the demonstration's places can be read", "[catalog][files]") {
    std::ifstream file(CHUANPIN_SOURCE_DIR "/deploy/data/places_demo.csv");
    const auto places = read_places(std::string(std::istreambuf_iterator<char>(file), {}));
    REQUIRE(places);
    CHECK(places->size() == 12);
    CHECK(places->at(8).facts.partner_codes == std::vector<std::string>{"510100", "513200"});
}

TEST_CASE("a broken list of places is refused with row and column", "[catalog][files]") {
    CHECK(faults_of(fine).empty());
    CHECK(faults_of("510185108205,township,村,510186,x,510100,,2026-02-30,2018-08-31\n") ==
          std::vector<std::string>{"row 1, column 'kind' inconsistent", "row 1, column 'county_code' inconsistent",
                                   "row 1, column 'poor_village' invalid-format", "row 1, column 'partner_codes' inconsistent",
                                   "row 1, column 'source' out-of-range", "row 1, column 'source_dated_on' invalid-format"});
    CHECK(faults_of(std::string(fine) + "1,hamlet,村,510185,0,,文件,2018-01-01,\n") ==
          std::vector<std::string>{"row 2, column 'code' invalid-format", "row 2, column 'kind' unknown",
                                   "row 2, column 'valid_from' invalid-format"});
    CHECK(faults_of(std::string(fine) + fine) == std::vector<std::string>{"row 2, column 'code' duplicate"});
    CHECK(faults_of("510185108000,township,镇,510185,1,,文件,2026-03-03,2018-08-31\n") ==
          std::vector<std::string>{"row 1, column 'poor_village' inconsistent"});
    CHECK(faults_of("FD51018501,park,园,510185,0,,文件,2018-01-01,2018-08-31\n") ==
          std::vector<std::string>{"row 1, column 'partner_codes' inconsistent"});
    CHECK(faults_of("FD51018501,park,园,510185,0,510100 1 2 3 4,文件,2018-01-01,2018-08-31\n").size() == 5);
}

TEST_CASE("days of one list may come in any order", "[catalog][domain]") {
    const auto early = piece(0, true, 2018y / August / 31);
    const auto late = piece(0, false, 2020y / January / 1);
    for (const auto& order : {std::vector{early, late}, std::vector{late, early}}) {
        domain::validity_line<domain::place_version> line({});
        for (const auto& each : order) CHECK(line.set(each));
        const auto change = line.change();
        CHECK(change.superseded.empty());
        REQUIRE(change.inserted.size() == 2);
        CHECK(change.inserted[0] == piece(0, true, early.valid_from, late.valid_from));
        CHECK(change.inserted[1] == late);
    }
}

TEST_CASE("whatever is set, pieces never overlap and each day has what was set last", "[catalog][domain][property]") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        tests::seeded_random random(seed);
        const auto below = [&](unsigned limit) {
            std::byte one{};
            random.fill({&one, 1});
            return static_cast<unsigned>(one) % limit;
        };
        domain::validity_line<domain::place_version> line({});
        for (int i = 0; i < 12; ++i)
            (void)line.set(piece(0, below(2) == 1, base::business_date(sys_days(2018y / January / 1) + days(below(40)))));
        const auto rows = line.change().inserted;
        for (std::size_t i = 0; i + 1 < rows.size(); ++i) CHECK(rows[i].valid_to == rows[i + 1].valid_from);
        CHECK_FALSE(rows.back().valid_to);
        auto stored = rows;
        for (std::size_t i = 0; i < stored.size(); ++i) stored[i].id = static_cast<std::int64_t>(i) + 1;
        domain::validity_line<domain::place_version> again(stored);
        for (const auto& each : stored) CHECK_FALSE(again.set(each));
        CHECK(again.change().inserted.empty());
        CHECK(again.change().superseded.empty());
    }
}

TEST_CASE("names and numbers are masked", "[catalog][domain]") {
    CHECK(domain::mask_person_name("阿木拉") == "阿**");
    CHECK(domain::mask_person_name("王") == "王");
    CHECK(domain::mask_household_number("H-5101-0001") == "*******0001");
    CHECK(domain::mask_household_number("123") == "***");
}
