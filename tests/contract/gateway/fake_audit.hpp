// The audit in memory: the fake side of audit_transaction.
#pragma once

#include <algorithm>

#include "gateway/app/ports.hpp"
#include "gateway/store/audit_json.hpp"
#include "tests/support/fake_unit_of_work.hpp"

namespace chuanpin::tests {

struct audit_state {
    std::vector<gateway::app::audit_entry> entries;
};

class fake_audit final : public gateway::app::audit_transaction {
public:
    fake_audit(audit_state& state, const base::call_context&) : state_(state) {}

    void add_refusals(const std::vector<gateway::domain::refusal>& refusals) override {
        for (const auto& each : refusals) {
            gateway::app::audit_entry entry;
            entry.type = "access.refused";
            entry.occurred_at = each.first_at;
            entry.actor = each.who ? base::to_wire(each.who->account) : "system";
            entry.organisation = each.who ? base::to_wire(each.who->organisation) : "";
            entry.request_id = each.request_id;
            entry.about_type = "party";
            entry.about_id = each.who ? entry.actor : each.address.empty() ? std::string(gateway::domain::other_refusals) : each.address;
            entry.data = gateway::store::refusal_data(each);
            add(std::move(entry));
        }
    }
    void add_reads(const std::vector<std::pair<base::call_context, gateway::app::personal_read>>& reads) override {
        for (const auto& [context, what] : reads) {
            gateway::app::audit_entry entry;
            entry.type = "personal_data.read";
            entry.occurred_at = context.now;
            entry.actor = base::to_wire(context.who->account);
            entry.organisation = base::to_wire(context.who->organisation);
            entry.request_id = context.request_id;
            entry.about_type = "personal_data";
            entry.about_id = what.thing_id.empty() ? std::string(what.route) : what.thing_id;
            entry.data = gateway::store::personal_read_data(what);
            add(std::move(entry));
        }
    }
    std::vector<gateway::app::audit_entry> list(const gateway::app::audit_filter& filter) override {
        auto found = state_.entries;
        const auto key = [](const gateway::app::audit_entry& each) { return std::pair(each.occurred_at, each.number); };
        std::erase_if(found, [&](const gateway::app::audit_entry& each) {
            return (filter.organisation && each.organisation != base::to_wire(*filter.organisation)) ||
                   (filter.type && each.type != *filter.type) || (filter.from && each.occurred_at < *filter.from) ||
                   (filter.to && each.occurred_at >= *filter.to) || (filter.before && key(each) >= *filter.before);
        });
        std::ranges::sort(found, std::ranges::greater{}, key);
        found.resize(std::min(found.size(), filter.limit));
        return found;
    }

private:
    void add(gateway::app::audit_entry entry) {
        entry.number = static_cast<std::int64_t>(state_.entries.size()) + 1;
        entry.id.value.bytes.back() = static_cast<std::byte>(entry.number);
        state_.entries.push_back(std::move(entry));
    }

    audit_state& state_;
};

using fake_audit_work = fake_unit_of_work<audit_state, gateway::app::audit_transaction, fake_audit>;

}  // namespace chuanpin::tests
