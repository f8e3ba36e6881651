// Rows of quotation, quote and quote_line, as values.
#pragma once

#include "orders/domain/quotation/award.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::orders::store {

/// In the order of the columns that the store names.
[[nodiscard]] domain::quotation read_quotation(const mysql::row_set& rows);
[[nodiscard]] mysql::parameters row_of(const domain::quotation& what);
/// quote_id, version, supplier_organisation_id, submitted_by, submitted_at, withdrawn_at, sealed, freight_fen, standing.
[[nodiscard]] domain::quote read_quote(const mysql::row_set& rows);
/// product_id, quantity, unit_net_mass_g, unit_price_fen, from this column on.
[[nodiscard]] domain::quoted_line read_quoted(const mysql::row_set& rows, std::size_t column);
[[nodiscard]] std::optional<mysql::bytes> sealed_of(const domain::quote& what);

}  // namespace chuanpin::orders::store
