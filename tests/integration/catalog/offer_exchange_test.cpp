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
