#include "gateway/http/origin_rule.hpp"

#include <algorithm>

namespace chuanpin::gateway::http {

origin_rule::origin_rule(bool secure, std::vector<std::string> allowed) : secure_(secure), allowed_(std::move(allowed)) {}

bool origin_rule::admits(const chuanpin::http::request& request) const {
    const auto& headers = request.headers;
    if (headers.count("Sec-Fetch-Site") > 0) {
        const auto site = headers.find("Sec-Fetch-Site");
        return headers.count("Sec-Fetch-Site") == 1 && (site == "same-origin" || site == "none");
    }
    if (headers.count("Origin") == 0) return true;
    const auto origin = headers.find("Origin");
    const auto own = std::string(secure_ ? "https://" : "http://") + std::string(headers.find("Host"));
    return headers.count("Origin") == 1 && (origin == own || std::ranges::find(allowed_, origin) != allowed_.end());
}

}  // namespace chuanpin::gateway::http
