#include <catch.hpp>

#include <fstream>

#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/people.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

struct lot_program : catalog_program {
    temporary_directory directory;
    base::principal supplier = who(1);
    base::principal rival = who(2);

    static base::principal who(unsigned char organisation) {
        return {numbered<base::account_id>(organisation),
                numbered<base::organisation_id>(organisation),
                "cooperative",
                "Somebody",
                {"lots:write", "products:write"}};
    }
    lot_program() {
        import_counties();
        REQUIRE(command("import places", {{"file", CHUANPIN_SOURCE_DIR "/deploy/data/places_demo.csv"}}) == 0);
        const auto file = directory.file("households.csv");
        std::ofstream(file) << "household_number,village_code,registered_on,exited_on,relation,name,identity_number\n"
                            << "H-5134-0001,513423101201,2018-08-31,2020-11-17,head," << person_name(1) << ',' << identity_number(1)
                            << '\n';
        REQUIRE(command("import households", {{"file", file}}) == 0);
    }
    http::response post_as(const base::principal& by, std::string target, std::string body = "{}") {
        return ask_as(by, method::post, std::move(target), std::move(body));
    }
    std::string opened(const std::string& product) {
        const auto response =
            post_as(supplier, "/v1/products/" + product + "/lots", R"({"number":"2026-001","harvested_on":"2026-03-01"})");
        REQUIRE(response.status == 201);
        return member(response, "/id");
    }
};

constexpr const char* from_household =
    R"({"household_number":"H-5134-0001","quantity_g":1500,"grade":"一级","price_per_kilogram_fen":333,"delivered_on":"2026-03-01"})";
constexpr const char* from_neighbour =
    R"({"supplier_name":"王五六","quantity_g":2000,"grade":"二级","price_per_kilogram_fen":300,"delivered_on":"2026-03-02"})";

}  // namespace

TEST_CASE("a lot is opened, filled by poor households and others, closed, and everybody sees its sums", "[catalog][integration][lot]") {
    lot_program program;
    const auto product = program.published();
    const auto id = program.opened(product);
    const auto path = "/v1/lots/" + id;
    CHECK(member(program.get(path), "/place_code") == "513423");
    CHECK(program.post_as(program.supplier, path + "/intakes", from_household).status == 201);
    const auto filled = program.post_as(program.supplier, path + "/intakes", from_neighbour);
    REQUIRE(filled.status == 201);
    CHECK(member(filled, "/totals/poor") == R"({"amount_fen":500,"intakes":1,"quantity_g":1500})");
    CHECK(member(filled, "/totals/other") == R"({"amount_fen":600,"intakes":1,"quantity_g":2000})");
    CHECK(member(filled, "/totals/all/quantity_g") == "3500");
    CHECK(member(program.post_as(program.supplier, path + "/closing"), "/status") == "closed");
    CHECK(member(program.post_as(program.supplier, path + "/intakes", from_neighbour), "/code") == "lot-closed");
    const auto seen = program.get(path);
    CHECK(member(seen, "/intakes/0/supplier_masked") == "*******0001");
    CHECK(member(seen, "/intakes/0/poor") == "true");
    CHECK(member(seen, "/intakes/1/supplier_masked") == "王**");
    CHECK(seen.body.find("H-5134") == std::string::npos);
    CHECK(seen.body.find("王五六") == std::string::npos);
    const auto list = program.get("/v1/products/" + product + "/lots");
    CHECK(member(list, "/data/0/id") == id);
    CHECK(member(list, "/data/0/totals/all/amount_fen") == "1100");
    const auto types = program.sealed_types();
    CHECK(std::vector(types.end() - 4, types.end()) ==
          std::vector<std::string>{"lot.opened", "lot.intake_recorded", "lot.intake_recorded", "lot.closed"});
    auto connection = program.open();
    auto rows = connection.query("SELECT data FROM journal WHERE type LIKE 'lot.%'");
    while (rows.next()) {
        CHECK(rows.text(0).find("H-5134") == std::string::npos);
        CHECK(rows.text(0).find("王") == std::string::npos);
    }
    auto named = connection.query("SELECT COUNT(*) FROM lot_intake WHERE LOCATE('王五六', name_sealed) > 0 OR LOCATE('王五六', shown) > 0");
    named.next();
    CHECK(named.integer(0) == 0);
}

TEST_CASE("a lot belongs to its supplier and to a published product, and a number is used once", "[catalog][integration][lot]") {
    lot_program program;
    const auto draft = member(program.post_as(program.supplier, "/v1/products", apples()), "/id");
    const std::string body = R"({"number":"1","harvested_on":"2026-03-01"})";
    CHECK(member(program.post_as(program.supplier, "/v1/products/" + draft + "/lots", body), "/code") == "product-not-published");
    CHECK(program.get("/v1/products/" + draft + "/lots").status == 404);
    const auto product = program.published();
    const auto id = program.opened(product);
    CHECK(member(program.post_as(program.supplier, "/v1/products/" + product + "/lots",
                                 R"({"number":"2026-001","harvested_on":"2026-03-01"})"),
                 "/code") == "lot-number-taken");
    CHECK(member(program.post_as(program.rival, "/v1/products/" + product + "/lots", body), "/code") == "product-not-found");
    CHECK(member(program.post_as(program.rival, "/v1/lots/" + id + "/intakes", from_neighbour), "/code") == "lot-not-found");
    CHECK(member(program.post_as(program.rival, "/v1/lots/" + id + "/closing"), "/code") == "lot-not-found");
    CHECK(member(program.get("/v1/lots/lot_00000000000000000000000009"), "/code") == "lot-not-found");
    CHECK(faults_of(program.post_as(program.supplier, "/v1/lots/" + id + "/closing")) == std::vector<std::string>{"/intakes too-few"});
}

TEST_CASE("a broken lot or intake is refused with its fields and changes nothing", "[catalog][integration][lot]") {
    lot_program program;
    const auto product = program.published();
    const auto id = program.opened(product);
    const auto take = [&](std::string body) {
        return sorted_faults_of(program.post_as(program.supplier, "/v1/lots/" + id + "/intakes", std::move(body)));
    };
    CHECK(take(R"({"quantity_g":0,"grade":"","price_per_kilogram_fen":0,"delivered_on":"2026-02-30"})").size() == 5);
    CHECK(take(R"({"household_number":"H-9","quantity_g":1,"grade":"x","price_per_kilogram_fen":1,"delivered_on":"2026-03-01"})") ==
          std::vector<std::string>{"/household_number unknown"});
    CHECK(
        take(
            R"({"supplier_name":"x","household_number":"H-9","quantity_g":1,"grade":"x","price_per_kilogram_fen":1,"delivered_on":"2026-03-01"})") ==
        std::vector<std::string>{"/supplier_name inconsistent"});
    CHECK(take(R"({"supplier_name":"x","quantity_g":1,"grade":"x","price_per_kilogram_fen":1,"delivered_on":"2026-02-28"})") ==
          std::vector<std::string>{"/delivered_on out-of-range"});
    CHECK(sorted_faults_of(program.post_as(program.supplier, "/v1/products/" + product + "/lots",
                                           R"({"number":"2","harvested_on":"2026-03-03","place_code":"510185999999"})")) ==
          std::vector<std::string>{"/harvested_on out-of-range", "/place_code unknown"});
    CHECK(member(program.get("/v1/lots/" + id), "/totals/all/intakes") == "0");
}
