#include "catalog/domain/mark/mark_standing.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace chuanpin::catalog::domain {
namespace {

using certificates = std::map<std::string, std::vector<certificate_version>>;

std::optional<base::business_date> next_change_of(const certificates& by_number, base::business_date on) {
    std::optional<base::business_date> next;
    for (const auto& [number, versions] : by_number) {
        const auto day = next_change_after(versions, on);
        if (day && (!next || *day < *next)) next = day;
    }
    return next;
}

}  // namespace

std::optional<mark_period> overlap(const scope_entry& entry, const std::string& number, const certificate_version& row) {
    mark_period period{.product = entry.product,
                       .certificate_number = number,
                       .status = row.status,
                       .valid_from = std::max(entry.valid_from, row.valid_from),
                       .valid_to = entry.valid_to ? entry.valid_to : row.valid_to};
    if (row.valid_to && period.valid_to) period.valid_to = std::min(*period.valid_to, *row.valid_to);
    if (period.valid_to && *period.valid_to <= period.valid_from) return std::nullopt;
    return period;
}

std::optional<mark_standing> standing_of(product_id product, std::span<const mark_period> periods, base::business_date on) {
    certificates by_number;
    for (const auto& each : periods) {
        if (each.product == product)
            by_number[each.certificate_number].push_back({.status = each.status, .valid_from = each.valid_from, .valid_to = each.valid_to});
    }
    if (by_number.empty()) return std::nullopt;
    const auto authorising = std::ranges::find_if(by_number, [on](const auto& each) {
        const auto* found = find_on(each.second, on);
        return found && authorises(found->status);
    });
    const bool authorised = authorising != by_number.end();
    const auto& [number, versions] = authorised ? *authorising : *std::prev(by_number.end());
    return mark_standing{number, std::string(status_on(versions, on)), authorised, next_change_of(by_number, on)};
}

}  // namespace chuanpin::catalog::domain
