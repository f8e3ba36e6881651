// The ports of pairings, collecting windows and agreements over plain values in memory.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "orders/app/agreement/ports.hpp"

namespace chuanpin::tests {

namespace domain = orders::domain;
namespace app = orders::app;

struct agreements_state {
    std::map<domain::pairing_id, domain::pairing> pairings;
    std::vector<domain::pairing_version> versions;
    std::map<domain::window_id, domain::collecting_window> windows;
    std::map<domain::intent_id, domain::intent> intents;
    std::map<domain::agreement_id, domain::agreement> agreements;
    std::map<domain::prepayment_id, domain::prepayment> prepayments;
    std::map<std::pair<domain::organisation_id, domain::claimant>, std::int64_t> ledger;
    std::map<std::pair<domain::agreement_id, std::int64_t>, std::vector<app::shown_share>> shares;
    std::vector<std::pair<domain::agreement_id, app::delivery_entry>> deliveries;
    std::vector<std::pair<domain::agreement_id, app::reversal_entry>> reversals;
};

template <class Map, class Id>
auto find_in(const Map& all, const Id& id) {
    const auto found = all.find(id);
    return found == all.end() ? std::nullopt : std::optional(found->second);
}

class fake_pairing_store final : public app::pairing_store {
public:
    explicit fake_pairing_store(agreements_state& state) : state_(state) {}

    domain::pairing lock_or_add(const domain::pairing& fresh) override {
        for (const auto& [id, each] : state_.pairings)
            if (each.helper == fresh.helper && each.unit == fresh.unit && each.who == fresh.who) return each;
        return state_.pairings[fresh.id] = fresh;
    }
    std::optional<domain::pairing> lock(domain::pairing_id id) override { return find_in(state_.pairings, id); }
    std::vector<domain::pairing_version> known(domain::pairing_id id) override {
        std::vector<domain::pairing_version> found;
        for (const auto& each : state_.versions)
            if (each.of == id && !each.superseded_at) found.push_back(each);
        std::ranges::sort(found, {}, &domain::pairing_version::valid_from);
        return found;
    }
    void insert(const domain::pairing_version& version) override {
        state_.versions.push_back(version);
        state_.versions.back().id = static_cast<std::int64_t>(state_.versions.size());
    }
    void supersede(std::int64_t version, base::instant at) override {
        state_.versions.at(static_cast<std::size_t>(version - 1)).superseded_at = at;
    }
    std::vector<domain::pairing> holding(domain::organisation_id helper, std::span<const domain::helped> any_of,
                                         base::business_date day) override {
        std::vector<domain::pairing> found;
        for (const auto& [id, each] : state_.pairings)
            if (each.helper == helper && std::ranges::find(any_of, each.who) != any_of.end() &&
                std::ranges::any_of(known(id), [&](const auto& version) { return domain::holds_on(version, day); }))
                found.push_back(each);
        return found;
    }
    std::vector<app::shown_pairing> page(const app::pairing_filter& filter, std::int64_t after, std::size_t limit) override {
        std::vector<app::shown_pairing> found;
        for (const auto& each : state_.versions) {
            const auto& what = state_.pairings.at(each.of);
            const bool known = filter.known_at
                                   ? each.recorded_at <= *filter.known_at && (!each.superseded_at || *filter.known_at < *each.superseded_at)
                                   : !each.superseded_at;
            if (known && each.id > after && (!filter.helper || *filter.helper == what.helper) && (!filter.who || *filter.who == what.who) &&
                (!filter.holds_on || domain::holds_on(each, *filter.holds_on)) && found.size() < limit)
                found.push_back({what, each});
        }
        return found;
    }

private:
    agreements_state& state_;
};

class fake_window_store final : public app::window_store {
public:
    explicit fake_window_store(agreements_state& state) : state_(state) {}

    void insert(const domain::collecting_window& what) override { state_.windows[what.id] = what; }
    std::optional<domain::collecting_window> find(domain::window_id id) override { return find_in(state_.windows, id); }
    std::optional<domain::collecting_window> lock(domain::window_id id) override { return find(id); }
    void save(const domain::collecting_window& what) override { replace(state_.windows, what); }
    std::vector<domain::collecting_window> page(domain::organisation_id party, std::optional<domain::window_id> before,
                                                std::size_t limit) override {
        std::vector<domain::collecting_window> found;
        for (auto each = state_.windows.rbegin(); each != state_.windows.rend() && found.size() < limit; ++each) {
            const auto& what = each->second;
            if ((what.helper != party && what.supplier != party) || (before && !(what.id < *before))) continue;
            found.push_back(what);
            found.back().asked.sections.clear();
        }
        return found;
    }
    std::vector<domain::window_id> find_ended(base::instant by, std::size_t limit) override {
        std::vector<domain::window_id> found;
        for (const auto& [id, each] : state_.windows)
            if (!each.closed_at && each.asked.closes_at <= by && found.size() < limit) found.push_back(id);
        return found;
    }
    void insert(const domain::intent& what) override { state_.intents[what.id] = what; }
    std::optional<domain::intent> find_intent(domain::intent_id id) override { return find_in(state_.intents, id); }
    void save(const domain::intent& what) override { replace(state_.intents, what); }
    std::int64_t count_intents(domain::window_id id) override { return static_cast<std::int64_t>(intents(id, {}, 1'000'000).size()); }
    std::vector<domain::intent> intents(domain::window_id id, std::optional<domain::intent_id> after, std::size_t limit) override {
        std::vector<domain::intent> found;
        for (const auto& [key, each] : state_.intents)
            if (each.window == id && (!after || *after < key) && found.size() < limit) found.push_back(each);
        return found;
    }
    std::vector<domain::section_sum> sums(domain::window_id id) override {
        std::map<std::string, domain::section_sum> by_name;
        for (const auto& [key, each] : state_.intents) {
            if (each.window != id || each.withdrawn_at) continue;
            auto& sum = by_name[each.said.section];
            sum.section = each.said.section;
            ++sum.intents;
            sum.persons += each.said.persons;
            sum.quantity += each.said.quantity;
            if (each.said.paid_by == domain::payer::staff) sum.staff_quantity += each.said.quantity;
        }
        std::vector<domain::section_sum> found;
        for (const auto& [name, sum] : by_name) found.push_back(sum);
        return found;
    }

private:
    template <class Map, class What>
    static void replace(Map& all, const What& what) {
        auto& stored = all.at(what.id);
        if (stored.version + 1 != what.version) throw std::logic_error("saved without holding its lock");
        stored = what;
    }
    agreements_state& state_;
};

class fake_agreement_store final : public app::agreement_store {
public:
    explicit fake_agreement_store(agreements_state& state) : state_(state) {}

