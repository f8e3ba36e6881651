// Pack labels over plain values.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>
#include <vector>

#include "catalog/app/label/ports.hpp"

namespace chuanpin::tests {

struct kept_labels {
    struct label {
        std::vector<catalog::app::label_scan> scans;
        std::optional<base::business_date> told_on;
    };
    std::int64_t numbers = 0;
    std::map<std::int64_t, catalog::domain::label_range> ranges;
    std::map<std::pair<std::int64_t, std::int64_t>, label> labels;  ///< by range number and serial
};

class fake_labels final : public catalog::app::label_store {
public:
    using range = catalog::domain::label_range;
    explicit fake_labels(kept_labels& kept) : kept_(kept) {}

    std::int64_t next_number() override { return ++kept_.numbers; }
    catalog::domain::labels_taken taken_of(catalog::domain::lot_id lot) override {
        catalog::domain::labels_taken taken;
        for (const auto& [number, each] : kept_.ranges) {
            if (each.lot != lot) continue;
            taken.ranges += 1;
            taken.labels += each.count;
        }
        return taken;
    }
    void insert(const range& what) override {
        if (!kept_.ranges.emplace(what.number, what).second) throw std::logic_error("the number is taken");
    }
    std::optional<range> find(catalog::domain::label_range_id id) override {
        for (const auto& [number, each] : kept_.ranges)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<range> find_numbered(std::int64_t number) override {
        const auto found = kept_.ranges.find(number);
        return found == kept_.ranges.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<range> lock(catalog::domain::label_range_id id) override { return find(id); }
    void save(const range& what) override {
        auto& kept = kept_.ranges.at(what.number);
        if (kept.version != what.version - 1) throw std::logic_error("another version is stored");
        kept = what;
    }
    std::vector<range> page(catalog::domain::lot_id lot, std::optional<std::int64_t> before, std::size_t limit) override {
        std::vector<range> found;
        for (auto each = kept_.ranges.rbegin(); each != kept_.ranges.rend() && found.size() < limit; ++each)
            if (each->second.lot == lot && (!before || each->first < *before)) found.push_back(each->second);
        return found;
    }

    catalog::domain::label_scan_count add_scan(const range& of, const catalog::app::label_scan& scan) override {
        auto& scans = kept_.labels[{of.number, scan.serial}].scans;
        scans.push_back(scan);
        return count_of(scans);
    }
    bool claim_warning(const range& of, std::int64_t serial, base::business_date on) override {
        auto& told = kept_.labels.at({of.number, serial}).told_on;
        if (told && *told >= on) return false;
        told = on;
        return true;
    }
    std::vector<catalog::app::label_day> days_of(catalog::domain::lot_id lot,
                                                 const std::optional<std::pair<base::business_date, std::string>>& after,
                                                 std::size_t limit) override {
        std::map<std::pair<base::business_date, std::string>, catalog::app::label_day> days;
        for (const auto& [key, each] : kept_.labels) {
            if (kept_.ranges.at(key.first).lot != lot) continue;
            for (std::size_t i = 0; i < each.scans.size(); ++i) {
                const auto on = base::business_date_of(each.scans[i].at);
                const auto place = each.scans[i].place.value_or("");
                auto& day = days.try_emplace({on, place}, on, place, 0, 0).first->second;
                day.scans += 1;
                day.first_scans += i == 0 ? 1 : 0;
            }
        }
        std::vector<catalog::app::label_day> found;
        for (auto each = days.rbegin(); each != days.rend() && found.size() < limit; ++each)
            if (!after || each->first < *after) found.push_back(each->second);
        return found;
    }
    std::vector<catalog::app::repeated_label> repeated_of(catalog::domain::lot_id lot, std::size_t limit) override {
        std::vector<catalog::app::repeated_label> found;
        for (const auto& [key, each] : kept_.labels)
            if (each.scans.size() > 1 && kept_.ranges.at(key.first).lot == lot)
                found.push_back({key.first, key.second, count_of(each.scans), each.scans.back().at});
        std::ranges::sort(found, [](const auto& left, const auto& right) {
            return std::tuple(right.last_at, left.range_number, left.serial) < std::tuple(left.last_at, right.range_number, right.serial);
        });
        found.resize(std::min(found.size(), limit));
        return found;
    }

private:
    static catalog::domain::label_scan_count count_of(const std::vector<catalog::app::label_scan>& scans) {
        return {std::ssize(scans), scans.front().at, scans.front().place};
    }

    kept_labels& kept_;
};

}  // namespace chuanpin::tests
