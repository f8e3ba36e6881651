// API keys in memory: the fake side of api_key_transaction. Every organisation is a cooperative.
#pragma once

#include <map>

#include "gateway/app/ports.hpp"
#include "gateway/domain/errors.hpp"
#include "tests/support/fake_unit_of_work.hpp"

namespace chuanpin::tests {

struct api_key_state {
    std::map<gateway::domain::api_key_id, gateway::domain::api_key> keys;
    std::size_t events = 0;
};

class fake_api_keys final : public gateway::app::api_key_transaction {
public:
    fake_api_keys(api_key_state& state, const base::call_context& context) : state_(state), context_(context) {}

    std::vector<gateway::domain::api_key> lock_live_keys(const base::organisation_id& organisation, base::instant at) override {
        std::vector<gateway::domain::api_key> live;
        for (const auto& [id, each] : state_.keys) {
            if (each.organisation == organisation && gateway::domain::is_live(each, at)) live.push_back(each);
        }
        return live;
    }
    void add_api_key(const gateway::domain::api_key& key) override {
        state_.keys[key.id] = key;
        ++state_.events;
    }
    std::vector<gateway::domain::api_key> list_api_keys(const base::organisation_id& organisation) override {
        std::vector<gateway::domain::api_key> keys;
        for (const auto& [id, each] : state_.keys) {
            if (each.organisation == organisation) keys.insert(keys.begin(), each);
        }
        return keys;
    }
    base::result<void> revoke_api_key(const base::organisation_id& organisation, const gateway::domain::api_key_id& id) override {
        const auto found = state_.keys.find(id);
        if (found == state_.keys.end() || found->second.organisation != organisation || found->second.revoked_at)
            return base::refusal(gateway::domain::errors::api_key_not_found(id));
        found->second.revoked_at = context_.now;
        ++state_.events;
        return {};
    }
    std::optional<gateway::app::known_api_key> find_api_key(std::string_view public_id) override {
        for (const auto& [id, each] : state_.keys) {
            if (each.public_id == public_id) return gateway::app::known_api_key{each, "cooperative"};
        }
        return std::nullopt;
    }
    void note_api_key_use(const gateway::domain::api_key_id& id, base::instant at) override {
        auto& used = state_.keys.at(id).last_used_at;
        if (!used || *used < at) used = at;
    }

private:
    api_key_state& state_;
    const base::call_context& context_;
};

using fake_api_key_work = fake_unit_of_work<api_key_state, gateway::app::api_key_transaction, fake_api_keys>;

}  // namespace chuanpin::tests
