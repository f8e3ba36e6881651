#include <stdexcept>

#include <fmt/format.h>
#include <catch.hpp>

#include "catalog/retention_settings.hpp"
#include "catalog/settings.hpp"
#include "catalog/store/retention_rules.hpp"
#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;
using http::method;

namespace {

/// The manual clock's moment, so many days ago.
std::string days_ago(int days) { return fmt::format("'2026-03-02 01:00:00' - INTERVAL {} DAY", days); }

struct old_catalog : catalog_program {
    mysql::session connection = open();
    base::principal supplier = who(1);

    static base::principal who(unsigned char organisation) {
        return {numbered<base::account_id>(organisation),
                numbered<base::organisation_id>(organisation),
                "cooperative",
                "Somebody",
                {"lots:write", "offers:write", "products:write"}};
    }

    /// Imports with two parts each, made and ended so many days ago.
    void add_imports(int ended_days_ago, std::string_view state, int first, int last) {
        const auto id =
            fmt::format("UNHEX(CONCAT(LPAD(HEX(UNIX_TIMESTAMP({}) * 1000), 12, '0'), LPAD(HEX(seq), 20, '0')))", days_ago(ended_days_ago));
        const auto from = fmt::format(" FROM seq_{}_to_{}", first, last);
        connection.execute(
            fmt::format("INSERT INTO product_import (import_id, supplier_organisation_id, state, format, encoding, row_count, "
                        "refused_row_count, part_count, parts_done, drafted, changed, unchanged, stopped_by, version, "
                        "created_at, changed_at) SELECT {}, REPEAT('o', 16), '{}', 'csv', 'UTF-8', 2, 0, 2, 0, 0, 0, 0, "
                        "'', 1, {}, {}{}",
                        id, state, days_ago(ended_days_ago), days_ago(ended_days_ago), from));
        for (const auto* part : {"0", "1"})
            connection.execute(fmt::format("INSERT INTO product_import_part (import_id, part, rows_text) SELECT {}, {}, 'a{}'{}", id, part,
                                           "\\r\\n", from));
    }
    /// Of one lot, from one county; every third is the first of its label.
    void add_scans(int scanned_days_ago, int first, int last) {
        connection.execute(fmt::format(
            "INSERT INTO label_scan (range_number, serial, position, lot_id, scanned_on, county_code, scanned_at) SELECT 1, seq "
            "DIV 3, seq % 3 + 1, REPEAT('l', 16), DATE({0}), '513423', {0} FROM seq_{1}_to_{2}",
            days_ago(scanned_days_ago), first, last));
    }
    /// As the job does, until nothing is due.
    void remove_all(const catalog::store::kept_times& kept = {}) {
        for (const auto& rule : catalog::store::retention_rules(kept))
            while (mysql::remove_due(connection, rule, clock.now(), base::deadline::clock::now() + 10s).found == rule.together_max) {
            }
    }
    std::int64_t number(std::string_view statement) {
        auto rows = connection.query(statement);
        REQUIRE(rows.next());
        return rows.integer(0);
    }
    http::response hand_in(http::request request, base::call_context context) {
        return service_program::ask(std::move(request), fresh_key(), "text/csv", std::move(context));
    }
    /// Nobody writes parts meanwhile.
    void rest() {
        stop();
        service.reset();
    }
    void go_on() { start(); }
    void start_again() {
        rest();
        go_on();
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

TEST_CASE("rows of imports that have ended go, then the imports, and none that is being written", "[catalog][retention]") {
    old_catalog at;
    at.rest();
    at.add_imports(29, "done", 1, 2);
    at.add_imports(31, "done", 3, 9);
    at.add_imports(31, "refused", 10, 11);
    at.add_imports(401, "stopped", 12, 18);
    at.add_imports(500, "writing", 19, 19);
    at.remove_all();
    CHECK(at.number("SELECT COUNT(*) FROM product_import") == 12);
    CHECK(at.number("SELECT COUNT(*) FROM product_import WHERE state = 'stopped'") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM product_import_part") == 6);
    CHECK(at.number("SELECT COUNT(*) FROM product_import_part p JOIN product_import i ON i.import_id = p.import_id WHERE i.state = "
                    "'writing'") == 2);
    at.connection.execute("DELETE FROM product_import WHERE state = 'writing'");
    at.go_on();
}

TEST_CASE("an import whose rows are gone says so and is still told of", "[catalog][retention]") {
    old_catalog at;
    at.import_counties();
    auto context = a_context_of(at.cooperative, "cooperative", {"products:write"}, base::account_id{at.cooperative.value}, at.clock.now());
    http::request request;
    request.verb = method::post;
    request.target = "/v1/my/product-imports";
    request.body =
        "supplier_code,name_zh,name_en,category,origin_county_code,storage_class,storage_min_mc,storage_max_mc,shelf_life_hours,season_"
        "from,"
        "season_to,unit_name_zh,unit_net_mass_g,description,origin_place_code,origin_household_number,raw_material_code\r\nA,b\r\n";
    const auto answer = at.hand_in(std::move(request), context);
    REQUIRE(answer.status == 201);
    const auto path = "/v1/my/product-imports/" + member(answer, "/id");
    at.clock.advance(std::chrono::days(30));
    at.remove_all();
    CHECK(at.ask_as(at.supplier, method::get, path + "/faults.csv").status == 200);
    at.clock.advance(1s);
    at.remove_all();
    const auto gone = at.ask_as(at.supplier, method::get, path + "/faults.csv");
    CHECK(gone.status == 404);
    CHECK(member(gone, "/code") == "product-import-rows-gone");
    CHECK(member(at.ask_as(at.supplier, method::get, path), "/refused_rows") == "1");
}

TEST_CASE("single scans go after their time, and every sum stays what it was", "[catalog][retention]") {
    old_catalog at;
    at.add_scans(91, 1, 1'500);
    at.add_scans(90, 3'000, 3'005);
    const auto sums =
        "SELECT SUM(scans) * 10000 + SUM(first_scans) FROM (SELECT scans, first_scans FROM label_scan_day UNION ALL SELECT "
        "COUNT(*), SUM(position = 1) FROM label_scan) AS all_scans";
    const auto before = at.number(sums);
    at.remove_all();
    CHECK(at.number("SELECT COUNT(*) FROM label_scan") == 6);  // at the limit, not past it
    CHECK(at.number("SELECT scans * 10000 + first_scans FROM label_scan_day") == 15'000'500);
    CHECK(at.number(sums) == before);
    at.clock.advance(1s);
    at.remove_all();
    CHECK(at.number("SELECT COUNT(*) FROM label_scan") == 0);
    CHECK(at.number("SELECT COUNT(*) FROM label_scan_day") == 2);
    CHECK(at.number(sums) == before);
}

TEST_CASE("a day whose scans are removed in parts is one row with their sum", "[catalog][retention]") {
    old_catalog at;
    at.add_scans(100, 1, 300);
    at.remove_all();
    at.add_scans(100, 301, 330);
    at.remove_all();
    CHECK(at.number("SELECT COUNT(*) FROM label_scan_day") == 1);
    CHECK(at.number("SELECT scans * 10000 + first_scans FROM label_scan_day") == 3'300'110);
}

TEST_CASE("what is due is found by an index, and a batch is bounded", "[catalog][retention]") {
    old_catalog at;
    at.add_imports(401, "done", 1, 100);
    at.add_imports(1, "done", 101, 2'000);
    at.add_scans(91, 1, 100);
    at.add_scans(1, 300, 5'000);
    at.connection.query("ANALYZE TABLE product_import, product_import_part, label_scan");
    for (const auto& rule : catalog::store::retention_rules({})) {
        CAPTURE(rule.name);
        auto plan = at.connection.query("EXPLAIN " + std::string(rule.find), example_values(rule, at.clock.now()));
        REQUIRE(plan.next());
        CHECK(plan.text(3) == "range");  // id, select_type, table, type, possible_keys, key, key_len, ref, rows, Extra
        CHECK(plan.text(9).find("filesort") == std::string::npos);
        const auto removed = mysql::remove_due(at.connection, rule, at.clock.now(), base::deadline::clock::now() + 10s);
        CHECK(removed.found == std::min<std::size_t>(rule.together_max, 100));
    }
}

TEST_CASE("the job removes what is due while the service runs", "[catalog][retention]") {
    old_catalog at;
    at.add_imports(401, "done", 1, 7);
    at.add_scans(91, 1, 1'200);
    at.start_again();
    run_until(at.io,
              [&] { return at.number("SELECT COUNT(*) FROM label_scan") == 0 && at.number("SELECT COUNT(*) FROM product_import") == 0; });
    CHECK(at.number("SELECT COUNT(*) FROM label_scan_day") == 1);
    CHECK(at.number("SELECT COUNT(*) FROM product_import_part") == 0);
}

TEST_CASE("kept times are taken at their bounds, and refused one past them", "[catalog][retention]") {
    CHECK(catalog::read_kept_times({}).import_rows == std::chrono::days(30));
    CHECK(catalog::read_kept_times({}).imports == std::chrono::days(400));
    CHECK(catalog::read_kept_times({}).scans == std::chrono::days(90));
    for (const auto* name : {"catalog.product_import_rows_kept_days", "catalog.product_import_kept_days", "catalog.label_scan_kept_days"}) {
        CAPTURE(name);
        CHECK(catalog::is_retention_setting(name));
        CHECK_NOTHROW(catalog::read_settings({{name, "1"}}));
        CHECK_NOTHROW(catalog::read_kept_times({{name, "1"}}));
        CHECK_NOTHROW(catalog::read_kept_times({{name, "3650"}}));
        for (const auto* wrong : {"0", "3651", "", "-1", "9x"})
            CHECK_THROWS_WITH(catalog::read_kept_times({{name, wrong}}), Catch::Matchers::Contains(name));
    }
    CHECK_FALSE(catalog::is_retention_setting("catalog.label_scan_kept"));
    CHECK(catalog::read_kept_times({{"catalog.label_scan_kept_days", "7"}}).scans == std::chrono::days(7));
}
