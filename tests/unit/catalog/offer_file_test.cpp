#include <catch.hpp>

#include <fstream>

#include "catalog/app/exchange/group_offers.hpp"
#include "catalog/files/offer_table.hpp"
#include "catalog/files/table_list.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using namespace std::chrono;

namespace {

using list = std::vector<std::string>;

const std::string header =
    "supplier_code,valid_from,valid_to,minimum_quantity,quantity_from,unit_price_fen,price_per_kilogram_fen,weight_under_permille,"
    "weight_over_permille,channels,delivery_area,comparable_name_zh,price_explanation\n";

base::instant on_day(year_month_day on) { return base::start_of(on); }

struct grouped {
    std::vector<app::offer_group> groups;
    list faults;
};

grouped group(const app::placed_list<app::offer_row>& rows) {
    grouped out;
    out.groups = app::group_offers(rows.rows, [&](std::size_t row, std::string_view column, const std::string& code, const std::string&) {
        out.faults.push_back(rows.place(row, column) + " " + code);
    });
    return out;
}

base::result<app::placed_list<app::offer_row>> read(const std::string& path) {
    return files::table_list<app::offer_row>(files::offer_table()).read_placed(path);
}

grouped group_text(const std::string& rows) {
    const tests::temporary_directory directory;
    const auto path = directory.file("offers.csv");
    std::ofstream(path, std::ios::binary) << header << rows;
    const auto found = read(path);
    if (found) return group(*found);
    grouped out;
    for (const auto& each : found.error().fields) out.faults.push_back(each.pointer + " " + each.code);
    return out;
}

/// The same rows as a workbook.
grouped group_book(const std::vector<app::offer_row>& rows) {
    const tests::temporary_directory directory;
    const auto path = directory.file("offers.xlsx");
    files::table_list<app::offer_row>(files::offer_table()).write(path, rows);
    const auto found = read(path);
    REQUIRE(found);
    return group(*found);
}

app::offer_row a_row(std::int64_t from, std::int64_t price, std::int64_t minimum = 10) {
    return {"A-1", on_day(2026y / March / 2), {}, minimum, {from, {price}}, {}};
}

}  // namespace

