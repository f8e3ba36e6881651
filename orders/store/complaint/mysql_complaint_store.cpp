#include "orders/store/complaint/mysql_complaint_store.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

#define CHUANPIN_COMPLAINT_COLUMNS                                                                                                       \
    "complaint_id, version, status, order_id, buyer_organisation_id, buyer_unit_id, supplier_organisation_id, ground, words, evidence, " \
    "asked_fen, opened_at, answer_due_at, answer, offered_fen, answered_at, escalation, escalated_at, ruling, refund_fen, ended_at"
#define CHUANPIN_COMPLAINT_LINE_COLUMNS "complaint_id, position, line_id, quantity, asked_fen, offered_fen, refund_fen"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_complaint = "INSERT INTO complaint (" CHUANPIN_COMPLAINT_COLUMNS ") VALUES ?";
constexpr std::string_view select_complaint = "SELECT " CHUANPIN_COMPLAINT_COLUMNS " FROM complaint WHERE complaint_id = ?";
constexpr std::string_view lock_complaint = "SELECT " CHUANPIN_COMPLAINT_COLUMNS " FROM complaint WHERE complaint_id = ? FOR UPDATE";
constexpr std::string_view update_complaint = R"sql(
UPDATE complaint SET version = ?, status = ?, answer = ?, offered_fen = ?, answered_at = ?, escalation = ?, escalated_at = ?, ruling = ?,
                     refund_fen = ?, ended_at = ?
WHERE complaint_id = ? AND version = ?)sql";
constexpr std::string_view select_of_order =
    "SELECT " CHUANPIN_COMPLAINT_COLUMNS " FROM complaint WHERE order_id = ? ORDER BY complaint_id";
// Each half reads its own index backwards and stops at the limit.
constexpr std::string_view page_complaints =
    "(SELECT " CHUANPIN_COMPLAINT_COLUMNS
    " FROM complaint WHERE buyer_organisation_id = ? AND complaint_id < ? AND (? IS NULL OR buyer_unit_id = ?) AND (? IS NULL OR status = "
    "?)"
    " ORDER BY complaint_id DESC LIMIT ?) UNION "
    "(SELECT " CHUANPIN_COMPLAINT_COLUMNS
    " FROM complaint WHERE supplier_organisation_id = ? AND complaint_id < ? AND (? IS NULL OR status = ?)"
    " ORDER BY complaint_id DESC LIMIT ?) ORDER BY complaint_id DESC LIMIT ?";
constexpr std::string_view page_all =
    "SELECT " CHUANPIN_COMPLAINT_COLUMNS
    " FROM complaint WHERE complaint_id < ? AND (? IS NULL OR status = ?) ORDER BY complaint_id DESC LIMIT ?";
constexpr std::string_view select_unanswered =
    "SELECT complaint_id FROM complaint WHERE status = 'open' AND answer_due_at <= ? ORDER BY answer_due_at LIMIT ?";
// Business days are +08:00.
constexpr std::string_view select_record = R"sql(
SELECT COUNT(*), CAST(COALESCE(SUM(o.total_fen), 0) AS SIGNED), CAST(COALESCE(SUM(o.accepted_fen), 0) AS SIGNED),
       CAST(COALESCE(SUM(DATE(o.dispatched_at + INTERVAL 8 HOUR) <= o.requested_delivery_date), 0) AS SIGNED),
       CAST(COALESCE(SUM(EXISTS (SELECT 1 FROM complaint c WHERE c.order_id = o.order_id AND c.refund_fen > 0)), 0) AS SIGNED),
       COUNT(o.rating_stars), CAST(COALESCE(SUM(o.rating_stars), 0) AS SIGNED)
FROM purchase_order o WHERE o.supplier_organisation_id = ? AND o.accepted_at >= ?)sql";
constexpr std::string_view select_lines =
    "SELECT " CHUANPIN_COMPLAINT_LINE_COLUMNS " FROM complaint_line WHERE complaint_id IN ? ORDER BY complaint_id, position";
// A ruling may name lines where the complaint named none; all others exist.
constexpr std::string_view save_lines =
    "INSERT INTO complaint_line (" CHUANPIN_COMPLAINT_LINE_COLUMNS
    ") VALUES ? ON DUPLICATE KEY UPDATE offered_fen = VALUES(offered_fen), refund_fen = VALUES(refund_fen)";

#undef CHUANPIN_COMPLAINT_COLUMNS
#undef CHUANPIN_COMPLAINT_LINE_COLUMNS

std::string evidence_text(const std::vector<std::string>& hashes) {
    std::string text;
    for (const auto& each : hashes) text += (text.empty() ? "" : " ") + each;
    return text;
}

std::vector<std::string> read_evidence(const std::string& text) {
    std::istringstream words(text);
    std::vector<std::string> hashes;
    for (std::string each; words >> each;) hashes.push_back(each);
    return hashes;
}

mysql::parameters row_of(const domain::complaint& what) {
    return {what.id,          what.version,    name_of(what.status), what.order,  what.buyer,
            what.unit,        what.supplier,   name_of(what.ground), what.words,  evidence_text(what.evidence),
            what.asked,       what.opened_at,  what.answer_due_at,   what.answer, what.offered,
            what.answered_at, what.escalation, what.escalated_at,    what.ruling, what.refund,
            what.ended_at};
}

std::optional<base::fen> optional_money(const mysql::row_set& rows, std::size_t column) {
    const auto amount = rows.optional_integer(column);
    return amount ? std::optional(base::fen{*amount}) : std::nullopt;
}

