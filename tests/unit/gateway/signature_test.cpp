// The vectors are those of RFC 9421 appendix B; its test request has one header more than ours needs.
#include <catch.hpp>

#include <set>
#include <string>
#include <vector>

#include "gateway/app/authenticate_signature.hpp"
#include "gateway/domain/errors.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view test_body = R"({"hello": "world"})";

domain::signed_message test_request() {
    return {"POST",
            "https",
            "example.com",
            "/foo?param=Value&Pet=dog",
            {{"Date", "Tue, 20 Apr 2021 02:07:55 GMT"}, {"Content-Type", "application/json"}, {"Content-Length", "18"}},
            test_body};
}

/// Whether the one signature of the field is right over the request of the RFC.
bool holds(const std::string& input, const std::string& label, std::string_view value, std::string_view key,
           domain::signature_algorithm algorithm) {
    auto inputs = domain::parse_signature_inputs(label + "=" + input);
    REQUIRE(inputs);
    CHECK(domain::serialise(inputs->front()) == input);
    domain::request_signature signature{inputs->front()};
    const auto values = domain::parse_byte_dictionary(label + "=:" + std::string(value) + ":");
    REQUIRE(values);
    signature.value = values->front().bytes;
    signature.algorithm = algorithm;
    const auto base = domain::build_signature_base(test_request(), signature.input);
    REQUIRE(base);
    return app::verifies(signature, *base, key);
}

std::string repeated(std::string_view part, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text.append(part);
    return text;
}

const base::instant now = base::instant(1'700'000'000s);

std::string input_field(const std::string& changed = {}, const std::string& value = {}) {
    std::string field = R"(sig1=("@method" "@authority" "@path" "@query"))";
    const std::vector<std::pair<std::string, std::string>> parameters = {
        {"created", "1700000000"}, {"expires", "1700000300"}, {"nonce", "\"0123456789abcdef\""}, {"keyid", "\"pk_live_0123456789AB\""},
        {"alg", "\"ed25519\""},    {"tag", "\"partner-v1\""}};
    for (const auto& [name, normal] : parameters) {
        const auto& text = name == changed ? value : normal;
        if (!text.empty()) field.append(";").append(name).append("=").append(text);
    }
    return field;
}

std::string fault_of(const std::string& input, const std::string& signature = "sig1=:AAAA:") {
    const auto read = domain::read_request_signature(input, signature);
    return read ? "none" : read.error().code;
}

}  // namespace

TEST_CASE("the signature base and HMAC are those of RFC 9421 B.2.5", "[gateway][signing]") {
    const std::string input = R"(("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret")";
    const auto base = domain::build_signature_base(test_request(), domain::parse_signature_inputs("sig-b25=" + input)->front());
    CHECK(base ==
          "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\"@authority\": example.com\n\"content-type\": application/json\n"
          "\"@signature-params\": " +
              input);
    const auto secret =
        base::from_base64("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==").value();
    constexpr auto value = "pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=";
    CHECK(holds(input, "sig-b25", value, secret, domain::signature_algorithm::hmac_sha256));
    CHECK_FALSE(holds(input, "sig-b25", value, secret + "x", domain::signature_algorithm::hmac_sha256));
    CHECK_FALSE(holds(input, "sig-b25", "pxcQ", secret, domain::signature_algorithm::hmac_sha256));
}

TEST_CASE("the signature base and ed25519 are those of RFC 9421 B.2.6", "[gateway][signing]") {
    const std::string input =
        R"(("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519")";
    const auto key = base::from_base64url("JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs").value();
    constexpr auto value = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
    CHECK(holds(input, "sig-b26", value, key, domain::signature_algorithm::ed25519));
    CHECK_FALSE(holds(input, "sig-b26", value, std::string(32, '\1'), domain::signature_algorithm::ed25519));
    CHECK_FALSE(holds(input, "sig-b26", "wqcA", key, domain::signature_algorithm::ed25519));
    const std::string one_more = base::to_base64(base::from_base64(value).value() + "x");
    CHECK_FALSE(holds(input, "sig-b26", one_more, key, domain::signature_algorithm::ed25519));
}

