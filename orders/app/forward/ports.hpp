// What lines that wait for a harvest need from a database.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orders/domain/forward/capacity.hpp"
#include "orders/domain/ids.hpp"

namespace chuanpin::orders::app {

/// A capacity and what its product is, where that is known, for people.
struct shown_capacity {
    domain::forward_capacity what{};
    std::optional<std::string> name_zh{};
    std::optional<std::int64_t> unit_net_mass_g{};
};
/// Weeks from `from` on, of a product, of a supplier, or of both; one of them is named.
struct capacity_question {
    std::optional<domain::product_id> product{};
    std::optional<domain::organisation_id> supplier{};
    base::business_date from{};  ///< a Monday
};
/// Where a page of capacities ended.
struct capacity_place {
    base::business_date week{};
    domain::product_id product{};
};

/// What orders wait for: a product of a supplier.
struct awaited_product {
    domain::product_id product{};
    domain::organisation_id supplier{};
    auto operator<=>(const awaited_product&) const = default;
};
/// An order that waits, in the order of placing.
struct waiting_place {
    base::instant placed_at{};
    domain::order_id order{};
    auto operator<=>(const waiting_place&) const = default;
};

class forward_store {
public:
    virtual ~forward_store() = default;
    /// The rows of these keys (≥ 1, by key) that are there, by key, locked until the transaction ends. One statement.
    virtual std::vector<domain::forward_capacity> lock(std::span<const domain::capacity_key> keys) = 0;
    /// As lock, without locks.
    virtual std::vector<domain::forward_capacity> find(std::span<const domain::capacity_key> keys) = 0;
    /// Takes so much of each (≥ 1, by key). One statement; throws std::logic_error where one has not as much left.
    virtual void hold(std::span<const domain::capacity_change> more) = 0;
    /// Gives so much of each back (≥ 1, by key). One statement.
    virtual void release(std::span<const domain::capacity_change> less) = 0;

    /// Orders with lines that wait for it, the one that was placed first first, behind `after`.
    virtual std::vector<waiting_place> waiting_orders(const awaited_product& what, std::optional<waiting_place> after,
                                                      std::size_t limit) = 0;
    /// What orders wait for while something of it is in stock that nobody holds, fit for their days or not; in their order, behind `after`.
    virtual std::vector<awaited_product> awaited_in_stock(std::optional<awaited_product> after, std::size_t limit) = 0;
    /// Orders that wait for goods of a week that is over, and of which nobody was told yet, by id.
    virtual std::vector<domain::order_id> late_orders(base::business_date today, std::size_t limit) = 0;
    /// That it was told, of an order that is locked; false where it was told before.
    virtual bool note_late(domain::order_id order, base::business_date week, base::instant at) = 0;
    /// By week and product, after `after`.
    virtual std::vector<shown_capacity> page(const capacity_question& asked, std::optional<capacity_place> after, std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
