// When an order is paid (付款方式).
#pragma once

#include <optional>
#include <string_view>

namespace chuanpin::orders::domain {

/// 验收后付款, 先款后货, 先货后款 (within so many days after the acceptance, out of a credit limit).
enum class payment_kind { on_acceptance, prepaid, credit };
inline constexpr payment_kind payment_kinds[] = {payment_kind::on_acceptance, payment_kind::prepaid, payment_kind::credit};
[[nodiscard]] std::string_view name_of(payment_kind what);
[[nodiscard]] std::optional<payment_kind> parse_payment_kind(std::string_view name);

inline constexpr int credit_days_max = 365;

struct payment_terms {
    payment_kind kind = payment_kind::on_acceptance;
    int days = 0;  ///< of credit alone: 1 … credit_days_max
    bool operator==(const payment_terms&) const = default;
};

}  // namespace chuanpin::orders::domain
