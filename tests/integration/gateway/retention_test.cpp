#include <catch.hpp>

#include <stdexcept>

#include <fmt/format.h>

#include "gateway/settings.hpp"
#include "gateway/store/retention_rules.hpp"
#include "platform/runtime/retention_job.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;
using namespace std::chrono_literals;

namespace {

/// The manual clock's moment, so many days ago.
std::string days_ago(int days) { return fmt::format("'2026-03-02 01:00:00' - INTERVAL {} DAY", days); }
/// The ULID of that moment with this number.
std::string id_of(int days, const std::string& number) {
    return fmt::format("UNHEX(CONCAT(LPAD(HEX(UNIX_TIMESTAMP({}) * 1000), 12, '0'), LPAD(HEX({}), 20, '0')))", days_ago(days), number);
}

struct old_house : tests::gateway_fixture {
    mysql::session connection = tests::test_database::instance().open(settings.schema_of("gateway"));

    old_house() { connection.execute("SET foreign_key_checks = 0"); }

    void add_sessions(int ended_days_ago, int first, int last) {
        connection.execute(
            fmt::format("INSERT INTO session (token_hash, account_id, epoch, opened_at, expires_at) SELECT UNHEX(LPAD(HEX(seq), 64,"
                        " '0')), REPEAT('a', 16), 1, {0} - INTERVAL 12 HOUR, {0} FROM seq_{1}_to_{2}",
                        days_ago(ended_days_ago), first, last));
    }
    /// Events with one delivery each, which has two attempts.
    void add_deliveries(int made_days_ago, const std::string& state, const std::string& finished_at, int first, int last) {
        const auto id = id_of(made_days_ago, "seq");
        const auto from = fmt::format(" FROM seq_{}_to_{}", first, last);
        connection.execute("INSERT INTO webhook_event (id, type, aggregate_id, occurred_at, body) SELECT " + id + ", 'a.b', 'x', " +
                           days_ago(made_days_ago) + ", '{}'" + from);
        connection.execute(
            "INSERT INTO webhook_delivery (number, id, endpoint_id, event_id, aggregate_id, state, attempts, next_attempt_at,"
            " created_at, finished_at) SELECT seq, " +
            id + ", REPEAT('e', 16), " + id + ", 'x', '" + state + "', 2, NOW(), NOW(), " + finished_at + from);
        for (const auto* number : {"1", "2"})
            connection.execute(std::string("INSERT INTO webhook_attempt (delivery_number, number, started_at, took_ms) SELECT seq, ") +
                               number + ", NOW(), 1" + from);
    }
    /// Notices that have been read once and sent once.
    void add_notices(int made_days_ago, const std::string& state, const std::string& closed_at, int first, int last) {
        const auto id = id_of(made_days_ago, "seq");
        const auto from = fmt::format(" FROM seq_{}_to_{}", first, last);
        connection.execute(
            "INSERT INTO notice (id, organisation_id, permission, kind, title_zh, title_en, body_zh, body_en, about_id, about_path, state,"
            " closed_at, event_id, created_at, version, number, changed_number) SELECT " +
            id + ", REPEAT('o', 16), '', 'k', '', '', '', '', '', '', " + state + ", " + closed_at + ", " + id + ", NOW(), 1, seq, seq" +
            from);
        connection.execute("INSERT INTO notice_read (notice_id, account_id, read_at) SELECT " + id + ", REPEAT('a', 16), NOW()" + from);
        connection.execute("INSERT INTO notice_reminder (notice_id, step, reminded_at) SELECT " + id + ", 'due', NOW()" + from);
        connection.execute("INSERT INTO notice_delivery (notice_id, channel, cause, state, attempts, next_attempt_at, created_at) SELECT " +
                           id + ", 'sms', 'created', 'sent', 1, NOW(), NOW()" + from);
    }
    void remove_all() {
        runtime::retention_job job(*context, settings.schema_of("gateway"), chuanpin::gateway::store::retention_rules({}), "gateway");
        while (tests::run_coroutine(io, job.run_once())) {
        }
    }
};

mysql::parameters example_values(const mysql::retention_rule& rule, base::instant now) {
    mysql::parameters values;
    for (const auto each : rule.values) {
        if (each == mysql::retention_value::first_id)
            values.emplace_back(mysql::bytes{std::string("\x01\x9a\x00\x00\x00\x00", 6) + std::string(10, '\0')});
        else
            values.emplace_back(now - rule.kept_for);
    }
    values.emplace_back(std::int64_t{50});
    return values;
}

}  // namespace

