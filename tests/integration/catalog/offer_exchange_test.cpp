#include <catch.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include <fmt/format.h>

#include "catalog/domain/ids.hpp"
#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const std::string header =
    "supplier_code,valid_from,valid_to,minimum_quantity,quantity_from,unit_price_fen,price_per_kilogram_fen,weight_under_permille,"
    "weight_over_permille,channels,delivery_area,comparable_name_zh,price_explanation\r\n";

http::header_list typed(const std::string& content_type) {
    http::header_list headers;
    headers.set("Content-Type", content_type);
    return headers;
}

struct offer_office : catalog_program {
    temporary_directory directory;
    std::string said;  ///< on standard error, by the last verb

    offer_office() {
        import_counties();
        know(cooperative, "cooperative", "513423");
    }
    int run(const std::string& verb, const std::string& path) {
        std::ostringstream heard;
        auto* const before = std::cerr.rdbuf(heard.rdbuf());
        const int code = command(verb + " offers", {{"supplier", base::to_wire(cooperative)}, {"file", path}});
        std::cerr.rdbuf(before);
        said = heard.str();
        return code;
    }
    int import(const std::string& rows) {
        const auto path = directory.file("offers.csv");
        std::ofstream(path, std::ios::binary) << header << rows;
        return run("import", path);
    }
    std::string exported(const std::string& ending) {
        const auto path = directory.file("out" + ending);
        REQUIRE(run("export", path) == 0);
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    std::int64_t versions() {
        auto connection = open();
        auto rows = connection.query("SELECT COUNT(*) FROM offer_version WHERE superseded_at IS NULL");
        rows.next();
        return rows.integer(0);
    }
    std::string offer_of(const std::string& product) {
        auto connection = open();
        auto rows =
            connection.query("SELECT offer_id FROM offer WHERE product_id = ?", {*base::parse_id<catalog::domain::product_id>(product)});
        REQUIRE(rows.next());
        return base::to_wire(rows.id<catalog::domain::offer_id>(0));
    }
};

}  // namespace

TEST_CASE("a file of offers is published, exported, and imported again without change", "[catalog][integration]") {
    offer_office office;
    const auto apple = office.published();
    const auto pear = office.published(R"({"name_zh":"盐源梨","supplier_code":"P-1"})");
    REQUIRE(office.import(fmt::format(
                "{0},2026-03-02,,10,50,6400,,,,,,,\r\n{0},2026-03-02,,10,10,6805,,,,,,,\r\n{0},2026-05-01,2026-08-01,1,1,7000,,,,,,,\r\n"
                "{1},2026-04-01T08:30:00.000001Z,,5,5,100,,,,,,,\r\n",
                apple, pear)) == 0);
    CHECK(office.versions() == 3);
    CHECK(std::ranges::count(office.sealed_types(), "offer.published") == 3);
    const auto offer = office.get("/v1/offers/" + office.offer_of(apple));
    CHECK(member(offer, "/version") == "1");
    CHECK(member(offer, "/tiers/1/unit_price_fen") == "6400");
    CHECK(member(offer, "/valid_to") == "2026-04-30T16:00:00.000000Z");
    const auto text = office.exported(".csv");
    CHECK(std::ranges::count(text, '\n') == 5);
    CHECK(text.find(",2026-03-02,2026-05-01,10,10,6805,,,,,,,\r\n") != std::string::npos);
    CHECK(text.find(",2026-04-01T08:30:00.000001Z,,5,5,100,,,,,,,\r\n") != std::string::npos);
    for (const auto* ending : {".csv", ".xlsx"}) {
        (void)office.exported(ending);
        CHECK(office.run("import", office.directory.file(std::string("out") + ending)) == 0);
        CHECK(office.versions() == 3);
        CHECK(office.exported(".csv") == text);
    }
    CHECK(std::ranges::count(office.sealed_types(), "offer.published") == 3);
}

TEST_CASE("of a file of offers everything is published or nothing, with every fault by its place", "[catalog][integration]") {
    offer_office office;
    const auto apple = office.published();
    const auto draft = office.drafted(R"({"name_zh":"盐源梨"})");
    REQUIRE(office.import(apple + ",2026-03-02,,10,10,6805,,,,,,,\r\n") == 0);
    const auto events = office.sealed_types().size();
    CHECK(office.import(apple + ",2026-04-01,,10,10,6805,,,,,,,\r\n" + apple + ",2026-04-01,,10,10,6000,,,,,,,\r\n") == 1);
    CHECK(office.said.find("row 2, column 'quantity_from'") != std::string::npos);
    CHECK(office.said.find("tier-overlaps") != std::string::npos);
    CHECK(office.import(apple + ",2026-04-01,,10,10,6805,,,,,,,\r\n" + draft +
                        ",2026-04-01,,1,1,100,,,,,,,\r\nnobody,2026-04-01,,1,1,100,,,,,,,\r\n" + apple +
                        ",2026-03-01,2026-03-02,1,1,100,,,,,,nothing,\r\n") == 1);
    CHECK(office.said.find("row 2, column 'supplier_code'") != std::string::npos);
    CHECK(office.said.find("row 3, column 'supplier_code'") != std::string::npos);
    CHECK(office.said.find("row 4, column 'comparable_name_zh'") != std::string::npos);
    // A price that was in force is not rewritten.
    CHECK(office.import(apple + ",2026-03-02T00:30:00Z,,10,10,6000,,,,,,,\r\n") == 1);
    CHECK(office.said.find("row 1, column 'valid_from'") != std::string::npos);
    CHECK(office.said.find("offer-rewrites-past") != std::string::npos);
    CHECK(office.versions() == 1);
    CHECK(office.sealed_types().size() == events);
    CHECK(office.run("import", office.directory.file("none.csv")) == 1);
    CHECK(office.run("export", "/nowhere/out.csv") == 1);
}

