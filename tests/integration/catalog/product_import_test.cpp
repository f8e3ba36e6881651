#include <catch.hpp>

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "tests/integration/catalog/running_catalog.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using http::method;

namespace {

const std::string header =
    "supplier_code,name_zh,name_en,category,origin_county_code,storage_class,storage_min_mc,storage_max_mc,shelf_life_hours,season_from,"
    "season_to,unit_name_zh,unit_net_mass_g,description,origin_place_code,origin_household_number,raw_material_code\r\n";
constexpr std::string_view workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string line(std::string_view code, std::string_view name = "盐源苹果", std::string_view county = "513423") {
    return fmt::format("{},{},,fruit,{},chilled,-1000,4000,2160,09-01,12-31,箱,10000,,,,\r\n", code, name, county);
}

struct shop : catalog_program {
    temporary_directory directory;
    base::principal supplier =
        *a_context_of(cooperative, "cooperative", {"products:write", "offers:write"}, base::account_id{cooperative.value}, clock.now()).who;

    shop() { import_counties(); }

    http::response send(method verb, const std::string& target, std::string body = {}, std::string type = "text/csv", std::string key = {},
                        std::optional<base::organisation_id> who = {}) {
        auto context = a_context_of(who.value_or(cooperative), "cooperative", {"products:write", "offers:write"},
                                    base::account_id{who.value_or(cooperative).value}, clock.now());
        http::request request{.verb = verb,
                              .target = target,
                              .path = {},
                              .query = {},
                              .headers = {},
                              .body = std::move(body),
                              .remote_address = {},
                              .path_parameters = {},
                              .context = {}};
        if (verb == method::post && key.empty()) key = fresh_key();
        return service_program::ask(std::move(request), std::move(key), std::move(type), std::move(context));
    }
    http::response submit(std::string body, std::string type = "text/csv") {
        return send(method::post, "/v1/my/product-imports", std::move(body), std::move(type));
    }
    /// The import once nothing more will happen to it.
    http::response finished(const std::string& id) {
        http::response last;
        run_until(io, [&] {
            last = send(method::get, "/v1/my/product-imports/" + id);
            return member(last, "/state") != "writing";
        });
        return last;
    }
    std::string faults_of_import(const std::string& id, const std::string& query = {}) {
        const auto answer = send(method::get, "/v1/my/product-imports/" + id + "/faults.csv" + query);
        REQUIRE(answer.status == 200);
        return answer.body;
    }
    std::string exported(const std::string& format) {
        const auto answer = send(method::get, "/v1/my/product-export?format=" + format);
        REQUIRE(answer.status == 200);
        return answer.body;
    }
    std::int64_t count(std::string_view table) {
        auto connection = open();
        auto rows = connection.query("SELECT COUNT(*) FROM " + std::string(table));
        rows.next();
        return rows.integer(0);
    }
    /// Of each part that wrote anything: what others see and what the audit keeps.
    std::vector<std::string> rows_written() {
        auto connection = open();
        auto rows = connection.query("SELECT data, detail FROM journal WHERE type = 'product_import.rows_written' ORDER BY id LIMIT 100");
        std::vector<std::string> found;
        while (rows.next()) found.push_back(rows.text(0) + rows.text(1));
        return found;
    }
    std::string counts(const http::response& import) {
        return member(import, "/drafted") + " " + member(import, "/changed") + " " + member(import, "/unchanged");
    }
};

}  // namespace

TEST_CASE("a supplier's file becomes drafts, the same file again changes nothing, another one changes drafts", "[catalog][integration]") {
    shop at;
    const auto file = header + line("A-1") + line("A-2", "=会理石榴", "513402") + line("'3", "-苹果");
    const auto first = at.submit(file);
    REQUIRE(first.status == 201);
    CHECK(member(first, "/state") == "writing");
    CHECK(member(first, "/rows") == "3");
    CHECK(member(first, "/encoding") == "UTF-8");
    const auto done = at.finished(member(first, "/id"));
    CHECK(member(done, "/state") == "done");
    CHECK(at.counts(done) == "3 0 0");
    const auto again = at.submit(file);
    CHECK(at.counts(at.finished(member(again, "/id"))) == "0 0 3");
    const auto changed = at.submit(header + line("A-1") + line("A-2", "会理软籽石榴", "513402"));
    CHECK(at.counts(at.finished(member(changed, "/id"))) == "0 1 1");
    CHECK(at.count("product") == 3);
    CHECK(std::ranges::count(at.sealed_types(), "product.drafted") == 0);
    CHECK(std::ranges::count(at.sealed_types(), "product_import.rows_written") == 2);
    const auto told = at.rows_written();
    REQUIRE(told.size() == 2);
    CHECK(told[0].find(R"("first_row":1,"rows":3,"drafted":3,"changed":0,"unchanged":0,"products":[{"product_id":"prd_)") !=
          std::string::npos);
    CHECK(told[0].find(R"("version":1,"supplier_code":"A-2"})") != std::string::npos);
    CHECK(told[0].find(R"(["=会理石榴",null,"fruit","513402",)") != std::string::npos);
    CHECK(told[1].find(R"("rows":2,"drafted":0,"changed":1,"unchanged":1,)") != std::string::npos);
    CHECK(told[1].find(R"("version":2,"supplier_code":"A-2"}]})") != std::string::npos);
    CHECK(told[1].find(R"(["会理软籽石榴",null,"fruit",)") != std::string::npos);
    const auto list = at.send(method::get, "/v1/my/products");
    CHECK(list.body.find("会理软籽石榴") != std::string::npos);
    CHECK(list.body.find("=会理石榴") == std::string::npos);
    CHECK(at.send(method::get, "/v1/my/product-imports/" + member(first, "/id"), {}, {}, {}, at.other_cooperative).status == 404);
}

