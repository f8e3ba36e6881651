#include <chrono>
#include <csignal>
#include <future>
#include <thread>

#include <catch.hpp>

#include "tests/integration/runtime/forked_program.hpp"
#include "tests/support/http_test_client.hpp"
#include "tests/support/test_database.hpp"
#include "tests/support/tls_client.hpp"

using namespace chuanpin;
using tests::forked_program;
using tests::http_test_client;
using tests::program_settings;

namespace {

/// Exit code, output and faults of a verb that ends by itself.
struct outcome {
    int code;
    std::string output;
    std::string faults;
};

outcome run(std::vector<std::string> arguments, std::map<std::string, std::string> environment) {
    forked_program program(std::move(arguments), std::move(environment));
    const int code = program.wait();
    return {code, program.output(), program.faults()};
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Fails where `holds` does not become true within ten seconds.
template <class Condition>
void wait_for(const Condition& holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end) FAIL("it did not happen in time");
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

/// A program whose schemas are migrated.
struct migrated : program_settings {
    migrated() { REQUIRE(run({"migrate"}, environment()).code == 0); }
};

}  // namespace

TEST_CASE_METHOD(migrated, "serve answers, then ends in order with exit code 0", "[runtime][program]") {
    forked_program program({"serve"}, environment());
    tests::wait_until_alive(port());
    http_test_client client(port());
    CHECK(client.get("/ask").expect(200).body == "seven");
    const auto readiness = client.get("/readyz");  // no Redis here: alive, but not ready
    CHECK(readiness.status == 503);
    CHECK(has(readiness.body, "redis"));
    CHECK_FALSE(has(readiness.body, "database"));
    CHECK(program.stop() == 0);
    CHECK(has(program.output(), "\"event\":\"program.stopped\""));
}

TEST_CASE_METHOD(migrated, "a request that runs at SIGTERM is answered", "[runtime][program]") {
    forked_program program({"serve"}, environment());
    tests::wait_until_alive(port());
    auto answer = std::async(std::launch::async, [this] { return http_test_client(port()).get("/slow").body; });
    wait_for([&] { return has(program.output(), "answering slowly"); });
    CHECK(program.stop() == 0);
    CHECK(answer.get() == "at last");
}

TEST_CASE_METHOD(migrated, "TLS by configuration, and SIGHUP serves the certificate that stands in the file now", "[runtime][program]") {
    tests::test_certificate certificate("first");
    forked_program program({"serve"}, environment({{"CHUANPIN_SERVER__CERTIFICATE_FILE", certificate.files().certificate},
                                                   {"CHUANPIN_SERVER__CERTIFICATE_KEY_FILE", certificate.files().key}}));
    const auto name = [this] { return tests::tls_client(port()).peer_name(); };
    wait_for([&] { return has(program.output(), "program.listening"); });
    CHECK(name() == "first");
    certificate.make("second");
    program.signal(SIGHUP);
    wait_for([&] { return has(program.output(), "http.certificate-loaded"); });
    CHECK(name() == "second");
    certificate.spoil();
    program.signal(SIGHUP);
    wait_for([&] { return has(program.output(), "http.certificate-refused"); });
    tests::tls_client client(port());
    CHECK(client.peer_name() == "second");
    client.send("GET /ask HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(client.read_answer().ends_with("seven"));
    CHECK(program.stop() == 0);
    CHECK_FALSE(has(program.output(), "program.listening-unprotected"));
}

TEST_CASE_METHOD(migrated, "an address that other machines reach without TLS is warned of, once", "[runtime][program]") {
    const auto lines = [this](std::map<std::string, std::string> more) {
        forked_program program({"serve"}, environment(std::move(more)));
        tests::wait_until_alive(port());
        program.signal(SIGHUP);  // without TLS: nothing to read anew, and no reason to end
        wait_for([&] { return has(program.output(), "program.reloading"); });
        CHECK(program.stop() == 0);
        return program.output();
    };
    const auto everywhere = "0.0.0.0:" + std::to_string(port());
    CHECK(has(lines({{"CHUANPIN_SERVER__LISTEN", everywhere}}), "program.listening-unprotected"));
    CHECK_FALSE(has(lines({}), "program.listening-unprotected"));
}

TEST_CASE_METHOD(program_settings, "serve refuses schemas that were not migrated and names the way out", "[runtime][program]") {
    const auto refused = run({"serve"}, environment());
    CHECK(refused.code == 1);
    CHECK(has(refused.faults, "chuanpin migrate"));
    CHECK(has(refused.faults, prefix() + "stock"));
}

TEST_CASE_METHOD(migrated, "migrating again changes nothing", "[runtime][program]") {
    const auto again = run({"migrate"}, environment());
    CHECK(again.code == 0);
    CHECK(has(again.output, prefix() + "stock: up to date"));
}

TEST_CASE_METHOD(migrated, "an address in use is one clear line", "[runtime][program]") {
    forked_program first({"serve"}, environment());
    tests::wait_until_alive(port());
    const auto second = run({"serve"}, environment());
    CHECK(second.code == 1);
    CHECK(has(second.faults, std::to_string(port())));
    CHECK(std::count(second.faults.begin(), second.faults.end(), '\n') == 1);
    CHECK(first.stop() == 0);
}

TEST_CASE_METHOD(program_settings, "a database that is away is one clear line", "[runtime][program]") {
    const auto refused = run({"serve"}, environment({{"CHUANPIN_DATABASE__SOCKET", "/nowhere/db.sock"}}));
    CHECK(refused.code == 1);
    CHECK(std::count(refused.faults.begin(), refused.faults.end(), '\n') == 1);
}

TEST_CASE_METHOD(program_settings, "every fault of the configuration is one line, and the exit code is 1", "[runtime][program]") {
    const auto refused = run({"serve"}, environment({{"CHUANPIN_SERVER__LISTEN", "x"}, {"CHUANPIN_LOG__LEVEL", "y"}}));
    CHECK(refused.code == 1);
    CHECK(has(refused.faults, "[server] listen (from CHUANPIN_SERVER__LISTEN)"));
    CHECK(has(refused.faults, "[log] level (from CHUANPIN_LOG__LEVEL)"));
}

TEST_CASE_METHOD(program_settings, "a mistake on the command line has exit code 2", "[runtime][program]") {
    CHECK(run({"serv"}, environment()).code == 2);
    CHECK(run({"serve", "--services", "stocks"}, environment()).code == 2);
    CHECK(run({"receive", "stock"}, environment()).code == 2);
    CHECK(run({}, environment()).code == 2);
    CHECK(run({"--help"}, environment()).code == 0);
}

TEST_CASE_METHOD(program_settings, "a service that is neither here nor elsewhere stops the start", "[runtime][program]") {
    REQUIRE(run({"migrate"}, environment()).code == 0);
    const auto refused = run({"serve", "--services", "gateway"}, environment());
    CHECK(refused.code == 1);
    CHECK(has(refused.faults, "[services.stock] url"));
    const auto silent = run({"serve", "--services", "stock"}, environment({{"CHUANPIN_SERVICES__GATEWAY__URL", "http://127.0.0.1:1"}}));
    CHECK(silent.code == 1);
    CHECK(has(silent.faults, "internal_listen"));
}

TEST_CASE_METHOD(migrated, "two processes are one program", "[runtime][program]") {
    const auto internal = tests::free_port();
    const auto address = "127.0.0.1:" + std::to_string(internal);
    const auto shared =
        environment({{"CHUANPIN_SERVICES__STOCK__URL", "http://" + address}, {"CHUANPIN_SERVICES__GATEWAY__URL", "http://127.0.0.1:1"}});
    auto with_internal = shared;
    with_internal["CHUANPIN_SERVER__INTERNAL_LISTEN"] = address;
    forked_program stock({"serve", "--services", "stock"}, with_internal);
    tests::wait_until_alive(internal);
    forked_program gateway({"serve", "--services", "gateway"}, shared);
    tests::wait_until_alive(port());

    CHECK(http_test_client(port()).get("/ask").expect(200).body == "seven");
    http_test_client stranger(internal);
    CHECK(stranger.get("/internal/level").status == 404);
    CHECK(stranger.get("/internal/level", {{"X-Chuanpin-Audience", "stock"}}).status == 401);
    CHECK(stranger.get("/internal/level", {{"X-Chuanpin-Audience", "stock"}, {"X-Chuanpin-Principal", "v1.YWJj.YWJj"}}).status == 401);
    CHECK(has(stranger.get("/metrics").expect(200).body, "chuanpin_http_requests_total"));

    CHECK(stock.stop() == 0);
    CHECK(http_test_client(port()).get("/ask").status == 503);
    CHECK(gateway.stop() == 0);
}

TEST_CASE_METHOD(migrated, "a service's command runs without serve, with its options", "[runtime][program]") {
    const auto done = run({"receive", "stock", "--name", "apple", "--note", "sweet"}, environment());
    CHECK(done.code == 0);
    CHECK(has(done.output, "note: sweet"));
    CHECK(has(done.output, "received apple"));
    CHECK(run({"receive", "stock", "--name", "pear"}, environment()).code == 0);
    CHECK(tests::test_database::instance().open(prefix() + "stock").query("SELECT id FROM journal").size() == 2);
}

TEST_CASE_METHOD(migrated, "audit verify proves the chain and finds a changed row", "[runtime][program]") {
    REQUIRE(run({"receive", "stock", "--name", "apple"}, environment()).code == 0);
    {
        forked_program program({"serve"}, environment());
        tests::wait_until_alive(port());
        CHECK(program.stop() == 0);
    }
    const auto holds = run({"audit", "verify"}, environment());
    CHECK(holds.code == 0);
    CHECK(has(holds.output, prefix() + "stock: 1 entries hold, 1 signed heads hold, 0 not sealed yet"));
    tests::test_database::instance().open(prefix() + "stock").execute("UPDATE journal SET actor = 'acc_X'");
    const auto broken = run({"audit", "verify", "--services", "stock"}, environment());
    CHECK(broken.code == 1);
    CHECK(has(broken.output, "BROKEN at entry 1"));
}

TEST_CASE_METHOD(migrated, "doctor shows parked entries and what does not answer", "[runtime][program]") {
    tests::test_database::instance()
        .open(prefix() + "gateway")
        .execute("INSERT INTO feed_cursor (feed, seq) VALUES ('stock', 3), ('stock:notices', 2)");
    const auto well = run({"doctor"}, environment());
    CHECK(has(well.output, "ok      schema " + prefix() + "stock"));
    CHECK(has(well.output, "ok      feed stock → " + prefix() + "gateway: at 3 of 0"));
    CHECK(has(well.output, "ok      feed stock:notices → " + prefix() + "gateway: at 2 of 0"));
    CHECK(has(well.output, "FAULT   database and Redis: redis"));
    tests::test_database::instance()
        .open(prefix() + "gateway")
        .execute(
            "INSERT INTO feed_parked (feed, seq, aggregate_type, aggregate_id, type, entry, reason, parked_at) "
            "VALUES ('stock', 2, 'stock', 'apple', 'stock.received', '{}', 'too heavy', NOW(6))");
    const auto parked = run({"doctor"}, environment());
    CHECK(parked.code == 1);
    CHECK(has(parked.output, "1 entries set aside, the first: 2 stock apple: too heavy"));
}

TEST_CASE_METHOD(migrated, "doctor asks each service for what it finds, with the options of the verb", "[runtime][program]") {
    const auto well = run({"doctor"}, environment());
    CHECK(has(well.output, "ok      every crate is counted"));
    CHECK(has(well.output, "ok      nobody is counting"));
    const auto busy = run({"doctor", "--quiet", "yes"}, environment());
    CHECK(busy.code == 1);
    CHECK(has(busy.output, "FAULT   nobody is counting: somebody is"));
    CHECK_FALSE(has(run({"doctor", "--services", "gateway", "--quiet", "yes"}, environment()).output, "counting"));
    CHECK(run({"doctor", "--quiet", "no"}, environment()).code == 2);
}

TEST_CASE_METHOD(program_settings, "the generated pages need no configuration", "[runtime][program]") {
    const auto errors = run({"errors"}, {});
    CHECK(errors.code == 0);
    CHECK(has(errors.output, "| `stock-empty` | conflict | 409 | 库存不足 | There is none left |"));
    CHECK(has(errors.output, "## platform/http"));
    const auto routes = run({"routes"}, {});
    CHECK(routes.code == 0);
    CHECK(has(routes.output, "| GET | `/internal/journal` | read_journal | services of the program |  |"));
}
