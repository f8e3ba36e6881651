#include "catalog/store/rows.hpp"

#include <algorithm>

namespace chuanpin::catalog::store {

domain::storage_condition read_storage(const mysql::row_set& rows, std::size_t column) {
    return {stored(domain::parse_storage_class(rows.text(column)), "storage_class"), static_cast<std::int32_t>(rows.integer(column + 1)),
            static_cast<std::int32_t>(rows.integer(column + 2))};
}

std::optional<domain::season> read_season(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::season{stored(domain::parse_month_day(rows.text(column)), "season_from"),
                          stored(domain::parse_month_day(rows.text(column + 1)), "season_to")};
}

std::optional<std::string> season_from(const std::optional<domain::season>& when) {
    if (!when) return std::nullopt;
    return domain::to_text(when->from);
}

std::optional<std::string> season_to(const std::optional<domain::season>& when) {
    if (!when) return std::nullopt;
    return domain::to_text(when->to);
}

domain::content_hash read_hash(std::string_view bytes) {
    domain::content_hash hash{};
    if (bytes.size() != hash.size()) throw std::logic_error("unreadable value in sha256");
    std::ranges::transform(bytes, hash.begin(), [](char each) { return static_cast<std::byte>(each); });
    return hash;
}

std::string substring_pattern(std::string_view part) {
    std::string pattern = "%";
    for (const char each : part) {
        if (each == '%' || each == '_' || each == '!') pattern += '!';
        pattern += each;
    }
    return pattern += '%';
}

}  // namespace chuanpin::catalog::store
