// What a long-term contract says: goods, quantity for each period, term and price. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/supply/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::int64_t supply_periods_max = 120;             ///< of one contract
inline constexpr std::int64_t supply_quantity_max = 1'000'000'000;  ///< trade units of one period
inline constexpr std::int64_t supply_years_max = 10;                ///< from today to the last day of the term

/// Long-term supply (长期产销): the buyer may call off. Underwriting (承销): what it does not call off it owes in the end.
enum class supply_kind { supply, underwriting };
inline constexpr supply_kind supply_kinds[] = {supply_kind::supply, supply_kind::underwriting};
/// One price for the whole term, or the offer's on the day of the call-off, but never below the floor (随行就市、保底价).
enum class price_rule { fixed, market };
inline constexpr price_rule price_rules[] = {price_rule::fixed, price_rule::market};
enum class supply_step { week, month, quarter };
inline constexpr supply_step supply_steps[] = {supply_step::week, supply_step::month, supply_step::quarter};

[[nodiscard]] std::string_view name_of(supply_kind kind);
[[nodiscard]] std::string_view name_of(price_rule rule);
[[nodiscard]] std::string_view name_of(supply_step step);
[[nodiscard]] std::optional<supply_kind> parse_supply_kind(std::string_view name);
[[nodiscard]] std::optional<price_rule> parse_price_rule(std::string_view name);
[[nodiscard]] std::optional<supply_step> parse_supply_step(std::string_view name);

struct supply_terms {
    supply_kind kind{};
    product_id product{};
    std::string goods{};      ///< what the product is called and must be, in the words of the parties (品名、规格、等级)
    base::fen floor_price{};  ///< of a trade unit, ≥ 1 (保底价)
    price_rule pricing{};
    std::optional<base::fen> unit_price{};  ///< with a fixed price: ≥ the floor
    base::business_date starts_on{};
    supply_step step{};
    std::int64_t periods = 0;              ///< 1 … supply_periods_max
    std::int64_t quantity_per_period = 0;  ///< trade units, 1 … supply_quantity_max
    std::string note{};
    bool operator==(const supply_terms&) const = default;
};

/// Days of one period, both ends included.
struct supply_days {
    base::business_date from{};
    base::business_date to{};
};

/// The `number`-th period, from 1: so many steps after the first day; a month that has no such day ends with its last.
[[nodiscard]] supply_days days_of(const supply_terms& terms, std::int64_t number);
[[nodiscard]] base::business_date last_day_of(const supply_terms& terms);
/// The number of the period in which a day lies; nullopt outside the term.
[[nodiscard]] std::optional<std::int64_t> period_on(const supply_terms& terms, base::business_date day);
/// Over the whole term.
[[nodiscard]] std::int64_t contracted_quantity(const supply_terms& terms);

/// The price of a trade unit where the market asks `market`; never below the floor.
[[nodiscard]] base::fen contract_price(const supply_terms& terms, base::fen market);
/// What a unit that was not called off is owed at: the fixed price, or the floor.
[[nodiscard]] base::fen shortfall_price(const supply_terms& terms);

/// Errors: supply-contract-invalid with every fault: a term that begins in the past or ends too late, a fixed price that is missing or
/// below the floor, a price where the market sets it, more money than fits.
[[nodiscard]] base::result<void> check_terms(const supply_terms& terms, base::business_date today);

}  // namespace chuanpin::orders::domain
