// What listing needs from a database: permits, reviews, and all facts about products at once.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/domain/listing/listing_holds.hpp"
#include "catalog/domain/listing/listing_outlook.hpp"

namespace chuanpin::catalog::app {

class permit_store {
public:
    virtual ~permit_store() = default;
    virtual void insert(const domain::permit& what) = 0;
    virtual std::optional<domain::permit> find(domain::permit_id id) = 0;
    /// As `find`, and nobody else tells of its days until the transaction ends.
    virtual std::optional<domain::permit> lock(domain::permit_id id) = 0;
    /// Version and next change; throws std::logic_error where `seen_version` is not the stored one.
    virtual void save(const domain::permit& what, std::int64_t seen_version) = 0;
    /// Licences of an organisation or, where `product` is given, what was given to that product: newest first.
    virtual std::vector<domain::permit> page(domain::organisation_id holder, std::optional<domain::product_id> product,
                                             std::optional<domain::permit_id> before, std::size_t limit) = 0;
    virtual std::size_t count_of(domain::organisation_id holder, std::optional<domain::product_id> product) = 0;
    /// Those whose next change is due by that day, the longest due first.
    virtual std::vector<domain::permit_id> find_changed_by(base::business_date day, std::size_t limit) = 0;
    /// Reports of these products.
    virtual std::vector<domain::permit> reports_of(std::span<const domain::product_id> products) = 0;
};

/// What was told last of what keeps a product off the list.
struct told_listing {
    domain::product_id product{};
    std::int64_t revision = 0;
    std::string text{};
    bool operator==(const told_listing&) const = default;
};

class listing_store {
public:
    virtual ~listing_store() = default;
    /// One for each of these products that exists, in any order. One statement.
    virtual std::vector<domain::listing_facts> facts_of(std::span<const domain::product_id> products) = 0;
    /// Published products of a supplier by id, after `after` where given.
    virtual std::vector<domain::product_id> published_of(domain::organisation_id supplier, std::optional<domain::product_id> after,
                                                         std::size_t limit) = 0;
    virtual void insert(const domain::listing_review& what) = 0;
    virtual std::optional<domain::listing_review> find(domain::listing_review_id id) = 0;
    virtual std::optional<domain::listing_review> lock(domain::listing_review_id id) = 0;
    /// The one that keeps the product off the list, locked; the product's lock is held.
    virtual std::optional<domain::listing_review> lock_blocking(domain::product_id product) = 0;
    /// Decision and state; throws std::logic_error where the version before it is not the stored one.
    virtual void save(const domain::listing_review& what) = 0;
    /// Oldest first, after `after` where given: who waits longest is looked at first.
    virtual std::vector<domain::listing_review> page(std::optional<domain::review_state> state,
                                                     std::optional<domain::listing_review_id> after, std::size_t limit) = 0;
    /// What was told last of these products, in any order; those of which nothing was ever told are left out. One statement.
    virtual std::vector<told_listing> told_of(std::span<const domain::product_id> products) = 0;
    /// In the place of what was told before. One statement (≥ 1).
    virtual void keep(std::span<const told_listing> told) = 0;
};

}  // namespace chuanpin::catalog::app
