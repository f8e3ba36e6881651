#include <catch.hpp>

#include <functional>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <nlohmann/json.hpp>

#include "tests/integration/gateway/signed_fixture.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;
using http::method;

namespace {

namespace domain = chuanpin::gateway::domain;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("a program that signs its requests is let in with its scopes, by either algorithm", "[gateway][signatures]") {
    signed_fixture at;
    for (const auto& who : {at.ed25519, at.hmac}) {
        CAPTURE(who.algorithm);
        CHECK(at.send_signed(reading(), who).status == 200);
        CHECK(at.send_signed(placing(), who).status == 200);
        const auto& seen = at.neighbours.find("orders")->second->seen.back();
        REQUIRE(seen.context.who);
        CHECK(base::to_wire(seen.context.who->organisation) == at.organisation_id);
        CHECK(base::to_text(seen.context.who->account.value) == who.id.substr(4));
        CHECK(seen.context.who->permissions == std::vector<std::string>{"orders:place", "orders:read"});
        CHECK(at.code_of(at.send_signed(reading("/v1/webhook-endpoints"), who)) == "permission-missing");
        CHECK(at.code_of(at.send_signed(reading("/v1/sessions"), who)) == "session-required");
    }
    CHECK(at.served() == 4);
    CHECK(at.number("SELECT COUNT(*) FROM api_key WHERE last_used_at IS NOT NULL") == 2);
}

TEST_CASE("whatever of a signed request is changed, it is refused", "[gateway][signatures]") {
    signed_fixture at;
    const auto refused_as = [&](const std::function<void(http::request&)>& change) {
        auto request = placing();
        request.headers.add("If-Match", "\"ord_1-1\"");
        sign(request, at.ed25519, at.clock.now());
        change(request);
        const auto answer = at.ask(std::move(request));
        CHECK((answer.status == 401 || answer.status == 400));
        return at.code_of(answer);
    };
    CHECK(refused_as([](auto& it) { it.target = "/v1/orders?x=1"; }) == "signature-wrong");
    CHECK(refused_as([](auto& it) {
              it.target = "/v1/orders?";
              it.headers.set("Idempotency-Key", "idempotency-key-0002");
          }) == "signature-wrong");
    CHECK(refused_as([](auto& it) { it.headers.set("Content-Type", "text/plain"); }) == "signature-wrong");
    CHECK(refused_as([](auto& it) { it.headers.set("If-Match", "\"ord_1-2\""); }) == "signature-wrong");
    CHECK(refused_as([](auto& it) { it.headers.add("If-Match", "\"ord_1-2\""); }) == "signature-wrong");
    CHECK(refused_as([](auto& it) { it.headers.remove("If-Match"); }) == "signature-component-absent");
    CHECK(refused_as([](auto& it) { it.headers.add("If-None-Match", "*"); }) == "signature-missing-component");
    CHECK(refused_as([](auto& it) { it.body += " "; }) == "digest-wrong");
    CHECK(refused_as([](auto& it) { it.body.clear(); }) == "digest-wrong");
    CHECK(refused_as([](auto& it) { it.headers.set("Content-Digest", digest_field("{}")); }) == "signature-wrong");
    CHECK(refused_as([](auto& it) { it.headers.remove("Signature"); }) == "signature-malformed");
    CHECK(refused_as([](auto& it) { it.headers.remove("Signature-Input"); }) == "signature-malformed");
    CHECK(refused_as([](auto& it) { it.headers.add("Signature", "sig1=:AAAA:"); }) == "signature-malformed");
    for (const auto* name : {"alg=\"ed25519\"", "nonce=\"", "created=", "expires=", "keyid=\"pk_live_"}) {
        CAPTURE(name);
        const auto code = refused_as([&](auto& it) {
            std::string field(it.headers.find("Signature-Input"));
            const auto value = field.find(name) + std::string_view(name).size();
            if (std::string_view(name) == "alg=\"ed25519\"")
                field.replace(value - 8, 7, "hmac-sha256");
            else
                field[value + 1] = field[value + 1] == '1' ? '2' : '1';
            it.headers.set("Signature-Input", field);
        });
        if (std::string_view(name) == "created=" || std::string_view(name) == "expires=")
            CHECK((code == "signature-not-current" || code == "signature-life-invalid"));
        else
            CHECK(code == "signature-wrong");
    }
    auto other_method = reading();
    sign(other_method, at.ed25519, at.clock.now());
    other_method.verb = method::head;
    CHECK(at.ask(std::move(other_method)).status == 401);
    CHECK(at.served() == 0);
    CHECK(at.number("SELECT COUNT(*) FROM request_nonce") == 0);
    CHECK(at.log.count("gateway.signature_refused") == 19);
    CHECK(at.send_signed(placing(), at.ed25519).status == 200);
}

TEST_CASE("what a program covers besides is checked like the rest", "[gateway][signatures]") {
    signed_fixture at;
    auto request = reading();
    request.headers.add("X-Note", "one");
    sign(request, at.hmac, at.clock.now(), {.besides = {"x-note"}});
    auto changed = request;
    changed.headers.set("X-Note", "two");
    CHECK(at.code_of(at.ask(changed)) == "signature-wrong");
    CHECK(at.ask(request).status == 200);
}

TEST_CASE("a signature for another host opens nothing here", "[gateway][signatures]") {
    signed_fixture at;
    auto request = reading();
    request.host = "elsewhere.example";
    auto input = input_of(request, at.ed25519, {}, at.clock.now());
    request.headers.set("Signature-Input", "sig1=" + domain::serialise(input));
    const auto signature_base = domain::build_signature_base(gateway::http::message_of(request), input);
    request.headers.set("Signature", "sig1=:" + base::to_base64(at.ed25519.sign(*signature_base)) + ":");
    CHECK(at.code_of(at.ask(std::move(request))) == "signature-wrong");
}

TEST_CASE("what a signature leaves uncovered, and one that is not of now, is refused by name", "[gateway][signatures]") {
    signed_fixture at;
    const auto code = [&](const signing& how) { return at.code_of(at.send_signed(placing(), at.hmac, how)); };
    for (const std::string name : {"@method", "@authority", "@path", "@query", "content-digest", "content-type", "idempotency-key"}) {
        CAPTURE(name);
        CHECK(code({.without = {name}}) == "signature-missing-component");
    }
    CHECK(code({.created = 301s}) == "signature-not-current");
    CHECK(code({.created = -301s, .life = 300s}) == "signature-not-current");
    CHECK(code({.created = -60s, .life = 60s}) == "signature-expired");
    CHECK(code({.life = 301s}) == "signature-life-invalid");
    CHECK(code({.nonce = "fifteen-letters"}) == "signature-parameter-invalid");
    CHECK(code({.algorithm = "rsa-v1_5-sha256"}) == "signature-algorithm-unsupported");
    CHECK(code({.tag = "another"}) == "signature-not-single");
    auto without_digest = placing();
    without_digest.headers.set("Content-Digest", "sha-512=:AAAA:");
    CHECK(at.code_of(at.send_signed(std::move(without_digest), at.hmac)) == "digest-malformed");
    CHECK(at.served() == 0);
    CHECK(at.send_signed(placing(), at.hmac, {.created = 300s, .life = 300s}).status == 200);
    CHECK(at.send_signed(placing(), at.hmac, {.created = -299s, .life = 300s}).status == 200);
}

TEST_CASE("an unknown key, a wrong signature, another algorithm and a bearer's id are answered alike", "[gateway][signatures]") {
    signed_fixture at;
    at.use(at.owner);
    const auto bearer = nlohmann::json::parse(at.post("/v1/api-keys", R"({"purpose":"bearer","scopes":["orders:read"]})").body);
    at.sign_out_locally();
    const auto bearer_text = bearer.at("key").get<std::string>();
    auto other_secret = at.hmac;
    other_secret.secret[0] ^= 1;
    const auto wrong = at.send_signed(reading(), other_secret);
    CHECK(wrong.status == 401);
    CHECK(at.code_of(wrong) == "signature-wrong");
    CHECK(at.send_signed(reading(), at.hmac, {.key_id = "pk_live_000000000000"}).body == wrong.body);
    CHECK(at.send_signed(reading(), at.ed25519, {.key_id = "pk_live_000000000000"}).body == wrong.body);
    CHECK(at.send_signed(reading(), at.hmac, {.key_id = at.ed25519.key_id}).body == wrong.body);
    CHECK(at.send_signed(reading(), at.hmac, {.algorithm = "ed25519"}).body == wrong.body);
    CHECK(at.send_signed(reading(), at.hmac, {.key_id = bearer_text.substr(0, 20)}).body == wrong.body);
    // The public half of an ed25519 key is no shared secret.
    auto confused = at.hmac;
    confused.key_id = at.ed25519.key_id;
    confused.secret = std::string(base::as_text(crypto::public_key_of(own_key)));
    CHECK(at.send_signed(reading(), confused).body == wrong.body);
    // What nobody's signatures are checked with belongs to nobody.
    auto request = reading();
    request.host = gateway_fixture::host;
    const auto input = input_of(request, at.ed25519, {.key_id = "pk_live_000000000000"}, at.clock.now());
    const auto text = domain::build_signature_base(gateway::http::message_of(request), input);
    request.headers.set("Signature-Input", "sig1=" + domain::serialise(input));
    request.headers.set("Signature", "sig1=:" + base::to_base64(base::as_text(crypto::sign_ed25519({}, *text))) + ":");
    CHECK(at.ask(std::move(request)).body == wrong.body);
    CHECK(at.served() == 0);
}

TEST_CASE("a key that signs is no bearer, and goes with no other credential", "[gateway][signatures]") {
    signed_fixture at;
    const auto public_id = at.hmac.key_id.substr(8);
    for (const auto& secret : {std::string(43, '0'), std::string(43, 'a')}) {
        const auto text = domain::text_of_api_key(public_id, secret);
        CHECK(at.code_of(at.send(method::get, "/v1/orders", {}, {{"Authorization", "Bearer " + text}})) == "api-key-wrong");
    }
    auto both = reading();
    both.headers.add("Authorization", "Bearer x");
    CHECK(at.code_of(at.send_signed(both, at.hmac)) == "two-credentials");
    auto with_session = reading();
    with_session.headers.add("Cookie", at.owner.cookie);
    CHECK(at.code_of(at.send_signed(with_session, at.hmac)) == "two-credentials");
    CHECK(at.number("SELECT COUNT(*) FROM journal WHERE data LIKE '%" + base::to_base64(at.hmac.secret) + "%'") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM receipt WHERE body LIKE '%" + base::to_base64(at.hmac.secret) + "%'") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM api_key WHERE signature_key = x'" + base::to_hex(at.hmac.secret) + "'") == 0);
}

