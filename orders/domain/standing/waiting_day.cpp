#include "orders/domain/standing/waiting_day.hpp"

#include <algorithm>

#include "orders/domain/standing/partial_day.hpp"
#include "platform/base/iso_week.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr std::string_view about_stock[] = {"insufficient-stock", "goods-not-fresh", "goods-harvested-early"};

}  // namespace

std::size_t wait_for_harvest(order_request& asked, const base::error& why) {
    if (std::ranges::find(about_stock, why.code) == std::end(about_stock)) return 0;
    std::size_t more = 0;
    for (const auto& [line, fault] : lines_named(why, asked.lines.size())) {
        auto& week = asked.lines[line].delivery_week;
        if (week) continue;
        week = base::week_of(asked.requested_delivery_date);
        ++more;
    }
    return more;
}

std::optional<base::business_date> awaited_week(const order& made) {
    for (const auto& line : made.lines)
        if (line.delivery_week) return line.delivery_week;
    return std::nullopt;
}

}  // namespace chuanpin::orders::domain
