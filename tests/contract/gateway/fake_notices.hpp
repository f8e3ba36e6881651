// Notices in memory: the fake side of notice_transaction.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <vector>

#include "gateway/app/ports.hpp"
#include "tests/support/fake_unit_of_work.hpp"

namespace chuanpin::tests {

struct notice_state {
    struct delivery_row {
        gateway::domain::notice_id notice{};
        gateway::app::notice_delivery_view view;
    };
    std::map<base::organisation_id, std::int64_t> numbers;
    std::map<gateway::domain::notice_id, gateway::domain::notice> notices;
    std::map<std::pair<gateway::domain::notice_id, base::account_id>, base::instant> read;
    std::set<std::pair<gateway::domain::notice_id, gateway::domain::clock_step>> steps;
    std::map<base::organisation_id, gateway::domain::notice_preferences> preferences;
    std::vector<delivery_row> deliveries;
    std::size_t events = 0;
};

class fake_notices final : public gateway::app::notice_transaction {
public:
    fake_notices(notice_state& state, const base::call_context& context) : state_(state), context_(context) {}

    gateway::app::standing_notices lock_for(std::span<const gateway::domain::notice> fresh,
                                            std::span<const gateway::app::task_subject> ending) override {
        gateway::app::standing_notices standing;
        for (const auto& [id, each] : state_.notices) {
            const bool alive = each.state == gateway::domain::task_state::open || each.state == gateway::domain::task_state::expired;
            const bool is_meant = std::ranges::any_of(
                ending, [&](const auto& subject) { return subject.about_id == each.about_id && subject.kind == each.kind; });
            if (alive && is_meant) standing.tasks.push_back(each);
            for (const auto& one : fresh)
                if (each.event == one.event) standing.told.insert({each.event, each.organisation, each.kind});
        }
        std::ranges::sort(standing.tasks, {}, [](const auto& each) { return std::pair(each.organisation, each.number); });
        return standing;
    }
    void keep(std::span<const gateway::app::notice_change> changes) override {
        for (const auto& each : changes) each.is_new ? add(each.after) : change(each.after);
    }
    std::optional<gateway::domain::notice> lock(const gateway::domain::notice_id& id) override {
        const auto found = state_.notices.find(id);
        return found == state_.notices.end() ? std::nullopt : std::optional(found->second);
    }
    void note_step(const gateway::domain::notice& what, gateway::domain::clock_step step) override {
        if (!state_.steps.emplace(what.id, step).second) throw std::logic_error("the step happened before");
    }
    void send(std::span<const gateway::domain::notice_id> which, std::string_view cause) override {
        for (const auto& id : which) send(state_.notices.at(id), cause);
    }
    std::vector<gateway::domain::notice_id> find_due(base::instant at, std::size_t limit) override {
        std::vector<std::pair<base::instant, gateway::domain::notice_id>> due;
        for (const auto& [id, each] : state_.notices) {
            if (each.next_step_at && *each.next_step_at <= at) due.emplace_back(*each.next_step_at, id);
        }
        std::ranges::sort(due);
        std::vector<gateway::domain::notice_id> found;
        for (const auto& each : due) {
            if (found.size() < limit) found.push_back(each.second);
        }
        return found;
    }

    std::vector<gateway::app::notice_view> list(const base::principal& who, const gateway::app::notice_question& asked) override {
        auto found = seen_by(who, [&](const gateway::app::notice_view& view) {
            return (!asked.state || view.what.state == asked.state) && (!asked.unread || !view.read_at) &&
                   (asked.before == 0 || view.what.number < asked.before);
        });
        std::ranges::sort(found, std::ranges::greater(), [](const auto& view) { return view.what.number; });
        if (found.size() > asked.limit) found.resize(asked.limit);
        return found;
    }
    std::vector<gateway::app::notice_view> list_changed(const base::principal& who, std::int64_t after, std::size_t limit) override {
        auto found = seen_by(who, [&](const gateway::app::notice_view& view) { return view.what.changed_number > after; });
        std::ranges::sort(found, {}, [](const auto& view) { return view.what.changed_number; });
        if (found.size() > limit) found.resize(limit);
        return found;
    }
    gateway::app::notice_summary summarise(const base::principal& who) override {
        gateway::app::notice_summary summary;
        for (const auto& view : list(who, {.limit = state_.notices.size()})) {
            summary.unread += view.read_at ? 0 : 1;
            if (view.what.state != gateway::domain::task_state::open) continue;
            ++summary.open_tasks;
            summary.overdue_tasks += view.what.overdue_at ? 1 : 0;
            if (!view.what.due_at || view.what.overdue_at) continue;
            summary.next_due_at = std::min(summary.next_due_at.value_or(*view.what.due_at), *view.what.due_at);
        }
        return summary;
    }
    std::optional<gateway::app::notice_view> find(const base::principal& who, const gateway::domain::notice_id& id) override {
        auto found = seen_by(who, [&](const gateway::app::notice_view& view) { return view.what.id == id; });
        return found.empty() ? std::nullopt : std::optional(found.front());
    }
    std::vector<gateway::app::notice_delivery_view> list_deliveries(const gateway::domain::notice_id& id) override {
        std::vector<gateway::app::notice_delivery_view> found;
        for (const auto& each : state_.deliveries) {
            if (each.notice == id) found.push_back(each.view);
        }
        return found;
    }
    void mark_read(const gateway::domain::notice& what, const base::account_id& account, base::instant at) override {
        if (state_.read.try_emplace({what.id, account}, at).second) ++state_.events;
    }

