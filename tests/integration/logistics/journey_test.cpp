#include <catch.hpp>

#include <fstream>

#include <nlohmann/json.hpp>

#include "tests/integration/logistics/running_logistics.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

TEST_CASE("a shipment goes from loading to a final, explained subsidy", "[logistics][integration]") {
    logistics_program program;
    program.import_reference_data();
    program.dispatch(1);
    const auto shipment = program.load(1);
    program.deliver(shipment);
    CHECK(program.get("/v1/shipments/" + shipment + "/verdict", program.supplier).status == 404);

    const auto log = program.hand_in(shipment, program.logger_file("clean"));
    REQUIRE(log.status == 201);
    CHECK(member(log, "/verdict") == "passed");
    CHECK(member(log, "/reading_count") == "145");
    const auto verdict = program.get("/v1/shipments/" + shipment + "/verdict", program.buyer);
    CHECK(member(verdict, "/verdict") == "passed");
    CHECK(member(verdict, "/figures/coverage/permille") == "1000");
    CHECK(member(verdict, "/profile/version") == "1");
    CHECK(member(verdict, "/readings_sha256") == member(log, "/readings_sha256"));

    // 1.2 t · 565 km · 22.5 fen
    const auto provisional = program.post("/v1/shipments/" + shipment + "/subsidy-assessments", "");
    REQUIRE(provisional.status == 201);
    CHECK(member(provisional, "/status") == "provisional");
    CHECK(member(provisional, "/amount_fen") == "15255");

    program.accept(1, 117, 3);
    http::response all;
    run_until(program.io, [&] {
        return member(all = program.get("/v1/shipments/" + shipment + "/subsidy-assessments", program.finance), "/data/0/status") ==
               "final";
    });
    // 1.17 t · 565 km · 22.5 fen = 14,873.625
    CHECK(member(all, "/data/0/amount_fen") == "14873");
    CHECK(member(all, "/data/0/number") == "2");
    CHECK(member(all, "/data/1/id") == member(provisional, "/id"));
    CHECK(member(all, "/data/0/rule/example") == "true");
    CHECK(program.types_of(shipment) == std::vector<std::string>{"shipment.created", "shipment.delivered", "shipment.temperature_imported",
                                                                 "shipment.verdict_given", "subsidy.assessed", "subsidy.assessed"});

    REQUIRE(program.command("subsidy explain", {{"assessment", member(all, "/data/0/id")}}) == 0);
    CHECK(program.printed.find("运输补贴核算说明") == 0);
    CHECK(program.printed.find("结论：予以补贴，金额 148.73 元") != std::string::npos);
    CHECK(program.command("subsidy explain", {{"assessment", "sub_1"}}) == 1);
    CHECK(program.command("subsidy explain", {{"assessment", "sub_00000000000000000000000001"}}) == 1);
}

TEST_CASE("an excursion and a gap earn the ambient rate, and say why", "[logistics][integration]") {
    logistics_program program;
    program.import_reference_data();
    unsigned char number = 0;
    for (const auto& [kind, verdict, code] :
         {std::tuple{"excursion", "failed", "excursion-beyond-tolerance"}, {"gap", "not_enough_evidence", "gap-too-long"}}) {
        program.dispatch(++number);
        const auto shipment = program.load(number);
        // The evidence may come before the goods.
        CHECK(member(program.hand_in(shipment, program.logger_file(kind)), "/verdict") == "null");
        program.deliver(shipment);
        const auto given = program.get("/v1/shipments/" + shipment + "/verdict", program.finance);
        CHECK(member(given, "/verdict") == verdict);
        CHECK(member(given, "/reasons/0/code") == code);
        CHECK_FALSE(member(given, "/reasons/0/zh").empty());
        // 1.2 t · 565 km · 10 fen
        CHECK(member(program.post("/v1/shipments/" + shipment + "/subsidy-assessments", "{}"), "/amount_fen") == "6780");
    }
}

