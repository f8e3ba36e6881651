// Documents, licences, inspection reports and the review of listings over HTTP.
#include <catch.hpp>

#include <nlohmann/json.hpp>

#include "tests/integration/catalog/running_catalog.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace std::chrono_literals;
using http::method;

namespace {

const std::string pdf = "%PDF-1.7\n某果业检验报告";
constexpr const char* pickles = R"({"name_zh":"盐源泡菜","category":"processed"})";

struct licensed_market : catalog_program {
    base::principal supplier{numbered<base::account_id>(1),
                             numbered<base::organisation_id>(1),
                             "cooperative",
                             "Somebody",
                             {"documents:write", "marks:apply", "offers:write", "products:write"}};
    base::principal platform{
        numbered<base::account_id>(90), numbered<base::organisation_id>(90), "platform_operator", "审核员", {"products:review"}};

    licensed_market() { import_counties(); }

    http::response hand_in(std::string content, std::string type = "application/pdf", std::string query = "?kind=inspection_report",
                           const base::principal* by = nullptr) {
        auto context = a_context(clock.now());
        context.who = by ? *by : supplier;
        http::request request{.verb = method::post,
                              .target = "/v1/my/documents" + query,
                              .path = {},
                              .query = {},
                              .headers = {},
                              .body = std::move(content),
                              .remote_address = {},
                              .path_parameters = {},
                              .context = {}};
        return service_program::ask(std::move(request), fresh_key(), type, std::move(context));
    }
    http::response as_supplier(method verb, std::string target, std::string body = {}) {
        return ask_as(supplier, verb, std::move(target), std::move(body));
    }
    http::response report(const std::string& product, std::string_view to, std::string_view from = "2026-01-01") {
        nlohmann::json body{{"number", "检2026-1"}, {"issuer", "州质检所"}, {"valid_from", from}, {"valid_to", to}};
        return as_supplier(method::post, "/v1/products/" + product + "/inspection-reports", body.dump());
    }
    http::response licence(std::string_view changes) {
        auto body = nlohmann::json::parse(R"({"kind":"business_licence","number":"9151","issuer":"市监局","valid_from":"2026-01-01"})");
        body.merge_patch(nlohmann::json::parse(changes));
        return as_supplier(method::post, "/v1/my/licences", body.dump());
    }
    http::response change(const std::string& product, std::string_view changes, std::int64_t version) {
        http::header_list headers;
        headers.add("If-Match", "\"" + product + "-" + std::to_string(version) + "\"");
        return ask(method::post, "/v1/products/" + product + "/changes", apples(changes), cooperative, fresh_key(), std::move(headers));
    }
    std::string holds(const std::string& product) {
        std::string codes;
        const auto answer = as_supplier(method::get, "/v1/my/products/" + product);
        INFO(answer.body);
        REQUIRE(answer.status == 200);
        const auto own = nlohmann::json::parse(answer.body);
        for (const auto& each : own["holds"]) codes += (codes.empty() ? "" : " ") + each["code"].get<std::string>();
        return codes;
    }
    std::size_t listed() { return nlohmann::json::parse(get("/v1/products").body)["data"].size(); }
    std::size_t found(std::string_view name) {
        return nlohmann::json::parse(get("/v1/product-search?q=" + std::string(name)).body)["total"].get<std::size_t>();
    }
    std::string open_review() { return member(ask_as(platform, method::get, "/v1/listing-reviews?state=open"), "/data/0/id"); }
    http::response decide(const std::string& review, std::string body) {
        return ask_as(platform, method::post, "/v1/listing-reviews/" + review + "/decision", std::move(body));
    }
};

}  // namespace

TEST_CASE("a document is stored once, listed and read back byte for byte", "[catalog][integration][document]") {
    licensed_market program;
    const auto stored = program.hand_in(pdf, "application/pdf", "?kind=inspection_report&title=检验报告");
    REQUIRE(stored.status == 201);
    const auto id = member(stored, "/id");
    CHECK(id.starts_with("doc_"));
    CHECK(member(stored, "/bytes") == std::to_string(pdf.size()));
    CHECK(member(stored, "/sha256").size() == 64);
    CHECK(member(program.hand_in(pdf), "/id") == id);
    CHECK(member(program.hand_in(pdf, "application/pdf", "?kind=other"), "/id") != id);
    CHECK(member(program.as_supplier(method::get, "/v1/my/documents?kind=inspection_report"), "/data/0/title") == "检验报告");
    const auto content = program.as_supplier(method::get, "/v1/my/documents/" + id + "/content");
    CHECK(content.body == pdf);
    CHECK(content.headers.find("Content-Type") == "application/pdf");
    CHECK(content.headers.find("Content-Disposition") == "attachment; filename=\"" + id + ".pdf\"");
    CHECK(std::ranges::count(program.sealed_types(), "document.handed_in") == 2);

    auto other = program.supplier;
    other.organisation = program.other_cooperative;
    CHECK(program.ask_as(other, method::get, "/v1/my/documents/" + id + "/content").status == 404);
    CHECK(member(program.ask_as(other, method::get, "/v1/my/documents"), "/data") == "[]");
    CHECK(member(program.hand_in(pdf, "application/pdf", "?kind=inspection_report", &other), "/id") != id);
}

