#include "platform/mysql/statement_text.hpp"

#include <cctype>
#include <stdexcept>

namespace chuanpin::mysql {
namespace {

// Where the next question mark outside of single quotes is; npos where there is none.
std::size_t find_mark(std::string_view statement, std::size_t from) {
    bool quoted = false;
    for (auto at = from; at < statement.size(); ++at) {
        if (statement[at] == '\'') quoted = !quoted;
        if (statement[at] == '?' && !quoted) return at;
    }
    return std::string_view::npos;
}

bool follows_in(std::string_view before) {
    while (!before.empty() && std::isspace(static_cast<unsigned char>(before.back())) != 0) before.remove_suffix(1);
    return before.ends_with(" IN") || before.ends_with(")IN") || before.ends_with("\nIN");
}

void append_row(std::string& text, const parameters& row, bool in_parentheses) {
    if (in_parentheses) text += '(';
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) text += ',';
        row[i].append_to(text);
    }
    if (in_parentheses) text += ')';
}

void append_rows(std::string& text, const std::vector<parameters>& rows, bool is_list) {
    const auto width = rows.front().size();
    if (is_list) text += '(';
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].size() != width) throw std::logic_error("the rows of a statement have different lengths");
        if (i > 0) text += ',';
        append_row(text, rows[i], !(is_list && width == 1));
    }
    if (is_list) text += ')';
}

}  // namespace

void append_statement(std::string& text, std::string_view statement, const parameters& values) {
    std::size_t from = 0;
    for (const auto& value : values) {
        const auto mark = find_mark(statement, from);
        if (mark == std::string_view::npos) throw std::logic_error("more parameters than question marks: " + std::string(statement));
        text.append(statement.substr(from, mark - from));
        value.append_to(text);
        from = mark + 1;
    }
    if (find_mark(statement, from) != std::string_view::npos)
        throw std::logic_error("fewer parameters than question marks: " + std::string(statement));
    text.append(statement.substr(from));
}

void append_statement_of_rows(std::string& text, std::string_view statement, const std::vector<parameters>& rows, const parameters& after) {
    if (rows.empty() || rows.front().empty()) throw std::logic_error("a statement of rows needs one at least: " + std::string(statement));
    const auto mark = find_mark(statement, 0);
    if (mark == std::string_view::npos) throw std::logic_error("no question mark for the rows: " + std::string(statement));
    text.append(statement.substr(0, mark));
    append_rows(text, rows, follows_in(statement.substr(0, mark)));
    append_statement(text, statement.substr(mark + 1), after);
}

}  // namespace chuanpin::mysql
