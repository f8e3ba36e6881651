// Contracts of the fake of orders, on plain values in memory.
#pragma once

#include <map>
#include <stdexcept>

#include "orders/app/ports.hpp"

namespace chuanpin::tests {

using contracts_state = std::map<orders::domain::order_id, orders::domain::contract>;

class fake_contracts final : public orders::app::contract_store {
    using order_id = orders::domain::order_id;

public:
    explicit fake_contracts(contracts_state& state) : state_(state) {}

    void insert(const orders::domain::contract& fresh) override {
        if (!state_.emplace(fresh.order, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<orders::domain::contract> find(order_id order) override {
        const auto found = state_.find(order);
        return found == state_.end() ? std::nullopt : std::optional(found->second);
    }
    void save_text(const orders::domain::contract& what) override {
        auto& stored = state_.at(what.order);
        if (!stored.signatures.empty()) throw std::logic_error("a text that was signed cannot be saved");
        stored.document = what.document;
        stored.freight = what.freight;
    }
    void add(order_id order, const orders::domain::contract_addendum& fresh) override { state_.at(order).addenda.push_back(fresh); }
    void add(order_id order, const orders::domain::contract_signature& fresh) override {
        auto& stored = state_.at(order);
        if (orders::domain::has_signed(stored, fresh.document, fresh.side)) throw std::runtime_error("duplicate key");
        stored.signatures.push_back(fresh);
    }

private:
    contracts_state& state_;
};

}  // namespace chuanpin::tests
