#include "orders/store/agreement/mysql_window_store.hpp"

#include <stdexcept>
#include <utility>

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

// The columns of both tables, in the order of the readers below.
#define CHUANPIN_WINDOW_COLUMNS                                                                                              \
    "window_id, version, helper_organisation_id, supplier_organisation_id, title, offer_id, offer_version, unit_price_fen, " \
    "opens_at, closes_at, product_id, name_zh, unit_net_mass_g, origin_county_code, closed_at, closed_by, agreement_id"
#define CHUANPIN_INTENT_COLUMNS "intent_id, window_id, version, section, paid_by, persons, quantity, account_id, changed_at, withdrawn_at"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_window = "INSERT INTO collecting_window (" CHUANPIN_WINDOW_COLUMNS ") VALUES ?";
constexpr std::string_view insert_sections = "INSERT INTO collecting_section (window_id, position, name) VALUES ?";
constexpr std::string_view select_window = "SELECT " CHUANPIN_WINDOW_COLUMNS " FROM collecting_window WHERE window_id = ?";
constexpr std::string_view lock_window = "SELECT " CHUANPIN_WINDOW_COLUMNS " FROM collecting_window WHERE window_id = ? FOR UPDATE";
constexpr std::string_view select_sections = "SELECT name FROM collecting_section WHERE window_id = ? ORDER BY position LIMIT 1000";
constexpr std::string_view update_window =
    "UPDATE collecting_window SET version = ?, closed_at = ?, closed_by = ?, agreement_id = ? WHERE window_id = ? AND version = ?";
// Each half reads its own index backwards and stops at the limit.
constexpr std::string_view page_windows =
    "(SELECT " CHUANPIN_WINDOW_COLUMNS
    " FROM collecting_window WHERE helper_organisation_id = ? AND window_id < ? ORDER BY window_id DESC "
    "LIMIT ?) UNION (SELECT " CHUANPIN_WINDOW_COLUMNS
    " FROM collecting_window WHERE supplier_organisation_id = ? AND window_id < ? ORDER BY window_id "
    "DESC LIMIT ?) ORDER BY window_id DESC LIMIT ?";
constexpr std::string_view select_ended =
    "SELECT window_id FROM collecting_window WHERE closed_at IS NULL AND closes_at <= ? ORDER BY closes_at LIMIT ?";
constexpr std::string_view insert_intent = "INSERT INTO purchase_intent (" CHUANPIN_INTENT_COLUMNS ") VALUES ?";
constexpr std::string_view select_intent = "SELECT " CHUANPIN_INTENT_COLUMNS " FROM purchase_intent WHERE intent_id = ?";
constexpr std::string_view update_intent =
    "UPDATE purchase_intent SET version = ?, section = ?, paid_by = ?, persons = ?, quantity = ?, account_id = ?, changed_at = ?, "
    "withdrawn_at = ? WHERE intent_id = ? AND version = ?";
constexpr std::string_view count_of_window = "SELECT COUNT(*) FROM purchase_intent WHERE window_id = ?";
constexpr std::string_view page_intents =
    "SELECT " CHUANPIN_INTENT_COLUMNS " FROM purchase_intent WHERE window_id = ? AND intent_id > ? ORDER BY intent_id LIMIT ?";
constexpr std::string_view select_sums =
    "SELECT section, COUNT(*), SUM(persons), SUM(quantity), SUM(IF(paid_by = 'staff', quantity, 0)) FROM purchase_intent "
    "WHERE window_id = ? AND withdrawn_at IS NULL GROUP BY section ORDER BY section LIMIT 1000";

#undef CHUANPIN_WINDOW_COLUMNS
#undef CHUANPIN_INTENT_COLUMNS

mysql::parameters row_of(const domain::collecting_window& what) {
    const auto& asked = what.asked;
    return {what.id,          what.version,   what.helper,     what.supplier, asked.title,  asked.offer,          asked.offer_version,
            asked.unit_price, asked.opens_at, asked.closes_at, what.product,  what.name_zh, what.unit_net_mass_g, what.origin_county_code,
            what.closed_at,   what.closed_by, what.agreement};
}

domain::collecting_window read_window(const mysql::row_set& rows) {
    return {.id = rows.id<domain::window_id>(0),
            .version = rows.integer(1),
            .helper = rows.id<domain::organisation_id>(2),
            .supplier = rows.id<domain::organisation_id>(3),
            .asked = {.title = rows.text(4),
                      .offer = rows.id<domain::offer_id>(5),
                      .offer_version = rows.integer(6),
                      .unit_price = rows.money(7),
                      .opens_at = rows.instant(8),
                      .closes_at = rows.instant(9)},
            .product = rows.id<domain::product_id>(10),
            .name_zh = rows.text(11),
            .unit_net_mass_g = rows.integer(12),
            .origin_county_code = rows.text(13),
            .closed_at = rows.optional_instant(14),
            .closed_by = optional_id<domain::account_id>(rows, 15),
            .agreement = optional_id<domain::agreement_id>(rows, 16)};
}

