// A shipment (运单): one vehicle that carries one delivery of an order, from loading to arrival.
//
// loaded ──deliver──▶ delivered. Moments count in whole seconds, as loggers record them; parts of a second are cut.
#pragma once

#include <optional>
#include <string>

#include "logistics/domain/ids.hpp"
#include "logistics/domain/order/dispatched_order.hpp"
#include "platform/base/error.hpp"
#include "platform/base/principal.hpp"

namespace chuanpin::logistics::domain {

enum class vehicle_kind { refrigerated, ambient };
enum class shipment_status { loaded, delivered };

[[nodiscard]] std::string_view name_of(vehicle_kind kind);
[[nodiscard]] std::string_view name_of(shipment_status status);

struct vehicle {
    std::string plate;
    vehicle_kind kind = vehicle_kind::ambient;
    bool operator==(const vehicle&) const = default;
};

struct shipment {
    shipment_id id{};
    order_id order{};
    delivery_id delivery{};
    base::organisation_id buyer{};
    base::organisation_id supplier{};
    vehicle carried_by;
    std::string logger_id;
    std::optional<std::int64_t> logger_accuracy_mc;   ///< declared: ± milli-degrees (EN 12830 class 1: 1000, class 2: 2000)
    std::optional<std::int64_t> declared_distance_m;  ///< one way, as the carrier states it
    base::instant loaded_at{};
    std::optional<base::instant> delivered_at;
    base::instant created_at{};
    std::int64_t version = 1;
    bool operator==(const shipment&) const = default;

    [[nodiscard]] shipment_status status() const { return delivered_at ? shipment_status::delivered : shipment_status::loaded; }
};

/// What a supplier states when the vehicle is loaded.
struct loading {
    vehicle carried_by;
    std::string logger_id;
    std::optional<std::int64_t> logger_accuracy_mc;
    std::optional<std::int64_t> declared_distance_m;
    base::instant loaded_at{};
};

/// Errors: loading-in-future.
[[nodiscard]] base::result<shipment> load(const dispatched_order& order, const loading& stated, const shipment_id& id, base::instant now);
/// Errors: shipment-already-delivered, delivery-not-after-loading, delivery-in-future.
[[nodiscard]] base::result<shipment> deliver(shipment before, base::instant delivered_at, base::instant now);

/// Buyer and supplier see their shipments; who may read subsidies sees all.
[[nodiscard]] bool may_read(const base::principal& who, const shipment& what);
/// The supplier alone changes it.
[[nodiscard]] bool may_change(const base::principal& who, const shipment& what);

}  // namespace chuanpin::logistics::domain
