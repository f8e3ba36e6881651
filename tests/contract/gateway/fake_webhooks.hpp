// Webhook endpoints in memory: the fake side of webhook_transaction. Deliveries are put into the state by the test.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "gateway/app/ports.hpp"
#include "tests/support/fake_unit_of_work.hpp"

namespace chuanpin::tests {

struct webhook_state {
    std::map<gateway::domain::webhook_endpoint_id, gateway::domain::webhook_endpoint> endpoints;
    std::map<gateway::domain::webhook_endpoint_id, std::vector<gateway::app::delivery_view>> deliveries;
    std::size_t events = 0;
};

class fake_webhooks final : public gateway::app::webhook_transaction {
public:
    fake_webhooks(webhook_state& state, const base::call_context& context) : state_(state), context_(context) {}

    std::size_t count_endpoints_locked(const base::organisation_id& organisation) override { return list_endpoints(organisation).size(); }
    void add_endpoint(const gateway::domain::webhook_endpoint& endpoint) override {
        state_.endpoints[endpoint.id] = endpoint;
        ++state_.events;
    }
    std::vector<gateway::domain::webhook_endpoint> list_endpoints(const base::organisation_id& organisation) override {
        std::vector<gateway::domain::webhook_endpoint> found;
        for (const auto& [id, each] : state_.endpoints) {
            if (each.organisation == organisation) found.push_back(each);
        }
        return found;
    }
    std::optional<gateway::domain::webhook_endpoint> find_endpoint(const gateway::domain::webhook_endpoint_id& id) override {
        const auto found = state_.endpoints.find(id);
        return found == state_.endpoints.end() ? std::nullopt : std::optional(found->second);
    }
    void remove_endpoint(const gateway::domain::webhook_endpoint& endpoint) override {
        if (state_.endpoints.erase(endpoint.id) == 0) return;
        for (auto& each : state_.deliveries[endpoint.id]) {
            if (each.finished_at) continue;
            each.state = gateway::domain::delivery_state::cancelled;
            each.finished_at = context_.now;
        }
        ++state_.events;
    }
    std::vector<gateway::app::delivery_view> list_deliveries(const gateway::domain::webhook_endpoint_id& endpoint, std::int64_t before,
                                                             std::size_t limit) override {
        std::vector<gateway::app::delivery_view> found;
        for (const auto& each : state_.deliveries[endpoint]) {
            if (before == 0 || each.number < before) found.push_back(each);
        }
        std::ranges::sort(found, std::ranges::greater(), &gateway::app::delivery_view::number);
        if (found.size() > limit) found.resize(limit);
        return found;
    }

private:
    webhook_state& state_;
    const base::call_context& context_;
};

using fake_webhook_work = fake_unit_of_work<webhook_state, gateway::app::webhook_transaction, fake_webhooks>;

}  // namespace chuanpin::tests
