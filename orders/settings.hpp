// What [orders] of the configuration says.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

#include "orders/domain/stock/hold_cap.hpp"

namespace chuanpin::orders {

struct settings {
    std::chrono::seconds hold{std::chrono::hours(72)};             ///< hold_hours: how long an unconfirmed order holds its stock
    std::chrono::seconds hold_check{30};                           ///< hold_check_seconds: how often expired holds are looked for
    std::chrono::milliseconds offer_lag_max{10'000};               ///< offer_lag_max_seconds: beyond it nothing is sold
    std::chrono::seconds complaint_window{std::chrono::days(30)};  ///< complaint_window_days: after the acceptance
    std::chrono::seconds complaint_answer{std::chrono::days(7)};   ///< complaint_answer_days: how long the supplier has to answer
    domain::hold_cap cap{};                                        ///< hold_cap_units, hold_cap_percent: against hoarding
    std::size_t batches_in_flight = 1;                             ///< placing transactions at the same time
    std::chrono::seconds window_check{30};                      ///< window_check_seconds: how often ended collecting windows are looked for
    std::chrono::seconds acceptance{std::chrono::days(3)};      ///< acceptance_days: after a delivery, then both sides hear of it
    std::chrono::seconds return_window{std::chrono::days(30)};  ///< return_window_days: after the acceptance, then the order is closed
    std::chrono::seconds draft{std::chrono::days(30)};          ///< draft_days: a draft that nobody changes for so long expires
    std::chrono::seconds contract{std::chrono::days(14)};       ///< contract_days: how long both sides have to sign one
    std::chrono::seconds draft_kept{std::chrono::days(30)};     ///< draft_kept_days: after it expired
};

/// Throws std::runtime_error where a value is not a whole number within its bounds.
[[nodiscard]] settings read_settings(const std::map<std::string, std::string>& of);

}  // namespace chuanpin::orders
