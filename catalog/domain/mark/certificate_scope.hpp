// Which products a certificate covers, from which day to which. Entries end, they are never taken out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t scope_entries_max = 500;           ///< of one certificate, ended ones among them
inline constexpr std::size_t catalogue_number_length_max = 64;  ///< code points

/// The certificate covers the product on [valid_from, valid_to).
struct scope_entry {
    product_id product{};
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    std::optional<std::string> catalogue_number{};  ///< of the national catalogue of recognised products (扶贫产品目录)
    bool operator==(const scope_entry&) const = default;
};
/// In the order of coming under the certificate; a product that came back stands again.
using certificate_scope = std::vector<scope_entry>;

[[nodiscard]] bool covers(const scope_entry& entry, base::business_date on);
[[nodiscard]] bool covers(const certificate_scope& scope, product_id product, base::business_date on);
/// Each once, in the order of first coming under it.
[[nodiscard]] std::vector<product_id> products_ever(const certificate_scope& scope);
[[nodiscard]] certificate_scope first_scope(std::span<const product_id> products, base::business_date from);

/// What the project centre changes of a scope; at least one of both.
struct scope_order {
    base::business_date from{};  ///< the day of effect of what is removed
    std::vector<product_id> removed{};
    std::vector<std::pair<product_id, std::string>> catalogue_numbers{};
    std::string reason{};
};

/// These products come under it as well. Errors: certificate-scope-conflict (one is covered already, or will be),
/// certificate-has-too-many-changes.
[[nodiscard]] base::result<certificate_scope> extend_scope(certificate_scope scope, std::span<const product_id> products,
                                                           base::business_date from, std::string_view number);
/// `today` is the earliest day of effect. Errors: certificate-order-invalid (a day in the past, nothing to change),
/// certificate-scope-conflict (one is not covered on that day).
[[nodiscard]] base::result<certificate_scope> change_scope(certificate_scope scope, const scope_order& order, base::business_date today,
                                                           std::string_view number);

}  // namespace chuanpin::catalog::domain
