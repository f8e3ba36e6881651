#include "logistics/commands/tables_csv.hpp"

#include <span>

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"
#include "platform/csv/reader.hpp"

namespace chuanpin::logistics::commands {

namespace {

constexpr std::string_view distance_columns[] = {"table_version",    "valid_from",          "origin_county_code", "origin_name_zh",
                                                 "destination_code", "destination_name_zh", "distance_m",         "approximate"};
constexpr std::string_view rule_columns[] = {"rule_code",
                                             "version",
                                             "document_number",
                                             "title_zh",
                                             "example",
                                             "valid_from",
                                             "valid_to",
                                             "cold_rate_fen_per_tonne_km",
                                             "ambient_rate_fen_per_tonne_km",
                                             "without_proof",
                                             "cap_fen",
                                             "mass_min_g",
                                             "distance_tolerance_permille"};

std::optional<base::rational> parse_rational(std::string_view text) {
    const auto slash = text.find('/');
    const auto numerator = base::parse_whole_number(text.substr(0, slash));
    const auto denominator =
        slash == std::string_view::npos ? std::optional<std::int64_t>(1) : base::parse_whole_number(text.substr(slash + 1));
    if (!numerator || !denominator) return std::nullopt;
    return base::rational::make(*numerator, *denominator);
}

/// The fields of one row, by position; a faulty field answers a harmless default and notes the fault.
class row_reader {
public:
    row_reader(const csv::row& row, std::span<const std::string_view> columns, csv::fault_list& faults)
        : row_(row), columns_(columns), faults_(faults) {}

    std::string text(std::size_t column, std::size_t bytes_max) {
        const auto& field = row_.fields[column];
        if (field.empty() || field.size() > bytes_max) fault(column, fmt::format("Must have 1 to {} bytes.", bytes_max));
        return field;
    }

    std::int64_t integer(std::size_t column, std::int64_t min, std::int64_t max) {
        const auto value = base::parse_whole_number(row_.fields[column]);
        if (value && *value >= min && *value <= max) return *value;
        fault(column, fmt::format("Must be a whole number from {} to {}.", min, max));
        return min;
    }

    bool boolean(std::size_t column) {
        const auto& field = row_.fields[column];
        if (field != "true" && field != "false") fault(column, "Must be true or false.");
        return field == "true";
    }

    base::business_date date(std::size_t column) {
        const auto day = base::parse_date(row_.fields[column]);
        if (!day) fault(column, "Must be a day like 2018-08-31.");
        return day.value_or(std::chrono::year(2018) / 1 / 1);
    }

    std::optional<base::business_date> optional_date(std::size_t column) {
        if (row_.fields[column].empty()) return std::nullopt;
        return date(column);
    }

    base::rational rate(std::size_t column) {
        const auto value = parse_rational(row_.fields[column]);
        if (!value) fault(column, "Must be a whole number or a fraction like 25/2.");
        return value.value_or(base::rational());
    }

    domain::without_proof otherwise(std::size_t column) {
        const auto value = domain::parse_without_proof(row_.fields[column]);
        if (!value) fault(column, "Must be ambient_rate or nothing.");
        return value.value_or(domain::without_proof::nothing);
    }

private:
    void fault(std::size_t column, std::string detail) { faults_.add(row_.number, columns_[column], "invalid-format", std::move(detail)); }

    const csv::row& row_;
    std::span<const std::string_view> columns_;
    csv::fault_list& faults_;
};

template <class T, class Read>
base::result<std::vector<T>> read_table(std::string_view document, std::span<const std::string_view> columns, Read read) {
    std::vector<T> found;
    const auto done = csv::read(document, columns, {}, [&](const csv::row& row, csv::fault_list& faults) {
        found.push_back(read(row_reader(row, columns, faults)));
    });
    if (!done) return base::refusal(done.error());
    return found;
}

}  // namespace

base::result<std::vector<domain::official_distance>> read_distances(std::string_view document) {
    return read_table<domain::official_distance>(document, distance_columns, [](row_reader row) {
        return domain::official_distance{.table_version = static_cast<int>(row.integer(0, 1, 1'000'000)),
                                         .valid_from = row.date(1),
                                         .origin_county_code = row.text(2, 12),
                                         .origin_name_zh = row.text(3, 300),
                                         .destination_code = row.text(4, 12),
                                         .destination_name_zh = row.text(5, 300),
                                         .distance_m = row.integer(6, 1, 10'000'000),
                                         .approximate = row.boolean(7)};
    });
}

base::result<std::vector<domain::subsidy_rule>> read_rules(std::string_view document) {
    return read_table<domain::subsidy_rule>(document, rule_columns, [](row_reader row) {
        domain::subsidy_rule rule;
        rule.code = row.text(0, 40);
        rule.version = static_cast<int>(row.integer(1, 1, 1'000'000));
        rule.document_number = row.text(2, 300);
        rule.title_zh = row.text(3, 600);
        rule.example = row.boolean(4);
        rule.valid_from = row.date(5);
        rule.valid_to = row.optional_date(6);
        rule.cold_rate = row.rate(7);
        rule.ambient_rate = row.rate(8);
        rule.otherwise = row.otherwise(9);
        rule.cap = {row.integer(10, 0, base::wire_integer_max)};
        rule.mass_min_g = row.integer(11, 0, base::wire_integer_max);
        rule.distance_tolerance_permille = row.integer(12, 0, 1000);
        return rule;
    });
}

}  // namespace chuanpin::logistics::commands
