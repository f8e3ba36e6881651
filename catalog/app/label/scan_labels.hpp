// Anybody scans the label of a pack and learns whether it is genuine and whether somebody scanned it before; its supplier sees the counts.
//
// Who scans is not kept: neither account nor address.
#pragma once

#include "catalog/app/label/label_keys.hpp"
#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::size_t repeated_labels_max = 100;  ///< shown at once

struct scan_view {
    domain::label_code code{};
    domain::label_range range{};
    domain::label_scan_count count{};
    std::string product_name;
    std::string lot_number;
    base::business_date harvested_on{};
    bool authorised = false;  ///< the certificate of the range, for the product, on the day of the scan
};
struct scan_page {
    std::vector<label_day> days{};
    bool has_more = false;
    std::vector<repeated_label> repeated{};
};

class scan_labels {
public:
    scan_labels(unit_of_work& database, base::random_source& random, const label_keys& keys)
        : database_(database), random_(random), keys_(keys) {}

    /// Errors: label-not-genuine, which leaves nothing in the database.
    base::task<base::result<base::reply>> scan(const base::call_context& context, base::idempotent<scan_view> request,
                                               domain::label_code code, std::optional<std::string> place);
    /// Errors: lot-not-found (also others').
    base::task<base::result<scan_page>> page(const base::call_context& context, domain::lot_id lot,
                                             std::optional<std::pair<base::business_date, std::string>> after, std::size_t limit);
    [[nodiscard]] std::string code_of(const repeated_label& label) const {
        return domain::to_text(keys_.code_of(label.range_number, label.serial));
    }

private:
    unit_of_work& database_;
    base::random_source& random_;
    const label_keys& keys_;
};

}  // namespace chuanpin::catalog::app
