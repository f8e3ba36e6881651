// A supplier takes labels for the packs of a lot, prints their codes, and makes a range void (召回, 作废).
#pragma once

#include "catalog/app/label/label_keys.hpp"
#include "catalog/app/views.hpp"
#include "platform/base/cpu_pool.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::int64_t label_codes_at_once_max = 10'000;

struct label_range_page {
    std::vector<domain::label_range> ranges{};
    bool has_more = false;
    std::int64_t packs = 0;  ///< of the lot
    domain::labels_taken taken{};
};
struct label_codes {
    std::vector<std::string> codes{};
    std::string product_name;
    std::string lot_number;
    std::string certificate_number;
};
/// Serials from `from` on, at most so many, as far as the range goes.
struct label_part {
    std::optional<std::int64_t> from{};
    std::int64_t count = label_codes_at_once_max;
};

class keep_labels {
public:
    keep_labels(unit_of_work& database, base::random_source& random, const label_keys& keys, base::cpu_pool& cpu)
        : database_(database), random_(random), keys_(keys), cpu_(cpu) {}

    /// Errors: lot-not-found (also others'), label-numbers-used-up, and those of domain::next_range.
    base::task<base::result<base::reply>> issue(const base::call_context& context, base::idempotent<domain::label_range> request,
                                                domain::lot_id lot, std::int64_t count);
    /// Errors: label-range-not-found (also others'), label-range-void.
    base::task<base::result<base::reply>> make_void(const base::call_context& context, base::idempotent<domain::label_range> request,
                                                    domain::label_range_id id, std::string reason);
    /// Newest first. Errors: lot-not-found (also others').
    base::task<base::result<label_range_page>> page(const base::call_context& context, domain::lot_id lot,
                                                    std::optional<std::int64_t> before, std::size_t limit);
    /// Errors: label-range-not-found (also others'), label-range-void: such codes are not printed any more.
    base::task<base::result<label_codes>> codes(const base::call_context& context, domain::label_range_id id, label_part part);

private:
    unit_of_work& database_;
    base::random_source& random_;
    const label_keys& keys_;
    base::cpu_pool& cpu_;
};

}  // namespace chuanpin::catalog::app
