// Rows of fills and of their shares, read back.
#pragma once

#include "orders/domain/fill/need_fill.hpp"
#include "platform/mysql/session.hpp"

// The columns of both tables, in the order of the readers below.
#define CHUANPIN_FILL_COLUMNS \
    "fill_id, buyer_organisation_id, channel, campaign, budget_id, proposed_by, proposed_at, settled_at, next_fill_id"
#define CHUANPIN_SHARE_COLUMNS                                                                                                            \
    "number, need_id, measure, offer_id, offer_version, product_id, supplier_organisation_id, name_zh, origin_county_code, "              \
    "distance, pack, minimum_quantity, available, pack_price_fen, unit_net_mass_g, quantity, amount, reason, status, order_id, refusal, " \
    "substitute, ahead"

namespace chuanpin::orders::store {

/// Without needs and shares.
[[nodiscard]] domain::need_fill read_fill(const mysql::row_set& rows);
[[nodiscard]] domain::need_share read_share(const mysql::row_set& rows);

}  // namespace chuanpin::orders::store
