#include <catch.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

struct outlet_office : catalog_program {
    base::principal shop = who(1, "cooperative", {"outlets:write"});
    base::principal other = who(2, "supermarket", {"outlets:write"});
    base::principal office = who(50, "commerce_bureau", {"outlets:read"});

    outlet_office() { import_counties(); }

    static base::principal who(unsigned char number, std::string kind, std::vector<std::string> permissions) {
        return {numbered<base::account_id>(number), numbered<base::organisation_id>(number), std::move(kind), "Somebody",
                std::move(permissions)};
    }
    static std::string body(std::string_view changes = "{}") {
        auto document = nlohmann::json::parse(
            R"({"kind":"hall","name":"天府广场专馆","county_code":"510105","address":"人民南路1号","opened_on":"2026-01-15"})");
        document.merge_patch(nlohmann::json::parse(changes));
        return document.dump();
    }
    http::response post(const base::principal& by, const std::string& path, std::string text) {
        return ask_as(by, method::post, "/v1/outlets" + path, std::move(text));
    }
    std::string registered(std::string_view changes = "{}") {
        const auto response = post(shop, "", body(changes));
        INFO(response.body);
        REQUIRE(response.status == 201);
        return member(response, "/id");
    }
};

std::string without_kind(std::string_view changes) {
    auto document = nlohmann::json::parse(outlet_office::body(changes));
    document.erase("kind");
    return document.dump();
}

}  // namespace

TEST_CASE("an outlet is registered, moved and closed, and the register shows it so", "[catalog][integration][outlet]") {
    outlet_office program;
    const auto id = program.registered();
    CHECK(member(program.get("/v1/outlets/" + id), "/is_open") == "true");
    CHECK(member(program.get("/v1/outlets?county=510105&kind=hall"), "/data/0/id") == id);
    CHECK(member(program.get("/v1/outlets?kind=zone"), "/data") == "[]");
    const auto moved = program.post(program.shop, "/" + id + "/changes", without_kind(R"({"address":"人民南路2号","reason":"搬迁"})"));
    REQUIRE(moved.status == 201);
    CHECK(member(moved, "/address") == "人民南路2号");
    CHECK(member(moved, "/version") == "2");
    CHECK(member(program.post(program.shop, "/" + id + "/closure", R"({"closed_on":"2026-03-02","reason":"租约到期"})"), "/is_open") ==
          "false");
    CHECK(member(program.get("/v1/outlets"), "/data") == "[]");
    CHECK(member(program.get("/v1/outlets?closed_too=true"), "/data/0/closed_on") == "2026-03-02");
    CHECK(member(program.post(program.shop, "/" + id + "/closure", R"({"closed_on":"2026-03-02","reason":"x"})"), "/code") ==
          "outlet-closed");
    const auto record = program.ask_as(program.office, method::get, "/v1/outlets/" + id + "/record");
    CHECK(member(record, "/versions/2/address") == "人民南路1号");
    CHECK(member(record, "/versions/0/reason") == "租约到期");
    CHECK(program.sealed_types() == std::vector<std::string>{"registry.imported", "outlet.registered", "outlet.changed", "outlet.closed"});
}

