#include "catalog/commands/import_files.hpp"

#include <utility>

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

}  // namespace chuanpin::catalog::commands
