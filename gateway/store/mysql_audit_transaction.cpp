#include "gateway/store/mysql_audit_transaction.hpp"

#include <algorithm>

#include "gateway/store/audit_json.hpp"
#include "platform/crypto/random.hpp"
#include "platform/journal/writer.hpp"

namespace chuanpin::gateway::store {

namespace {

/// VARBINARY(48) of the journal; ids are shorter.
constexpr std::size_t aggregate_id_bytes_max = 48;

// Filters that are not there fold away, since statements carry literals (ADR 0004); what is left is a range of one of
// journal_by_time, journal_by_organisation and journal_by_type, read backwards.
constexpr std::string_view list_sql =
    "SELECT id, event_id, type, occurred_at, actor, organisation, request_id, aggregate_type, aggregate_id, data, seq IS NOT NULL"
    " FROM journal WHERE (? IS NULL OR organisation = ?) AND (? IS NULL OR type = ?) AND (? IS NULL OR occurred_at >= ?)"
    " AND (? IS NULL OR occurred_at < ?) AND (? IS NULL OR (occurred_at <= ? AND (occurred_at < ? OR id < ?)))"
    " ORDER BY occurred_at DESC, id DESC LIMIT ?";

/// The circumstances under which somebody was refused: the entry's actor is who was refused.
base::call_context context_of(const domain::refusal& refusal) {
    base::call_context context;
    context.request_id = refusal.request_id;
    context.now = refusal.first_at;
    if (refusal.who) {
        context.who.emplace();
        context.who->account = refusal.who->account;
        context.who->organisation = refusal.who->organisation;
        context.who->organisation_kind = refusal.who->organisation_kind;
    }
    return context;
}

std::string party_text(const domain::refusal& refusal) {
    if (refusal.who) return base::to_wire(refusal.who->account);
    return refusal.address.empty() ? std::string(domain::other_refusals) : refusal.address;
}

journal::entry entry_of(std::string type, std::string about_type, std::string about_id, std::string data, base::instant at) {
    crypto::system_random random;
    journal::entry entry;
    entry.id = base::event_id::make(at, random);
    entry.type = std::move(type);
    entry.aggregate_type = std::move(about_type);
    entry.aggregate_id = std::move(about_id);
    entry.aggregate_id.resize(std::min(entry.aggregate_id.size(), aggregate_id_bytes_max));
    entry.aggregate_version = 1;
    entry.data = std::move(data);
    return entry;
}

void write_all(mysql::session& connection, const std::vector<journal::entry>& entries, const std::vector<base::call_context>& contexts) {
    std::vector<const base::call_context*> pointers;
    pointers.reserve(contexts.size());
    for (const auto& each : contexts) pointers.push_back(&each);
    journal::write(connection, entries, pointers);
}

app::audit_entry entry_of(const mysql::row_set& row) {
    return {row.integer(0),      row.id<base::event_id>(1),
            row.text(2),         row.instant(3),
            row.text(4),         row.text(5),
            row.text(6),         row.text(7),
            row.text(8),         row.text(9),
            row.integer(10) != 0};
}

}  // namespace

void mysql_audit_transaction::add_refusals(const std::vector<domain::refusal>& refusals) {
    std::vector<journal::entry> entries;
    std::vector<base::call_context> contexts;
    for (const auto& each : refusals) {
        entries.push_back(entry_of("access.refused", "party", party_text(each), refusal_data(each), each.first_at));
        contexts.push_back(context_of(each));
    }
    write_all(connection_, entries, contexts);
}

void mysql_audit_transaction::add_reads(const std::vector<std::pair<base::call_context, app::personal_read>>& reads) {
    std::vector<journal::entry> entries;
    std::vector<base::call_context> contexts;
    for (const auto& [context, what] : reads) {
        entries.push_back(entry_of("personal_data.read", "personal_data", what.thing_id.empty() ? std::string(what.route) : what.thing_id,
                                   personal_read_data(what), context.now));
        contexts.push_back(context);
    }
    write_all(connection_, entries, contexts);
}

std::vector<app::audit_entry> mysql_audit_transaction::list(const app::audit_filter& filter) {
    const auto organisation = filter.organisation ? std::optional(base::to_wire(*filter.organisation)) : std::nullopt;
    const auto at = filter.before ? std::optional(filter.before->first) : std::nullopt;
    const auto number = filter.before ? std::optional(filter.before->second) : std::nullopt;
    auto rows = connection_.query(list_sql, {organisation, organisation, filter.type, filter.type, filter.from, filter.from, filter.to,
                                             filter.to, at, at, at, number, static_cast<std::int64_t>(filter.limit)});
    std::vector<app::audit_entry> found;
    while (rows.next()) found.push_back(entry_of(rows));
    return found;
}

}  // namespace chuanpin::gateway::store
