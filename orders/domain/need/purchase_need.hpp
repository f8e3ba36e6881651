// A need (需求): what a buyer's unit wants of a kind of goods by a day, before anybody was chosen to supply it.
//
//   open ──orders of its fills──▶ partly_filled ──▶ filled
//     └────── withdraw ──────────────┘└▶ withdrawn          past its day nothing more is done with it
//
// Invariant: 0 ≤ committed ≤ wanted; committed is the sum of the shares that became orders which were not cancelled.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "orders/domain/need/goods_kind.hpp"
#include "orders/domain/need/ids.hpp"
#include "orders/domain/need/substitution.hpp"
#include "orders/domain/order/order.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/version_condition.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::int64_t wanted_grams_max = 10'000'000'000;  ///< 10,000 tonnes
inline constexpr std::int64_t wanted_pieces_max = 10'000'000;
inline constexpr std::int64_t whole_permille = 1'000;

/// What a need counts: the net mass of the goods, or trade units (件).
enum class measure { grams, pieces };
inline constexpr measure measures[] = {measure::grams, measure::pieces};
[[nodiscard]] std::string_view name_of(measure what);
[[nodiscard]] std::optional<measure> parse_measure(std::string_view name);

/// What a buyer says of a need, and may say otherwise while it is open.
struct need_terms {
    goods_kind kind{};
    measure by{};
    std::int64_t wanted = 0;  ///< in its measure, 1 … wanted_grams_max or wanted_pieces_max
    delivery_place delivery{};
    base::business_date requested_delivery_date{};
    std::optional<base::fen> kilogram_price_max{};       ///< none: whatever it costs
    std::int64_t share_limit_permille = whole_permille;  ///< of what is wanted, the most from one supplier; 1 … 1000
    std::optional<substitution_permission> substitutes{};
    bool operator==(const need_terms&) const = default;
};

enum class need_status { open, partly_filled, filled, withdrawn, past };
[[nodiscard]] std::string_view name_of(need_status status);

struct purchase_need {
    need_id id{};
    std::int64_t version = 1;
    organisation_id buyer{};
    std::optional<unit_id> unit{};
    need_terms terms{};
    std::int64_t committed = 0;  ///< in its measure
    account_id stated_by{};
    base::instant stated_at{};
    std::optional<base::instant> withdrawn_at{};
    std::optional<fill_id> current_fill{};  ///< the proposal that may still become orders

    [[nodiscard]] std::int64_t rest() const { return terms.wanted - committed; }
};

[[nodiscard]] need_status status_of(const purchase_need& what, base::business_date today);
/// Whether somebody is of the house whose need it is; whoever acts for one unit sees that unit's alone.
[[nodiscard]] bool belongs_to(const purchase_need& what, const base::principal& who);
/// Whether suppliers may still be found for it.
[[nodiscard]] bool is_wanting(need_status status);
/// The most that one supplier may give of it in all, rounded down.
[[nodiscard]] std::int64_t share_limit_of(const need_terms& terms);

// Each answers the need as it stands afterwards, one version higher, without a current fill.
/// Errors: delivery-date-past.
[[nodiscard]] base::result<void> check_terms(const need_terms& terms, base::business_date today);
/// Errors: version-stale, need-not-open, delivery-date-past.
[[nodiscard]] base::result<purchase_need> change(purchase_need what, const base::version_condition& seen, need_terms terms,
                                                 base::business_date today);
/// What was ordered stays ordered. Errors: version-stale, need-not-open.
[[nodiscard]] base::result<purchase_need> withdraw(purchase_need what, const base::version_condition& seen, base::instant now);

/// The Monday of its week.
[[nodiscard]] base::business_date week_of(base::business_date day);

}  // namespace chuanpin::orders::domain
