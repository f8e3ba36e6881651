// What fills want from the database; part of orders/app/ports.hpp.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "orders/domain/fill/need_fill.hpp"

namespace chuanpin::orders::app {

/// Where to look for offers.
struct fill_market {
    const domain::goods_kind& kind;
    const std::string& county_code;
    base::instant now{};
};
/// Shares that an order took, of a need that is locked.
struct ordered_shares {
    domain::fill_id fill{};
    std::vector<int> numbers{};
    domain::order_id order{};
    base::instant at{};
};

class fill_store {
public:
    virtual ~fill_store() = default;
    /// Offers of goods of the kind that are in force, at most `limit`: those with stock first, then the nearest, then by product and offer.
    virtual std::vector<domain::offer_id> find_offers(const fill_market& where, std::size_t limit) = 0;
    /// The categories of the kind's products that are known here, at most `limit`, by code.
    virtual std::vector<std::string> categories_of(const domain::goods_kind& kind, std::size_t limit) = 0;
    /// Trade units that are fit for the day and set aside for nobody; products without any are left out. Locks nothing.
    virtual std::map<domain::product_id, std::int64_t> available(std::span<const domain::product_id> products, base::business_date on) = 0;
    /// What suppliers gave of needs of a measure with shares that were ordered since; none is left out.
    virtual std::map<domain::organisation_id, std::int64_t> given(std::span<const domain::organisation_id> suppliers, domain::measure by,
                                                                  base::instant since) = 0;
    /// What suppliers give of one need.
    virtual std::map<domain::organisation_id, std::int64_t> given_of(domain::need_id need) = 0;

    virtual void insert(const domain::need_fill& fresh) = 0;
    /// With its shares.
    virtual std::optional<domain::need_fill> find(domain::fill_id id) = 0;
    /// Fills of a need, without shares, newest first, older than `before`.
    virtual std::vector<domain::need_fill> page(domain::need_id need, std::optional<domain::fill_id> before, std::size_t limit) = 0;

    // All of these under the locks of the fill's needs.
    /// Whether all of these shares may still be ordered.
    virtual bool all_proposed(domain::fill_id fill, std::span<const int> numbers) = 0;
    virtual void save_ordered(const ordered_shares& what) = 0;
    /// Settled, with its next fill, and its refused shares; it was not settled before.
    virtual void settle(const domain::need_fill& what) = 0;
    /// The need that an order fills, all of it; nothing where it fills none.
    virtual std::optional<domain::need_id> need_of(domain::order_id order) = 0;
    /// Ordered shares of a need whose order was cancelled become released; answers what they gave of it.
    virtual std::int64_t release_cancelled(domain::need_id need) = 0;
};

}  // namespace chuanpin::orders::app
