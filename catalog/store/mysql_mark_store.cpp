#include "catalog/store/mysql_mark_store.hpp"

#include <map>
#include <stdexcept>
#include <utility>

#include "catalog/store/rows.hpp"

namespace chuanpin::catalog::store {
namespace {

constexpr std::string_view insert_sql =
    "INSERT INTO mark_application (application_id, applicant_organisation_id, applicant_county_code, state, labour_total, labour_poor, "
    "trademark_number, plan_of_use, benefit, benefit_note, due_on, due_by_weekdays_alone, overdue_told, version, created_at, changed_at, "
    "labour_list_id, labour_names_differ, labour_matched_on) VALUES ?";
constexpr std::string_view save_sql =
    "UPDATE mark_application SET state = ?, labour_total = ?, labour_poor = ?, trademark_number = ?, plan_of_use = ?, benefit = ?, "
    "benefit_note = ?, visited_on = ?, visit_finding = ?, filing_number = ?, contract_number = ?, certificate_number = ?, appeal_reason = "
    "?, due_on = ?, "
    "due_by_weekdays_alone = ?, overdue_told = ?, version = ?, changed_at = ?, labour_list_id = ?, labour_names_differ = ?, "
    "labour_matched_on = ? WHERE application_id = ? AND version = ?";

constexpr std::string_view select_sql =
    "SELECT application_id, applicant_organisation_id, applicant_county_code, state, labour_total, labour_poor, trademark_number, "
    "plan_of_use, benefit, benefit_note, visited_on, visit_finding, filing_number, contract_number, appeal_reason, due_on, "
    "due_by_weekdays_alone, overdue_told, version, created_at, changed_at, certificate_number, labour_list_id, "
    "labour_names_differ, labour_matched_on FROM mark_application WHERE ";
constexpr std::string_view by_id_sql = "application_id = ?";
constexpr std::string_view by_id_locked_sql = "application_id = ? FOR UPDATE";
// Fragments of a page; each filter that is given adds one.
constexpr std::string_view any_sql = "TRUE";
constexpr std::string_view of_state_sql = " AND state = ?";
constexpr std::string_view of_applicant_sql = " AND applicant_organisation_id = ?";
constexpr std::string_view overdue_sql = " AND due_on < ?";
constexpr std::string_view of_county_sql = " AND applicant_county_code = ?";
constexpr std::string_view of_prefecture_sql = " AND applicant_county_code LIKE ? ESCAPE '!'";
constexpr std::string_view before_sql = " AND application_id < ?";
constexpr std::string_view newest_first_sql = " ORDER BY application_id DESC LIMIT ?";

constexpr std::string_view overdue_untold_sql =
    "SELECT application_id FROM mark_application WHERE overdue_told = 0 AND due_on < ? ORDER BY due_on, application_id LIMIT ?";

constexpr std::string_view clear_products_sql = "DELETE FROM mark_application_product WHERE application_id = ?";
constexpr std::string_view clear_documents_sql = "DELETE FROM mark_application_document WHERE application_id = ?";
constexpr std::string_view clear_licences_sql = "DELETE FROM mark_application_licence WHERE application_id = ?";
constexpr std::string_view insert_products_sql =
    "INSERT INTO mark_application_product (application_id, position, product_id, origin_verdict, origin_county_version, "
    "origin_county_name, origin_decided_on, proof_kind, proof_row, proof_code, proof_name, proof_raw_material) VALUES ?";
constexpr std::string_view insert_licences_sql =
    "INSERT INTO mark_application_licence (application_id, position, kind, number, valid_from, valid_to) VALUES ?";
constexpr std::string_view insert_documents_sql = "INSERT INTO mark_application_document (application_id, position, document_id) VALUES ?";
constexpr std::string_view insert_decision_sql =
    "INSERT INTO mark_decision (application_id, at_version, step, verdict, account_id, account_name, organisation_id, decided_at, reasons) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view insert_waiver_sql =
    "INSERT INTO mark_waiver (application_id, test, reason, account_id, account_name, given_at, at_version) VALUES (?, ?, ?, ?, ?, ?, ?)";

constexpr std::string_view products_sql =
    "SELECT application_id, product_id, origin_verdict, origin_county_version, origin_county_name, origin_decided_on, "
    "proof_kind, proof_row, proof_code, proof_name, proof_raw_material FROM mark_application_product WHERE application_id IN ? ORDER BY "
    "application_id, position";
constexpr std::string_view licences_sql =
    "SELECT application_id, kind, number, valid_from, valid_to FROM mark_application_licence WHERE application_id IN ? "
    "ORDER BY application_id, position";
constexpr std::string_view documents_sql =
    "SELECT a.application_id, a.document_id, d.kind, d.sha256 FROM mark_application_document a JOIN document d ON d.document_id = "
    "a.document_id WHERE a.application_id IN ? ORDER BY a.application_id, a.position";
constexpr std::string_view decisions_sql =
    "SELECT application_id, at_version, step, verdict, account_id, account_name, organisation_id, decided_at, reasons FROM mark_decision "
    "WHERE application_id IN ? ORDER BY application_id, at_version";
constexpr std::string_view waivers_sql =
    "SELECT application_id, test, reason, account_id, account_name, given_at, at_version FROM mark_waiver WHERE application_id IN ? "
    "ORDER BY application_id, at_version";

constexpr std::string_view overlaps_sql =
    "SELECT DISTINCT overlap.labour_list_id, overlap.other_list_id, other.applicant_organisation_id, overlap.people FROM "
    "labour_list_overlap overlap JOIN mark_application other ON other.labour_list_id = overlap.other_list_id AND other.state <> 'refused' "
    "WHERE overlap.labour_list_id IN ? ORDER BY overlap.labour_list_id, overlap.other_list_id LIMIT 10000";

constexpr std::size_t prefecture_digits = 4;

domain::mark_application read_head(const mysql::row_set& rows) {
    domain::mark_application what{.id = rows.id<domain::mark_application_id>(0),
                                  .applicant = rows.id<domain::organisation_id>(1),
                                  .applicant_county_code = rows.text(2),
                                  .state = stored(domain::parse_mark_state(rows.text(3)), "mark_application.state")};
    what.labour = {.counted = {rows.integer(4), rows.integer(5), rows.integer(23)}, .matched_on = rows.optional_date(24)};
    what.claim = {.labour_list = rows.is_null(22) ? domain::labour_list_id{} : rows.id<domain::labour_list_id>(22),
                  .trademark_number = rows.optional_text(6),
                  .plan_of_use = rows.text(7),
                  .benefit = stored(domain::parse_benefit_mechanism(rows.text(8)), "mark_application.benefit"),
                  .benefit_note = rows.text(9)};
    if (const auto visited_on = rows.optional_date(10)) what.visit = domain::site_visit{*visited_on, rows.text(11)};
    what.filing_number = rows.optional_text(12);
    what.contract_number = rows.optional_text(13);
    what.appeal_reason = rows.optional_text(14);
    if (const auto due_on = rows.optional_date(15)) what.due = domain::due_date{*due_on, rows.integer(16) != 0};
    what.overdue_told = rows.integer(17) != 0;
    what.version = rows.integer(18);
    what.created_at = rows.instant(19);
    what.changed_at = rows.instant(20);
    what.certificate_number = rows.optional_text(21);
    return what;
}

domain::origin_decision read_origin(const mysql::row_set& rows) {
    return {read_verdict(rows, 2), rows.integer(3), rows.text(4), rows.date(5), read_proof(rows, 6)};
}

std::optional<domain::labour_list_id> list_of(const domain::mark_application& what) {
    if (!what.labour.matched_on) return std::nullopt;
    return what.claim.labour_list;
}
std::optional<base::business_date> due_on(const domain::mark_application& what) {
    if (!what.due) return std::nullopt;
    return what.due->on;
}
std::optional<bool> due_by_weekdays(const domain::mark_application& what) {
    if (!what.due) return std::nullopt;
    return what.due->by_weekdays_alone;
}
std::optional<base::business_date> visited_on(const domain::mark_application& what) {
    if (!what.visit) return std::nullopt;
    return what.visit->visited_on;
}
std::optional<std::string> finding(const domain::mark_application& what) {
    if (!what.visit) return std::nullopt;
    return what.visit->finding;
}

std::optional<domain::mark_application> only_one(std::vector<domain::mark_application> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

void mysql_mark_store::insert(const domain::mark_application& what) {
    const auto& claim = what.claim;
    const auto& counted = what.labour.counted;
    connection_.execute_rows(insert_sql, {{what.id, what.applicant, what.applicant_county_code, name_of(what.state), counted.total,
                                           counted.poor, claim.trademark_number, claim.plan_of_use, name_of(claim.benefit),
                                           claim.benefit_note, due_on(what), due_by_weekdays(what), what.overdue_told, what.version,
                                           what.created_at, what.changed_at, list_of(what), counted.names_differ, what.labour.matched_on}});
    insert_parts(what);
}

void mysql_mark_store::insert_parts(const domain::mark_application& what) {
    std::vector<mysql::parameters> products;
    for (const auto& each : what.origins) {
        products.push_back({what.id, static_cast<std::int64_t>(products.size()), each.product, name_of(each.origin.verdict),
                            each.origin.county_version, each.origin.county_name, each.origin.decided_on});
        append_proof(products.back(), each.origin.proof);
    }
    if (!products.empty()) connection_.execute_rows(insert_products_sql, products);
    std::vector<mysql::parameters> licences;
    licences.reserve(what.claim.licences.size());
    for (const auto& each : what.claim.licences)
        licences.push_back(
            {what.id, static_cast<std::int64_t>(licences.size()), name_of(each.kind), each.number, each.valid_from, each.valid_to});
    if (!licences.empty()) connection_.execute_rows(insert_licences_sql, licences);
    std::vector<mysql::parameters> documents;
    for (const auto& each : what.claim.documents) documents.push_back({what.id, static_cast<std::int64_t>(documents.size()), each.id});
    if (!documents.empty()) connection_.execute_rows(insert_documents_sql, documents);
}

std::optional<domain::mark_application> mysql_mark_store::find(domain::mark_application_id id) {
    return only_one(read(connection_.query(std::string(select_sql).append(by_id_sql), {id})));
}

std::optional<domain::mark_application> mysql_mark_store::lock(domain::mark_application_id id) {
    return only_one(read(connection_.query(std::string(select_sql).append(by_id_locked_sql), {id})));
}

void mysql_mark_store::save(const domain::mark_application& what) {
    const auto& claim = what.claim;
    const auto& counted = what.labour.counted;
    const auto changed = connection_.execute(save_sql, {name_of(what.state),    counted.total,
                                                        counted.poor,           claim.trademark_number,
                                                        claim.plan_of_use,      name_of(claim.benefit),
                                                        claim.benefit_note,     visited_on(what),
                                                        finding(what),          what.filing_number,
                                                        what.contract_number,   what.certificate_number,
                                                        what.appeal_reason,     due_on(what),
                                                        due_by_weekdays(what),  what.overdue_told,
                                                        what.version,           what.changed_at,
                                                        list_of(what),          counted.names_differ,
                                                        what.labour.matched_on, what.id,
                                                        what.version - 1});
    if (changed != 1) throw std::logic_error("application " + base::to_wire(what.id) + " was saved without holding its lock");
    connection_.execute(clear_products_sql, {what.id});
    connection_.execute(clear_licences_sql, {what.id});
    connection_.execute(clear_documents_sql, {what.id});
    insert_parts(what);
    for (const auto& each : what.decisions) {
        if (each.at_version != what.version) continue;
        connection_.execute(insert_decision_sql, {what.id, each.at_version, name_of(each.step), name_of(each.verdict), each.by,
                                                  each.by_name, each.organisation, each.decided_at, each.reasons});
    }
    for (const auto& each : what.waivers) {
        if (each.at_version != what.version) continue;
        connection_.execute(insert_waiver_sql,
                            {what.id, name_of(each.test), each.reason, each.given_by, each.given_by_name, each.given_at, each.at_version});
    }
}

std::vector<domain::mark_application> mysql_mark_store::page(const app::mark_filter& filter,
                                                             std::optional<domain::mark_application_id> before, std::size_t limit) {
    std::string statement(select_sql);
    statement += any_sql;
    mysql::parameters values;
    const auto add = [&](std::string_view fragment, mysql::parameter value) {
        statement += fragment;
        values.push_back(std::move(value));
    };
    if (filter.state) add(of_state_sql, name_of(*filter.state));
    if (filter.applicant) add(of_applicant_sql, *filter.applicant);
    if (filter.overdue_on) add(overdue_sql, *filter.overdue_on);
    if (filter.county && filter.county->ends_with("00"))
        add(of_prefecture_sql, filter.county->substr(0, prefecture_digits) + "%");
    else if (filter.county)
        add(of_county_sql, *filter.county);
    if (before) add(before_sql, *before);
    add(newest_first_sql, std::uint64_t{limit});
    return read(connection_.query(statement, values));
}

std::vector<domain::labour_overlap> mysql_mark_store::overlaps_of(domain::labour_list_id list) {
    std::vector<domain::labour_overlap> found;
    for (auto rows = connection_.query_rows(overlaps_sql, {{list}}); rows.next();)
        found.push_back({rows.id<domain::labour_list_id>(1), rows.id<domain::organisation_id>(2), rows.integer(3)});
    return found;
}

std::vector<domain::mark_application_id> mysql_mark_store::find_overdue_untold(base::business_date today, std::size_t limit) {
    std::vector<domain::mark_application_id> found;
    auto rows = connection_.query(overdue_untold_sql, {today, std::uint64_t{limit}});
    while (rows.next()) found.push_back(rows.id<domain::mark_application_id>(0));
    return found;
}

void mysql_mark_store::add_overlaps(std::vector<domain::mark_application>& found) {
    std::vector<mysql::parameters> lists;
    for (const auto& each : found)
        if (const auto list = list_of(each)) lists.push_back({*list});
    if (lists.empty()) return;
    for (auto rows = connection_.query_rows(overlaps_sql, lists); rows.next();) {
        const auto list = rows.id<domain::labour_list_id>(0);
        for (auto& each : found) {
            if (list_of(each) == list)
                each.labour.overlaps.push_back({rows.id<domain::labour_list_id>(1), rows.id<domain::organisation_id>(2), rows.integer(3)});
        }
    }
}

std::vector<domain::mark_application> mysql_mark_store::read(mysql::row_set rows) {
    std::vector<domain::mark_application> found;
    while (rows.next()) found.push_back(read_head(rows));
    if (found.empty()) return found;
    std::map<domain::mark_application_id, domain::mark_application*> by_id;
    std::vector<mysql::parameters> ids;
    for (auto& each : found) {
        by_id[each.id] = &each;
        ids.push_back({each.id});
    }
    const auto of = [&](const mysql::row_set& part) -> domain::mark_application& {
        return *by_id.at(part.id<domain::mark_application_id>(0));
    };
    for (auto part = connection_.query_rows(products_sql, ids); part.next();) {
        const auto product = part.id<domain::product_id>(1);
        of(part).claim.products.push_back(product);
        of(part).origins.push_back({product, read_origin(part)});
    }
    for (auto part = connection_.query_rows(licences_sql, ids); part.next();)
        of(part).claim.licences.push_back({stored(domain::parse_licence_kind(part.text(1)), "mark_application_licence.kind"), part.text(2),
                                           part.date(3), part.optional_date(4)});
    for (auto part = connection_.query_rows(documents_sql, ids); part.next();)
        of(part).claim.documents.push_back(
            {part.id<domain::document_id>(1), stored(domain::parse_document_kind(part.text(2)), "document.kind"), read_hash(part.text(3))});
    for (auto part = connection_.query_rows(decisions_sql, ids); part.next();)
        of(part).decisions.push_back({part.integer(1), stored(domain::parse_mark_step(part.text(2)), "mark_decision.step"),
                                      stored(domain::parse_mark_verdict(part.text(3)), "mark_decision.verdict"),
                                      part.id<domain::account_id>(4), part.text(5), part.id<domain::organisation_id>(6), part.instant(7),
                                      part.text(8)});
    add_overlaps(found);
    for (auto part = connection_.query_rows(waivers_sql, ids); part.next();)
        of(part).waivers.push_back({stored(domain::parse_mark_test(part.text(1)), "mark_waiver.test"), part.text(2),
                                    part.id<domain::account_id>(3), part.text(4), part.instant(5), part.integer(6)});
    return found;
}

}  // namespace chuanpin::catalog::store
