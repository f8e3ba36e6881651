// How values of the domain stand in columns.
#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "catalog/domain/document/document.hpp"
#include "catalog/domain/eligibility.hpp"
#include "catalog/domain/season.hpp"
#include "catalog/domain/storage.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::catalog::store {

/// The value of a column that a CHECK keeps readable; throws std::logic_error where it is not.
template <class T>
T stored(std::optional<T> value, const char* column) {
    if (!value) throw std::logic_error(std::string("unreadable value in ") + column);
    return *value;
}

/// Class, lower and upper end in three columns from `column` on.
[[nodiscard]] domain::storage_condition read_storage(const mysql::row_set& rows, std::size_t column);
/// Beginning and end in two columns from `column` on.
[[nodiscard]] std::optional<domain::season> read_season(const mysql::row_set& rows, std::size_t column);
[[nodiscard]] std::optional<std::string> season_from(const std::optional<domain::season>& when);
[[nodiscard]] std::optional<std::string> season_to(const std::optional<domain::season>& when);
[[nodiscard]] domain::origin_verdict read_verdict(const mysql::row_set& rows, std::size_t column);
/// Kind, row, code, name and raw_material in five columns from `column` on; empty where the kind is NULL.
[[nodiscard]] std::optional<domain::origin_proof> read_proof(const mysql::row_set& rows, std::size_t column);
/// The same five values, for the end of a row.
void append_proof(mysql::parameters& row, const std::optional<domain::origin_proof>& proof);
/// Values of one `IN ?`. From 1,000 on MariaDB reads such a list as a table (in_predicate_conversion_threshold), not by the index.
inline constexpr std::size_t values_asked_max = 500;
/// As session::execute_rows, in statements of a bounded size; nothing for no rows.
void insert_in_parts(mysql::session& connection, std::string_view statement, std::span<const mysql::parameters> rows);
/// 32 bytes of a SHA-256; throws std::logic_error where they are not.
[[nodiscard]] domain::content_hash read_hash(std::string_view bytes);
[[nodiscard]] inline mysql::parameter bytes_or_null(const std::optional<std::string>& bytes) {
    if (!bytes) return nullptr;
    return mysql::bytes{*bytes};
}
/// "%part%" for LIKE … ESCAPE '!', with wildcards in `part` taken literally.
[[nodiscard]] std::string substring_pattern(std::string_view part);

}  // namespace chuanpin::catalog::store
