// The answers about pairings, collecting windows and agreements, as JSON text. Pure, any thread.
#pragma once

#include <span>
#include <string>

#include "orders/app/agreement/collect_intents.hpp"
#include "orders/app/agreement/read_agreements.hpp"

namespace chuanpin::orders::http {

[[nodiscard]] std::string encode_pairing(const app::shown_pairing& what);
[[nodiscard]] std::string encode_window(const app::window_view& view);
[[nodiscard]] std::string encode_intent(const domain::intent& what);
[[nodiscard]] std::string encode_agreement(const domain::agreement& what);
[[nodiscard]] std::string encode_prepayment(const domain::prepayment& what);

/// {data, next_cursor, has_more}; `next_cursor` is empty on the last page.
[[nodiscard]] std::string encode_pairings(std::span<const app::shown_pairing> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_windows(std::span<const domain::collecting_window> page, base::instant now,
                                         const std::string& next_cursor);
[[nodiscard]] std::string encode_intents(std::span<const domain::intent> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_agreements(std::span<const domain::agreement> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_prepayments(std::span<const domain::prepayment> all);
[[nodiscard]] std::string encode_shares(const app::allocation_page& page, const std::string& next_cursor);
[[nodiscard]] std::string encode_deliveries(std::span<const app::delivery_entry> page, const std::string& next_cursor);
[[nodiscard]] std::string encode_reversals(std::span<const app::reversal_entry> all);

}  // namespace chuanpin::orders::http
