#include "catalog/app/exchange/export_offers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/exchange/exchange_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t page_products = 500;

void add_rows(std::vector<offer_row>& rows, const std::string& code, const domain::offer_version& version, base::instant now) {
    const auto& terms = version.terms;
    if (domain::never_in_force(terms) || (terms.valid_to && *terms.valid_to <= now)) return;
    for (auto tier : terms.tiers) {
        if (tier.kilogram_price) tier.unit_price = {};  // it follows from the price of a kilogram
        rows.push_back({code, terms.valid_from, terms.valid_to, terms.minimum_quantity, tier, {}, terms.conditions});
    }
}

/// Of products that are older than `before`, which is then the last of them; answers whether there may be more.
bool read_page(transaction& tx, domain::organisation_id supplier, std::optional<domain::product_id>& before, std::vector<offer_row>& rows,
               base::instant now) {
    std::vector<domain::product_id> ids;
    for (const auto& each : tx.products().page({.supplier = supplier}, before, page_products)) ids.push_back(each.id);
    if (ids.empty()) return false;
    before = ids.back();
    const auto codes = tx.codes().codes_of(ids);
    for (const auto& each : tx.offers().live(ids, now)) {
        const auto code = codes.find(each.product);
        add_rows(rows, code == codes.end() ? base::to_wire(each.product) : code->second, each, now);
    }
    return ids.size() == page_products;
}

}  // namespace

base::task<base::result<std::vector<offer_row>>> export_offers::run(const base::call_context& context, domain::organisation_id supplier,
                                                                    std::size_t rows_max) {
    std::vector<offer_row> all;
    std::optional<domain::product_id> before;
    for (bool more = true; more;) {
        std::vector<offer_row> page;
        auto last = before;
        const auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
            page.clear();
            last = before;
            more = read_page(tx, supplier, last, page, context.now);
            return {};
        });
        if (!done) co_return base::refusal(done.error());
        before = last;
        if (all.size() + page.size() > rows_max)
            co_return base::refusal(domain::errors::export_too_large(static_cast<std::int64_t>(rows_max)));
        std::ranges::move(page, std::back_inserter(all));
    }
    co_return all;
}

}  // namespace chuanpin::catalog::app
