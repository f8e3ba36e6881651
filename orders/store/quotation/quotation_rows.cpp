#include "orders/store/quotation/quotation_rows.hpp"

#include <stdexcept>

#include "orders/store/optional_id.hpp"

namespace chuanpin::orders::store {

domain::quotation read_quotation(const mysql::row_set& rows) {
    const auto status = domain::parse_quotation_status(rows.text(2));
    if (!status) throw std::logic_error("quotation.status cannot be read");
    return {.id = rows.id<domain::quotation_id>(0),
            .version = rows.integer(1),
            .status = *status,
            .buyer = rows.id<domain::organisation_id>(3),
            .unit = optional_id<domain::unit_id>(rows, 4),
            .requested_by = rows.id<domain::account_id>(5),
            .requested_at = rows.instant(6),
            .asked = {.title = rows.text(7), .county_code = rows.text(8), .deliver_on = rows.date(9), .deadline = rows.instant(10)},
            .quotes_min = static_cast<int>(rows.integer(11)),
            .extensions = static_cast<int>(rows.integer(12)),
            .opened_by = optional_id<domain::account_id>(rows, 13),
            .opened_at = rows.optional_instant(14),
            .winner = optional_id<domain::organisation_id>(rows, 15),
            .awarded_by = optional_id<domain::account_id>(rows, 16),
            .awarded_at = rows.optional_instant(17),
            .reason = rows.optional_text(18),
            .order = optional_id<domain::order_id>(rows, 19),
            .reminded_at = rows.optional_instant(20)};
}

mysql::parameters row_of(const domain::quotation& what) {
    return {what.id,
            what.version,
            name_of(what.status),
            what.buyer,
            what.unit,
            what.requested_by,
            what.requested_at,
            what.asked.title,
            what.asked.county_code,
            what.asked.deliver_on,
            what.asked.deadline,
            what.quotes_min,
            what.extensions,
            what.opened_by,
            what.opened_at,
            what.winner,
            what.awarded_by,
            what.awarded_at,
            what.reason,
            what.order,
            what.reminded_at};
}

domain::quote read_quote(const mysql::row_set& rows) {
    domain::quote read{.id = rows.id<domain::quote_id>(0),
                       .version = rows.integer(1),
                       .supplier = rows.id<domain::organisation_id>(2),
                       .submitted_by = optional_id<domain::account_id>(rows, 3),
                       .submitted_at = rows.optional_instant(4),
                       .withdrawn_at = rows.optional_instant(5),
                       .sealed = rows.optional_text(6).value_or(""),
                       .standing = rows.optional_integer(8)};
    if (!rows.is_null(7)) read.content = domain::quote_content{.freight = rows.money(7)};
    return read;
}

domain::quoted_line read_quoted(const mysql::row_set& rows, std::size_t column) {
    return {rows.id<domain::product_id>(column), rows.integer(column + 1), rows.integer(column + 2), rows.money(column + 3)};
}

std::optional<mysql::bytes> sealed_of(const domain::quote& what) {
    return what.sealed.empty() ? std::nullopt : std::optional(mysql::bytes{what.sealed});
}

}  // namespace chuanpin::orders::store
