#include <catch.hpp>

#include <fstream>

#include "catalog/domain/mark/certificate_number.hpp"
#include "platform/qr/code.hpp"
#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/people.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

constexpr const char* first_pass = R"({"verdict":"pass","site_visit":{"visited_on":"2026-02-27","finding":"果园属实"}})";

struct mark_office : catalog_program {
    temporary_directory directory;
    base::principal supplier = who(1, 1, "cooperative", {"documents:write", "marks:apply", "products:write"});
    base::principal county_coop = who(50, 60, "supply_marketing_cooperative", {"marks:first-review", "marks:read"});
    base::principal other_coop = who(51, 61, "supply_marketing_cooperative", {"marks:first-review", "marks:read"});
    base::principal group = who(52, 62, "provincial_group", {"marks:re-review", "marks:read"});
    base::principal centre = who(53, 63, "project_centre", {"certificates:manage", "marks:file", "marks:read"});

    mark_office() {
        import_counties();
        import_poor_people();
        know(supplier.organisation, supplier.organisation_kind, "513423");
        know(county_coop.organisation, county_coop.organisation_kind, "513400");
        know(other_coop.organisation, other_coop.organisation_kind, "510824");
        know(group.organisation, group.organisation_kind, "510104");
        know(centre.organisation, centre.organisation_kind, "510104");
    }

    static base::principal who(unsigned char organisation, unsigned char account, std::string kind, std::vector<std::string> permissions) {
        return {numbered<base::account_id>(account), numbered<base::organisation_id>(organisation), std::move(kind), "Somebody",
                std::move(permissions)};
    }

    void import_poor_people() {
        REQUIRE(command("import places", {{"file", CHUANPIN_SOURCE_DIR "/deploy/data/places_demo.csv"}}) == 0);
        const auto file = directory.file("households.csv");
        std::ofstream rows(file);
        rows << "household_number,village_code,registered_on,exited_on,relation,name,identity_number\n";
        for (int person = 0; person < 5; ++person)
            rows << "H-5134-0001,513423101201,2018-08-31,2020-11-17,other," << person_name(person) << ',' << identity_number(person)
                 << '\n';
        rows.close();
        REQUIRE(command("import households", {{"file", file}}) == 0);
    }

    std::string product(std::string_view changes = "{}") {
        const auto drafted = ask_as(supplier, method::post, "/v1/products", apples(changes));
        REQUIRE(drafted.status == 201);
        auto id = member(drafted, "/id");
        REQUIRE(ask_as(supplier, method::post, "/v1/products/" + id + "/inspection-reports",
                       R"({"number":"检1","issuer":"州质检所","valid_from":"2026-01-01","valid_to":"2027-01-01"})")
                    .status == 201);
        return id;
    }
    /// A list of ten workers, the first of them registered poor.
    std::string labour_list(int poor = 3) {
        nlohmann::json list{{"dated_on", "2026-03-01"}, {"workers", nlohmann::json::array()}};
        for (int i = 0; i < 10; ++i) {
            const int person = i < poor ? i : 500 + i;
            list["workers"].push_back({{"name", person_name(person)}, {"identity_number", identity_number(person)}});
        }
        const auto handed_in = ask_as(supplier, method::post, "/v1/my/labour-lists", list.dump());
        REQUIRE(handed_in.status == 201);
        return member(handed_in, "/id");
    }
    std::string claim(const std::string& product, std::string_view changes = "{}") {
        auto document = nlohmann::json::parse(R"({"trademark_number":"12345678",
            "plan_of_use":"每箱贴标","licences":[{"kind":"business","number":"91513423","valid_from":"2020-01-01"}],
            "benefit":"order","benefit_note":"12户保底收购"})");
        document["product_ids"] = {product};
        document["labour_list_id"] = nlohmann::json::parse(changes).contains("labour_list_id") ? "" : labour_list();
        document.merge_patch(nlohmann::json::parse(changes));
        return document.dump();
    }
    http::response apply(const std::string& product, std::string_view changes = "{}") {
        return ask_as(supplier, method::post, "/v1/mark-applications", claim(product, changes));
    }
    std::string applied() {
        const auto response = apply(product());
        REQUIRE(response.status == 201);
        return member(response, "/id");
    }
    std::string contracted(std::string_view product_id) {
        const auto id = member(apply(std::string(product_id)), "/id");
        REQUIRE(decide(county_coop, id, "first-review", first_pass).status == 201);
        REQUIRE(decide(group, id, "re-review", R"({"verdict":"pass"})").status == 201);
        REQUIRE(decide(centre, id, "filing", R"({"verdict":"pass","number":"备2026-1"})").status == 201);
        REQUIRE(decide(centre, id, "contract", R"({"verdict":"pass","number":"合2026-1"})").status == 201);
        return id;
    }
    http::response change(const std::string& number, std::string body) {
        return ask_as(centre, method::post, "/v1/certificates/" + number + "/changes", std::move(body));
    }
    http::response decide(const base::principal& by, const std::string& id, const std::string& step, std::string body) {
        return ask_as(by, method::post, "/v1/mark-applications/" + id + "/" + step, std::move(body));
    }
};

}  // namespace

