#include <fstream>

#include <catch.hpp>

#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/people.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

constexpr std::string_view header =
    "source,source_name,maker_organisation_id,region_code,observed_on,category,goods_name_zh,specification,unit_name_zh,price_fen,"
    "unit_net_mass_g\n";

struct price_office : catalog_program {
    base::principal office{numbered<base::account_id>(70), numbered<base::organisation_id>(70), "price_office", "物价员", {"prices:write"}};

    price_office() { import_counties(); }

    static std::string comparable(std::string_view changes = "{}") {
        auto document = nlohmann::json::parse(R"({"source":"wholesale_market","source_name":"成都批发市场","region_code":"510100",
            "observed_on":"2026-03-01","category":"fruit","goods_name_zh":"盐源苹果","unit_name_zh":"箱","price_fen":6000,"unit_net_mass_g":10000})");
        document.merge_patch(nlohmann::json::parse(changes));
        return document.dump();
    }
    http::response record(std::string_view changes = "{}") {
        return ask_as(office, method::post, "/v1/price-comparables", comparable(changes));
    }
    std::string recorded(std::string_view changes) {
        const auto response = record(changes);
        REQUIRE(response.status == 201);
        return member(response, "/id");
    }
    /// Three prices of a kilogram whose average is 600 fen.
    void record_three() {
        recorded(R"({"source_name":"甲","price_fen":5000})");
        recorded(R"({"source_name":"乙","price_fen":3000,"unit_net_mass_g":5000})");
        recorded(R"({"source_name":"丙","price_fen":700,"unit_net_mass_g":1000,"source":"self_operated"})");
    }
    http::response offer(const std::string& product, std::int64_t price, std::string_view changes = "{}") {
        auto document = nlohmann::json::parse(R"({"minimum_quantity":1,"valid_from":"2026-03-02"})");
        document["tiers"] = {{{"quantity_from", 1}, {"unit_price_fen", price}}};
        document.merge_patch(nlohmann::json::parse(changes));
        return post("/v1/products/" + product + "/offers", document.dump());
    }
    http::response change_rule(std::string_view changes) {
        auto document = nlohmann::json::parse(R"({"category":"fruit","warn_percent":110,"warn_action":"warn","block_percent":120,
            "block_action":"explain","valid_from":"2026-03-02","reason":"新规则"})");
        document.merge_patch(nlohmann::json::parse(changes));
        return ask_as(office, method::post, "/v1/price-rules", document.dump());
    }
    std::string file_of(std::string_view rows) {
        const auto path = (directory.path() / "comparables.csv").string();
        std::ofstream(path, std::ios::binary) << header << rows;
        return path;
    }
    int import(std::string_view rows) { return command("import comparables", {{"file", file_of(rows)}}); }
    std::int64_t count() {
        auto connection = open();
        auto rows = connection.query("SELECT COUNT(*) FROM price_comparable");
        rows.next();
        return rows.integer(0);
    }

    temporary_directory directory;
};

}  // namespace

