// A leaf budget (预算指标): what one unit may spend in one year out of one fund, and how much of it is spoken for.
//
//   committed (已占用)  what orders that were placed and not accepted yet would cost
//   consumed  (已执行)  what was accepted, less what came back and what complaints gave back
//
// Invariant: 0 ≤ committed, 0 ≤ consumed, committed + consumed ≤ allocated ≤ 2^53 − 1 fen. Only leaves exist here; what a superior
// has given out is the sum of its leaves.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "orders/domain/ids.hpp"
#include "platform/base/money.hpp"

namespace chuanpin::orders::domain {

/// Where the money comes from: 财政预算, 食堂经费, 营养改善计划, 工会经费, 职工自费.
enum class fund { budget, canteen, nutrition, union_dues, staff };
inline constexpr fund funds[] = {fund::budget, fund::canteen, fund::nutrition, fund::union_dues, fund::staff};

/// The wire and database name: "union_dues".
[[nodiscard]] std::string_view name_of(fund what);
[[nodiscard]] std::optional<fund> parse_fund(std::string_view name);

struct budget {
    budget_id id{};
    organisation_id organisation{};
    std::optional<unit_id> unit{};  ///< empty: of the organisation itself
    int year = 0;                   ///< of the requested delivery, 2018 … 2100
    fund from{};
    std::string name_zh{};
    base::fen allocated{};
    base::fen committed{};
    base::fen consumed{};
    std::int64_t version = 1;  ///< grows by one with each transaction that changes it
    bool operator==(const budget&) const = default;

    [[nodiscard]] base::fen available() const { return {allocated.value - committed.value - consumed.value}; }
};

[[nodiscard]] bool is_sound(const budget& what);

/// Whether somebody of this organisation and unit may spend from it: a unit's budget is for those of that unit and for those who
/// act for the whole organisation.
[[nodiscard]] bool may_spend(const budget& what, organisation_id organisation, std::optional<unit_id> unit);

}  // namespace chuanpin::orders::domain
