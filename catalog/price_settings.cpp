#include "catalog/price_settings.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"

namespace chuanpin::catalog {
namespace {

constexpr std::string_view percent_name = "catalog.price_spike_percent";
constexpr std::string_view days_name = "catalog.price_spike_days";
constexpr std::string_view needed_name = "catalog.mark_price_comparison_needed";
constexpr std::string_view names[] = {percent_name, days_name, needed_name};
constexpr std::int64_t percent_max = 1'000;
constexpr std::int64_t days_max = 366;

std::int64_t read(const std::map<std::string, std::string>& of, std::string_view key, std::int64_t usual, std::int64_t max) {
    const auto found = of.find(std::string(key));
    if (found == of.end()) return usual;
    const auto value = base::parse_whole_number(found->second);
    if (!value || *value < 1 || *value > max) throw std::runtime_error(fmt::format("{} must be a whole number from 1 to {}", key, max));
    return *value;
}

bool read_flag(const std::map<std::string, std::string>& of, std::string_view key, bool usual) {
    const auto found = of.find(std::string(key));
    if (found == of.end()) return usual;
    if (found->second != "true" && found->second != "false") throw std::runtime_error(fmt::format("{} must be true or false", key));
    return found->second == "true";
}

}  // namespace

bool is_price_setting(std::string_view name) { return std::ranges::find(names, name) != std::end(names); }

price_settings read_price_settings(const std::map<std::string, std::string>& of) {
    price_settings found;
    found.spikes.percent = read(of, percent_name, found.spikes.percent, percent_max);
    found.spikes.days = read(of, days_name, found.spikes.days, days_max);
    found.mark_comparison_needed = read_flag(of, needed_name, found.mark_comparison_needed);
    return found;
}

}  // namespace chuanpin::catalog
