// The stores of importing and exporting, on the fake and on MariaDB.
#include <catch.hpp>

#include <fstream>

#include <boost/asio/co_spawn.hpp>

#include "catalog/app/exchange/import_product_file.hpp"
#include "catalog/app/exchange/write_product_imports.hpp"
#include "catalog/files/product_files.hpp"
#include "tests/contract/catalog/catalog_sides.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

domain::product a_draft(unsigned char number, std::string name = "盐源苹果") {
    domain::product what{.id = numbered<domain::product_id>(number), .supplier = supplier, .details = {}, .origin = {}};
    what.details = {.name_zh = std::move(name),
                    .category = "fruit",
                    .origin_county_code = "513423",
                    .storage = {domain::storage_class::chilled, -1'000, 4'000},
                    .shelf_life_hours = 2'160,
                    .unit_name_zh = "箱",
                    .unit_net_mass_g = 10'000};
    what.origin = {domain::origin_verdict::eligible, 1, "盐源县", base::business_date_of(now)};
    what.created_at = what.changed_at = now;
    return what;
}

domain::product_import an_import(unsigned char number, std::int64_t parts) {
    return domain::begin_import({.id = numbered<domain::product_import_id>(number),
                                 .supplier = supplier,
                                 .format = "csv",
                                 .encoding = "GB18030",
                                 .rows = parts,
                                 .parts = parts},
                                now);
}

void know_yanyuan(app::transaction& tx) {
    domain::county_version county{.code = "513423", .facts = {}, .valid_from = base::business_date_of(now)};
    county.facts = {.name_zh = "盐源县", .prefecture = "凉山彝族自治州", .poverty_area = "大小凉山彝区", .poverty_county = true};
    tx.counties().insert({&county, 1}, now);
}

std::string part_of(std::initializer_list<std::string> codes) {
    std::string part;
    for (const auto& each : codes) part += each + ",盐源苹果,,fruit,513423,chilled,-1000,4000,2160,,,箱,10000,,,,,\r\n";
    return part;
}

}  // namespace

TEMPLATE_TEST_CASE("drafts are inserted, found and changed many at a time", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    const std::vector drafts{a_draft(1), a_draft(2), a_draft(3)};
    auto changed = a_draft(2, "会理石榴");
    changed.version = 2;
    changed.details.name_en = "Pomegranate";
    changed.details.harvested = domain::season{std::chrono::August / 1, std::chrono::October / 31};
    REQUIRE(write(side, [&](auto& tx) {
        tx.products().insert_all(drafts);
        tx.products().insert_all({});
    }));
    REQUIRE(write(
        side,
        [&](auto& tx) {
            const std::vector ids{drafts[1].id, numbered<domain::product_id>(9)};
            CHECK(tx.products().lock_all(ids) == std::vector{drafts[1]});
            tx.products().save_drafts({&changed, 1});
        },
        "change"));
    read(side, [&](auto& tx) {
        const std::vector ids{drafts[2].id, drafts[1].id, drafts[0].id};
        CHECK(tx.products().find_all(ids) == std::vector{drafts[0], changed, drafts[2]});
        CHECK(tx.products().find_all({}).empty());
    });
}

TEMPLATE_TEST_CASE("a product is found by its supplier's code, and only by that supplier's", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    const auto other = numbered<base::organisation_id>(2);
    const std::vector<std::pair<std::string, domain::product_id>> codes{
        {"A-1", numbered<domain::product_id>(1)}, {"a-1", numbered<domain::product_id>(2)}, {"𠀀", numbered<domain::product_id>(3)}};
    REQUIRE(write(side, [&](auto& tx) { tx.codes().insert(supplier, codes); }));
    read(side, [&](auto& tx) {
        const std::vector<std::string> asked{"A-1", "𠀀", "𠀁", "A-1 "};
        CHECK(tx.codes().find(supplier, asked) ==
              std::map<std::string, domain::product_id>{{"A-1", codes[0].second}, {"𠀀", codes[2].second}});
        CHECK(tx.codes().find(other, asked).empty());
        CHECK(tx.codes().find(supplier, {}).empty());
        const std::vector ids{codes[1].second, numbered<domain::product_id>(9)};
        CHECK(tx.codes().codes_of(ids) == std::map<domain::product_id, std::string>{{codes[1].second, "a-1"}});
    });
    CHECK_THROWS(write(side, [&](auto& tx) { tx.codes().insert(supplier, {codes.data(), 1}); }, "again"));
}

TEMPLATE_TEST_CASE("an import keeps its parts and its progress, and the oldest is found first", "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    const auto first = an_import(1, 2);
    const auto second = an_import(2, 1);
    const std::vector<std::string> parts{"一,\"a\nb\"\r\n", "二\r\n"};
    REQUIRE(write(side, [&](auto& tx) {
        tx.imports().insert(second, {parts.data(), 1});
        tx.imports().insert(first, parts);
    }));
    const auto half = domain::advance(first, {1, 2, 3}, now);
    const auto stopped = domain::stop(half, "A-1, category: gone", now);
    read(side, [&](auto& tx) {
        CHECK(tx.imports().find(first.id) == first);
        CHECK_FALSE(tx.imports().find(numbered<domain::product_import_id>(9)));
        CHECK(tx.imports().part(first.id, 0) == parts[0]);
        CHECK(tx.imports().part(first.id, 1) == parts[1]);
        CHECK(tx.imports().find_writing() == first.id);
    });
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.imports().lock(first.id) == first);
            tx.imports().save(half);
            tx.imports().save(stopped);
        },
        "save"));
    read(side, [&](auto& tx) {
        CHECK(tx.imports().find(first.id) == stopped);
        CHECK(tx.imports().find_writing() == second.id);
    });
    CHECK_THROWS_AS(write(side, [&](auto& tx) { tx.imports().save(half); }, "again"), std::logic_error);
}

