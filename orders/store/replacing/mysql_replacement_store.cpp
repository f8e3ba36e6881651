#include "orders/store/replacing/mysql_replacement_store.hpp"

#include <algorithm>

#include "orders/store/eligibility/lots_text.hpp"
#include "orders/store/expect_rows.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_replacements = R"sql(
INSERT INTO order_line_replacement (order_id, line_number, replaced_line_id, replaced_offer_id, replaced_offer_version, replaced_product_id,
                                    replaced_name_zh, replaced_quantity, replaced_unit_net_mass_g, replaced_unit_price_fen,
                                    replaced_amount_fen, replaced_certificate_number, reason, replaced_by, replaced_at) VALUES ?)sql";
// As many trade units, out of the same budget, by the same channel: the rest of the line is as it was.
constexpr std::string_view update_line = R"sql(
UPDATE purchase_order_line SET line_id = ?, offer_id = ?, offer_version = ?, product_id = ?, name_zh = ?, unit_net_mass_g = ?,
                               unit_price_fen = ?, amount_fen = ?, storage_class = ?, storage_min_mc = ?, storage_max_mc = ?,
                               origin_county_code = ?, certificate_number = ?, lots = ?, price_per_kilogram_fen = ?,
                               weight_under_permille = ?, weight_over_permille = ?
WHERE order_id = ? AND line_number = ? AND line_id = ?)sql";
constexpr std::string_view update_total = "UPDATE purchase_order SET total_fen = ? WHERE order_id = ? AND version = ?";

std::int64_t number_of(std::size_t place) { return static_cast<std::int64_t>(place) + 1; }

mysql::parameters new_line(const domain::order& of, std::size_t place, domain::line_id before) {
    const auto& line = of.lines[place];
    return {line.id,
            line.offer,
            line.offer_version,
            line.product,
            line.name_zh,
            line.unit_net_mass_g,
            line.unit_price,
            line.amount,
            line.storage.storage_class,
            line.storage.min_mc,
            line.storage.max_mc,
            line.origin_county_code,
            line.certificate_number,
            line.lots.empty() ? std::nullopt : std::optional(to_text(line.lots)),
            line.by_weight ? std::optional(line.by_weight->kilogram_price) : std::nullopt,
            line.by_weight ? line.by_weight->under_permille : 0,
            line.by_weight ? line.by_weight->over_permille : 0,
            of.id,
            number_of(place),
            before};
}

mysql::parameters row_of(const domain::order& of, std::size_t place) {
    const auto& what = *std::ranges::find(of.replacements, of.lines[place].id, &domain::line_replacement::line);
    return {of.id,         number_of(place),     what.replaced,   what.offer,  what.offer_version,      what.product, what.name_zh,
            what.quantity, what.unit_net_mass_g, what.unit_price, what.amount, what.certificate_number, what.reason,  what.by,
            what.at};
}

}  // namespace

void mysql_replacement_store::replace(const domain::order& before, const domain::order& after) {
    std::vector<mysql::parameters> rows;
    for (std::size_t i = 0; i < after.lines.size(); ++i) {
        if (after.lines[i].id == before.lines[i].id) continue;
        expect_rows("replacing an order line", connection_.execute(update_line, new_line(after, i, before.lines[i].id)), 1);
        rows.push_back(row_of(after, i));
    }
    expect_rows("keeping replacements", connection_.execute_rows(insert_replacements, rows), rows.size());
    if (after.total != before.total)
        expect_rows("saving the total of an order", connection_.execute(update_total, {after.total, after.id, after.version}), 1);
}

std::optional<domain::line_replacement> read_replacement(const mysql::row_set& rows, std::size_t column, domain::line_id line) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::line_replacement{.line = line,
                                    .replaced = rows.id<domain::line_id>(column),
                                    .offer = rows.id<domain::offer_id>(column + 1),
                                    .offer_version = rows.integer(column + 2),
                                    .product = rows.id<domain::product_id>(column + 3),
                                    .name_zh = rows.text(column + 4),
                                    .quantity = rows.integer(column + 5),
                                    .unit_net_mass_g = rows.integer(column + 6),
                                    .unit_price = rows.money(column + 7),
                                    .amount = rows.money(column + 8),
                                    .certificate_number = rows.optional_text(column + 9),
                                    .reason = rows.text(column + 10),
                                    .by = rows.id<domain::account_id>(column + 11),
                                    .at = rows.instant(column + 12)};
}

}  // namespace chuanpin::orders::store
