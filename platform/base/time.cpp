#include "platform/base/time.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>

namespace chuanpin::base {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr hours shanghai_offset{8};
constexpr std::size_t fraction_digits_max = 9;
constexpr std::size_t fraction_digits_kept = 6;
constexpr instant first_instant = sys_days(std::chrono::year{0} / 1 / 1);
constexpr instant end_of_instants = sys_days(std::chrono::year{10'000} / 1 / 1);

bool is_digit(char each) { return each >= '0' && each <= '9'; }

void put_digits(std::string& out, std::int64_t value, std::size_t digits) {
    out.append(digits, '0');
    for (std::size_t i = out.size(); digits > 0; --digits, value /= 10) out[--i] = static_cast<char>('0' + value % 10);
}

void put_date(std::string& out, business_date day) {
    put_digits(out, static_cast<int>(day.year()), 4);
    out += '-';
    put_digits(out, static_cast<unsigned>(day.month()), 2);
    out += '-';
    put_digits(out, static_cast<unsigned>(day.day()), 2);
}

/// Takes a text apart from the left; once something does not fit, it stays failed.
class scanner {
public:
    explicit scanner(std::string_view text) : rest_(text) {}

    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (rest_.size() <= i || !is_digit(rest_[i])) return fail();
            value = value * 10 + (rest_[i] - '0');
        }
        rest_.remove_prefix(count);
        return value;
    }
    char any_of(std::string_view allowed) {
        if (rest_.empty() || !allowed.contains(rest_.front())) return static_cast<char>(fail());
        const char found = rest_.front();
        rest_.remove_prefix(1);
        return found;
    }
    bool next_is(char expected) const { return rest_.starts_with(expected); }
    /// One to nine digits of a second, cut to microseconds.
    microseconds fraction() {
        std::size_t count = 0;
        std::int64_t value = 0;
        for (; count < rest_.size() && is_digit(rest_[count]); ++count)
            if (count < fraction_digits_kept) value = value * 10 + (rest_[count] - '0');
        if (count == 0 || count > fraction_digits_max) return microseconds(fail());
        for (std::size_t i = count; i < fraction_digits_kept; ++i) value *= 10;
        rest_.remove_prefix(count);
        return microseconds(value);
    }
    /// Whether everything fitted and nothing is left over.
    [[nodiscard]] bool finished() const { return !failed_ && rest_.empty(); }

private:
    int fail() {
        failed_ = true;
        rest_ = {};
        return 0;
    }

    std::string_view rest_;
    bool failed_ = false;
};

business_date scan_date(scanner& scan) {
    const std::chrono::year year{scan.digits(4)};
    scan.any_of("-");
    const std::chrono::month month{static_cast<unsigned>(scan.digits(2))};
    scan.any_of("-");
    return {year, month, std::chrono::day{static_cast<unsigned>(scan.digits(2))}};
}

/// Hours and minutes; `valid` turns false where they pass 23:59.
minutes scan_hours_minutes(scanner& scan, bool& valid) {
    const int hour = scan.digits(2);
    scan.any_of(":");
    const int minute = scan.digits(2);
    valid = valid && hour <= 23 && minute <= 59;
    return hours(hour) + minutes(minute);
}

minutes scan_offset(scanner& scan, bool& valid) {
    const char sign = scan.any_of("Zz+-");
    if (sign == 'Z' || sign == 'z') return minutes(0);
    const minutes offset = scan_hours_minutes(scan, valid);
    return sign == '-' ? -offset : offset;
}

}  // namespace

business_date business_date_of(instant at) { return business_date(std::chrono::floor<days>(at + shanghai_offset)); }

instant start_of(business_date day) { return instant(sys_days(day)) - shanghai_offset; }

std::string to_rfc3339(instant at) {
    if (at < first_instant || at >= end_of_instants) throw std::out_of_range("RFC 3339 has no years beyond 0000 to 9999");
    const auto day = std::chrono::floor<days>(at);
    const std::chrono::hh_mm_ss<microseconds> time(at - day);
    std::string out;
    out.reserve(sizeof "2026-11-23T08:00:00.123456Z" - 1);
    put_date(out, business_date(day));
    out += 'T';
    put_digits(out, time.hours().count(), 2);
    out += ':';
    put_digits(out, time.minutes().count(), 2);
    out += ':';
    put_digits(out, time.seconds().count(), 2);
    out += '.';
    put_digits(out, time.subseconds().count(), fraction_digits_kept);
    out += 'Z';
    return out;
}

std::optional<instant> parse_rfc3339(std::string_view text) {
    scanner scan(text);
    bool valid = true;
    const business_date day = scan_date(scan);
    scan.any_of("Tt");
    const minutes time = scan_hours_minutes(scan, valid);
    scan.any_of(":");
    const int second = scan.digits(2);
    microseconds fraction{0};
    if (scan.next_is('.')) {
        scan.any_of(".");
        fraction = scan.fraction();
    }
    const minutes offset = scan_offset(scan, valid);
    if (!scan.finished() || !valid || second > 59 || !day.ok()) return std::nullopt;
    const instant at = instant(sys_days(day)) + time + seconds(second) + fraction - offset;
    if (at < first_instant || at >= end_of_instants) return std::nullopt;
    return at;
}

std::string to_text(business_date day) {
    std::string out;
    put_date(out, day);
    return out;
}

std::optional<business_date> parse_date(std::string_view text) {
    scanner scan(text);
    const business_date day = scan_date(scan);
    if (!scan.finished() || !day.ok()) return std::nullopt;
    return day;
}

}  // namespace chuanpin::base