TEST_CASE("another supplier's products are not found in a file of offers", "[catalog][integration]") {
    offer_office office;
    const auto apple = office.published();
    const auto path = office.directory.file("offers.csv");
    std::ofstream(path, std::ios::binary) << header << apple << ",2026-03-02,,10,10,6805,,,,,,,\r\n";
    CHECK(office.command("import offers", {{"supplier", base::to_wire(office.other_cooperative)}, {"file", path}}) == 1);
    CHECK(office.command("import offers", {{"supplier", "nobody"}, {"file", path}}) == 1);
    CHECK(office.versions() == 0);
}

TEST_CASE("a supplier hands in its own offers over HTTP and takes the same out again", "[catalog][integration]") {
    offer_office office;
    const auto apple = office.published();
    const auto hand_in = [&](std::string body, const std::string& type = "text/csv", std::string key = {}) {
        return office.ask(http::method::post, "/v1/my/offer-imports", std::move(body), office.cooperative,
                          key.empty() ? office.fresh_key() : std::move(key), typed(type));
    };
    const auto take_out = [&](const std::string& format) {
        return office.ask(http::method::get, "/v1/my/offer-export?format=" + format, {}, office.cooperative);
    };
    const auto file = header + apple + ",2026-03-02,,10,10,,681,50,100,directed_supply,513400;510104,,\r\n" + apple +
                      ",2026-03-02,,10,50,,640,50,100,directed_supply,513400;510104,,\r\n";
    const auto key = office.fresh_key();
    const auto done = hand_in(file, "text/csv; charset=utf-8", key);
    INFO(done.body);
    REQUIRE(done.status == 201);
    CHECK(done.body == R"({"published":1,"unchanged":0})");
    CHECK(hand_in(file, "text/csv; charset=utf-8", key).body == done.body);
    CHECK(office.versions() == 1);
    CHECK(member(office.get("/v1/offers/" + office.offer_of(apple)), "/tiers/1/price_per_kilogram_fen") == "640");
    const auto out = take_out("csv");
    REQUIRE(out.status == 200);
    CHECK(out.headers.find("Content-Disposition") == "attachment; filename=\"offers.csv\"");
    CHECK(out.body.find(",2026-03-02,,10,10,,681,50,100,directed_supply,510104;513400,,\r\n") != std::string::npos);
    CHECK(hand_in(out.body).body == R"({"published":0,"unchanged":1})");
    const auto book = take_out("xlsx");
    REQUIRE(book.status == 200);
    CHECK(hand_in(book.body, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet").body ==
          R"({"published":0,"unchanged":1})");
    CHECK(office.versions() == 1);
}

TEST_CASE("a file of offers that is wrong is refused over HTTP with every place, and so is one that is too long",
          "[catalog][integration]") {
    offer_office office;
    const auto apple = office.published();
    const auto hand_in = [&](std::string body, const std::string& type = "text/csv") {
        return office.ask(http::method::post, "/v1/my/offer-imports", std::move(body), office.cooperative, office.fresh_key(), typed(type));
    };
    const auto refused = hand_in(header + apple + ",2026-04-01,,10,10,6805,,,,barter,,,\r\nnobody,2026-04-01,,1,1,,,,,,,,\r\n");
    CHECK(refused.status == 400);
    CHECK(faults_of(refused) ==
          std::vector<std::string>{"row 1, column 'channels' out-of-range", "row 2, column 'unit_price_fen' required"});
    CHECK(faults_of(hand_in(header + apple + ",2026-04-01,,10,10,6805,,,,,519900,,\r\nnobody,2026-04-01,,1,1,1,,,,,,,\r\n")) ==
          std::vector<std::string>{"row 2, column 'supplier_code' product-not-found", "row 1, column 'delivery_area' county-unknown"});
    std::string rows;
    for (int i = 0; i < 1'001; ++i) rows += fmt::format("P-{},2026-04-01,,1,1,1,,,,,,,\r\n", i);
    CHECK(faults_of(hand_in(header + rows)) == std::vector<std::string>{"row 1001, column 'supplier_code' too-many-rows"});
    CHECK(hand_in(header, "application/json").status == 415);
    CHECK(office.ask(http::method::get, "/v1/my/offer-export?format=pdf", {}, office.cooperative).status == 400);
    CHECK(office.get("/v1/my/offer-export").status == 401);
    CHECK(office.versions() == 0);
}