TEST_CASE("a repeated request is refused, also elsewhere, without Redis, and for reads", "[gateway][signatures]") {
    redis_server server;
    gateway_options options;
    options.redis = server.where();
    signed_fixture at(options);
    options.schema_prefix = at.settings.schema_prefix;
    gateway_fixture elsewhere(options);
    auto write = placing();
    sign(write, at.ed25519, at.clock.now(), {.life = 300s});
    auto read = reading();
    sign(read, at.hmac, at.clock.now(), {.life = 300s});
    CHECK(at.ask(write).status == 200);
    CHECK(at.code_of(at.ask(write)) == "nonce-used");
    server.kill();
    CHECK(at.ask(read).status == 200);
    for (const auto& again : {read, write}) {
        CHECK(at.code_of(at.ask(again)) == "nonce-used");
        CHECK(at.code_of(elsewhere.ask(again)) == "nonce-used");
    }
    CHECK(at.send_signed(placing(), at.ed25519).status == 200);
    CHECK(at.served() == 3);
    CHECK(elsewhere.neighbours.find("orders")->second->seen.empty());
    // Another key may use the same nonce: keys know nothing of each other.
    CHECK(at.send_signed(reading(), at.ed25519, {.nonce = "the-same-nonce-of-two"}).status == 200);
    CHECK(at.send_signed(reading(), at.hmac, {.nonce = "the-same-nonce-of-two"}).status == 200);
    CHECK(at.code_of(at.send_signed(reading(), at.hmac, {.nonce = "the-same-nonce-of-two"})) == "nonce-used");
}