TEST_CASE("an application passes three reviews and ends in a contract, each decision explained", "[catalog][integration][mark]") {
    mark_office program;
    const auto submitted = program.apply(program.product());
    REQUIRE(submitted.status == 201);
    const auto id = member(submitted, "/id");
    CHECK(member(submitted, "/state") == "submitted");
    CHECK(member(submitted, "/next_step") == "first_review");
    CHECK(member(submitted, "/claim/labour_poor") == "3");
    CHECK(member(submitted, "/claim/labour_matched_on") == "2026-03-02");
    CHECK(member(submitted, "/tests/0/compared") == "100 × 3 = 300 ≥ 30 × 10 = 300");
    CHECK(member(submitted, "/tests/4/outcome") == "passed");
    CHECK(member(submitted, "/tests/6/outcome") == "failed");

    const auto first = program.decide(program.county_coop, id, "first-review", first_pass);
    REQUIRE(first.status == 201);
    CHECK(member(first, "/state") == "first_reviewed");
    CHECK(member(program.decide(program.group, id, "re-review", R"({"verdict":"pass"})"), "/state") == "re_reviewed");
    CHECK(member(program.decide(program.centre, id, "filing", R"({"verdict":"pass"})"), "/code") == "mark-number-missing");
    CHECK(member(program.decide(program.centre, id, "filing", R"({"verdict":"pass","number":"备2026-1"})"), "/state") == "filed");
    const auto signed_by_centre = program.decide(program.centre, id, "contract", R"({"verdict":"pass","number":"合2026-1"})");
    CHECK(member(signed_by_centre, "/state") == "contracted");
    CHECK(member(signed_by_centre, "/decisions/3/step") == "contract");
    CHECK(member(signed_by_centre, "/next_step") == "certificate");

    const auto own = program.ask_as(program.supplier, method::get, "/v1/my/mark-applications/" + id);
    CHECK(member(own, "/contract_number") == "合2026-1");
    CHECK(member(program.ask_as(program.supplier, method::get, "/v1/my/mark-applications"), "/data/0/id") == id);
    CHECK(program.sealed_types() ==
          std::vector<std::string>{"registry.imported", "registry.imported", "registry.imported", "product.drafted", "permit.recorded",
                                   "labour_list.handed_in", "mark_application.submitted", "mark_application.first_reviewed",
                                   "mark_application.re_reviewed", "mark_application.filed", "mark_application.contracted"});
}

TEST_CASE("an office of another place finds no application, and no office takes another's step", "[catalog][integration][mark]") {
    mark_office program;
    const auto id = program.applied();
    CHECK(program.decide(program.other_coop, id, "first-review", first_pass).status == 404);
    CHECK(program.ask_as(program.other_coop, method::get, "/v1/mark-applications/" + id).status == 404);
    CHECK(member(program.ask_as(program.other_coop, method::get, "/v1/mark-applications"), "/data") == "[]");
    CHECK(member(program.ask_as(program.county_coop, method::get, "/v1/mark-applications?state=submitted"), "/data/0/id") == id);
    auto bold = program.county_coop;
    bold.permissions = {"marks:re-review"};
    CHECK(member(program.decide(bold, id, "re-review", R"({"verdict":"pass"})"), "/code") == "mark-step-not-yours");
    auto stranger = program.who(2, 2, "cooperative", {"marks:apply"});
    CHECK(program.ask_as(stranger, method::get, "/v1/my/mark-applications/" + id).status == 404);
    CHECK(member(program.ask_as(stranger, method::post, "/v1/mark-applications", program.claim(program.product())), "/code") ==
          "organisation-not-yet-known");
    program.know(stranger.organisation, "cooperative", "513423");
    CHECK(member(program.ask_as(stranger, method::post, "/v1/mark-applications", program.claim(program.product())), "/code") ==
          "labour-list-unknown");
    const auto product = program.product();
    program.supplier = stranger;
    CHECK(member(program.apply(product), "/code") == "product-not-found");
}

