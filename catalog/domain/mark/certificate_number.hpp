// The number of a certificate: "SF-2026-000123-X". The form is this platform's own; the official one is not found in the sources.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace chuanpin::catalog::domain {

inline constexpr std::int64_t certificate_serial_max = 999'999;  ///< of one year

/// `year` has four digits, `serial` is 1 to certificate_serial_max.
[[nodiscard]] std::string make_certificate_number(int year, std::int64_t serial);

enum class number_check {
    well_formed,
    wrong_check,  ///< the form is right, the check character (ISO/IEC 7064, MOD 11-2) is not: a slip of the pen
    wrong_form,
};
[[nodiscard]] number_check check_certificate_number(std::string_view text);

}  // namespace chuanpin::catalog::domain
