#include "orders/app/fill/fill_batch.hpp"

#include <algorithm>

#include "orders/domain/need/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view committed_event = "need.committed";

}  // namespace

void fill_batch::lock(transaction& open, std::span<const order_submission> batch, const std::vector<std::size_t>& fresh) {
    std::vector<domain::need_id> ids;
    for (const auto index : fresh)
        if (batch[index].fill) ids.push_back(batch[index].fill->group.need);
    if (ids.empty()) return;
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    for (auto& each : open.needs().lock(ids)) locked_.emplace(each.id, std::move(each));
    for (const auto index : fresh) {
        const auto& claim = batch[index].fill;
        if (claim && !open.fills().all_proposed(claim->fill, claim->group.numbers)) gone_.push_back(&batch[index]);
    }
}

// Decided again after others of the batch took theirs.
base::result<void> fill_batch::check(const order_submission& what) const {
    if (!what.fill) return {};
    const auto& claim = *what.fill;
    const auto found = locked_.find(claim.group.need);
    if (found == locked_.end()) return base::refusal(domain::errors::need_not_found(base::to_wire(claim.group.need)));
    const bool taken = std::ranges::any_of(
        taken_, [&](const auto& each) { return each.by->fill->fill == claim.fill && each.by->fill->group == claim.group; });
    if (taken || std::ranges::find(gone_, &what) != gone_.end()) return base::refusal(domain::errors::fill_share_ordered(claim.fill));
    return domain::check_claim(found->second, claim, base::business_date_of(what.context.now));
}

void fill_batch::became(const order_submission& what, domain::order_id order) {
    if (!what.fill) return;
    auto& need = locked_.at(what.fill->group.need);
    need.committed += what.fill->amount;
    ++need.version;
    taken_.push_back({&what, order, need});
}

// A need is written once, whatever the number of its orders; each of its versions is told.
void fill_batch::save(transaction& open) const {
    std::map<domain::need_id, std::int64_t> versions;
    for (const auto& each : taken_) {
        open.fills().save_ordered({each.by->fill->fill, each.by->fill->group.numbers, each.order, each.by->context.now});
        ++versions[each.after.id];
    }
    for (const auto& [id, count] : versions) open.needs().save(locked_.at(id), count);
}

void fill_batch::tell(std::vector<domain::recorded_event>& events, domain::id_sequence& ids) const {
    for (const auto& each : taken_)
        events.push_back({domain::need_event{ids.make<domain::event_id>(), committed_event, each.after}, &each.by->context});
}

}  // namespace chuanpin::orders::app
