#include "orders/settings.hpp"

#include <cstdint>
#include <optional>
#include <stdexcept>

#include "platform/base/whole_number.hpp"

namespace chuanpin::orders {
namespace {

std::optional<std::int64_t> find(const std::map<std::string, std::string>& of, const std::string& key, std::int64_t min, std::int64_t max) {
    const auto found = of.find("orders." + key);
    if (found == of.end()) return std::nullopt;
    const auto value = base::parse_whole_number(found->second);
    if (!value || *value < min || *value > max)
        throw std::runtime_error("[orders] " + key + " must be a whole number from " + std::to_string(min) + " to " + std::to_string(max));
    return value;
}

}  // namespace

settings read_settings(const std::map<std::string, std::string>& of) {
    settings read;
    if (const auto value = find(of, "hold_hours", 1, 24 * 365)) read.hold = std::chrono::hours(*value);
    if (const auto value = find(of, "hold_check_seconds", 1, 3'600)) read.hold_check = std::chrono::seconds(*value);
    if (const auto value = find(of, "offer_lag_max_seconds", 1, 3'600)) read.offer_lag_max = std::chrono::seconds(*value);
    if (const auto value = find(of, "batches_in_flight", 1, 64)) read.batches_in_flight = static_cast<std::size_t>(*value);
    if (const auto value = find(of, "complaint_window_days", 1, 3'650)) read.complaint_window = std::chrono::days(*value);
    if (const auto value = find(of, "complaint_answer_days", 1, 365)) read.complaint_answer = std::chrono::days(*value);
    if (const auto value = find(of, "hold_cap_units", 0, 1'000'000'000)) read.cap.units = *value;
    if (const auto value = find(of, "hold_cap_percent", 0, 100)) read.cap.per_cent = *value;
    if (const auto value = find(of, "window_check_seconds", 1, 3'600)) read.window_check = std::chrono::seconds(*value);
    if (const auto value = find(of, "acceptance_days", 1, 365)) read.acceptance = std::chrono::days(*value);
    if (const auto value = find(of, "return_window_days", 1, 3'650)) read.return_window = std::chrono::days(*value);
    if (const auto value = find(of, "draft_days", 1, 365)) read.draft = std::chrono::days(*value);
    if (const auto value = find(of, "draft_kept_days", 1, 3'650)) read.draft_kept = std::chrono::days(*value);
    if (const auto value = find(of, "contract_days", 1, 365)) read.contract = std::chrono::days(*value);
    return read;
}

}  // namespace chuanpin::orders
