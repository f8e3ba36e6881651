#include "gateway/http/contact/contact_json.hpp"

#include "platform/json/writer.hpp"

namespace chuanpin::gateway::http {
namespace {

constexpr json::limits body_limits{.bytes_max = std::size_t{4} << 10, .depth_max = 2, .values_max = 10, .members_max = 10};

/// What of it is stated, or null.
std::optional<std::string> part_of(const app::contact_view& view, std::string domain::business_contact::* part) {
    if (!view.what) return std::nullopt;
    return (*view.what).*part;
}

}  // namespace

domain::business_contact read_business_contact(json::object_reader& part) {
    domain::business_contact contact;
    contact.address =
        part.text("address", {.length_min = domain::contact_address_length_min, .length_max = domain::contact_address_length_max});
    contact.name = part.text("name", {.length_max = domain::contact_name_length_max});
    const auto given = part.text("telephone", {.length_max = domain::telephone_length_max});
    const auto telephone = domain::read_telephone(given);
    if (!given.empty() && !telephone)
        part.fault("telephone", "invalid-format",
                   "A mobile number of 11 digits, a landline with its area code (028-86601234), or a 400 or 800 number.");
    contact.telephone = telephone.value_or(std::string());
    return contact;
}

base::result<domain::business_contact> decode_contact(const chuanpin::http::request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    auto contact = read_business_contact(body);
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return contact;
}

std::string encode_contact(const app::contact_view& view) {
    std::string text;
    json::writer(text)
        .begin_object()
        .member("organisation_id", base::to_wire(view.organisation))
        .member("address", part_of(view, &domain::business_contact::address))
        .member("name", part_of(view, &domain::business_contact::name))
        .member("telephone", part_of(view, &domain::business_contact::telephone))
        .member("masked", view.masked)
        .member("stated_at", view.stated_at ? std::optional(base::to_rfc3339(*view.stated_at)) : std::nullopt)
        .end_object();
    return text;
}

}  // namespace chuanpin::gateway::http
