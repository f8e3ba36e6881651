#include <catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "catalog/files/county_table.hpp"
#include "catalog/files/reference_table.hpp"
#include "catalog/files/table_list.hpp"

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
