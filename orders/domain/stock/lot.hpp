// Goods of one harvest or one batch (批次). The catalogue owns the identity and the intakes of its lots, orders their quantities; a
// supplier may also name batches of its own here. Goods that nobody named a lot for stand in the unnamed lot, whose id is zero.
//
// Invariant: of a lot of the catalogue no more comes into stock than was delivered into it: units in · mass of a unit ≤ Σ intakes. What is
// sold was in stock before, so what is sold ≤ the lot.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

inline constexpr lot_id unnamed_lot{};
inline constexpr std::size_t batch_number_length_max = 32;  ///< code points
inline constexpr std::size_t variety_length_max = 60;       ///< code points
inline constexpr std::size_t lots_of_level_max = 1'000;     ///< of one product in one warehouse: they are locked together

enum class lot_source { catalogue, supplier };
/// The wire and database name: "catalogue".
[[nodiscard]] std::string_view name_of(lot_source source);
[[nodiscard]] std::optional<lot_source> parse_lot_source(std::string_view name);

/// What goods a lot is of, as announced harvests name them; what of it is not known is nothing.
struct lot_goods {
    std::optional<std::string> category{};
    std::optional<std::string> variety_key{};  ///< base::alike_key of the variety
    std::optional<std::string> county_code{};
    /// Whether an announcement can speak of it.
    [[nodiscard]] bool is_known() const { return category && variety_key && county_code; }
    bool operator==(const lot_goods&) const = default;
};

struct lot {
    lot_id id{};
    product_id product{};
    organisation_id supplier{};
    lot_source source = lot_source::supplier;
    std::string number;  ///< the supplier's own; once for each product and source
    base::business_date harvested_on{};
    std::optional<base::business_date>
        expires_on{};                        ///< the last good day (保质期至); a lot of the catalogue learns it with its first receipt
    std::optional<std::int64_t> intake_g{};  ///< delivered into it, as the catalogue tells; none for a batch of the supplier
    std::optional<std::int64_t> unit_net_mass_g{};          ///< of its trade units, from the first receipt on
    std::int64_t units_in = 0;                              ///< trade units received and found, in all warehouses
    std::optional<base::business_date> first_harvest_on{};  ///< that was announced for its variety, county and year
    lot_goods goods{};                                      ///< of a batch as its first receipt said, or as was clear of its product then
    bool operator==(const lot&) const = default;
};

/// What orders knows of a product for receiving it.
struct product_facts {
    product_id id{};
    organisation_id supplier{};
    std::optional<std::int64_t> unit_net_mass_g{};
    std::optional<std::int64_t> shelf_life_hours{};
};

/// The lot with so many trade units more. Errors: lot-expired (as of `today`); for lots of the catalogue product-not-yet-known where its
/// facts are not known, lot-of-other-units where units of another mass are in it, lot-exceeded; stock-too-large.
[[nodiscard]] base::result<lot> take_in(lot what, const product_facts& product, std::int64_t units, base::business_date today);

/// The lot with so many trade units more that a stock-taking found. Errors: lot-exceeded, stock-too-large.
[[nodiscard]] base::result<lot> find_more(lot what, std::int64_t units);

/// Harvest + shelf life, in whole days; nullopt where the shelf life is not known.
[[nodiscard]] std::optional<base::business_date> expiry_of(base::business_date harvested_on, const product_facts& product);

}  // namespace chuanpin::orders::domain
