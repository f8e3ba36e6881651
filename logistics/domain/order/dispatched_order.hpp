// What logistics remembers of a delivery of an order: who, what, how much it weighs, how cold it must stay, from where to where.
//
// A projection of the events delivery.shipped and delivery.accepted (of order.dispatched and order.accepted from before there were
// deliveries); nobody edits it here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "logistics/domain/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::logistics::domain {

/// Storage limits in milli-degrees Celsius; both ends are allowed values. An absent end does not limit.
struct temperature_range {
    std::optional<std::int64_t> min_mc;
    std::optional<std::int64_t> max_mc;
    bool operator==(const temperature_range&) const = default;

    /// Ambient goods: nothing to keep cold.
    [[nodiscard]] bool unlimited() const { return !min_mc && !max_mc; }
    /// No temperature satisfies all of the goods.
    [[nodiscard]] bool impossible() const { return min_mc && max_mc && *min_mc > *max_mc; }
};

struct dispatched_line {
    line_id id{};
    product_id product{};
    std::string name_zh;
    std::int64_t quantity = 0;         ///< trade units (件)
    std::int64_t unit_net_mass_g = 0;  ///< of one trade unit; 0 of a service
    std::string storage_class;         ///< empty of a service
    temperature_range storage;
    std::string origin_county_code;
    std::optional<std::string> certificate_number;  ///< of the mark 四川扶贫, in force on the day of the order
    std::optional<std::int64_t> accepted_quantity;  ///< known once the buyer accepted
    std::optional<std::int64_t> rejected_quantity;
    std::optional<std::int64_t> accepted_g;  ///< as weighed, of goods that are paid by their mass
    bool operator==(const dispatched_line&) const = default;
};

struct dispatched_order {
    delivery_id delivery{};
    order_id id{};
    base::organisation_id buyer{};
    base::organisation_id supplier{};
    std::string delivery_county_code;
    base::instant dispatched_at{};
    std::optional<base::instant> accepted_at;
    std::vector<dispatched_line> lines;
    bool operator==(const dispatched_order&) const = default;
};

/// What the buyer accepted of one line.
struct accepted_line {
    line_id id{};
    std::int64_t accepted_quantity = 0;
    std::int64_t rejected_quantity = 0;
    std::optional<std::int64_t> accepted_g{};
};

/// Σ quantity · unit mass; nullopt where the sum leaves 63 bits.
[[nodiscard]] std::optional<std::int64_t> dispatched_mass_g(const dispatched_order& order);
/// Σ of what was weighed, or accepted quantity · unit mass, for an accepted order.
[[nodiscard]] std::optional<std::int64_t> accepted_mass_g(const dispatched_order& order);
/// The range that satisfies every line: the highest minimum and the lowest maximum. May be impossible().
[[nodiscard]] temperature_range strictest_range(const dispatched_order& order);
/// Sorted, unique.
[[nodiscard]] std::vector<std::string> origin_counties(const dispatched_order& order);
/// Under which certificates the goods were sold. An order that holds anything without one has none of its lines subsidised.
struct order_marks {
    std::vector<std::string> certificates;  ///< sorted, unique
    std::int64_t lines_without = 0;
    bool operator==(const order_marks&) const = default;
};
[[nodiscard]] order_marks marks_of(const dispatched_order& order);

}  // namespace chuanpin::logistics::domain
