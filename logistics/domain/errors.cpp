#include "logistics/domain/errors.hpp"

#include <fmt/format.h>

namespace chuanpin::logistics::domain::errors {

namespace {

using base::error_kind;

constexpr base::error_definition order_not_yet_known_row{"order-not-yet-known", error_kind::unavailable, "订单尚未同步到物流",
                                                         "The order is not known to logistics yet"};
constexpr base::error_definition order_not_found_row{"order-not-found", error_kind::not_found, "没有这个订单", "No such order"};
constexpr base::error_definition shipment_not_found_row{"shipment-not-found", error_kind::not_found, "没有这个运单", "No such shipment"};
constexpr base::error_definition shipment_exists_row{"shipment-exists", error_kind::conflict, "该发货批次已有运单",
                                                     "The delivery already has a shipment"};
constexpr base::error_definition delivery_required_row{"delivery-required", error_kind::unprocessable, "订单分批发货,请指明批次",
                                                       "Say which of the order's deliveries"};
constexpr base::error_definition loading_in_future_row{"loading-in-future", error_kind::unprocessable, "装车时间不能晚于现在",
                                                       "Loading lies in the future"};
constexpr base::error_definition already_delivered_row{"shipment-already-delivered", error_kind::conflict, "该运单已经送达",
                                                       "The shipment was already delivered"};
constexpr base::error_definition delivery_not_after_loading_row{"delivery-not-after-loading", error_kind::unprocessable,
                                                                "送达时间必须晚于装车时间", "Delivery must come after loading"};
constexpr base::error_definition delivery_in_future_row{"delivery-in-future", error_kind::unprocessable, "送达时间不能晚于现在",
                                                        "Delivery lies in the future"};
constexpr base::error_definition temperature_log_empty_row{"temperature-log-empty", error_kind::unprocessable, "温度记录没有读数",
                                                           "The temperature log has no readings"};
constexpr base::error_definition temperature_log_reused_row{"temperature-log-reused", error_kind::unprocessable, "该温度记录已用于另一运单",
                                                            "The temperature log belongs to another shipment"};
constexpr base::error_definition verdict_not_given_row{"verdict-not-given", error_kind::not_found, "尚无冷链判定",
                                                       "No cold-chain verdict yet"};
constexpr base::error_definition assessment_not_found_row{"subsidy-assessment-not-found", error_kind::not_found, "没有这个补贴核算",
                                                          "No such subsidy assessment"};
constexpr base::error_definition rules_invalid_row{"subsidy-rules-invalid", error_kind::invalid_input, "补贴规则文件有误",
                                                   "The subsidy rules cannot be taken"};
constexpr base::error_definition rule_version_changed_row{"subsidy-rule-version-changed", error_kind::conflict, "已记录的规则版本不可修改",
                                                          "A recorded rule version never changes"};
constexpr base::error_definition rule_version_not_next_row{"subsidy-rule-version-not-next", error_kind::conflict, "规则版本号必须连续",
                                                           "Rule versions follow one another"};
constexpr base::error_definition distance_changed_row{"distance-changed", error_kind::conflict, "已发布的里程表版本不可修改",
                                                      "A published distance table never changes"};

constexpr base::error_definition rows[] = {
    order_not_yet_known_row,   order_not_found_row,        shipment_not_found_row,         shipment_exists_row,
    loading_in_future_row,     already_delivered_row,      delivery_not_after_loading_row, delivery_in_future_row,
    temperature_log_empty_row, temperature_log_reused_row, verdict_not_given_row,          assessment_not_found_row,
    rules_invalid_row,         rule_version_changed_row,   rule_version_not_next_row,      distance_changed_row,
    delivery_required_row};

}  // namespace

std::span<const base::error_definition> all() { return rows; }

base::error order_not_yet_known(const order_id& id) {
    auto error =
        base::make_error(order_not_yet_known_row, fmt::format("{} has not arrived from orders; try again in a second.", base::to_wire(id)));
    error.retry_after = std::chrono::seconds(1);
    return error;
}

base::error order_not_found(const order_id& id) {
    return base::make_error(order_not_found_row, fmt::format("There is no order {} of your organisation.", base::to_wire(id)));
}

base::error shipment_not_found(const shipment_id& id) {
    return base::make_error(shipment_not_found_row, fmt::format("There is no shipment {} that you may see.", base::to_wire(id)));
}

base::error shipment_exists(const order_id& order, const shipment_id& shipment) {
    auto error = base::make_error(shipment_exists_row, fmt::format("{} travels as {}.", base::to_wire(order), base::to_wire(shipment)));
    error.facts = {{"shipment_id", base::to_wire(shipment)}};
    return error;
}

base::error delivery_required(const order_id& order, std::size_t deliveries) {
    auto error = base::make_error(delivery_required_row, fmt::format("{} left in {} deliveries.", base::to_wire(order), deliveries));
    error.fields = {{"/delivery_id", "required", "Say which delivery travels."}};
    return error;
}

base::error loading_in_future() { return base::make_error(loading_in_future_row, "loaded_at is later than now."); }

base::error already_delivered(const shipment_id& id) {
    return base::make_error(already_delivered_row, fmt::format("{} was delivered; a delivery is recorded once.", base::to_wire(id)));
}

base::error delivery_not_after_loading() {
    return base::make_error(delivery_not_after_loading_row, "delivered_at is not later than loaded_at.");
}
base::error delivery_in_future() { return base::make_error(delivery_in_future_row, "delivered_at is later than now."); }
base::error temperature_log_empty() { return base::make_error(temperature_log_empty_row, "The file has a header but no reading."); }

base::error temperature_log_reused() {
    return base::make_error(temperature_log_reused_row,
                            "The same series of readings was handed in for another shipment. One record proves one journey.");
}

base::error verdict_not_given(const shipment_id& id) {
    return base::make_error(verdict_not_given_row,
                            fmt::format("{} needs a delivery and a temperature log before a verdict is given.", base::to_wire(id)));
}

base::error assessment_not_found(const assessment_id& id) {
    return base::make_error(assessment_not_found_row,
                            fmt::format("There is no subsidy assessment {} that you may see.", base::to_wire(id)));
}

base::error rules_invalid(std::vector<base::field_error> faults) {
    auto error = base::make_error(rules_invalid_row, "Nothing was imported.");
    error.fields = std::move(faults);
    return error;
}

base::error rule_version_changed(const std::string& code, int version) {
    return base::make_error(rule_version_changed_row,
                            fmt::format("{} version {} is on record with other values; publish the next version instead.", code, version));
}

base::error rule_version_not_next(const std::string& code, int version, int newest) {
    return base::make_error(rule_version_not_next_row,
                            fmt::format("{} is at version {}; version {} cannot follow.", code, newest, version));
}

base::error distance_changed(const std::string& origin, const std::string& destination, int table_version) {
    return base::make_error(distance_changed_row,
                            fmt::format("{} to {} in table {} is on record with another distance; publish the next table instead.", origin,
                                        destination, table_version));
}

}  // namespace chuanpin::logistics::domain::errors