TEST_CASE("an import is answered once for its key", "[catalog][integration]") {
    shop at;
    const auto file = header + line("A-1");
    const auto first = at.send(method::post, "/v1/my/product-imports", file, "text/csv", "the-same-key-twice");
    const auto second = at.send(method::post, "/v1/my/product-imports", file, "text/csv", "the-same-key-twice");
    CHECK(first.body == second.body);
    CHECK(at.count("product_import") == 1);
    CHECK(at.send(method::post, "/v1/my/product-imports", file + line("B"), "text/csv", "the-same-key-twice").status == 422);
}

TEST_CASE("a file with faults writes nothing, and comes back with its faults beside the rows", "[catalog][integration]") {
    shop at;
    const auto published = at.published();
    const auto before = at.count("product");
    const auto answer = at.submit(header + line("A-1") + line("A-1") + line("A-3", "x", "519999") + "short,row\r\n" +
                                  line(published, "另一个名字") + line("prd_01ARZ3NDEKTSV4RRFFQ69G5FAV"));
    REQUIRE(answer.status == 201);
    CHECK(member(answer, "/state") == "refused");
    CHECK(member(answer, "/refused_rows") == "5");
    CHECK(member(answer, "/faults/0/pointer") == "row 2, column 'supplier_code'");
    CHECK(member(answer, "/faults/0/code") == "duplicate");
    CHECK(member(answer, "/faults/1/pointer") == "row 3, column 'origin_county_code'");
    CHECK(member(answer, "/faults/1/code") == "county-unknown");
    CHECK(member(answer, "/faults/2/code") == "field-count");
    CHECK(member(answer, "/faults/3/code") == "product-already-published");
    CHECK(member(answer, "/faults/4/code") == "product-not-found");
    const auto id = member(answer, "/id");
    const auto all = at.faults_of_import(id);
    CHECK(all.starts_with("\xEF\xBB\xBFsupplier_code,"));
    CHECK(std::ranges::count(all, '\n') == 7);
    CHECK(all.find("错误 Fault\r\n") != std::string::npos);
    CHECK(all.find("与前面的行重复 row 2, column 'supplier_code'") != std::string::npos);
    CHECK(std::ranges::count(at.faults_of_import(id, "?rows=refused"), '\n') == 6);
    CHECK(at.send(method::get, "/v1/my/product-imports/" + id + "/faults.csv?rows=some").status == 400);
    CHECK(at.count("product") == before);
}

TEST_CASE("places and raw materials of a row are looked up, and come back in the export", "[catalog][integration]") {
    shop at;
    const auto with = [](std::string_view code, std::string_view place, std::string_view material) {
        return fmt::format("{},苹果,,fruit,513423,chilled,-1000,4000,2160,,,箱,10000,,{},,{}\r\n", code, place, material);
    };
    const auto refused = at.submit(header + with("A-1", "513423999999", "") + with("A-2", "", "519999"));
    REQUIRE(refused.status == 201);
    CHECK(member(refused, "/faults/0/pointer") == "row 1, column 'origin_place_code'");
    CHECK(member(refused, "/faults/1/pointer") == "row 2, column 'raw_material_code'");
    const auto taken = at.submit(header + with("A-1", "", "513402"));
    CHECK(at.counts(at.finished(member(taken, "/id"))) == "1 0 0");
    const auto text = at.exported("csv");
    CHECK(text.find(",513402\r\n") != std::string::npos);
    CHECK(at.counts(at.finished(member(at.submit(text), "/id"))) == "0 0 1");
}

TEST_CASE("the file of faults is corrected and handed in again", "[catalog][integration]") {
    shop at;
    const auto refused = at.submit(header + line("A-1") + line("A-2", "x", "519999"));
    REQUIRE(member(refused, "/state") == "refused");
    auto file = at.faults_of_import(member(refused, "/id"));
    file.replace(file.find("519999"), 6, "513423");
    const auto corrected = at.submit(file);
    REQUIRE(corrected.status == 201);
    CHECK(at.counts(at.finished(member(corrected, "/id"))) == "2 0 0");
}

