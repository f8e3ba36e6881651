#include <catch.hpp>

#include <fstream>
#include <iterator>

#include "catalog/app/household/check_households.hpp"
#include "catalog/app/household/personal_keys.hpp"
#include "catalog/files/household_table.hpp"
#include "catalog/files/table_list.hpp"
#include "tests/support/people.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using namespace chuanpin::tests;
using namespace std::chrono;

namespace {

constexpr base::business_date today{2026y / March / 2};
constexpr const char* header = "household_number,village_code,registered_on,exited_on,relation,name,identity_number\n";

std::string row(std::string_view before, int person) {
    return fmt::format("{},{},{}\n", before, person_name(person), identity_number(person));
}
base::result<std::vector<app::household_row>> read_households(std::string_view document) {
    app::household_checker households(today);
    return files::table_list<app::household_row>(files::household_table())
        .read_bytes(document, [&](const app::household_row& row, const app::row_refusal& refuse) { households.check(row, refuse); });
}
std::vector<std::string> faults_of(const std::string& rows) {
    std::vector<std::string> found;
    const auto refused = read_households(header + rows);
    if (!refused)
        for (const auto& each : refused.error().fields) found.push_back(each.pointer + " " + each.code);
    return found;
}

}  // namespace

TEST_CASE("the demonstration's households can be read", "[catalog][files]") {
    std::ifstream file(CHUANPIN_SOURCE_DIR "/deploy/data/households_demo.csv");
    const auto rows = read_households(std::string(std::istreambuf_iterator<char>(file), {}));
    REQUIRE(rows);
    CHECK(rows->size() == 18);
    CHECK(rows->front().relation == domain::household_relation::head);
    CHECK(rows->front().exited_on == base::business_date(2020y / November / 17));
}

TEST_CASE("a broken list of households is refused with row and column, and no fault repeats a name or number", "[catalog][files]") {
    const auto fine = row("H-1,510185108205,2018-08-31,2020-12-31,head", 1);
    CHECK(faults_of(fine).empty());
    CHECK(faults_of(",510185108000,2026-03-03,2026-03-03,cousin,,510185198001010000\n") ==
          std::vector<std::string>{"row 1, column 'household_number' invalid-format", "row 1, column 'village_code' invalid-format",
                                   "row 1, column 'exited_on' out-of-range", "row 1, column 'relation' unknown",
                                   "row 1, column 'name' out-of-range", "row 1, column 'registered_on' out-of-range",
                                   "row 1, column 'identity_number' invalid-format"});
    CHECK(faults_of(fine + row("H-1,510185108206,2018-09-01,,head", 1)) ==
          std::vector<std::string>{"row 2, column 'identity_number' duplicate", "row 2, column 'village_code' inconsistent",
                                   "row 2, column 'registered_on' inconsistent", "row 2, column 'exited_on' inconsistent",
                                   "row 2, column 'relation' duplicate"});
    std::string full;
    for (int i = 0; i < 30; ++i) full += row("H-1,510185108205,2018-08-31,,other", i);
    CHECK(faults_of(full).empty());
    CHECK(faults_of(full + row("H-1,510185108205,2018-08-31,,other", 30)) ==
          std::vector<std::string>{"row 31, column 'household_number' too-many"});
    const auto refused = read_households(header + fine + fine);
    for (const auto& each : refused.error().fields) {
        CHECK(each.detail.find(person_name(1)) == std::string::npos);
        CHECK(each.detail.find(identity_number(1)) == std::string::npos);
    }
}

TEST_CASE("people are found by a keyed hash and read with the secret alone", "[catalog][household]") {
    seeded_random random;
    const app::personal_keys keys(std::string(32, 'k'));
    const app::personal_keys others(std::string(32, 'o'));
    const auto one = keys.seal({"阿木", identity_number(1)}, random);
    const auto again = keys.seal({"阿木", identity_number(1)}, random);
    CHECK(one.identity_index == again.identity_index);
    CHECK(one.person_index == again.person_index);
    CHECK(one.identity_sealed != again.identity_sealed);
    CHECK(keys.open(again).name == "阿木");
    CHECK(keys.open(one).identity_number == identity_number(1));
    const auto renamed = keys.seal({"阿牛", identity_number(1)}, random);
    CHECK(renamed.identity_index == one.identity_index);
    CHECK(renamed.person_index != one.person_index);
    CHECK(others.seal({"阿木", identity_number(1)}, random).identity_index != one.identity_index);
    CHECK_THROWS_AS(others.open(one), std::runtime_error);
    auto cut = one;
    cut.name_sealed.pop_back();
    CHECK_THROWS_AS(keys.open(cut), std::runtime_error);
}
