#include "orders/store/agreement/mysql_agreement_store.hpp"

#include <algorithm>

#include "orders/store/agreement/agreement_rows.hpp"
#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"

// The columns of the tables, in the order of agreement_rows.cpp.
#define CHUANPIN_AGREEMENT_COLUMNS                                                                                                \
    "agreement_id, version, status, drafted_by, drafted_at, deliver_by, note, document_text, text_sha256, signed_at, closed_at, " \
    "cancelled_at, cancellation_reason"
// A page leaves the text out.
#define CHUANPIN_HEAD_COLUMNS                                                                                                     \
    "a.agreement_id, a.version, a.status, a.drafted_by, a.drafted_at, a.deliver_by, a.note, '' AS document_text, a.text_sha256, " \
    "a.signed_at, a.closed_at, a.cancelled_at, a.cancellation_reason"
#define CHUANPIN_AGREEMENT_LINE_COLUMNS                                                                                          \
    "agreement_id, line_number, status, window_id, helper_organisation_id, supplier_organisation_id, offer_id, offer_version, "  \
    "product_id, name_zh, origin_county_code, unit_net_mass_g, quantity, unit_price_fen, amount_fen, pairing_id, "               \
    "prepaid_recorded_fen, prepaid_confirmed_fen, credit_due_on, pack_size, settlement_side, settlement_reason, settlement_at, " \
    "repaid_recorded_fen, repaid_confirmed_fen"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_agreement = "INSERT INTO agreement (" CHUANPIN_AGREEMENT_COLUMNS ") VALUES ?";
constexpr std::string_view select_agreement = "SELECT " CHUANPIN_AGREEMENT_COLUMNS " FROM agreement WHERE agreement_id = ?";
constexpr std::string_view lock_agreement = "SELECT " CHUANPIN_AGREEMENT_COLUMNS " FROM agreement WHERE agreement_id = ? FOR UPDATE";
constexpr std::string_view update_agreement =
    "UPDATE agreement SET version = ?, status = ?, deliver_by = ?, document_text = ?, text_sha256 = ?, signed_at = ?, closed_at = ?, "
    "cancelled_at = ?, cancellation_reason = ? WHERE agreement_id = ? AND version = ?";
// Each half reads its own index backwards; an agreement has several lines of one party, so ids are made distinct before the limit.
constexpr std::string_view page_agreements =
    "SELECT " CHUANPIN_HEAD_COLUMNS
    " FROM ((SELECT DISTINCT agreement_id FROM agreement_line WHERE helper_organisation_id = ? AND "
    "agreement_id < ? ORDER BY agreement_id DESC LIMIT ?) UNION (SELECT DISTINCT agreement_id FROM agreement_line WHERE "
    "supplier_organisation_id = ? AND agreement_id < ? ORDER BY agreement_id DESC LIMIT ?)) own JOIN agreement a ON a.agreement_id = "
    "own.agreement_id ORDER BY a.agreement_id DESC LIMIT ?";

constexpr std::string_view insert_lines = "INSERT INTO agreement_line (" CHUANPIN_AGREEMENT_LINE_COLUMNS ") VALUES ?";
constexpr std::string_view update_line =
    "UPDATE agreement_line SET status = ?, prepaid_recorded_fen = ?, prepaid_confirmed_fen = ?, repaid_recorded_fen = ?, "
    "repaid_confirmed_fen = ?, credit_due_on = ?, pack_size = ?, "
    "settlement_side = ?, settlement_reason = ?, settlement_at = ? WHERE agreement_id = ? AND line_number = ?";
constexpr std::string_view select_lines =
    "SELECT " CHUANPIN_AGREEMENT_LINE_COLUMNS " FROM agreement_line WHERE agreement_id IN ? ORDER BY agreement_id, line_number LIMIT 10000";
constexpr std::string_view insert_sections =
    "INSERT INTO agreement_section (agreement_id, line_number, position, name, ordered_quantity, delivered_quantity, reversed_quantity) "
    "VALUES ?";
