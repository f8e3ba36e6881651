#include "gateway/http/requests_json.hpp"

#include <nlohmann/json.hpp>

#include "gateway/domain/webhook/event_filter.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::gateway::http {

namespace {

using chuanpin::http::request;

constexpr json::limits body_limits{.bytes_max = std::size_t{16} << 10, .depth_max = 4, .values_max = 200, .members_max = 20};

/// Any bytes but control characters; short ones are refused where an account is made, not where somebody signs in.
constexpr json::text_rule password_given_rule{.length_max = crypto::password_bytes_max};

void read_account(json::object_reader& part, app::new_organisation& asked) {
    asked.login = part.text("login", {.length_min = domain::login_bytes_min, .length_max = domain::login_bytes_max});
    asked.display_name = part.text("display_name", {.length_max = domain::display_name_length_max});
    asked.password = part.text("password", password_given_rule);
    if (!asked.login.empty() && !domain::is_login(asked.login))
        part.fault("login", "invalid-format", "Lower-case letters, digits and . - _ @, beginning with a letter or digit.");
    if (!asked.password.empty() &&
        (asked.password.size() < crypto::password_bytes_min || asked.password.size() > crypto::password_bytes_max))
        part.fault("password", "out-of-range", "A password has 8 to 256 bytes.");
}

}  // namespace

base::result<app::credentials> decode_credentials(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::credentials given;
    given.login = body.text("login", {.length_max = domain::login_bytes_max});
    given.password = body.text("password", password_given_rule);
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return given;
}

base::result<app::new_organisation> decode_organisation(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_organisation asked;
    asked.name = body.text("name", {.length_min = 2, .length_max = domain::organisation_name_length_max});
    asked.kind =
        domain::organisation_kinds.at(body.choice("kind", {"cooperative", "school", "agency", "finance_bureau", "partner", "operator"}));
    asked.county_code = body.text("county_code", {.length_min = 6, .length_max = 6});
    if (asked.county_code.size() == 6 && !domain::is_county_code(asked.county_code))
        body.fault("county_code", "invalid-format", "Six digits (GB/T 2260).");
    asked.credit_code = body.optional_text("credit_code", {.length_min = 18, .length_max = 18});
    if (asked.credit_code && asked.credit_code->size() == 18 && !domain::is_credit_code(*asked.credit_code))
        body.fault("credit_code", "invalid-format",
                   "Not a unified social credit code (GB 32100-2015): an impossible character or a wrong check character.");
    body.object("account", [&](json::object_reader& part) { read_account(part, asked); });
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<app::new_webhook_endpoint> decode_webhook_endpoint(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_webhook_endpoint asked;
    asked.url = body.text("url", {.length_max = domain::webhook_url_bytes_max});
    asked.event_types = body.texts("event_types", {.items_min = 1, .items_max = domain::event_patterns_max},
                                   {.length_max = domain::event_pattern_bytes_max});
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

}  // namespace chuanpin::gateway::http
