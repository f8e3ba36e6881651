#include "orders/http/need/total_query.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "platform/http/errors.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using faults = std::vector<base::field_error>;

constexpr int days_asked = 30;
constexpr std::size_t text_bytes_max = 800;
constexpr std::size_t county_digits = 6;

base::business_date later(base::business_date day, int days) { return {std::chrono::sys_days(day) + std::chrono::days(days)}; }

base::business_date read_day(const request& from, std::string_view name, base::business_date otherwise, faults& found) {
    const auto text = from.query_parameter(name);
    if (!text) return otherwise;
    const auto day = base::parse_date(*text);
    if (!day) found.push_back({fmt::format("?{}", name), "invalid-format", "A day as YYYY-MM-DD."});
    return day.value_or(otherwise);
}

void read_days(const request& from, base::business_date today, domain::total_question& asked, faults& found) {
    asked.from = read_day(from, "from", today, found);
    if (asked.from < today) found.push_back({"?from", "past", "Today or later."});
    asked.to = read_day(from, "to", later(asked.from, days_asked), found);
    if (asked.to < asked.from) found.push_back({"?to", "out-of-range", "Not before the first day."});
    if (asked.to > later(asked.from, domain::total_days_max))
        found.push_back({"?to", "out-of-range", fmt::format("At most {} days after the first one.", domain::total_days_max)});
}

std::optional<std::string> read_text(const request& from, std::string_view name, faults& found) {
    const auto text = from.query_parameter(name);
    if (!text) return std::nullopt;
    if (text->empty() || text->size() > text_bytes_max)
        found.push_back({fmt::format("?{}", name), "out-of-range", fmt::format("1 to {} bytes.", text_bytes_max)});
    return std::string(*text);
}

}  // namespace

base::result<domain::total_question> read_total_question(const request& from, base::business_date today) {
    faults found;
    domain::total_question asked;
    const auto by = from.query_parameter("by").value_or("day");
    if (by != "day" && by != "week") found.push_back({"?by", "out-of-range", "day or week."});
    asked.by = by == "week" ? domain::total_by::week : domain::total_by::day;
    read_days(from, today, asked, found);
    const auto category = read_text(from, "category", found);
    const auto name = read_text(from, "name_zh", found);
    if (category && name) found.push_back({"?name_zh", "unexpected", "Say one of category and name_zh."});
    if (category) asked.kind = domain::goods_kind{.by = domain::kind_by::category, .name = *category};
    if (name) asked.kind = domain::goods_kind{.by = domain::kind_by::name, .name = *name};
    asked.county_code = read_text(from, "county_code", found);
    if (asked.county_code && asked.county_code->size() != county_digits)
        found.push_back({"?county_code", "invalid-format", "Six digits (GB/T 2260)."});
    if (!found.empty()) return chuanpin::http::errors::invalid_parameters(std::move(found));
    return asked;
}

// The key of the kind comes last: it may hold blanks.
std::string place_text(const domain::total_place& place) {
    return fmt::format("{} {} {} {}", base::to_text(place.period), place.county_code, domain::name_of(place.by), place.kind_key);
}

std::optional<domain::total_place> parse_place(std::string_view text) {
    std::string_view parts[3];
    for (auto& part : parts) {
        const auto end = text.find(' ');
        if (end == std::string_view::npos) return std::nullopt;
        part = text.substr(0, end);
        text.remove_prefix(end + 1);
    }
    const auto period = base::parse_date(parts[0]);
    const auto by = domain::parse_measure(parts[2]);
    if (!period || !by || !domain::parse_kind(text)) return std::nullopt;
    return domain::total_place{*period, std::string(text), std::string(parts[1]), *by};
}

}  // namespace chuanpin::orders::http
