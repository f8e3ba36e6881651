// What both sides may change of a long-term contract in force, by a numbered addendum (补充协议): its last day, quantities of periods,
// the price from a day on. One side proposes; the other signs the SHA-256 of its text, or refuses; until then the proposer may withdraw.
//
//   open ──signed│refused by the other side, withdrawn by the proposer──▶ answered
#pragma once

#include <string>
#include <vector>

#include "orders/domain/contract/contract.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t supply_addenda_max = 50;           ///< of one contract, those that came to nothing counted
inline constexpr std::size_t supply_addendum_reason_max = 500;  ///< characters

struct supply_quantity {
    std::int64_t period = 0;
    std::int64_t quantity = 0;  ///< 0 … supply_quantity_max: instead of what the period had
    bool operator==(const supply_quantity&) const = default;
};
struct supply_price {
    base::business_date from{};  ///< for call-offs that are made on this day or later
    base::fen unit_price{};      ///< of a trade unit
    bool operator==(const supply_price&) const = default;
};
/// At least one of them.
struct supply_changes {
    std::optional<base::business_date> ends_on{};  ///< the last day for which it is called off (提前终止)
    std::vector<supply_quantity> quantities{};     ///< each period once
    std::optional<supply_price> price{};
    bool operator==(const supply_changes&) const = default;
};

/// signed_by_both: in force since then.
enum class addendum_outcome { signed_by_both, refused, withdrawn };
inline constexpr addendum_outcome addendum_outcomes[] = {addendum_outcome::signed_by_both, addendum_outcome::refused,
                                                         addendum_outcome::withdrawn};
/// "signed", "refused", "withdrawn".
[[nodiscard]] std::string_view name_of(addendum_outcome what);

struct addendum_answer {
    addendum_outcome outcome{};
    signer by{};
    std::string words{};  ///< why it was refused
    base::instant at{};
    bool operator==(const addendum_answer&) const = default;
};

struct supply_addendum {
    std::int64_t number = 0;  ///< from 1
    supply_changes changes{};
    std::string reason{};
    contract_document document{};
    party side{party::buyer};  ///< that proposed it, and is bound by it from then on
    signer proposed_by{};
    base::instant proposed_at{};
    std::optional<addendum_answer> answer{};
    bool operator==(const supply_addendum&) const = default;
};

}  // namespace chuanpin::orders::domain
