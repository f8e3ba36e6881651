#include "catalog/app/exchange/write_chunk.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {

fresh_ids make_ids(std::size_t rows, base::instant now, base::random_source& random) {
    fresh_ids fresh;
    fresh.products.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) fresh.products.push_back(domain::product_id::make(now, random));
    std::ranges::sort(fresh.products);  // rows that stand side by side in the table are inserted side by side
    fresh.event = domain::event_id::make(now, random);
    return fresh;
}

base::result<domain::import_counts> write_chunk(transaction& tx, domain::organisation_id supplier, const chunk_place& place,
                                                std::span<const product_row> rows, const fresh_ids& fresh,
                                                const base::call_context& context) {
    const auto known = load_known_names(tx, context.now);
    const auto facts = lock_facts(tx, supplier, rows, context);
    std::optional<base::field_error> fault;
    auto plan = plan_products(rows, facts, known, {supplier, fresh.products, context.now},
                              [&](std::size_t row, std::string_view column, std::string code, std::string detail) {
                                  if (!fault) fault = {rows[row].code + ", " + std::string(column), std::move(code), std::move(detail)};
                              });
    if (fault) return base::refusal(domain::errors::import_row_outdated(*std::move(fault)));
    tx.products().insert_all(plan.drafted);
    tx.codes().insert(supplier, plan.codes);
    tx.products().save_drafts(plan.changed);
    auto written = std::move(plan.drafted);
    std::ranges::move(plan.changed, std::back_inserter(written));
    if (!written.empty())
        tx.record(domain::product_rows_written{fresh.event, place.import, place.part, supplier, place.first_row, plan.counts,
                                               std::move(written)});
    return plan.counts;
}

}  // namespace chuanpin::catalog::app
