#include <algorithm>
#include <fstream>

#include <sys/stat.h>
#include <catch.hpp>

#include "platform/runtime/configuration.hpp"
#include "platform/runtime/listener.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;

namespace {

using variables = std::map<std::string, std::string>;

const std::vector<std::string> services{"gateway", "catalog"};
const std::string seed(64, 'a');

/// A directory with good secrets, and a file that holds nothing but what is required.
struct configured {
    configured() {
        secret("principal_key", std::string(32, 'k'));
        secret("journal_key", seed);
    }
    void secret(const std::string& name, const std::string& content, mode_t mode = 0600) const {
        std::ofstream(directory.file(name)) << content << '\n';
        REQUIRE(chmod(directory.file(name).c_str(), mode) == 0);
    }
    [[nodiscard]] std::string required() const {
        return "[database]\nsocket = \"/run/db.sock\"\nuser = \"root\"\n[redis]\nhost = \"127.0.0.1\"\n[storage]\nblobs = "
               "\"/blobs\"\n[secrets]\n"
               "principal_key_file = \"" +
               directory.file("principal_key") + "\"\njournal_key_file = \"" + directory.file("journal_key") + "\"\n";
    }
    [[nodiscard]] base::result<runtime::configuration> read(const std::string& text, const variables& environment = {}) const {
        std::ofstream(directory.file("chuanpin.toml")) << text;
        return runtime::read_configuration(directory.file("chuanpin.toml"), environment, services);
    }
    tests::temporary_directory directory;
};

bool has_fault(const base::error& error, const std::string& pointer, const std::string& code) {
    return std::ranges::any_of(error.fields, [&](const auto& each) { return each.pointer == pointer && each.code == code; });
}

}  // namespace

TEST_CASE_METHOD(configured, "a file with what is required is enough, and the rest has its defaults", "[runtime][configuration]") {
    const auto settings = read(required());
    REQUIRE(settings);
    CHECK(settings->listen == "127.0.0.1:8080");
    CHECK(settings->schema_of("orders") == "chuanpin_orders");
    CHECK(settings->foreground_workers == 8);
    CHECK(settings->services.at("catalog").url == "local");
    CHECK(settings->principal_keys.current == std::string(32, 'k'));
    CHECK(settings->journal_seed_file == directory.file("journal_key"));
    CHECK(settings->log_level == base::log_level::information);
}

TEST_CASE_METHOD(configured, "an idempotency key is remembered a day at least", "[runtime][configuration]") {
    CHECK(read(required())->receipts_kept == std::chrono::hours(72));
    CHECK(read(required() + "[retention]\nreceipt_hours = 24\n")->receipts_kept == std::chrono::hours(24));
    const auto settings = read(required() + "[retention]\nreceipt_hours = 23\n");
    REQUIRE_FALSE(settings);
    CHECK(has_fault(settings.error(), "[retention] receipt_hours", "out-of-range"));
}

TEST_CASE_METHOD(configured, "every fault is listed at once", "[runtime][configuration]") {
    const auto settings = read(
        "[server]\nlisten = \"nowhere\"\n[server.limits]\nidle_max_ms = \"long\"\n[database]\nport = 65536\nuser = 7\n"
        "[log]\nlevel = \"loud\"\n[clock]\nstart = \"tomorrow\"\n[services.catalog]\nurl = \"https://x\"\n[sever]\nlisten = \"x\"\n");
    REQUIRE_FALSE(settings);
    const auto& error = settings.error();
    CHECK(error.code == "configuration-invalid");
    CHECK(has_fault(error, "[server] listen", "invalid-format"));
    CHECK(has_fault(error, "[server.limits] idle_max_ms", "wrong-type"));
    CHECK(has_fault(error, "[database] port", "out-of-range"));
    CHECK(has_fault(error, "[database] user", "wrong-type"));
    CHECK(has_fault(error, "[database] socket", "required"));
    CHECK(has_fault(error, "[redis] socket", "required"));
    CHECK(has_fault(error, "[log] level", "not-allowed"));
    CHECK(has_fault(error, "[clock] start", "invalid-format"));
    CHECK(has_fault(error, "[services.catalog] url", "invalid-format"));
    CHECK(has_fault(error, "[sever] listen", "unknown-key"));
    CHECK(has_fault(error, "[secrets] principal_key_file", "required"));
    CHECK(has_fault(error, "[secrets] journal_key_file", "required"));
    CHECK(has_fault(error, "[storage] blobs", "required"));
}

