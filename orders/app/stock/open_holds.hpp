// What the buyers of a batch hold without a confirmation, against the cap. Inside a placing transaction, on stock that is locked.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "orders/app/ports.hpp"
#include "orders/domain/stock/hold_cap.hpp"

namespace chuanpin::orders::app {

class open_holds {
public:
    using asked = std::map<domain::product_id, std::int64_t>;

    /// `wanted` is what the whole batch asks for. Only where somebody may pass the cap the holds are read: one statement more.
    open_holds(transaction& open, const domain::hold_cap& cap, const domain::shelf& stock, const asked& wanted,
               std::span<const domain::organisation_id> buyers);

    /// The needs with which the buyer would pass the cap: index, and how much the buyer may hold and does. Empty where none.
    struct excess {
        std::size_t index = 0;
        std::int64_t cap = 0;
        std::int64_t held = 0;
    };
    [[nodiscard]] std::vector<excess> find_excess(domain::organisation_id buyer, std::span<const domain::need> needs) const;
    /// They are held now.
    void add(domain::organisation_id buyer, std::span<const domain::need> needs);

private:
    std::map<domain::product_id, std::int64_t> limits_;  // empty: nobody can pass it
    std::map<std::pair<domain::organisation_id, domain::product_id>, std::int64_t> held_;
};

}  // namespace chuanpin::orders::app
