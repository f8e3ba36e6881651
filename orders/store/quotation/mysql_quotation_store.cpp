#include "orders/store/quotation/mysql_quotation_store.hpp"

#include <algorithm>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"
#include "orders/store/quotation/quotation_rows.hpp"

// In the order of quotation_rows.cpp.
#define CHUANPIN_QUOTATION_COLUMNS                                                                                              \
    "t.quotation_id, t.version, t.status, t.buyer_organisation_id, t.buyer_unit_id, t.requested_by, t.requested_at, t.title, "  \
    "t.county_code, t.deliver_on, t.deadline, t.quotes_min, t.extensions, t.opened_by, t.opened_at, t.winner_organisation_id, " \
    "t.awarded_by, t.awarded_at, t.reason, t.order_id, t.reminded_at"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_quotation =
    "INSERT INTO quotation (quotation_id, version, status, buyer_organisation_id, buyer_unit_id, requested_by, requested_at, title, "
    "county_code, deliver_on, deadline, quotes_min, extensions, opened_by, opened_at, winner_organisation_id, awarded_by, awarded_at, "
    "reason, order_id, reminded_at) VALUES ?";
constexpr std::string_view insert_lines = "INSERT INTO quotation_line (quotation_id, line_number, kind_zh, product_id, mass_g) VALUES ?";
constexpr std::string_view insert_quotes =
    "INSERT INTO quote (quotation_id, position, quote_id, version, supplier_organisation_id) VALUES ?";
constexpr std::string_view select_quotation = "SELECT " CHUANPIN_QUOTATION_COLUMNS " FROM quotation t WHERE t.quotation_id = ?";
constexpr std::string_view lock_quotation = "SELECT " CHUANPIN_QUOTATION_COLUMNS " FROM quotation t WHERE t.quotation_id = ? FOR UPDATE";
constexpr std::string_view select_lines =
    "SELECT kind_zh, product_id, mass_g FROM quotation_line WHERE quotation_id = ? ORDER BY line_number LIMIT ?";
constexpr std::string_view select_suppliers = "SELECT supplier_organisation_id FROM quote WHERE quotation_id = ? ORDER BY position LIMIT ?";
constexpr std::string_view update_quotation = R"sql(
UPDATE quotation SET version = ?, status = ?, deadline = ?, extensions = ?, opened_by = ?, opened_at = ?, winner_organisation_id = ?,
                     awarded_by = ?, awarded_at = ?, reason = ?, order_id = ?, reminded_at = ?
WHERE quotation_id = ? AND version = ?)sql";
constexpr std::string_view select_quotes =
    "SELECT quote_id, version, supplier_organisation_id, submitted_by, submitted_at, withdrawn_at, sealed, freight_fen, standing "
    "FROM quote WHERE quotation_id = ? ORDER BY position LIMIT ?";
constexpr std::string_view select_quoted = R"sql(
SELECT q.quote_id, l.product_id, l.quantity, l.unit_net_mass_g, l.unit_price_fen
FROM quote q JOIN quote_line l ON l.quote_id = q.quote_id WHERE q.quotation_id = ? ORDER BY q.position, l.line_number LIMIT ?)sql";
// What was opened stays as it is.
constexpr std::string_view update_quote = R"sql(
UPDATE quote SET version = ?, submitted_by = ?, submitted_at = ?, withdrawn_at = ?, sealed = ?
WHERE quotation_id = ? AND quote_id = ? AND version = ?)sql";
constexpr std::string_view open_quote =
    "UPDATE quote SET sealed = NULL, freight_fen = ?, standing = ? WHERE quotation_id = ? AND quote_id = ? AND sealed IS NOT NULL";
constexpr std::string_view insert_quoted =
    "INSERT INTO quote_line (quote_id, line_number, product_id, quantity, unit_net_mass_g, unit_price_fen) VALUES ?";
