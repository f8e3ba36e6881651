#include <catch.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

struct label_program : catalog_program {
    base::principal supplier = who(1);
    base::principal rival = who(2);

    static base::principal who(unsigned char organisation) {
        return {numbered<base::account_id>(organisation),
                numbered<base::organisation_id>(organisation),
                "cooperative",
                "Somebody",
                {"lots:write", "products:write"}};
    }
    label_program() { import_counties(); }

    http::response post_as(const base::principal& by, std::string target, std::string body = "{}") {
        return ask_as(by, method::post, std::move(target), std::move(body));
    }
    http::response get_as(const base::principal& by, std::string target) { return ask_as(by, method::get, std::move(target)); }
    http::response scan(std::string code, std::string county = {}, std::string key = {}) {
        const auto place = county.empty() ? "" : R"(,"county_code":")" + county + '"';
        return ask(method::post, "/v1/label-scans", R"({"code":")" + code + '"' + place + '}', {}, key.empty() ? fresh_key() : key);
    }
    /// Path of a lot with 35 kg of apples in packs of 10 kg: three packs.
    std::string filled_lot() {
        const auto opened =
            post_as(supplier, "/v1/products/" + published() + "/lots", R"({"number":"2026-001","harvested_on":"2026-03-01"})");
        REQUIRE(opened.status == 201);
        const auto path = "/v1/lots/" + member(opened, "/id");
        REQUIRE(
            post_as(
                supplier, path + "/intakes",
                R"({"supplier_name":"王五六","quantity_g":35000,"grade":"一级","price_per_kilogram_fen":300,"delivered_on":"2026-03-01"})")
                .status == 201);
        return path;
    }
    std::string issued(const std::string& lot, int count) {
        const auto response = post_as(supplier, lot + "/label-ranges", R"({"count":)" + std::to_string(count) + "}");
        REQUIRE(response.status == 201);
        return "/v1/label-ranges/" + member(response, "/id");
    }
    /// The codes of a range, as the table gives them.
    std::vector<std::string> codes(const std::string& range) {
        const auto table = get_as(supplier, range + "/codes").body;
        std::vector<std::string> found;
        for (auto at = table.find("SFP-"); at != std::string::npos; at = table.find("SFP-", at + 1)) found.push_back(table.substr(at, 28));
        return found;
    }
    std::int64_t number(std::string_view statement) {
        auto connection = open();
        auto rows = connection.query(statement);
        REQUIRE(rows.next());
        return rows.integer(0);
    }
};

}  // namespace

TEST_CASE("labels go up to the packs of a lot, also of a closed one, and a refusal says what is left", "[catalog][integration][label]") {
    label_program program;
    const auto lot = program.filled_lot();
    const auto first = program.post_as(program.supplier, lot + "/label-ranges", R"({"count":2})");
    REQUIRE(first.status == 201);
    CHECK(member(first, "/number") == "1");
    CHECK(member(first, "/first_serial") == "1");
    CHECK(member(first, "/last_serial") == "2");
    CHECK(member(first, "/certificate_number").starts_with("SF-"));
    const auto refused = program.post_as(program.supplier, lot + "/label-ranges", R"({"count":2})");
    CHECK(refused.status == 409);
    CHECK(member(refused, "/code") == "labels-exhausted");
    CHECK(member(refused, "/left") == "1");
    CHECK(faults_of(refused) == std::vector<std::string>{"/count out-of-range"});
    REQUIRE(program.post_as(program.supplier, lot + "/closing").status == 201);
    const auto last = program.post_as(program.supplier, lot + "/label-ranges", R"({"count":1})");
    REQUIRE(last.status == 201);
    CHECK(member(last, "/number") == "2");
    CHECK(member(last, "/first_serial") == "3");
    const auto list = program.get_as(program.supplier, lot + "/label-ranges?limit=1");
    CHECK(member(list, "/packs") == "3");
    CHECK(member(list, "/left") == "0");
    CHECK(member(list, "/data/0/number") == "2");
    CHECK(member(list, "/has_more") == "true");
    const auto rest = program.get_as(program.supplier, lot + "/label-ranges?limit=1&cursor=" + member(list, "/next_cursor"));
    CHECK(member(rest, "/data/0/number") == "1");
    CHECK(member(rest, "/has_more") == "false");
    CHECK(faults_of(program.post_as(program.supplier, lot + "/label-ranges", R"({"count":0})")) ==
          std::vector<std::string>{"/count out-of-range"});
    CHECK(faults_of(program.post_as(program.supplier, lot + "/label-ranges", R"({"count":100001})")) ==
          std::vector<std::string>{"/count out-of-range"});
}

