#include "orders/store/agreement/agreement_rows.hpp"

#include <stdexcept>

namespace chuanpin::orders::store {
namespace {

template <class T>
T stored(std::optional<T> value, const char* column) {
    if (!value) throw std::logic_error(std::string(column) + " cannot be read");
    return *value;
}

std::optional<domain::settlement> read_settlement(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::settlement{stored(domain::parse_side(rows.text(column)), "agreement_line.settlement_side"), rows.text(column + 1),
                              rows.instant(column + 2)};
}

}  // namespace

mysql::parameters row_of(const domain::agreement& what) {
    return {what.id,         what.version,      name_of(what.status),    what.drafted_by,      what.drafted_at,
            what.deliver_by, what.note,         what.document.text,      what.document.sha256, what.signed_at,
            what.closed_at,  what.cancelled_at, what.cancellation_reason};
}

mysql::parameters row_of(domain::agreement_id of, const domain::agreement_line& line) {
    const auto& proposed = line.proposed;
    return {of,
            line.number,
            name_of(line.status),
            line.window,
            line.helper,
            line.supplier,
            line.offer,
            line.offer_version,
            line.product,
            line.name_zh,
            line.origin_county_code,
            line.unit_net_mass_g,
            line.quantity,
            line.unit_price,
            line.amount,
            line.pairing,
            line.prepaid_recorded,
            line.prepaid_confirmed,
            line.credit_due_on,
            line.pack_size,
            proposed ? std::optional(name_of(proposed->proposed_by)) : std::nullopt,
            proposed ? std::optional(proposed->reason) : std::nullopt,
            proposed ? std::optional(proposed->proposed_at) : std::nullopt,
            line.repaid_recorded,
            line.repaid_confirmed};
}

mysql::parameters row_of(domain::agreement_id of, const domain::agreement_line& line, std::size_t section) {
    const auto& what = line.sections[section];
    return {of, line.number, static_cast<std::int64_t>(section) + 1, what.name, what.ordered, what.delivered, what.reversed};
}

domain::agreement read_agreement(const mysql::row_set& rows) {
    return {.id = rows.id<domain::agreement_id>(0),
            .version = rows.integer(1),
            .status = stored(domain::parse_agreement_status(rows.text(2)), "agreement.status"),
            .drafted_by = rows.id<domain::account_id>(3),
            .drafted_at = rows.instant(4),
            .deliver_by = rows.date(5),
            .note = rows.text(6),
            .document = {rows.text(7), rows.text(8)},
            .signed_at = rows.optional_instant(9),
            .closed_at = rows.optional_instant(10),
            .cancelled_at = rows.optional_instant(11),
            .cancellation_reason = rows.optional_text(12)};
}

domain::agreement_line read_agreement_line(const mysql::row_set& rows) {
    return {.number = rows.integer(1),
            .status = stored(domain::parse_line_status(rows.text(2)), "agreement_line.status"),
            .window = rows.id<domain::window_id>(3),
            .helper = rows.id<domain::organisation_id>(4),
            .supplier = rows.id<domain::organisation_id>(5),
            .offer = rows.id<domain::offer_id>(6),
            .offer_version = rows.integer(7),
            .product = rows.id<domain::product_id>(8),
            .name_zh = rows.text(9),
            .origin_county_code = rows.text(10),
            .unit_net_mass_g = rows.integer(11),
            .quantity = rows.integer(12),
            .unit_price = rows.money(13),
            .amount = rows.money(14),
            .pairing = rows.is_null(15) ? std::nullopt : std::optional(rows.id<domain::pairing_id>(15)),
            .prepaid_recorded = rows.money(16),
            .prepaid_confirmed = rows.money(17),
            .repaid_recorded = rows.money(23),
            .repaid_confirmed = rows.money(24),
            .credit_due_on = rows.optional_date(18),
            .pack_size = rows.integer(19),
            .proposed = read_settlement(rows, 20)};
}

}  // namespace chuanpin::orders::store