// Each half reads its own index backwards and stops at the limit.
constexpr std::string_view page_quotations =
    "(SELECT " CHUANPIN_QUOTATION_COLUMNS
    " FROM quotation t WHERE t.buyer_organisation_id = ? AND t.quotation_id < ? AND (? IS NULL OR t.buyer_unit_id = ?)"
    " AND (? IS NULL OR t.status = ?) ORDER BY t.quotation_id DESC LIMIT ?) UNION "
    "(SELECT " CHUANPIN_QUOTATION_COLUMNS
    " FROM quote q JOIN quotation t ON t.quotation_id = q.quotation_id WHERE q.supplier_organisation_id = ? AND q.quotation_id < ?"
    " AND (? IS NULL OR t.status = ?) ORDER BY q.quotation_id DESC LIMIT ?) ORDER BY quotation_id DESC LIMIT ?";
constexpr std::string_view lock_quotations =
    "SELECT " CHUANPIN_QUOTATION_COLUMNS
    " FROM quotation t FORCE INDEX (PRIMARY) WHERE t.quotation_id IN ? ORDER BY t.quotation_id FOR UPDATE";
constexpr std::string_view select_awarded = R"sql(
SELECT t.quotation_id, q.freight_fen, l.product_id, l.quantity, l.unit_net_mass_g, l.unit_price_fen
FROM (SELECT quotation_id, winner_organisation_id FROM quotation WHERE quotation_id IN ?) t
JOIN quote q ON q.quotation_id = t.quotation_id AND q.supplier_organisation_id = t.winner_organisation_id
JOIN quote_line l ON l.quote_id = q.quote_id ORDER BY t.quotation_id, l.line_number)sql";

constexpr std::string_view select_undecided =
    "SELECT quotation_id FROM quotation WHERE remind_from <= ? ORDER BY remind_from, quotation_id LIMIT ?";

#undef CHUANPIN_QUOTATION_COLUMNS

constexpr std::uint64_t lines_most = domain::quotation_lines_max;
constexpr std::uint64_t suppliers_most = domain::quotation_suppliers_max;

}  // namespace

void mysql_quotation_store::insert(const domain::quotation& fresh, std::span<const domain::quote> asked) {
    expect_rows("adding a request for quotation", connection_.execute_rows(insert_quotation, {row_of(fresh)}), 1);
    std::vector<mysql::parameters> lines;
    for (const auto& each : fresh.asked.lines)
        lines.push_back({fresh.id, static_cast<std::int64_t>(lines.size()) + 1, each.kind_zh, each.like, each.mass_g});
    expect_rows("adding lines of a request for quotation", connection_.execute_rows(insert_lines, lines), lines.size());
    std::vector<mysql::parameters> quotes;
    for (const auto& each : asked)
        quotes.push_back({fresh.id, static_cast<std::int64_t>(quotes.size()) + 1, each.id, each.version, each.supplier});
    expect_rows("asking suppliers", connection_.execute_rows(insert_quotes, quotes), quotes.size());
}

std::optional<domain::quotation> mysql_quotation_store::load(std::string_view statement, domain::quotation_id id) {
    std::optional<domain::quotation> found;
    {
        auto rows = connection_.query(statement, {id});
        if (!rows.next()) return std::nullopt;
        found = read_quotation(rows);
    }
    auto lines = connection_.query(select_lines, {id, lines_most});
    while (lines.next()) found->asked.lines.push_back({lines.text(0), optional_id<domain::product_id>(lines, 1), lines.integer(2)});
    auto suppliers = connection_.query(select_suppliers, {id, suppliers_most});
    while (suppliers.next()) found->asked.suppliers.push_back(suppliers.id<domain::organisation_id>(0));
    return found;
}

std::optional<domain::quotation> mysql_quotation_store::find(domain::quotation_id id) { return load(select_quotation, id); }
std::optional<domain::quotation> mysql_quotation_store::lock(domain::quotation_id id) { return load(lock_quotation, id); }

