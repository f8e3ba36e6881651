// Long-term contracts of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>

#include "orders/app/ports.hpp"

namespace chuanpin::tests {

struct supply_state {
    std::map<orders::domain::supply_contract_id, orders::domain::supply_contract> contracts;
    std::map<orders::domain::order_id, orders::app::call_off> call_offs;
    std::map<orders::domain::supply_contract_id, base::business_date> open_until;
    std::map<orders::domain::supply_contract_id, std::int64_t> priced_by;
};

class fake_supply final : public orders::app::supply_store {
    using contract = orders::domain::supply_contract;
    using contract_id = orders::domain::supply_contract_id;
    using order_id = orders::domain::order_id;
    using taken = orders::app::call_off;
    using period_key = orders::app::supply_period_key;

public:
    explicit fake_supply(supply_state& state) : state_(state) {}

    void insert(const contract& fresh) override {
        if (!state_.contracts.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<contract> find(contract_id id) override {
        const auto found = state_.contracts.find(id);
        return found == state_.contracts.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<contract> lock(contract_id id) override { return find(id); }
    void save(const contract& what) override {
        auto& stored = state_.contracts.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving a long-term contract touched 0 rows instead of 1");
        stored.version = what.version;
        stored.in_force_at = what.in_force_at;
        stored.cancelled = what.cancelled;
        stored.agreed_end = what.agreed_end;
        stored.prices = what.prices;
        stored.priced_by = what.priced_by;
    }
    void add(contract_id id, const orders::domain::supply_signature& fresh) override {
        auto& stored = state_.contracts.at(id);
        if (orders::domain::has_signed(stored, fresh.side)) throw std::runtime_error("duplicate key");
        stored.signatures.push_back(fresh);
    }
    void add(contract_id id, const orders::domain::supply_addendum& fresh) override {
        auto& stored = state_.contracts.at(id).addenda;
        if (static_cast<std::size_t>(fresh.number) != stored.size() + 1) throw std::runtime_error("duplicate key");
        stored.push_back(fresh);
    }
    void answer(contract_id id, const orders::domain::supply_addendum& what) override {
        auto& stored = state_.contracts.at(id).addenda.at(static_cast<std::size_t>(what.number) - 1);
        if (stored.answer) throw std::logic_error("answering an addendum to a long-term contract touched 0 rows instead of 1");
        stored.answer = what.answer;
    }
    void close_after(contract_id id, base::business_date last) override { state_.open_until.insert_or_assign(id, last); }
    bool give_quantity(const period_key& which, std::int64_t quantity) override {
        auto& of = period(which);
        if (quantity < of.called_off) return false;
        of.quantity = quantity;
        return true;
    }
    void price_by(contract_id id, std::int64_t addendum) override { state_.priced_by.insert_or_assign(id, addendum); }
    std::vector<contract> page(const base::principal& who, std::optional<contract_id> before, std::size_t limit) override {
        std::vector<contract> found;
        for (auto each = state_.contracts.rbegin(); each != state_.contracts.rend() && found.size() < limit; ++each)
            if (orders::domain::party_of(each->second, who) && (!before || each->first < *before)) {
                found.push_back(head(each->second));
                found.back().prices.clear();
            }
        return found;
    }
    std::vector<contract> find_all(std::span<const contract_id> ids) override {
        std::vector<contract> found;
        for (const auto& [id, each] : state_.contracts)
            if (std::ranges::find(ids, id) != ids.end()) found.push_back(head(each));
        return found;
    }

    void lock_periods(std::span<const period_key> keys) override {
        for (const auto& each : keys) period(each);
    }
    bool take(const taken& fresh, const orders::app::call_off_terms& under) override {
        auto& from = period(fresh.period);
        const auto now = standing_of(fresh.period);
        if (now.left < fresh.quantity || now.priced_by != under.priced_by || (now.open_until && *now.open_until < under.delivery))
            return false;
        from.called_off += fresh.quantity;
        if (!state_.call_offs.emplace(fresh.order, fresh).second) throw std::runtime_error("duplicate key");
        return true;
    }
    orders::app::period_standing standing_of(const period_key& which) override {
        const auto closed = state_.open_until.find(which.contract);
        const auto priced = state_.priced_by.find(which.contract);
        return {period(which).quantity - period(which).called_off,
                closed == state_.open_until.end() ? std::nullopt : std::optional(closed->second),
                priced == state_.priced_by.end() ? 0 : priced->second};
    }
    bool give_back(order_id order, bool not_supplied, base::instant at) override {
        const auto found = state_.call_offs.find(order);
        if (found == state_.call_offs.end() || found->second.given_back_at) return false;
        auto& what = found->second;
        what.given_back_at = at;
        what.not_supplied = not_supplied;
        auto& to = period(what.period);
        to.called_off -= what.quantity;
        if (not_supplied) to.not_supplied += what.quantity;
        return true;
    }
    std::vector<taken> call_offs(contract_id of, std::optional<order_id> before, std::size_t limit) override {
        std::vector<taken> found;
        for (auto each = state_.call_offs.rbegin(); each != state_.call_offs.rend() && found.size() < limit; ++each)
            if (each->second.period.contract == of && (!before || each->first < *before)) found.push_back(each->second);
        return found;
    }

private:
    static contract head(contract what) {
        what.signatures.clear();
        what.periods.clear();
        what.addenda.clear();
        return what;
    }
    orders::domain::supply_period& period(const period_key& which) {
        return state_.contracts.at(which.contract).periods.at(static_cast<std::size_t>(which.number) - 1);
    }

    supply_state& state_;
};

}  // namespace chuanpin::tests
