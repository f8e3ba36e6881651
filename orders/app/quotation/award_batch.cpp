#include "orders/app/quotation/award_batch.hpp"

#include <algorithm>

#include "orders/app/quotation/view.hpp"
#include "orders/domain/quotation/errors.hpp"

namespace chuanpin::orders::app {

void award_batch::lock(transaction& open, std::span<const order_submission> batch, const std::vector<std::size_t>& fresh) {
    std::vector<domain::quotation_id> ids;
    for (const auto index : fresh)
        if (batch[index].asked.quotation) ids.push_back(*batch[index].asked.quotation);
    if (ids.empty()) return;
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    for (auto& each : open.quotations().lock_awards(ids)) {
        const auto id = each.of.id;
        locked_.emplace(id, std::move(each));
    }
}

base::result<const domain::quotation_award*> award_batch::find(const order_submission& what) const {
    if (!what.asked.quotation) return nullptr;
    const auto found = locked_.find(*what.asked.quotation);
    if (found == locked_.end()) return base::refusal(domain::errors::quotation_not_found(base::to_wire(*what.asked.quotation)));
    if (auto fine = domain::check_award(found->second.of, *what.context.who); !fine) return base::refusal(std::move(fine.error()));
    return &found->second;
}

void award_batch::became(const order_submission& what, domain::order_id order) {
    if (!what.asked.quotation) return;
    auto& carried = locked_.at(*what.asked.quotation);
    carried.of = domain::ordered(carried.of, order);
    placed_.push_back(&what);
}

void award_batch::save(transaction& open) const {
    for (const auto* each : placed_) open.quotations().save(locked_.at(*each->asked.quotation).of);
}

void award_batch::tell(std::vector<domain::recorded_event>& events, domain::id_sequence& ids) const {
    for (const auto* each : placed_) {
        const auto& carried = locked_.at(*each->asked.quotation);
        events.push_back(
            {domain::quotation_event{ids.make<domain::event_id>(), "quotation.ordered", carried.of, domain::sum_of(carried.content)},
             &each->context});
    }
}

}  // namespace chuanpin::orders::app
