// Requests for quotation of the fake of orders, on plain values in memory.
#pragma once

#include <algorithm>
#include <map>
#include <stdexcept>

#include "orders/app/ports.hpp"

namespace chuanpin::tests {

struct quotations_state {
    std::map<orders::domain::quotation_id, orders::domain::quotation> quotations;
    std::map<orders::domain::quotation_id, std::vector<orders::domain::quote>> quotes;
};

class fake_quotations final : public orders::app::quotation_store {
    using quotation = orders::domain::quotation;
    using quotation_id = orders::domain::quotation_id;
    using quote = orders::domain::quote;

public:
    explicit fake_quotations(quotations_state& state) : state_(state) {}

    void insert(const quotation& fresh, std::span<const quote> asked) override {
        if (!state_.quotations.emplace(fresh.id, fresh).second) throw std::runtime_error("duplicate key");
        state_.quotes[fresh.id].assign(asked.begin(), asked.end());
    }
    std::optional<quotation> find(quotation_id id) override {
        const auto found = state_.quotations.find(id);
        return found == state_.quotations.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<quotation> lock(quotation_id id) override { return find(id); }
    void save(const quotation& what) override {
        auto& stored = state_.quotations.at(what.id);
        if (stored.version != what.version - 1) throw std::logic_error("saving a request for quotation touched 0 rows instead of 1");
        auto kept = stored.asked;
        stored = what;
        kept.deadline = what.asked.deadline;
        stored.asked = std::move(kept);
    }
    std::vector<quote> quotes_of(const quotation& what) override { return state_.quotes.at(what.id); }
    void save(quotation_id of, const quote& what) override {
        auto& stored = quote_at(of, what.id);
        if (stored.version != what.version - 1) throw std::logic_error("saving a quote touched 0 rows instead of 1");
        const auto content = stored.content;
        const auto standing = stored.standing;
        stored = what;
        stored.content = content;
        stored.standing = standing;
    }
    void save_opened(quotation_id of, std::span<const quote> quotes) override {
        for (const auto& each : quotes) {
            if (!each.content) continue;
            auto& stored = quote_at(of, each.id);
            if (stored.sealed.empty()) throw std::logic_error("opening a quote touched 0 rows instead of 1");
            stored.sealed.clear();
            stored.content = each.content;
            stored.standing = each.standing;
        }
    }
    std::vector<quotation> page(const base::principal& who, const orders::app::quotation_filter& filter) override {
        std::vector<quotation> found;
        for (auto each = state_.quotations.rbegin(); each != state_.quotations.rend() && found.size() < filter.limit; ++each)
            if (orders::domain::side_of(each->second, who) && (!filter.status || each->second.status == *filter.status) &&
                (!filter.before || each->first < *filter.before))
                found.push_back(each->second);
        return found;
    }
    std::vector<orders::domain::quotation_award> lock_awards(std::span<const quotation_id> ids) override {
        std::vector<orders::domain::quotation_award> found;
        for (const auto& id : ids) {
            const auto of = find(id);
            if (!of) continue;
            orders::domain::quotation_award award{*of, {}};
            for (const auto& each : state_.quotes.at(id))
                if (each.supplier == of->winner && each.content) award.content = *each.content;
            found.push_back(std::move(award));
        }
        return found;
    }
    std::vector<quotation_id> find_undecided(base::instant by, std::size_t limit) override {
        std::vector<std::pair<base::instant, quotation_id>> passed;
        for (const auto& [id, each] : state_.quotations)
            if (orders::domain::remind(each, by)) passed.emplace_back(each.asked.deadline, id);
        std::ranges::sort(passed);
        std::vector<quotation_id> found;
        for (const auto& [deadline, id] : passed)
            if (found.size() < limit) found.push_back(id);
        return found;
    }

private:
    quote& quote_at(quotation_id of, orders::domain::quote_id id) {
        auto& quotes = state_.quotes.at(of);
        const auto found = std::ranges::find(quotes, id, &quote::id);
        if (found == quotes.end()) throw std::logic_error("saving a quote touched 0 rows instead of 1");
        return *found;
    }

    quotations_state& state_;
};

}  // namespace chuanpin::tests
