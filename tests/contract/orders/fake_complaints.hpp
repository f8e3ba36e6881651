// Complaints of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <stdexcept>

#include "tests/contract/orders/orders_state.hpp"

namespace chuanpin::tests {

class fake_complaints final : public app::complaint_store {
public:
    explicit fake_complaints(orders_state& state) : state_(state) {}

    void insert(const domain::complaint& fresh) override {
        if (!state_.complaints.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
    }
    std::optional<domain::complaint> find(domain::complaint_id id) override {
        const auto found = state_.complaints.find(id);
        return found == state_.complaints.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<domain::complaint> lock(domain::complaint_id id) override { return find(id); }
    void save(const domain::complaint& what) override {
        auto& stored = state_.complaints.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saving a complaint touched 0 rows instead of 1");
        stored = what;
    }
    std::vector<domain::complaint> of(domain::order_id order) override {
        return chosen({.limit = 1'000}, [&](const domain::complaint& each) { return each.order == order; });
    }
    std::vector<domain::complaint> page(const base::principal& who, const app::complaint_filter& filter) override {
        return chosen(filter, [&](const domain::complaint& each) {
            return each.supplier == who.organisation || (each.buyer == who.organisation && (!who.unit || who.unit == each.unit));
        });
    }
    std::vector<domain::complaint> page_of_all(const app::complaint_filter& filter) override {
        return chosen(filter, [](const domain::complaint&) { return true; });
    }
    template <class Wanted>
    std::vector<domain::complaint> chosen(const app::complaint_filter& filter, Wanted wanted) {
        std::vector<domain::complaint> found;
        for (auto each = state_.complaints.rbegin(); each != state_.complaints.rend() && found.size() < filter.limit; ++each)
            if (wanted(each->second) && (!filter.status || each->second.status == *filter.status) &&
                (!filter.before || each->first < *filter.before))
                found.push_back(each->second);
        return found;
    }
    std::vector<domain::complaint_id> find_unanswered(base::instant by, std::size_t limit) override {
        std::vector<domain::complaint_id> due;
        for (const auto& [id, each] : state_.complaints)
            if (each.status == domain::complaint_status::open && each.answer_due_at <= by && due.size() < limit) due.push_back(id);
        return due;
    }
    domain::supplier_record record_of(domain::organisation_id supplier, base::instant since) override {
        domain::supplier_record record;
        for (const auto& [id, each] : state_.orders) {
            if (each.supplier != supplier || !each.accepted_at || *each.accepted_at < since) continue;
            ++record.orders;
            record.ordered_fen += each.total.value;
            record.accepted_fen += each.accepted_total->value;
            record.on_time += base::business_date_of(*each.dispatched_at) <= each.requested_delivery_date ? 1 : 0;
            record.ratings += each.rated ? 1 : 0;
            record.stars += each.rated ? each.rated->stars : 0;
            const auto refunds = of(id);
            record.with_refund += std::ranges::any_of(refunds, [](const auto& one) { return one.refund && one.refund->value > 0; }) ? 1 : 0;
        }
        return record;
    }

private:
    orders_state& state_;
};

}  // namespace chuanpin::tests
