// What purchase inspection records need, on plain values in memory.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/contract/orders/orders_state.hpp"

namespace chuanpin::tests {

class fake_records final : public app::record_store {
public:
    explicit fake_records(orders_state& state) : state_(state) {}

    std::vector<domain::known_organisation> organisations(std::span<const domain::organisation_id>) override { return {}; }
    std::optional<domain::sealed_contact> contact_of(domain::organisation_id, base::instant) override { return std::nullopt; }
    std::map<domain::lot_id, std::string> lot_numbers(std::span<const domain::lot_id> ids) override {
        std::map<domain::lot_id, std::string> found;
        for (const auto& id : ids) found.emplace(id, state_.lots.at(id).number);
        return found;
    }
    std::vector<domain::dispatch_place> dispatched_from(domain::order_id id) override {
        std::map<std::string, domain::dispatch_place> found;
        for (const auto& each : state_.movements) {
            if (each.order != id || each.kind != domain::movement_kind::held) continue;
            const auto& from = state_.warehouses.at(each.key.warehouse);
            found[from.code] = {from.name, from.address};
        }
        std::vector<domain::dispatch_place> places;
        for (auto& [code, place] : found) places.push_back(std::move(place));
        return places;
    }

private:
    orders_state& state_;
};

}  // namespace chuanpin::tests
