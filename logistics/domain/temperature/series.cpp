#include "logistics/domain/temperature/series.hpp"

#include <map>

#include "logistics/domain/temperature/milli_degrees.hpp"

namespace chuanpin::logistics::domain {

namespace {

base::field_error fault_of(std::size_t index, reading_fault fault) {
    const auto pointer = "/" + std::to_string(index);
    switch (fault) {
        case reading_fault::not_later:
            return {pointer, "unsorted", "The reading is earlier than the one before it."};
        case reading_fault::duplicate_time:
            return {pointer, "duplicate", "The reading has the same time as the one before it."};
        case reading_fault::out_of_range:
            return {pointer, "out-of-range", "The value is outside -80 to +85 °C."};
    }
    return {pointer, "", ""};
}

}  // namespace

std::optional<reading_fault> check_reading(const std::optional<reading>& before, const reading& next) {
    if (next.temperature_mc < temperature_min_mc || next.temperature_mc > temperature_max_mc) return reading_fault::out_of_range;
    if (before && next.at == before->at) return reading_fault::duplicate_time;
    if (before && next.at < before->at) return reading_fault::not_later;
    return std::nullopt;
}

base::result<temperature_series> temperature_series::make(std::vector<reading> readings) {
    std::vector<base::field_error> faults;
    std::optional<reading> before;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (const auto fault = check_reading(before, readings[i])) faults.push_back(fault_of(i, *fault));
        before = readings[i];
    }
    if (!faults.empty())
        return base::refusal(base::error{.kind = base::error_kind::invalid_input,
                                         .code = "invalid-fields",
                                         .detail = "The readings are not a series.",
                                         .fields = std::move(faults)});
    temperature_series series;
    series.readings_ = std::move(readings);
    return series;
}

std::optional<std::int64_t> temperature_series::interval_s() const {
    if (readings_.size() < 2) return std::nullopt;
    std::map<std::int64_t, std::size_t> counts;
    for (std::size_t i = 1; i < readings_.size(); ++i) ++counts[(readings_[i].at - readings_[i - 1].at).count()];
    auto best = counts.begin();
    for (auto each = counts.begin(); each != counts.end(); ++each)
        if (each->second > best->second) best = each;
    return best->first;
}

}  // namespace chuanpin::logistics::domain
