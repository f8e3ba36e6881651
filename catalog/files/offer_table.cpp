#include "catalog/files/offer_table.hpp"

#include "catalog/domain/price/price_guard.hpp"
#include "catalog/domain/product.hpp"

namespace chuanpin::catalog::files {
namespace {

using row = app::offer_row;
using statement = app::price_statement;

constexpr csv::limits file_limits{.bytes_max = std::size_t{16} << 20, .rows_max = 50'000, .field_bytes_max = 4'096};

std::optional<base::instant> read_moment(const table::cell& from) {
    if (const auto day = base::parse_date(from.raw())) return base::start_of(*day);
    if (const auto at = base::parse_rfc3339(from.raw())) return at;
    from.refuse("invalid-format", "A business date (YYYY-MM-DD) or a moment (RFC 3339).");
    return std::nullopt;
}

std::string write_moment(base::instant at) {
    const auto day = base::business_date_of(at);
    return base::start_of(day) == at ? base::to_text(day) : base::to_rfc3339(at);
}

constexpr table::column<row> columns[] = {
    table::text<&row::code>("supplier_code", 1, domain::supplier_code_length_max),
    {{"valid_from"},
     [](const table::cell& from, row& to) { to.valid_from = read_moment(from).value_or(base::instant{}); },
     [](const row& from) { return write_moment(from.valid_from); }},
    {{"valid_to"},
     [](const table::cell& from, row& to) {
         if (!from.raw().empty()) to.valid_to = read_moment(from);
     },
     [](const row& from) { return from.valid_to ? write_moment(*from.valid_to) : std::string(); }},
    table::number<&row::minimum_quantity>("minimum_quantity", 1, domain::quantity_max),
    table::number<&row::tier, &domain::price_tier::quantity_from>("quantity_from", 1, domain::quantity_max),
    table::number<&row::tier, &domain::price_tier::unit_price, &base::fen::value>("unit_price_fen", 1, domain::unit_price_max.value),
    table::optional_text<&row::price, &statement::comparable_name>("comparable_name_zh", domain::name_length_max),
    table::optional_text<&row::price, &statement::explanation>("price_explanation", domain::price_explanation_length_max),
};

}  // namespace

const table::definition<app::offer_row>& offer_table() {
    static constexpr table::definition<row> whole{.sheet = "offers", .columns = columns, .limits = file_limits};
    return whole;
}

}  // namespace chuanpin::catalog::files
