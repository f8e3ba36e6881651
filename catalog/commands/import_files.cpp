#include "catalog/commands/import_files.hpp"

#include <utility>

#include "catalog/app/harvest/announce_harvests.hpp"
#include "catalog/app/household/check_households.hpp"
#include "catalog/app/place/import_places.hpp"
#include "catalog/commands/telling.hpp"
#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::catalog::commands {
namespace {

// Each run is its own: importing is idempotent by comparing, so that going back to an earlier list works too.
base::idempotent<app::import_summary> claim(std::string scope, const command_tools& tools) {
    return {base::fresh_receipt(std::move(scope), tools.context.now, tools.random), summary_text};
}

}  // namespace

base::task<int> import_county_file(command_tools tools, app::list_files<app::county_row>& files, std::string path,
                                   base::business_date valid_from) {
    auto rows = files.read(path, [](const app::county_row&, const app::row_refusal&) {});
    if (!rows) co_return refused(path, rows.error());
    app::import_counties import(tools.database, tools.random);
    co_return told(path, co_await import.run(tools.context, claim("job:import counties", tools), *std::move(rows), valid_from));
}

base::task<int> import_reference_file(command_tools tools, app::list_files<domain::reference_product>& files, std::string path) {
    const auto known = co_await app::read_known_names(tools.database).run(tools.context);
    if (!known) co_return refused(path, known.error());
    auto products = files.read(path, [&known](const domain::reference_product& product, const app::row_refusal& refuse) {
        app::check_names(product, *known, refuse);
    });
    if (!products) co_return refused(path, products.error());
    app::import_reference_products import(tools.database, tools.random);
    co_return told(path, co_await import.run(tools.context, claim("job:import reference-products", tools), *std::move(products)));
}

base::task<int> import_place_file(command_tools tools, app::list_files<domain::place_version>& files, std::string path) {
    const auto today = base::business_date_of(tools.context.now);
    auto places = files.read(path, [today](const domain::place_version& place, const app::row_refusal& refuse) {
        if (place.facts.source_dated_on > today) refuse("source_dated_on", "out-of-range", "The document is dated in the future.");
    });
    if (!places) co_return refused(path, places.error());
    app::import_places import(tools.database, tools.random);
    co_return told(path, co_await import.run(tools.context, claim("job:import places", tools), *std::move(places)));
}

base::task<int> import_household_file(command_tools tools, app::list_files<app::household_row>& files, const app::personal_keys& keys,
                                      std::string path) {
    app::household_checker households(base::business_date_of(tools.context.now));
    auto rows =
        files.read(path, [&households](const app::household_row& row, const app::row_refusal& refuse) { households.check(row, refuse); });
    if (!rows) co_return refused(path, rows.error());
    app::import_households import(tools.database, tools.random, keys);
    co_return told(path, co_await import.run(tools.context, claim("job:import households", tools), *std::move(rows)));
}

base::task<int> import_comparable_file(command_tools tools, app::list_files<domain::price_comparable>& files, std::string path) {
    auto rows = files.read(path, [](const domain::price_comparable&, const app::row_refusal&) {});
    if (!rows) co_return refused(path, rows.error());
    app::record_comparables import(tools.database, tools.random);
    co_return told(path, co_await import.all(tools.context, claim("job:import comparables", tools), *std::move(rows)));
}

base::task<int> import_harvest_file(command_tools tools, app::list_files<domain::harvest_announcement>& files, std::string path) {
    auto rows = files.read(path, [](const domain::harvest_announcement&, const app::row_refusal&) {});
    if (!rows) co_return refused(path, rows.error());
    app::announce_harvests import(tools.database, tools.random);
    co_return told(path, co_await import.all(tools.context, claim("job:import harvests", tools), *std::move(rows)));
}

}  // namespace chuanpin::catalog::commands
