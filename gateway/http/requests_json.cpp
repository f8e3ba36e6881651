#include "gateway/http/requests_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gateway/domain/webhook/event_filter.hpp"
#include "gateway/http/contact/contact_json.hpp"
#include "platform/base/encoding.hpp"
#include "platform/base/identity_card.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::gateway::http {

namespace {

using chuanpin::http::request;

constexpr std::size_t permission_bytes_max = 40;
constexpr json::limits body_limits{.bytes_max = std::size_t{16} << 10, .depth_max = 4, .values_max = 200, .members_max = 20};

constexpr std::string_view role_fault = "clerk, approver, acceptance_signer, finance, reviewer, administrator or auditor.";

/// Any characters; short ones are refused where a password is chosen, not where somebody signs in.
constexpr json::text_rule password_given_rule{.length_max = crypto::password_bytes_max, .controls_allowed = true};

/// Of the authenticator, or a recovery code as somebody types it.
constexpr json::text_rule code_rule{.length_max = 20};

base::result<std::string> decode_one(const request& request, std::string_view name, json::text_rule rule) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    auto value = body.text(name, rule);
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return value;
}

domain::organisation_kind read_kind(json::object_reader& body) {
    const auto name = body.text("kind", {.length_max = 32});
    const auto known = domain::parse_organisation_kind(name);
    if (!known && !name.empty()) body.fault("kind", "out-of-range", "A kind of organisation, such as cooperative or school.");
    return known.value_or(domain::organisation_kind::partner);
}

std::string read_county_code(json::object_reader& body) {
    auto code = body.text("county_code", {.length_min = 6, .length_max = 6});
    if (code.size() == 6 && !domain::is_county_code(code)) body.fault("county_code", "invalid-format", "Six digits (GB/T 2260).");
    return code;
}

std::optional<std::string> read_credit_code(json::object_reader& body) {
    auto code = body.optional_text("credit_code", {.length_min = 18, .length_max = 18});
    if (code && code->size() == 18 && !domain::is_credit_code(*code))
        body.fault("credit_code", "invalid-format",
                   "Not a unified social credit code (GB 32100-2015): an impossible character or a wrong check character.");
    return code;
}

/// Who somebody is by law: a natural person by the identity card, everybody else by the credit code.
void read_legal_identity(json::object_reader& body, base::business_date today, app::new_registration& asked) {
    asked.credit_code = read_credit_code(body);
    asked.identity_card = body.optional_text("identity_card", {.length_min = 18, .length_max = 18});
    if (asked.identity_card && asked.identity_card->size() == 18 && !base::is_identity_card(*asked.identity_card, today))
        body.fault("identity_card", "invalid-format", "Not the number of an identity card (GB 11643-1999).");
    const bool person = asked.kind == domain::organisation_kind::natural_person;
    if (person != body.present("identity_card"))
        body.fault("identity_card", person ? "required" : "contradiction", "Natural persons have one to give, nobody else.");
    if (person == body.present("credit_code"))
        body.fault("credit_code", person ? "contradiction" : "required", "Everybody has one to give, but natural persons.");
}

/// Of a new_organisation, a new_registration or a new_account.
template <class Asked>
void read_account(json::object_reader& part, Asked& asked) {
    asked.login = part.text("login", {.length_min = domain::login_bytes_min, .length_max = domain::login_bytes_max});
    asked.display_name = part.text("display_name", {.length_max = domain::display_name_length_max});
    asked.password = part.text("password", password_given_rule);
    if (!asked.login.empty() && !domain::is_login(asked.login))
        part.fault("login", "invalid-format", "Lower-case letters, digits and . - _ @, beginning with a letter or digit.");
    if (!asked.password.empty() &&
        (asked.password.size() < crypto::password_bytes_min || asked.password.size() > crypto::password_bytes_max))
        part.fault("password", "out-of-range", "A password has 8 to 256 bytes.");
}

domain::role read_role(json::object_reader& body) {
    const auto name = body.text("role", {.length_max = 20});
    const auto known = domain::parse_role(name);
    if (!known && !name.empty()) body.fault("role", "out-of-range", std::string(role_fault));
    return known.value_or(domain::role::clerk);
}

std::vector<domain::role> read_roles(json::object_reader& body) {
    std::vector<domain::role> roles;
    for (const auto& name : body.texts("roles", {.items_max = domain::roles.size()}, {.length_max = 20})) {
        const auto known = domain::parse_role(name);
        if (!known) {
            body.fault("roles", "out-of-range", std::string(role_fault));
        } else if (std::ranges::find(roles, *known) != roles.end()) {
            body.fault("roles", "duplicate", "A role stands twice.");
        } else {
            roles.push_back(*known);
        }
    }
    return roles;
}

}  // namespace

