#include "catalog/commands/import_files.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <ranges>
#include <utility>

#include <fmt/format.h>

#include "catalog/app/household/import_households.hpp"
#include "catalog/app/place/import_places.hpp"
#include "catalog/commands/comparable_csv.hpp"
#include "catalog/commands/county_csv.hpp"
#include "catalog/commands/household_csv.hpp"
#include "catalog/commands/place_csv.hpp"
#include "catalog/commands/reference_csv.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::catalog::commands {
namespace {

constexpr std::size_t faults_shown_max = 20;

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(file), {});
}

int refused(const std::string& path, const base::error& error) {
    std::cerr << fmt::format("{}: {} ({})\n", path, error.detail, error.code);
    for (const auto& field : error.fields | std::views::take(faults_shown_max))
        std::cerr << fmt::format("  {}: {} ({})\n", field.pointer, field.detail, field.code);
    if (error.fields.size() > faults_shown_max) std::cerr << fmt::format("  and {} more\n", error.fields.size() - faults_shown_max);
    return 1;
}

// Each run is its own: importing is idempotent by comparing, so that going back to an earlier list works too.
base::idempotent<app::import_summary> claim(std::string_view job, const base::call_context& context, base::random_source& random,
                                            std::string_view document) {
    base::receipt receipt{
        .scope = fmt::format("job:{}", job), .key = base::to_text(base::make_ulid(context.now, random)), .asked = crypto::sha256(document)};
    return {std::move(receipt),
            [](const app::import_summary& summary) { return fmt::format(R"({{"rows":{},"changed":{}}})", summary.rows, summary.changed); }};
}

int report(const std::string& path, const base::result<base::reply>& reply) {
    if (!reply) return refused(path, reply.error());
    std::cout << fmt::format("{}: {}\n", path, reply->body);
    return 0;
}

}  // namespace

base::task<int> import_county_file(app::unit_of_work& database, base::random_source& random, const base::call_context& context,
                                   std::string path, base::business_date valid_from) {
    const auto document = read_file(path);
    if (!document) co_return refused(path, {base::error_kind::not_found, "file-unreadable", "The file cannot be read."});
    auto rows = read_county_csv(*document);
    if (!rows) co_return refused(path, rows.error());
    app::import_counties import(database, random);
    auto request = claim("import counties", context, random, *document);
    const auto reply = co_await import.run(context, std::move(request), *std::move(rows), valid_from);
    co_return report(path, reply);
}

base::task<int> import_reference_file(app::unit_of_work& database, base::random_source& random, const base::call_context& context,
                                      std::string path) {
    const auto document = read_file(path);
    if (!document) co_return refused(path, {base::error_kind::not_found, "file-unreadable", "The file cannot be read."});
    auto products = read_reference_csv(*document);
    if (!products) co_return refused(path, products.error());
    app::import_reference_products import(database, random);
    auto request = claim("import reference-products", context, random, *document);
    const auto reply = co_await import.run(context, std::move(request), *std::move(products));
    co_return report(path, reply);
}

base::task<int> import_place_file(app::unit_of_work& database, base::random_source& random, const base::call_context& context,
                                  std::string path) {
    const auto document = read_file(path);
    if (!document) co_return refused(path, {base::error_kind::not_found, "file-unreadable", "The file cannot be read."});
    auto places = read_place_csv(*document, base::business_date_of(context.now));
    if (!places) co_return refused(path, places.error());
    app::import_places import(database, random);
    auto request = claim("import places", context, random, *document);
    const auto reply = co_await import.run(context, std::move(request), *std::move(places));
    co_return report(path, reply);
}

base::task<int> import_household_file(app::unit_of_work& database, base::random_source& random, const app::personal_keys& keys,
                                      const base::call_context& context, std::string path) {
    const auto document = read_file(path);
    if (!document) co_return refused(path, {base::error_kind::not_found, "file-unreadable", "The file cannot be read."});
    auto rows = read_household_csv(*document, base::business_date_of(context.now));
    if (!rows) co_return refused(path, rows.error());
    app::import_households import(database, random, keys);
    auto request = claim("import households", context, random, *document);
    const auto reply = co_await import.run(context, std::move(request), *std::move(rows));
    co_return report(path, reply);
}

base::task<int> import_comparable_file(app::unit_of_work& database, base::random_source& random, const base::call_context& context,
                                       std::string path) {
    const auto document = read_file(path);
    if (!document) co_return refused(path, {base::error_kind::not_found, "file-unreadable", "The file cannot be read."});
    auto rows = read_comparable_csv(*document);
    if (!rows) co_return refused(path, rows.error());
    app::record_comparables import(database, random);
    auto request = claim("import comparables", context, random, *document);
    const auto reply = co_await import.all(context, std::move(request), *std::move(rows));
    co_return report(path, reply);
}

}  // namespace chuanpin::catalog::commands
