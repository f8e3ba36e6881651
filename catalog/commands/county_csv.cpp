#include "catalog/commands/county_csv.hpp"

#include <set>

#include "platform/base/encoding.hpp"
#include "platform/csv/reader.hpp"

namespace chuanpin::catalog::commands {
namespace {

constexpr std::string_view columns[] = {"code", "county", "prefecture", "poverty_area", "poverty_county", "deep_poverty_county"};
constexpr csv::limits file_limits{.bytes_max = std::size_t{1} << 20, .rows_max = 5'000, .field_bytes_max = 200};
constexpr std::size_t name_length_max = 50;

struct row_checker {
    const csv::row& row;
    csv::fault_list& faults;

    void refuse(std::size_t column, std::string code, std::string detail) const {
        faults.add(row.number, columns[column], std::move(code), std::move(detail));
    }

    std::string name(std::size_t column) const {
        const auto& text = row.fields[column];
        if (text.empty() || base::length_in_code_points(text) > name_length_max) refuse(column, "out-of-range", "1 to 50 characters.");
        return text;
    }
    bool flag(std::size_t column) const {
        const auto& text = row.fields[column];
        if (text != "0" && text != "1") refuse(column, "invalid-format", "0 or 1.");
        return text == "1";
    }
    app::county_row read() const {
        app::county_row county{.code = row.fields[0], .facts = {}};
        if (!domain::is_county_code(county.code)) refuse(0, "invalid-format", "Six digits that begin with 51.");
        auto& facts = county.facts;
        facts.name_zh = name(1);
        facts.prefecture = name(2);
        facts.poverty_area = row.fields[3];
        facts.poverty_county = flag(4);
        facts.deep_poverty_county = flag(5);
        if (!facts.poverty_area.empty() && !domain::is_poverty_area(facts.poverty_area))
            refuse(3, "unknown", "Not one of the four poverty areas.");
        if (facts.poverty_county == facts.poverty_area.empty()) refuse(3, "inconsistent", "A poverty county, and only one, has an area.");
        if (facts.deep_poverty_county && !facts.poverty_county) refuse(5, "inconsistent", "Deep poverty without being a poverty county.");
        return county;
    }
};

}  // namespace

base::result<std::vector<app::county_row>> read_county_csv(std::string_view document) {
    std::vector<app::county_row> counties;
    std::set<std::string> codes;
    const auto done = csv::read(document, columns, file_limits, [&](const csv::row& row, csv::fault_list& faults) {
        const row_checker checker{row, faults};
        auto county = checker.read();
        if (!codes.insert(county.code).second) checker.refuse(0, "duplicate", "The code stands in an earlier row.");
        counties.push_back(std::move(county));
    });
    if (!done) return base::refusal(done.error());
    return counties;
}

}  // namespace chuanpin::catalog::commands
