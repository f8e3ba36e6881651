// Sealed texts over plain values.
#pragma once

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "catalog/app/personal/ports.hpp"
#include "tests/contract/catalog/fake_registries.hpp"

namespace chuanpin::tests {

/// Names of intakes, by lot and position.
using kept_intake_names = std::map<catalog::app::personal_key, std::string>;

class fake_personal_data final : public catalog::app::personal_data_store {
public:
    using table_kind = catalog::app::personal_table;
    using row = catalog::app::personal_row;

    fake_personal_data(kept_households& households, kept_labour& labour, kept_intake_names& names)
        : households_(households), labour_(labour), names_(names) {}

    std::vector<row> lock_after(table_kind table, const catalog::app::personal_key& after, std::size_t limit) override {
        auto found = all(table);
        std::erase_if(found, [&](const auto& each) { return each.key <= after; });
        found.resize(std::min(found.size(), limit));
        return found;
    }
    void replace(table_kind table, const row& what) override {
        if (table == table_kind::lot_intake) {
            names_.at(what.key) = what.name_sealed;
            return;
        }
        auto& person = table == table_kind::household_member ? households_.members.at(index_of(what.key)).person
                                                             : labour_.workers.at(list_of(what.key)).at(index_of(what.key));
        const auto& hashes = what.hashes.value();
        person = {hashes.identity,          hashes.person,         what.identity_sealed.value(), what.name_sealed, hashes.key,
                  hashes.previous_identity, hashes.previous_person};
    }
    catalog::domain::erased_rows erase_person(const std::string& identity_index) override {
        catalog::domain::erased_rows erased;
        const auto erase = [&](auto& person, std::int64_t& count) {
            if (person.identity_index != identity_index || person.name_sealed.empty()) return;
            person.identity_sealed.clear();
            person.name_sealed.clear();
            ++count;
        };
        for (auto& each : households_.members) erase(each.person, erased.members);
        for (auto& [list, people] : labour_.workers)
            for (auto& each : people) erase(each, erased.workers);
        return erased;
    }
    bool erase_name(const catalog::domain::named_intake& of) override {
        const auto found = names_.find({of.lot.value, of.position});
        if (found == names_.end() || found->second.empty()) return false;
        found->second.clear();
        return true;
    }
    catalog::app::personal_count count(table_kind table, std::span<const std::string> headers) override {
        const auto rows = all(table);
        catalog::app::personal_count found{.rows = std::ssize(rows)};
        found.erased = std::ranges::count_if(rows, [](const auto& each) { return each.name_sealed.empty(); });
        for (const auto& header : headers)
            found.sealed_by.push_back(std::ranges::count_if(rows, [&](const auto& each) {
                return each.name_sealed.starts_with(header) && (!each.identity_sealed || each.identity_sealed->starts_with(header));
            }));
        if (table == table_kind::lot_intake) return found;
        for (const auto& header : headers)
            found.hashed_by.push_back(
                std::ranges::count_if(rows, [&](const auto& each) { return !each.name_sealed.empty() && each.hashes->key == header; }));
        found.erased_behind =
            std::ranges::count_if(rows, [&](const auto& each) { return each.name_sealed.empty() && each.hashes->key != headers.front(); });
        found.with_previous = std::ranges::count_if(rows, [](const auto& each) { return each.hashes->previous_identity.has_value(); });
        return found;
    }

private:
    static std::size_t index_of(const catalog::app::personal_key& key) { return static_cast<std::size_t>(key.position - 1); }
    static catalog::domain::labour_list_id list_of(const catalog::app::personal_key& key) {
        return catalog::domain::labour_list_id{key.parent};
    }
    static catalog::app::person_hashes hashes_of(const catalog::app::sealed_person& of) {
        return {of.hash_key, of.identity_index, of.person_index, of.previous_identity_index, of.previous_person_index};
    }
    [[nodiscard]] std::vector<row> all(table_kind table) const {
        std::vector<row> found;
        if (table == table_kind::household_member)
            for (const auto& each : households_.members)
                found.push_back({{{}, each.id}, each.person.identity_sealed, each.person.name_sealed, hashes_of(each.person)});
        if (table == table_kind::labour_list_worker)
            for (const auto& [list, people] : labour_.workers)
                for (std::size_t i = 0; i < people.size(); ++i)
                    found.push_back({{list.value, static_cast<std::int64_t>(i) + 1},
                                     people[i].identity_sealed,
                                     people[i].name_sealed,
                                     hashes_of(people[i])});
        if (table == table_kind::lot_intake)
            for (const auto& [key, name] : names_) found.push_back({key, std::nullopt, name});
        return found;
    }

    kept_households& households_;
    kept_labour& labour_;
    kept_intake_names& names_;
};

}  // namespace chuanpin::tests