TEST_CASE("derived components and fields have the values of RFC 9421 section 2", "[gateway][signing]") {
    auto message = test_request();
    const auto value = [&](std::string_view name) { return domain::component_value(message, name).value_or("(none)"); };
    CHECK(value("@method") == "POST");
    CHECK(value("@path") == "/foo");
    CHECK(value("@query") == "?param=Value&Pet=dog");
    message.target = "/foo";
    CHECK(value("@query") == "?");
    message.target = "/foo?";
    CHECK(value("@query") == "?");
    message.target = "/a%2Fb?q=%E5%B7%9D+x&?";
    CHECK(value("@path") == "/a%2Fb");
    CHECK(value("@query") == "?q=%E5%B7%9D+x&?");
    message.authority = "WWW.Example.COM:443";
    CHECK(value("@authority") == "www.example.com");
    message.authority = "example.com:80";
    CHECK(value("@authority") == "example.com:80");
    message.scheme = "http";
    CHECK(value("@authority") == "example.com");
    message.fields = {{"X-List", " one "}, {"Other", "x"}, {"x-LIST", "\ttwo, three"}, {"Empty", ""}};
    CHECK(value("x-list") == "one, two, three");
    CHECK(value("empty").empty());
    for (const auto* absent : {"X-List", "x-none", "@target-uri", "@status", "@Method", ""}) CHECK(value(absent) == "(none)");
    CHECK(domain::build_signature_base(message, {"s", {"@path", "x-none"}}).error() == "x-none");
}

TEST_CASE("what a signature says of itself is read and written back in its one form", "[gateway][signing]") {
    const auto inputs = domain::parse_signature_inputs(
        "  a=( \"@path\"   \"x\" );created=-12; text=\"say \\\"\\\\\\\"\";t=tok/en*;b=:AQI=:;yes;no=?0 \t,\t *b-1._=() ");
    REQUIRE(inputs);
    REQUIRE(inputs->size() == 2);
    CHECK((*inputs)[0].label == "a");
    CHECK((*inputs)[1].label == "*b-1._");
    CHECK((*inputs)[0].components == std::vector<std::string>{"@path", "x"});
    CHECK((*inputs)[0].parameters[1].second.text == "say \"\\\"");
    CHECK((*inputs)[0].parameters[3].second.text == "\1\2");
    CHECK(domain::serialise((*inputs)[0]) == "(\"@path\" \"x\");created=-12;text=\"say \\\"\\\\\\\"\";t=tok/en*;b=:AQI=:;yes;no=?0");
    CHECK(domain::serialise((*inputs)[1]) == "()");
}

TEST_CASE("what breaks the form of the signature's fields is refused as a whole", "[gateway][signing]") {
    for (const auto* bad : {"",
                            " ",
                            "a",
                            "a=",
                            "a=1",
                            "a=\"x\"",
                            "a=:AA==:",
                            "A=()",
                            "1=()",
                            "a=(",
                            "a=(\"x\"",
                            "a=(x)",
                            "a=(1)",
                            "a=(\"x\"\"y\")",
                            "a=(\"x\",\"y\")",
                            "a=(\"x\";sf)",
                            "a=(\"x\";key=\"k\")",
                            "a=(\"\")",
                            "a=(\"x\" \"x\")",
                            "a=(),",
                            "a=(), ",
                            ",a=()",
                            "a=(),,b=()",
                            "a=() b=()",
                            "a=(),a=()",
                            "a=();",
                            "a=();B=1",
                            "a=();x=",
                            "a=();x=1;x=2",
                            "a=();x=1.5",
                            "a=();x=-",
                            "a=();x=1234567890123456",
                            "a=();x=\"open",
                            "a=();x=\"\\n\"",
                            "a=();x=\"\x7f\"",
                            "a=();x=\"\xe5\xb7\x9d\"",
                            "a=();x=?2",
                            "a=();x=?",
                            "a=();x=:AA=:",
                            "a=();x=:AA==",
                            "a=();x=@1",
                            "a=() ;x=1",
                            "a=();x =1",
                            "a=(\t\"x\")",
                            "\ta=()"}) {
        CAPTURE(bad);
        CHECK_FALSE(domain::parse_signature_inputs(bad));
    }
    for (const auto* bad :
         {"", "a", "a=AA==", "a=:AA==", "a=:AA=:", "a=:A A=:", "a=:AA==:;p", "a=:AB==:", "a=(:AA==:)", "a=:AA==:,a=:AA==:", "a=:AA==:,"}) {
        CAPTURE(bad);
        CHECK_FALSE(domain::parse_byte_dictionary(bad));
    }
    CHECK(domain::parse_byte_dictionary("a=::, b=:AQ==:")->back().bytes == "\1");
}