domain::complaint read_complaint(const mysql::row_set& rows) {
    const auto status = domain::parse_complaint_status(rows.text(2));
    const auto ground = domain::parse_complaint_ground(rows.text(7));
    if (!status || !ground) throw std::logic_error("a complaint cannot be read");
    return {.id = rows.id<domain::complaint_id>(0),
            .version = rows.integer(1),
            .status = *status,
            .order = rows.id<domain::order_id>(3),
            .buyer = rows.id<domain::organisation_id>(4),
            .unit = optional_id<domain::unit_id>(rows, 5),
            .supplier = rows.id<domain::organisation_id>(6),
            .ground = *ground,
            .words = rows.text(8),
            .evidence = read_evidence(rows.text(9)),
            .asked = rows.money(10),
            .opened_at = rows.instant(11),
            .answer_due_at = rows.instant(12),
            .answer = rows.optional_text(13),
            .offered = optional_money(rows, 14),
            .answered_at = rows.optional_instant(15),
            .escalation = rows.optional_text(16),
            .escalated_at = rows.optional_instant(17),
            .ruling = rows.optional_text(18),
            .refund = optional_money(rows, 19),
            .ended_at = rows.optional_instant(20)};
}

std::vector<mysql::parameters> line_rows(const domain::complaint& of) {
    std::vector<mysql::parameters> rows;
    for (const auto& line : of.lines)
        rows.push_back(
            {of.id, static_cast<std::int64_t>(rows.size()) + 1, line.line, line.quantity, line.asked, line.offered, line.refund});
    return rows;
}

mysql::parameter wanted_status(const app::complaint_filter& filter) {
    return filter.status ? mysql::parameter(name_of(*filter.status)) : mysql::parameter(nullptr);
}

}  // namespace

void mysql_complaint_store::insert(const domain::complaint& fresh) {
    expect_rows("adding a complaint", connection_.execute_rows(insert_complaint, {row_of(fresh)}), 1);
    if (!fresh.lines.empty())
        expect_rows("adding lines of a complaint", connection_.execute_rows(save_lines, line_rows(fresh)), fresh.lines.size());
}

std::vector<domain::complaint> mysql_complaint_store::read_all(mysql::row_set rows) {
    std::vector<domain::complaint> complaints;
    std::vector<mysql::parameters> wanted;
    while (rows.next()) {
        complaints.push_back(read_complaint(rows));
        wanted.push_back({complaints.back().id});
    }
    if (complaints.empty()) return complaints;
    auto lines = connection_.query_rows(select_lines, wanted);
    while (lines.next()) {
        auto& owner = *std::ranges::find(complaints, lines.id<domain::complaint_id>(0), &domain::complaint::id);
        owner.lines.push_back({.line = lines.id<domain::line_id>(2),
                               .quantity = lines.integer(3),
                               .asked = lines.money(4),
                               .offered = optional_money(lines, 5),
                               .refund = optional_money(lines, 6)});
    }
    return complaints;
}

std::optional<domain::complaint> mysql_complaint_store::read_one(mysql::row_set rows) {
    auto found = read_all(std::move(rows));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<domain::complaint> mysql_complaint_store::find(domain::complaint_id id) {
    return read_one(connection_.query(select_complaint, {id}));
}
std::optional<domain::complaint> mysql_complaint_store::lock(domain::complaint_id id) {
    return read_one(connection_.query(lock_complaint, {id}));
}

void mysql_complaint_store::save(const domain::complaint& what) {
    expect_rows("saving a complaint",
                connection_.execute(update_complaint,
                                    {what.version, name_of(what.status), what.answer, what.offered, what.answered_at, what.escalation,
                                     what.escalated_at, what.ruling, what.refund, what.ended_at, what.id, what.version - 1}),
                1);
    if (!what.lines.empty()) connection_.execute_rows(save_lines, line_rows(what));  // rows that stay as they are do not count as touched
}

std::vector<domain::complaint> mysql_complaint_store::of(domain::order_id order) {
    return read_all(connection_.query(select_of_order, {order}));
}

std::vector<domain::complaint> mysql_complaint_store::page(const base::principal& who, const app::complaint_filter& filter) {
    const auto until = filter.before.value_or(beyond_every<domain::complaint_id>());
    const auto status = wanted_status(filter);
    const auto rows_max = std::uint64_t{filter.limit};
    return read_all(connection_.query(page_complaints, {who.organisation, until, who.unit, who.unit, status, status, rows_max,
                                                        who.organisation, until, status, status, rows_max, rows_max}));
}

std::vector<domain::complaint> mysql_complaint_store::page_of_all(const app::complaint_filter& filter) {
    const auto status = wanted_status(filter);
    return read_all(connection_.query(
        page_all, {filter.before.value_or(beyond_every<domain::complaint_id>()), status, status, std::uint64_t{filter.limit}}));
}

std::vector<domain::complaint_id> mysql_complaint_store::find_unanswered(base::instant by, std::size_t limit) {
    std::vector<domain::complaint_id> due;
    auto rows = connection_.query(select_unanswered, {by, std::uint64_t{limit}});
    while (rows.next()) due.push_back(rows.id<domain::complaint_id>(0));
    return due;
}

domain::supplier_record mysql_complaint_store::record_of(domain::organisation_id supplier, base::instant since) {
    auto rows = connection_.query(select_record, {supplier, since});
    rows.next();
    return {.orders = rows.integer(0),
            .ordered_fen = rows.integer(1),
            .accepted_fen = rows.integer(2),
            .on_time = rows.integer(3),
            .with_refund = rows.integer(4),
            .ratings = rows.integer(5),
            .stars = rows.integer(6)};
}

}  // namespace chuanpin::orders::store
