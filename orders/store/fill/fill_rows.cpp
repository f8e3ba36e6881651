#include "orders/store/fill/fill_rows.hpp"

#include <stdexcept>

#include "orders/store/optional_id.hpp"

namespace chuanpin::orders::store {
namespace {

template <class T>
T known(std::optional<T> found, const char* column) {
    if (!found) throw std::logic_error(std::string("need_fill_share.") + column + " cannot be read");
    return *found;
}

domain::distance distance_in(const mysql::row_set& rows, std::size_t column) {
    for (const auto each : domain::distances)
        if (domain::name_of(each) == rows.text(column)) return each;
    throw std::logic_error("need_fill_share.distance cannot be read");
}

}  // namespace

domain::need_fill read_fill(const mysql::row_set& rows) {
    return {
        .id = rows.id<domain::fill_id>(0),
        .buyer = rows.id<domain::organisation_id>(1),
        .terms = {known(domain::parse_channel(rows.text(2)), "channel"), rows.optional_text(3), optional_id<domain::budget_id>(rows, 4)},
        .proposed_by = rows.id<domain::account_id>(5),
        .proposed_at = rows.instant(6),
        .settled_at = rows.optional_instant(7),
        .next = optional_id<domain::fill_id>(rows, 8)};
}

domain::need_share read_share(const mysql::row_set& rows) {
    return {.number = static_cast<int>(rows.integer(0)),
            .need = rows.id<domain::need_id>(1),
            .by = known(domain::parse_measure(rows.text(2)), "measure"),
            .whose = {.offer = rows.id<domain::offer_id>(3),
                      .offer_version = rows.integer(4),
                      .product = rows.id<domain::product_id>(5),
                      .supplier = rows.id<domain::organisation_id>(6),
                      .name_zh = rows.text(7),
                      .origin_county_code = rows.text(8),
                      .from = distance_in(rows, 9),
                      .pack = rows.integer(10),
                      .minimum = rows.integer(11),
                      .available = rows.integer(12),
                      .pack_price = base::fen{rows.integer(13)},
                      .unit_net_mass_g = rows.integer(14),
                      .ahead = rows.integer(22) != 0,
                      .substitute = rows.integer(21) != 0},
            .part = {rows.integer(15), rows.integer(16), known(domain::parse_fill_reason(rows.text(17)), "reason")},
            .status = known(domain::parse_share_status(rows.text(18)), "status"),
            .order = optional_id<domain::order_id>(rows, 19),
            .refusal = rows.optional_text(20)};
}

}  // namespace chuanpin::orders::store