constexpr std::string_view update_section =
    "UPDATE agreement_section SET delivered_quantity = ?, reversed_quantity = ? WHERE agreement_id = ? AND line_number = ? AND position = "
    "?";
constexpr std::string_view select_sections =
    "SELECT line_number, name, ordered_quantity, delivered_quantity, reversed_quantity FROM agreement_section WHERE agreement_id = ? "
    "ORDER BY line_number, position LIMIT 10000";

constexpr std::string_view insert_signatures =
    "INSERT INTO agreement_signature (agreement_id, document, organisation_id, position, account_id, signed_at) VALUES ?";
constexpr std::string_view select_signatures =
    "SELECT document, organisation_id, account_id, signed_at FROM agreement_signature WHERE agreement_id = ? ORDER BY position LIMIT 10000";
constexpr std::string_view insert_addenda =
    "INSERT INTO agreement_addendum (agreement_id, number, deliver_by, note, document_text, text_sha256, in_force_at) VALUES ?";
constexpr std::string_view update_addendum = "UPDATE agreement_addendum SET in_force_at = ? WHERE agreement_id = ? AND number = ?";
constexpr std::string_view select_addenda =
    "SELECT number, deliver_by, note, document_text, text_sha256, in_force_at FROM agreement_addendum WHERE agreement_id = ? ORDER BY "
    "number "
    "LIMIT 1000";

#undef CHUANPIN_AGREEMENT_COLUMNS
#undef CHUANPIN_HEAD_COLUMNS
#undef CHUANPIN_AGREEMENT_LINE_COLUMNS

void insert_new_lines(mysql::session& connection, domain::agreement_id id, std::span<const domain::agreement_line> lines) {
    std::vector<mysql::parameters> rows;
    std::vector<mysql::parameters> sections;
    for (const auto& line : lines) {
        rows.push_back(row_of(id, line));
        for (std::size_t i = 0; i < line.sections.size(); ++i) sections.push_back(row_of(id, line, i));
    }
    expect_rows("inserting agreement lines", connection.execute_rows(insert_lines, rows), rows.size());
    expect_rows("inserting agreement sections", connection.execute_rows(insert_sections, sections), sections.size());
}

void save_line(mysql::session& connection, domain::agreement_id id, const domain::agreement_line& before,
               const domain::agreement_line& after) {
    const auto& proposed = after.proposed;
    auto plain = after;
    plain.sections = before.sections;
    if (plain != before)
        expect_rows("saving an agreement line",
                    connection.execute(update_line, {name_of(after.status), after.prepaid_recorded, after.prepaid_confirmed,
                                                     after.repaid_recorded, after.repaid_confirmed, after.credit_due_on, after.pack_size,
                                                     proposed ? std::optional(name_of(proposed->proposed_by)) : std::nullopt,
                                                     proposed ? std::optional(proposed->reason) : std::nullopt,
                                                     proposed ? std::optional(proposed->proposed_at) : std::nullopt, id, after.number}),
                    1);
    for (std::size_t i = 0; i < after.sections.size(); ++i) {
        const auto& section = after.sections[i];
        if (section != before.sections[i])
            expect_rows("saving an agreement section",
                        connection.execute(update_section,
                                           {section.delivered, section.reversed, id, after.number, static_cast<std::int64_t>(i) + 1}),
                        1);
    }
}

}  // namespace

void mysql_agreement_store::insert(const domain::agreement& what) {
    expect_rows("inserting an agreement", connection_.execute_rows(insert_agreement, {row_of(what)}), 1);
    insert_new_lines(connection_, what.id, what.lines);
}

std::optional<domain::agreement> mysql_agreement_store::find(domain::agreement_id id) { return load(select_agreement, id); }
std::optional<domain::agreement> mysql_agreement_store::lock(domain::agreement_id id) { return load(lock_agreement, id); }

