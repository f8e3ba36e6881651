// Specifications, families and pictures of products over HTTP, and documents of applications as offices read them.
#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

const std::string png = "\x89PNG\r\n\x1A\n IHDR 苹果";

struct assorted_market : catalog_program {
    base::principal supplier{numbered<base::account_id>(1),
                             numbered<base::organisation_id>(1),
                             "cooperative",
                             "Somebody",
                             {"documents:write", "marks:apply", "products:write"}};

    assorted_market() { import_counties(); }

    http::response hand_in(std::string content, std::string_view kind, const std::string& type) {
        auto context = a_context(clock.now());
        context.who = supplier;
        http::request request{.verb = method::post,
                              .target = "/v1/my/documents?kind=" + std::string(kind),
                              .path = {},
                              .query = {},
                              .headers = {},
                              .body = std::move(content),
                              .remote_address = {},
                              .path_parameters = {},
                              .context = {}};
        return service_program::ask(std::move(request), fresh_key(), type, std::move(context));
    }
    std::size_t found(std::string_view name) {
        return nlohmann::json::parse(get("/v1/product-search?q=" + std::string(name)).body)["total"].get<std::size_t>();
    }
    std::string family() {
        return member(
            ask_as(supplier, method::post, "/v1/my/product-families", R"({"name_zh":"盐源苹果","category":"fruit","variety":"红富士"})"),
            "/id");
    }
    http::response pictures(const std::string& product, std::vector<std::string> ids) {
        return post("/v1/products/" + product + "/pictures", nlohmann::json{{"document_ids", ids}}.dump());
    }
};

}  // namespace

TEST_CASE("several specifications of one product make a family that everybody reads", "[catalog][integration][assortment]") {
    assorted_market program;
    const auto family = program.family();
    REQUIRE(family.starts_with("fam_"));
    const auto sku = [&](std::string_view code, std::string_view specification) {
        return nlohmann::json{{"family_id", family},        {"supplier_code", code}, {"specification", specification},
                              {"unit_gross_mass_g", 10800}, {"carton_units", 4},     {"variety", "红富士"}}
            .dump();
    };
    const auto large = program.published(sku("A-85", "85mm"));
    const auto small = program.drafted(sku("A-75", "75mm"));
    const auto view = program.get("/v1/product-families/" + family);
    REQUIRE(view.status == 200);
    CHECK(member(view, "/products/0/id") == large);
    CHECK(member(view, "/products/0/specification") == "85mm");
    CHECK(member(view, "/products/0/carton_units") == "4");
    CHECK(nlohmann::json::parse(view.body)["products"].size() == 1);  // a draft is not shown
    CHECK(member(program.ask_as(program.supplier, method::get, "/v1/my/product-families"), "/data/0/variety") == "红富士");
    CHECK(member(program.ask_as(program.supplier, method::get, "/v1/my/products/" + small), "/supplier_code") == "A-75");
    CHECK(program.get("/v1/product-families/fam_00000000000000000000000009").status == 404);
}

TEST_CASE("a code is once among a supplier's products, gross is not less than net, a family is the supplier's own",
          "[catalog][integration][assortment]") {
    assorted_market program;
    program.drafted(R"({"supplier_code":"A"})");
    const auto draft = [&](std::string_view changes, base::organisation_id who) {
        return program.ask(method::post, "/v1/products", apples(changes), who, program.fresh_key());
    };
    const auto taken = draft(R"({"supplier_code":"A"})", program.cooperative);
    CHECK(taken.status == 409);
    CHECK(faults_of(taken) == std::vector<std::string>{"/supplier_code taken"});
    CHECK(draft(R"({"supplier_code":"A"})", program.other_cooperative).status == 201);
    CHECK(faults_of(draft(R"({"unit_gross_mass_g":9999})", program.cooperative)) ==
          std::vector<std::string>{"/unit_gross_mass_g out-of-range"});
    CHECK(draft(R"({"unit_gross_mass_g":10000})", program.cooperative).status == 201);
    const auto family = program.family();
    CHECK(member(draft(R"({"family_id":")" + family + "\"}", program.other_cooperative), "/code") == "product-family-not-found");
}

