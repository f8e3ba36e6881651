#include "orders/app/supply/call_off_batch.hpp"

#include <algorithm>

#include "orders/domain/supply/errors.hpp"

namespace chuanpin::orders::app {

void call_off_batch::load(transaction& open, std::span<const order_submission> batch, const std::vector<std::size_t>& fresh) {
    std::vector<domain::supply_contract_id> ids;
    for (const auto index : fresh)
        if (batch[index].contract) ids.push_back(*batch[index].contract);
    if (ids.empty()) return;
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    for (auto& each : open.supply().find_all(ids)) known_.emplace(each.id, std::move(each));
}

base::result<void> call_off_batch::check(const order_submission& what) const {
    if (!what.contract) return {};
    const auto found = known_.find(*what.contract);
    if (found == known_.end()) return base::refusal(domain::errors::supply_contract_not_found(base::to_wire(*what.contract)));
    return domain::check_call_off(found->second, *what.context.who, base::business_date_of(what.context.now),
                                  what.asked.requested_delivery_date);
}

base::result<void> call_off_batch::reprice(const order_submission& what, domain::priced_request& priced) const {
    if (!what.contract) return {};
    return domain::reprice(known_.at(*what.contract), priced, base::business_date_of(what.context.now));
}

supply_period_key call_off_batch::period_of(const order_submission& what) const {
    const auto number = domain::period_on(known_.at(*what.contract).terms, what.asked.requested_delivery_date);
    return {*what.contract, number.value()};
}

void call_off_batch::lock(transaction& open, std::span<const order_submission* const> wanted) const {
    std::vector<supply_period_key> keys;
    for (const auto* each : wanted)
        if (each->contract) keys.push_back(period_of(*each));
    if (keys.empty()) return;
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    open.supply().lock_periods(keys);
}

base::result<void> call_off_batch::take(transaction& open, const order_submission& what, const domain::order& made) const {
    if (!what.contract) return {};
    const auto period = period_of(what);
    const auto& line = made.lines.front();
    const call_off_terms under{what.asked.requested_delivery_date, known_.at(*what.contract).priced_by};
    if (open.supply().take({period, made.id, line.quantity, line.unit_price, made.placed_at, std::nullopt, false}, under)) return {};
    const auto now = open.supply().standing_of(period);
    if (now.open_until && *now.open_until < under.delivery)
        return base::refusal(domain::errors::supply_after_last_day(period.contract, *now.open_until));
    if (now.priced_by != under.priced_by) return base::refusal(domain::errors::supply_price_changed(period.contract));
    return base::refusal(domain::errors::supply_exhausted(period.contract, period.number, now.left));
}

}  // namespace chuanpin::orders::app