    void insert(const domain::agreement& what) override { state_.agreements[what.id] = what; }
    std::optional<domain::agreement> find(domain::agreement_id id) override { return find_in(state_.agreements, id); }
    std::optional<domain::agreement> lock(domain::agreement_id id) override { return find(id); }
    void save(const domain::agreement& before, const domain::agreement& after) override {
        auto& stored = state_.agreements.at(after.id);
        if (stored.version != before.version) throw std::logic_error("saved without holding its lock");
        stored = after;
    }
    std::vector<domain::agreement> page(domain::organisation_id party, std::optional<domain::agreement_id> before,
                                        std::size_t limit) override {
        std::vector<domain::agreement> found;
        for (auto each = state_.agreements.rbegin(); each != state_.agreements.rend() && found.size() < limit; ++each)
            if (domain::side_of(each->second, party) && (!before || each->first < *before)) found.push_back(each->second);
        return found;
    }
    bool insert(const domain::prepayment& what) override {
        for (const auto& [id, each] : state_.prepayments)
            if (each.said.document_sha256 == what.said.document_sha256 ||
                (each.helper == what.helper && each.direction == what.direction && each.said.voucher_number == what.said.voucher_number))
                return false;
        state_.prepayments[what.id] = what;
        return true;
    }
    std::optional<domain::prepayment> find_prepayment(domain::prepayment_id id) override { return find_in(state_.prepayments, id); }
    void save_confirmation(const domain::prepayment& what) override { state_.prepayments.at(what.id) = what; }
    std::vector<domain::prepayment> prepayments(domain::agreement_id id, domain::payment_direction direction, std::size_t limit) override {
        std::vector<domain::prepayment> found;
        for (const auto& [key, each] : state_.prepayments)
            if (each.agreement == id && each.direction == direction && found.size() < limit) found.push_back(each);
        return found;
    }
    std::size_t count_prepayments(domain::agreement_id id) override {
        return static_cast<std::size_t>(
            std::ranges::count_if(state_.prepayments, [&](const auto& each) { return each.second.agreement == id; }));
    }
    std::vector<std::int64_t> lock_ledger(domain::organisation_id supplier, std::span<const domain::claimant> who) override {
        std::vector<std::int64_t> before;
        for (const auto& each : who) before.push_back(state_.ledger[{supplier, each}]);
        return before;
    }
    void insert_shares(domain::agreement_id id, const domain::agreement_line& line, std::span<const app::shown_share> shares) override {
        auto& into = state_.shares[{id, line.number}];
        if (!into.empty()) throw std::logic_error("shares stand already");
        into.assign(shares.begin(), shares.end());
        for (const auto& each : shares) state_.ledger[{line.supplier, each.what.who}] += each.what.quantity;
    }
    std::vector<app::shown_share> shares(domain::agreement_id id, std::int64_t line_number, std::int64_t after,
                                         std::size_t limit) override {
        std::vector<app::shown_share> found;
        for (const auto& each : state_.shares[{id, line_number}])
            if (each.position > after && found.size() < limit) found.push_back(each);
        return found;
    }
    void insert(domain::agreement_id id, std::span<const app::delivery_entry> deliveries) override {
        for (const auto& each : deliveries) state_.deliveries.emplace_back(id, each);
    }
    std::vector<app::delivery_entry> deliveries(domain::agreement_id id, std::int64_t line_number, std::optional<domain::delivery_id> after,
                                                std::size_t limit) override {
        std::vector<app::delivery_entry> found;
        for (const auto& [of, each] : state_.deliveries)
            if (of == id && each.line_number == line_number && (!after || *after < each.id) && found.size() < limit) found.push_back(each);
        return found;
    }
    void insert(domain::agreement_id id, std::span<const app::reversal_entry> reversals) override {
        for (const auto& each : reversals) state_.reversals.emplace_back(id, each);
    }
    std::vector<app::reversal_entry> reversals(domain::agreement_id id, std::size_t limit) override {
        std::vector<app::reversal_entry> found;
        for (const auto& [of, each] : state_.reversals)
            if (of == id && found.size() < limit) found.push_back(each);
        return found;
    }

private:
    agreements_state& state_;
};

}  // namespace chuanpin::tests