TEST_CASE("what was sent back is corrected, what was refused is appealed once", "[catalog][integration][mark]") {
    mark_office program;
    const auto apples_of_yanyuan = program.product();
    const auto id = member(program.apply(apples_of_yanyuan, R"({"labour_list_id":")" + program.labour_list(2) + "\"}"), "/id");
    const auto failing = program.decide(program.county_coop, id, "first-review", first_pass);
    CHECK(failing.status == 422);
    CHECK(faults_of(failing) == std::vector<std::string>{"/tests/labour_share test-failed"});
    CHECK(member(program.decide(program.county_coop, id, "first-review", R"({"verdict":"return"})"), "/code") == "mark-reasons-missing");
    const auto back = program.decide(program.county_coop, id, "first-review", R"({"verdict":"return","reasons":"人数不符"})");
    CHECK(member(back, "/state") == "returned");
    const auto path = "/v1/mark-applications/" + id;
    const auto corrected = program.ask_as(program.supplier, method::post, path + "/correction", program.claim(apples_of_yanyuan));
    REQUIRE(corrected.status == 201);
    CHECK(member(corrected, "/tests/0/outcome") == "passed");
    CHECK(member(program.decide(program.county_coop, id, "first-review", R"({"verdict":"refuse","reasons":"无果园"})"), "/state") ==
          "refused");
    const auto appealed = program.ask_as(program.supplier, method::post, path + "/appeal", R"({"reason":"有果园"})");
    CHECK(member(appealed, "/state") == "submitted");
    CHECK(member(program.decide(program.county_coop, id, "first-review", first_pass), "/code") == "mark-reviewer-repeated");
    auto colleague = program.county_coop;
    colleague.account = numbered<base::account_id>(70);
    CHECK(program.decide(colleague, id, "first-review", R"({"verdict":"refuse","reasons":"无果园"})").status == 201);
    CHECK(member(program.ask_as(program.supplier, method::post, path + "/appeal", R"({"reason":"x"})"), "/code") == "mark-appeal-used");
}

TEST_CASE("a waiver lets an application pass, with who gave it and why", "[catalog][integration][mark]") {
    mark_office program;
    const auto id =
        member(program.apply(program.product(), R"({"trademark_number":null,"labour_list_id":")" + program.labour_list(0) + "\"}"), "/id");
    const auto waiver = [&](const char* test) {
        return program.decide(program.group, id, "waivers", std::string(R"({"reason":"防疫快速通道","test":")") + test + "\"}");
    };
    CHECK(waiver("labour_share").status == 201);
    CHECK(member(waiver("origin"), "/code") == "mark-test-not-waivable");
    CHECK(member(waiver("labour_share"), "/code") == "mark-test-waived-already");
    const auto waived = waiver("own_trademark");
    CHECK(member(waived, "/tests/0/outcome") == "waived");
    CHECK(member(waived, "/waivers/1/test") == "own_trademark");
    CHECK(member(program.decide(program.county_coop, id, "first-review", first_pass), "/state") == "first_reviewed");
}

TEST_CASE("a broken application is refused with every fault and nothing is stored", "[catalog][integration][mark]") {
    mark_office program;
    const auto product = program.product();
    const auto faults = sorted_faults_of(program.apply(
        product,
        R"({"labour_list_id":"x","benefit":"gift","plan_of_use":"","licences":[{"kind":"x","number":"","valid_from":"2026-02-30"}]})"));
    CHECK(faults.size() == 6);
    const auto typed = program.apply(product, R"({"labour_total":10,"labour_poor":3})");
    CHECK(typed.status == 400);
    CHECK(sorted_faults_of(typed) == std::vector<std::string>{"/labour_poor unknown-field", "/labour_total unknown-field"});
    const auto unknown = program.apply(product, R"({"labour_list_id":"lbl_00000000000000000000000009"})");
    CHECK(unknown.status == 422);
    CHECK(faults_of(unknown) == std::vector<std::string>{"/labour_list_id unknown"});
    CHECK(program.apply("prd_00000000000000000000000009").status == 404);
}