TEST_CASE("the limits of the signature's fields hold, and one past them does not", "[gateway][signing]") {
    const auto reads = [](const std::string& field) { return domain::parse_signature_inputs(field).has_value(); };
    CHECK(reads("a=(),b=(),c=(),d=()"));
    CHECK_FALSE(reads("a=(),b=(),c=(),d=(),e=()"));
    const auto components = [](std::size_t count) {
        std::string list = "a=(";
        for (std::size_t i = 0; i < count; ++i) list.append("\"x").append(std::to_string(i)).append("\" ");
        return list + ")";
    };
    CHECK(reads(components(domain::signature_components_max)));
    CHECK_FALSE(reads(components(domain::signature_components_max + 1)));
    const auto parameters = [](std::size_t count) {
        std::string list = "a=()";
        for (std::size_t i = 0; i < count; ++i) list.append(";x").append(std::to_string(i));
        return list;
    };
    CHECK(reads(parameters(domain::signature_parameters_max)));
    CHECK_FALSE(reads(parameters(domain::signature_parameters_max + 1)));
    const auto long_one = [](std::size_t bytes) { return "a=();x=\"" + repeated("y", bytes - 9) + "\""; };
    CHECK(long_one(domain::signature_field_bytes_max).size() == domain::signature_field_bytes_max);
    CHECK(reads(long_one(domain::signature_field_bytes_max)));
    CHECK_FALSE(reads(long_one(domain::signature_field_bytes_max + 1)));
    CHECK(domain::parse_byte_dictionary("a=::,b=::,c=::,d=::"));
    CHECK_FALSE(domain::parse_byte_dictionary("a=::,b=::,c=::,d=::,e=::"));
    CHECK(reads("a=();x=999999999999999"));
}

TEST_CASE("our signature is found among others by its tag, and there is one", "[gateway][signing]") {
    const auto read =
        domain::read_request_signature(R"(proxy=("date");created=1;tag="other", )" + input_field() + ", x=()", "sig1=:AQI=:, proxy=:AA==:");
    REQUIRE(read);
    CHECK(read->value == "\1\2");
    CHECK(read->key_public_id == "0123456789AB");
    CHECK(read->algorithm == domain::signature_algorithm::ed25519);
    CHECK(read->nonce == "0123456789abcdef");
    CHECK(read->created == now);
    CHECK(read->expires == now + 300s);
    CHECK(fault_of(input_field("tag", "\"partner-v2\"")) == "signature-not-single");
    CHECK(fault_of(input_field("tag", "partner-v1")) == "signature-not-single");
    CHECK(fault_of(input_field("tag", "")) == "signature-not-single");
    CHECK(fault_of(input_field() + R"(, sig2=();tag="partner-v1")") == "signature-not-single");
    CHECK(fault_of("") == "signature-malformed");
    CHECK(fault_of(input_field(), "") == "signature-malformed");
    CHECK(fault_of(input_field(), "sig2=:AAAA:") == "signature-malformed");
}

