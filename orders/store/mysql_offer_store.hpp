// Offers and products in MariaDB: what the use cases read, and how the catalogue's news gets in.
#pragma once

#include "orders/app/ports.hpp"
#include "orders/domain/offer/catalogue_news.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

class mysql_offer_store final : public app::offer_store {
public:
    explicit mysql_offer_store(mysql::session& connection) : connection_(connection) {}

    domain::offer_book find(std::span<const domain::offer_id> ids, base::instant live_after) override;
    std::optional<domain::product_facts> find_product(domain::product_id id) override;

private:
    mysql::session& connection_;
};

/// Writes the projection. The same news twice changes nothing.
class mysql_offer_projection {
public:
    explicit mysql_offer_projection(mysql::session& connection) : connection_(connection) {}

    void apply(const domain::catalogue_news& news);
    void apply(const domain::product_known& news);
    void apply(const domain::version_known& news);
    void apply(const domain::version_withdrawn& news);
    void apply(const domain::mark_known& news);
    void apply(const domain::product_altered& news);
    void apply(const domain::lot_known& news);
    void apply(const domain::listing_known& news);
    void apply(const domain::harvest_known& news);
    void apply(const domain::harvest_forgotten& news);
    void apply(const domain::capacity_announced& news);

private:
    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
