// Money of an agreement's line. A prepayment (预付款): who paid how much by which voucher; the helper's finance records it, the supplier's
// confirms that it came. On approved credit it follows the goods. What was paid and will not be delivered goes back the same way
// (退回预付款).
#pragma once

#include "orders/domain/agreement/agreement.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t payer_name_length_max = 100;     ///< code points
inline constexpr std::size_t voucher_number_length_max = 64;  ///< code points

struct prepayment_statement {
    std::int64_t line_number = 0;
    std::string payer_name{};  ///< of the account that paid
    base::fen amount{};
    std::string voucher_number{};
    std::string document_sha256{};  ///< of the voucher's scan: 64 hexadecimal digits, lower case
};
/// paid: from the helper to the supplier; paid_back: the other way, of a line that is settled.
enum class payment_direction { paid, paid_back };
/// "paid", "paid_back".
[[nodiscard]] std::string_view name_of(payment_direction which);
[[nodiscard]] std::optional<payment_direction> parse_payment_direction(std::string_view name);

struct prepayment {
    prepayment_id id{};
    agreement_id agreement{};
    payment_direction direction = payment_direction::paid;
    organisation_id helper{};  ///< of the line
    prepayment_statement said{};
    account_id recorded_by{};
    base::instant recorded_at{};
    std::optional<account_id> confirmed_by{};
    std::optional<base::instant> confirmed_at{};
};

}  // namespace chuanpin::orders::domain
