#include "catalog/labour_settings.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"

namespace chuanpin::catalog {
namespace {

struct setting {
    std::string_view name;
    std::int64_t domain::labour_limits::* value;
    std::int64_t max;
};
constexpr setting all[] = {
    {"catalog.labour_list_workers_min", &domain::labour_limits::workers_min, std::int64_t{domain::labour_list_workers_max}},
    {"catalog.labour_lists_per_day", &domain::labour_limits::lists_per_day, 10'000},
    {"catalog.labour_names_per_day", &domain::labour_limits::names_per_day, 10'000'000}};

}  // namespace

bool is_labour_setting(std::string_view name) { return std::ranges::find(all, name, &setting::name) != std::end(all); }

domain::labour_limits read_labour_limits(const std::map<std::string, std::string>& of) {
    domain::labour_limits limits;
    for (const auto& [name, value, max] : all) {
        const auto found = of.find(std::string(name));
        if (found == of.end()) continue;
        const auto read = base::parse_whole_number(found->second);
        if (!read || *read < 1 || *read > max) throw std::runtime_error(fmt::format("{} must be a whole number from 1 to {}", name, max));
        limits.*value = *read;
    }
    return limits;
}

}  // namespace chuanpin::catalog