TEST_CASE("a late step is visible and told of", "[catalog][integration][mark]") {
    mark_office program;
    const auto id = program.applied();
    CHECK(member(program.ask_as(program.group, method::get, "/v1/mark-applications?overdue=true"), "/data") == "[]");
    program.clock.advance(std::chrono::days(30));
    const auto late = program.ask_as(program.group, method::get, "/v1/mark-applications?overdue=true");
    CHECK(member(late, "/data/0/id") == id);
    CHECK(member(late, "/data/0/due/overdue_since") != "null");
}

TEST_CASE("a certificate is issued, looked up by anybody on any day, suspended, resumed and revoked", "[catalog][integration][mark]") {
    mark_office program;
    const auto product = program.product();
    const auto id = program.contracted(product);
    const auto path = "/v1/mark-applications/" + id + "/certificate";
    CHECK(member(program.ask_as(program.centre, method::post, path, R"({"kind":"authorised","valid_from":"2026-03-01"})"), "/code") ==
          "certificate-order-invalid");
    const auto issued = program.ask_as(program.centre, method::post, path, R"({"kind":"authorised","valid_from":"2026-03-10"})");
    REQUIRE(issued.status == 201);
    const auto number = member(issued, "/number");
    CHECK(number.starts_with("SF-2026-000001-"));
    CHECK(program.ask_as(program.centre, method::post, path, R"({"kind":"authorised"})").status == 409);
    CHECK(member(program.ask_as(program.supplier, method::get, "/v1/my/mark-applications/" + id), "/certificate_number") == number);

    const auto target = "/v1/certificates/" + number;
    const auto status_on = [&](const std::string& day) { return member(program.get(target + "?on=" + day), "/status"); };
    CHECK(status_on("2026-03-09") == "not_yet_valid");
    CHECK(status_on("2026-03-10") == "authorised");
    CHECK(status_on("2028-03-10") == "expired");
    const auto seen = program.get(target + "?on=2026-03-10");
    CHECK(member(seen, "/may_carry_mark") == "true");
    CHECK(member(seen, "/product_ids/0") == product);
    CHECK(member(seen, "/holder_name") == "Organisation of the test");

    CHECK(program.change(number, R"({"action":"suspend","from":"2026-04-01","reason":"抽检不合格"})").status == 201);
    CHECK(status_on("2026-04-01") == "suspended");
    CHECK(member(program.get(target + "?on=2026-04-01"), "/may_carry_mark") == "false");
    CHECK(program.change(number, R"({"action":"resume","from":"2026-05-01","reason":"整改完成"})").status == 201);
    CHECK(status_on("2026-05-01") == "authorised");
    CHECK(program.change(number, R"({"action":"revoke","from":"2026-06-01","reason":"转让标识"})").status == 201);
    CHECK(member(program.change(number, R"({"action":"resume","from":"2026-07-01","reason":"x"})"), "/code") ==
          "certificate-state-conflict");

    const auto history = program.ask_as(program.group, method::get, target + "/history");
    REQUIRE(history.status == 200);
    CHECK(member(history, "/history/0/reason") == "issued");
    CHECK(member(history, "/history/0/superseded_at") != "null");
    const auto own = program.ask_as(program.supplier, method::get, "/v1/my/certificates/" + number);
    CHECK(member(own, "/history/0/reason") == "issued");
    const auto stranger = program.who(2, 2, "cooperative", {"marks:apply"});
    CHECK(member(program.ask_as(stranger, method::get, "/v1/my/certificates/" + number), "/code") == "certificate-not-found");
    const auto types = program.sealed_types();
    CHECK(std::vector(types.end() - 5, types.end()) == std::vector<std::string>{"mark_application.certified", "certificate.issued",
                                                                                "certificate.suspended", "certificate.resumed",
                                                                                "certificate.revoked"});
}

