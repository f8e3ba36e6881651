#include "catalog/retention_settings.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"

namespace chuanpin::catalog {
namespace {

struct setting {
    std::string_view name;
    std::chrono::days store::kept_times::* time;
};
constexpr setting all[] = {{"catalog.product_import_rows_kept_days", &store::kept_times::import_rows},
                           {"catalog.product_import_kept_days", &store::kept_times::imports},
                           {"catalog.label_scan_kept_days", &store::kept_times::scans}};
constexpr std::int64_t days_max = 3'650;

}  // namespace

bool is_retention_setting(std::string_view name) { return std::ranges::find(all, name, &setting::name) != std::end(all); }

store::kept_times read_kept_times(const std::map<std::string, std::string>& of) {
    store::kept_times kept;
    for (const auto& [name, time] : all) {
        const auto found = of.find(std::string(name));
        if (found == of.end()) continue;
        const auto value = base::parse_whole_number(found->second);
        if (!value || *value < 1 || *value > days_max)
            throw std::runtime_error(fmt::format("{} must be a whole number from 1 to {}", name, days_max));
        kept.*time = std::chrono::days(*value);
    }
    return kept;
}

}  // namespace chuanpin::catalog
