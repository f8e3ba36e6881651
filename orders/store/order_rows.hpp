// An order and its lines as rows of purchase_order and purchase_order_line.
#pragma once

#include "orders/domain/order/order.hpp"
#include "platform/mysql/value.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] mysql::parameters row_of(const domain::order& what);
[[nodiscard]] mysql::parameters row_of(const domain::order& of, std::size_t line);
/// The two columns of a signature; NULL where nobody has signed.
[[nodiscard]] std::optional<domain::account_id> account_of(const std::optional<domain::signer>& who);
[[nodiscard]] std::optional<std::string> name_of(const std::optional<domain::signer>& who);
/// When the order was placed, where lines of it wait for goods.
[[nodiscard]] std::optional<base::instant> awaited_since(const domain::order& what);
/// The three columns of a rating; NULL where there is none.
[[nodiscard]] std::optional<base::instant> rated_at_of(const std::optional<domain::rating>& what);
[[nodiscard]] std::optional<std::int64_t> stars_of(const std::optional<domain::rating>& what);
[[nodiscard]] std::optional<std::string> comment_of(const std::optional<domain::rating>& what);
[[nodiscard]] std::optional<base::fen> freight_of(const domain::order& what);
[[nodiscard]] std::optional<domain::budget_id> freight_budget_of(const domain::order& what);

/// The three columns of a proposal to give up the rest; NULL where there is none.
[[nodiscard]] std::optional<std::string_view> party_of(const std::optional<domain::short_closing>& what);
[[nodiscard]] std::optional<std::string> reason_of(const std::optional<domain::short_closing>& what);
[[nodiscard]] std::optional<base::instant> at_of(const std::optional<domain::short_closing>& what);

/// Of two columns; nothing where they are NULL.
[[nodiscard]] std::optional<domain::signer> read_signer(const mysql::row_set& rows, std::size_t column);
[[nodiscard]] std::optional<domain::rejection_outcome> read_outcome(const mysql::row_set& rows, std::size_t column);
/// Without lines.
[[nodiscard]] domain::order read_order(const mysql::row_set& rows);
[[nodiscard]] domain::order_line read_line(const mysql::row_set& rows);

}  // namespace chuanpin::orders::store