domain::intent read_intent(const mysql::row_set& rows) {
    const auto paid_by = domain::parse_payer(rows.text(4));
    if (!paid_by) throw std::logic_error("purchase_intent.paid_by cannot be read");
    return {.id = rows.id<domain::intent_id>(0),
            .window = rows.id<domain::window_id>(1),
            .version = rows.integer(2),
            .said = {rows.text(3), *paid_by, rows.integer(5), rows.integer(6)},
            .by = rows.id<domain::account_id>(7),
            .changed_at = rows.instant(8),
            .withdrawn_at = rows.optional_instant(9)};
}

}  // namespace

void mysql_window_store::insert(const domain::collecting_window& what) {
    expect_rows("opening a window", connection_.execute_rows(insert_window, {row_of(what)}), 1);
    std::vector<mysql::parameters> sections;
    for (const auto& each : what.asked.sections) sections.push_back({what.id, static_cast<std::int64_t>(sections.size()) + 1, each});
    expect_rows("inserting sections", connection_.execute_rows(insert_sections, sections), sections.size());
}

std::optional<domain::collecting_window> mysql_window_store::load(std::string_view statement, domain::window_id id) {
    auto rows = connection_.query(statement, {id});
    if (!rows.next()) return std::nullopt;
    auto found = read_window(rows);
    auto sections = connection_.query(select_sections, {id});
    while (sections.next()) found.asked.sections.push_back(sections.text(0));
    return found;
}

std::optional<domain::collecting_window> mysql_window_store::find(domain::window_id id) { return load(select_window, id); }
std::optional<domain::collecting_window> mysql_window_store::lock(domain::window_id id) { return load(lock_window, id); }

void mysql_window_store::save(const domain::collecting_window& what) {
    expect_rows(
        "saving a window",
        connection_.execute(update_window, {what.version, what.closed_at, what.closed_by, what.agreement, what.id, what.version - 1}), 1);
}

std::vector<domain::collecting_window> mysql_window_store::page(domain::organisation_id party, std::optional<domain::window_id> before,
                                                                std::size_t limit) {
    const auto until = before.value_or(beyond_every<domain::window_id>());
    const auto most = std::uint64_t{limit};
    std::vector<domain::collecting_window> found;
    auto rows = connection_.query(page_windows, {party, until, most, party, until, most, most});
    while (rows.next()) found.push_back(read_window(rows));
    return found;
}

std::vector<domain::window_id> mysql_window_store::find_ended(base::instant by, std::size_t limit) {
    std::vector<domain::window_id> found;
    auto rows = connection_.query(select_ended, {by, std::uint64_t{limit}});
    while (rows.next()) found.push_back(rows.id<domain::window_id>(0));
    return found;
}

void mysql_window_store::insert(const domain::intent& what) {
    const mysql::parameters row{what.id,           what.window,        what.version, what.said.section, name_of(what.said.paid_by),
                                what.said.persons, what.said.quantity, what.by,      what.changed_at,   what.withdrawn_at};
    expect_rows("adding a pre-order", connection_.execute_rows(insert_intent, {row}), 1);
}

std::optional<domain::intent> mysql_window_store::find_intent(domain::intent_id id) {
    auto rows = connection_.query(select_intent, {id});
    if (!rows.next()) return std::nullopt;
    return read_intent(rows);
}

void mysql_window_store::save(const domain::intent& what) {
    expect_rows(
        "saving a pre-order",
        connection_.execute(update_intent, {what.version, what.said.section, name_of(what.said.paid_by), what.said.persons,
                                            what.said.quantity, what.by, what.changed_at, what.withdrawn_at, what.id, what.version - 1}),
        1);
}

std::int64_t mysql_window_store::count_intents(domain::window_id id) {
    auto rows = connection_.query(count_of_window, {id});
    return rows.next() ? rows.integer(0) : 0;
}

std::vector<domain::intent> mysql_window_store::intents(domain::window_id id, std::optional<domain::intent_id> after, std::size_t limit) {
    std::vector<domain::intent> found;
    auto rows = connection_.query(page_intents, {id, after.value_or(domain::intent_id{}), std::uint64_t{limit}});
    while (rows.next()) found.push_back(read_intent(rows));
    return found;
}

std::vector<domain::section_sum> mysql_window_store::sums(domain::window_id id) {
    std::vector<domain::section_sum> found;
    auto rows = connection_.query(select_sums, {id});
    while (rows.next()) found.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)});
    return found;
}

}  // namespace chuanpin::orders::store