    gateway::domain::notice_preferences find_preferences(const base::organisation_id& organisation) override {
        auto found = state_.preferences[organisation];
        found.organisation = organisation;
        return found;
    }
    void save_preferences(const gateway::domain::notice_preferences& preferences) override {
        state_.preferences[preferences.organisation] = preferences;
        cancel([&](const auto& row) {
            return state_.notices.at(row.notice).organisation == preferences.organisation &&
                   std::ranges::none_of(preferences.contacts, [&](const auto& each) { return name_of(each.channel) == row.view.channel; });
        });
        ++state_.events;
    }

private:
    void add(const gateway::domain::notice& what) {
        for (const auto& [id, each] : state_.notices) {
            if (each.event == what.event && each.organisation == what.organisation && each.kind == what.kind)
                throw std::logic_error("told before");
        }
        auto& kept = state_.notices[what.id] = what;
        kept.number = kept.changed_number = ++state_.numbers[what.organisation];
        ++state_.events;
    }
    void change(const gateway::domain::notice& what) {
        auto& kept = state_.notices.at(what.id);
        kept.state = what.state;
        kept.next_step_at = what.next_step_at;
        kept.overdue_at = what.overdue_at;
        kept.closed_at = what.closed_at;
        kept.version = what.version;
        kept.changed_number = ++state_.numbers[what.organisation];
        if (what.state != gateway::domain::task_state::open) cancel([&](const auto& row) { return row.notice == what.id; });
        ++state_.events;
    }
    void send(const gateway::domain::notice& what, std::string_view cause) {
        if (cause != gateway::domain::created_cause) cancel([&](const auto& row) { return row.notice == what.id; });
        const auto& wanted = state_.preferences[what.organisation];
        if (std::ranges::count(wanted.muted_kinds, what.kind) > 0) return;
        for (const auto& each : wanted.contacts)
            state_.deliveries.push_back({what.id,
                                         {.channel = std::string(name_of(each.channel)),
                                          .cause = std::string(cause),
                                          .state = gateway::domain::notice_delivery_state::pending,
                                          .created_at = context_.now}});
    }
    template <class Filter>
    std::vector<gateway::app::notice_view> seen_by(const base::principal& who, Filter filter) {
        std::vector<gateway::app::notice_view> found;
        for (const auto& [id, each] : state_.notices) {
            if (each.organisation != who.organisation || (each.account && *each.account != who.account)) continue;
            if (!each.permission.empty() && !who.may(each.permission)) continue;
            const auto mark = state_.read.find({id, who.account});
            gateway::app::notice_view view{each, mark == state_.read.end() ? std::nullopt : std::optional(mark->second)};
            if (filter(view)) found.push_back(std::move(view));
        }
        return found;
    }
    template <class Which>
    void cancel(Which which) {
        for (auto& row : state_.deliveries) {
            if (row.view.state != gateway::domain::notice_delivery_state::pending || !which(row)) continue;
            row.view.state = gateway::domain::notice_delivery_state::cancelled;
            row.view.finished_at = context_.now;
        }
    }

    notice_state& state_;
    const base::call_context& context_;
};

using fake_notice_work = fake_unit_of_work<notice_state, gateway::app::notice_transaction, fake_notices>;

}  // namespace chuanpin::tests
