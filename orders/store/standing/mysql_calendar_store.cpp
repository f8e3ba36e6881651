#include "orders/store/standing/mysql_calendar_store.hpp"

#include "orders/store/beyond.hpp"
#include "orders/store/expect_rows.hpp"
#include "orders/store/optional_id.hpp"

#define CHUANPIN_CALENDAR_COLUMNS "calendar_id, version, organisation_id, unit_id, name"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_calendar = "INSERT INTO school_calendar (" CHUANPIN_CALENDAR_COLUMNS ") VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view select_calendar = "SELECT " CHUANPIN_CALENDAR_COLUMNS " FROM school_calendar WHERE calendar_id = ?";
constexpr std::string_view lock_calendar = "SELECT " CHUANPIN_CALENDAR_COLUMNS " FROM school_calendar WHERE calendar_id = ? FOR UPDATE";
constexpr std::string_view page_calendars = "SELECT " CHUANPIN_CALENDAR_COLUMNS
                                            " FROM school_calendar WHERE organisation_id = ? AND calendar_id < ? AND (? IS NULL OR "
                                            "unit_id = ?) ORDER BY calendar_id DESC LIMIT ?";
constexpr std::string_view update_calendar = "UPDATE school_calendar SET version = ?, name = ? WHERE calendar_id = ? AND version = ?";
constexpr std::string_view delete_days = "DELETE FROM school_calendar_day WHERE calendar_id = ?";
constexpr std::string_view insert_days = "INSERT INTO school_calendar_day (calendar_id, kind, number, from_day, to_day, weekday) VALUES ?";
constexpr std::string_view select_days =
    "SELECT kind, from_day, to_day, weekday FROM school_calendar_day WHERE calendar_id = ? ORDER BY kind, number LIMIT ?";
constexpr std::uint64_t days_max = domain::calendar_terms_max + domain::calendar_free_max + domain::calendar_moved_max;

#undef CHUANPIN_CALENDAR_COLUMNS

domain::school_calendar read_head(const mysql::row_set& rows) {
    return {.id = rows.id<domain::school_calendar_id>(0),
            .version = rows.integer(1),
            .owner = rows.id<domain::organisation_id>(2),
            .unit = optional_id<domain::unit_id>(rows, 3),
            .name = rows.text(4)};
}

}  // namespace

void mysql_calendar_store::insert(const domain::school_calendar& fresh) {
    expect_rows("adding a school calendar",
                connection_.execute(insert_calendar, {fresh.id, fresh.version, fresh.owner, fresh.unit, fresh.name}), 1);
    add_days(fresh);
}

void mysql_calendar_store::add_days(const domain::school_calendar& of) {
    std::vector<mysql::parameters> rows;
    const auto number = [&rows] { return static_cast<std::int64_t>(rows.size()) + 1; };
    for (const auto& each : of.terms) rows.push_back({of.id, "term", number(), each.from, each.to, nullptr});
    for (const auto& each : of.free) rows.push_back({of.id, "free", number(), each.from, each.to, nullptr});
    for (const auto& each : of.moved) rows.push_back({of.id, "moved", number(), each.day, each.day, each.weekday});
    if (!rows.empty()) expect_rows("adding days of a school calendar", connection_.execute_rows(insert_days, rows), rows.size());
}

void mysql_calendar_store::read_days(domain::school_calendar& of) {
    auto rows = connection_.query(select_days, {of.id, days_max});
    while (rows.next()) {
        const auto kind = rows.text(0);
        if (kind == "moved")
            of.moved.push_back({rows.date(1), static_cast<int>(rows.integer(3))});
        else
            (kind == "term" ? of.terms : of.free).push_back({rows.date(1), rows.date(2)});
    }
}

std::optional<domain::school_calendar> mysql_calendar_store::load(std::string_view statement, domain::school_calendar_id id) {
    auto rows = connection_.query(statement, {id});
    if (!rows.next()) return std::nullopt;
    auto found = read_head(rows);
    read_days(found);
    return found;
}

std::optional<domain::school_calendar> mysql_calendar_store::find(domain::school_calendar_id id) { return load(select_calendar, id); }
std::optional<domain::school_calendar> mysql_calendar_store::lock(domain::school_calendar_id id) { return load(lock_calendar, id); }

void mysql_calendar_store::save(const domain::school_calendar& what) {
    expect_rows("saving a school calendar", connection_.execute(update_calendar, {what.version, what.name, what.id, what.version - 1}), 1);
    connection_.execute(delete_days, {what.id});
    add_days(what);
}

std::vector<domain::school_calendar> mysql_calendar_store::page(const base::principal& who,
                                                                std::optional<domain::school_calendar_id> before, std::size_t limit) {
    std::vector<domain::school_calendar> found;
    auto rows = connection_.query(page_calendars, {who.organisation, before.value_or(beyond_every<domain::school_calendar_id>()), who.unit,
                                                   who.unit, std::uint64_t{limit}});
    while (rows.next()) found.push_back(read_head(rows));
    return found;
}

}  // namespace chuanpin::orders::store