TEST_CASE("of sixteen racing copies of a request one passes", "[gateway][signatures]") {
    constexpr int copies = 16;
    signed_fixture at;
    auto request = placing();
    sign(request, at.ed25519, at.clock.now());
    REQUIRE(http::parse_target(request));
    request.remote_address = request.client_address = "127.0.0.1";
    int ended = 0;
    int passed = 0;
    const auto run = [&]() -> base::task<void> {
        auto copy = request;
        copy.context = a_context(at.clock.now());
        const auto answer = co_await at.gateway->entrance().respond(std::move(copy));
        passed += answer.status == 200 ? 1 : 0;
        CHECK((answer.status == 200 || at.code_of(answer) == "nonce-used"));
        ++ended;
    };
    for (int i = 0; i < copies; ++i) boost::asio::co_spawn(at.io, run(), boost::asio::detached);
    run_until(at.io, [&] { return ended == copies; });
    CHECK(passed == 1);
    CHECK(at.served() == 1);
}

TEST_CASE("a revoked key's signature is dead at once in every process, an expired one's when it ends", "[gateway][signatures]") {
    signed_fixture at;
    gateway_options options;
    options.schema_prefix = at.settings.schema_prefix;
    gateway_fixture elsewhere(options);
    const auto there = [&](const partner& who) {
        auto request = reading();
        sign(request, who, elsewhere.clock.now());
        return elsewhere.ask(std::move(request));
    };
    CHECK(there(at.ed25519).status == 200);
    at.use(at.owner);
    CHECK(at.send(method::delete_, "/v1/api-keys/" + at.ed25519.id).status == 204);
    at.sign_out_locally();
    CHECK(at.code_of(at.send_signed(reading(), at.ed25519)) == "signature-wrong");
    CHECK(at.code_of(there(at.ed25519)) == "signature-wrong");
    CHECK(there(at.hmac).status == 200);
    elsewhere.clock.advance(24h * 365);
    CHECK(at.code_of(there(at.hmac)) == "signature-wrong");
}

