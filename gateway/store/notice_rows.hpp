// The columns of a notice, read by position; and what the journal says of one.
#pragma once

#include <string>

#include "gateway/app/ports.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::gateway::store {

/// For "SELECT <notice_columns> FROM notice n …".
inline constexpr std::string_view notice_columns =
    "n.id, n.organisation_id, n.account_id, n.permission, n.kind, n.title_zh, n.title_en, n.body_zh, n.body_en, n.about_id, n.about_path,"
    " n.state, n.due_at, n.next_step_at, n.overdue_at, n.closed_at, n.event_id, n.created_at, n.version, n.number, n.changed_number";
inline constexpr std::size_t notice_column_count = 21;

[[nodiscard]] domain::notice read_notice(const mysql::row_set& rows);
/// The column after them is read_at.
[[nodiscard]] app::notice_view read_notice_view(const mysql::row_set& rows);

/// Neither the words nor anything personal: who was told of what, and how it stands.
[[nodiscard]] std::string notice_data(const domain::notice& what);

}  // namespace chuanpin::gateway::store
