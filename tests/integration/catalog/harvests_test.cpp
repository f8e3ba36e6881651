#include <catch.hpp>

#include <fstream>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

constexpr std::string_view header =
    "category,variety,county_code,year,first_harvest_on,valid_from,valid_to,source_title,source_number,source_dated_on,"
    "source_document_sha256\n";

struct harvest_program : catalog_program {
    base::principal supplier{numbered<base::account_id>(1), cooperative, "cooperative", "社员", {"lots:write", "products:write"}};
    base::principal office = an_office(70, "supply_marketing_cooperative", "513400");
    base::principal elsewhere = an_office(71, "supply_marketing_cooperative", "510422");

    harvest_program() { import_counties(); }

    base::principal an_office(unsigned char number, std::string kind, std::string_view county) {
        const auto id = numbered<base::organisation_id>(number);
        know(id, kind, county);
        return {numbered<base::account_id>(number), id, std::move(kind), "审核员", {"harvests:write"}};
    }
    static std::string apple_harvest(std::string_view changes = "{}") {
        auto document = nlohmann::json::parse(R"({"category":"fruit","variety":"红富士","county_code":"513423","year":2026,
            "first_harvest_on":"2026-03-02","source":{"title":"盐源苹果采收公告","number":"盐农〔2026〕3号","dated_on":"2026-02-20"}})");
        document.merge_patch(nlohmann::json::parse(changes));
        return document.dump();
    }
    http::response announce(std::string_view changes = "{}") {
        return ask_as(office, method::post, "/v1/harvest-announcements", apple_harvest(changes));
    }
    http::response withdraw(const std::string& id, std::string_view body = R"({"reason":"县错了"})") {
        return ask_as(office, method::post, "/v1/harvest-announcements/" + id + "/withdrawal", body);
    }
    std::string lot_of(const std::string& product, std::string_view day, std::string_view number) {
        nlohmann::json body{{"number", number}, {"harvested_on", day}};
        const auto opened = ask_as(supplier, method::post, "/v1/products/" + product + "/lots", body.dump());
        REQUIRE(opened.status == 201);
        return member(opened, "/id");
    }
    int import(std::string_view rows) {
        const auto path = directory.file("harvests.csv");
        std::ofstream(path, std::ios::binary) << header << rows;
        return command("import harvests", {{"file", path}});
    }
    temporary_directory directory;
};

}  // namespace

TEST_CASE("a harvest is announced and corrected, and what was known before stays", "[catalog][integration][harvest]") {
    harvest_program program;
    const auto first = program.announce();
    REQUIRE(first.status == 201);
    CHECK(member(first, "/valid_from") == "2026-01-01");
    CHECK(member(first, "/valid_to") == "2027-01-01");
    CHECK(member(first, "/variety_key") == "红富士");
    CHECK(member(program.announce(), "/id") == member(first, "/id"));
    const auto second = program.announce(R"({"variety":" 红富士 ","first_harvest_on":"2026-02-27"})");
    REQUIRE(second.status == 201);
    CHECK(member(second, "/id") != member(first, "/id"));
    const auto path = std::string("/v1/harvest-announcements");
    const auto known = program.get(path + "?variety=红富士&county=513423&year=2026&category=fruit");
    CHECK(member(known, "/data/0/first_harvest_on") == "2026-02-27");
    CHECK(nlohmann::json::parse(known.body)["data"].size() == 1);
    CHECK(member(known, "/has_more") == "false");
    CHECK(member(program.get(path + "?known_at=2020-01-01T00:00:00.000000Z"), "/data") == "[]");
    CHECK(program.get(path + "?year=1999").status == 400);
    const auto types = program.sealed_types();
    CHECK(std::ranges::count(types, "harvest.announced") == 2);
    auto connection = program.open();
    auto rows =
        connection.query("SELECT data, visible_to FROM journal WHERE type = 'harvest.announced' ORDER BY aggregate_version DESC LIMIT 1");
    REQUIRE(rows.next());
    CHECK(rows.text(0).find("\"first_harvest_on\":\"2026-02-27\"") != std::string::npos);
    CHECK(rows.text(1).find('*') != std::string::npos);
}

