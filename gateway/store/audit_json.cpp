#include "gateway/store/audit_json.hpp"

#include "platform/json/writer.hpp"

namespace chuanpin::gateway::store {

namespace {

std::optional<std::string> unless_empty(std::string_view text) { return text.empty() ? std::nullopt : std::optional(std::string(text)); }

}  // namespace

std::string refusal_data(const domain::refusal& refusal) {
    std::string text;
    json::writer(text)
        .begin_object()
        .member("code", refusal.code)
        .member("method", unless_empty(refusal.method))
        .member("route", unless_empty(refusal.route))
        .member("address", unless_empty(refusal.address))
        .member("api_key_public_id", unless_empty(refusal.public_id))
        .member("count", refusal.count)
        .member("first_at", base::to_rfc3339(refusal.first_at))
        .member("last_at", base::to_rfc3339(refusal.last_at))
        .end_object();
    return text;
}

std::string personal_read_data(const app::personal_read& read) {
    std::string text;
    json::writer(text)
        .begin_object()
        .member("route", read.route)
        .member("thing_id", unless_empty(read.thing_id))
        .member("address", read.address)
        .end_object();
    return text;
}

}  // namespace chuanpin::gateway::store
