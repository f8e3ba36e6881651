#include "gateway/http/audit_json.hpp"

#include "platform/json/writer.hpp"

namespace chuanpin::gateway::http {

namespace {

void write_entry(json::writer& out, const app::audit_entry& entry) {
    out.begin_object()
        .member("id", base::to_wire(entry.id))
        .member("type", entry.type)
        .member("occurred_at", base::to_rfc3339(entry.occurred_at))
        .member("actor", entry.actor)
        .member("organisation_id", entry.organisation.empty() ? std::nullopt : std::optional(entry.organisation))
        .member("request_id", entry.request_id)
        .member("about_type", entry.about_type)
        .member("about_id", entry.about_id)
        .member("sealed", entry.sealed)
        .raw("data", entry.data)  // the table's check says that it is JSON
        .end_object();
}

}  // namespace

std::string encode_audit_entries(const std::vector<app::audit_entry>& entries, const std::optional<std::string>& next_cursor) {
    std::string text;
    json::writer out(text);
    out.begin_object().begin_array("data");
    for (const auto& each : entries) write_entry(out, each);
    out.end_array().member("next_cursor", next_cursor).member("has_more", next_cursor.has_value()).end_object();
    return text;
}

}  // namespace chuanpin::gateway::http
