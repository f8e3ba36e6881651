// The facts of products in their files: what is put is read, also by who opened the files before, and seasons keep their days.
#include <catch.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "catalog/search/product_columns.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::catalog;
using namespace chuanpin::catalog::search;

namespace {

using access = product_columns::access;

product_facts facts_of(unsigned char number) {
    product_facts facts;
    facts.county = number;
    facts.category = 65'535;
    facts.storage = domain::storage_class::frozen;
    facts.in_stock = number % 2 == 0;
    return facts;
}

product_details details_of(unsigned char number) {
    product_details details;
    details.id.value.bytes.back() = static_cast<std::byte>(number);
    details.id.value.bytes.front() = std::byte{0x80};
    details.published_at = base::instant(std::chrono::microseconds(1'790'000'000'123'456));
    return details;
}

domain::season part(unsigned from_month, unsigned from_day, unsigned to_month, unsigned to_day) {
    return {std::chrono::month(from_month) / std::chrono::day(from_day), std::chrono::month(to_month) / std::chrono::day(to_day)};
}

}  // namespace

TEST_CASE("facts that were put are read as they were", "[catalog][search]") {
    tests::temporary_directory directory;
    product_columns columns(directory.path().string(), access::write);
    auto written = facts_of(7);
    written.price = base::fen{0};
    columns.put(first_document, written, details_of(7));
    const auto read = columns.at(first_document);
    REQUIRE(read);
    CHECK(read->price == base::fen{0});
    CHECK(read->county == 7);
    CHECK(read->category == 65'535);
    CHECK(read->storage == domain::storage_class::frozen);
    CHECK_FALSE(read->in_stock);
    CHECK(columns.details(first_document).id == details_of(7).id);
    CHECK(columns.details(first_document).published_at == details_of(7).published_at);
    columns.put(first_document - 1, facts_of(8), details_of(8));
    const auto newer = columns.at(first_document - 1);
    REQUIRE(newer);
    CHECK(newer->county == 8);
    CHECK(newer->in_stock);
    CHECK_FALSE(newer->price);
    CHECK(columns.at(first_document)->county == 7);
    CHECK(columns.begin() < first_document);
    CHECK(columns.end() > first_document);
}

TEST_CASE("what was never put, or was removed, is no product", "[catalog][search]") {
    tests::temporary_directory directory;
    product_columns columns(directory.path().string(), access::write);
    columns.put(first_document + 5, facts_of(1), details_of(1));
    CHECK_FALSE(columns.at(first_document));
    CHECK_FALSE(columns.at(first_document - 1));
    CHECK_FALSE(columns.at(nowhere - 1));
    columns.remove(first_document + 5);
    columns.remove(first_document - 700);
    CHECK_FALSE(columns.at(first_document + 5));
    CHECK(columns.details(first_document + 5).id == domain::product_id{});
    CHECK(columns.details(nowhere - 1).id == domain::product_id{});
    CHECK_FALSE(product_columns().at(first_document));
    CHECK(product_columns().begin() == product_columns().end());
}

TEST_CASE("a reader sees what grew once it looks again, and what was overwritten at once", "[catalog][search]") {
    tests::temporary_directory directory;
    product_columns writer(directory.path().string(), access::write);
    writer.put(first_document, facts_of(1), details_of(1));
    product_columns reader(directory.path().string(), access::read);
    CHECK(reader.at(first_document)->county == 1);
    writer.put(first_document, facts_of(2), details_of(2));
    CHECK(reader.at(first_document)->county == 2);
    writer.put(first_document + 9'999, facts_of(3), details_of(3));
    reader.refresh();
    REQUIRE(reader.at(first_document + 9'999));
    CHECK(reader.at(first_document + 9'999)->county == 3);
    writer.sync();
    product_columns later(directory.path().string(), access::read);
    CHECK(later.at(first_document + 9'999)->county == 3);
}

TEST_CASE("files that are missing or full are told", "[catalog][search]") {
    tests::temporary_directory directory;
    CHECK_THROWS_AS(product_columns(directory.path().string(), access::read), std::runtime_error);
    CHECK_THROWS_AS(product_columns(directory.file("no/folder"), access::write), std::runtime_error);
    product_columns columns(directory.path().string(), access::write);
    CHECK_THROWS_AS(columns.put(first_document + static_cast<Xapian::docid>(columns_products_max), facts_of(1), details_of(1)),
                    std::runtime_error);
    CHECK_FALSE(columns.at(first_document));
}

TEST_CASE("packed seasons have the days that seasons have, on every day of two years", "[catalog][search]") {
    const std::vector<domain::seasons> all = {{},
                                              {part(3, 1, 5, 31)},
                                              {part(11, 1, 2, 28)},
                                              {part(12, 31, 1, 1), part(2, 29, 2, 29), part(6, 30, 7, 1), part(9, 9, 10, 10)},
                                              {part(1, 1, 12, 31)}};
    for (const auto& harvested : all) {
        const season_days days(harvested);
        const season_days again(days.as_packed());
        for (std::chrono::sys_days day = std::chrono::year(2027) / 1 / 1; day < std::chrono::year(2029) / 1 / 1;
             day += std::chrono::days(1)) {
            const base::business_date date{day};
            INFO(domain::to_text(harvested) << " on " << day.time_since_epoch().count());
            REQUIRE(days.has(date) == domain::is_in_season(harvested, date));
            REQUIRE(again.has(date) == days.has(date));
        }
    }
}
