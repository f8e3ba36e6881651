// What clients say they asked and were told, against what is there (I2, I3, I4, I9). Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orders/app/doctor/ports.hpp"
#include "orders/app/ports.hpp"

namespace chuanpin::orders::app {

enum class client_verdict { ok, rejected, unknown };

/// One line of a client's log: an order that it asked for, and what it knows of it in the end.
struct client_entry {
    std::string key;  ///< its Idempotency-Key; no other client of the log uses the same
    client_verdict verdict = client_verdict::unknown;
    std::string order;                ///< "ord_…" where it was told ok
    std::string fingerprint{};        ///< SHA-256 of the bytes of the answer, lower-case hexadecimal, where it was told ok
    std::optional<bool> read_back{};  ///< whether the client could read its order right afterwards; none where it did not try
};

/// One report for each of I2, I3, I4 and I9.
[[nodiscard]] std::vector<invariant_report> compare(std::span<const client_entry> log, const placed_orders& placed);

}  // namespace chuanpin::orders::app
