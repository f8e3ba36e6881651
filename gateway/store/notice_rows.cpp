#include "gateway/store/notice_rows.hpp"

#include <stdexcept>

#include "platform/json/writer.hpp"

namespace chuanpin::gateway::store {

namespace {

std::optional<domain::task_state> read_state(const mysql::row_set& rows, std::size_t column) {
    const auto name = rows.optional_text(column);
    if (!name) return std::nullopt;
    const auto state = domain::parse_task_state(*name);
    if (!state) throw std::logic_error("not a state of a task: " + *name);
    return state;
}

}  // namespace

domain::notice read_notice(const mysql::row_set& rows) {
    domain::notice what;
    what.id = rows.id<domain::notice_id>(0);
    what.organisation = rows.id<base::organisation_id>(1);
    if (!rows.is_null(2)) what.account = rows.id<base::account_id>(2);
    what.permission = rows.text(3);
    what.kind = rows.text(4);
    what.text = {rows.text(5), rows.text(6), rows.text(7), rows.text(8)};
    what.about_id = rows.text(9);
    what.about_path = rows.text(10);
    what.state = read_state(rows, 11);
    what.due_at = rows.optional_instant(12);
    what.next_step_at = rows.optional_instant(13);
    what.overdue_at = rows.optional_instant(14);
    what.closed_at = rows.optional_instant(15);
    what.event = rows.id<base::event_id>(16);
    what.created_at = rows.instant(17);
    what.version = rows.integer(18);
    what.number = rows.integer(19);
    what.changed_number = rows.integer(20);
    return what;
}

app::notice_view read_notice_view(const mysql::row_set& rows) { return {read_notice(rows), rows.optional_instant(notice_column_count)}; }

std::string notice_data(const domain::notice& what) {
    std::string text;
    const auto state = what.state ? std::optional(domain::name_of(*what.state)) : std::nullopt;
    json::writer(text)
        .begin_object()
        .member("notice_id", base::to_wire(what.id))
        .member("organisation_id", base::to_wire(what.organisation))
        .member("kind", what.kind)
        .member("about_id", what.about_id)
        .member("event_id", base::to_wire(what.event))
        .member("state", state)
        .end_object();
    return text;
}

}  // namespace chuanpin::gateway::store
