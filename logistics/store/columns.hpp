// Small conversions between columns and values of the domain.
#pragma once

#include <chrono>
#include <cstring>
#include <optional>
#include <stdexcept>

#include "logistics/domain/temperature/log.hpp"
#include "platform/mysql/value.hpp"

namespace chuanpin::logistics::store {

inline mysql::bytes bytes_of(const domain::digest& digest) {
    return {std::string(reinterpret_cast<const char*>(digest.data()), digest.size())};
}

inline domain::digest read_digest(const mysql::row_set& rows, std::size_t column) {
    const auto binary = rows.text(column);
    domain::digest digest{};
    if (binary.size() != digest.size()) throw std::logic_error("a digest that is not 32 bytes");
    std::memcpy(digest.data(), binary.data(), binary.size());
    return digest;
}

inline std::chrono::sys_seconds read_seconds(const mysql::row_set& rows, std::size_t column) {
    return std::chrono::floor<std::chrono::seconds>(rows.instant(column));
}

template <class Id>
std::optional<Id> read_optional_id(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return rows.id<Id>(column);
}

}  // namespace chuanpin::logistics::store