TEST_CASE("a file that is not what it says is refused and nothing is stored", "[catalog][integration][document]") {
    licensed_market program;
    CHECK(member(program.hand_in("<html>"), "/code") == "document-type-differs");
    CHECK(program.hand_in(pdf, "text/html").status == 415);
    CHECK(program.hand_in("").status == 415);
    CHECK(program.hand_in(pdf, "application/pdf", "?kind=invoice").status == 400);
    CHECK(program.hand_in(pdf, "application/pdf", "?sort=x").status == 400);
    auto large = pdf;
    large.resize((std::size_t{5} << 20) + 1, 'x');
    CHECK(program.hand_in(large).status == 413);
    CHECK(member(program.as_supplier(method::get, "/v1/my/documents"), "/data") == "[]");
}

TEST_CASE("processed food is listed while a production licence for it holds, and not a day longer", "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.published(pickles);
    CHECK(program.listed() == 0);
    CHECK(program.holds(id) == "licence_missing");
    CHECK(member(program.get("/v1/products/" + id), "/listed") == "false");
    CHECK(member(program.licence(R"({"kind":"production_licence","categories":["gold"]})"), "/code") == "category-unknown");
    REQUIRE(program.licence(R"({"kind":"production_licence","categories":["tea"]})").status == 201);
    CHECK(program.holds(id) == "licence_missing");

    REQUIRE(program.licence(R"({"kind":"production_licence","categories":["processed"],"valid_from":"2026-03-03","valid_to":"2026-03-05"})")
                .status == 201);
    CHECK(program.listed() == 0);
    program.clock.advance(base::start_of(*base::parse_date("2026-03-03")) - program.clock.now());
    CHECK(program.listed() == 1);
    run_until(program.io, [&] { return program.found("盐源泡菜") == 1; });  // the licence took effect without anybody's doing
    program.clock.advance(48h - 1us);
    CHECK(program.listed() == 1);
    program.clock.advance(1us);
    CHECK(program.listed() == 0);
    CHECK(program.holds(id) == "licence_expired");
    run_until(program.io, [&] { return program.found("盐源泡菜") == 0; });
    CHECK(program.as_supplier(method::get, "/v1/my/licences").body.find(R"("valid_to":"2026-03-05")") != std::string::npos);
    const auto told = [&] { return std::ranges::count(program.sealed_types(), "permit.expired"); };
    run_until(program.io, [&] { return told() > 0; });
    CHECK(told() == 1);
}

TEST_CASE("an inspection report that ends takes its product off the list, a new one puts it back", "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.published();
    CHECK(program.listed() == 1);
    REQUIRE(program.report(id, "2026-03-03").status == 201);
    CHECK(program.listed() == 1);
    program.clock.advance(48h);
    CHECK(program.listed() == 0);
    CHECK(program.holds(id) == "report_expired");
    REQUIRE(program.report(id, "2026-12-31").status == 201);
    CHECK(program.listed() == 1);
    run_until(program.io, [&] { return program.found("盐源苹果") == 1; });
    CHECK(member(program.as_supplier(method::get, "/v1/my/products/" + id + "/permits"), "/data/1/valid_to") == "2026-03-03");
}

TEST_CASE("a report that was recorded wrongly is withdrawn by its holder, and holds nothing back any more",
          "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.published();
    const auto wrong = program.report(id, "2026-02-01");
    REQUIRE(wrong.status == 201);
    CHECK(member(wrong, "/withdrawn") == "null");
    CHECK(program.holds(id) == "report_expired");
    CHECK(program.listed() == 0);
    const auto path = "/v1/my/permits/" + member(wrong, "/id") + "/withdrawal";
    auto rival = program.supplier;
    rival.organisation = program.other_cooperative;
    CHECK(program.ask_as(rival, method::post, path, R"({"reason":"x"})").status == 404);
    CHECK(faults_of(program.as_supplier(method::post, path, R"({"reason":""})")) == std::vector<std::string>{"/reason too-short"});
    const auto gone = program.as_supplier(method::post, path, R"({"reason":"日期抄错"})");
    REQUIRE(gone.status == 200);
    CHECK(member(gone, "/withdrawn/reason") == "日期抄错");
    CHECK(program.holds(id).empty());
    CHECK(program.listed() == 1);
    run_until(program.io, [&] { return program.found("盐源苹果") == 1; });
    CHECK(member(program.as_supplier(method::post, path, R"({"reason":"再来"})"), "/code") == "permit-withdrawn");
    CHECK(member(program.as_supplier(method::get, "/v1/my/products/" + id + "/permits"), "/data/0/withdrawn/reason") == "日期抄错");
    CHECK(program.as_supplier(method::post, "/v1/my/permits/pmt_1/withdrawal", R"({"reason":"x"})").status == 404);
    const auto types = program.sealed_types();
    CHECK(std::ranges::count(types, "permit.withdrawn") == 1);
}

