#include "logistics/store/columns.hpp"
#include "logistics/store/explanation_json.hpp"
#include "logistics/store/mysql_transaction.hpp"
#include "logistics/store/rule_columns.hpp"

namespace chuanpin::logistics::store {

namespace {

// The days are those that the rule's row had when the assessment was made.
constexpr std::string_view select_assessment =
    "SELECT r.rule_code, r.version, r.document_number, r.title_zh, r.is_example, a.rule_valid_from, a.rule_valid_to, "
    "r.cold_rate_numerator, r.cold_rate_denominator, "
    "r.ambient_rate_numerator, r.ambient_rate_denominator, r.without_proof, r.cap_fen, r.mass_min_g, r.distance_tolerance_permille, "
    "a.assessment_id, a.shipment_id, a.number, a.order_id, a.status, a.inputs_sha256, a.rule_code, a.verdict_id, a.is_granted, "
    "a.amount_fen, a.denial, a.explanation, "
    "a.assessed_at FROM subsidy_assessment a LEFT JOIN subsidy_rule r ON r.rule_code = a.rule_code AND r.version = a.rule_version ";
constexpr std::string_view by_id = "WHERE a.assessment_id = ?";
constexpr std::string_view of_shipment = "WHERE a.shipment_id = ? ORDER BY a.number DESC";
constexpr std::string_view insert_row =
    "INSERT INTO subsidy_assessment (assessment_id, shipment_id, number, order_id, status, inputs_sha256, rule_code, rule_version, "
    "rule_valid_from, rule_valid_to, "
    "verdict_id, is_granted, amount_fen, denial, explanation, assessed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

domain::assessment read(const mysql::row_set& rows) {
    constexpr std::size_t own = rule_column_count;
    domain::assessment found;
    if (!rows.is_null(0)) found.rule = read_rule(rows, 0);
    found.id = rows.id<domain::assessment_id>(own);
    found.shipment = rows.id<domain::shipment_id>(own + 1);
    found.number = static_cast<int>(rows.integer(own + 2));
    found.order = rows.id<domain::order_id>(own + 3);
    found.status = rows.text(own + 4) == "final" ? domain::assessment_status::final_ : domain::assessment_status::provisional;
    found.inputs_sha256 = read_digest(rows, own + 5);
    found.rule_code = rows.text(own + 6);
    found.verdict = read_optional_id<domain::verdict_id>(rows, own + 7);
    found.outcome = {.granted = rows.integer(own + 8) != 0,
                     .amount = rows.money(own + 9),
                     .denial = rows.text(own + 10),
                     .steps = decode_explanation(rows.text(own + 11))};
    found.assessed_at = rows.instant(own + 12);
    return found;
}

}  // namespace

std::optional<domain::assessment> mysql_transaction::find_assessment(const domain::assessment_id& id) {
    auto rows = connection_.query(std::string(select_assessment).append(by_id), {id});
    if (!rows.next()) return std::nullopt;
    return read(rows);
}

std::vector<domain::assessment> mysql_transaction::list_assessments(const domain::shipment_id& shipment) {
    auto rows = connection_.query(std::string(select_assessment).append(of_shipment), {shipment});
    std::vector<domain::assessment> found;
    while (rows.next()) found.push_back(read(rows));
    return found;
}

void mysql_transaction::insert_assessment(const domain::assessment& what) {
    const auto version = what.rule ? std::optional(what.rule->version) : std::nullopt;
    const auto valid_from = what.rule ? std::optional(what.rule->valid_from) : std::nullopt;
    const auto valid_to = what.rule ? what.rule->valid_to : std::nullopt;
    connection_.execute(insert_row,
                        {what.id, what.shipment, what.number, what.order, domain::name_of(what.status), bytes_of(what.inputs_sha256),
                         what.rule_code, version, valid_from, valid_to, what.verdict, what.outcome.granted, what.outcome.amount,
                         what.outcome.denial, encode_explanation(what.outcome.steps), what.assessed_at});
}

}  // namespace chuanpin::logistics::store
