// A delivery (发货批次): what leaves of an order at one time, from which lots, and what the buyer accepted of it.
//
//   shipped ──accept──▶ accepted, or partly_accepted where anything was rejected
//
// Each delivery is signed for on its own. Nothing is accepted by silence: once the time for it has passed, both sides hear of it.
// Invariants: over all deliveries of an order shipped ≤ ordered, line by line; accepted + rejected = shipped of an accepted delivery; the
// lots of a line add up to it (a service has none).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/order/changes.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::int64_t deliveries_max = 100;  ///< of one order
inline constexpr std::string_view delivery_shipped_event = "delivery.shipped";
inline constexpr std::string_view delivery_accepted_event = "delivery.accepted";
inline constexpr std::string_view acceptance_overdue_event = "delivery.acceptance_overdue";

enum class delivery_status { shipped, accepted, partly_accepted };
inline constexpr delivery_status delivery_statuses[] = {delivery_status::shipped, delivery_status::accepted,
                                                        delivery_status::partly_accepted};
[[nodiscard]] std::string_view name_of(delivery_status status);
[[nodiscard]] std::optional<delivery_status> parse_delivery_status(std::string_view name);

struct delivery_line {
    line_id line{};  ///< of the order
    std::int64_t quantity = 0;
    std::optional<std::int64_t> accepted_quantity{};
    std::optional<std::int64_t> rejected_quantity{};
    std::optional<std::int64_t> accepted_g{};  ///< as weighed; only where the line is paid by its mass
    std::optional<std::string> rejection_reason{};
    std::optional<rejection_outcome> rejected_goods{};
    std::optional<std::string> rejection_photo_sha256{};
    std::optional<std::int64_t> handover_temperature_mc{};
    bool operator==(const delivery_line&) const = default;
};

/// From which stock a line was taken.
struct delivered_lot {
    line_id line{};
    stock_key key{};
    lot_id lot{};
    std::int64_t quantity = 0;
    bool operator==(const delivered_lot&) const = default;
};

struct delivery {
    order_delivery_id id{};
    std::int64_t version = 1;
    order_id order{};
    std::int64_t number = 1;  ///< within the order, from 1
    delivery_status status = delivery_status::shipped;
    organisation_id buyer{};
    std::optional<unit_id> unit{};
    organisation_id supplier{};
    account_id shipped_by{};
    base::instant shipped_at{};
    base::instant acceptance_due_at{};
    std::optional<base::instant> accepted_at{};
    std::optional<signer> accepted_by{};
    std::optional<base::instant> escalated_at{};  ///< since when both sides know that nobody signed in time
    std::vector<delivery_line> lines{};           ///< in the order's own sequence, each once
    std::vector<delivered_lot> lots{};            ///< first expired first
    bool operator==(const delivery&) const = default;
};

/// What the supplier lets leave: all that is left, or some of it.
struct shipping {
    struct part {
        line_id line{};
        std::int64_t quantity = 0;
    };
    bool all = false;
    std::vector<part> lines{};
    account_id by{};
};

struct shipped_delivery {
    changed_order order;
    delivery fresh;
    std::vector<movement> movements;
};
/// Ships (发货). `held` is what is still set aside for the order, first expired first; the buyer has `acceptance` to sign once the goods
/// are there, counted from the later of now and the end of the requested day. Errors: shipping-invalid (unprocessable) with one field error
/// per fault, too-many-deliveries.
[[nodiscard]] base::result<shipped_delivery> ship(const order& before, party who, const shipping& said, std::span<const movement> held,
                                                  order_delivery_id id, std::chrono::seconds acceptance, base::instant now);

struct accepted_delivery {
    changed_order order;
    delivery after;
};
/// Accepts (验收) one delivery; where all of the order has left and no other delivery is open, the order ends by it. Errors:
/// delivery-accepted-already, acceptance-invalid.
[[nodiscard]] base::result<accepted_delivery> accept(const order& before, const delivery& what, bool others_open, party who,
                                                     const acceptance& said, base::instant now);

/// Nobody signed in time. nullopt where it is accepted, not due yet or told already.
[[nodiscard]] std::optional<delivery> escalate(const delivery& before, base::instant now);

}  // namespace chuanpin::orders::domain