TEST_CASE("others' outlets are not there for an operator; whose household it is, the public does not learn",
          "[catalog][integration][outlet]") {
    outlet_office program;
    const auto id = program.registered(
        R"({"kind":"micro_shop","address":null,"url":"https://weidian.example.cn/1","household":"户-17","county_code":"513423"})");
    CHECK(program.get("/v1/outlets/" + id).body.find("户-17") == std::string::npos);
    CHECK(member(program.ask_as(program.shop, method::get, "/v1/my/outlets/" + id), "/versions/0/household") == "户-17");
    CHECK(member(program.ask_as(program.shop, method::get, "/v1/my/outlets"), "/data/0/id") == id);
    CHECK(program.ask_as(program.other, method::get, "/v1/my/outlets/" + id).status == 404);
    CHECK(member(program.ask_as(program.other, method::get, "/v1/my/outlets"), "/data") == "[]");
    CHECK(program.post(program.other, "/" + id + "/closure", R"({"closed_on":"2026-03-02","reason":"x"})").status == 404);
    CHECK(program.post(program.other, "/" + id + "/sales-reports", R"({"month":"2026-02","total_fen":1,"marked_fen":1,"source":"x"})")
              .status == 404);
    CHECK(member(program.post(program.other, "", program.body(R"({"kind":"micro_shop","address":null,"url":"https://a.b"})")), "/code") ==
          "outlet-kind-not-yours");
}

TEST_CASE("what is wrong with an outlet is named, all at once, and nothing is stored", "[catalog][integration][outlet]") {
    outlet_office program;
    CHECK(sorted_faults_of(
              program.post(program.shop, "", R"({"kind":"kiosk","name":"","county_code":"51","opened_on":"2026-02-30","fax":"1"})")) ==
          std::vector<std::string>{"/county_code too-short", "/fax unknown-field", "/kind out-of-range", "/name too-short",
                                   "/opened_on invalid-format"});
    CHECK(sorted_faults_of(program.post(program.shop, "", program.body(R"({"kind":"cabinet","address":null,"household":"x"})"))) ==
          std::vector<std::string>{"/address required", "/device_number required", "/household not-for-kind"});
    CHECK(faults_of(program.post(program.shop, "", program.body(R"({"county_code":"999999"})"))) ==
          std::vector<std::string>{"/county_code county-unknown"});
    program.registered(R"({"kind":"cabinet","device_number":"SC-1"})");
    const auto taken = program.post(program.shop, "", program.body(R"({"kind":"cabinet","device_number":"SC-1"})"));
    CHECK(taken.status == 409);
    CHECK(faults_of(taken) == std::vector<std::string>{"/device_number taken"});
    CHECK(member(program.get("/v1/outlets"), "/has_more") == "false");
    CHECK(program.get("/v1/outlets?kind=kiosk").status == 400);
    CHECK(program.get("/v1/outlets/out_1").status == 404);
}

TEST_CASE("a month's share of the mark is shown, warned of, and corrected without losing what was said", "[catalog][integration][outlet]") {
    outlet_office program;
    const auto id = program.registered();
    const auto report = [&](std::string text) { return program.post(program.shop, "/" + id + "/sales-reports", std::move(text)); };
    const auto good = report(R"({"month":"2026-01","total_fen":1351800,"marked_fen":832300,"source":"收银系统"})");
    REQUIRE(good.status == 201);
    CHECK(member(good, "/mark_share/per_cent") == "61.57");
    CHECK(member(good, "/mark_share/numerator") == "8323");
    CHECK(member(good, "/mark_share/denominator") == "13518");
    CHECK(member(good, "/mark_share/is_low") == "false");
    CHECK(member(program.get("/v1/outlets/" + id), "/mark_share/month") == "2026-01");
    CHECK(member(report(R"({"month":"2026-02","total_fen":1000,"marked_fen":599,"source":"x"})"), "/mark_share/is_low") == "true");
    CHECK(member(program.get("/v1/outlets/" + id), "/mark_share/is_low") == "true");
    CHECK(member(report(R"({"month":"2026-02","total_fen":1000,"marked_fen":600,"source":"更正"})"), "/revision") == "2");
    CHECK(member(program.get("/v1/outlets/" + id), "/mark_share/is_low") == "false");
    CHECK(program.get("/v1/outlets/" + id).body.find("1000") == std::string::npos);
    const auto record = program.ask_as(program.office, method::get, "/v1/outlets/" + id + "/record");
    CHECK(member(record, "/sales_reports/1/marked_fen") == "599");
    CHECK(member(record, "/sales_reports/2/month") == "2026-01");
    CHECK(faults_of(report(R"({"month":"2026-02","total_fen":10,"marked_fen":11,"source":"x"})")) ==
          std::vector<std::string>{"/marked_fen out-of-range"});
    CHECK(report(R"({"month":"2026-03","total_fen":10,"marked_fen":1,"source":"x"})").status == 422);
    CHECK(report(R"({"month":"2026-2","total_fen":-1,"marked_fen":1,"source":""})").status == 400);
    CHECK(program.sealed_types() == std::vector<std::string>{"registry.imported", "outlet.registered", "outlet.sales_reported",
                                                             "outlet.sales_reported", "outlet.share_low", "outlet.sales_reported"});
}
