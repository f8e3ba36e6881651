// Labels of the packs of a lot, given out in ranges: never more than the lot has packs, each pack's number once.
//
// A range is never changed but to be void (作废), for good; its packs stay counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "catalog/domain/label/label_code.hpp"
#include "catalog/domain/lot/lot.hpp"
#include "catalog/domain/product.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::int64_t label_range_count_max = 100'000;  ///< labels of one range
inline constexpr std::int64_t lot_label_ranges_max = 1'000;     ///< of one lot
inline constexpr std::size_t voidance_reason_length_max = 200;  ///< code points
inline constexpr std::size_t label_scan_place_length = 6;       ///< digits of GB/T 2260

struct label_voidance {
    std::string reason{};
    account_id by{};
    base::instant at{};
    bool operator==(const label_voidance&) const = default;
};

struct label_range {
    label_range_id id{};
    std::int64_t number = 0;  ///< from 1, none left out; in every code
    lot_id lot{};
    product_id product{};
    organisation_id supplier{};
    std::string certificate_number{};  ///< authorised the product on the day of issue
    std::int64_t first_serial = 1;     ///< serials run on through the lot: a serial is the pack's number in its lot
    std::int64_t count = 0;
    account_id by{};
    base::instant issued_at{};
    std::optional<label_voidance> voided{};
    std::int64_t version = 1;
    [[nodiscard]] std::int64_t last_serial() const { return first_serial + count - 1; }
    bool operator==(const label_range&) const = default;
};
[[nodiscard]] inline bool holds(const label_range& range, std::int64_t serial) {
    return serial >= range.first_serial && serial <= range.last_serial();
}

/// How many whole packs the lot's intakes fill, at most label_serial_max.
[[nodiscard]] std::int64_t packs_of(const lot& what, std::int64_t unit_net_mass_g);

/// What a lot's ranges took already, void ones too.
struct labels_taken {
    std::int64_t ranges = 0;
    std::int64_t labels = 0;
    bool operator==(const labels_taken&) const = default;
};
/// None where the supplier made the product's packs larger since labels were taken.
[[nodiscard]] constexpr std::int64_t labels_left(std::int64_t packs, const labels_taken& taken) {
    return packs > taken.labels ? packs - taken.labels : 0;
}
/// The next range of the lot, without id, number, account and time. `standing` is of the day of issue. Errors: product-not-authorised,
/// labels-exhausted (which says how many are left), lot-has-too-many-label-ranges.
[[nodiscard]] base::result<label_range> next_range(const lot& of, const product& packed, const std::optional<mark_standing>& standing,
                                                   const labels_taken& taken, std::int64_t count);
/// Errors: label-range-void.
[[nodiscard]] base::result<label_range> make_void(label_range what, label_voidance how);

/// A county of the whole country: six digits of GB/T 2260, the first not 0. Scans come from everywhere, the registry knows Sichuan.
[[nodiscard]] bool is_scan_place(std::string_view code);

/// What is known of one label after a scan.
struct label_scan_count {
    std::int64_t scans = 1;
    base::instant first_at{};
    std::optional<std::string> first_place{};
    bool operator==(const label_scan_count&) const = default;
};

}  // namespace chuanpin::catalog::domain
