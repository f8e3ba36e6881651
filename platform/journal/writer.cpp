#include "platform/journal/writer.hpp"

#include <stdexcept>

#include "platform/journal/visible_to_json.hpp"
#include "platform/json/slices.hpp"

namespace chuanpin::journal {

namespace {

constexpr std::string_view insert_entries = R"sql(
INSERT INTO journal (event_id, type, schema_version, aggregate_type, aggregate_id, aggregate_version, occurred_at,
                     actor, organisation, request_id, visible_to, data, detail)
VALUES ?)sql";

bool is_person(const base::call_context& context) { return context.who && context.who->organisation_kind != "system"; }

mysql::parameters row_of(const entry& what, const base::call_context& context) {
    if (what.data.size() > data_bytes_max) throw std::logic_error("the event " + what.type + " is larger than a journal entry may be");
    // A page of the feed holds it as it stands, among others'.
    if (!json::is_one_value(what.data)) throw std::logic_error("the event " + what.type + " is no JSON");
    const bool person = is_person(context);
    return {what.id,
            what.type,
            what.schema_version,
            what.aggregate_type,
            mysql::bytes{what.aggregate_id},
            what.aggregate_version,
            context.now,
            person ? base::to_wire(context.who->account) : "system",
            person ? base::to_wire(context.who->organisation) : "",
            context.request_id,
            encode_visible_to(what.visible_to),
            what.data,
            what.detail.empty() ? mysql::parameter(nullptr) : mysql::parameter(what.detail)};
}

}  // namespace

void write(mysql::session& connection, std::span<const entry> entries, std::span<const base::call_context* const> contexts) {
    if (contexts.size() != 1 && contexts.size() != entries.size())
        throw std::logic_error("a batch of journal entries needs one context, or one for each entry");
    std::vector<mysql::parameters> rows;
    rows.reserve(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) rows.push_back(row_of(entries[i], *contexts[contexts.size() == 1 ? 0 : i]));
    connection.execute_rows(insert_entries, rows);
}

void write(mysql::session& connection, const entry& what, const base::call_context& context) {
    const base::call_context* const one = &context;
    write(connection, std::span(&what, 1), std::span(&one, 1));
}

}  // namespace chuanpin::journal
