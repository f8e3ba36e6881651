// Drafts of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>

#include "orders/app/ports.hpp"

namespace chuanpin::tests {

using drafts_state = std::map<orders::domain::draft_id, orders::domain::draft>;

class fake_drafts final : public orders::app::draft_store {
    using draft = orders::domain::draft;
    using draft_id = orders::domain::draft_id;
    using draft_line = orders::domain::draft_line;
    using line_id = orders::domain::line_id;

public:
    explicit fake_drafts(drafts_state& state) : state_(state) {}

    void insert(const draft& fresh) override {
        if (!state_.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<draft> find(draft_id id) override {
        const auto found = state_.find(id);
        return found == state_.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<draft> find_head(draft_id id) override {
        auto found = find(id);
        if (found) found->lines.clear();
        return found;
    }
    std::vector<draft> page(const base::principal& who, std::optional<draft_id> before, std::size_t limit) override {
        std::vector<draft> found;
        for (auto each = state_.rbegin(); each != state_.rend() && found.size() < limit; ++each)
            if (orders::domain::belongs_to(each->second, who) && (!before || each->first < *before))
                found.push_back(*find_head(each->first));
        return found;
    }
    bool touch(const orders::app::draft_touch& what, int more_lines) override {
        auto* found = open(what);
        if (found == nullptr || found->line_count + more_lines > static_cast<std::int64_t>(orders::domain::lines_max)) return false;
        found->line_count += more_lines;
        ++found->version;
        found->expires_at = what.expires_at;
        return true;
    }
    bool change(const orders::app::draft_touch& what, const base::version_condition& seen, const orders::domain::delivery_place& delivery,
                base::business_date requested_delivery_date) override {
        auto* found = open(what);
        if (found == nullptr || !seen.holds(found->version)) return false;
        found->delivery = delivery;
        found->requested_delivery_date = requested_delivery_date;
        return touch(what, 0);
    }
    std::optional<line_id> add(draft_id id, const draft_line& fresh) override {
        auto& lines = state_.at(id).lines;
        if (const auto standing = std::ranges::find(lines, fresh.product, &draft_line::product); standing != lines.end())
            return standing->id;
        lines.push_back(fresh);
        std::ranges::sort(lines, {}, &draft_line::id);
        return std::nullopt;
    }
    bool change(draft_id id, const draft_line& line, const base::version_condition& seen) override {
        auto* found = line_of(id, line.id);
        if (found == nullptr || !seen.holds(found->version)) return false;
        const auto offer = found->asked.offer;
        found->asked = line.asked;
        found->asked.offer = offer;
        ++found->version;
        return true;
    }
    bool remove(draft_id id, line_id line, const base::version_condition& seen) override {
        const auto* found = line_of(id, line);
        if (found == nullptr || !seen.holds(found->version)) return false;
        std::erase_if(state_.at(id).lines, [&](const draft_line& each) { return each.id == line; });
        return true;
    }
    std::optional<draft_line> find_line(draft_id id, line_id line) override {
        const auto* found = line_of(id, line);
        return found == nullptr ? std::nullopt : std::optional(*found);
    }
    std::vector<draft> lock(std::span<const draft_id> ids) override {
        std::vector<draft> found;
        for (const auto& id : ids)
            if (auto head = find_head(id)) found.push_back(*std::move(head));
        return found;
    }
    void save_submitted(std::span<const orders::app::submitted_draft> made) override {
        for (const auto& each : made) {
            auto& stored = state_.at(each.id);
            if (stored.version != each.version || stored.order) throw std::logic_error("a draft cannot be submitted");
            ++stored.version;
            stored.order = each.order;
            stored.submitted_at = each.at;
        }
    }

private:
    draft* open(const orders::app::draft_touch& what) {
        const auto found = state_.find(what.id);
        if (found == state_.end() || !orders::domain::belongs_to(found->second, what.by)) return nullptr;
        return orders::domain::check_open(found->second, what.now) ? &found->second : nullptr;
    }
    draft_line* line_of(draft_id id, line_id line) {
        const auto found = state_.find(id);
        if (found == state_.end()) return nullptr;
        const auto at = std::ranges::find(found->second.lines, line, &draft_line::id);
        return at == found->second.lines.end() ? nullptr : &*at;
    }

    drafts_state& state_;
};

}  // namespace chuanpin::tests
