// Rows of long-term contracts as values and back; their columns in the order of CHUANPIN_SUPPLY_COLUMNS.
#pragma once

#include "orders/domain/supply/supply_contract.hpp"
#include "platform/mysql/session.hpp"

#define CHUANPIN_SUPPLY_COLUMNS                                                                                       \
    "contract_id, version, buyer_organisation_id, buyer_unit_id, supplier_organisation_id, kind, product_id, goods, " \
    "floor_price_fen, pricing, unit_price_fen, starts_on, step, periods, quantity_per_period, note, text, sha256, "   \
    "proposed_by, proposed_at, in_force_at, cancelled_at, cancelled_by, cancellation_reason, agreed_end, priced_by"

namespace chuanpin::orders::store {

[[nodiscard]] mysql::parameters row_of(const domain::supply_contract& what);
[[nodiscard]] domain::supply_contract read_supply_contract(const mysql::row_set& rows);
/// "buyer" or "supplier".
[[nodiscard]] domain::party read_side(const std::string& name);

}  // namespace chuanpin::orders::store
