#include "catalog/commands/comparable_csv.hpp"

#include <fmt/format.h>

#include "catalog/domain/offer.hpp"
#include "catalog/domain/product.hpp"
#include "platform/base/encoding.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/csv/reader.hpp"

namespace chuanpin::catalog::commands {
namespace {

enum column : std::size_t { source, source_name, maker, region, observed, category, goods, specification, unit, price, mass };
constexpr std::string_view columns[] = {"source",       "source_name", "maker_organisation_id", "region_code",
                                        "observed_on",  "category",    "goods_name_zh",         "specification",
                                        "unit_name_zh", "price_fen",   "unit_net_mass_g"};
constexpr csv::limits file_limits{.bytes_max = std::size_t{10} << 20, .rows_max = 50'000, .field_bytes_max = 500};
constexpr std::size_t category_length_max = 32;
constexpr std::size_t region_code_length_max = 12;

struct row_checker {
    const csv::row& row;
    csv::fault_list& faults;

    void refuse(std::size_t at, std::string code, std::string detail) const {
        faults.add(row.number, columns[at], std::move(code), std::move(detail));
    }

    std::string text(std::size_t at, std::size_t min, std::size_t max) const {
        const auto& field = row.fields[at];
        if (const auto length = base::length_in_code_points(field); length < min || length > max)
            refuse(at, "out-of-range", fmt::format("{} to {} characters.", min, max));
        for (const char each : field) {
            if (static_cast<unsigned char>(each) >= ' ') continue;
            refuse(at, "invalid-format", "Control characters.");
            break;
        }
        return field;
    }

    std::int64_t number(std::size_t at, std::int64_t min, std::int64_t max) const {
        const auto value = base::parse_whole_number(row.fields[at]);
        if (!value || *value < min || *value > max) refuse(at, "out-of-range", fmt::format("A whole number from {} to {}.", min, max));
        return value.value_or(min);
    }

    domain::comparable_source kind() const {
        const auto found = domain::parse_comparable_source(row.fields[source]);
        if (!found) refuse(source, "invalid-format", "wholesale_market, self_operated, maker_shop or bulletin.");
        return found.value_or(domain::comparable_source::bulletin);
    }

    std::optional<domain::organisation_id> whose() const {
        if (row.fields[maker].empty()) return std::nullopt;
        const auto found = base::parse_id<domain::organisation_id>(row.fields[maker]);
        if (!found) refuse(maker, "invalid-format", "Not an id of an organisation.");
        return found;
    }

    base::business_date day() const {
        const auto found = base::parse_date(row.fields[observed]);
        if (!found) refuse(observed, "invalid-format", "A day as YYYY-MM-DD.");
        return found.value_or(base::business_date{});
    }

    domain::price_comparable read() const {
        return {.source = kind(),
                .source_name = text(source_name, 1, domain::source_name_length_max),
                .maker = whose(),
                .region_code = text(region, 1, region_code_length_max),
                .observed_on = day(),
                .category = text(category, 1, category_length_max),
                .goods_name_zh = text(goods, 1, domain::name_length_max),
                .specification = text(specification, 0, domain::specification_length_max),
                .unit_name_zh = text(unit, 1, domain::unit_name_length_max),
                .price = {number(price, 1, domain::unit_price_max.value)},
                .unit_mass_g = number(mass, 1, domain::unit_net_mass_g_max)};
    }
};

}  // namespace

base::result<std::vector<domain::price_comparable>> read_comparable_csv(std::string_view document) {
    std::vector<domain::price_comparable> rows;
    const auto done = csv::read(document, columns, file_limits,
                                [&](const csv::row& row, csv::fault_list& faults) { rows.push_back(row_checker{row, faults}.read()); });
    if (!done) return base::refusal(done.error());
    return rows;
}

}  // namespace chuanpin::catalog::commands