TEST_CASE("an offer is blocked, warned of or passed by the average of like goods, and the evidence stays",
          "[catalog][integration][price]") {
    price_office program;
    program.record_three();
    const auto product = program.published();
    const auto blocked = program.offer(product, 7'201);
    CHECK(blocked.status == 422);
    CHECK(member(blocked, "/code") == "offer-price-too-high");
    CHECK(faults_of(blocked) == std::vector<std::string>{"/tiers/0/unit_price_fen above-block_average"});
    CHECK(member(blocked, "/average_per_kilogram_fen") == "600");
    CHECK(member(blocked, "/block_above_per_kilogram_fen") == "720");
    CHECK(member(blocked, "/comparables") == "3");

    const auto warned = program.offer(product, 7'200);
    REQUIRE(warned.status == 201);
    CHECK(member(warned, "/price_check/outcome") == "warned");
    CHECK(member(warned, "/price_check/tiers/0/above/0") == "warn_average");
    const auto passed = program.offer(product, 6'600, R"({"valid_from":"2026-03-03"})");
    REQUIRE(passed.status == 201);
    CHECK(member(passed, "/price_check/outcome") == "passed");
    const auto id = member(warned, "/id");
    CHECK(member(program.get("/v1/offers/" + id), "/price_check/outcome") == "warned");

    const auto evidence = program.ask_as(program.office, method::get, "/v1/offers/" + id + "/price-evidence?version=1");
    REQUIRE(evidence.status == 200);
    CHECK(member(evidence, "/agrees") == "true");
    CHECK(member(evidence, "/stored/average/sum_per_kilogram_fen") == "1800");
    CHECK(member(evidence, "/anew/outcome") == "warned");
    CHECK(member(evidence, "/rule/category") == "null");
    CHECK(member(evidence, "/comparables/2/price_per_kilogram_fen") != "null");
    CHECK(program.ask_as(program.office, method::get, "/v1/offers/" + id + "/price-evidence?version=9").status == 404);
    CHECK(program.get("/v1/offers/" + id + "/price-evidence").status == 401);
}

TEST_CASE("what is withdrawn or changed later changes no verdict that was given", "[catalog][integration][price]") {
    price_office program;
    program.record_three();
    const auto product = program.published();
    const auto id = member(program.offer(product, 7'200), "/id");
    const auto extra = program.recorded(R"({"source_name":"丁","price_fen":100})");
    const auto withdrawal = [&](const std::string& which) {
        return program.ask_as(program.office, method::post, "/v1/price-comparables/" + which + "/withdrawal", R"({"reason":"抄错"})");
    };
    CHECK(withdrawal(extra).status == 200);
    CHECK(member(withdrawal(extra), "/code") == "price-comparable-withdrawn");
    CHECK(withdrawal("pcm_01ARZ3NDEKTSV4RRFFQ69G5FAV").status == 404);
    const auto path = "/v1/offers/" + id + "/price-evidence";
    const auto first = member(program.ask_as(program.office, method::get, path), "/comparables/0/id");
    CHECK(member(withdrawal(first), "/withdrawn/reason") == "抄错");
    REQUIRE(program.change_rule(R"({"warn_percent":50,"block_percent":50})").status == 201);
    const auto evidence = program.ask_as(program.office, method::get, path);
    CHECK(member(evidence, "/agrees") == "true");
    CHECK(member(evidence, "/comparables/0/withdrawn/reason") == "抄错");
    CHECK(member(program.offer(product, 7'200, R"({"valid_from":"2026-03-09"})"), "/price_check/outcome") == "no_comparison");
    program.open().execute("UPDATE price_evidence SET sum_per_kilogram_fen = 9999 WHERE version = 1");
    CHECK(member(program.ask_as(program.office, method::get, path + "?version=1"), "/agrees") == "false");
}

TEST_CASE("a category's rule asks for an explanation, and keeps it", "[catalog][integration][price]") {
    price_office program;
    program.record_three();
    const auto product = program.published();
    REQUIRE(program.change_rule("{}").status == 201);
    const auto silent = program.offer(product, 9'000);
    CHECK(member(silent, "/code") == "offer-price-unexplained");
    CHECK(sorted_faults_of(silent) ==
          std::vector<std::string>{"/price_explanation required", "/tiers/0/unit_price_fen above-block_average"});
    const auto told = program.offer(product, 9'000, R"({"price_explanation":"礼盒装"})");
    REQUIRE(told.status == 201);
    CHECK(member(told, "/price_check/outcome") == "explained");
    CHECK(member(told, "/price_check/explanation") == "礼盒装");
    REQUIRE(program.change_rule(R"({"not_above_self_operated":true,"block_action":"block"})").status == 201);
    const auto above = program.offer(product, 7'001, R"({"valid_from":"2026-03-05"})");
    CHECK(faults_of(above) == std::vector<std::string>{"/tiers/0/unit_price_fen above-self_operated"});
    const auto rules = program.get("/v1/price-rules");
    CHECK(member(rules, "/data/1/not_above_self_operated") == "true");
    CHECK(member(program.change_rule(R"({"category":"gold"})"), "/code") == "category-unknown");
    CHECK(sorted_faults_of(program.change_rule(R"({"warn_percent":130,"valid_from":"2026-03-01"})")) ==
          std::vector<std::string>{"/valid_from out-of-range", "/warn_percent out-of-order"});
}

TEST_CASE("a supplier names the goods that its product is like", "[catalog][integration][price]") {
    price_office program;
    program.record_three();
    const auto product = program.published(R"({"name_zh":"高山红苹果"})");
    CHECK(member(program.offer(product, 9'000), "/price_check/outcome") == "no_comparison");
    const auto unknown = program.offer(product, 9'000, R"({"comparable_name_zh":"金苹果","valid_from":"2026-03-03"})");
    CHECK(faults_of(unknown) == std::vector<std::string>{"/comparable_name_zh comparable-goods-unknown"});
    CHECK(member(program.offer(product, 9'000, R"({"comparable_name_zh":" 盐源 苹果","valid_from":"2026-03-03"})"), "/code") ==
          "offer-price-too-high");
}

TEST_CASE("everybody sees the average, and who is signed in its comparables", "[catalog][integration][price]") {
    price_office program;
    program.record_three();
    const auto average = program.get("/v1/price-averages?category=fruit&product_name=%E7%9B%90%E6%BA%90%E8%8B%B9%E6%9E%9C");
    REQUIRE(average.status == 200);
    CHECK(member(average, "/average_per_kilogram_fen") == "600");
    CHECK(member(average, "/comparables") == "3");
    CHECK(member(average, "/window_from") == "2026-01-31");
    CHECK(member(program.get("/v1/price-averages?category=fruit&product_name=x"), "/average_per_kilogram_fen") == "null");
    CHECK(sorted_faults_of(program.get("/v1/price-averages")) == std::vector<std::string>{"?category required", "?product_name required"});
    CHECK(program.get("/v1/price-comparables").status == 401);
    const auto page = program.ask(method::get, "/v1/price-comparables?category=fruit&limit=2", {}, program.cooperative);
    REQUIRE(page.status == 200);
    CHECK(member(page, "/has_more") == "true");
    const auto rest = program.ask(method::get, "/v1/price-comparables?category=fruit&limit=2&cursor=" + member(page, "/next_cursor"), {},
                                  program.cooperative);
    CHECK(member(rest, "/has_more") == "false");
    CHECK(member(rest, "/data/0/source_name") != "null");
}

TEST_CASE("a comparable that breaks a rule is refused with every fault, and one price stands", "[catalog][integration][price]") {
    price_office program;
    CHECK(
        sorted_faults_of(program.record(R"({"source":"maker_shop","region_code":"51","observed_on":"2026-03-03"})")) ==
        std::vector<std::string>{"/maker_organisation_id not-of-this-source", "/observed_on out-of-range", "/region_code invalid-format"});
    CHECK(sorted_faults_of(program.record(R"({"source":"hearsay","price_fen":0,"colour":"red"})")).size() == 3);
    CHECK(member(program.record(R"({"category":"gold"})"), "/code") == "category-unknown");
    const auto id = program.recorded("{}");
    const auto other = program.record(R"({"price_fen":1})");
    CHECK(member(other, "/code") == "price-comparable-recorded");
    CHECK(member(other, "/comparable_id") == id);
    CHECK(program.count() == 1);
    CHECK(program.ask(method::post, "/v1/price-comparables", price_office::comparable(), program.cooperative, "k").status == 403);
}

TEST_CASE("a file of comparables is taken whole or not at all, and again changes nothing", "[catalog][integration][price]") {
    price_office program;
    const std::string good =
        "bulletin,发改委公告,,510000,2026-03-01,fruit,盐源苹果,一级,箱,6000,10000\n"
        "bulletin,发改委公告,,510000,2026-03-01,fruit,盐源苹果,二级,箱,5000,10000\n"
        "bulletin,发改委公告,,510000,2026-03-01,fruit,盐源苹果,二级,箱,5000,10000\n";
    CHECK(program.import(good) == 0);
    CHECK(program.count() == 2);
    CHECK(program.import(good) == 0);
    CHECK(program.count() == 2);
    CHECK(program.import("bulletin,发改委公告,,510000,2026-03-01,fruit,盐源苹果,一级,箱,6001,10000\n"
                         "bulletin,发改委公告,,510000,2026-03-01,tea,蒙顶甘露,,盒,6001,250\n") == 1);
    CHECK(program.import("hearsay,x,org_1,51,2026-02-30,fruit,,,箱,0,0\n") == 1);
    CHECK(program.import("bulletin,x,,510000,2026-03-01,gold,金,,箱,1,1\n") == 1);
    CHECK(program.import("bulletin,x,,510000,2026-03-01,tea,茶,,盒,1,1\nbulletin,x,,510000,2026-03-01,tea,茶,,盒,2,1\n") == 1);
    CHECK(program.count() == 2);
    CHECK(program.sealed_types() == std::vector<std::string>{"registry.imported", "registry.imported"});
}

TEST_CASE("a steep rise of a product's own price is noted inside", "[catalog][integration][price]") {
    price_office program;
    const auto product = program.published();
    REQUIRE(program.offer(product, 1'000).status == 201);
    REQUIRE(program.offer(product, 1'300, R"({"valid_from":"2026-03-03"})").status == 201);
    program.clock.advance(std::chrono::hours(24 * 2));
    REQUIRE(program.offer(product, 1'301, R"({"valid_from":"2026-03-05"})").status == 201);
    const auto types = program.sealed_types();
    CHECK(types.back() == "price.spike_noted");
    CHECK(std::ranges::count(types, "price.spike_noted") == 1);
    auto connection = program.open();
    auto rows = connection.query("SELECT visible_to, data FROM journal WHERE type = 'price.spike_noted'");
    REQUIRE(rows.next());
    CHECK(rows.text(0) == "[]");
    CHECK(rows.text(1).find(R"("unit_price_before_fen":1000)") != std::string::npos);
    auto supervisor = program.office;
    supervisor.permissions = {"price-spikes:read"};
    const auto page = program.ask_as(supervisor, method::get, "/v1/price-spikes");
    CHECK(member(page, "/data/0/unit_price_fen") == "1301");
    CHECK(member(page, "/has_more") == "false");
    CHECK(program.ask(method::get, "/v1/price-spikes", {}, program.cooperative).status == 403);
}

TEST_CASE("an application for the mark says what its products will cost, and is held against like goods", "[catalog][integration][price]") {
    price_office program;
    program.record_three();
    const base::principal supplier{
        numbered<base::account_id>(1), program.cooperative, "cooperative", "社员", {"marks:apply", "products:write"}};
    program.know(program.cooperative, "cooperative", "513423");
    const auto product = program.drafted();
    nlohmann::json workers = nlohmann::json::parse(R"({"dated_on":"2026-03-01","workers":[]})");
    workers["workers"] = {{{"name", person_name(1)}, {"identity_number", identity_number(1)}}};
    const auto list = program.ask_as(supplier, method::post, "/v1/my/labour-lists", workers.dump());
    REQUIRE(list.status == 201);
    const auto apply = [&](std::int64_t price) {
        nlohmann::json claim = nlohmann::json::parse(R"({"plan_of_use":"每箱贴标","licences":[],
            "benefit":"order","benefit_note":"12户"})");
        claim["product_ids"] = {product};
        claim["labour_list_id"] = member(list, "/id");
        if (price > 0) claim["prices"] = {{{"product_id", product}, {"unit_price_fen", price}}};
        return program.ask_as(supplier, method::post, "/v1/mark-applications", claim.dump());
    };
    const auto price_test = [](const http::response& response) {
        for (const auto& each : nlohmann::json::parse(response.body).at("tests"))
            if (each.at("test") == "price") return each;
        return nlohmann::json();
    };
    const auto fine = apply(6'000);
    REQUIRE(fine.status == 201);
    CHECK(member(fine, "/claim/prices/0/unit_price_fen") == "6000");
    CHECK(price_test(fine).at("outcome") == "passed");
    CHECK(price_test(fine).at("compared") == "6000 fen for 10000 g ≤ 1800 ÷ 3 = 600 fen/kg");
    CHECK(price_test(apply(6'001)).at("outcome") == "failed");
    CHECK(price_test(apply(0)).at("compared") == "no price");
    const auto read = program.ask_as(supplier, method::get, "/v1/my/mark-applications/" + member(fine, "/id"));
    CHECK(price_test(read).at("outcome") == "passed");
}