base::result<app::new_registration> decode_registration(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_registration asked;
    asked.name = body.text("name", {.length_min = 2, .length_max = domain::organisation_name_length_max});
    asked.kind = read_kind(body);
    if (asked.kind == domain::organisation_kind::platform_operator)
        body.fault("kind", "out-of-range", "Nobody becomes the operator by registering.");
    asked.county_code = read_county_code(body);
    read_legal_identity(body, base::business_date_of(request.context.now), asked);
    body.object("account", [&](json::object_reader& part) { read_account(part, asked); });
    body.optional_object("contact", [&](json::object_reader& part) { asked.contact = read_business_contact(part); });
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<std::string> decode_refusal(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    auto reason = body.text("reason", {.length_max = domain::refusal_reason_length_max});
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return reason;
}

base::result<std::optional<base::organisation_id>> decode_superior(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    const auto superior = body.optional_id<base::organisation_id>("superior_id");
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return superior;
}

base::result<app::new_unit> decode_unit(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_unit asked;
    asked.name = body.text("name", {.length_max = domain::unit_name_length_max});
    const auto kind = body.text("kind", {.length_max = 20});
    const auto known = domain::parse_unit_kind(kind);
    if (!known && !kind.empty())
        body.fault("kind", "out-of-range", "department, canteen, village_station, warehouse, outlet, workshop or farm.");
    asked.kind = known.value_or(domain::unit_kind::department);
    asked.superior = body.optional_id<base::unit_id>("superior_id");
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<app::new_account> decode_account(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_account asked;
    read_account(body, asked);
    asked.roles = read_roles(body);
    asked.unit = body.optional_id<base::unit_id>("unit_id");
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<app::new_role_assignment> decode_role_assignment(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_role_assignment asked;
    asked.what = read_role(body);
    asked.unit = body.optional_id<base::unit_id>("unit_id");
    asked.valid_from = body.optional_instant("valid_from");
    asked.valid_to = body.optional_instant("valid_to");
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<app::new_delegation> decode_delegation(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_delegation asked;
    asked.account = body.id<base::account_id>("account_id");
    asked.valid_from = body.optional_instant("valid_from");
    asked.valid_to = body.instant("valid_to");
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<app::credentials> decode_credentials(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::credentials given;
    given.login = body.text("login", {.length_max = domain::login_bytes_max});
    given.password = body.text("password", password_given_rule);
    given.one_time_code = body.optional_text("one_time_code", code_rule);
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    given.from = facts_of(request);
    return given;
}

domain::client_facts facts_of(const request& request) {
    return {request.client_address, domain::kept_user_agent(request.headers.find("User-Agent"))};
}

base::result<std::string> decode_password(const request& request) { return decode_one(request, "password", password_given_rule); }

base::result<std::string> decode_one_time_code(const request& request) { return decode_one(request, "one_time_code", code_rule); }

base::result<app::factor_removal> decode_factor_removal(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::factor_removal asked;
    asked.password = body.text("password", password_given_rule);
    asked.code = body.text("one_time_code", code_rule);
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    asked.from = facts_of(request);
    return asked;
}

base::result<app::new_password> decode_new_password(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_password asked;
    asked.old_password = body.text("old_password", password_given_rule);
    asked.password = body.text("password", password_given_rule);
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    asked.from = facts_of(request);
    return asked;
}

namespace {

constexpr std::size_t public_key_bytes = 32;
constexpr std::size_t public_key_text_max = 44;  ///< base64 of them

app::new_signing read_signing(json::object_reader& part) {
    app::new_signing signing;
    const auto algorithm = domain::parse_signature_algorithm(part.text("algorithm", {.length_max = 16}));
    if (!algorithm && part.present("algorithm")) part.fault("algorithm", "out-of-range", "ed25519 or hmac-sha256.");
    signing.algorithm = algorithm.value_or(domain::signature_algorithm::ed25519);
    if (signing.algorithm == domain::signature_algorithm::hmac_sha256) {
        if (part.present("public_key")) part.fault("public_key", "unknown-field", "We make the shared secret of hmac-sha256.");
        return signing;
    }
    const auto key = base::from_base64(part.text("public_key", {.length_max = public_key_text_max}));
    signing.public_key = key.value_or(std::string());
    if (part.present("public_key") && signing.public_key.size() != public_key_bytes)
        part.fault("public_key", "invalid-format", "The 32 bytes of an ed25519 key in base64.");
    return signing;
}

}  // namespace

base::result<app::new_api_key> decode_api_key(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_api_key asked;
    asked.purpose = body.text("purpose", {.length_max = domain::api_key_purpose_length_max});
    asked.scopes = body.texts("scopes", {.items_min = 1, .items_max = domain::api_key_scopes_max}, {.length_max = permission_bytes_max});
    if (body.present("allowed_networks"))
        asked.allowed_networks =
            body.texts("allowed_networks", {.items_max = domain::api_key_networks_max}, {.length_max = domain::network_bytes_max});
    for (std::size_t i = 0; i < asked.allowed_networks.size(); ++i) {
        if (!domain::is_network(asked.allowed_networks[i]))
            body.fault(fmt::format("allowed_networks/{}", i), "invalid-format",
                       "An IP address, or one with the bits that count: 192.0.2.0/24.");
    }
    asked.expires_at = body.optional_instant("expires_at");
    body.optional_object("signature", [&](json::object_reader& part) { asked.signing = read_signing(part); });
    if (auto read = body.finish(); !read) return base::refusal(std::move(read.error()));
    return asked;
}

base::result<app::new_organisation> decode_organisation(const request& request) {
    const auto document = json::parse(request.body, body_limits);
    if (!document) return base::refusal(document.error());
    json::object_reader body(*document);
    app::new_organisation asked;
    asked.name = body.text("name", {.length_min = 2, .length_max = domain::organisation_name_length_max});
    asked.kind = read_kind(body);
    asked.county_code = read_county_code(body);
    asked.credit_code = read_credit_code(body);
    body.object("account", [&](json::object_reader& part) { read_account(part, asked); });
    body.optional_object("contact", [&](json::object_reader& part) { asked.contact = read_business_contact(part); });
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
