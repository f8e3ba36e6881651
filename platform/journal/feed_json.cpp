// A page is cut, not parsed: `data` is handed on as it stands, and whoever needs it reads it.
#include <bitset>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/journal/errors.hpp"
#include "platform/journal/feed_page.hpp"
#include "platform/journal/visible_to_json.hpp"
#include "platform/json/slices.hpp"
#include "platform/json/writer.hpp"

namespace chuanpin::journal {

namespace {

constexpr std::size_t page_bytes_max = std::size_t{16} << 20;
constexpr std::size_t entry_bytes_usual = 480;  // beside its data

// `data` and `visible_to` are JSON already (the writer looks, and verify_chain), so they are not parsed only to be written again.
void write_entry(json::writer& out, const feed_row& row) {
    out.begin_object().member("id", row.id).member("type", row.type).member("schema_version", row.schema_version);
    out.begin_object("aggregate").member("type", row.aggregate_type).member("id", row.aggregate_id).end_object();
    out.member("aggregate_version", row.aggregate_version)
        .member("sequence", row.sequence)
        .member("occurred_at", base::to_rfc3339(row.occurred_at))
        .raw("visible_to", row.visible_to)
        .member("request_id", row.request_id)
        .raw("data", row.data)
        .end_object();
}

base::refusal unreadable(std::string detail) { return base::refusal(base::make_error(errors::feed_unreadable, std::move(detail))); }

template <class T>
T needed(std::optional<T> found, std::string_view name) {
    if (!found) throw std::invalid_argument(fmt::format("{} is not as it should be", name));
    return *std::move(found);
}

std::string text_of(std::string_view name, std::string_view value) { return needed(json::cut_text(value), name); }
std::int64_t integer_of(std::string_view name, std::string_view value) { return needed(json::cut_integer(value), name); }

void need(bool is_so, std::string_view what) {
    if (!is_so) throw std::invalid_argument(std::string(what));
}

void read_aggregate(feed_entry& into, std::string_view object) {
    int members = 0;
    const bool whole = json::cut_members(object, [&](std::string_view name, std::string_view value) {
        if (name == "type") into.aggregate_type = text_of(name, value), ++members;
        if (name == "id") into.aggregate_id = text_of(name, value), ++members;
    });
    need(whole && members == 2, "aggregate is no aggregate");
}

std::vector<std::string> read_texts(std::string_view name, std::string_view array) {
    std::vector<std::string> texts;
    need(json::cut_items(array, [&](std::string_view item) { texts.push_back(text_of(name, item)); }), "visible_to is no array");
    return texts;
}

/// What a feed sends is trusted (it comes from this program), but a member that is missing must not pass for an empty one.
class entry_reader {
public:
    feed_entry read(std::string_view object) {
        const bool whole = json::cut_members(object, [this](std::string_view name, std::string_view value) { take(name, value); });
        need(whole, "an entry is no object");
        need(seen_.all(), "an entry lacks a member");
        return std::move(entry_);
    }

private:
    enum member { id, type, schema_version, aggregate, aggregate_version, sequence, occurred_at, visible_to, request_id, data, count };

    void take(std::string_view name, std::string_view value) {
        if (name == "id") saw(id), entry_.id = text_of(name, value);
        if (name == "type") saw(type), entry_.type = text_of(name, value);
        if (name == "schema_version") saw(schema_version), entry_.schema_version = static_cast<int>(integer_of(name, value));
        if (name == "aggregate") saw(aggregate), read_aggregate(entry_, value);
        if (name == "aggregate_version") saw(aggregate_version), entry_.aggregate_version = integer_of(name, value);
        if (name == "sequence") saw(sequence), entry_.sequence = integer_of(name, value);
        if (name == "occurred_at") saw(occurred_at), entry_.occurred_at = needed(base::parse_rfc3339(text_of(name, value)), name);
        if (name == "visible_to") saw(visible_to), entry_.visible_to = read_texts(name, value);
        if (name == "request_id") saw(request_id), entry_.request_id = text_of(name, value);
        if (name == "data") saw(data), entry_.data = std::string(value);
    }
    void saw(member which) { seen_.set(which); }

    feed_entry entry_;
    std::bitset<count> seen_;
};

feed_page read_page_text(std::string_view body) {
    feed_page page;
    bool entries = false;
    std::optional<std::int64_t> last_sequence;
    std::optional<std::int64_t> scanned_to;
    const bool whole = json::cut_members(body, [&](std::string_view name, std::string_view value) {
        if (name == "entries")
            entries = json::cut_items(value, [&](std::string_view item) { page.entries.push_back(entry_reader().read(item)); });
        if (name == "last_sequence") last_sequence = integer_of(name, value);
        if (name == "scanned_to") scanned_to = integer_of(name, value);
    });
    need(whole && entries && last_sequence, "a page lacks its entries or its end");
    page.last_sequence = *last_sequence;
    page.scanned_to = scanned_to.value_or(page.entries.empty() ? 0 : page.entries.back().sequence);
    return page;
}

}  // namespace

std::string encode_page(const feed_rows& rows, std::int64_t last_sequence) {
    std::string text;
    std::size_t bytes = entry_bytes_usual;
    for (const auto& row : rows.found) bytes += row.data.size() + entry_bytes_usual;
    text.reserve(bytes);
    json::writer out(text);
    out.begin_object().begin_array("entries");
    for (const auto& row : rows.found) write_entry(out, row);
    out.end_array().member("scanned_to", rows.scanned_to).member("last_sequence", last_sequence).end_object();
    return text;
}

std::string encode_entry(const feed_entry& what) {
    std::string text;
    json::writer out(text);
    write_entry(out, {.id = what.id,
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
    return text;
}

base::result<feed_page> decode_page(std::string_view body) {
    if (body.size() > page_bytes_max) return unreadable("the page is longer than 16 MiB");
    try {
        return read_page_text(body);
    } catch (const std::invalid_argument& fault) {
        return unreadable(fault.what());
    }
}

base::result<feed_entry> decode_entry(std::string_view text) {
    try {
        return entry_reader().read(text);
    } catch (const std::invalid_argument& fault) {
        return unreadable(fault.what());
    }
}

}  // namespace chuanpin::journal
