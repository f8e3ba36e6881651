#include "logistics/domain/temperature/generator.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "logistics/domain/temperature/milli_degrees.hpp"
#include "logistics/domain/text.hpp"

namespace chuanpin::logistics::domain {

namespace {

using std::chrono::hours;
using std::chrono::seconds;

constexpr seconds interval{300};
constexpr hours defect{2};
constexpr std::int64_t resolution_mc = 100;  // a logger of 0.1 °C
constexpr std::int64_t excursion_peak_mc = 8'000;
constexpr std::int64_t compressor_period = 9;  // readings between two starts

/// splitmix64 (Steele, Lea, Flood 2014): the same numbers on every machine, which the standard distributions do not promise.
class number_source {
public:
    explicit number_source(std::uint64_t seed) : state_(seed) {}

    /// 0 ≤ answer < bound.
    std::int64_t below(std::int64_t bound) { return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(bound)); }

private:
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }
    std::uint64_t state_;
};

// Saw-tooth of the compressor plus noise, in the middle 60 % of the range.
std::int64_t regular_mc(const logger_file_order& order, std::int64_t position, number_source& numbers) {
    const auto width = order.max_mc - order.min_mc;
    const auto tooth = width * 4 / 10 * (position % compressor_period) / (compressor_period - 1);
    const auto noise = numbers.below(width * 2 / 10 + 1);
    const auto value = order.min_mc + width * 2 / 10 + tooth + noise;
    // Down to the logger's resolution, also below zero, and never below the range.
    const auto remainder = ((value % resolution_mc) + resolution_mc) % resolution_mc;
    return std::max(value - remainder, order.min_mc);
}

// Rises to the peak for the first half of the defect and falls again.
std::int64_t defect_mc(const logger_file_order& order, seconds since) {
    const auto half = seconds(defect).count() / 2;
    const auto distance = std::min(since.count(), seconds(defect).count() - since.count());
    return order.max_mc + excursion_peak_mc * std::max<std::int64_t>(distance, 0) / half / resolution_mc * resolution_mc;
}

std::vector<base::field_error> check(const logger_file_order& order) {
    std::vector<base::field_error> faults;
    const auto length = order.until - order.from;
    if (length < hours(6) || length > hours(24 * 30))
        faults.push_back({"--to", "out-of-range", "Must be 6 hours to 30 days after --from."});
    if (order.min_mc < temperature_min_mc || order.min_mc > temperature_max_mc)
        faults.push_back({"--min-mc", "out-of-range", "Must be -80000 to 85000."});
    if (order.max_mc < order.min_mc + 1000 || order.max_mc + excursion_peak_mc > temperature_max_mc)
        faults.push_back({"--max-mc", "out-of-range", "Must be at least 1000 above --min-mc and at most 77000."});
    return faults;
}

}  // namespace

std::optional<logger_file_kind> parse_logger_file_kind(std::string_view name) {
    if (name == "clean") return logger_file_kind::clean;
    if (name == "excursion") return logger_file_kind::excursion;
    if (name == "gap") return logger_file_kind::gap;
    return std::nullopt;
}

base::result<temperature_series> make_logger_series(const logger_file_order& order) {
    if (auto faults = check(order); !faults.empty())
        return base::refusal(base::error{
            .kind = base::error_kind::invalid_input, .code = "invalid-fields", .detail = "No file was made.", .fields = std::move(faults)});
    number_source numbers(order.seed);
    const auto trouble = order.from + (order.until - order.from) / 2 - hours(1) + interval * numbers.below(6);
    std::vector<reading> readings;
    std::int64_t position = 0;
    for (auto at = order.from; at <= order.until; at += interval, ++position) {
        const auto value = regular_mc(order, position, numbers);
        const bool troubled = order.kind != logger_file_kind::clean && at > trouble && at < trouble + defect;
        if (!troubled)
            readings.push_back({at, value});
        else if (order.kind == logger_file_kind::excursion)
            readings.push_back({at, defect_mc(order, at - trouble)});
    }
    return temperature_series::make(std::move(readings));
}

std::string logger_csv(const temperature_series& series) {
    std::string text = "recorded_at,temperature_celsius,sequence\r\n";
    for (const auto& each : series.readings()) {
        auto wall_clock = shanghai_text(each.at);
        wall_clock[10] = 'T';
        const auto sequence = (each.at - series.readings().front().at) / interval + 1;
        text += fmt::format("{}+08:00,{},{}\r\n", wall_clock, decimal_text(each.temperature_mc, 3), sequence);
    }
    return text;
}

}  // namespace chuanpin::logistics::domain