TEMPLATE_TEST_CASE("each part is written once, however many write", "[catalog][contract]", on_mysql) {
    TestType side;
    const auto import = an_import(1, 3);
    const std::vector parts{part_of({"A-1", "A-2"}), part_of({"A-3"}), part_of({"A-4"})};
    REQUIRE(write(side, [&](auto& tx) {
        know_yanyuan(tx);
        tx.imports().insert(import, parts);
    }));
    catalog::files::table_product_files files;
    seeded_random random(1);
    app::write_product_imports job(side.work, files, random);
    const auto context = as_supplier();
    constexpr int writers = 20;
    int found = 0;
    int ended = 0;
    for (int i = 0; i < writers; ++i) {
        boost::asio::co_spawn(side.io, job(context), [&](std::exception_ptr fault, const base::result<bool>& done) {
            CHECK_FALSE(fault);
            found += done && *done ? 1 : 0;
            ++ended;
        });
    }
    run_until(side.io, [&] { return ended == writers; });
    CHECK(found >= 1);
    while (*run_coroutine(side.io, job(context))) ++found;
    read(side, [&](auto& tx) {
        const auto done = tx.imports().find(import.id).value();
        CHECK(done.state == domain::import_state::done);
        CHECK(done.counts == domain::import_counts{4, 0, 0});
        CHECK(tx.products().page({.supplier = supplier}, std::nullopt, 10).size() == 4);
    });
}

namespace {

constexpr int rows_of_file = 4'500;

/// So many rows, those that `county_of` gives another county among them.
std::string product_file(const temporary_directory& directory, const std::function<std::string(int)>& county_of) {
    const auto path = directory.file("products.csv");
    std::ofstream file(path, std::ios::binary);
    file
        << "supplier_code,name_zh,name_en,category,origin_county_code,storage_class,storage_min_mc,storage_max_mc,shelf_life_hours,"
           "season_from,season_to,unit_name_zh,unit_net_mass_g,description,origin_place_code,origin_household_number,raw_material_code\r\n";
    for (int i = 1; i <= rows_of_file; ++i)
        file << "A-" << i << ",盐源苹果,,fruit," << county_of(i) << ",chilled,-1000,4000,2160,,,箱,10000,,,,\r\n";
    return path;
}

template <class Side>
base::result<domain::import_counts> import_file(Side& side, const std::string& path, std::uint64_t seed = 1) {
    catalog::files::table_product_files files;
    seeded_random random(seed);  // of another run, another receipt
    app::import_product_file import(side.work, files, random);
    return run_coroutine(side.io, import.run(as_supplier(), supplier, path, [](std::int64_t, std::int64_t) {}), std::chrono::seconds(60));
}

const domain::known_organisation cooperative{supplier, "cooperative", "盐源苹果合作社", "513423"};

void know_supplier(on_fake& side) {
    REQUIRE(write(side, know_yanyuan));
    side.work.state().organisations[supplier] = cooperative;
}

void know_supplier(on_mysql& side) {
    REQUIRE(write(side, know_yanyuan));
    auto connection = test_database::instance().open(side.schema);
    catalog::store::mysql_organisation_store(connection).apply(cooperative);
}

}  // namespace

TEMPLATE_TEST_CASE("chunks are written side by side: every row once, and nothing the second time", "[catalog][contract]", on_mysql) {
    TestType side;
    know_supplier(side);
    const temporary_directory directory;
    const auto path = product_file(directory, [](int) { return "513423"; });
    const auto before = side.events();
    CHECK(import_file(side, path) == domain::import_counts{rows_of_file, 0, 0});
    CHECK(side.events() == before + 3);  // one for a chunk
    CHECK(import_file(side, path, 2) == domain::import_counts{0, 0, rows_of_file});
    CHECK(side.events() == before + 3);
}

TEMPLATE_TEST_CASE("faults of chunks that are checked side by side are told in the order of the file, and nothing is written",
                   "[catalog][contract]", on_fake, on_mysql) {
    TestType side;
    know_supplier(side);
    const temporary_directory directory;
    const auto before = side.events();
    const auto refused = import_file(side, product_file(directory, [](int row) { return row % 1'100 == 7 ? "519999" : "513423"; }));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "csv-invalid");
    std::vector<std::string> places;
    for (const auto& each : refused.error().fields) places.push_back(each.pointer);
    CHECK(places == std::vector<std::string>{"row 7, column 'origin_county_code'", "row 1107, column 'origin_county_code'",
                                             "row 2207, column 'origin_county_code'", "row 3307, column 'origin_county_code'",
                                             "row 4407, column 'origin_county_code'"});
    CHECK(side.events() == before);
    read(side, [](auto& tx) { CHECK(tx.products().page({.supplier = supplier}, std::nullopt, 1).empty()); });
}

TEMPLATE_TEST_CASE("of a file that is wrong everywhere the first hundred faults are told", "[catalog][contract]", on_fake) {
    TestType side;
    know_supplier(side);
    const temporary_directory directory;
    const auto refused = import_file(side, product_file(directory, [](int) { return "519999"; }));
    REQUIRE_FALSE(refused);
    REQUIRE(refused.error().fields.size() == 100);
    CHECK(refused.error().fields.back().pointer == "row 100, column 'origin_county_code'");
}