TEST_CASE("somebody of the platform finds and withdraws a licence that was recorded wrongly", "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.published(pickles);
    const auto licence = program.licence(R"({"kind":"production_licence","categories":["processed"]})");
    REQUIRE(licence.status == 201);
    CHECK(program.listed() == 1);
    const auto holder = base::to_wire(program.supplier.organisation);
    const auto found = program.ask_as(program.platform, method::get, "/v1/permits?holder_organisation_id=" + holder);
    REQUIRE(found.status == 200);
    CHECK(member(found, "/data/0/id") == member(licence, "/id"));
    CHECK(program.ask_as(program.platform, method::get, "/v1/permits").status == 400);
    CHECK(program.as_supplier(method::get, "/v1/permits?holder_organisation_id=" + holder).status == 403);
    const auto path = "/v1/permits/" + member(licence, "/id") + "/withdrawal";
    auto interested = program.platform;
    interested.organisation = program.supplier.organisation;
    CHECK(member(program.ask_as(interested, method::post, path, R"({"reason":"x"})"), "/code") == "listing-reviewer-interested");
    CHECK(program.ask_as(program.platform, method::post, path, R"({"reason":"证号不存在"})").status == 200);
    CHECK(program.listed() == 0);
    CHECK(program.holds(id) == "licence_missing");
}

TEST_CASE("a quality mark is shown to buyers while it holds and never holds a listing back", "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.published();
    const auto path = "/v1/products/" + id + "/quality-marks";
    const auto given = program.as_supplier(
        method::post, path,
        R"({"kind":"geographical_indication","number":"AGI00563","issuer":"农业部","valid_from":"2026-01-01","valid_to":"2026-03-03"})");
    REQUIRE(given.status == 201);
    CHECK(member(program.get("/v1/products/" + id), "/quality_marks/0/kind") == "geographical_indication");
    CHECK(member(program.get("/v1/products/" + id), "/quality_marks/0/number") == "AGI00563");
    program.clock.advance(48h);
    CHECK(member(program.get("/v1/products/" + id), "/quality_marks") == "[]");
    CHECK(program.listed() == 1);
    const auto unknown = R"({"kind":"tasty","number":"1","issuer":"x","valid_from":"2026-01-01"})";
    CHECK(program.as_supplier(method::post, path, unknown).status == 400);
}

TEST_CASE("a permit names the caller's own product and a document of its kind, or says what is wrong", "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.drafted();
    CHECK(faults_of(program.report(id, "2026-01-01")) == std::vector<std::string>{"/valid_to out-of-range"});
    CHECK(program.report("prd_00000000000000000000000009", "2026-12-31").status == 404);
    CHECK(sorted_faults_of(program.licence(R"({"kind":"x","number":"","valid_from":"2026-02-30"})")).size() == 3);
    const auto document = member(program.hand_in(pdf), "/id");
    const auto wrong = program.licence(R"({"document_id":")" + document + "\"}");
    CHECK(wrong.status == 422);
    CHECK(faults_of(wrong) == std::vector<std::string>{"/document_id wrong-kind"});
    CHECK(faults_of(program.licence(R"({"document_id":"doc_00000000000000000000000009"})")) ==
          std::vector<std::string>{"/document_id unknown-document"});
    auto other = program.supplier;
    other.organisation = program.other_cooperative;
    CHECK(program.ask_as(other, method::get, "/v1/my/products/" + id + "/permits").status == 404);
}

