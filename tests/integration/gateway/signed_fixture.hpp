// A program of a school that signs its requests, and the marketplace that it asks.
#pragma once

#include <catch.hpp>

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "gateway/domain/identity/api_key.hpp"
#include "gateway/domain/signing/signature_base.hpp"
#include "gateway/http/signed_request.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"

namespace chuanpin::tests {

inline const crypto::signing_key own_key{{std::byte{7}}};

inline std::string public_key_text() { return base::to_base64(base::as_text(crypto::public_key_of(own_key))); }

/// A partner's program: its key, and how it signs.
struct partner {
    std::string id;
    std::string key_id;
    std::string algorithm;
    std::string secret;

    [[nodiscard]] std::string sign(std::string_view text) const {
        if (algorithm == "ed25519") return std::string(base::as_text(crypto::sign_ed25519(own_key, text)));
        return std::string(crypto::as_text(crypto::hmac_sha256(secret, text)));
    }
};

/// What a test makes different about one signature; as it stands, everything is right.
struct signing {
    std::vector<std::string> without{};  ///< components left uncovered
    std::vector<std::string> besides{};  ///< components covered on top
    std::chrono::seconds created{0};     ///< from now
    std::chrono::seconds life{60};
    std::string nonce{};      ///< empty: a new one
    std::string key_id{};     ///< empty: the partner's
    std::string algorithm{};  ///< empty: the partner's
    std::string tag = "partner-v1";
};

inline std::int64_t seconds_of(base::instant at) { return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count(); }

inline gateway::domain::signature_input input_of(const http::request& request, const partner& who, const signing& how, base::instant now) {
    static int nonces = 0;
    gateway::domain::signature_input input{"sig1", {"@method", "@authority", "@path", "@query"}};
    for (const auto* name : {"content-digest", "content-type", "idempotency-key", "if-match", "if-none-match"}) {
        if (gateway::http::message_of(request).has_field(name)) input.components.emplace_back(name);
    }
    for (const auto& name : how.without) std::erase(input.components, name);
    for (const auto& name : how.besides) input.components.push_back(name);
    const auto text = [](std::string value) {
        return gateway::domain::bare_item{gateway::domain::bare_item_kind::text, 0, std::move(value)};
    };
    const auto moment = [](base::instant at) {
        return gateway::domain::bare_item{gateway::domain::bare_item_kind::integer, seconds_of(at)};
    };
    input.parameters = {{"created", moment(now + how.created)},
                        {"expires", moment(now + how.created + how.life)},
                        {"nonce", text(how.nonce.empty() ? "nonce-of-this-test-" + std::to_string(++nonces) : how.nonce)},
                        {"keyid", text(how.key_id.empty() ? who.key_id : how.key_id)},
                        {"alg", text(how.algorithm.empty() ? who.algorithm : how.algorithm)},
                        {"tag", text(how.tag)}};
    return input;
}

inline void sign(http::request& request, const partner& who, base::instant now, const signing& how = {}) {
    request.host = gateway_fixture::host;
    const auto input = input_of(request, who, how, now);
    const auto signature_base = gateway::domain::build_signature_base(gateway::http::message_of(request), input);
    REQUIRE(signature_base);
    request.headers.set("Signature-Input", "sig1=" + gateway::domain::serialise(input));
    request.headers.set("Signature", "sig1=:" + base::to_base64(who.sign(*signature_base)) + ":");
}

inline http::request reading(std::string target = "/v1/orders?limit=5") {
    http::request request;
    request.target = std::move(target);
    return request;
}

inline std::string digest_field(std::string_view body) {
    return "sha-256=:" + base::to_base64(crypto::as_text(crypto::sha256(body))) + ":";
}

inline http::request placing(std::string body = R"({"lines":[]})") {
    http::request request;
    request.verb = http::method::post;
    request.target = "/v1/orders";
    request.headers.add("Content-Type", "application/json");
    request.headers.add("Content-Digest", digest_field(body));
    request.headers.add("Idempotency-Key", "idempotency-key-0001");
    request.body = std::move(body);
    return request;
}

/// A school's marketplace with a partner's program that signs.
struct signed_fixture : gateway_fixture {
    explicit signed_fixture(gateway_options options = {}) : gateway_fixture(std::move(options)) {
        import_accounts();
        sign_in("school-canteen", "demo-school-2026");
        ed25519 = make_partner(R"({"algorithm":"ed25519","public_key":")" + public_key_text() + "\"}");
        hmac = make_partner(R"({"algorithm":"hmac-sha256"})");
        owner = session();
        sign_out_locally();
    }

    partner make_partner(const std::string& signature) {
        const auto answer = post("/v1/api-keys", R"({"purpose":"signed )" + std::to_string(++purposes) +
                                                     R"(","scopes":["orders:read","orders:place"],"signature":)" + signature + "}");
        REQUIRE(answer.status == 201);
        const auto document = nlohmann::json::parse(answer.body);
        CHECK(document.at("key").is_null());
        const auto& signs = document.at("signature");
        partner made{document.at("id"), signs.at("key_id"), signs.at("algorithm"), {}};
        CHECK(document.at("signing_secret").is_null() == (made.algorithm == "ed25519"));
        if (made.algorithm != "ed25519") made.secret = base::from_base64(document.at("signing_secret").get<std::string>()).value();
        return made;
    }
    http::response send_signed(http::request request, const partner& who, const signing& how = {}) {
        sign(request, who, clock.now(), how);
        return ask(std::move(request));
    }
    std::string code_of(const http::response& answer) { return member(answer.body, "code"); }
    std::size_t served() { return neighbours.find("orders")->second->seen.size(); }

    int purposes = 0;
    partner ed25519;
    partner hmac;
    signed_in owner;
};

}  // namespace chuanpin::tests
