#include "gateway/app/notify_of_events.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace chuanpin::gateway::app {

namespace {

/// What one event brings.
struct consequences {
    const domain::noticed_event* event = nullptr;
    std::vector<domain::closing_rule> closings;
    std::vector<domain::notice> fresh;
};

/// Plays the events of a page through in memory, on what stands in the locked inboxes.
class page {
public:
    page(standing_notices standing, base::instant now) : told_(std::move(standing.told)), now_(now) {
        for (auto& each : standing.tasks) keep_task(std::move(each));
    }

    void play(const consequences& of) {
        for (const auto& closing : of.closings) close_tasks(*of.event, closing);
        for (const auto& notice : of.fresh) add(notice, *of.event);
    }

    [[nodiscard]] const std::vector<notice_change>& changes() const { return changes_; }
    [[nodiscard]] std::size_t added() const { return added_.size(); }

    /// A task that ended within the page is not sent any more.
    [[nodiscard]] std::vector<domain::notice_id> to_be_sent() const {
        std::vector<domain::notice_id> which;
        for (const auto& id : added_)
            if (!ended_.contains(id)) which.push_back(id);
        return which;
    }

private:
    void keep_task(domain::notice task) {
        auto& of_subject = tasks_[{task.about_id, task.kind}];
        of_subject.push_back(std::move(task));
    }

    void close_tasks(const domain::noticed_event& event, const domain::closing_rule& closing) {
        const auto found = tasks_.find({event.about_id, std::string(closing.kind)});
        if (found == tasks_.end()) return;
        for (auto& task : found->second) {
            auto after = domain::close(task, closing.to, now_);
            if (!after) continue;
            task = *std::move(after);
            ended_.insert(task.id);
            changes_.push_back({task, false, event.request_id});
        }
    }

    void add(const domain::notice& what, const domain::noticed_event& event) {
        if (!told_.insert({what.event, what.organisation, what.kind}).second) return;
        changes_.push_back({what, true, event.request_id});
        added_.push_back(what.id);
        if (what.state) keep_task(what);
    }

    std::set<notice_cause> told_;
    base::instant now_;
    std::map<std::pair<std::string, std::string>, std::vector<domain::notice>> tasks_;  // by subject
    std::vector<notice_change> changes_;
    std::vector<domain::notice_id> added_;
    std::set<domain::notice_id> ended_;
};

std::vector<consequences> consequences_of(std::span<const domain::noticed_event> events, const notice_policy& policy, base::instant now,
                                          base::random_source& random) {
    std::vector<consequences> all;
    all.reserve(events.size());
    for (const auto& event : events) {
        all.push_back({&event, domain::closings_of(event), domain::notices_of(event, now, policy.reminders)});
        for (auto& notice : all.back().fresh) notice.id = domain::notice_id::make(now, random);
    }
    return all;
}

standing_notices lock_for(notice_transaction& transaction, std::span<const consequences> all) {
    std::vector<domain::notice> fresh;
    std::set<task_subject> ending;
    for (const auto& each : all) {
        fresh.insert(fresh.end(), each.fresh.begin(), each.fresh.end());
        for (const auto& closing : each.closings) ending.insert({each.event->about_id, closing.kind});
    }
    if (fresh.empty() && ending.empty()) return {};
    return transaction.lock_for(fresh, std::vector(ending.begin(), ending.end()));
}

}  // namespace

std::size_t notify_of_events(notice_transaction& transaction, std::span<const domain::noticed_event> events, const notice_policy& policy,
                             base::instant now, base::random_source& random) {
    const auto all = consequences_of(events, policy, now, random);
    page played(lock_for(transaction, all), now);
    for (const auto& each : all) played.play(each);
    if (!played.changes().empty()) transaction.keep(played.changes());
    const auto sent = played.to_be_sent();
    if (policy.sends_messages && !sent.empty()) transaction.send(sent, domain::created_cause);
    return played.added();
}

}  // namespace chuanpin::gateway::app
