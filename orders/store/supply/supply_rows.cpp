#include "orders/store/supply/supply_rows.hpp"

#include <stdexcept>

#include "orders/store/optional_id.hpp"

namespace chuanpin::orders::store {
namespace {

domain::supply_terms read_terms(const mysql::row_set& rows) {
    const auto kind = domain::parse_supply_kind(rows.text(5));
    const auto pricing = domain::parse_price_rule(rows.text(9));
    const auto step = domain::parse_supply_step(rows.text(12));
    if (!kind || !pricing || !step) throw std::logic_error("the terms of a supply_contract cannot be read");
    const auto price = rows.optional_integer(10);
    return {.kind = *kind,
            .product = rows.id<domain::product_id>(6),
            .goods = rows.text(7),
            .floor_price = rows.money(8),
            .pricing = *pricing,
            .unit_price = price ? std::optional(base::fen{*price}) : std::nullopt,
            .starts_on = rows.date(11),
            .step = *step,
            .periods = rows.integer(13),
            .quantity_per_period = rows.integer(14),
            .note = rows.text(15)};
}

}  // namespace

domain::party read_side(const std::string& name) {
    return name == domain::name_of(domain::party::buyer) ? domain::party::buyer : domain::party::supplier;
}

mysql::parameters row_of(const domain::supply_contract& what) {
    const auto& terms = what.terms;
    const auto& ended = what.cancelled;
    return {what.id,
            what.version,
            what.buyer,
            what.unit,
            what.supplier,
            domain::name_of(terms.kind),
            terms.product,
            terms.goods,
            terms.floor_price,
            domain::name_of(terms.pricing),
            terms.unit_price,
            terms.starts_on,
            domain::name_of(terms.step),
            terms.periods,
            terms.quantity_per_period,
            terms.note,
            what.document.text,
            what.document.sha256,
            what.proposed_by,
            what.proposed_at,
            what.in_force_at,
            ended ? std::optional(ended->at) : std::nullopt,
            ended ? std::optional(domain::name_of(ended->by)) : std::nullopt,
            ended ? std::optional(ended->reason) : std::nullopt,
            what.agreed_end,
            what.priced_by};
}

domain::supply_contract read_supply_contract(const mysql::row_set& rows) {
    domain::supply_contract read{.id = rows.id<domain::supply_contract_id>(0),
                                 .version = rows.integer(1),
                                 .buyer = rows.id<domain::organisation_id>(2),
                                 .unit = optional_id<domain::unit_id>(rows, 3),
                                 .supplier = rows.id<domain::organisation_id>(4),
                                 .terms = read_terms(rows),
                                 .document = {rows.text(16), rows.text(17)},
                                 .proposed_by = rows.id<domain::account_id>(18),
                                 .proposed_at = rows.instant(19),
                                 .in_force_at = rows.optional_instant(20),
                                 .priced_by = rows.integer(25)};
    if (!rows.is_null(24)) read.agreed_end = rows.date(24);
    if (!rows.is_null(21)) read.cancelled = domain::supply_cancellation{read_side(rows.text(22)), rows.text(23), rows.instant(21)};
    return read;
}

}  // namespace chuanpin::orders::store