TEST_CASE("all that is wrong with an announcement is told at once, and an office keeps to its counties",
          "[catalog][integration][harvest]") {
    harvest_program program;
    const auto refused = program.announce(R"({"category":"gold","first_harvest_on":"2025-03-02","county_code":"513499",
        "source":{"dated_on":"2027-01-01","document_sha256":"0000000000000000000000000000000000000000000000000000000000000000"}})");
    CHECK(refused.status == 422);
    CHECK(member(refused, "/code") == "harvest-announcement-invalid");
    CHECK(sorted_faults_of(refused) == std::vector<std::string>{"/category category-unknown", "/county_code county-unknown",
                                                                "/first_harvest_on out-of-range", "/first_harvest_on out-of-range",
                                                                "/source/dated_on out-of-range", "/source/document_sha256 unknown"});
    CHECK(program.announce(R"({"source":{"document_sha256":"xx"},"year":1})").status == 400);
    const auto others = program.ask_as(program.elsewhere, method::post, "/v1/harvest-announcements", harvest_program::apple_harvest());
    CHECK(others.status == 403);
    CHECK(member(others, "/code") == "harvest-county-of-others");
    CHECK(program.ask_as(program.supplier, method::post, "/v1/harvest-announcements", harvest_program::apple_harvest()).status == 403);
    CHECK(member(program.get("/v1/harvest-announcements"), "/data") == "[]");
}

TEST_CASE("a lot that was harvested before the announced day of its variety and county carries a red flag",
          "[catalog][integration][harvest]") {
    harvest_program program;
    REQUIRE(program.announce().status == 201);
    const auto product = program.published(R"({"variety":"红富士"})");
    const auto early = program.lot_of(product, "2026-03-01", "A");
    const auto late = program.lot_of(product, "2026-03-02", "B");
    const auto flagged = program.get("/v1/lots/" + early);
    CHECK(member(flagged, "/flags/0/code") == "harvested-before-announced");
    CHECK(member(flagged, "/flags/0/days_early") == "1");
    CHECK(member(flagged, "/flags/0/announcement/first_harvest_on") == "2026-03-02");
    CHECK(member(flagged, "/flags/0/explanation_zh").find("早1天") != std::string::npos);
    CHECK(member(program.get("/v1/lots/" + late), "/flags") == "[]");
    const auto list = program.get("/v1/products/" + product + "/lots");
    for (const auto& each : nlohmann::json::parse(list.body)["data"]) CHECK(each["flags"].size() == (each["id"] == early ? 1U : 0U));
    CHECK(nlohmann::json::parse(list.body)["data"].size() == 2);
    const auto other = program.published(R"({"variety":"金帅"})");
    CHECK(member(program.get("/v1/lots/" + program.lot_of(other, "2026-03-01", "A")), "/flags") == "[]");
    REQUIRE(program.announce(R"({"first_harvest_on":"2026-02-01"})").status == 201);
    CHECK(member(program.get("/v1/lots/" + early), "/flags") == "[]");
}

TEST_CASE("an announcement for the wrong county is withdrawn, lots are forgiven, and what was known before stays",
          "[catalog][integration][harvest]") {
    harvest_program program;
    const auto announced = program.announce();
    REQUIRE(announced.status == 201);
    const auto id = member(announced, "/id");
    const auto known_at = member(announced, "/recorded_at");
    const auto product = program.published(R"({"variety":"红富士"})");
    const auto early = program.lot_of(product, "2026-03-01", "A");
    CHECK(member(program.get("/v1/lots/" + early), "/flags/0/code") == "harvested-before-announced");
    program.clock.advance(std::chrono::hours(1));
    const auto gone = program.withdraw(id);
    REQUIRE(gone.status == 200);
    CHECK(member(gone, "/withdrawal/reason") == "县错了");
    CHECK(member(gone, "/withdrawal/at") == member(gone, "/superseded_at"));
    CHECK(member(program.get("/v1/lots/" + early), "/flags") == "[]");
    const auto path = std::string("/v1/harvest-announcements");
    CHECK(member(program.get(path), "/data") == "[]");
    const auto before = program.get(path + "?known_at=" + known_at);
    CHECK(member(before, "/data/0/id") == id);
    CHECK(member(before, "/data/0/withdrawal/reason") == "县错了");
    const auto again = program.withdraw(id);
    CHECK(again.status == 409);
    CHECK(member(again, "/code") == "harvest-announcement-superseded");
    REQUIRE(program.announce().status == 201);
    CHECK(member(program.get("/v1/lots/" + early), "/flags/0/announcement/withdrawal") == "null");
    CHECK(std::ranges::count(program.sealed_types(), "harvest.withdrawn") == 1);
    auto connection = program.open();
    auto rows = connection.query("SELECT data, visible_to, actor FROM journal WHERE type = 'harvest.withdrawn' LIMIT 1");
    REQUIRE(rows.next());
    CHECK(rows.text(0).find("\"county_code\":\"513423\"") != std::string::npos);
    CHECK(rows.text(0).find("\"reason\":\"县错了\"") != std::string::npos);
    CHECK(rows.text(1).find('*') != std::string::npos);
    CHECK(rows.text(2) == base::to_wire(*program.office.account));
}