TEST_CASE("a public key of small order is refused, and what a key signs with is shown", "[gateway][signatures]") {
    signed_fixture at;
    at.use(at.owner);
    const auto refused =
        at.post("/v1/api-keys", R"({"purpose":"small","scopes":["orders:read"],"signature":{"algorithm":"ed25519","public_key":")" +
                                    base::to_base64("\1" + std::string(31, '\0')) + "\"}}");
    CHECK(refused.status == 422);
    CHECK(at.code_of(refused) == "public-key-refused");
    const auto listed = nlohmann::json::parse(at.get("/v1/api-keys").body).at("data");
    REQUIRE(listed.size() == 2);
    for (const auto& each : listed) {
        const auto& signs = each.at("signature");
        if (signs.at("algorithm") == "ed25519")
            CHECK(signs.at("public_key") == public_key_text());
        else
            CHECK(signs.at("public_key").is_null());
    }
    CHECK_FALSE(contains(at.get("/v1/api-keys").body, "secret"));
}

TEST_CASE("nonces are forgotten when no process can take their signature any more", "[gateway][signatures]") {
    signed_fixture at;
    auto early = reading();
    sign(early, at.ed25519, at.clock.now(), {.life = 300s});
    CHECK(at.ask(early).status == 200);
    at.clock.advance(299s);
    CHECK(at.code_of(at.ask(early)) == "nonce-used");
    CHECK(at.send_signed(reading(), at.ed25519).status == 200);
    CHECK(at.number("SELECT COUNT(*) FROM request_nonce") == 2);
    at.clock.advance(301s);
    at.start();
    run_until(at.io, [&] { return at.number("SELECT COUNT(*) FROM request_nonce") == 1; });
    CHECK(at.code_of(at.ask(early)) == "signature-not-current");
}
