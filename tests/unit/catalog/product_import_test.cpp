#include <catch.hpp>

#include "catalog/app/exchange/plan_products.hpp"
#include "catalog/domain/exchange/product_import.hpp"
#include "catalog/files/product_files.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/manual_clock.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using tests::numbered;

namespace {

const base::instant now = tests::manual_clock().now();
const auto supplier = numbered<base::organisation_id>(1);

domain::product_details apples(std::string name = "盐源苹果") {
    return {.name_zh = std::move(name),
            .category = "fruit",
            .origin_county_code = "513423",
            .storage = {domain::storage_class::chilled, -1'000, 4'000},
            .shelf_life_hours = 2'160,
            .unit_name_zh = "箱",
            .unit_net_mass_g = 10'000};
}

app::product_row a_row(std::string code, domain::product_details details = apples()) {
    app::product_row row;
    row.code = std::move(code);
    row.details = std::move(details);
    return row;
}

domain::product known(unsigned char number, domain::product_status status = domain::product_status::draft) {
    domain::product what{.id = numbered<domain::product_id>(number), .supplier = supplier, .status = status};
    what.details = apples();
    return what;
}

/// As it is kept under the code that a row names it by.
domain::product known_as(std::string code, unsigned char number, domain::product_status status = domain::product_status::draft) {
    auto what = known(number, status);
    what.details.sku.supplier_code = std::move(code);
    what.details.sku.unit_gross_mass_g = 10'400;  // no column of the file
    return what;
}

struct planned {
    app::product_plan plan;
    std::vector<std::string> refusals;
};

planned plan(const std::vector<app::product_row>& rows, const std::map<std::string, domain::product>& named = {}) {
    const app::known_names names{{"fruit"}, {{"513423", {domain::origin_verdict::eligible, 7, "盐源县", {}}}}};
    std::vector<domain::product_id> fresh;
    for (std::size_t i = 0; i < rows.size(); ++i) fresh.push_back(numbered<domain::product_id>(static_cast<unsigned char>(100 + i)));
    planned out;
    out.plan = app::plan_products(rows, {named, {}}, names, {supplier, fresh, now},
                                  [&](std::size_t row, std::string_view column, const std::string& code, const std::string&) {
                                      out.refusals.push_back(std::to_string(row) + " " + std::string(column) + " " + code);
                                  });
    return out;
}

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("rows become drafts, changes of drafts, or nothing", "[catalog][domain]") {
    const auto out = plan({a_row("new"), a_row("same"), a_row("other", apples("会理石榴"))},
                          {{"same", known_as("same", 1)}, {"other", known_as("other", 2)}});
    CHECK(out.refusals.empty());
    CHECK(out.plan.counts == domain::import_counts{1, 1, 1});
    REQUIRE(out.plan.drafted.size() == 1);
    CHECK(out.plan.drafted[0].id == numbered<domain::product_id>(100));
    CHECK(out.plan.drafted[0].origin.county_version == 7);
    CHECK(out.plan.codes == std::vector{std::pair(std::string("new"), out.plan.drafted[0].id)});
    REQUIRE(out.plan.changed.size() == 1);
    CHECK(out.plan.changed[0].version == 2);
    CHECK(out.plan.changed[0].details.name_zh == "会理石榴");
    CHECK(out.plan.changed[0].details.sku.unit_gross_mass_g == 10'400);  // what files do not hold stays as it is
    CHECK(out.plan.changed[0].origin.county_version == 7);
}

TEST_CASE("a service does not come out of a file", "[catalog][domain]") {
    auto tour = apples();
    tour.category = "tourism";
    const std::vector<app::product_row> rows{a_row("tour", tour)};
    const app::known_names names{{"fruit", "tourism"}, {}, {"tourism"}};
    const std::vector fresh{numbered<domain::product_id>(100)};
    list refusals;
    const auto out = app::plan_products(rows, {}, names, {supplier, fresh, now},
                                        [&](std::size_t, std::string_view column, const std::string& code, const std::string&) {
                                            refusals.push_back(std::string(column) + " " + code);
                                        });
    CHECK(refusals == list{"category service-category"});
    CHECK(out.drafted.empty());
}

TEST_CASE("rows that cannot be are refused by column, each for all it has", "[catalog][domain]") {
    auto nowhere = apples();
    nowhere.origin_county_code = "519999";
    nowhere.category = "toys";
    const auto published = known(1, domain::product_status::published);
    const auto id = base::to_wire(numbered<domain::product_id>(2));
    const auto out = plan({a_row("a", nowhere), a_row("b", apples("改名")), a_row("b2"), a_row(id), a_row("twice"), a_row("twice too")},
                          {{"b", published},
                           {"b2", known_as("b2", 3, domain::product_status::published)},
                           {"twice", known_as("twice", 4)},
                           {"twice too", known(4)}});
    CHECK(out.refusals == list{"0 category category-unknown", "0 origin_county_code county-unknown",
                               "1 supplier_code product-already-published", "3 supplier_code product-not-found",
                               "5 supplier_code duplicate"});
    CHECK(out.plan.counts == domain::import_counts{0, 0, 2});
}

TEST_CASE("an import moves from part to part to its end, or stops", "[catalog][domain]") {
    const domain::product_import facts{.id = numbered<domain::product_import_id>(1), .supplier = supplier, .rows = 3, .parts = 2};
    auto import = domain::begin_import(facts, now);
    CHECK(import.state == domain::import_state::writing);
    import = domain::advance(import, {1, 0, 0}, now);
    CHECK(import.state == domain::import_state::writing);
    CHECK(domain::stop(import, "why", now).state == domain::import_state::stopped);
    import = domain::advance(import, {0, 1, 1}, now);
    CHECK(import.state == domain::import_state::done);
    CHECK(import.counts.rows() == 3);
    CHECK(import.version == 3);
    CHECK(domain::begin_import({}, now).state == domain::import_state::done);
    auto faulty = facts;
    faulty.refused_rows = 1;
    CHECK(domain::begin_import(faulty, now).state == domain::import_state::refused);
    for (const auto each :
         {domain::import_state::writing, domain::import_state::done, domain::import_state::refused, domain::import_state::stopped})
        CHECK(domain::parse_import_state(name_of(each)) == each);
    CHECK_FALSE(domain::parse_import_state("other"));
}

TEST_CASE("a draft is changed, a published product is not", "[catalog][domain]") {
    const auto changed = domain::redraft(known(1), apples("改名"), {}, now);
    REQUIRE(changed);
    CHECK(changed->version == 2);
    auto warm = apples();
    warm.storage.max_mc = 20'000;
    CHECK(domain::redraft(known(1), warm, {}, now).error().code == "storage-out-of-class");
    CHECK(domain::redraft(known(1, domain::product_status::published), apples(), {}, now).error().code == "product-already-published");
}

TEST_CASE("several seasons stand in their two columns, and come back as they were read", "[catalog][files]") {
    files::table_product_files all;
    const std::string header = all.faults_header();
    int code = 0;
    const auto row = [&code](std::string_view from, std::string_view to) {
        return "A" + std::to_string(++code) + ",盐源苹果,,fruit,513423,chilled,-1000,4000,2160," + std::string(from) + "," +
               std::string(to) + ",箱,10000,,,,,\r\n";
    };
    const auto file = all.open_bytes(header + row("10-01;05-01", "03-31;06-30") + row("10-01;05-01", "03-31") + row("10-01", "03-31;") +
                                     row("10-01;03-31", "03-31;04-30") + row("x", "03-31") + row("", "03-31"));
    REQUIRE(file);
    const auto rows = (*file)->next(10);
    REQUIRE(rows.size() == 6);
    CHECK(rows[0].faults.empty());
    CHECK(rows[0].details.harvested == domain::parse_seasons("10-01..03-31;05-01..06-30"));
    list faults;
    for (const auto& each : rows)
        for (const auto& fault : each.faults) faults.push_back(fault.pointer + " " + fault.code);
    CHECK(faults == list{"row 2, column 'season_to' invalid-format", "row 3, column 'season_to' invalid-format",
                         "row 4, column 'season_to' overlaps", "row 5, column 'season_from' invalid-format",
                         "row 6, column 'season_from' invalid-format"});
}

TEST_CASE("a part gives its rows back as they were, guarded and with their faults", "[catalog][files]") {
    files::table_product_files all;
    const std::string header = all.faults_header();
    const std::string document = header +
                                 "'=A,\"盐源,苹果\",,fruit,513423,chilled,-1000,4000,2160,09-01,12-31,箱,10000,\"二\n行\",,,,\r\n" +
                                 "B,,,fruit,51x,cold,-1000,4000,0,09-01,,箱,10000,,,,,old fault\r\nshort\r\n";
    const auto file = all.open_bytes(document);
    REQUIRE(file);
    const auto rows = (*file)->next(10);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].code == "=A");
    CHECK(rows[0].faults.empty());
    list faults;
    for (const auto& each : rows[1].faults) faults.push_back(each.pointer + " " + each.code);
    CHECK(faults == list{"row 2, column 'name_zh' out-of-range", "row 2, column 'origin_county_code' invalid-format",
                         "row 2, column 'storage_class' invalid-format", "row 2, column 'shelf_life_hours' out-of-range",
                         "row 2, column 'season_to' invalid-format"});
    CHECK(rows[2].faults.size() == 1);
    CHECK((*file)->next(10).empty());
    CHECK((*file)->broken_off().empty());
    const auto part = all.encode({rows.data(), 1});
    const auto back = all.decode(part);
    REQUIRE(back.size() == 1);
    CHECK(back[0].code == "=A");
    CHECK(back[0].details == rows[0].details);
    CHECK(all.only_faulty(part).empty());
    CHECK(all.only_faulty(all.encode(rows)) == all.encode({rows.data() + 1, 2}));
    CHECK_THROWS_AS(all.decode(all.encode(rows)), std::logic_error);
}

TEST_CASE("a file that breaks off says where, after its rows", "[catalog][files]") {
    files::table_product_files all;
    const auto wrong = all.open_bytes("a,b\n1,2\n");
    REQUIRE(wrong);
    CHECK((*wrong)->next(10).empty());
    REQUIRE((*wrong)->broken_off().size() == 1);
    CHECK((*wrong)->refusal_of((*wrong)->broken_off()).code == "csv-invalid");
    CHECK(all.open_file("/nowhere/at.all").error().code == "file-unreadable");
}
