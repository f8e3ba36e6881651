#include "gateway/store/word_list.hpp"

namespace chuanpin::gateway::store {

std::string join_words(const std::vector<std::string>& words) {
    std::string column;
    for (const auto& word : words) column.append(column.empty() ? "" : " ").append(word);
    return column;
}

std::vector<std::string> split_words(std::string_view column) {
    std::vector<std::string> words;
    while (!column.empty()) {
        const auto end = column.find(' ');
        words.emplace_back(column.substr(0, end));
        column.remove_prefix(end == std::string_view::npos ? column.size() : end + 1);
    }
    return words;
}

}  // namespace chuanpin::gateway::store
