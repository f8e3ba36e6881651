#include "logistics/http/temperature_csv.hpp"

#include <array>
#include <charconv>

#include "logistics/domain/temperature/milli_degrees.hpp"
#include "platform/base/time.hpp"
#include "platform/csv/reader.hpp"

namespace chuanpin::logistics::http {

namespace {

constexpr std::string_view at_column = "recorded_at";
constexpr std::string_view value_column = "temperature_celsius";
constexpr std::string_view sequence_column = "sequence";
constexpr std::array<std::string_view, 3> columns{at_column, value_column, sequence_column};
constexpr csv::limits file_limits{.bytes_max = std::size_t{2} << 20, .rows_max = readings_max, .field_bytes_max = 64, .faults_max = 100};

bool has_sequence(std::string_view document) {
    return document.substr(0, document.find('\n')).find(sequence_column) != std::string_view::npos;
}

class series_reader {
public:
    void read(const csv::row& row, csv::fault_list& faults) {
        const auto at = read_time(row, faults);
        const auto value = read_value(row, faults);
        if (row.fields.size() > 2) read_sequence(row, faults);
        if (!at || !value) return;
        const domain::reading next{*at, *value};
        if (const auto fault = domain::check_reading(before_, next)) add(row, *fault, faults);
        // Also after a fault: each later row is held against its own neighbour, so that one bad row is one fault.
        before_ = next;
        readings_.push_back(next);
    }

    std::vector<domain::reading> take() { return std::move(readings_); }

private:
    static std::optional<std::chrono::sys_seconds> read_time(const csv::row& row, csv::fault_list& faults) {
        const auto at = base::parse_rfc3339(row.fields[0]);
        if (!at) {
            faults.add(row.number, at_column, "invalid-format", "Must be a time like 2026-07-01T06:00:00Z (RFC 3339).");
            return std::nullopt;
        }
        const auto second = std::chrono::floor<std::chrono::seconds>(*at);
        if (second == *at) return second;
        faults.add(row.number, at_column, "not-whole-second", "Must not have parts of a second.");
        return std::nullopt;
    }

    static std::optional<std::int64_t> read_value(const csv::row& row, csv::fault_list& faults) {
        const auto value = domain::parse_milli_degrees(row.fields[1]);
        if (!value)
            faults.add(row.number, value_column, "invalid-format", "Must be degrees Celsius with at most three decimals, like -18.5.");
        return value;
    }

    void read_sequence(const csv::row& row, csv::fault_list& faults) {
        const auto& text = row.fields[2];
        std::int64_t number = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < 0)
            return faults.add(row.number, sequence_column, "invalid-format", "Must be a whole number.");
        if (sequence_ && number <= *sequence_)
            faults.add(row.number, sequence_column, number == *sequence_ ? "duplicate" : "unsorted",
                       "Must be larger than in the row before.");
        sequence_ = number;
    }

    static void add(const csv::row& row, domain::reading_fault fault, csv::fault_list& faults) {
        switch (fault) {
            case domain::reading_fault::not_later:
                return faults.add(row.number, at_column, "unsorted", "Is earlier than the row before.");
            case domain::reading_fault::duplicate_time:
                return faults.add(row.number, at_column, "duplicate", "Has the same time as the row before.");
            case domain::reading_fault::out_of_range:
                return faults.add(row.number, value_column, "out-of-range", "Must be between -80 and 85.");
        }
    }

    std::optional<domain::reading> before_;
    std::optional<std::int64_t> sequence_;
    std::vector<domain::reading> readings_;
};

}  // namespace

base::result<domain::temperature_series> read_temperature_csv(std::string_view document) {
    series_reader reader;
    const std::span<const std::string_view> wanted(columns.data(), has_sequence(document) ? 3 : 2);
    const auto read =
        csv::read(document, wanted, file_limits, [&](const csv::row& row, csv::fault_list& faults) { reader.read(row, faults); });
    if (!read) return base::refusal(read.error());
    return domain::temperature_series::make(reader.take());
}

}  // namespace chuanpin::logistics::http
