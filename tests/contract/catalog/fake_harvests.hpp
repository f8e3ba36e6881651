// Announced harvests over plain values.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "catalog/app/harvest/ports.hpp"
#include "tests/contract/catalog/fake_listing.hpp"

namespace chuanpin::tests {

namespace app = catalog::app;
namespace domain = catalog::domain;

struct harvest_state {
    std::vector<domain::harvest_announcement> rows;
};

class fake_harvests final : public app::harvest_store {
public:
    fake_harvests(harvest_state& state, const listing_state& listing) : state_(state), listing_(listing) {}

    std::vector<domain::harvest_announcement> page(const app::harvest_filter& filter, std::optional<std::int64_t> before,
                                                   std::size_t limit) override {
        std::vector<domain::harvest_announcement> found;
        for (auto each = state_.rows.rbegin(); each != state_.rows.rend() && found.size() < limit; ++each) {
            const bool known = each->recorded_at <= filter.known_at && (!each->superseded_at || *each->superseded_at > filter.known_at);
            const bool wanted = filter.category.value_or(each->category) == each->category &&
                                filter.variety_key.value_or(each->variety_key) == each->variety_key &&
                                filter.county.value_or(each->county_code) == each->county_code &&
                                filter.year.value_or(each->year) == each->year;
            if (known && wanted && (!before || each->id < *before)) found.push_back(*each);
        }
        return found;
    }
    std::vector<domain::harvest_announcement> rows_of(std::span<const app::harvest_line> lines) override {
        return chosen([&](const auto& each) {
            return std::ranges::find(lines, app::harvest_line{each.category, each.variety_key, each.county_code}) != lines.end();
        });
    }
    std::vector<domain::harvest_announcement> announced(const std::string& category, const std::string& variety_key,
                                                        base::business_date from, base::business_date to) override {
        return chosen([&](const auto& each) {
            return each.category == category && each.variety_key == variety_key && !each.superseded_at && each.terms.valid_from <= to &&
                   each.terms.valid_to > from;
        });
    }
    void apply(domain::harvest_change& change, base::instant at) override {
        for (auto& each : state_.rows)
            if (std::ranges::find(change.superseded, each.id) != change.superseded.end()) each.superseded_at = at;
        for (auto& each : change.inserted) {
            each.id = std::ssize(state_.rows) + 1;
            each.recorded_at = at;
            state_.rows.push_back(each);
        }
    }
    std::optional<domain::harvest_announcement> find(std::int64_t id) override {
        const auto found = std::ranges::find(state_.rows, id, &domain::harvest_announcement::id);
        return found == state_.rows.end() ? std::nullopt : std::optional(*found);
    }
    void withdraw(std::int64_t id, const domain::harvest_withdrawal& why) override {
        auto& row = *std::ranges::find(state_.rows, id, &domain::harvest_announcement::id);
        row.superseded_at = why.at;
        row.withdrawal = why;
    }
    std::vector<domain::content_hash> stored_contents(std::span<const domain::content_hash> contents) override {
        std::vector<domain::content_hash> found;
        for (const auto& each : contents)
            if (std::ranges::any_of(listing_.documents, [&](const auto& kept) { return kept.second.hash == each; })) found.push_back(each);
        return found;
    }

private:
    template <class Wanted>
    std::vector<domain::harvest_announcement> chosen(Wanted wanted) const {
        std::vector<domain::harvest_announcement> found;
        std::ranges::copy_if(state_.rows, std::back_inserter(found), wanted);
        return found;
    }

    harvest_state& state_;
    const listing_state& listing_;
};

}  // namespace chuanpin::tests