TEST_CASE("pictures are shown in their order to everybody, and may be kept for ever", "[catalog][integration][assortment]") {
    assorted_market program;
    const auto id = program.published();
    const auto first = member(program.hand_in(png, "picture", "image/png"), "/id");
    const auto second = member(program.hand_in(png + "2", "picture", "image/png"), "/id");
    const auto address = [&](const std::string& picture) { return "/v1/products/" + id + "/pictures/" + picture; };
    CHECK(program.get(address(first)).status == 404);
    REQUIRE(program.pictures(id, {second, first}).status == 201);
    CHECK(member(program.get("/v1/products/" + id), "/pictures/0") == address(second));
    CHECK(member(program.get("/v1/products/" + id), "/pictures/1") == address(first));
    const auto shown = program.get(address(first));
    CHECK(shown.body == png);
    CHECK(shown.headers.find("Content-Type") == "image/png");
    CHECK(shown.headers.find("Cache-Control") == "public, max-age=31536000, immutable");
    REQUIRE(program.pictures(id, {first}).status == 201);
    CHECK(program.get(address(second)).status == 404);

    const auto report = member(program.hand_in("%PDF-1", "inspection_report", "application/pdf"), "/id");
    CHECK(faults_of(program.pictures(id, {first, first, report})) ==
          std::vector<std::string>{"/document_ids/1 duplicate", "/document_ids/2 wrong-kind"});
    CHECK(program.pictures(id, std::vector<std::string>(11, first)).status == 400);
    CHECK(member(program.get("/v1/products/" + id), "/listed") == "true");
}

TEST_CASE("a product has the pictures, seasons and description of its family until it has its own", "[catalog][integration][assortment]") {
    assorted_market program;
    const auto family = program.family();
    const auto path = "/v1/product-families/" + family;
    const auto id = program.published(nlohmann::json{{"family_id", family}}.dump());
    const auto other = program.published(R"({"description":"自己的","seasons":[{"from":"09-01","to":"10-31"}],"name_zh":"雪梨"})");
    run_until(program.io, [&] { return program.found("盐源苹果") == 1 && program.found("雪梨") == 1; });
    const auto product = [&] { return program.get("/v1/products/" + id); };
    CHECK(member(product(), "/inherited") == "[]");
    CHECK(member(product(), "/seasons") == "[]");

    const auto changed =
        program.post(path + "/changes", R"({"name_zh":"盐源苹果","description":"高原脆甜","seasons":[{"from":"02-01","to":"03-31"}]})");
    REQUIRE(changed.status == 201);
    CHECK(member(changed, "/version") == "2");
    const auto picture = member(program.hand_in(png, "picture", "image/png"), "/id");
    REQUIRE(program.post(path + "/pictures", nlohmann::json{{"document_ids", {picture}}}.dump()).status == 201);
    CHECK(member(product(), "/description") == "高原脆甜");
    CHECK(member(product(), "/seasons/0/from") == "02-01");
    CHECK(member(product(), "/pictures/0") == path + "/pictures/" + picture);
    CHECK(member(product(), "/inherited") == R"(["description","pictures","seasons"])");
    CHECK(program.get(path + "/pictures/" + picture).body == png);
    CHECK(program.get("/v1/products/" + id + "/pictures/" + picture).status == 404);
    CHECK(member(program.get(path), "/pictures/0") == path + "/pictures/" + picture);
    CHECK(member(program.get("/v1/products/" + other), "/inherited") == "[]");
    const auto in_season = [&] {
        const auto found = program.get("/v1/product-search?in_season=true");
        return nlohmann::json::parse(found.body)["data"];
    };
    run_until(program.io, [&] { return in_season().size() == 1; });
    CHECK(in_season()[0]["id"] == id);

    REQUIRE(program.pictures(id, {picture}).status == 201);
    CHECK(member(product(), "/pictures/0") == "/v1/products/" + id + "/pictures/" + picture);
    CHECK(member(product(), "/inherited") == R"(["description","seasons"])");
}

