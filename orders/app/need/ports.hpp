// What needs want from the database; part of orders/app/ports.hpp.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "orders/domain/need/need_total.hpp"

namespace chuanpin::orders::app {

class need_store {
public:
    virtual ~need_store() = default;
    virtual void insert(const domain::purchase_need& fresh) = 0;
    virtual std::optional<domain::purchase_need> find(domain::need_id id) = 0;
    /// Locked in id order; unknown ones are left out. One statement.
    virtual std::vector<domain::purchase_need> lock(std::span<const domain::need_id> ids) = 0;
    /// Of a need that is locked; its version must be so many above the stored one.
    virtual void save(const domain::purchase_need& what, std::int64_t versions) = 0;
    /// Those that belong to somebody, newest first, older than `before`.
    virtual std::vector<domain::purchase_need> page(const base::principal& who, std::optional<domain::need_id> before,
                                                    std::size_t limit) = 0;
    /// By period, kind, county and measure, behind `after`.
    virtual std::vector<domain::need_total> totals(const domain::total_question& asked, const std::optional<domain::total_place>& after,
                                                   std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
