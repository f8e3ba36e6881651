// Announced first harvests in MariaDB, and which of them each lot is held against: in its own row, and copied into the stock's rows.
#pragma once

#include "orders/domain/offer/catalogue_news.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

/// The same news twice changes nothing. Locks lots, then levels in key order with the lots under them, as a receipt does.
class mysql_harvest_projection {
public:
    explicit mysql_harvest_projection(mysql::session& connection) : connection_(connection) {}

    void apply(const domain::lot_known& news);
    void apply(const domain::harvest_known& news);
    void apply(const domain::harvest_forgotten& news);

private:
    void judge_again(const domain::harvest_announcement& what);

    mysql::session& connection_;
};

}  // namespace chuanpin::orders::store