TEST_CASE("what cannot be read to its end is refused at once with the place", "[catalog][integration]") {
    shop at;
    const auto refused = [&](const std::string& body) {
        const auto answer = at.submit(body);
        CHECK(answer.status == 400);
        return faults_of(answer).empty() ? member(answer, "/code") : faults_of(answer).front();
    };
    CHECK(refused("a,b\r\n") == "header header");
    CHECK(refused(header + "\xFF") == fmt::format("byte {} encoding", header.size()));
    CHECK(refused(std::string("\xFF\xFEn\0x", 5)) == "byte 0 encoding");
    CHECK(refused("PK\x03\x04 broken") == "the file package");
    CHECK(refused("\xD0\xCF\x11\xE0 old or encrypted") == "the file encrypted");
    CHECK(at.submit(header, "application/json").status == 415);
    CHECK(at.submit(header, "text/csv; charset=gbk").status == 201);
    CHECK(at.submit(std::string((std::size_t{8} << 20) + 1, 'x')).status == 413);
    CHECK(at.count("product") == 0);
}

TEST_CASE("products are exported and imported without change, as text and as workbook", "[catalog][integration]") {
    shop at;
    const auto drafted = at.post("/v1/products", apples(R"({"name_en":"Apples","description":"=HYPERLINK(1)\n二"})"));
    REQUIRE(drafted.status == 201);
    const auto first = at.submit(header + line("A-1") + line("A-2", "会理石榴"));
    REQUIRE(member(at.finished(member(first, "/id")), "/state") == "done");
    const auto text = at.exported("csv");
    CHECK(text.find(member(drafted, "/id")) != std::string::npos);
    CHECK(text.find("'=HYPERLINK") != std::string::npos);
    CHECK(at.counts(at.finished(member(at.submit(text), "/id"))) == "0 0 3");
    CHECK(at.exported("csv") == text);
    const auto book = at.exported("xlsx");
    const auto imported = at.submit(book, std::string(workbook_type));
    REQUIRE(imported.status == 201);
    CHECK(member(imported, "/format") == "xlsx");
    CHECK(at.counts(at.finished(member(imported, "/id"))) == "0 0 3");
    CHECK(at.exported("csv") == text);
    CHECK(at.send(method::get, "/v1/my/product-export?format=pdf").status == 400);
}

TEST_CASE("an import goes on part by part, and stops where the catalogue no longer allows a row", "[catalog][integration]") {
    shop at;
    std::string file = header;
    for (int i = 0; i < 2'500; ++i) file += line(fmt::format("N-{:05}", i));
    const auto large = at.submit(file);
    REQUIRE(member(large, "/state") == "writing");
    const auto done = at.finished(member(large, "/id"));
    CHECK(at.counts(done) == "2500 0 0");
    CHECK(member(done, "/rows_written") == "2500");
    CHECK(member(done, "/version") == "3");  // two parts
    // The county leaves the registry between the check and the writing.
    const auto next = at.submit(header + line("P-1", "凉山苹果", "513424"));
    REQUIRE(member(next, "/state") == "writing");
    at.open().execute("UPDATE county_version SET superseded_at = NOW(6) WHERE code = '513424'");
    const auto stopped = at.finished(member(next, "/id"));
    CHECK(member(stopped, "/state") == "stopped");
    CHECK(member(stopped, "/stopped_by").find("P-1, origin_county_code") == 0);
    CHECK(at.count("product") == 2'500);
}

TEST_CASE("an operator imports and exports a supplier's products from the command line", "[catalog][integration]") {
    shop at;
    const auto path = at.directory.file("products.csv");
    std::ofstream(path, std::ios::binary) << header << line("A-1") << line("A-2");
    const std::string supplier = base::to_wire(at.cooperative);
    const auto run = [&](const std::string& verb, const std::string& file) {
        return at.command(verb + " products", {{"supplier", supplier}, {"file", file}});
    };
    CHECK(run("import", path) == 1);  // nobody has told of the organisation
    at.know(at.cooperative, "cooperative", "513423");
    REQUIRE(run("import", path) == 0);
    CHECK(at.count("product") == 2);
    for (const auto* ending : {".csv", ".xlsx"}) {
        const auto out = at.directory.file(std::string("out") + ending);
        CHECK(run("export", out) == 0);
        CHECK(run("import", out) == 0);
    }
    CHECK(at.count("product") == 2);
    CHECK(std::ranges::count(at.sealed_types(), "product_import.rows_written") == 1);
    std::ofstream(path, std::ios::binary) << header << line("A-1") << line("B-1", "x", "5x");
    CHECK(run("import", path) == 1);
    CHECK(run("import", at.directory.file("none.csv")) == 1);
    CHECK(run("export", "/nowhere/out.csv") == 1);
    CHECK(at.command("import products", {{"supplier", "nobody"}, {"file", path}}) == 1);
    CHECK(at.count("product") == 2);
}
