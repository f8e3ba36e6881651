// What groups of buyers need from the database; the transaction of orders/app/ports.hpp answers it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "orders/domain/group/group_fill.hpp"

namespace chuanpin::orders::app {

class buyer_group_store {
public:
    virtual ~buyer_group_store() = default;
    virtual void insert(const domain::buyer_group& fresh) = 0;
    /// With its members.
    virtual std::optional<domain::buyer_group> find(domain::buyer_group_id id) = 0;
    /// As `find`, locked until the transaction ends.
    virtual std::optional<domain::buyer_group> lock(domain::buyer_group_id id) = 0;
    /// One that is locked, one version above the stored one, and its members that differ from `before`.
    virtual void save(const domain::buyer_group& before, const domain::buyer_group& after) = 0;
    /// Those that an organisation runs, is invited to or is in, without members, newest first, older than `before`.
    virtual std::vector<domain::buyer_group> page(domain::organisation_id whose, std::optional<domain::buyer_group_id> before,
                                                  std::size_t limit) = 0;

    /// Open needs of these buyers (≥ 1) for such goods on that day, by buyer and id, at most `limit`. Locks nothing.
    virtual std::vector<domain::need_id> find_wanting(std::span<const domain::organisation_id> buyers, const domain::group_wish& wish,
                                                      std::size_t limit) = 0;
    /// Whether a fill of the group for today or later has a part of that house that may still become an order.
    virtual bool is_in_open_fill(domain::buyer_group_id id, domain::organisation_id house, base::business_date today) = 0;
    virtual void insert(const domain::group_fill& fresh) = 0;
    virtual std::optional<domain::group_fill> find(domain::group_fill_id id) = 0;
};

}  // namespace chuanpin::orders::app