TEST_CASE("sessions, deliveries and notices go when their time is up, with their parts, and not before", "[gateway][retention]") {
    old_house at;
    at.add_sessions(31, 1, 3);
    at.add_sessions(29, 4, 5);
    at.add_deliveries(40, "delivered", days_ago(31), 1, 250);
    at.add_deliveries(40, "exhausted", days_ago(29), 251, 252);
    at.add_deliveries(40, "waiting", "NULL", 253, 253);
    at.add_deliveries(20, "delivered", days_ago(20), 254, 254);
    at.add_notices(401, "NULL", "NULL", 1, 120);
    at.add_notices(399, "NULL", "NULL", 121, 122);
    at.add_notices(420, "'done'", days_ago(401), 123, 124);
    at.add_notices(500, "'done'", days_ago(10), 125, 125);
    at.add_notices(501, "'open'", "NULL", 126, 126);
    at.remove_all();
    CHECK(at.number("SELECT COUNT(*) FROM session") == 2);
    CHECK(at.number("SELECT COUNT(*) FROM webhook_delivery") == 4);
    CHECK(at.number("SELECT MIN(number) FROM webhook_delivery") == 251);
    CHECK(at.number("SELECT COUNT(*) FROM webhook_attempt") == 8);
    CHECK(at.number("SELECT COUNT(*) FROM webhook_event") == 4);
    CHECK(at.number("SELECT COUNT(*) FROM notice") == 4);
    CHECK(at.number("SELECT SUM(number) FROM notice") == 121 + 122 + 125 + 126);
    for (const auto* part : {"notice_read", "notice_reminder", "notice_delivery"})
        CHECK(at.number(std::string("SELECT COUNT(*) FROM ") + part) == 4);
    CHECK(at.metrics.value("chuanpin_retention_rows_total{service=gateway,rule=sessions}") == 3);
    CHECK(at.metrics.value("chuanpin_retention_rows_total{service=gateway,rule=webhook_deliveries}") == 750);
    CHECK(at.metrics.value("chuanpin_retention_rows_total{service=gateway,rule=notices}") == 122 * 4);
}

TEST_CASE("what is due is found by an index", "[gateway][retention]") {
    old_house at;
    at.add_sessions(31, 1, 100);
    at.add_sessions(1, 101, 3'000);
    at.add_deliveries(40, "delivered", days_ago(31), 1, 100);
    at.add_deliveries(1, "delivered", days_ago(1), 101, 3'000);
    at.add_notices(401, "NULL", "NULL", 1, 100);
    at.add_notices(1, "NULL", "NULL", 101, 3'000);
    at.connection.query("ANALYZE TABLE session, webhook_event, webhook_delivery, notice");
    for (const auto& rule : chuanpin::gateway::store::retention_rules({})) {
        CAPTURE(rule.name);
        auto plan = at.connection.query("EXPLAIN " + std::string(rule.find), example_values(rule, at.clock.now()));
        REQUIRE(plan.next());
        CHECK(plan.text(3) == "range");  // id, select_type, table, type, possible_keys, key, key_len, ref, rows, Extra
        CHECK(plan.text(9).find("filesort") == std::string::npos);
    }
}

TEST_CASE("the job runs with the service and stops with it", "[gateway][retention]") {
    old_house at;
    at.add_sessions(31, 1, 1'500);
    at.start();
    tests::run_until(at.io, [&] { return at.number("SELECT COUNT(*) FROM session") == 0; });
}

TEST_CASE("the settings of limits and of kept times are taken at their bounds, and refused one past them", "[gateway][retention]") {
    const auto is_taken = [](const std::string& name, const std::string& value) {
        runtime::configuration configuration;
        configuration.service_settings = {{"gateway.secure_cookies", "false"}, {"gateway." + name, value}};
        try {
            (void)chuanpin::gateway::read_settings(configuration);
        } catch (const std::runtime_error&) {
            return false;
        }
        return true;
    };
    struct bounds {
        std::string name;
        int min;
        int max;
    };
    for (const auto& [name, min, max] :
         {bounds{"refusal_write_seconds", 1, 60}, bounds{"open_registrations_max", 1, 100'000}, bounds{"registration_life_days", 1, 3'650},
          bounds{"session_kept_days", 1, 3'650}, bounds{"webhook_delivery_kept_days", 5, 3'650}, bounds{"notice_kept_days", 30, 3'650}}) {
        CAPTURE(name);
        CHECK(is_taken(name, std::to_string(min)));
        CHECK_FALSE(is_taken(name, std::to_string(min - 1)));
        CHECK(is_taken(name, std::to_string(max)));
        CHECK_FALSE(is_taken(name, std::to_string(max + 1)));
    }
    CHECK(is_taken("limit_registrations", "10/86400"));
    CHECK(is_taken("limit_registrations", "off"));
    CHECK_FALSE(is_taken("limit_registrations", "10/86401"));
}
