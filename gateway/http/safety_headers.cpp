#include "gateway/http/safety_headers.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::gateway::http {

namespace {

constexpr std::string_view reserved_prefix = "x-chuanpin-";

bool is_reserved(std::string_view name) {
    return name.size() >= reserved_prefix.size() &&
           std::ranges::equal(name.substr(0, reserved_prefix.size()), reserved_prefix, [](char given, char wanted) {
               return (given >= 'A' && given <= 'Z' ? static_cast<char>(given + 32) : given) == wanted;
           });
}

void add_unless_set(chuanpin::http::header_list& headers, const char* name, const char* value) {
    if (headers.count(name) == 0) headers.add(name, value);
}

}  // namespace

void strip_reserved(chuanpin::http::header_list& headers) {
    std::vector<std::string> found;
    for (const auto& [name, value] : headers.all()) {
        if (is_reserved(name)) found.push_back(name);
    }
    for (const auto& name : found) headers.remove(name);
}

void add_safety_headers(chuanpin::http::header_list& headers, bool signed_in, bool secure) {
    headers.add("X-Content-Type-Options", "nosniff");
    headers.add("Referrer-Policy", "no-referrer");
    add_unless_set(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    if (signed_in) add_unless_set(headers, "Cache-Control", "no-store");
    if (secure) headers.add("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

}  // namespace chuanpin::gateway::http
