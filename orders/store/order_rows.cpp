#include "orders/store/order_rows.hpp"

#include <stdexcept>

#include "orders/domain/forward/waiting.hpp"
#include "orders/store/eligibility/lots_text.hpp"
#include "orders/store/lean_insert.hpp"
#include "orders/store/optional_id.hpp"

namespace chuanpin::orders::store {
namespace {

std::optional<domain::rating> read_rating(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::rating{static_cast<int>(rows.integer(column + 1)), rows.text(column + 2), rows.instant(column)};
}

std::optional<domain::weight_terms> read_weight_terms(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::weight_terms{rows.money(column), rows.integer(column + 1), rows.integer(column + 2)};
}

std::optional<domain::short_closing> read_short_closing(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::short_closing{rows.text(column) == name_of(domain::party::buyer) ? domain::party::buyer : domain::party::supplier,
                                 rows.text(column + 1), rows.instant(column + 2)};
}

domain::payment_terms read_terms(const mysql::row_set& rows, std::size_t column) {
    const auto kind = domain::parse_payment_kind(rows.text(column));
    if (!kind) throw std::logic_error("purchase_order.payment_kind cannot be read");
    return {*kind, static_cast<int>(rows.integer(column + 1))};
}

std::optional<domain::order_freight> read_freight(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::order_freight{rows.money(column), optional_id<domain::budget_id>(rows, column + 1)};
}

std::optional<domain::carried_award> read_award(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::carried_award{rows.id<domain::quotation_id>(column), rows.money(column + 1)};
}

}  // namespace

std::optional<domain::signer> read_signer(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::signer{rows.id<domain::account_id>(column), rows.text(column + 1)};
}

std::optional<domain::rejection_outcome> read_outcome(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    const auto outcome = domain::parse_rejection_outcome(rows.text(column));
    if (!outcome) throw std::logic_error("a rejection_outcome cannot be read");
    return outcome;
}

std::optional<base::fen> freight_of(const domain::order& what) { return what.freight ? std::optional(what.freight->amount) : std::nullopt; }
std::optional<domain::budget_id> freight_budget_of(const domain::order& what) { return what.freight ? what.freight->budget : std::nullopt; }
std::optional<domain::account_id> account_of(const std::optional<domain::signer>& who) {
    return who ? std::optional(who->account) : std::nullopt;
}
std::optional<base::instant> rated_at_of(const std::optional<domain::rating>& what) {
    return what ? std::optional(what->at) : std::nullopt;
}
std::optional<std::int64_t> stars_of(const std::optional<domain::rating>& what) {
    return what ? std::optional<std::int64_t>(what->stars) : std::nullopt;
}
std::optional<std::string> comment_of(const std::optional<domain::rating>& what) {
    return what ? std::optional(what->comment) : std::nullopt;
}
std::optional<base::instant> awaited_since(const domain::order& what) {
    return domain::is_awaiting_goods(what) ? std::optional(what.placed_at) : std::nullopt;
}
std::optional<std::string> name_of(const std::optional<domain::signer>& who) { return who ? std::optional(who->name) : std::nullopt; }

std::optional<std::string_view> party_of(const std::optional<domain::short_closing>& what) {
    return what ? std::optional(domain::name_of(what->by)) : std::nullopt;
}
std::optional<std::string> reason_of(const std::optional<domain::short_closing>& what) {
    return what ? std::optional(what->reason) : std::nullopt;
}
std::optional<base::instant> at_of(const std::optional<domain::short_closing>& what) {
    return what ? std::optional(what->at) : std::nullopt;
}

mysql::parameters row_of(const domain::order& what) {
    return {what.id,
            what.version,
            name_of(what.status),
            what.buyer,
            what.supplier,
            what.placed_by,
            what.total,
            what.accepted_total,
            what.delivery.county_code,
            what.delivery.address,
            what.delivery.contact,
            what.requested_delivery_date,
            what.placed_at,
            what.hold_expires_at,
            what.confirmed_at,
            what.dispatched_at,
            what.accepted_at,
            what.cancelled_at,
            what.cancellation_reason,
            what.unit,
            what.approvals_needed,
            what.approvals_given,
            what.approved_at,
            account_of(what.accepted_by),
            name_of(what.accepted_by),
            rated_at_of(what.rated),
            stars_of(what.rated),
            comment_of(what.rated),
            what.deliveries,
            what.returned_total,
            party_of(what.short_close),
            reason_of(what.short_close),
            at_of(what.short_close),
            what.closed_at,
            what.contract_required,
            freight_of(what),
            freight_budget_of(what),
            domain::name_of(what.terms.kind),
            what.terms.days,
            what.paid_recorded,
            what.paid_confirmed,
            what.credit_used,
            what.award ? std::optional(what.award->quotation) : std::nullopt,
            what.award ? std::optional(what.award->freight) : std::nullopt,
            what.refund_granted,
            what.refund_recorded,
            what.refund_confirmed,
            awaited_since(what)};
}

mysql::parameters row_of(const domain::order& of, std::size_t number) {
    const auto& line = of.lines[number];
    return row_with(of.id, static_cast<std::int64_t>(number) + 1, line.id, line.offer, line.offer_version, line.product, line.name_zh,
                    line.quantity, line.unit_net_mass_g, line.unit_price, line.amount, line.storage.storage_class, line.storage.min_mc,
                    line.storage.max_mc, line.origin_county_code, line.certificate_number, line.accepted_quantity, line.rejected_quantity,
                    line.rejection_reason, line.budget, domain::name_of(line.by), line.campaign, line.handover_temperature_mc,
                    line.rejected_goods ? std::optional(domain::name_of(*line.rejected_goods)) : std::nullopt, line.rejection_photo_sha256,
                    line.lots.empty() ? std::nullopt : std::optional(to_text(line.lots)),
                    line.by_weight ? std::optional(line.by_weight->kilogram_price) : std::nullopt,
                    line.by_weight ? line.by_weight->under_permille : 0, line.by_weight ? line.by_weight->over_permille : 0,
                    line.accepted_g, line.shipped_quantity, line.returned_quantity, line.refunded, line.delivery_week,
                    line.waiting_quantity, line.unmet_quantity);
}

domain::order read_order(const mysql::row_set& rows) {
    const auto status = domain::parse_order_status(rows.text(2));
    if (!status) throw std::logic_error("purchase_order.status cannot be read");
    const auto accepted = rows.optional_integer(7);
    return {.id = rows.id<domain::order_id>(0),
            .version = rows.integer(1),
            .status = *status,
            .buyer = rows.id<domain::organisation_id>(3),
            .supplier = rows.id<domain::organisation_id>(4),
            .unit = optional_id<domain::unit_id>(rows, 19),
            .placed_by = rows.id<domain::account_id>(5),
            .total = rows.money(6),
            .accepted_total = accepted ? std::optional(base::fen{*accepted}) : std::nullopt,
            .delivery = {rows.text(8), rows.text(9), rows.text(10)},
            .requested_delivery_date = rows.date(11),
            .placed_at = rows.instant(12),
            .hold_expires_at = rows.instant(13),
            .approvals_needed = static_cast<int>(rows.integer(20)),
            .approvals_given = static_cast<int>(rows.integer(21)),
            .approved_at = rows.optional_instant(22),
            .confirmed_at = rows.optional_instant(14),
            .dispatched_at = rows.optional_instant(15),
            .accepted_at = rows.optional_instant(16),
            .accepted_by = read_signer(rows, 23),
            .rated = read_rating(rows, 25),
            .cancelled_at = rows.optional_instant(17),
            .cancellation_reason = rows.optional_text(18),
            .deliveries = rows.integer(28),
            .returned_total = rows.money(29),
            .short_close = read_short_closing(rows, 30),
            .closed_at = rows.optional_instant(33),
            .contract_required = rows.integer(34) != 0,
            .freight = read_freight(rows, 35),
            .terms = read_terms(rows, 37),
            .paid_recorded = rows.money(39),
            .paid_confirmed = rows.money(40),
            .credit_used = rows.money(41),
            .award = read_award(rows, 42),
            .refund_granted = rows.money(44),
            .refund_recorded = rows.money(45),
            .refund_confirmed = rows.money(46)};
}

domain::order_line read_line(const mysql::row_set& rows) {
    const auto by = domain::parse_channel(rows.text(20));
    if (!by) throw std::logic_error("purchase_order_line.channel cannot be read");
    return {.id = rows.id<domain::line_id>(2),
            .offer = rows.id<domain::offer_id>(3),
            .offer_version = rows.integer(4),
            .product = rows.id<domain::product_id>(5),
            .name_zh = rows.text(6),
            .quantity = rows.integer(7),
            .unit_net_mass_g = rows.integer(8),
            .unit_price = rows.money(9),
            .amount = rows.money(10),
            .storage = {rows.text(11), rows.optional_integer(12), rows.optional_integer(13)},
            .origin_county_code = rows.text(14),
            .certificate_number = rows.optional_text(15),
            .shipped_quantity = rows.integer(30),
            .accepted_quantity = rows.optional_integer(16),
            .rejected_quantity = rows.optional_integer(17),
            .returned_quantity = rows.integer(31),
            .refunded = rows.money(32),
            .rejection_reason = rows.optional_text(18),
            .rejected_goods = read_outcome(rows, 23),
            .rejection_photo_sha256 = rows.optional_text(24),
            .handover_temperature_mc = rows.optional_integer(22),
            .budget = optional_id<domain::budget_id>(rows, 19),
            .by = *by,
            .campaign = rows.optional_text(21),
            .lots = rows.is_null(25) ? std::vector<domain::taken_lot>() : parse_lots(rows.text(25)),
            .by_weight = read_weight_terms(rows, 26),
            .accepted_g = rows.optional_integer(29),
            .delivery_week = rows.optional_date(33),
            .waiting_quantity = rows.integer(34),
            .unmet_quantity = rows.integer(35)};
}

}  // namespace chuanpin::orders::store
