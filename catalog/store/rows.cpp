#include "catalog/store/rows.hpp"

#include <algorithm>
#include <utility>

namespace chuanpin::catalog::store {
namespace {

constexpr std::size_t rows_together_max = 1'000;

}  // namespace

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

domain::origin_verdict read_verdict(const mysql::row_set& rows, std::size_t column) {
    return rows.text(column) == name_of(domain::origin_verdict::eligible) ? domain::origin_verdict::eligible
                                                                          : domain::origin_verdict::needs_proof;
}

std::optional<domain::origin_proof> read_proof(const mysql::row_set& rows, std::size_t column) {
    if (rows.is_null(column)) return std::nullopt;
    return domain::origin_proof{stored(domain::parse_origin_row(rows.text(column)), "proof_kind"), rows.integer(column + 1),
                                rows.text(column + 2), rows.text(column + 3), rows.integer(column + 4) != 0};
}

void append_proof(mysql::parameters& row, const std::optional<domain::origin_proof>& proof) {
    if (!proof) {
        for (int i = 0; i < 5; ++i) row.emplace_back(nullptr);
        return;
    }
    for (mysql::parameter each : {mysql::parameter(name_of(proof->kind)), mysql::parameter(proof->row), mysql::parameter(proof->code),
                                  mysql::parameter(proof->name), mysql::parameter(proof->raw_material)})
        row.push_back(std::move(each));
}

void insert_in_parts(mysql::session& connection, std::string_view statement, std::span<const mysql::parameters> rows) {
    for (std::size_t begin = 0; begin < rows.size(); begin += rows_together_max) {
        const auto part = rows.subspan(begin, std::min(rows_together_max, rows.size() - begin));
        connection.execute_rows(statement, {part.begin(), part.end()});
    }
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
