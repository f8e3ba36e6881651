// What the use cases of unsold stock need from a database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/domain/unsold/unsold_stock.hpp"

namespace chuanpin::catalog::app {

struct unsold_filter {
    std::optional<base::business_date> open_on{};  ///< those that are on the board that day; empty: ended ones too
    std::optional<std::string> county{};
    std::optional<std::string> category{};
    std::optional<base::business_date> perishes_before{};
    std::optional<domain::organisation_id> supplier{};
};
/// The last entry of the page before.
struct unsold_key {
    base::business_date perishes_on{};
    domain::unsold_listing_id id{};
};

class unsold_store {
public:
    virtual ~unsold_store() = default;
    virtual void insert(const domain::unsold_listing& what) = 0;
    virtual std::optional<domain::unsold_listing> find(domain::unsold_listing_id id) = 0;
    /// As `find`, and nobody else changes it until the transaction ends.
    virtual std::optional<domain::unsold_listing> lock(domain::unsold_listing_id id) = 0;
    /// Throws std::logic_error where the version before it is not the stored one.
    virtual void save(const domain::unsold_listing& what) = 0;
    /// What perishes first stands first, after `after` where given.
    virtual std::vector<domain::unsold_listing> page(const unsold_filter& filter, std::optional<unsold_key> after, std::size_t limit) = 0;
    /// Open ones of this supplier, counted up to `limit`.
    virtual std::size_t count_open(domain::organisation_id supplier, base::business_date on, std::size_t limit) = 0;
    /// Whose perish date has come and of which that is not written down, the oldest first.
    virtual std::vector<domain::unsold_listing_id> find_perished(base::business_date today, std::size_t limit) = 0;
};

}  // namespace chuanpin::catalog::app
