#include "logistics/store/rule_columns.hpp"

namespace chuanpin::logistics::store {

domain::subsidy_rule read_rule(const mysql::row_set& rows, std::size_t first) {
    domain::subsidy_rule rule;
    rule.code = rows.text(first);
    rule.version = static_cast<int>(rows.integer(first + 1));
    rule.document_number = rows.text(first + 2);
    rule.title_zh = rows.text(first + 3);
    rule.example = rows.integer(first + 4) != 0;
    rule.valid_from = rows.date(first + 5);
    rule.valid_to = rows.optional_date(first + 6);
    rule.cold_rate = base::rational::make(rows.integer(first + 7), rows.integer(first + 8)).value();
    rule.ambient_rate = base::rational::make(rows.integer(first + 9), rows.integer(first + 10)).value();
    rule.otherwise = domain::parse_without_proof(rows.text(first + 11)).value();
    rule.cap = rows.money(first + 12);
    rule.mass_min_g = rows.integer(first + 13);
    rule.distance_tolerance_permille = rows.integer(first + 14);
    return rule;
}

}  // namespace chuanpin::logistics::store