TEST_CASE("a family is changed by its supplier alone, and what is wrong is told at once", "[catalog][integration][assortment]") {
    assorted_market program;
    const auto path = "/v1/product-families/" + program.family();
    const auto as_other = [&](const std::string& target, std::string body) {
        return program.ask(method::post, target, std::move(body), program.other_cooperative, program.fresh_key());
    };
    CHECK(as_other(path + "/changes", R"({"name_zh":"苹果"})").status == 404);
    CHECK(as_other(path + "/pictures", R"({"document_ids":[]})").status == 404);
    CHECK(program.post("/v1/product-families/fam_1/changes", R"({"name_zh":"苹果"})").status == 404);
    CHECK(sorted_faults_of(program.post(path + "/changes", R"({"variety":"x","seasons":[{"from":"02-30","to":"1"}]})")) ==
          std::vector<std::string>{"/name_zh required", "/seasons/0/from invalid-format", "/seasons/0/to too-short",
                                   "/variety unknown-field"});
    CHECK(member(program.post(path + "/changes", R"({"name_zh":"盐源苹果"})"), "/code") == "product-unchanged");
    const auto report = member(program.hand_in("%PDF-1", "inspection_report", "application/pdf"), "/id");
    CHECK(faults_of(program.post(path + "/pictures", nlohmann::json{{"document_ids", {report}}}.dump())) ==
          std::vector<std::string>{"/document_ids/0 wrong-kind"});
    CHECK(program.get(path + "/pictures/" + report).status == 404);
}

TEST_CASE("an office reads the documents of an application that it may see, and no others", "[catalog][integration][document]") {
    assorted_market program;
    const base::principal county{numbered<base::account_id>(60),
                                 numbered<base::organisation_id>(50),
                                 "supply_marketing_cooperative",
                                 "初审员",
                                 {"marks:first-review", "marks:read"}};
    auto elsewhere = county;
    elsewhere.organisation = numbered<base::organisation_id>(51);
    program.know(program.cooperative, "cooperative", "513423");
    program.know(county.organisation, county.organisation_kind, "513400");
    program.know(elsewhere.organisation, elsewhere.organisation_kind, "510824");
    const auto document = program.hand_in("%PDF-1.7 商标注册证", "trademark_certificate", "application/pdf");
    const auto id = member(document, "/id");
    const auto other = member(program.hand_in("%PDF-1.7 其他", "other", "application/pdf"), "/id");
    auto claim =
        nlohmann::json::parse(R"({"trademark_number":"1","plan_of_use":"贴标","licences":[],"benefit":"order","benefit_note":"保底"})");
    const auto labour =
        program.ask_as(program.supplier, method::post, "/v1/my/labour-lists",
                       R"({"dated_on":"2026-03-01","workers":[{"name":"演示甲甲","identity_number":"519999196101010010"}]})");
    REQUIRE(labour.status == 201);
    claim["labour_list_id"] = member(labour, "/id");
    claim["product_ids"] = {program.drafted()};
    claim["document_ids"] = {id, "doc_00000000000000000000000009"};
    const auto apply = [&] { return program.ask_as(program.supplier, method::post, "/v1/mark-applications", claim.dump()); };
    CHECK(faults_of(apply()) == std::vector<std::string>{"/document_ids/1 unknown-document"});
    claim["document_ids"] = {id, id};
    CHECK(faults_of(apply()) == std::vector<std::string>{"/document_ids/1 duplicate"});
    claim["document_ids"] = {id};
    const auto application = apply();
    REQUIRE(application.status == 201);
    CHECK(member(application, "/claim/documents/0/sha256") == member(document, "/sha256"));
    CHECK(member(application, "/tests/1/decided_by") == "document " + id + " (sha256 " + member(document, "/sha256").substr(0, 12) + ")");
    const auto path = "/v1/mark-applications/" + member(application, "/id") + "/documents/";
    CHECK(program.ask_as(county, method::get, path + id).body == "%PDF-1.7 商标注册证");
    CHECK(program.ask_as(county, method::get, path + other).status == 404);
    CHECK(program.ask_as(elsewhere, method::get, path + id).status == 404);
}