TEST_CASE("the same readings prove one journey only", "[logistics][integration]") {
    logistics_program program;
    program.dispatch(1);
    program.dispatch(2);
    const auto first = program.load(1), second = program.load(2);
    const auto file = program.logger_file("clean");
    const auto log = program.hand_in(first, file);
    REQUIRE(log.status == 201);
    const auto again = program.hand_in(first, file);
    CHECK(again.status == 201);
    CHECK(member(again, "/id") == member(log, "/id"));
    CHECK(program.hand_in(second, file).status == 422);
    // A byte order mark does not make other readings of them.
    const auto disguised = program.hand_in(second, "\xEF\xBB\xBF" + file);
    CHECK(disguised.status == 422);
    CHECK(member(disguised, "/code") == "temperature-log-reused");
    CHECK(program.hand_in(second, program.logger_file("clean", 2)).status == 201);
}

TEST_CASE("a second file of a shipment gives a second verdict; the first stays on record", "[logistics][integration]") {
    logistics_program program;
    program.dispatch(1);
    const auto shipment = program.load(1);
    program.deliver(shipment);
    CHECK(member(program.hand_in(shipment, program.logger_file("gap")), "/verdict") == "not_enough_evidence");
    CHECK(member(program.hand_in(shipment, program.logger_file("clean")), "/verdict") == "passed");
    CHECK(member(program.get("/v1/shipments/" + shipment + "/verdict", program.supplier), "/number") == "2");
    auto connection = test_database::instance().open(program.settings.schema_of("logistics"));
    auto rows = connection.query("SELECT COUNT(*), COUNT(DISTINCT verdict) FROM verdict");
    rows.next();
    CHECK(rows.integer(0) == 2);
    CHECK(rows.integer(1) == 2);
}

TEST_CASE("every fault of a bad file is told at once, and nothing is kept", "[logistics][integration]") {
    logistics_program program;
    program.dispatch(1);
    const auto shipment = program.load(1);
    struct bad_file {
        const char* what;
        std::string content;
        int status;
        std::vector<std::string> faults;
    };
    const std::string header = "recorded_at,temperature_celsius\n";
    const bad_file table[] = {
        {"nothing but a header", header, 422, {}},
        {"another header", "time,value\n2026-03-01T12:00:00Z,2\n", 400, {}},
        {"words",
         header + "2026-03-01T12:00:00Z,warm\nyesterday,2\n",
         400,
         {"row 1, column 'temperature_celsius' invalid-format", "row 2, column 'recorded_at' invalid-format"}},
        {"too hot and too cold",
         header + "2026-03-01T12:00:00Z,85.001\n2026-03-01T12:05:00Z,-80.001\n",
         400,
         {"row 1, column 'temperature_celsius' out-of-range", "row 2, column 'temperature_celsius' out-of-range"}},
        {"out of order",
         header + "2026-03-01T12:05:00Z,2\n2026-03-01T12:00:00Z,2\n2026-03-01T12:00:00Z,2\n",
         400,
         {"row 2, column 'recorded_at' unsorted", "row 3, column 'recorded_at' duplicate"}},
        {"parts of a second", header + "2026-03-01T12:05:00.25Z,2\n", 400, {"row 1, column 'recorded_at' not-whole-second"}},
        {"four decimals", header + "2026-03-01T12:05:00Z,2.0001\n", 400, {"row 1, column 'temperature_celsius' invalid-format"}},
    };
    for (const auto& each : table) {
        INFO(each.what);
        const auto answer = program.hand_in(shipment, each.content);
        CHECK(answer.status == each.status);
        if (!each.faults.empty()) CHECK(faults_of(answer) == each.faults);
    }
    // GBK 记录 in a data row: refused with the row where it begins.
    const auto gbk = program.hand_in(shipment, header + "2026-03-01T12:00:00Z,2\n\xBC\xC7\xC2\xBC,2\n");
    CHECK(gbk.status == 400);
    CHECK_FALSE(faults_of(gbk).empty());
    CHECK(program.hand_in(shipment, std::string((std::size_t{2} << 20) + 1, 'x')).status == 413);
    CHECK(program.ask(http::method::post, "/v1/shipments/" + shipment + "/temperature-logs", "{}", program.supplier, program.fresh_key())
              .status == 415);
    CHECK(program.types_of(shipment) == std::vector<std::string>{"shipment.created"});
}

