#include "logistics/domain/shipment/shipment.hpp"

#include "logistics/domain/errors.hpp"

namespace chuanpin::logistics::domain {

namespace {

base::instant whole_seconds(base::instant at) { return std::chrono::floor<std::chrono::seconds>(at); }

}  // namespace

std::string_view name_of(vehicle_kind kind) {
    switch (kind) {
        case vehicle_kind::refrigerated:
            return "refrigerated";
        case vehicle_kind::ambient:
            return "ambient";
    }
    return "";
}

std::string_view name_of(shipment_status status) {
    switch (status) {
        case shipment_status::loaded:
            return "loaded";
        case shipment_status::delivered:
            return "delivered";
    }
    return "";
}

base::result<shipment> load(const dispatched_order& order, const loading& stated, const shipment_id& id, base::instant now) {
    if (stated.loaded_at > now) return base::refusal(errors::loading_in_future());
    shipment made;
    made.id = id;
    made.order = order.id;
    made.delivery = order.delivery;
    made.buyer = order.buyer;
    made.supplier = order.supplier;
    made.carried_by = stated.carried_by;
    made.logger_id = stated.logger_id;
    made.logger_accuracy_mc = stated.logger_accuracy_mc;
    made.declared_distance_m = stated.declared_distance_m;
    made.loaded_at = whole_seconds(stated.loaded_at);
    made.created_at = now;
    return made;
}

base::result<shipment> deliver(shipment before, base::instant delivered_at, base::instant now) {
    if (before.delivered_at) return base::refusal(errors::already_delivered(before.id));
    if (delivered_at > now) return base::refusal(errors::delivery_in_future());
    delivered_at = whole_seconds(delivered_at);
    if (delivered_at <= before.loaded_at) return base::refusal(errors::delivery_not_after_loading());
    before.delivered_at = delivered_at;
    ++before.version;
    return before;
}

bool may_read(const base::principal& who, const shipment& what) {
    return who.organisation == what.buyer || who.organisation == what.supplier || who.may("subsidies:read");
}

bool may_change(const base::principal& who, const shipment& what) { return who.organisation == what.supplier; }

}  // namespace chuanpin::logistics::domain
