// Lots of a product and what was delivered into them: who, how much, at what price. A lot is the sum of its intakes, exactly.
//
// The catalogue owns a lot's identity and its intakes; how much of it is sold is the orders service's.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t lot_number_length_max = 32;                        ///< code points
inline constexpr std::size_t intake_grade_length_max = 20;                      ///< code points
inline constexpr std::size_t lot_intakes_max = 1'000;                           ///< of one lot
inline constexpr std::int64_t intake_quantity_g_max = 100'000'000;              ///< a hundred tonnes
inline constexpr std::int64_t intake_price_per_kilogram_fen_max = 100'000'000;  ///< a million yuan

/// Who delivered. What is kept of people here is masked: "阿**", "*******0001".
struct intake_supplier {
    std::optional<std::string> household_number{};  ///< of a household of the registry; never leaves the service unmasked
    std::string shown;                              ///< the masked number of the household, or the masked name of somebody else
    bool poor = false;                              ///< the household is registered on the day of the intake, or was before
    bool operator==(const intake_supplier&) const = default;
};

/// One delivery; never changed.
struct intake {
    std::int64_t position = 0;  ///< in the lot, from 1
    intake_supplier supplier{};
    std::int64_t quantity_g = 0;
    std::string grade;
    base::fen price_per_kilogram{};
    base::fen amount{};  ///< quantity · price, rounded half up once
    base::business_date delivered_on{};
    account_id by{};
    base::instant recorded_at{};
    bool operator==(const intake&) const = default;
};

struct lot_share {
    std::int64_t intakes = 0;
    std::int64_t quantity_g = 0;
    base::fen amount{};
    bool operator==(const lot_share&) const = default;
};
/// Poor households and all others, apart.
struct lot_totals {
    lot_share poor{};
    lot_share other{};
    [[nodiscard]] lot_share all() const {
        return {poor.intakes + other.intakes, poor.quantity_g + other.quantity_g, {poor.amount.value + other.amount.value}};
    }
    bool operator==(const lot_totals&) const = default;
};
[[nodiscard]] lot_totals totals_of(std::span<const intake> intakes);

struct lot {
    lot_id id{};
    product_id product{};
    organisation_id supplier{};
    std::string number;  ///< the supplier's own; once for each product
    base::business_date harvested_on{};
    std::string place_code;  ///< of the registry of places, or the six digits of a county
    std::vector<intake> intakes{};
    std::int64_t version = 1;
    base::instant opened_at{};
    std::optional<base::instant> closed_at{};
    bool operator==(const lot&) const = default;
};

/// What goods a lot is of, as announced harvests name them.
struct lot_goods {
    std::string category{};
    std::optional<std::string> variety_key{};
};

/// What is delivered now.
struct delivery {
    intake_supplier supplier{};
    std::int64_t quantity_g = 0;
    std::string grade;
    base::fen price_per_kilogram{};
    base::business_date delivered_on{};
};
/// Errors: lot-closed, lot-has-too-many-intakes, lot-invalid (delivered before the harvest or after today, an amount that is too large).
[[nodiscard]] base::result<lot> take_in(lot what, delivery delivered, account_id by, base::instant now);
/// Errors: lot-closed, lot-invalid (nothing was delivered).
[[nodiscard]] base::result<lot> close(lot what, base::instant now);

}  // namespace chuanpin::catalog::domain