TEST_CASE("bodies of shipments and deliveries are refused with all their faults", "[logistics][integration]") {
    logistics_program program;
    program.dispatch(1);
    const auto shipment = program.load(1);
    const auto bad = program.post(
        "/v1/shipments", R"({"order_id":"ord_1","vehicle":{"plate":"","kind":"boat"},"loaded_at":"now","distance_m":0,"colour":"red"})");
    CHECK(bad.status == 400);
    auto faults = faults_of(bad);
    std::ranges::sort(faults);
    CHECK(faults == std::vector<std::string>{"/colour unknown-field", "/distance_m out-of-range", "/loaded_at invalid-format",
                                             "/logger_id required", "/order_id invalid-format", "/vehicle/kind out-of-range",
                                             "/vehicle/plate too-short"});
    const auto path = "/v1/shipments/" + shipment + "/delivery";
    CHECK(program.post(path, R"({"delivered_at":"2026-03-02T01:00:00.000001Z"})").status == 422);
    CHECK(program.post(path, R"({"delivered_at":"2026-03-01T12:00:00Z"})").status == 422);
    const auto same_key = program.fresh_key();
    const auto delivered = program.post(path, R"({"delivered_at":"2026-03-02T01:00:00Z"})", same_key);
    CHECK(delivered.status == 200);
    const auto replayed = program.post(path, R"({"delivered_at":"2026-03-02T01:00:00Z"})", same_key);
    CHECK(replayed.body == delivered.body);
    CHECK(replayed.headers.find("Idempotency-Replayed") == "true");
    CHECK(program.post(path, R"({"delivered_at":"2026-03-02T01:00:00Z"})").status == 409);
    CHECK(
        program
            .post(
                "/v1/shipments",
                R"({"order_id":"ord_00000000000000000000000001","vehicle":{"plate":"1","kind":"ambient"},"logger_id":"1","loaded_at":"2026-03-01T00:00:00Z"})")
            .status == 409);
}

TEST_CASE("who is not concerned sees nothing, and an unknown order is asked for again", "[logistics][integration]") {
    logistics_program program;
    program.dispatch(1);
    const auto shipment = program.load(1);
    for (const auto& path :
         {"/v1/shipments/" + shipment, "/v1/shipments/" + shipment + "/verdict", "/v1/shipments/" + shipment + "/subsidy-assessments"}) {
        CHECK(program.get(path, program.stranger).status == 404);
        CHECK(program.get(path, std::nullopt).status == 401);
    }
    CHECK(program.get("/v1/shipments/" + shipment, program.buyer).status == 200);
    CHECK(program.get("/v1/shipments/" + shipment, program.finance).status == 200);
    CHECK(member(program.get("/v1/shipments", program.stranger), "/data") == "[]");
    CHECK(member(program.get("/v1/shipments", program.finance), "/data/0/id") == shipment);
    CHECK(program.get("/v1/shipments?colour=red", program.buyer).status == 400);
    CHECK(program.get("/v1/shipments/shp_1", program.buyer).status == 404);

    const auto delivery = R"({"delivered_at":"2026-03-02T00:00:00Z"})";
    CHECK(program.ask(http::method::post, "/v1/shipments/" + shipment + "/delivery", delivery, program.stranger, program.fresh_key())
              .status == 404);
    CHECK(program.ask(http::method::post, "/v1/shipments/" + shipment + "/delivery", delivery, program.buyer, program.fresh_key()).status ==
          403);
    const auto theirs =
        R"({"order_id":"ord_00000000000000000000000001","vehicle":{"plate":"1","kind":"ambient"},"logger_id":"1","loaded_at":"2026-03-01T00:00:00Z"})";
    CHECK(program.ask(http::method::post, "/v1/shipments", theirs, program.stranger, program.fresh_key()).status == 404);
    const auto unknown = program.post(
        "/v1/shipments",
        R"({"order_id":"ord_00000000000000000000000009","vehicle":{"plate":"1","kind":"ambient"},"logger_id":"1","loaded_at":"2026-03-01T00:00:00Z"})");
    CHECK(unknown.status == 503);
    CHECK(unknown.headers.find("Retry-After") == "1");
    CHECK(member(unknown, "/code") == "order-not-yet-known");
}

