// Columns are read as text and parsed here: the connector's own getters cut what does not fit, and pass through doubles.
#include <charconv>

#include "platform/mysql/connector.hpp"

namespace chuanpin::mysql {
namespace {

template <class Number>
Number parse_number(std::string_view text) {
    Number value{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size())
        throw std::logic_error("a column holds no such integer: " + std::string(text.substr(0, 40)));
    return value;
}

base::business_date parse_day(std::string_view text) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-')
        throw std::logic_error("a column holds no date: " + std::string(text.substr(0, 40)));
    return {std::chrono::year(parse_number<int>(text.substr(0, 4))), std::chrono::month(parse_number<unsigned>(text.substr(5, 2))),
            std::chrono::day(parse_number<unsigned>(text.substr(8, 2)))};
}

// "2026-11-23 08:00:00" with up to six digits after a point.
base::instant parse_instant(std::string_view text) {
    const std::chrono::sys_days day = parse_day(text);
    if (text.size() < 19 || text.size() > 26 || (text.size() > 19 && text[19] != '.'))
        throw std::logic_error("a column holds no time: " + std::string(text.substr(0, 40)));
    std::int64_t microseconds = 0;
    for (std::size_t digit = 20; digit < 26; ++digit)
        microseconds = microseconds * 10 + (digit < text.size() ? parse_number<int>(text.substr(digit, 1)) : 0);
    return day + std::chrono::hours(parse_number<int>(text.substr(11, 2))) + std::chrono::minutes(parse_number<int>(text.substr(14, 2))) +
           std::chrono::seconds(parse_number<int>(text.substr(17, 2))) + std::chrono::microseconds(microseconds);
}

}  // namespace

row_set::row_set(std::unique_ptr<implementation> rows) : rows_(std::move(rows)) {}
row_set::~row_set() = default;
row_set::row_set(row_set&&) noexcept = default;

bool row_set::next() { return rows_->rows->next(); }
std::size_t row_set::size() const { return rows_->rows->rowsCount(); }

bool row_set::is_null(std::size_t column) const {
    try {
        return rows_->rows->isNull(static_cast<std::uint32_t>(column + 1));
    } catch (const sql::SQLException& fault) {
        throw std::logic_error("column " + std::to_string(column) +
                               " cannot be read (no such column, or next() did not answer true): " + fault.what());
    }
}

std::string row_set::text(std::size_t column) const {
    if (is_null(column)) throw std::logic_error("column " + std::to_string(column) + " is NULL");
    return rows_->rows->getString(static_cast<std::uint32_t>(column + 1)).asStdString();
}

std::int64_t row_set::integer(std::size_t column) const { return parse_number<std::int64_t>(text(column)); }
std::uint64_t row_set::unsigned_integer(std::size_t column) const { return parse_number<std::uint64_t>(text(column)); }
base::instant row_set::instant(std::size_t column) const { return parse_instant(text(column)); }
base::business_date row_set::date(std::size_t column) const { return parse_day(text(column)); }

std::optional<std::int64_t> row_set::optional_integer(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}
std::optional<std::string> row_set::optional_text(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}
std::optional<base::instant> row_set::optional_instant(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}
std::optional<base::business_date> row_set::optional_date(std::size_t column) const {
    if (is_null(column)) return std::nullopt;
    return date(column);
}

}  // namespace chuanpin::mysql
