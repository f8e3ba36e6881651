// What corrections of attributions need from the database; part of orders/app/ports.hpp.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "orders/domain/attribution/attribution.hpp"

namespace chuanpin::orders::app {

struct correction_filter {
    std::optional<domain::correction_status> status{};
    std::optional<domain::correction_id> before{};
    std::size_t limit = 20;
};

/// Corrections are guarded by the lock of their order.
class attribution_store {
public:
    virtual ~attribution_store() = default;
    virtual void insert(const domain::correction& fresh) = 0;
    virtual std::optional<domain::correction> find(domain::correction_id id) = 0;
    /// Its version must be one above the stored one.
    virtual void save(const domain::correction& what) = 0;
    /// All of an order, by id.
    virtual std::vector<domain::correction> of(domain::order_id order) = 0;
    /// Newest first: those in which this person's organisation (the own unit, where they act for one) is the one or the other side, or the
    /// supplier.
    virtual std::vector<domain::correction> page(const base::principal& who, const correction_filter& filter) = 0;
    virtual void append(std::span<const domain::attribution_entry> pair) = 0;
    /// Of one correction, taken away first.
    virtual std::vector<domain::attribution_entry> entries(domain::correction_id id) = 0;
    /// Of orders that were accepted and of agreements' goods that were handed over in that time, by unit and channel; at most
    /// domain::figures_max.
    virtual std::vector<domain::purchase_figure> figures(domain::organisation_id buyer, base::instant from, base::instant until) = 0;
};

}  // namespace chuanpin::orders::app
