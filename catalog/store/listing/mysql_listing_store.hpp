// What decides about listing in MariaDB: table listing_review, and all facts about products in one statement.
#pragma once

#include "catalog/app/listing/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

class mysql_listing_store final : public app::listing_store {
public:
    explicit mysql_listing_store(mysql::session& connection) : connection_(connection) {}

    std::vector<domain::listing_facts> facts_of(std::span<const domain::product_id> products) override;
    std::vector<domain::product_id> published_of(domain::organisation_id supplier, std::optional<domain::product_id> after,
                                                 std::size_t limit) override;
    void insert(const domain::listing_review& what) override;
    std::optional<domain::listing_review> find(domain::listing_review_id id) override;
    std::optional<domain::listing_review> lock(domain::listing_review_id id) override;
    std::optional<domain::listing_review> lock_blocking(domain::product_id product) override;
    void save(const domain::listing_review& what) override;
    std::vector<domain::listing_review> page(std::optional<domain::review_state> state, std::optional<domain::listing_review_id> after,
                                             std::size_t limit) override;
    std::vector<app::told_listing> told_of(std::span<const domain::product_id> products) override;
    void keep(std::span<const app::told_listing> told) override;

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::catalog::store