TEST_CASE_METHOD(configured, "the environment overrides the file", "[runtime][configuration]") {
    const auto settings =
        read(required() + "[server]\nlisten = \"127.0.0.1:1\"\n", {{"CHUANPIN_SERVER__LISTEN", "[::1]:8443"},
                                                                   {"CHUANPIN_SERVER__LIMITS__IDLE_MAX_MS", "1500"},
                                                                   {"CHUANPIN_SERVICES__CATALOG__URL", "http://10.0.0.2:9000"},
                                                                   {"CHUANPIN_GATEWAY__WEBHOOK_ALLOW_LOOPBACK", "true"},
                                                                   {"CHUANPIN_VAR", "/somewhere"}});
    REQUIRE(settings);
    CHECK(settings->listen == "[::1]:8443");
    CHECK(settings->limits.idle_max == std::chrono::milliseconds(1'500));
    CHECK(settings->services.at("catalog").url == "http://10.0.0.2:9000");
    CHECK(settings->service_settings.at("gateway.webhook_allow_loopback") == "true");
}

TEST_CASE_METHOD(configured, "a fault from the environment names its variable", "[runtime][configuration]") {
    const auto settings =
        read(required(), {{"CHUANPIN_SERVER__LISTEN", "x"}, {"CHUANPIN_SERVER__PORT", "80"}, {"CHUANPIN_DATABASE__PORT", "many"}});
    REQUIRE_FALSE(settings);
    CHECK(has_fault(settings.error(), "[server] listen (from CHUANPIN_SERVER__LISTEN)", "invalid-format"));
    CHECK(has_fault(settings.error(), "[server] port (from CHUANPIN_SERVER__PORT)", "unknown-key"));
    CHECK(has_fault(settings.error(), "[database] port (from CHUANPIN_DATABASE__PORT)", "wrong-type"));
}

TEST_CASE_METHOD(configured, "numbers are taken at their limits and refused one past them", "[runtime][configuration]") {
    const auto with_port = [this](const std::string& port) { return read(required(), {{"CHUANPIN_REDIS__PORT", port}}).has_value(); };
    CHECK(with_port("1"));
    CHECK(with_port("65535"));
    CHECK_FALSE(with_port("0"));
    CHECK_FALSE(with_port("65536"));
    CHECK_FALSE(with_port("99999999999999999999"));
    CHECK_FALSE(with_port("80 "));
}

TEST_CASE_METHOD(configured, "secrets must be long enough and closed to others", "[runtime][configuration]") {
    const auto code_of = [this] {
        const auto settings = read(required());
        return settings ? std::string("none") : settings.error().fields.at(0).code;
    };
    CHECK(code_of() == "none");
    secret("principal_key", std::string(31, 'k'));
    CHECK(code_of() == "secret-too-short");
    secret("principal_key", std::string(32, 'k'), 0604);
    CHECK(code_of() == "secret-exposed");
    secret("principal_key", std::string(32, 'k'), 0640);
    CHECK(code_of() == "none");
    secret("principal_key", std::string(4'096, 'k'));
    CHECK(code_of() == "secret-too-long");  // with its line feed
    secret("principal_key", std::string(32, 'k'));
    secret("journal_key", std::string(63, 'a') + "g");
    CHECK(code_of() == "secret-format");
    std::filesystem::remove(directory.file("journal_key"));
    CHECK(code_of() == "secret-unreadable");
}

TEST_CASE_METHOD(configured, "proxies and names are lists, in the file and in the environment", "[runtime][configuration]") {
    const auto settings = read(required() +
                               "[server]\ntrusted_proxies = [\"10.0.0.0/8\", \"2001:db8::1\"]\ntrusted_header = \"forwarded\"\n"
                               "host_names = [\"shop.example\"]\n");
    REQUIRE(settings);
    REQUIRE(settings->trust.proxies.size() == 2);
    CHECK(settings->trust.covers(*http::parse_address("10.1.2.3")));
    CHECK_FALSE(settings->trust.covers(*http::parse_address("2001:db8::2")));
    CHECK(settings->trust.kind == http::forwarding_kind::forwarded);
    CHECK(settings->host_names == std::vector<std::string>{"shop.example"});
    const auto overridden = read(required() + "[server]\ntrusted_proxies = [\"10.0.0.0/8\"]\n",
                                 {{"CHUANPIN_SERVER__TRUSTED_PROXIES", "192.0.2.1, 192.0.2.0/24,::1"}});
    REQUIRE(overridden);
    CHECK(overridden->trust.proxies.size() == 3);
    CHECK(overridden->trust.kind == http::forwarding_kind::x_forwarded);
    CHECK(read(required(), {{"CHUANPIN_SERVER__TRUSTED_PROXIES", ""}})->trust.proxies.empty());
}

TEST_CASE_METHOD(configured, "lists that hold something else are refused", "[runtime][configuration]") {
    const auto faulty = [this](const std::string& line, const std::string& pointer, const std::string& code) {
        const auto settings = read(required() + "[server]\n" + line + "\n");
        return !settings && has_fault(settings.error(), "[server] " + pointer, code);
    };
    CHECK(faulty("trusted_proxies = \"10.0.0.1\"", "trusted_proxies", "wrong-type"));
    CHECK(faulty("trusted_proxies = [1]", "trusted_proxies", "wrong-type"));
    CHECK(faulty("trusted_proxies = [\"10.0.0.1/8\"]", "trusted_proxies", "invalid-format"));
    CHECK(faulty("trusted_proxies = [\"proxy.example\"]", "trusted_proxies", "invalid-format"));
    CHECK(faulty("trusted_header = \"x-real-ip\"", "trusted_header", "not-allowed"));
    CHECK(faulty("host_names = [\"Shop.example\"]", "host_names", "invalid-format"));
    CHECK(faulty("host_names = [\"shop.example:80\"]", "host_names", "invalid-format"));
    CHECK(faulty("host_names = [\"\"]", "host_names", "invalid-format"));
}

TEST_CASE_METHOD(configured, "a certificate comes with its key, which is closed to others", "[runtime][configuration]") {
    const auto with = [this](const std::string& certificate, const std::string& key) {
        return read(required(), {{"CHUANPIN_SERVER__CERTIFICATE_FILE", certificate}, {"CHUANPIN_SERVER__CERTIFICATE_KEY_FILE", key}});
    };
    secret("key", std::string(5'000, 'k'));
    CHECK(with("/certificate.pem", directory.file("key")));
    CHECK(with("", ""));
    const auto no_key = with("/certificate.pem", "");
    REQUIRE_FALSE(no_key);
    CHECK(has_fault(no_key.error(), "[server] certificate_key_file (from CHUANPIN_SERVER__CERTIFICATE_KEY_FILE)", "required"));
    const auto key_alone = with("", directory.file("key"));
    REQUIRE_FALSE(key_alone);
    CHECK(has_fault(key_alone.error(), "[server] certificate_file (from CHUANPIN_SERVER__CERTIFICATE_FILE)", "required"));
    secret("key", "k", 0644);
    const auto exposed = with("/certificate.pem", directory.file("key"));
    REQUIRE_FALSE(exposed);
    CHECK(exposed.error().fields.at(0).code == "secret-exposed");
}

TEST_CASE_METHOD(configured, "what other machines reach without TLS and without a proxy is exposed", "[runtime][configuration]") {
    const auto exposed = [this](const variables& environment) {
        const auto settings = read(required(), environment);
        REQUIRE(settings);
        return runtime::is_exposed(*settings);
    };
    CHECK_FALSE(exposed({}));
    CHECK_FALSE(exposed({{"CHUANPIN_SERVER__LISTEN", "[::1]:80"}}));
    CHECK(exposed({{"CHUANPIN_SERVER__LISTEN", "0.0.0.0:80"}}));
    CHECK(exposed({{"CHUANPIN_SERVER__LISTEN", "[::]:80"}}));
    CHECK(exposed({{"CHUANPIN_SERVER__LISTEN", "192.0.2.1:80"}}));
    CHECK_FALSE(exposed({{"CHUANPIN_SERVER__LISTEN", "0.0.0.0:80"}, {"CHUANPIN_SERVER__TRUSTED_PROXIES", "192.0.2.1"}}));
    secret("key", "k");
    CHECK_FALSE(exposed({{"CHUANPIN_SERVER__LISTEN", "0.0.0.0:443"},
                         {"CHUANPIN_SERVER__CERTIFICATE_FILE", "/certificate.pem"},
                         {"CHUANPIN_SERVER__CERTIFICATE_KEY_FILE", directory.file("key")}}));
}

TEST_CASE_METHOD(configured, "every limit of the server is a setting", "[runtime][configuration]") {
    const auto settings = read(required() +
                               "[server.limits]\nconnections_per_address_max = 7\nquery_parameters_max = 9\nbuffer_bytes_max = 20000\n"
                               "chunks_max = 5\nchunk_extension_bytes_max = 0\nunsent_bytes_max = 16384\ndrained_bytes_max = "
                               "0\nhandshake_max_ms = 1\nbody_base_ms = 2\n"
                               "body_bytes_per_second_min = 3\nwrite_base_ms = 4\nwrite_bytes_per_second_min = 5\ndrain_max_ms = 6\n");
    REQUIRE(settings);
    CHECK(settings->limits.connections_per_address_max == 7);
    CHECK(settings->limits.query_parameters_max == 9);
    CHECK(settings->limits.buffer_bytes_max == 20'000);
    CHECK(settings->limits.chunks_max == 5);
    CHECK(settings->limits.chunk_extension_bytes_max == 0);
    CHECK(settings->limits.unsent_bytes_max == 16'384);
    CHECK(settings->limits.drained_bytes_max == 0);
    CHECK(settings->limits.handshake_max == std::chrono::milliseconds(1));
    CHECK(settings->limits.body_base == std::chrono::milliseconds(2));
    CHECK(settings->limits.body_bytes_per_second_min == 3);
    CHECK(settings->limits.write_base == std::chrono::milliseconds(4));
    CHECK(settings->limits.write_bytes_per_second_min == 5);
    CHECK(settings->limits.drain_max == std::chrono::milliseconds(6));
    CHECK_FALSE(read(required() + "[server.limits]\nbody_bytes_per_second_min = 0\n"));
    CHECK_FALSE(read(required() + "[server.limits]\nconnections_per_address_max = 0\n"));
}

TEST_CASE_METHOD(configured, "no secret stands in the faults", "[runtime][configuration]") {
    const std::string content = "hush-hush-hush-hush-hush-hush";
    secret("principal_key", content);
    secret("journal_key", content + content);
    const auto settings = read(required());
    REQUIRE_FALSE(settings);
    REQUIRE(settings.error().fields.size() == 2);
    for (const auto& fault : settings.error().fields) CHECK((fault.pointer + fault.detail).find("hush") == std::string::npos);
}

TEST_CASE_METHOD(configured, "a file that cannot be parsed names the line", "[runtime][configuration]") {
    const auto settings = read("[server]\nlisten = \n");
    REQUIRE_FALSE(settings);
    CHECK(has_fault(settings.error(), directory.file("chuanpin.toml") + ", line 2", "file-unreadable"));
    const auto missing = runtime::read_configuration(directory.file("absent.toml"), {}, services);
    REQUIRE_FALSE(missing);
    CHECK(has_fault(missing.error(), directory.file("absent.toml"), "file-unreadable"));
}

TEST_CASE("the configuration that is delivered knows no foreign keys", "[runtime][configuration]") {
    const auto settings =
        runtime::read_configuration(CHUANPIN_SOURCE_DIR "/deploy/config/chuanpin.toml", {}, {"gateway", "catalog", "orders", "logistics"});
    if (settings) SUCCEED();
    if (!settings)
        for (const auto& fault : settings.error().fields) {
            CAPTURE(fault.pointer, fault.detail);
            CHECK(fault.code == "secret-unreadable");  // the secrets are made by deploy/up
        }
}
