// An agreement, its lines and sections as rows of their tables.
#pragma once

#include "orders/domain/agreement/agreement.hpp"
#include "platform/mysql/value.hpp"

namespace chuanpin::orders::store {

[[nodiscard]] mysql::parameters row_of(const domain::agreement& what);
[[nodiscard]] mysql::parameters row_of(domain::agreement_id of, const domain::agreement_line& line);
[[nodiscard]] mysql::parameters row_of(domain::agreement_id of, const domain::agreement_line& line, std::size_t section);
/// Without lines, signatures and addenda.
[[nodiscard]] domain::agreement read_agreement(const mysql::row_set& rows);
/// The agreement's id in front; without sections.
[[nodiscard]] domain::agreement_line read_agreement_line(const mysql::row_set& rows);

}  // namespace chuanpin::orders::store
