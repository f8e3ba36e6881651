#include "catalog/mark_settings.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"

namespace chuanpin::catalog {
namespace {

constexpr std::string_view names[] = {"catalog.mark_first_review_days",
                                      "catalog.mark_re_review_days",
                                      "catalog.mark_filing_days",
                                      "catalog.mark_contract_days",
                                      "catalog.mark_certificate_days",
                                      "catalog.mark_correction_days",
                                      "catalog.mark_overdue_check_seconds",
                                      "catalog.certificate_pre_authorised_months",
                                      "catalog.certificate_authorised_months"};
constexpr std::int64_t step_days_max = 250;  ///< about a year of working days
constexpr std::int64_t months_max = 120;

std::int64_t read(const std::map<std::string, std::string>& of, const std::string& key, std::int64_t usual, std::int64_t max) {
    const auto found = of.find("catalog." + key);
    if (found == of.end()) return usual;
    const auto value = base::parse_whole_number(found->second);
    if (!value || *value < 1 || *value > max)
        throw std::runtime_error(fmt::format("[catalog] {} must be a whole number from 1 to {}", key, max));
    return *value;
}

}  // namespace

bool is_mark_setting(std::string_view name) { return std::ranges::find(names, name) != std::end(names); }

mark_settings read_mark_settings(const std::map<std::string, std::string>& of) {
    mark_settings found;
    auto& limits = found.limits;
    limits.first_review = read(of, "mark_first_review_days", limits.first_review, step_days_max);
    limits.re_review = read(of, "mark_re_review_days", limits.re_review, step_days_max);
    limits.filing = read(of, "mark_filing_days", limits.filing, step_days_max);
    limits.contract = read(of, "mark_contract_days", limits.contract, step_days_max);
    limits.certificate = read(of, "mark_certificate_days", limits.certificate, step_days_max);
    limits.correction = read(of, "mark_correction_days", limits.correction, step_days_max);
    auto& terms = found.terms;
    terms.pre_authorised_months = read(of, "certificate_pre_authorised_months", terms.pre_authorised_months, months_max);
    terms.authorised_months = read(of, "certificate_authorised_months", terms.authorised_months, months_max);
    found.overdue_check = std::chrono::seconds(read(of, "mark_overdue_check_seconds", found.overdue_check.count(), 86'400));
    return found;
}

}  // namespace chuanpin::catalog
