// Somebody's personal data was made unreadable at their wish (个人信息保护法, article 47). What was counted stays counted.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t erasure_reason_length_max = 500;  ///< code points

/// The name of somebody who is no household of the registry, in one intake of a lot.
struct named_intake {
    lot_id lot{};
    std::int64_t position = 0;
    bool operator==(const named_intake&) const = default;
};

/// Rows that held the person in plain words and do no longer.
struct erased_rows {
    std::int64_t members = 0;
    std::int64_t workers = 0;
    std::int64_t intakes = 0;
    [[nodiscard]] std::int64_t all() const { return members + workers + intakes; }
    bool operator==(const erased_rows&) const = default;
};

struct personal_erasure {
    personal_erasure_id id{};
    std::string subject{};  ///< the keyed hash of the identity number, in hexadecimal digits; empty: of an intake
    std::optional<named_intake> intake{};
    std::string reason{};
    erased_rows rows{};
    organisation_id organisation{};
    base::instant at{};
};

[[nodiscard]] std::span<const base::error_definition> personal_error_table();

namespace errors {

/// Nobody of that number, no such intake, or all of it erased before.
base::error personal_data_not_found();

}  // namespace errors
}  // namespace chuanpin::catalog::domain
