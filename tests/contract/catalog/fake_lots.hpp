// Lots over plain values.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <vector>

#include "catalog/app/lot/ports.hpp"
#include "tests/contract/catalog/fake_personal_data.hpp"

namespace chuanpin::tests {

class fake_lots final : public catalog::app::lot_store {
public:
    using lot = catalog::domain::lot;
    fake_lots(std::map<catalog::domain::lot_id, lot>& kept, kept_intake_names& names) : kept_(kept), names_(names) {}

    bool insert(const lot& what) override {
        const bool taken = std::ranges::any_of(
            kept_, [&](const auto& each) { return each.second.product == what.product && each.second.number == what.number; });
        return !taken && kept_.emplace(what.id, what).second;
    }
    std::optional<lot> find(catalog::domain::lot_id id) override {
        const auto found = kept_.find(id);
        return found == kept_.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<lot> lock(catalog::domain::lot_id id) override { return find(id); }
    void save(const lot& what, const std::optional<std::string>& name_sealed) override {
        auto& kept = kept_.at(what.id);
        if (kept.version != what.version - 1) throw std::logic_error("another version is stored");
        kept = what;
        if (name_sealed) names_[{what.id.value, std::ssize(what.intakes)}] = *name_sealed;
    }
    std::vector<catalog::app::lot_summary> page(catalog::domain::product_id product, std::optional<catalog::domain::lot_id> before,
                                                std::size_t limit) override {
        std::vector<catalog::app::lot_summary> found;
        for (auto each = kept_.rbegin(); each != kept_.rend() && found.size() < limit; ++each) {
            auto what = each->second;
            if (what.product != product || (before && what.id >= *before)) continue;
            const auto totals = catalog::domain::totals_of(what.intakes);
            what.intakes.clear();
            found.push_back({std::move(what), totals});
        }
        return found;
    }

private:
    std::map<catalog::domain::lot_id, lot>& kept_;
    kept_intake_names& names_;
};

}  // namespace chuanpin::tests
