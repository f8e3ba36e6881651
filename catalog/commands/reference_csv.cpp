#include "catalog/commands/reference_csv.hpp"

#include <charconv>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "catalog/domain/county.hpp"
#include "catalog/domain/offer.hpp"
#include "catalog/domain/product.hpp"
#include "platform/base/encoding.hpp"
#include "platform/csv/reader.hpp"

namespace chuanpin::catalog::commands {
namespace {

enum column : std::size_t { name, category, origins, kept, min_mc, max_mc, life, from, to, unit, mass, price, source, note };
constexpr std::string_view columns[] = {"name_zh",         "category",         "origin_county_codes", "storage_class", "storage_min_mc",
                                        "storage_max_mc",  "shelf_life_hours", "season_from",         "season_to",     "unit_name_zh",
                                        "unit_net_mass_g", "price_fen",        "price_source",        "note"};
constexpr csv::limits file_limits{.bytes_max = std::size_t{1} << 20, .rows_max = 5'000, .field_bytes_max = 1'500};
constexpr std::size_t origins_max = 50;

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
        return field;
    }

    std::int64_t number(std::size_t at, std::int64_t min, std::int64_t max) const {
        const auto& field = row.fields[at];
        std::int64_t value = 0;
        const auto [end, fault] = std::from_chars(field.data(), field.data() + field.size(), value);
        if (fault != std::errc{} || end != field.data() + field.size() || value < min || value > max)
            refuse(at, "out-of-range", fmt::format("A whole number from {} to {}.", min, max));
        return value;
    }

    std::vector<std::string> codes() const {
        std::vector<std::string> found;
        std::istringstream stream(row.fields[origins]);
        for (std::string each; std::getline(stream, each, ';');) {
            if (!domain::is_county_code(each)) refuse(origins, "invalid-format", fmt::format("'{}' is no county code.", each));
            found.push_back(std::move(each));
        }
        if (found.empty() || found.size() > origins_max) refuse(origins, "out-of-range", fmt::format("1 to {} codes.", origins_max));
        return found;
    }

    domain::storage_condition storage() const {
        domain::storage_condition condition;
        condition.min_mc = static_cast<std::int32_t>(number(min_mc, -100'000, 100'000));
        condition.max_mc = static_cast<std::int32_t>(number(max_mc, -100'000, 100'000));
        const auto kind = domain::parse_storage_class(row.fields[kept]);
        if (!kind) {
            refuse(kept, "invalid-format", "frozen, chilled, cool, warm or ambient.");
            return condition;
        }
        condition.kind = *kind;
        if (const auto fits = domain::check_storage(condition); !fits) refuse(kept, "out-of-range", fits.error().fields.front().detail);
        return condition;
    }

    std::optional<domain::season> harvested() const {
        if (row.fields[from].empty() && row.fields[to].empty()) return std::nullopt;
        const auto begin = domain::parse_month_day(row.fields[from]);
        const auto end = domain::parse_month_day(row.fields[to]);
        if (!begin) refuse(from, "invalid-format", "A day as MM-DD; both or neither.");
        if (!end) refuse(to, "invalid-format", "A day as MM-DD; both or neither.");
        if (!begin || !end) return std::nullopt;
        return domain::season{*begin, *end};
    }

    domain::reference_product read() const {
        return {.name_zh = text(name, 1, domain::name_length_max),
                .category = text(category, 1, 32),
                .origin_county_codes = codes(),
                .kept = storage(),
                .shelf_life_hours = number(life, 1, domain::shelf_life_hours_max),
                .harvested = harvested(),
                .unit_name_zh = text(unit, 1, domain::unit_name_length_max),
                .unit_net_mass_g = number(mass, 1, domain::unit_net_mass_g_max),
                .price = {number(price, 1, domain::unit_price_max.value)},
                .price_source = text(source, 1, 100),
                .note = text(note, 0, 500)};
    }
};

}  // namespace

base::result<std::vector<domain::reference_product>> read_reference_csv(std::string_view document) {
    std::vector<domain::reference_product> products;
    std::set<std::pair<std::string, domain::storage_class>> known;
    const auto done = csv::read(document, columns, file_limits, [&](const csv::row& row, csv::fault_list& faults) {
        const row_checker checker{row, faults};
        auto product = checker.read();
        if (!known.insert({product.name_zh, product.kept.kind}).second)
            checker.refuse(name, "duplicate", "Name and class stand in an earlier row.");
        products.push_back(std::move(product));
    });
    if (!done) return base::refusal(done.error());
    return products;
}

}  // namespace chuanpin::catalog::commands