TEST_CASE("labels belong to the supplier and need a certificate that authorises today", "[catalog][integration][label]") {
    label_program program;
    const auto lot = program.filled_lot();
    const auto range = program.issued(lot, 1);
    CHECK(member(program.post_as(program.rival, lot + "/label-ranges", R"({"count":1})"), "/code") == "lot-not-found");
    CHECK(member(program.get_as(program.rival, lot + "/label-ranges"), "/code") == "lot-not-found");
    CHECK(member(program.get_as(program.rival, lot + "/label-scans"), "/code") == "lot-not-found");
    CHECK(member(program.get_as(program.rival, range + "/codes"), "/code") == "label-range-not-found");
    CHECK(member(program.post_as(program.rival, range + "/voidance", R"({"reason":"x"})"), "/code") == "label-range-not-found");
    CHECK(program.get(range + "/codes").status == 401);
    program.open().execute("UPDATE certificate_version SET status = 'suspended'");
    const auto refused = program.post_as(program.supplier, lot + "/label-ranges", R"({"count":1})");
    CHECK(member(refused, "/code") == "product-not-authorised");
    CHECK(member(refused, "/certificate_status") == "suspended");
    CHECK(member(program.scan(program.codes(range).at(0)), "/certificate/authorises_today") == "false");
}

TEST_CASE("codes are a table in parts, for printing", "[catalog][integration][label]") {
    label_program program;
    const auto range = program.issued(program.filled_lot(), 3);
    const auto whole = program.get_as(program.supplier, range + "/codes");
    REQUIRE(whole.status == 200);
    CHECK(whole.headers.find("Content-Type").starts_with("text/csv"));
    CHECK(whole.headers.find("Cache-Control") == "no-store");
    CHECK(whole.body.starts_with("code,product,lot,certificate\r\nSFP-00000001-000001-"));
    CHECK(whole.body.find(",\"盐源苹果\",\"2026-001\",SF-") != std::string::npos);
    const auto all = program.codes(range);
    REQUIRE(all.size() == 3);
    const auto part = program.get_as(program.supplier, range + "/codes?from=2&count=1");
    CHECK(part.body.find(all[1]) != std::string::npos);
    CHECK(part.body.find(all[0]) == std::string::npos);
    CHECK(part.body.find(all[2]) == std::string::npos);
    CHECK(faults_of(program.get_as(program.supplier, range + "/codes?from=0&count=10001")) ==
          std::vector<std::string>{"?from out-of-range", "?count out-of-range"});
}

