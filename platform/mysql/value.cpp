// Literals (ADR 0004). Content that holds neither quote, backslash nor control character stands between quotes as it is; all else
// is written in hexadecimal. So nothing is ever escaped, and no sql_mode changes where a literal ends.
#include "platform/mysql/value.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace chuanpin::mysql {
namespace {

constexpr bool needs_hexadecimal(unsigned char byte) {
    return (byte < 0x20U) | (byte == static_cast<unsigned char>('\'')) | (byte == static_cast<unsigned char>('\\')) | (byte == 0x7fU);
}

// Replies and events are tens of kilobytes: a piece is looked at as a whole, without a branch for each byte.
bool may_be_quoted(std::string_view text) {
    constexpr std::size_t piece = 256;
    for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) {
        unsigned found = 0;
        for (const char byte : text.substr(0, piece)) found |= static_cast<unsigned>(needs_hexadecimal(static_cast<unsigned char>(byte)));
        if (found != 0) return false;
    }
    return true;
}

constexpr auto hexadecimal_pairs = [] {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<std::array<char, 2>, 256> table{};
    for (std::size_t byte = 0; byte < 256; ++byte) table[byte] = {digits[byte >> 4U], digits[byte & 15U]};
    return table;
}();

void append_hexadecimal(std::string& statement, std::string_view content) {
    const auto start = statement.size() + 2;
    statement.resize(start + content.size() * 2 + 1, '\'');
    statement[start - 2] = 'x';
    char* place = statement.data() + start;
    for (const char byte : content) place = std::ranges::copy(hexadecimal_pairs[static_cast<unsigned char>(byte)], place).out;
}

struct literal_writer {
    std::string& statement;

    void operator()(std::monostate) const { statement += "NULL"; }
    void operator()(std::int64_t value) const { append_number(value); }
    void operator()(std::uint64_t value) const { append_number(value); }
    void operator()(const std::string& text) const {
        if (may_be_quoted(text)) {
            statement.append(1, '\'').append(text).append(1, '\'');
            return;
        }
        // With the introducer it is text of coercibility "literal": a column's collation wins and its index is used.
        statement += "_utf8mb4 ";
        append_hexadecimal(statement, text);
    }
    void operator()(const bytes& value) const {
        // Stored replies are JSON: quoted they cost half as much. An id is shorter than the introducer's gain.
        if (value.content.size() > 64 && may_be_quoted(value.content)) {
            statement.append("_binary'").append(value.content).append(1, '\'');
            return;
        }
        append_hexadecimal(statement, value.content);
    }
    void operator()(base::instant at) const {
        const auto day = std::chrono::floor<std::chrono::days>(at);
        const std::chrono::hh_mm_ss time(at - day);
        statement += "TIMESTAMP'";
        append_date(day);
        fmt::format_to(std::back_inserter(statement), " {:02}:{:02}:{:02}.{:06}'", time.hours().count(), time.minutes().count(),
                       time.seconds().count(), time.subseconds().count());
    }
    void operator()(base::business_date day) const {
        statement += "DATE'";
        append_date(day);
        statement += '\'';
    }

private:
    template <class Number>
    void append_number(Number value) const {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        statement.append(digits.data(), end);
    }
    void append_date(base::business_date day) const {
        fmt::format_to(std::back_inserter(statement), "{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()), unsigned(day.day()));
    }
};

}  // namespace

void parameter::append_to(std::string& statement) const { std::visit(literal_writer{statement}, value_); }

}  // namespace chuanpin::mysql
