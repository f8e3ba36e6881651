#include "orders/app/draft/draft_batch.hpp"

#include <algorithm>

#include "orders/domain/draft/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view submitted_event = "draft.submitted";

}  // namespace

void draft_batch::lock(transaction& open, std::span<const order_submission> batch, const std::vector<std::size_t>& fresh) {
    std::vector<domain::draft_id> ids;
    for (const auto index : fresh)
        if (batch[index].draft) ids.push_back(batch[index].draft->id);
    if (ids.empty()) return;
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    for (auto& each : open.drafts().lock(ids)) locked_.emplace(each.id, std::move(each));
}

base::result<void> draft_batch::check(const order_submission& what) const {
    if (!what.draft) return {};
    const auto found = locked_.find(what.draft->id);
    if (found == locked_.end()) return base::refusal(domain::errors::draft_not_found(base::to_wire(what.draft->id)));
    return domain::check_submission(found->second, *what.draft, what.context.now);
}

void draft_batch::became(const order_submission& what, domain::order_id order) {
    if (!what.draft) return;
    auto& draft = locked_.at(what.draft->id);
    ++draft.version;
    draft.order = order;
    draft.submitted_at = what.context.now;
    placed_.push_back(&what);
}

void draft_batch::save(transaction& open) const {
    if (placed_.empty()) return;
    std::vector<submitted_draft> made;
    for (const auto* each : placed_) {
        const auto& draft = locked_.at(each->draft->id);
        made.push_back({draft.id, draft.version - 1, *draft.order, *draft.submitted_at});
    }
    open.drafts().save_submitted(made);
}

void draft_batch::tell(std::vector<domain::recorded_event>& events, domain::id_sequence& ids) const {
    for (const auto* each : placed_)
        events.push_back({domain::draft_event{ids.make<domain::event_id>(), submitted_event, locked_.at(each->draft->id), std::nullopt},
                          &each->context});
}

}  // namespace chuanpin::orders::app
