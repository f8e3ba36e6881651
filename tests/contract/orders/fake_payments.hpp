// Payments and credit limits of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>

#include "orders/app/ports.hpp"

namespace chuanpin::tests {

struct payments_state {
    std::map<orders::domain::payment_id, orders::domain::payment> payments;
    std::map<orders::domain::credit_limit_id, orders::domain::credit_limit> limits;
    std::map<orders::domain::refund_id, orders::domain::refund> refunds;
};

class fake_payments final : public orders::app::payment_store, public orders::app::credit_store {
    using payment = orders::domain::payment;
    using credit_limit = orders::domain::credit_limit;
    using organisation_id = orders::domain::organisation_id;
    using unit_id = orders::domain::unit_id;

public:
    explicit fake_payments(payments_state& state) : state_(state) {}

    bool add(const payment& fresh) override {
        for (const auto& [id, each] : state_.payments)
            if (each.buyer == fresh.buyer && each.voucher_number == fresh.voucher_number) return false;
        return state_.payments.emplace(fresh.id, fresh).second;
    }
    void save_confirmation(const payment& what) override {
        auto& stored = state_.payments.at(what.id);
        if (stored.confirmed_at || what.confirmed_by == stored.recorded_by) throw std::logic_error("a payment cannot be confirmed");
        stored = what;
    }
    std::optional<payment> find(orders::domain::order_id order, orders::domain::payment_id id) override {
        const auto found = state_.payments.find(id);
        return found == state_.payments.end() || found->second.order != order ? std::nullopt : std::optional(found->second);
    }
    std::vector<payment> page(orders::domain::order_id order, std::optional<orders::domain::payment_id> after, std::size_t limit) override {
        std::vector<payment> found;
        for (const auto& [id, each] : state_.payments)
            if (each.order == order && (!after || *after < id) && found.size() < limit) found.push_back(each);
        return found;
    }

    bool use(const orders::domain::order& by, base::fen more) override {
        auto* found = limit_of(by.supplier, by.buyer, by.unit);
        if (found == nullptr) return false;
        const auto after = found->used.value + more.value;
        if (after < 0 || after > found->limit.value) return false;
        found->used.value = after;
        return true;
    }
    std::optional<credit_limit> find(organisation_id supplier, organisation_id buyer, std::optional<unit_id> unit) override {
        const auto* found = limit_of(supplier, buyer, unit);
        return found == nullptr ? std::nullopt : std::optional(*found);
    }
    std::optional<credit_limit> set(const credit_limit& wanted) override {
        auto* found = limit_of(wanted.supplier, wanted.buyer, wanted.unit);
        if (found == nullptr) return state_.limits.emplace(wanted.id, wanted).first->second;
        if (wanted.limit < found->used) return std::nullopt;
        found->limit = wanted.limit;
        ++found->version;
        return *found;
    }
    std::vector<credit_limit> page(const base::principal& who, std::optional<orders::domain::credit_limit_id> after,
                                   std::size_t limit) override {
        std::vector<credit_limit> found;
        for (const auto& [id, each] : state_.limits) {
            const bool got = each.buyer == who.organisation && (!who.unit || who.unit == each.unit);
            if ((each.supplier == who.organisation || got) && (!after || *after < id) && found.size() < limit) found.push_back(each);
        }
        return found;
    }

private:
    credit_limit* limit_of(organisation_id supplier, organisation_id buyer, std::optional<unit_id> unit) {
        for (auto& [id, each] : state_.limits)
            if (each.supplier == supplier && each.buyer == buyer && each.unit == unit) return &each;
        return nullptr;
    }

    payments_state& state_;
};

class fake_refunds final : public orders::app::refund_store {
    using refund = orders::domain::refund;

public:
    explicit fake_refunds(payments_state& state) : state_(state) {}

    bool add(const refund& fresh) override {
        for (const auto& [id, each] : state_.refunds)
            if (each.supplier == fresh.supplier && each.voucher_number == fresh.voucher_number) return false;
        return state_.refunds.emplace(fresh.id, fresh).second;
    }
    void save_confirmation(const refund& what) override {
        auto& stored = state_.refunds.at(what.id);
        if (stored.confirmed_at || what.confirmed_by == stored.recorded_by) throw std::logic_error("a refund cannot be confirmed");
        stored = what;
    }
    std::optional<refund> find(orders::domain::order_id order, orders::domain::refund_id id) override {
        const auto found = state_.refunds.find(id);
        return found == state_.refunds.end() || found->second.order != order ? std::nullopt : std::optional(found->second);
    }
    std::vector<refund> page(orders::domain::order_id order, std::optional<orders::domain::refund_id> after, std::size_t limit) override {
        std::vector<refund> found;
        for (const auto& [id, each] : state_.refunds)
            if (each.order == order && (!after || *after < id) && found.size() < limit) found.push_back(each);
        return found;
    }

private:
    payments_state& state_;
};

}  // namespace chuanpin::tests