void mysql_quotation_store::save(const domain::quotation& what) {
    expect_rows("saving a request for quotation",
                connection_.execute(update_quotation, {what.version, name_of(what.status), what.asked.deadline, what.extensions,
                                                       what.opened_by, what.opened_at, what.winner, what.awarded_by, what.awarded_at,
                                                       what.reason, what.order, what.reminded_at, what.id, what.version - 1}),
                1);
}

std::vector<domain::quote> mysql_quotation_store::quotes_of(const domain::quotation& what) {
    std::vector<domain::quote> quotes;
    auto rows = connection_.query(select_quotes, {what.id, suppliers_most});
    while (rows.next()) quotes.push_back(read_quote(rows));
    if (!what.opened_at) return quotes;
    auto lines = connection_.query(select_quoted, {what.id, suppliers_most * lines_most});
    while (lines.next()) {
        const auto of = std::ranges::find(quotes, lines.id<domain::quote_id>(0), &domain::quote::id);
        if (of != quotes.end() && of->content) of->content->lines.push_back(read_quoted(lines, 1));
    }
    return quotes;
}

void mysql_quotation_store::save(domain::quotation_id of, const domain::quote& what) {
    expect_rows("saving a quote",
                connection_.execute(update_quote, {what.version, what.submitted_by, what.submitted_at, what.withdrawn_at, sealed_of(what),
                                                   of, what.id, what.version - 1}),
                1);
}

void mysql_quotation_store::save_opened(domain::quotation_id of, std::span<const domain::quote> quotes) {
    std::vector<mysql::parameters> lines;
    for (const auto& each : quotes) {
        if (!each.content) continue;
        expect_rows("opening a quote", connection_.execute(open_quote, {each.content->freight, each.standing, of, each.id}), 1);
        for (std::int64_t number = 0; const auto& line : each.content->lines)
            lines.push_back({each.id, ++number, line.product, line.quantity, line.unit_net_mass_g, line.unit_price});
    }
    expect_rows("opening lines of quotes", connection_.execute_rows(insert_quoted, lines), lines.size());
}

std::vector<domain::quotation> mysql_quotation_store::page(const base::principal& who, const app::quotation_filter& filter) {
    const auto until = filter.before.value_or(beyond_every<domain::quotation_id>());
    const auto status = filter.status ? mysql::parameter(name_of(*filter.status)) : mysql::parameter(nullptr);
    const auto rows_max = std::uint64_t{filter.limit};
    auto rows = connection_.query(page_quotations, {who.organisation, until, who.unit, who.unit, status, status, rows_max, who.organisation,
                                                    until, status, status, rows_max, rows_max});
    std::vector<domain::quotation> found;
    while (rows.next()) found.push_back(read_quotation(rows));
    return found;
}

std::vector<domain::quotation_award> mysql_quotation_store::lock_awards(std::span<const domain::quotation_id> ids) {
    std::vector<mysql::parameters> wanted;
    for (const auto& id : ids) wanted.push_back({id});
    std::vector<domain::quotation_award> found;
    {
        auto rows = connection_.query_rows(lock_quotations, wanted);
        while (rows.next()) found.push_back({read_quotation(rows), {}});
    }
    auto lines = connection_.query_rows(select_awarded, wanted);
    while (lines.next()) {
        const auto id = lines.id<domain::quotation_id>(0);
        const auto into = std::ranges::find_if(found, [&](const domain::quotation_award& each) { return each.of.id == id; });
        into->content.freight = lines.money(1);
        into->content.lines.push_back(read_quoted(lines, 2));
    }
    return found;
}

std::vector<domain::quotation_id> mysql_quotation_store::find_undecided(base::instant by, std::size_t limit) {
    std::vector<domain::quotation_id> found;
    auto rows = connection_.query(select_undecided, {by, std::uint64_t{limit}});
    while (rows.next()) found.push_back(rows.id<domain::quotation_id>(0));
    return found;
}

}  // namespace chuanpin::orders::store
