// Places, households and labour lists over plain values.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "catalog/app/household/ports.hpp"
#include "catalog/app/labour/ports.hpp"
#include "catalog/app/place/ports.hpp"

namespace chuanpin::tests {

/// Rows of a bitemporal table; a row's id is its place from 1.
template <class Version>
struct kept_versions {
    struct row {
        Version version;
        std::optional<base::instant> superseded_at;
        [[nodiscard]] bool known(base::instant at) const { return version.recorded_at <= at && (!superseded_at || *superseded_at > at); }
    };
    std::vector<row> rows;

    void apply(const catalog::domain::validity_change<Version>& change, base::instant at) {
        for (const auto each : change.superseded) rows.at(static_cast<std::size_t>(each - 1)).superseded_at = at;
        for (auto each : change.inserted) {
            each.id = std::ssize(rows) + 1;
            each.recorded_at = at;
            rows.push_back({std::move(each), std::nullopt});
        }
    }
    template <class Wanted>
    [[nodiscard]] std::vector<Version> known_at(base::instant at, Wanted wanted) const {
        std::vector<Version> found;
        for (const auto& each : rows)
            if (each.known(at) && wanted(each.version)) found.push_back(each.version);
        return found;
    }
};

using kept_places = kept_versions<catalog::domain::place_version>;
struct kept_households : kept_versions<catalog::domain::household_version> {
    std::vector<catalog::app::household_member> members;
    std::vector<bool> gone;
};

class fake_places final : public catalog::app::place_store {
public:
    explicit fake_places(kept_places& kept) : kept_(kept) {}

    std::vector<catalog::domain::place_version> find(const catalog::app::place_filter& filter, const std::string& after_code,
                                                     std::size_t limit) override {
        auto found = kept_.known_at(filter.known_at, [&](const auto& each) {
            const auto kind = catalog::domain::kind_of_place_code(each.code).value();
            const auto county = catalog::domain::county_of_place_code(each.code);
            return each.code > after_code && catalog::domain::holds_on(each, filter.on) && filter.county.value_or(county) == county &&
                   filter.kind.value_or(kind) == kind && filter.poor_village.value_or(each.facts.poor_village) == each.facts.poor_village;
        });
        std::ranges::sort(found, {}, &catalog::domain::place_version::code);
        found.resize(std::min(found.size(), limit));
        return found;
    }
    std::vector<catalog::domain::place_version> versions_of(std::span<const std::string> codes, base::instant known_at) override {
        auto found = kept_.known_at(known_at, [&](const auto& each) { return std::ranges::find(codes, each.code) != codes.end(); });
        std::ranges::sort(found, {}, [](const auto& each) { return std::pair(each.code, each.valid_from); });
        return found;
    }
    void apply(const catalog::domain::place_change& change, base::instant at) override { kept_.apply(change, at); }

private:
    kept_places& kept_;
};

/// Whether any hash of the one is a hash of the other.
inline bool any_equal(const std::string& one, const std::optional<std::string>& one_before, const std::string& other,
                      const std::optional<std::string>& other_before) {
    return one == other || one_before == other || other_before == one || (one_before && one_before == other_before);
}
inline bool same_person(const catalog::app::sealed_person& one, const catalog::app::sealed_person& other) {
    return any_equal(one.identity_index, one.previous_identity_index, other.identity_index, other.previous_identity_index);
}

class fake_households final : public catalog::app::household_store {
public:
    explicit fake_households(kept_households& kept) : kept_(kept) {}