TEST_CASE("anybody scans a label; the second scan says when and where the first was", "[catalog][integration][label]") {
    label_program program;
    const auto lot = program.filled_lot();
    const auto codes = program.codes(program.issued(lot, 3));
    const auto key = program.fresh_key();
    const auto first = program.scan(codes[0], "440106", key);
    REQUIRE(first.status == 201);
    CHECK(member(first, "/genuine") == "true");
    CHECK(member(first, "/void") == "false");
    CHECK(member(first, "/product/name_zh") == "盐源苹果");
    CHECK(member(first, "/lot/harvested_on") == "2026-03-01");
    CHECK(member(first, "/certificate/authorises_today") == "true");
    CHECK(member(first, "/first_scan") == "true");
    CHECK(member(first, "/repeated") == "false");
    CHECK(member(first, "/scans") == "1");
    CHECK(program.scan(codes[0], "440106", key).body == first.body);
    CHECK(member(program.scan(codes[1], "440106", key), "/code") == "idempotency-key-reused");
    const auto second = program.scan(codes[0], "513423");
    CHECK(member(second, "/first_scan") == "false");
    CHECK(member(second, "/repeated") == "true");
    CHECK(member(second, "/first_scanned_at") == member(first, "/first_scanned_at"));
    CHECK(member(second, "/first_county_code") == "440106");
    CHECK(member(second, "/scans") == "2");
    CHECK(member(program.scan(codes[0]), "/scans") == "3");
    CHECK(member(program.scan(codes[1]), "/first_scan") == "true");
    CHECK(program.number("SELECT COUNT(*) FROM journal WHERE type = 'pack_label.scanned_again'") == 1);
    CHECK(program.number("SELECT COUNT(*) FROM journal WHERE type = 'pack_label.scanned_again' AND data LIKE '%SFP-%'") == 0);
    program.clock.advance(std::chrono::hours(24));
    CHECK(program.scan(codes[0]).status == 201);
    CHECK(program.number("SELECT COUNT(*) FROM journal WHERE type = 'pack_label.scanned_again'") == 2);
    const auto seen = program.get_as(program.supplier, lot + "/label-scans?limit=2");
    REQUIRE(seen.status == 200);
    CHECK(member(seen, "/repeated/0/code") == codes[0]);
    CHECK(member(seen, "/repeated/0/scans") == "4");
    CHECK(member(seen, "/repeated/0/first_county_code") == "440106");
    CHECK(member(seen, "/data/0/scans") == "1");
    CHECK(member(seen, "/data/0/first_scans") == "0");
    CHECK(member(seen, "/data/1/county_code") == "513423");
    const auto rest = program.get_as(program.supplier, lot + "/label-scans?limit=2&cursor=" + member(seen, "/next_cursor"));
    CHECK(member(rest, "/data/0/county_code") == "440106");
    CHECK(member(rest, "/data/0/first_scans") == "1");
    CHECK(member(rest, "/data/1/scans") == "2");
    CHECK(member(rest, "/has_more") == "false");
}

TEST_CASE("a code that nobody gave out is not genuine, a mistyped one is told so with the place", "[catalog][integration][label]") {
    label_program program;
    auto code = program.codes(program.issued(program.filled_lot(), 1)).at(0);
    code.back() = code.back() == '0' ? '1' : '0';
    const auto refused = program.scan(code);
    CHECK(refused.status == 404);
    CHECK(member(refused, "/code") == "label-not-genuine");
    CHECK(program.number("SELECT COUNT(*) FROM label_scan") == 0);
    const auto mistyped = program.scan("SFP-00000001-00000X-" + code.substr(20));
    CHECK(mistyped.status == 400);
    CHECK(member(mistyped, "/code") == "label-code-invalid");
    CHECK(faults_of(mistyped) == std::vector<std::string>{"/code invalid-format"});
    CHECK(member(mistyped, "/detail").starts_with("Character 19 "));
    CHECK(sorted_faults_of(program.scan("SFP-1", "x")) == std::vector<std::string>{"/code invalid-format", "/county_code invalid-format"});
    CHECK(member(program.ask(method::post, "/v1/label-scans", R"({"code":"x"})"), "/code") == "idempotency-key-required");
}

TEST_CASE("labels of a void range are genuine and void, are not printed, and their packs stay used", "[catalog][integration][label]") {
    label_program program;
    const auto lot = program.filled_lot();
    const auto range = program.issued(lot, 3);
    const auto codes = program.codes(range);
    CHECK(faults_of(program.post_as(program.supplier, range + "/voidance")) == std::vector<std::string>{"/reason required"});
    const auto voided = program.post_as(program.supplier, range + "/voidance", R"({"reason":"冷链中断，召回"})");
    REQUIRE(voided.status == 201);
    CHECK(member(voided, "/status") == "void");
    CHECK(member(program.post_as(program.supplier, range + "/voidance", R"({"reason":"x"})"), "/code") == "label-range-void");
    const auto scanned = program.scan(codes[2]);
    CHECK(scanned.status == 201);
    CHECK(member(scanned, "/genuine") == "true");
    CHECK(member(scanned, "/void") == "true");
    CHECK(member(scanned, "/void_reason") == "冷链中断，召回");
    CHECK(program.get_as(program.supplier, range + "/codes").status == 409);
    CHECK(member(program.post_as(program.supplier, lot + "/label-ranges", R"({"count":1})"), "/left") == "0");
    const auto types = program.sealed_types();
    CHECK(std::vector(types.end() - 2, types.end()) == std::vector<std::string>{"label_range.issued", "label_range.voided"});
}
