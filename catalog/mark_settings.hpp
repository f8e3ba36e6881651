// What [catalog] of the configuration says about applications for the mark and certificates.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include "catalog/domain/mark/certificate.hpp"

namespace chuanpin::catalog {

struct mark_settings {
    domain::mark_time_limits limits{};       ///< mark_first_review_days, mark_re_review_days, …: working days
    domain::certificate_terms terms{};       ///< certificate_pre_authorised_months, certificate_authorised_months
    std::chrono::seconds overdue_check{60};  ///< mark_overdue_check_seconds: how often late steps are looked for
};

/// Whether `name` ("catalog.mark_filing_days") is one of them.
[[nodiscard]] bool is_mark_setting(std::string_view name);
/// Throws std::runtime_error where a value is not a whole number within its bounds.
[[nodiscard]] mark_settings read_mark_settings(const std::map<std::string, std::string>& of);

}  // namespace chuanpin::catalog