TEST_CASE("each parameter of a signature is there and in its form", "[gateway][signing]") {
    for (const auto* name : {"created", "expires", "nonce", "keyid", "alg"}) {
        CAPTURE(name);
        CHECK(fault_of(input_field(name, "")) == "signature-parameter-invalid");
        CHECK(fault_of(input_field(name, "token")) == "signature-parameter-invalid");
        CHECK(domain::read_request_signature(input_field(name, ""), "sig1=:AAAA:").error().detail.starts_with(name));
    }
    for (const auto* name : {"created", "expires"}) {
        CHECK(fault_of(input_field(name, "-1")) == "signature-parameter-invalid");
        CHECK(fault_of(input_field(name, "\"1700000000\"")) == "signature-parameter-invalid");
        CHECK(fault_of(input_field(name, "253402300800")) == "signature-parameter-invalid");
        CHECK(fault_of(input_field(name, "253402300799")) == "none");
    }
    const auto nonce = [](std::size_t length) { return fault_of(input_field("nonce", "\"" + std::string(length, 'n') + "\"")); };
    CHECK(nonce(domain::nonce_length_min - 1) == "signature-parameter-invalid");
    CHECK(nonce(domain::nonce_length_min) == "none");
    CHECK(nonce(domain::nonce_length_max) == "none");
    CHECK(nonce(domain::nonce_length_max + 1) == "signature-parameter-invalid");
    for (const auto* key : {"\"0123456789AB\"", "\"pk_live_0123456789A\"", "\"pk_live_0123456789ABC\"", "\"pk_test_0123456789AB\""})
        CHECK(fault_of(input_field("keyid", key)) == "signature-parameter-invalid");
    CHECK(fault_of(input_field("alg", "\"hmac-sha256\"")) == "none");
    for (const auto* algorithm : {"\"rsa-pss-sha512\"", "\"ED25519\"", "\"\"", "\"none\""})
        CHECK(fault_of(input_field("alg", algorithm)) == "signature-algorithm-unsupported");
}

TEST_CASE("a signature covers everything that bears meaning", "[gateway][signing]") {
    const std::vector<std::string> all = {"@method",      "@authority",      "@path",    "@query",       "content-digest",
                                          "content-type", "idempotency-key", "if-match", "if-none-match"};
    auto message = test_request();
    message.fields = {{"Content-Type", "application/json"},
                      {"Content-Digest", "sha-256=:AA==:"},
                      {"IDEMPOTENCY-KEY", "k"},
                      {"If-Match", "\"1\""},
                      {"If-None-Match", "\"1\""},
                      {"Accept-Language", "zh"}};
    CHECK(domain::check_coverage({"s", all}, message));
    const auto missing_one = [&](std::size_t left_out) {
        auto names = all;
        names.erase(names.begin() + static_cast<std::ptrdiff_t>(left_out));
        return domain::check_coverage({"s", std::move(names)}, message);
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto refused = missing_one(i);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "signature-missing-component");
        CHECK(refused.error().detail.starts_with(all[i]));
    }
    message.fields = {};
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(missing_one(i).has_value() == (i > 5));  // there is still a body
    message.body = {};
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(missing_one(i).has_value() == (i > 3));
}

TEST_CASE("a signature is of now and lives at most five minutes", "[gateway][signing]") {
    const auto fault = [](std::chrono::seconds created, std::chrono::seconds life) {
        domain::request_signature signature{};
        signature.created = now + created;
        signature.expires = now + created + life;
        const auto checked = domain::check_times(signature, now);
        return checked ? "none" : checked.error().code;
    };
    CHECK(fault(0s, 300s) == "none");
    CHECK(fault(0s, 301s) == "signature-life-invalid");
    CHECK(fault(300s, 300s) == "none");
    CHECK(fault(301s, 1s) == "signature-not-current");
    CHECK(fault(-299s, 300s) == "none");
    CHECK(fault(-300s, 300s) == "signature-expired");
    CHECK(fault(-301s, 300s) == "signature-not-current");
    CHECK(fault(0s, 0s) == "signature-life-invalid");
    CHECK(fault(0s, 1s) == "none");
    CHECK(fault(10s, -1s) == "signature-life-invalid");
}

TEST_CASE("the digest of the content is the SHA-256 among those named", "[gateway][signing]") {
    const auto digest = std::string(crypto::as_text(crypto::sha256(test_body)));
    const auto field = "sha-512=:AA==:, sha-256=:" + base::to_base64(digest) + ":";
    CHECK(domain::read_content_digest(field) == digest);
    for (const std::string bad : {"", "sha-512=:AA==:", "sha-256=:AA==:", "sha-256=abc", "SHA-256=:AA==:"}) {
        const auto read = domain::read_content_digest(bad);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == "digest-malformed");
    }
}