    std::vector<catalog::domain::household_version> versions_of(std::span<const std::string> numbers, base::instant known_at) override {
        auto found = kept_.known_at(known_at, [&](const auto& each) { return std::ranges::find(numbers, each.number) != numbers.end(); });
        std::ranges::sort(found, {}, [](const auto& each) { return std::pair(each.number, each.valid_from); });
        return found;
    }
    void apply(const catalog::domain::household_change& change, base::instant at) override { kept_.apply(change, at); }
    std::vector<catalog::app::household_member> members_of(std::span<const std::string> numbers) override {
        return members_where([&](const auto& each) { return std::ranges::find(numbers, each.number) != numbers.end(); });
    }
    std::vector<catalog::app::household_member> find_people(std::span<const std::string> indexes) override {
        return members_where([&](const auto& each) { return std::ranges::find(indexes, each.person.identity_index) != indexes.end(); });
    }
    [[nodiscard]] std::vector<catalog::app::household_member> members_like(const catalog::app::sealed_person& who) const {
        return members_where([&](const auto& each) { return same_person(each.person, who); });
    }
    void supersede_members(std::span<const std::int64_t> rows, base::instant) override {
        for (const auto each : rows) kept_.gone.at(static_cast<std::size_t>(each - 1)) = true;
    }
    void insert_members(std::span<const catalog::app::household_member> members, base::instant) override {
        for (auto each : members) {
            each.id = std::ssize(kept_.members) + 1;
            kept_.members.push_back(std::move(each));
            kept_.gone.push_back(false);
        }
    }

private:
    template <class Wanted>
    [[nodiscard]] std::vector<catalog::app::household_member> members_where(Wanted wanted) const {
        std::vector<catalog::app::household_member> found;
        for (const auto& each : kept_.members)
            if (!kept_.gone[static_cast<std::size_t>(each.id - 1)] && wanted(each)) found.push_back(each);
        return found;
    }

    kept_households& kept_;
};

struct kept_labour {
    std::map<catalog::domain::labour_list_id, catalog::domain::labour_list> lists;
    std::map<catalog::domain::labour_list_id, std::vector<catalog::app::sealed_person>> workers;

    /// People on both lists, where these are of two organisations.
    [[nodiscard]] std::int64_t shared(catalog::domain::labour_list_id one, catalog::domain::labour_list_id other) const {
        if (!lists.contains(one) || !lists.contains(other) || lists.at(one).organisation == lists.at(other).organisation) return 0;
        return std::ranges::count_if(workers.at(one), [&](const auto& each) {
            return std::ranges::any_of(workers.at(other), [&](const auto& of_other) { return same_person(each, of_other); });
        });
    }
};

class fake_labour final : public catalog::app::labour_store {
public:
    fake_labour(kept_labour& kept, kept_households& households) : kept_(kept), households_(households) {}

    void insert(const catalog::domain::labour_list& list, std::span<const catalog::app::sealed_person> workers) override {
        kept_.lists.emplace(list.id, list);
        kept_.workers.emplace(list.id, std::vector(workers.begin(), workers.end()));
    }
    catalog::domain::labour_day handed_in_since(catalog::domain::organisation_id organisation, base::instant since) override {
        catalog::domain::labour_day found;
        for (const auto& [id, each] : kept_.lists) {
            if (each.organisation != organisation || each.created_at < since) continue;
            ++found.lists;
            found.names += each.workers;
        }
        return found;
    }
    std::optional<catalog::domain::labour_list> find(catalog::domain::labour_list_id id) override {
        const auto found = kept_.lists.find(id);
        return found == kept_.lists.end() ? std::nullopt : std::optional(found->second);
    }
    catalog::domain::labour_match match(catalog::domain::labour_list_id id, base::business_date day) override {
        catalog::domain::labour_match found;
        for (const auto& each : workers(id, day, 0, catalog::domain::labour_list_workers_max)) {
            ++found.total;
            found.poor += each.poor && each.same_name ? 1 : 0;
            found.names_differ += each.poor && !each.same_name ? 1 : 0;
        }
        return found;
    }
    std::vector<catalog::app::matched_worker> workers(catalog::domain::labour_list_id id, base::business_date day, std::int64_t after,
                                                      std::size_t limit) override {
        std::vector<catalog::app::matched_worker> found;
        const auto& all = kept_.workers[id];
        for (auto i = static_cast<std::size_t>(after); i < all.size() && found.size() < limit; ++i) {
            catalog::app::matched_worker one{.position = static_cast<std::int64_t>(i) + 1, .person = all[i]};
            if (const auto member = fake_households(households_).members_like(all[i]); !member.empty()) {
                const auto& known = member.front().person;
                one.household_number = member.front().number;
                one.same_name =
                    any_equal(known.person_index, known.previous_person_index, all[i].person_index, all[i].previous_person_index);
                one.poor = std::ranges::any_of(households_.rows, [&](const auto& row) {
                    return !row.superseded_at && row.version.number == member.front().number &&
                           catalog::domain::is_poor_from(row.version, day);
                });
            }
            found.push_back(std::move(one));
        }
        return found;
    }

private:
    kept_labour& kept_;
    kept_households& households_;
};

}  // namespace chuanpin::tests
