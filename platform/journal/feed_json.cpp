#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/journal/errors.hpp"
#include "platform/journal/feed_page.hpp"
#include "platform/journal/visible_to_json.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::journal {

namespace {

/// A page is larger and deeper than what strangers may send.
constexpr json::limits page_limits{.bytes_max = std::size_t{16} << 20,
                                   .depth_max = 64,
                                   .values_max = 2'000'000,
                                   .members_max = 10'000,
                                   .string_bytes_max = std::size_t{2} << 20};

std::string json_text(std::string_view text) { return json::dump(json::value(text)); }

// `data` and `visible_to` are JSON already (the table checks it), so they are not parsed only to be written again.
std::string entry_text(const feed_row& row) {
    return fmt::format(
        R"({{"id":{},"type":{},"schema_version":{},"aggregate":{{"type":{},"id":{}}},"aggregate_version":{},"sequence":{},"occurred_at":"{}",)"
        R"("visible_to":{},"request_id":{},"data":{}}})",
        json_text(row.id), json_text(row.type), row.schema_version, json_text(row.aggregate_type), json_text(row.aggregate_id),
        row.aggregate_version, row.sequence, base::to_rfc3339(row.occurred_at), row.visible_to, json_text(row.request_id), row.data);
}

base::refusal unreadable(std::string detail) { return base::refusal(base::make_error(errors::feed_unreadable, std::move(detail))); }

// What a feed sends is trusted (it comes from this program), but a member that is missing must not pass for an empty one.
feed_entry to_entry(const json::value& from) {
    feed_entry entry;
    entry.id = from.at("id").get<std::string>();
    entry.type = from.at("type").get<std::string>();
    entry.schema_version = from.at("schema_version").get<int>();
    entry.aggregate_type = from.at("aggregate").at("type").get<std::string>();
    entry.aggregate_id = from.at("aggregate").at("id").get<std::string>();
    entry.aggregate_version = from.at("aggregate_version").get<std::int64_t>();
    entry.sequence = from.at("sequence").get<std::int64_t>();
    entry.visible_to = from.at("visible_to").get<std::vector<std::string>>();
    entry.request_id = from.at("request_id").get<std::string>();
    entry.data = json::dump(from.at("data"));
    const auto occurred_at = base::parse_rfc3339(from.at("occurred_at").get<std::string>());
    if (!occurred_at) throw std::invalid_argument("occurred_at is not RFC 3339");
    entry.occurred_at = *occurred_at;
    return entry;
}

}  // namespace

std::string encode_page(const std::vector<feed_row>& rows, std::int64_t last_sequence) {
    std::string text = R"({"entries":[)";
    for (const auto& row : rows) {
        if (text.back() != '[') text += ',';
        text += entry_text(row);
    }
    text += fmt::format(R"(],"last_sequence":{}}})", last_sequence);
    return text;
}

std::string encode_entry(const feed_entry& what) {
    return entry_text({.id = what.id,
                       .type = what.type,
                       .schema_version = what.schema_version,
                       .aggregate_type = what.aggregate_type,
                       .aggregate_id = what.aggregate_id,
                       .aggregate_version = what.aggregate_version,
                       .sequence = what.sequence,
                       .occurred_at = what.occurred_at,
                       .visible_to = encode_visible_to(what.visible_to),
                       .request_id = what.request_id,
                       .data = what.data});
}

base::result<feed_page> decode_page(std::string_view body) {
    const auto document = json::parse(body, page_limits);
    if (!document) return unreadable(document.error().detail);
    try {
        feed_page page;
        for (const auto& each : document->at("entries")) page.entries.push_back(to_entry(each));
        page.last_sequence = document->at("last_sequence").get<std::int64_t>();
        return page;
    } catch (const std::exception& fault) {
        return unreadable(fault.what());
    }
}

base::result<feed_entry> decode_entry(std::string_view text) {
    const auto document = json::parse(text, page_limits);
    if (!document) return unreadable(document.error().detail);
    try {
        return to_entry(*document);
    } catch (const std::exception& fault) {
        return unreadable(fault.what());
    }
}

}  // namespace chuanpin::journal