std::optional<domain::agreement> mysql_agreement_store::load(std::string_view statement, domain::agreement_id id) {
    auto rows = connection_.query(statement, {id});
    if (!rows.next()) return std::nullopt;
    std::vector<domain::agreement> found{read_agreement(rows)};
    load_lines(found, true);
    auto& what = found.front();
    for (auto each = connection_.query(select_signatures, {id}); each.next();)
        what.signatures.push_back({each.integer(0), each.id<domain::organisation_id>(1), each.id<domain::account_id>(2), each.instant(3)});
    for (auto each = connection_.query(select_addenda, {id}); each.next();)
        what.addenda.push_back({each.integer(0), each.date(1), each.text(2), {each.text(3), each.text(4)}, each.optional_instant(5)});
    return what;
}

void mysql_agreement_store::load_lines(std::vector<domain::agreement>& of, bool with_sections) {
    if (of.empty()) return;
    std::vector<mysql::parameters> ids;
    for (const auto& each : of) ids.push_back({each.id});
    for (auto rows = connection_.query_rows(select_lines, ids); rows.next();)
        std::ranges::find(of, rows.id<domain::agreement_id>(0), &domain::agreement::id)->lines.push_back(read_agreement_line(rows));
    if (!with_sections) return;
    auto& what = of.front();
    for (auto rows = connection_.query(select_sections, {what.id}); rows.next();)
        std::ranges::find(what.lines, rows.integer(0), &domain::agreement_line::number)
            ->sections.push_back({rows.text(1), rows.integer(2), rows.integer(3), rows.integer(4)});
}

void mysql_agreement_store::save(const domain::agreement& before, const domain::agreement& after) {
    expect_rows("saving an agreement",
                connection_.execute(update_agreement, {after.version, name_of(after.status), after.deliver_by, after.document.text,
                                                       after.document.sha256, after.signed_at, after.closed_at, after.cancelled_at,
                                                       after.cancellation_reason, after.id, before.version}),
                1);
    save_lines(before, after);
    save_documents(before, after);
}

void mysql_agreement_store::save_lines(const domain::agreement& before, const domain::agreement& after) {
    for (std::size_t i = 0; i < before.lines.size(); ++i) save_line(connection_, after.id, before.lines[i], after.lines[i]);
    if (after.lines.size() > before.lines.size())
        insert_new_lines(connection_, after.id, std::span(after.lines).subspan(before.lines.size()));
}

void mysql_agreement_store::save_documents(const domain::agreement& before, const domain::agreement& after) {
    std::vector<mysql::parameters> signatures;
    for (std::size_t i = before.signatures.size(); i < after.signatures.size(); ++i) {
        const auto& each = after.signatures[i];
        signatures.push_back({after.id, each.document, each.of, static_cast<std::int64_t>(i) + 1, each.by, each.at});
    }
    if (!signatures.empty()) expect_rows("signing", connection_.execute_rows(insert_signatures, signatures), signatures.size());
    for (std::size_t i = 0; i < before.addenda.size(); ++i)
        if (before.addenda[i] != after.addenda[i])
            expect_rows("saving an addendum",
                        connection_.execute(update_addendum, {after.addenda[i].in_force_at, after.id, after.addenda[i].number}), 1);
    std::vector<mysql::parameters> fresh;
    for (std::size_t i = before.addenda.size(); i < after.addenda.size(); ++i) {
        const auto& each = after.addenda[i];
        fresh.push_back({after.id, each.number, each.deliver_by, each.note, each.document.text, each.document.sha256, each.in_force_at});
    }
    if (!fresh.empty()) expect_rows("inserting an addendum", connection_.execute_rows(insert_addenda, fresh), fresh.size());
}

std::vector<domain::agreement> mysql_agreement_store::page(domain::organisation_id party, std::optional<domain::agreement_id> before,
                                                           std::size_t limit) {
    const auto until = before.value_or(beyond_every<domain::agreement_id>());
    const auto most = std::uint64_t{limit};
    std::vector<domain::agreement> found;
    for (auto rows = connection_.query(page_agreements, {party, until, most, party, until, most, most}); rows.next();)
        found.push_back(read_agreement(rows));
    load_lines(found, false);
    return found;
}

}  // namespace chuanpin::orders::store
