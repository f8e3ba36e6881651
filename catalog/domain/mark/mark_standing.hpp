// Whether a product may carry the mark on a day, out of all certificates that cover it. Listing and ordering ask here; the rule is one.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "catalog/domain/mark/certificate.hpp"

namespace chuanpin::catalog::domain {

/// A certificate covers a product and is in that status on [valid_from, valid_to), as known now.
struct mark_period {
    product_id product{};
    std::string certificate_number{};
    certificate_status status = certificate_status::authorised;
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};
    bool operator==(const mark_period&) const = default;
};

/// What is left of a row of the certificate while it covers the product; nullopt where nothing is.
[[nodiscard]] std::optional<mark_period> overlap(const scope_entry& entry, const std::string& number, const certificate_version& row);

/// The certificate that decides for a product on a day.
struct mark_standing {
    std::string certificate_number{};
    std::string status{};                             ///< of that day: name_of(certificate_status), "expired" or "not_yet_valid"
    bool authorised = false;                          ///< the product may carry the mark
    std::optional<base::business_date> changes_on{};  ///< the next day on which any of the certificates becomes another
    bool operator==(const mark_standing&) const = default;
};

/// Of several certificates one that authorises decides, the lowest number first; where none does, the newest number tells why not.
/// nullopt: no certificate ever covered the product.
[[nodiscard]] std::optional<mark_standing> standing_of(product_id product, std::span<const mark_period> periods, base::business_date on);

}  // namespace chuanpin::catalog::domain