TEST_CASE("a number that almost exists is told from one that does not exist and from nonsense", "[catalog][integration][mark]") {
    mark_office program;
    const auto id = program.contracted(program.product());
    const auto number =
        member(program.ask_as(program.centre, method::post, "/v1/mark-applications/" + id + "/certificate", R"({"kind":"pre_authorised"})"),
               "/number");
    auto almost = number;
    almost[13] = '7';
    const auto slip = program.get("/v1/certificates/" + almost);
    CHECK(slip.status == 400);
    CHECK(faults_of(slip) == std::vector<std::string>{"/number wrong-check-character"});
    CHECK(faults_of(program.get("/v1/certificates/unknown")) == std::vector<std::string>{"/number invalid-format"});
    CHECK(member(program.get("/v1/certificates/" + catalog::domain::make_certificate_number(2026, 2)), "/code") == "certificate-not-found");
    CHECK(program.get("/v1/certificates/" + number + "?on=2026-02-30").status == 400);
}

TEST_CASE("only the project centre manages certificates, and only after the contract", "[catalog][integration][mark]") {
    mark_office program;
    const auto early = program.applied();
    CHECK(
        member(program.ask_as(program.centre, method::post, "/v1/mark-applications/" + early + "/certificate", R"({"kind":"authorised"})"),
               "/code") == "mark-application-state-conflict");
    const auto id = program.contracted(program.product());
    auto bold = program.group;
    bold.permissions = {"certificates:manage"};
    const auto path = "/v1/mark-applications/" + id + "/certificate";
    CHECK(member(program.ask_as(bold, method::post, path, R"({"kind":"authorised"})"), "/code") == "mark-step-not-yours");
    const auto number = member(program.ask_as(program.centre, method::post, path, R"({"kind":"authorised"})"), "/number");
    CHECK(number.starts_with("SF-2026-000001-"));
    CHECK(member(program.ask_as(bold, method::post, "/v1/certificates/" + number + "/changes", R"({"action":"revoke","reason":"x"})"),
                 "/code") == "mark-step-not-yours");
    CHECK(member(program.change(catalog::domain::make_certificate_number(2026, 2), R"({"action":"revoke","reason":"x"})"), "/code") ==
          "certificate-not-found");
}

TEST_CASE("a certificate's QR code leads to its public page", "[catalog][integration][mark]") {
    mark_office program;
    const auto id = program.contracted(program.product());
    const auto number =
        member(program.ask_as(program.centre, method::post, "/v1/mark-applications/" + id + "/certificate", R"({"kind":"authorised"})"),
               "/number");
    const auto path = "/v1/certificates/" + number + "/qr-code";
    const auto picture = program.get(path);
    REQUIRE(picture.status == 200);
    CHECK(picture.headers.find("Content-Type") == "image/svg+xml");
    CHECK(picture.body == qr::to_svg(qr::encode("https://chuanpin.example/v1/certificates/" + number)));
    http::header_list known;
    known.add("If-None-Match", std::string(picture.headers.find("ETag")));
    CHECK(program.get(path, known).status == 304);
    CHECK(program.get("/v1/certificates/" + catalog::domain::make_certificate_number(2026, 9) + "/qr-code").status == 404);
}

TEST_CASE("an application may extend the certificate that its applicant has", "[catalog][integration][mark]") {
    mark_office program;
    const auto certify = [&](const std::string& application, const std::string& body) {
        return program.ask_as(program.centre, method::post, "/v1/mark-applications/" + application + "/certificate", body);
    };
    const auto first = program.product();
    const auto number = member(certify(program.contracted(first), R"({"kind":"authorised"})"), "/number");
    const auto second = program.product(R"({"name_zh":"盐源核桃"})");
    const auto id = program.contracted(second);
    CHECK(member(certify(id, R"({"kind":"authorised","extends":")" + catalog::domain::make_certificate_number(2026, 9) + R"("})"),
                 "/code") == "certificate-not-found");
    const auto extended = certify(id, R"({"kind":"authorised","extends":")" + number + R"("})");
    REQUIRE(extended.status == 201);
    CHECK(member(extended, "/number") == number);
    CHECK(member(extended, "/product_ids/1") == second);
    CHECK(member(program.ask_as(program.supplier, method::get, "/v1/my/mark-applications/" + id), "/certificate_number") == number);
    CHECK(faults_of(certify(program.contracted(first), R"({"kind":"authorised","extends":")" + number + R"("})")) ==
          std::vector<std::string>{"/product_ids/0 covered-already"});
    CHECK(program.change(number, R"({"action":"suspend","reason":"检查"})").status == 201);
    const auto third = program.contracted(program.product(R"({"name_zh":"盐源花椒"})"));
    CHECK(member(certify(third, R"({"kind":"authorised","extends":")" + number + R"("})"), "/code") == "certificate-state-conflict");
}
