#include <catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "catalog/files/comparable_table.hpp"
#include "catalog/files/county_table.hpp"
#include "catalog/files/household_table.hpp"
#include "catalog/files/place_table.hpp"
#include "catalog/files/reference_table.hpp"
#include "catalog/files/table_list.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;

namespace {

std::string data_file(const std::string& name) {
    std::ifstream file(std::string(CHUANPIN_SOURCE_DIR) + "/deploy/data/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

auto read_counties(std::string_view document) { return files::table_list<app::county_row>(files::county_table()).read_bytes(document); }

auto read_references(std::string_view document) {
    return files::table_list<domain::reference_product>(files::reference_table()).read_bytes(document);
}

template <class Result>
std::vector<std::string> faults_of(const Result& read) {
    std::vector<std::string> faults;
    if (!read)
        for (const auto& field : read.error().fields) faults.push_back(field.pointer + " " + field.code);
    return faults;
}

const std::string county_header = "code,county,prefecture,poverty_area,poverty_county,deep_poverty_county\n";
const std::string reference_header =
    "name_zh,category,origin_county_codes,storage_class,storage_min_mc,storage_max_mc,shelf_life_hours,season_from,season_to,unit_name_zh,"
    "unit_net_mass_g,"
    "price_fen,price_source,note\n";

}  // namespace

TEST_CASE("the county list has 183 counties, 88 of them in poverty, 45 in deep poverty", "[catalog][data]") {
    const auto counties = read_counties(data_file("sichuan_counties.csv"));
    REQUIRE(counties);
    CHECK(counties->size() == 183);
    CHECK(std::ranges::count_if(*counties, [](const auto& each) { return each.facts.poverty_county; }) == 88);
    CHECK(std::ranges::count_if(*counties, [](const auto& each) { return each.facts.deep_poverty_county; }) == 45);
    CHECK(std::ranges::none_of(*counties, [](const auto& each) { return each.facts.poverty_exit_on.has_value(); }));
}

TEST_CASE("every product of the reference list can be read, and all prices say that they are synthetic", "[catalog][data]") {
    const auto products = read_references(data_file("reference_products.csv"));
    REQUIRE(products);
    CHECK(products->size() == 54);
    CHECK(std::ranges::all_of(*products, [](const auto& each) { return each.price_source == "synthetic"; }));
    const auto mango = std::ranges::find(*products, "攀枝花芒果", &domain::reference_product::name_zh);
    REQUIRE(mango != products->end());
    CHECK(mango->kept == domain::storage_condition{domain::storage_class::warm, 10'000, 13'000});
    CHECK(mango->origin_county_codes.size() == 5);
}

TEST_CASE("faults of a county list are told by row and column, all at once", "[catalog][commands]") {
    const auto read = read_counties(county_header +
                                    "513423,盐源县,凉山彝族自治州,大小凉山彝区,1,1\n"
                                    "52342,,雅安市,,0,0\n"
                                    "513423,盐源县,凉山彝族自治州,大小凉山彝区,1,2\n"
                                    "511823,汉源县,雅安市,秦巴山区,0,0\n"
                                    "511822,荥经县,雅安市,火星,1,0\n"
                                    "511824,石棉县,雅安市,,0,1\n");
    CHECK(faults_of(read) == std::vector<std::string>{"row 2, column 'code' invalid-format", "row 2, column 'county' out-of-range",
                                                      "row 3, column 'deep_poverty_county' invalid-format",
                                                      "row 3, column 'code' duplicate", "row 4, column 'poverty_area' inconsistent",
                                                      "row 5, column 'poverty_area' unknown",
                                                      "row 6, column 'deep_poverty_county' inconsistent"});
}

TEST_CASE("faults of a reference list are told by row and column, all at once", "[catalog][commands]") {
    const auto read = read_references(reference_header +
                                      "松茸,mushroom,513325;51x,chilled,0,4000,24,06-01,09-30,箱,1000,40000,synthetic,\n"
                                      "松茸,mushroom,513325,chilled,0,5000,0,06-01,,箱,1000000,40000,synthetic,\n"
                                      "松茸,mushroom,,cold,0,4000,24,,,箱,1000001,0,,\n");
    CHECK(faults_of(read) ==
          std::vector<std::string>{"row 1, column 'origin_county_codes' invalid-format", "row 2, column 'storage_max_mc' out-of-range",
                                   "row 2, column 'shelf_life_hours' out-of-range", "row 2, column 'season_to' invalid-format",
                                   "row 2, column 'name_zh' duplicate", "row 3, column 'origin_county_codes' out-of-range",
                                   "row 3, column 'storage_class' invalid-format", "row 3, column 'unit_net_mass_g' out-of-range",
                                   "row 3, column 'price_fen' out-of-range", "row 3, column 'price_source' out-of-range"});
}

namespace {

const std::string comparable_header =
    "source,source_name,maker_organisation_id,region_code,observed_on,category,goods_name_zh,specification,unit_name_zh,price_fen,"
    "unit_net_mass_g\n";

/// Written as CSV and as a workbook, and read again.
template <class Row>
std::vector<std::vector<Row>> there_and_back(const table::definition<Row>& what, const std::vector<Row>& rows) {
    const tests::temporary_directory directory;
    std::vector<std::vector<Row>> found;
    for (const auto* ending : {".csv", ".xlsx"}) {
        const auto path = directory.file(std::string("list") + ending);
        files::table_list<Row> list(what);
        list.write(path, rows);
        auto back = list.read(path, [](const Row&, const app::row_refusal&) {});
        CHECK(faults_of(back) == std::vector<std::string>{});
        if (back) found.push_back(*std::move(back));
    }
    return found;
}

auto read_comparables(std::string_view document) {
    return files::table_list<domain::price_comparable>(files::comparable_table()).read_bytes(document);
}

}  // namespace

TEST_CASE("places, households and comparables are written and read alike as CSV and as a workbook", "[catalog][files]") {
    files::table_list<domain::place_version> places(files::place_table());
    const auto known = places.read_bytes(data_file("places_demo.csv"));
    REQUIRE(known);
    CHECK(there_and_back(files::place_table(), *known) == std::vector{*known, *known});

    files::table_list<app::household_row> households(files::household_table());
    const auto people = households.read_bytes(data_file("households_demo.csv"));
    REQUIRE(people);
    for (const auto& each : there_and_back(files::household_table(), *people)) {
        REQUIRE(each.size() == people->size());
        CHECK(each.back().who.identity_number == people->back().who.identity_number);
        CHECK(each.back().exited_on == people->back().exited_on);
    }

    const auto comparables = read_comparables(comparable_header +
                                              "bulletin,公告,,510100,2026-03-01,fruit,苹果,一级,箱,6000,10000\n"
                                              "maker_shop,网店,org_01ARZ3NDEKTSV4RRFFQ69G5FAV,510100,2026-03-01,fruit,=梨,,箱,1,1\n");
    REQUIRE(comparables);
    CHECK(comparables->at(1).goods_name_zh == "=梨");
    CHECK(there_and_back(files::comparable_table(), *comparables) == std::vector{*comparables, *comparables});
}

TEST_CASE("a broken list of comparables is refused with row and column", "[catalog][files]") {
    CHECK(faults_of(read_comparables(comparable_header + "rumour,,org_1,,1 March,,\"a\nb\",,,0,1000001\n")) ==
          std::vector<std::string>{"row 1, column 'source' invalid-format", "row 1, column 'source_name' out-of-range",
                                   "row 1, column 'maker_organisation_id' invalid-format", "row 1, column 'region_code' out-of-range",
                                   "row 1, column 'observed_on' invalid-format", "row 1, column 'category' out-of-range",
                                   "row 1, column 'goods_name_zh' invalid-format", "row 1, column 'unit_name_zh' out-of-range",
                                   "row 1, column 'price_fen' out-of-range", "row 1, column 'unit_net_mass_g' out-of-range"});
}
