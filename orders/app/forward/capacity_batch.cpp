#include "orders/app/forward/capacity_batch.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "orders/domain/forward/errors.hpp"

namespace chuanpin::orders::app {

void capacity_batch::lock(transaction& open, std::vector<domain::capacity_key> wanted) {
    if (wanted.empty()) return;
    std::ranges::sort(wanted);
    wanted.erase(std::ranges::unique(wanted).begin(), wanted.end());
    book_ = domain::capacity_book(open.forward().lock(wanted));
}

base::result<void> capacity_batch::check(const domain::order& made, base::business_date today) const {
    const auto missing = book_.find_shortages(made, today);
    if (missing.empty()) return {};
    std::vector<base::field_error> faults;
    for (const auto& each : missing) {
        const auto& line = made.lines[each.line];
        faults.push_back({fmt::format("/lines/{}/quantity", each.line), "capacity-exceeded",
                          fmt::format("{}: {} are free of {}.", line.name_zh, each.free_quantity, base::week_text(*line.delivery_week))});
    }
    return base::refusal(domain::errors::capacity_exceeded(std::move(faults)));
}

void capacity_batch::save(transaction& open) const {
    if (!book_.taken().empty()) open.forward().hold(book_.taken());
}

}  // namespace chuanpin::orders::app
