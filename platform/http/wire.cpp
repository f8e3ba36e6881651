#include "platform/http/wire.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

std::string_view reason_of(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 412:
            return "Precondition Failed";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 417:
            return "Expectation Failed";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Content";
        case 428:
            return "Precondition Required";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 502:
            return "Bad Gateway";
        case 503:
            return "Service Unavailable";
        case 504:
            return "Gateway Timeout";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "";  // RFC 9112 §4: clients ignore it
    }
}

bool is_safe(std::string_view text) {
    return std::ranges::none_of(text, [](char letter) { return letter == '\r' || letter == '\n' || letter == '\0'; });
}

bool is_ours(std::string_view name) {
    // The first letter decides for nearly every field.
    switch (name.empty() ? '\0' : name.front()) {
        case 'C':
        case 'c':
            return equal_without_case(name, "Content-Length") || equal_without_case(name, "Connection");
        case 'D':
        case 'd':
            return equal_without_case(name, "Date");
        case 'K':
        case 'k':
            return equal_without_case(name, "Keep-Alive");
        case 'T':
        case 't':
            return equal_without_case(name, "Transfer-Encoding");
        default:
            return false;
    }
}

void write_field(std::string& text, std::string_view name, std::string_view value) {
    text.append(name).append(": ").append(value).append("\r\n");
}

void write_length(const response& answer, const head_style& style, std::string& text) {
    if (!has_content(answer.status)) return;
    const auto told = style.to_head_request ? answer.headers.find("Content-Length") : std::string_view{};
    const fmt::format_int counted(answer.body.size());
    write_field(text, "Content-Length", all_digits(told) ? told : std::string_view(counted.data(), counted.size()));
}

/// Thousandths of the weight that follows ";q=", 1000 where there is none, 0 where it cannot be read.
int weight_of(std::string_view parameters) {
    while (!parameters.empty()) {
        auto parameter = trimmed(take_until(parameters, ';'));
        if (!equal_without_case(parameter.substr(0, 2), "q=")) continue;
        parameter.remove_prefix(2);
        if (parameter.empty() || parameter.size() > 5 || (parameter[0] != '0' && parameter[0] != '1')) return 0;
        int weight = parameter[0] == '1' ? 1000 : 0;
        for (int scale = 100; const char digit : parameter.substr(std::min<std::size_t>(2, parameter.size()))) {
            if (digit < '0' || digit > '9') return 0;
            weight += (digit - '0') * scale;
            scale /= 10;
        }
        return std::min(weight, 1000);
    }
    return 1000;
}

bool is_language(std::string_view range, std::string_view wanted) {
    return equal_without_case(range.substr(0, 2), wanted) && (range.size() == 2 || range[2] == '-');
}

}  // namespace

bool has_content(int status) { return status >= 200 && status != 204 && status != 304; }

bool write_head(const response& answer, const head_style& style, std::string& text) {
    text.clear();
    fmt::format_to(std::back_inserter(text), "HTTP/1.1 {} {}\r\n", answer.status, reason_of(answer.status));
    write_field(text, "Date", style.date);
    bool has_request_id = false;
    for (const auto& [name, value] : answer.headers.all()) {
        if (is_ours(name)) continue;
        if (!is_safe(name) || !is_safe(value)) return false;
        has_request_id = has_request_id || equal_without_case(name, "X-Request-Id");
        write_field(text, name, value);
    }
    if (!has_request_id) write_field(text, "X-Request-Id", style.request_id);
    write_length(answer, style, text);
    if (!style.keep_alive)
        write_field(text, "Connection", "close");
    else if (style.client_is_1_0)
        write_field(text, "Connection", "keep-alive");
    text += "\r\n";
    return true;
}

response answer_for_whole_server() {
    response answer;
    answer.status = 204;
    answer.headers.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    return answer;
}

std::string imf_date(std::chrono::sys_seconds at) {
    constexpr std::string_view weekdays = "SunMonTueWedThuFriSat";
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(at - day);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", weekdays.substr(3 * std::chrono::weekday(day).c_encoding(), 3),
                       unsigned(date.day()), months.substr(3 * (unsigned(date.month()) - 1), 3), int(date.year()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

std::string_view preferred_language(std::string_view accept_language) {
    constexpr double unnamed = 0.5;  // below every weight but 0, so that "zh;q=0" is answered in English
    std::optional<double> chinese;
    std::optional<double> english;
    std::optional<double> others;
    const auto take = [](std::optional<double>& kept, int weight) { kept = std::max<double>(kept.value_or(0), weight); };
    while (!accept_language.empty()) {
        auto parameters = take_until(accept_language, ',');
        const auto range = trimmed(take_until(parameters, ';'));
        const int weight = weight_of(parameters);
        if (is_language(range, "zh")) take(chinese, weight);
        if (is_language(range, "en")) take(english, weight);
        if (range == "*") take(others, weight);
    }
    const double rest = others.value_or(unnamed);
    return english.value_or(rest) > chinese.value_or(rest) ? "en" : "zh";
}

void buffered_random::fill(std::span<std::byte> bytes) {
    if (bytes.size() > block_.size()) return source_.fill(bytes);
    if (block_.size() - used_ < bytes.size()) {
        source_.fill(block_);
        used_ = 0;
    }
    std::copy_n(block_.begin() + static_cast<std::ptrdiff_t>(used_), bytes.size(), bytes.begin());
    used_ += bytes.size();
}

}  // namespace chuanpin::http
