#include "catalog/commands/harvest_csv.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "catalog/commands/row_checker.hpp"
#include "catalog/domain/product.hpp"
#include "platform/base/whole_number.hpp"

namespace chuanpin::catalog::commands {
namespace {

enum column : std::size_t { category, variety, county, year, first, from, to, title, number, dated, document };
constexpr std::string_view columns[] = {
    "category",      "variety",         "county_code",           "year", "first_harvest_on", "valid_from", "valid_to", "source_title",
    "source_number", "source_dated_on", "source_document_sha256"};
constexpr csv::limits file_limits{.bytes_max = std::size_t{4} << 20, .rows_max = 5'000, .field_bytes_max = 800};
constexpr std::size_t hash_digits = 64;

std::int64_t read_year(const row_checker& row) {
    const auto value = base::parse_whole_number(row.field(year));
    const bool fits = value && *value >= domain::harvest_year_min && *value <= domain::harvest_year_max;
    if (!fits) row.refuse(year, "out-of-range", fmt::format("A year from {} to {}.", domain::harvest_year_min, domain::harvest_year_max));
    return fits ? *value : domain::harvest_year_min;
}

std::optional<domain::content_hash> read_document(const row_checker& row) {
    const auto& text = row.field(document);
    if (text.empty()) return std::nullopt;
    const auto bytes = text.size() == hash_digits ? base::from_hex(text) : std::nullopt;
    if (!bytes) {
        row.refuse(document, "invalid-format", "64 hexadecimal digits.");
        return std::nullopt;
    }
    domain::content_hash hash{};
    std::ranges::transform(*bytes, hash.begin(), [](char each) { return static_cast<std::byte>(each); });
    return hash;
}

domain::harvest_announcement read_row(const row_checker& row) {
    domain::harvest_announcement what;
    auto& terms = what.terms;
    what.category = row.text(category, domain::category_length_max);
    terms.variety = row.text(variety, domain::variety_length_max);
    what.county_code = row.field(county);
    what.year = read_year(row);
    terms.first_harvest_on = row.date(first);
    terms.valid_from = row.optional_date(from).value_or(domain::first_day_of(what.year));
    terms.valid_to = row.optional_date(to).value_or(domain::first_day_of(what.year + 1));
    terms.source.title = row.text(title, domain::harvest_source_title_length_max);
    if (!row.field(number).empty()) terms.source.number = row.text(number, domain::harvest_source_number_length_max);
    terms.source.dated_on = row.date(dated);
    terms.source.document = read_document(row);
    return what;
}

}  // namespace

base::result<std::vector<domain::harvest_announcement>> read_harvest_csv(std::string_view document) {
    std::vector<domain::harvest_announcement> rows;
    const auto done = csv::read(document, columns, file_limits, [&](const csv::row& given, csv::fault_list& faults) {
        rows.push_back(read_row(row_checker(given, columns, faults)));
    });
    if (!done) return base::refusal(done.error());
    return rows;
}

}  // namespace chuanpin::catalog::commands
