#include "gateway/domain/identity/common_passwords.hpp"

#include <algorithm>
#include <vector>

namespace chuanpin::gateway::domain {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        if (line != "#" && !line.starts_with("# ")) lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace

bool is_common_password(std::string_view lower_case) {
    static const std::vector<std::string_view> known = lines_of(common_passwords_text());
    return std::ranges::binary_search(known, lower_case);
}

}  // namespace chuanpin::gateway::domain
