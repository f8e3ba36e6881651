#include "catalog/app/exchange/export_products.hpp"

#include <optional>
#include <utility>

#include "catalog/domain/exchange/exchange_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

constexpr std::size_t page_rows = 500;

struct row_page {
    std::vector<product_row> rows{};
    bool last = false;
};

/// Goods that are older than `before`, each under its code, or under its id where it has none. Services are not in files.
row_page read_page(transaction& tx, domain::organisation_id supplier, std::optional<domain::product_id>& before) {
    auto products = tx.products().page({.supplier = supplier}, before, page_rows);
    std::vector<domain::product_id> ids;
    for (const auto& each : products) ids.push_back(each.id);
    auto codes = tx.codes().codes_of(ids);
    row_page page{.last = products.size() < page_rows};
    for (auto& each : products) {
        if (each.details.service) continue;
        const auto code = codes.find(each.id);
        product_row row;
        row.code = code == codes.end() ? base::to_wire(each.id) : std::move(code->second);
        row.details = std::move(each.details);
        page.rows.push_back(std::move(row));
    }
    if (!ids.empty()) before = ids.back();
    return page;
}

}  // namespace

base::task<base::result<std::int64_t>> export_products::run(const base::call_context& context, domain::organisation_id supplier,
                                                            std::int64_t rows_max, product_sink& to) {
    std::int64_t written = 0;
    std::optional<domain::product_id> before;
    for (;;) {
        row_page page;
        auto next = before;
        const auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
            next = before;
            page = read_page(tx, supplier, next);
            return {};
        });
        if (!done) co_return base::refusal(done.error());
        before = next;
        written += std::ssize(page.rows);
        if (written > rows_max) co_return base::refusal(domain::errors::export_too_large(rows_max));
        for (const auto& each : page.rows) to.add(each);
        if (page.last) co_return written;
    }
}

}  // namespace chuanpin::catalog::app
