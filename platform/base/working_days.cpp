#include "platform/base/working_days.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

namespace chuanpin::base {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view known_mark = "# known,";
constexpr std::string_view header = "date,kind,name";
constexpr std::size_t date_length = 10;  // YYYY-MM-DD

std::unexpected<std::string> broken(std::size_t line, std::string_view why) {
    return std::unexpected(fmt::format("Line {}: {}", line, why));
}

// "2026-02-17,holiday,春节"
std::optional<announced_day> read_row(std::string_view line) {
    const auto day = parse_date(line.substr(0, date_length));
    if (!day || line.size() <= date_length || line[date_length] != ',') return std::nullopt;
    const auto rest = line.substr(date_length + 1);
    const auto comma = rest.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const auto kind = rest.substr(0, comma);
    if (kind != "holiday" && kind != "workday") return std::nullopt;
    return announced_day{*day, kind == "workday", std::string(rest.substr(comma + 1))};
}

std::optional<std::pair<business_date, business_date>> read_known(std::string_view line) {
    line.remove_prefix(known_mark.size());
    if (line.size() != 2 * date_length + 1 || line[date_length] != ',') return std::nullopt;
    const auto from = parse_date(line.substr(0, date_length));
    const auto until = parse_date(line.substr(date_length + 1));
    if (!from || !until || *until < *from) return std::nullopt;
    return std::pair(*from, *until);
}

}  // namespace

working_day_calendar::working_day_calendar(std::vector<announced_day> announced, business_date known_from, business_date known_until)
    : announced_(std::move(announced)), known_from_(known_from), known_until_(known_until) {
    std::ranges::sort(announced_, {}, &announced_day::day);
}

bool working_day_calendar::is_working_day(business_date day) const {
    const auto found = std::ranges::lower_bound(announced_, day, {}, &announced_day::day);
    if (found != announced_.end() && found->day == day) return found->works;
    const std::chrono::weekday weekday{sys_days(day)};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

business_date working_day_calendar::add_working_days(business_date from, std::int64_t count) const {
    if (count < 0) throw std::logic_error("working days are counted forwards");
    auto day = sys_days(from);
    while (count > 0) {
        day += days(1);
        if (is_working_day(day)) count -= 1;
    }
    return day;
}

std::int64_t working_day_calendar::working_days_between(business_date from, business_date to) const {
    std::int64_t count = 0;
    for (auto day = sys_days(from) + days(1); day <= sys_days(to); day += days(1)) count += is_working_day(day) ? 1 : 0;
    return count;
}

std::expected<working_day_calendar, std::string> read_working_days(std::string_view text) {
    std::optional<std::pair<business_date, business_date>> known;
    std::vector<announced_day> announced;
    bool headed = false;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with(known_mark)) {
            known = read_known(line);
            if (!known) return broken(number, "the known days are not a period.");
        } else if (line.starts_with('#')) {
            continue;
        } else if (!headed) {
            if (line != header) return broken(number, "the header is missing.");
            headed = true;
        } else {
            auto row = read_row(line);
            if (!row) return broken(number, "not a day, a kind and a name.");
            if (!announced.empty() && row->day <= announced.back().day) return broken(number, "not after the day before it.");
            announced.push_back(*std::move(row));
        }
    }
    if (!known || !headed) return broken(1, "nothing says which days are known.");
    return working_day_calendar(std::move(announced), known->first, known->second);
}

const working_day_calendar& national_working_days() {
    static const working_day_calendar calendar = [] {
        auto read = read_working_days(national_working_days_text());
        if (!read) throw std::logic_error("the embedded calendar: " + read.error());
        return *std::move(read);
    }();
    return calendar;
}

}  // namespace chuanpin::base