TEST_CASE("rules and distances are published, for everybody, once", "[logistics][integration]") {
    logistics_program program;
    CHECK(member(program.get("/v1/subsidy-rules", std::nullopt), "/data") == "[]");
    program.import_reference_data();
    program.import_reference_data();
    const auto rules = program.get("/v1/subsidy-rules", std::nullopt);
    CHECK(member(rules, "/data/0/cold_rate_fen_per_tonne_km") == R"({"denominator":2,"numerator":45})");
    CHECK(member(rules, "/data/0/distance_tolerance") == R"({"denominator":20,"numerator":1})");
    CHECK(member(rules, "/data/0/valid_from") == "2018-08-31");
    CHECK(nlohmann::json::parse(rules.body).at("data").size() == 1);
    CHECK(member(program.get("/v1/distances?origin_county_code=513423", std::nullopt), "/data/0/distance_m") == "560000");

    std::vector<std::string> origins;
    std::string cursor;
    do {
        const auto page = program.get("/v1/distances?limit=7" + (cursor.empty() ? "" : "&cursor=" + cursor), std::nullopt);
        REQUIRE(page.status == 200);
        for (const auto& each : nlohmann::json::parse(page.body).at("data")) origins.push_back(each.at("origin_county_code"));
        cursor = member(page, "/has_more") == "true" ? member(page, "/next_cursor") : "";
    } while (!cursor.empty());
    CHECK(origins.size() == 32);
    // A cursor of one list is none of the other.
    const auto of_distances = member(program.get("/v1/distances?limit=7", std::nullopt), "/next_cursor");
    CHECK(member(program.get("/v1/shipments?cursor=" + of_distances, program.buyer), "/code") == "cursor-invalid");
    CHECK(member(program.get("/v1/distances?origin_county_code=513423&cursor=" + of_distances, std::nullopt), "/code") == "cursor-invalid");
    CHECK(std::ranges::is_sorted(origins));
}

TEST_CASE("a shipment without a rule or a distance is denied with an explanation", "[logistics][integration]") {
    logistics_program program;
    program.dispatch(1);
    const auto shipment = program.load(1);
    const auto denied = program.post("/v1/shipments/" + shipment + "/subsidy-assessments", "");
    REQUIRE(denied.status == 201);
    CHECK(member(denied, "/granted") == "false");
    CHECK(member(denied, "/denial") == "no-rule-in-force");
    CHECK(member(denied, "/rule") == "null");
    CHECK(member(denied, "/steps/1/text_zh") == "不予补贴：发货日没有有效的补贴规则");
}

TEST_CASE("the sample files of loggers are what the command writes", "[logistics][integration]") {
    logistics_program program;
    temporary_directory directory;
    const auto read = [](const std::string& path) {
        std::ifstream file(path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    for (const auto& [kind, seed] : {std::pair{"clean", "1"}, {"excursion", "2"}, {"gap", "3"}}) {
        const auto out = directory.file(kind);
        REQUIRE(program.command("logistics make-logger-file", {{"kind", kind},
                                                               {"from", "2026-07-01T06:00:00+08:00"},
                                                               {"to", "2026-07-01T18:00:00+08:00"},
                                                               {"min-mc", "-1000"},
                                                               {"max-mc", "4000"},
                                                               {"seed", seed},
                                                               {"out", out}}) == 0);
        CHECK(read(out) == read(std::string(CHUANPIN_SOURCE_DIR "/deploy/data/loggers/") + kind + ".csv"));
    }
    CHECK(program.command("logistics make-logger-file",
                          {{"kind", "warm"}, {"from", "x"}, {"to", "x"}, {"min-mc", "x"}, {"max-mc", "x"}, {"seed", "x"}, {"out", "x"}}) ==
          1);
    CHECK(program.printed.find("--seed") != std::string::npos);
}
