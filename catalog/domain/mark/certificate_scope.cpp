#include "catalog/domain/mark/certificate_scope.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

// The last entry of the product that covers that day or one after it.
scope_entry* find_open(certificate_scope& scope, product_id product, base::business_date on) {
    const auto found = std::ranges::find_if(
        scope, [&](const scope_entry& each) { return each.product == product && (!each.valid_to || on < *each.valid_to); });
    return found == scope.end() ? nullptr : &*found;
}

}  // namespace

bool covers(const scope_entry& entry, base::business_date on) {
    return entry.valid_from <= on && (!entry.valid_to || on < *entry.valid_to);
}

bool covers(const certificate_scope& scope, product_id product, base::business_date on) {
    return std::ranges::any_of(scope, [&](const scope_entry& each) { return each.product == product && covers(each, on); });
}

std::vector<product_id> products_ever(const certificate_scope& scope) {
    std::vector<product_id> products;
    for (const auto& each : scope) {
        if (std::ranges::find(products, each.product) == products.end()) products.push_back(each.product);
    }
    return products;
}

certificate_scope first_scope(std::span<const product_id> products, base::business_date from) {
    certificate_scope scope;
    for (const auto& each : products) scope.push_back({.product = each, .valid_from = from});
    return scope;
}

base::result<certificate_scope> extend_scope(certificate_scope scope, std::span<const product_id> products, base::business_date from,
                                             std::string_view number) {
    if (scope.size() + products.size() > scope_entries_max) return base::refusal(errors::certificate_has_too_many_changes(number));
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < products.size(); ++i) {
        if (find_open(scope, products[i], from) != nullptr)
            faults.push_back(
                {fmt::format("/product_ids/{}", i), "covered-already", fmt::format("{} is covered.", base::to_wire(products[i]))});
    }
    if (!faults.empty()) return base::refusal(errors::certificate_scope_conflict(number, std::move(faults)));
    for (const auto& each : products) scope.push_back({.product = each, .valid_from = from});
    return scope;
}

base::result<certificate_scope> change_scope(certificate_scope scope, const scope_order& order, base::business_date today,
                                             std::string_view number) {
    std::vector<base::field_error> faults;
    if (order.from < today) faults.push_back({"/from", "out-of-range", "The past is not rewritten."});
    if (order.removed.empty() && order.catalogue_numbers.empty())
        faults.push_back({"/remove", "required", "Nothing is changed: neither remove nor catalogue_numbers."});
    if (!faults.empty()) return base::refusal(errors::certificate_order_invalid(std::move(faults)));
    for (std::size_t i = 0; i < order.catalogue_numbers.size(); ++i) {
        const auto& [product, catalogue_number] = order.catalogue_numbers[i];
        if (auto* entry = find_open(scope, product, order.from))
            entry->catalogue_number = catalogue_number;
        else
            faults.push_back({fmt::format("/catalogue_numbers/{}/product_id", i), "not-covered", "The certificate does not cover it."});
    }
    for (std::size_t i = 0; i < order.removed.size(); ++i) {
        if (auto* entry = find_open(scope, order.removed[i], order.from))
            entry->valid_to = std::max(order.from, entry->valid_from);
        else
            faults.push_back({fmt::format("/remove/{}", i), "not-covered", "The certificate does not cover it on that day."});
    }
    if (!faults.empty()) return base::refusal(errors::certificate_scope_conflict(number, std::move(faults)));
    return scope;
}

}  // namespace chuanpin::catalog::domain