TEST_CASE("rows of one code and beginning are the tiers of one version, in any order", "[catalog][files]") {
    const auto out = group_text(
        "A-1,2026-03-02,,10,50,6400,,,,,,,\nB,2026-03-02,2026-06-01,1,1,100,,,,,,苹果,贵\nA-1,2026-03-02,,10,10,6805,,,,,,,\n"
        "A-1,2026-05-01T08:30:00Z,,20,20,7000,,,,,,,\n");
    CHECK(out.faults.empty());
    REQUIRE(out.groups.size() == 3);
    CHECK(out.groups[0].terms == domain::offer_terms{10,
                                                     {{10, {6'805}}, {50, {6'400}}},
                                                     on_day(2026y / March / 2),
                                                     sys_days(2026y / May / 1) + hours(8) + minutes(30)});  // where the next one begins
    CHECK(out.groups[0].rows == std::vector<std::size_t>{2, 0});
    CHECK(out.groups[1].terms == domain::offer_terms{20, {{20, {7'000}}}, *out.groups[0].terms.valid_to, {}});
    CHECK(out.groups[2].terms.valid_to == on_day(2026y / June / 1));
    CHECK(out.groups[2].price == app::price_statement{"苹果", "贵"});
}

TEST_CASE("tiers that overlap are named by row and column, in a workbook by their cell", "[catalog][files]") {
    CHECK(group_text("A-1,2026-03-02,,10,10,6805,,,,,,,\nA-1,2026-03-02,,10,50,6400,,,,,,,\nA-1,2026-03-02,,10,50,6300,,,,,,,\n").faults ==
          list{"row 3, column 'quantity_from' tier-overlaps"});
    CHECK(group_book({a_row(10, 6'805), a_row(50, 6'400), a_row(10, 6'900)}).faults == list{"offers!E4 tier-overlaps"});
}

TEST_CASE("what rows of one version or two versions say against each other is refused where it stands", "[catalog][files]") {
    CHECK(group_text("A-1,2026-03-02,,10,10,6805,,,,,,,\nA-1,2026-03-02,2026-04-01,20,50,6900,,,,,,x,y\n").faults ==
          list{"row 2, column 'valid_to' inconsistent", "row 2, column 'minimum_quantity' inconsistent",
               "row 2, column 'comparable_name_zh' inconsistent", "row 2, column 'price_explanation' inconsistent",
               "row 2, column 'unit_price_fen' price-rises"});
    CHECK(group_text("A-1,2026-03-02,2026-04-02,10,10,6805,,,,,,,\nA-1,2026-04-01,,10,10,6805,,,,,,,\n").faults ==
          list{"row 2, column 'valid_from' offer-overlaps"});
    CHECK(group_text("A-1,2026-03-02,2026-03-02,10,20,6805,,,,,,,\n").faults == list{"row 1, column 'quantity_from' not-the-minimum"});
    CHECK(group_text("A-1,2026-03-02,2026-03-02,20,20,6805,,,,,,,\n").faults == list{"row 1, column 'valid_to' offer-validity-invalid"});
    CHECK(group_book({a_row(10, 100), a_row(20, 101)}).faults == list{"offers!F3 price-rises"});
}

TEST_CASE("a file of offers with broken fields is refused with every place", "[catalog][files]") {
    CHECK(group_text(",1 March,x,0,1000001,0,,,,,,,\n").faults ==
          list{"row 1, column 'supplier_code' out-of-range", "row 1, column 'valid_from' invalid-format",
               "row 1, column 'valid_to' invalid-format", "row 1, column 'minimum_quantity' out-of-range",
               "row 1, column 'quantity_from' out-of-range", "row 1, column 'unit_price_fen' out-of-range"});
}

TEST_CASE("conditions of rows are read, and what is wrong with them stands at its column", "[catalog][files]") {
    const auto out = group_text("A-1,2026-03-02,,10,10,,6805,50,100,directed_supply;ecommerce,513400;510104,,\n");
    CHECK(out.faults.empty());
    REQUIRE(out.groups.size() == 1);
    CHECK(out.groups[0].terms.conditions ==
          domain::offer_conditions{.delivery_area = {"510104", "513400"},
                                   .channels = {domain::sales_channel::ecommerce, domain::sales_channel::directed_supply},
                                   .priced_by = domain::pricing::kilogram,
                                   .weight_under_permille = 50,
                                   .weight_over_permille = 100});
    CHECK(out.groups[0].terms.tiers == std::vector<domain::price_tier>{{10, {}, base::fen{6'805}}});
    CHECK(group_text("A-1,2026-03-02,,10,10,1,1,201,x,barter,,,\nB,2026-03-02,,10,10,,,,,,,,\n").faults ==
          list{"row 1, column 'weight_under_permille' out-of-range", "row 1, column 'weight_over_permille' out-of-range",
               "row 1, column 'channels' out-of-range", "row 1, column 'unit_price_fen' required",
               "row 2, column 'unit_price_fen' required"});
    CHECK(group_text(
              "A-1,2026-03-02,,10,10,100,,,1,,513400;513423;x,,\nB,2026-03-02,,10,10,,100,,,,,,\nB,2026-03-02,,10,20,90,,,,,510104,,\n")
              .faults == list{"row 3, column 'price_per_kilogram_fen' inconsistent", "row 3, column 'delivery_area' inconsistent",
                              "row 1, column 'delivery_area' covered", "row 1, column 'delivery_area' invalid-format",
                              "row 1, column 'weight_over_permille' priced-by-pack", "row 3, column 'price_per_kilogram_fen' required"});
}

TEST_CASE("whatever terms are written as CSV or workbook come back", "[catalog][files][property]") {
    const tests::temporary_directory directory;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        CAPTURE(seed);
        tests::seeded_random random(seed);
        const auto below = [&](unsigned limit) {
            std::byte one{};
            random.fill({&one, 1});
            return static_cast<unsigned>(one) % limit;
        };
        std::vector<app::offer_row> rows;
        for (unsigned i = 0; i < 1 + below(20); ++i) {
            app::offer_row row = a_row(1 + below(250), 1 + below(250), 1 + below(250));
            row.code = below(2) == 0 ? "=A-" + std::to_string(i) : "川" + std::to_string(i);
            row.valid_from += microseconds(below(3)) + days(below(200));
            if (below(2) == 0) row.valid_to = row.valid_from + days(1 + below(30));
            if (below(3) == 0) row.price = {"苹果", "'=1\n二"};
            if (below(2) == 0) {
                row.tier = {row.tier.quantity_from, {}, row.tier.unit_price};
                row.conditions.priced_by = domain::pricing::kilogram;
                row.conditions.weight_under_permille = below(200);
                row.conditions.weight_over_permille = below(200);
            }
            if (below(2) == 0) row.conditions.delivery_area = {"510104", "513400"};
            if (below(2) == 0) row.conditions.channels = {domain::sales_channel::ecommerce, domain::sales_channel::directed_supply};
            rows.push_back(row);
        }
        for (const auto* ending : {".csv", ".xlsx"}) {
            const auto path = directory.file(std::string("offers") + ending);
            files::table_list<app::offer_row>(files::offer_table()).write(path, rows);
            const auto back = read(path);
            REQUIRE(back);
            CHECK(back->rows == rows);
        }
    }
}