TEST_CASE("what cannot be withdrawn is refused, and an office keeps to its counties", "[catalog][integration][harvest]") {
    harvest_program program;
    const auto first = member(program.announce(), "/id");
    const auto target = "/v1/harvest-announcements/" + first + "/withdrawal";
    const auto others = program.ask_as(program.elsewhere, method::post, target, R"({"reason":"x"})");
    CHECK(others.status == 403);
    CHECK(member(others, "/code") == "harvest-county-of-others");
    CHECK(program.ask_as(program.supplier, method::post, target, R"({"reason":"x"})").status == 403);
    CHECK(sorted_faults_of(program.withdraw(first, "{}")) == std::vector<std::string>{"/reason required"});
    CHECK(program.withdraw(first, nlohmann::json{{"reason", std::string(501, 'x')}}.dump()).status == 400);
    for (const auto* none : {"999999", "x", "-1", "99999999999999999999"}) {
        const auto missing = program.withdraw(none);
        CHECK(missing.status == 404);
        CHECK(member(missing, "/code") == "harvest-announcement-not-found");
    }
    program.clock.advance(std::chrono::hours(1));
    const auto second = member(program.announce(R"({"first_harvest_on":"2026-02-01"})"), "/id");
    const auto replaced = program.withdraw(first);
    CHECK(replaced.status == 409);
    CHECK(member(replaced, "/detail").find("was replaced by a later one") != std::string::npos);
    CHECK(program.withdraw(second, nlohmann::json{{"reason", std::string(500, 'x')}}.dump()).status == 200);
}

TEST_CASE("a product without a variety of its own is held against its family's", "[catalog][integration][harvest]") {
    harvest_program program;
    REQUIRE(program.announce().status == 201);
    const auto family = program.post("/v1/my/product-families", R"({"name_zh":"盐源苹果","category":"fruit","variety":"红富士"})");
    REQUIRE(family.status == 201);
    const auto product = program.published(R"({"family_id":")" + member(family, "/id") + R"("})");
    CHECK(member(program.get("/v1/lots/" + program.lot_of(product, "2026-03-01", "A")), "/flags/0/days_early") == "1");
}

TEST_CASE("a file of announced harvests is recorded whole or not at all, and again changes nothing", "[catalog][integration][harvest]") {
    harvest_program program;
    const std::string good =
        "fruit,红富士,513423,2025,2025-09-20,,,盐源公告,盐农〔2025〕9号,2025-09-01,\n"
        "fruit,红富士,513423,2026,2026-09-18,,,盐源公告,,2026-02-01,\n";
    CHECK(program.import(good + "fruit,红富士,513499,2026,2026-09-18,,,公告,,2026-02-01,\n") == 1);
    CHECK(program.import(good + "fruit,红富士,513423,2026,2026-09-19,,,公告,,2026-02-01,\n") == 1);
    CHECK(member(program.get("/v1/harvest-announcements"), "/data") == "[]");
    CHECK(program.import(good) == 0);
    CHECK(program.import(good) == 0);
    const auto page = program.get("/v1/harvest-announcements?limit=1");
    CHECK(member(page, "/has_more") == "true");
    const auto rest = program.get("/v1/harvest-announcements?limit=1&cursor=" + member(page, "/next_cursor"));
    CHECK(member(rest, "/data/0/year") == "2025");
    CHECK(member(rest, "/has_more") == "false");
    CHECK(std::ranges::count(program.sealed_types(), "harvest.announced") == 2);
}
