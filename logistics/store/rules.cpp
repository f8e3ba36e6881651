#include <stdexcept>

#include "logistics/store/mysql_transaction.hpp"
#include "logistics/store/rule_columns.hpp"

namespace chuanpin::logistics::store {

namespace {

constexpr std::string_view select_rows =
    "SELECT r.rule_code, r.version, r.document_number, r.title_zh, r.is_example, v.valid_from, v.valid_to, r.cold_rate_numerator, "
    "r.cold_rate_denominator, "
    "r.ambient_rate_numerator, r.ambient_rate_denominator, r.without_proof, r.cap_fen, r.mass_min_g, r.distance_tolerance_permille, "
    "v.recorded_at, v.superseded_at "
    "FROM subsidy_rule_validity v JOIN subsidy_rule r ON r.rule_code = v.rule_code AND r.version = v.version "
    "WHERE ? IN ('', r.rule_code) ORDER BY r.rule_code, r.version, v.valid_from, v.validity_id";
constexpr std::string_view lock_published =
    "SELECT rule_code, version, document_number, title_zh, is_example, valid_from, valid_to, cold_rate_numerator, cold_rate_denominator, "
    "ambient_rate_numerator, "
    "ambient_rate_denominator, without_proof, cap_fen, mass_min_g, distance_tolerance_permille FROM subsidy_rule WHERE rule_code = ? ORDER "
    "BY version FOR UPDATE";
constexpr std::string_view insert_published =
    "INSERT INTO subsidy_rule (rule_code, version, document_number, title_zh, is_example, valid_from, valid_to, cold_rate_numerator, "
    "cold_rate_denominator, "
    "ambient_rate_numerator, ambient_rate_denominator, without_proof, cap_fen, mass_min_g, distance_tolerance_permille, published_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view close_row =
    "UPDATE subsidy_rule_validity SET superseded_at = ? WHERE rule_code = ? AND version = ? AND valid_from = ? AND superseded_at IS NULL";
constexpr std::string_view open_rows = "INSERT INTO subsidy_rule_validity (rule_code, version, valid_from, valid_to, recorded_at) VALUES ?";

}  // namespace

std::vector<domain::rule_row> mysql_transaction::list_rules(const std::string& code) {
    auto rows = connection_.query(select_rows, {code});
    std::vector<domain::rule_row> found;
    while (rows.next())
        found.push_back({read_rule(rows, 0), rows.instant(rule_column_count), rows.optional_instant(rule_column_count + 1)});
    return found;
}

std::vector<domain::subsidy_rule> mysql_transaction::lock_published_rules(const std::string& code) {
    auto rows = connection_.query(lock_published, {code});
    std::vector<domain::subsidy_rule> found;
    while (rows.next()) found.push_back(read_rule(rows, 0));
    return found;
}

void mysql_transaction::insert_published_rule(const domain::subsidy_rule& rule, base::instant now) {
    connection_.execute(insert_published, {rule.code, rule.version, rule.document_number, rule.title_zh, rule.example, rule.valid_from,
                                           rule.valid_to, rule.cold_rate.numerator(), rule.cold_rate.denominator(),
                                           rule.ambient_rate.numerator(), rule.ambient_rate.denominator(), domain::name_of(rule.otherwise),
                                           rule.cap, rule.mass_min_g, rule.distance_tolerance_permille, now});
}

void mysql_transaction::change_rules(const domain::rule_change& change, base::instant now) {
    for (const auto& row : change.closed)
        if (connection_.execute(close_row, {now, row.rule.code, row.rule.version, row.rule.valid_from}) != 1)
            throw std::logic_error("a current rule row was not there to be closed");
    std::vector<mysql::parameters> opened;
    for (const auto& row : change.opened)
        opened.push_back({row.rule.code, row.rule.version, row.rule.valid_from, row.rule.valid_to, row.recorded_at});
    if (!opened.empty()) connection_.execute_rows(open_rows, opened);
}

}  // namespace chuanpin::logistics::store
