#include "gateway/http/limits.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"
#include "platform/http/errors.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

constexpr std::int64_t quota_max = 10'000'000;
constexpr std::int64_t window_max_s = 86'400;

bool changes_something(web::method verb) { return verb != web::method::get && verb != web::method::head && verb != web::method::options; }

const std::string& address_of(const web::request& request) { return request.client_address; }

std::optional<std::int64_t> read_number(std::string_view text, std::int64_t max) {
    const auto number = base::parse_whole_number(text);
    return number && *number >= 1 && *number <= max ? number : std::nullopt;
}

std::int64_t whole_seconds(std::chrono::microseconds time) { return std::chrono::ceil<std::chrono::seconds>(time).count(); }

}  // namespace

limit_policies default_limits() {
    constexpr std::chrono::seconds minute(60);
    constexpr std::chrono::seconds day(86'400);
    return {.requests = base::rate_policy{"default", 600, minute},
            .writes = base::rate_policy{"writes", 120, minute},
            .addresses = base::rate_policy{"public", 600, minute},
            .sign_in = base::rate_policy{"sign-in", 60, minute},
            .registrations = base::rate_policy{"registrations", 10, day}};
}

std::optional<base::rate_policy> read_policy(const std::string& setting, std::string policy_name, const std::string& text) {
    if (text == "off") return std::nullopt;
    const auto slash = text.find('/');
    const auto quota = read_number(std::string_view(text).substr(0, slash), quota_max);
    const auto window = slash == std::string::npos ? std::nullopt : read_number(std::string_view(text).substr(slash + 1), window_max_s);
    if (!quota || !window)
        throw std::runtime_error(fmt::format("{} must be 'off' or requests/seconds, at most {}/{}", setting, quota_max, window_max_s));
    return base::rate_policy{std::move(policy_name), *quota, std::chrono::seconds(*window)};
}

limits::limits(limit_policies policies, base::rate_limiter& shared, base::metrics& metrics)
    : policies_(std::move(policies)),
      shared_(shared),
      refused_(metrics.make_counter("chuanpin_gateway_requests_limited_total", "Requests refused because a quota was used up", {})) {}

base::task<base::rate_verdict> limits::count(const web::request& request, const web::route& row, organisation whose) {
    if (auto known = count_at_once(request, row, whose)) co_return *std::move(known);
    const auto asked = shared_questions(request, row, whose);
    auto verdict = co_await shared_.take(asked);
    note(verdict);
    co_return verdict;
}

std::optional<base::rate_verdict> limits::count_at_once(const web::request& request, const web::route& row, organisation whose) {
    std::optional<base::rate_verdict> verdict;
    if (is_counted_here(row, whose)) {
        const base::rate_question asked{&*policies_.addresses, address_of(request)};
        verdict = addresses_.take({&asked, 1}, request.context.now.time_since_epoch());
    } else {
        const auto asked = shared_questions(request, row, whose);
        verdict = asked.empty() ? base::rate_verdict{} : shared_.take_at_once(asked);
    }
    if (verdict) note(*verdict);
    return verdict;
}

bool limits::is_counted_here(const web::route& row, organisation whose) const {
    return row.counted == web::counting::usual && !whose && policies_.addresses;
}

std::vector<base::rate_question> limits::shared_questions(const web::request& request, const web::route& row, organisation whose) const {
    std::vector<base::rate_question> asked;
    asked.reserve(2);
    if (row.counted == web::counting::sign_in && policies_.sign_in) asked.push_back({&*policies_.sign_in, address_of(request)});
    if (row.counted == web::counting::submission && policies_.registrations)
        asked.push_back({&*policies_.registrations, address_of(request)});
    if (row.counted != web::counting::usual || !whose) return asked;
    auto subject = base::to_text(whose->value);
    if (policies_.writes && changes_something(request.verb)) asked.push_back({&*policies_.writes, subject});
    if (policies_.requests) asked.insert(asked.begin(), {&*policies_.requests, std::move(subject)});
    return asked;
}

void limits::note(const base::rate_verdict& verdict) {
    if (!verdict.admitted) refused_.add();
}

base::error quota_problem(const base::rate_verdict& verdict) {
    std::vector<std::string_view> violated;
    std::chrono::microseconds longest(0);
    for (const auto& state : verdict.states) {
        if (!state.violated) continue;
        violated.push_back(state.policy->name);
        longest = std::max(longest, state.until_more);
    }
    return web::errors::quota_exceeded(violated, std::chrono::seconds(std::max<std::int64_t>(1, whole_seconds(longest)))).error();
}

void add_limit_headers(const base::rate_verdict& verdict, web::header_list& headers) {
    if (verdict.states.empty()) return;
    std::string policies;
    std::string states;
    for (const auto& state : verdict.states) {
        const char* separator = policies.empty() ? "" : ", ";
        fmt::format_to(std::back_inserter(policies), "{}\"{}\";q={};w={}", separator, state.policy->name, state.policy->quota,
                       state.policy->window.count());
        fmt::format_to(std::back_inserter(states), "{}\"{}\";r={};t={}", separator, state.policy->name, state.remaining,
                       whole_seconds(state.until_more));
    }
    headers.add("RateLimit-Policy", std::move(policies));
    headers.add("RateLimit", std::move(states));
}

}  // namespace chuanpin::gateway::http
