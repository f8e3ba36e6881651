#include "gateway/http/notice_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/json/reader.hpp"

namespace chuanpin::gateway::http {

namespace {

using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{16} << 10, .depth_max = 4, .values_max = 200, .members_max = 20};

ordered_value optional_time(const std::optional<base::instant>& at) {
    return at ? ordered_value(base::to_rfc3339(*at)) : ordered_value(nullptr);
}

ordered_value notice_document(const app::notice_view& view) {
    const auto& what = view.what;
    ordered_value document;
    document["id"] = base::to_wire(what.id);
    document["kind"] = what.kind;
    document["task"] = what.state.has_value();
    document["state"] = what.state ? ordered_value(domain::name_of(*what.state)) : ordered_value(nullptr);
    document["title_zh"] = what.text.title_zh;
    document["title_en"] = what.text.title_en;
    document["body_zh"] = what.text.body_zh;
    document["body_en"] = what.text.body_en;
    document["about_id"] = what.about_id;
    document["about_path"] = what.about_path;
    document["due_at"] = optional_time(what.due_at);
    document["overdue_at"] = optional_time(what.overdue_at);
    document["closed_at"] = optional_time(what.closed_at);
    document["read_at"] = optional_time(view.read_at);
    document["created_at"] = base::to_rfc3339(what.created_at);
    return document;
}

ordered_value delivery_document(const app::notice_delivery_view& delivery) {
    ordered_value document;
    document["channel"] = delivery.channel;
    document["cause"] = delivery.cause;
    document["state"] = domain::name_of(delivery.state);
    document["attempts"] = delivery.attempts;
    document["last_fault"] = delivery.last_fault ? ordered_value(*delivery.last_fault) : ordered_value(nullptr);
    document["created_at"] = base::to_rfc3339(delivery.created_at);
    document["finished_at"] = optional_time(delivery.finished_at);
    return document;
}

ordered_value list_of(const std::vector<app::notice_view>& views) {
    auto data = ordered_value::array();
    for (const auto& each : views) data.push_back(notice_document(each));
    return data;
}

void read_contact(json::object_reader& part, app::wanted_preferences& wanted) {
    const auto channel = domain::notice_channels()[part.choice("channel", {"sms", "wechat"})];
    const auto address = part.text("address", {.length_max = domain::wechat_id_length_max});
    if (address.empty()) return;
    if (!domain::is_contact_address(channel, address))
        part.fault("address", "invalid-format", "sms: a mobile number of 11 digits; wechat: 6 to 64 letters, digits, '-' and '_'.");
    else if (!wanted.addresses.emplace(channel, address).second)
        part.fault("channel", "duplicate", "One address a channel.");
}

}  // namespace

std::string encode_notice(const app::notice_view& view) { return json::dump(notice_document(view)); }

std::string encode_whole_notice(const app::whole_notice& whole) {
    auto document = notice_document(whole.seen);
    document["deliveries"] = ordered_value::array();
    for (const auto& each : whole.deliveries) document["deliveries"].push_back(delivery_document(each));
    return json::dump(document);
}

std::string encode_notices(const std::vector<app::notice_view>& views, const std::optional<std::string>& next_cursor) {
    ordered_value document;
    document["data"] = list_of(views);
    document["next_cursor"] = next_cursor ? ordered_value(*next_cursor) : ordered_value(nullptr);
    document["has_more"] = next_cursor.has_value();
    return json::dump(document);
}

std::string encode_notice_feed(const std::vector<app::notice_view>& views, std::int64_t after) {
    ordered_value document;
    document["data"] = list_of(views);
    document["next_after"] = views.empty() ? after : views.back().what.changed_number;
    return json::dump(document);
}

std::string encode_notice_summary(const app::notice_summary& summary) {
    ordered_value document;
    document["open_tasks"] = summary.open_tasks;
    document["overdue_tasks"] = summary.overdue_tasks;
    document["unread"] = summary.unread;
    document["next_due_at"] = optional_time(summary.next_due_at);
    return json::dump(document);
}

std::string encode_notice_preferences(const domain::notice_preferences& preferences) {
    ordered_value document;
    document["contacts"] = ordered_value::array();
    for (const auto& each : preferences.contacts)
        document["contacts"].push_back({{"channel", domain::name_of(each.channel)}, {"address", each.masked_address}});
    document["muted_kinds"] = preferences.muted_kinds;
    return json::dump(document);
}

base::result<app::wanted_preferences> decode_notice_preferences(const chuanpin::http::request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::wanted_preferences wanted;
    body.objects("contacts", {.items_max = domain::notice_channels().size()},
                 [&](json::object_reader& part) { read_contact(part, wanted); });
    wanted.muted_kinds = body.texts("muted_kinds", {.items_max = domain::notice_kinds().size()}, {.length_max = 40});
    for (const auto& each : wanted.muted_kinds) {
        if (domain::find_notice_kind(each) == nullptr)
            body.fault("muted_kinds", "out-of-range", fmt::format("There is no kind '{}'.", each));
    }
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return wanted;
}

}  // namespace chuanpin::gateway::http
