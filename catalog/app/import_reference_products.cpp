#include "catalog/app/import_reference_products.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::app {
namespace {

// Once more under the lock, what the file's check did: all faults at once, by row.
base::result<void> check_all(transaction& tx, const std::vector<domain::reference_product>& products, base::instant now) {
    const auto known = load_known_names(tx, now);
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < products.size(); ++i) {
        check_names(products[i], known, [&](std::string_view column, std::string code, std::string detail) {
            faults.push_back({fmt::format("row {}, column '{}'", i + 1, column), std::move(code), std::move(detail)});
        });
    }
    if (faults.empty()) return {};
    auto error = faults.front().code == "category-unknown" ? domain::errors::category_unknown(faults.front().detail)
                                                           : domain::errors::county_unknown(faults.front().detail);
    error.fields = std::move(faults);
    return base::refusal(std::move(error));
}

std::int64_t count_changes(const std::vector<domain::reference_product>& before, const std::vector<domain::reference_product>& after) {
    std::int64_t changed = 0;
    for (const auto& each : after) changed += std::ranges::find(before, each) == before.end() ? 1 : 0;
    for (const auto& each : before) {
        const bool kept = std::ranges::any_of(
            after, [&](const auto& other) { return other.name_zh == each.name_zh && other.kept.kind == each.kept.kind; });
        changed += kept ? 0 : 1;
    }
    return changed;
}

}  // namespace

void check_names(const domain::reference_product& product, const known_names& known, const row_refusal& refuse) {
    if (!known.categories.contains(product.category)) refuse("category", "category-unknown", product.category);
    for (const auto& code : product.origin_county_codes)
        if (!known.origins.contains(code)) refuse("origin_county_codes", "county-unknown", code);
}

base::task<base::result<base::reply>> import_reference_products::run(const base::call_context& context,
                                                                     base::idempotent<import_summary> request,
                                                                     std::vector<domain::reference_product> products) {
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        const auto version = tx.registries().lock(reference_registry);
        if (auto known = check_all(tx, products, context.now); !known) return base::refusal(std::move(known.error()));
        const import_summary summary{std::ssize(products), count_changes(tx.references().all(), products)};
        if (summary.changed > 0) {
            tx.references().replace_all(products, context.now);
            tx.registries().set_version(reference_registry, version + 1, context.now);
            tx.record(domain::registry_imported{event, std::string(reference_registry), version + 1, summary.rows, summary.changed});
        }
        return request.encode(summary);
    });
}

}  // namespace chuanpin::catalog::app
