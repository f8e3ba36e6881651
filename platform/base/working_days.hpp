// Working days: a calendar made of weekdays and the days that differ from them (holidays, and weekend days worked instead, 调休).
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/time.hpp"

namespace chuanpin::base {

/// A day that is not what its weekday says, or that was announced to be what it is.
struct announced_day {
    business_date day{};
    bool works = false;
    std::string name;  ///< "春节"
};

/// Immutable, so any thread may ask. Counting takes one step a day.
class working_day_calendar {
public:
    /// `known_from` and `known_until` (both included): between them everything that differs was announced. Beyond, weekdays alone decide.
    working_day_calendar(std::vector<announced_day> announced, business_date known_from, business_date known_until);

    [[nodiscard]] bool is_working_day(business_date day) const;
    /// The `count`-th working day after `from`, which itself does not count; `from` for 0. Negative counts are a bug (logic_error).
    [[nodiscard]] business_date add_working_days(business_date from, std::int64_t count) const;
    /// Working days after `from` up to `to`, `to` included; 0 where `to` is not after `from`.
    [[nodiscard]] std::int64_t working_days_between(business_date from, business_date to) const;
    /// False: holidays of that day's year were not announced (or are before our time), its weekday decided.
    [[nodiscard]] bool knows(business_date day) const { return known_from_ <= day && day <= known_until_; }
    [[nodiscard]] business_date known_from() const { return known_from_; }
    [[nodiscard]] business_date known_until() const { return known_until_; }

private:
    std::vector<announced_day> announced_;  ///< sorted by day
    business_date known_from_;
    business_date known_until_;
};

/// Reads the text of deploy/data/working_days.csv: a comment, "# known,FROM,UNTIL", the header "date,kind,name", rows in the order of
/// their days. Where it cannot be read: a sentence that names the line.
[[nodiscard]] std::expected<working_day_calendar, std::string> read_working_days(std::string_view text);

/// The whole file, embedded at build time.
[[nodiscard]] std::string_view national_working_days_text();
/// China's calendar as the program knows it. Throws std::logic_error where the embedded file is broken.
[[nodiscard]] const working_day_calendar& national_working_days();

}  // namespace chuanpin::base