TEST_CASE("a material change takes a product off the list until the platform passes it", "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.published();
    run_until(program.io, [&] { return program.found("盐源苹果") == 1; });
    const auto minor = program.change(id, R"({"description":"高山晚熟"})", 2);
    REQUIRE(minor.status == 201);
    CHECK(member(minor, "/version") == "3");
    CHECK(program.listed() == 1);
    CHECK(program.change(id, R"({"name_zh":"盐源丑苹果"})", 2).status == 412);
    CHECK(program.post("/v1/products/" + id + "/changes", apples()).status == 428);
    CHECK(member(program.change(id, R"({"description":"高山晚熟"})", 3), "/code") == "product-unchanged");

    REQUIRE(program.change(id, R"({"description":"高山晚熟","name_zh":"盐源丑苹果"})", 3).status == 201);
    CHECK(program.listed() == 0);
    CHECK(program.holds(id) == "under_review");
    run_until(program.io, [&] { return program.found("盐源丑苹果") == 0; });
    const auto review = program.open_review();
    const auto waiting = program.ask_as(program.platform, method::get, "/v1/listing-reviews?state=open");
    CHECK(member(waiting, "/data/0/changed/0") == "name_zh");
    CHECK(member(waiting, "/data/0/name_zh") == "盐源丑苹果");
    CHECK(member(program.decide(review, R"({"verdict":"refuse"})"), "/code") == "listing-reasons-missing");
    REQUIRE(program.decide(review, R"({"verdict":"refuse","reasons":"名称误导"})").status == 201);
    CHECK(program.holds(id) == "review_refused");
    CHECK(member(program.decide(review, R"({"verdict":"pass"})"), "/code") == "listing-review-decided");

    REQUIRE(program.change(id, R"({"name_zh":"盐源红苹果"})", 4).status == 201);
    CHECK(program.holds(id) == "under_review");
    CHECK(program.decide(program.open_review(), R"({"verdict":"pass"})").status == 201);
    CHECK(program.listed() == 1);
    run_until(program.io, [&] { return program.found("盐源红苹果") == 1; });
}

TEST_CASE("what orders know of an offer does not change under it, and a supplier does not review itself",
          "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.published();
    const auto offer = program.post("/v1/products/" + id + "/offers", std::string(offer_body));
    REQUIRE(offer.status == 201);
    CHECK(member(program.change(id, R"({"unit_net_mass_g":5000})", 2), "/code") == "product-has-offers");
    CHECK(program.change(id, R"({"description":"x"})", 2).status == 201);
    REQUIRE(program.post("/v1/offers/" + member(offer, "/id") + "/withdrawal", "{}").status == 200);
    REQUIRE(program.change(id, R"({"unit_net_mass_g":5000})", 3).status == 201);
    auto own = program.platform;
    own.organisation = program.cooperative;
    CHECK(member(program.ask_as(own, method::post, "/v1/listing-reviews/" + program.open_review() + "/decision", R"({"verdict":"pass"})"),
                 "/code") == "listing-reviewer-interested");
    CHECK(program.decide("lrv_00000000000000000000000009", R"({"verdict":"pass"})").status == 404);
}

TEST_CASE("a price that moves by more than half is looked at before the product is listed again", "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.published();
    const auto price = [&](std::int64_t fen, std::string from) {
        const nlohmann::json body{
            {"minimum_quantity", 1}, {"tiers", {{{"quantity_from", 1}, {"unit_price_fen", fen}}}}, {"valid_from", from}};
        return program.post("/v1/products/" + id + "/offers", body.dump()).status;
    };
    REQUIRE(price(6000, "2026-03-02") == 201);
    REQUIRE(price(9000, "2026-03-05") == 201);
    CHECK(program.listed() == 1);
    REQUIRE(price(13501, "2026-03-08") == 201);
    CHECK(program.holds(id) == "under_review");
    CHECK(member(program.ask_as(program.platform, method::get, "/v1/listing-reviews"), "/data/0/changed/0") == "price");
}

TEST_CASE("what a licence keeps off the list is told before it comes, when it comes and when it is over",
          "[catalog][integration][listing]") {
    licensed_market program;
    const auto id = program.published();
    const auto told = [&] {
        std::vector<std::string> types;
        auto connection = program.open();
        auto rows = connection.query("SELECT type, data FROM journal WHERE aggregate_type = 'listing' ORDER BY id");
        while (rows.next()) types.push_back(rows.text(0));
        return types;
    };
    const auto wait_for = [&](std::size_t count) { run_until(program.io, [&] { return told().size() >= count; }); };
    REQUIRE(program.licence(R"({"valid_to":"2026-03-05"})").status == 201);
    wait_for(1);
    program.clock.advance(base::start_of(*base::parse_date("2026-03-05")) - program.clock.now());
    wait_for(2);
    REQUIRE(program.licence(R"({"number":"9152","valid_from":"2026-03-05"})").status == 201);
    wait_for(3);
    CHECK(told() == std::vector<std::string>{"listing.hold_foreseen", "listing.held", "listing.released"});
    auto connection = program.open();
    auto rows = connection.query("SELECT data FROM journal WHERE type = 'listing.hold_foreseen'");
    REQUIRE(rows.next());
    const auto data = nlohmann::json::parse(rows.text(0));
    CHECK(data["product_id"] == id);
    CHECK(data["holds"][0]["code"] == "licence_expired");
    CHECK(data["holds"][0]["valid_from"] == "2026-03-05");
    CHECK(data["holds"][0]["valid_to"].is_null());
}
