// What goes into a statement and what comes out of it.
//
// Statements use the text protocol: each `?` is replaced by a literal of the value's type (integers as digits, bytes and text
// as hexadecimal literals, which no content can break out of), so a statement with any number of rows is one round trip
// (ADR 0004). Times are DATETIME(6) in UTC.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/ids.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::mysql {

/// Raw bytes (BINARY, VARBINARY, BLOB), as opposed to text (VARCHAR, TEXT, JSON).
struct bytes {
    std::string content;
};

/// One parameter. Implicit from the types that the domain uses.
class parameter {
public:
    parameter(std::nullptr_t) {}
    parameter(bool value) : value_(std::int64_t{value}) {}
    parameter(int value) : value_(std::int64_t{value}) {}
    parameter(std::int64_t value) : value_(value) {}
    parameter(std::uint64_t value) : value_(value) {}
    parameter(std::string value) : value_(std::move(value)) {}
    parameter(std::string_view value) : value_(std::string(value)) {}
    parameter(const char* value) : value_(std::string(value)) {}
    parameter(bytes value) : value_(std::move(value)) {}
    parameter(base::fen value) : value_(value.value) {}
    parameter(base::instant value) : value_(value) {}
    parameter(base::business_date value) : value_(value) {}
    parameter(const base::ulid& value) : value_(bytes{std::string(value.as_binary())}) {}
    template <class Tag>
    parameter(const base::typed_id<Tag>& id) : value_(bytes{std::string(id.as_binary())}) {}
    template <class T>
    parameter(const std::optional<T>& value) {
        if (value) *this = parameter(*value);
    }

    /// Appends the literal to `statement`.
    void append_to(std::string& statement) const;

private:
    std::variant<std::monostate, std::int64_t, std::uint64_t, std::string, bytes, base::instant, base::business_date> value_;
};
using parameters = std::vector<parameter>;

/// The rows of one SELECT, whole in memory: bound the statement with LIMIT. Columns are read by position, from 0.
class row_set {
public:
    struct implementation;
    explicit row_set(std::unique_ptr<implementation> rows);
    ~row_set();
    row_set(row_set&&) noexcept;

    /// Goes to the next row; false after the last.
    bool next();
    [[nodiscard]] std::size_t size() const;

    [[nodiscard]] bool is_null(std::size_t column) const;
    [[nodiscard]] std::int64_t integer(std::size_t column) const;
    [[nodiscard]] std::uint64_t unsigned_integer(std::size_t column) const;
    [[nodiscard]] std::string text(std::size_t column) const;  ///< also for bytes
    [[nodiscard]] base::instant instant(std::size_t column) const;
    [[nodiscard]] base::business_date date(std::size_t column) const;
    [[nodiscard]] base::fen money(std::size_t column) const { return {integer(column)}; }
    template <class Id>
    [[nodiscard]] Id id(std::size_t column) const {
        return Id::from_binary(text(column));
    }
    [[nodiscard]] std::optional<std::int64_t> optional_integer(std::size_t column) const;
    [[nodiscard]] std::optional<std::string> optional_text(std::size_t column) const;
    [[nodiscard]] std::optional<base::instant> optional_instant(std::size_t column) const;
    [[nodiscard]] std::optional<base::business_date> optional_date(std::size_t column) const;

private:
    std::unique_ptr<implementation> rows_;
};

}  // namespace chuanpin::mysql
