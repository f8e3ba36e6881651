#include "gateway/store/event_type_list.hpp"

namespace chuanpin::gateway::store {

std::string join_event_types(const std::vector<std::string>& patterns) {
    std::string column;
    for (const auto& pattern : patterns) column.append(column.empty() ? "" : " ").append(pattern);
    return column;
}

std::vector<std::string> split_event_types(std::string_view column) {
    std::vector<std::string> patterns;
    while (!column.empty()) {
        const auto end = column.find(' ');
        patterns.emplace_back(column.substr(0, end));
        column.remove_prefix(end == std::string_view::npos ? column.size() : end + 1);
    }
    return patterns;
}

}  // namespace chuanpin::gateway::store
