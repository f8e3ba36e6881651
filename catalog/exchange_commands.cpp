#include "catalog/exchange_commands.hpp"

#include <cstdio>
#include <map>
#include <optional>
#include <string>

#include "catalog/commands/export_files.hpp"
#include "catalog/commands/import_files.hpp"
#include "catalog/commands/offer_exchange.hpp"
#include "catalog/commands/product_exchange.hpp"
#include "catalog/files/county_table.hpp"
#include "catalog/files/offer_table.hpp"
#include "catalog/files/product_files.hpp"
#include "catalog/files/reference_table.hpp"
#include "catalog/files/table_list.hpp"
#include "catalog/listing_settings.hpp"
#include "catalog/price_settings.hpp"
#include "catalog/store/mysql_transaction.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::catalog {
namespace {

using database = mysql::mysql_unit_of_work<app::transaction, store::mysql_transaction>;
using options = std::map<std::string, std::string>;

constexpr std::chrono::seconds list_time_max{60};
constexpr std::chrono::hours products_time_max{2};

/// What a verb runs with: a database of its own, and circumstances under the verb's name.
struct verb {
    verb(runtime::service_context& to, std::string name, std::chrono::seconds time_max)
        : program(to),
          unit(to.foreground, to.settings.schema_of("catalog")),
          tools{unit, to.random, runtime::own_context(to, std::move(name), time_max)} {}

    runtime::service_context& program;
    database unit;
    commands::command_tools tools;
    files::table_list<app::county_row> counties{files::county_table()};
    files::table_list<domain::reference_product> references{files::reference_table()};
    files::table_product_files products;
    files::table_list<app::offer_row> offers{files::offer_table()};
};

/// The day that a county list speaks of; nullopt where it is none.
std::optional<base::business_date> day_of(const options& given) {
    const auto text = given.find("valid-from");
    if (text == given.end()) return commands::county_list_valid_from;
    const auto day = base::parse_date(text->second);
    if (!day) std::fputs("--valid-from needs a day as YYYY-MM-DD\n", stderr);
    return day;
}

int import_counties(runtime::service_context& program, const options& given) {
    const auto day = day_of(given);
    if (!day) return 1;
    verb one(program, "import counties", list_time_max);
    return runtime::run_blocking(program, commands::import_county_file(one.tools, one.counties, given.at("file"), *day));
}

int export_counties(runtime::service_context& program, const options& given) {
    const auto day = day_of(given);
    if (!day) return 1;
    verb one(program, "export counties", list_time_max);
    return runtime::run_blocking(program, commands::export_county_file(one.tools, one.counties, given.at("file"), *day));
}

int import_references(runtime::service_context& program, const options& given) {
    verb one(program, "import reference-products", list_time_max);
    return runtime::run_blocking(program, commands::import_reference_file(one.tools, one.references, given.at("file")));
}

int export_references(runtime::service_context& program, const options& given) {
    verb one(program, "export reference-products", list_time_max);
    return runtime::run_blocking(program, commands::export_reference_file(one.tools, one.references, given.at("file")));
}

std::optional<base::organisation_id> supplier_of(const options& given) {
    const auto id = base::parse_id<base::organisation_id>(given.at("supplier"));
    if (!id) std::fputs("--supplier needs the id of an organisation (org_…)\n", stderr);
    return id;
}

int import_products(runtime::service_context& program, const options& given) {
    const auto supplier = supplier_of(given);
    if (!supplier) return 1;
    verb one(program, "import products", products_time_max);
    return runtime::run_blocking(program, commands::import_supplier_products(one.tools, one.products, *supplier, given.at("file")));
}

int export_products(runtime::service_context& program, const options& given) {
    const auto supplier = supplier_of(given);
    if (!supplier) return 1;
    verb one(program, "export products", products_time_max);
    return runtime::run_blocking(program, commands::export_supplier_products(one.tools, one.products, *supplier, given.at("file")));
}

int import_offers(runtime::service_context& program, const options& given) {
    const auto supplier = supplier_of(given);
    if (!supplier) return 1;
    verb one(program, "import offers", products_time_max);
    const auto& settings = program.settings.service_settings;
    const app::publication_rules rules{read_listing_settings(settings).review, read_price_settings(settings).spikes};
    return runtime::run_blocking(program, commands::import_supplier_offers(one.tools, one.offers, rules, *supplier, given.at("file")));
}

int export_offers(runtime::service_context& program, const options& given) {
    const auto supplier = supplier_of(given);
    if (!supplier) return 1;
    verb one(program, "export offers", products_time_max);
    return runtime::run_blocking(program, commands::export_supplier_offers(one.tools, one.offers, *supplier, given.at("file")));
}

}  // namespace

std::vector<runtime::command> exchange_commands() {
    return {
        {"import counties", "Brings the county registry to what a file says (CSV or XLSX)", {"file", "valid-from?"}, import_counties},
        {"export counties",
         "Writes the county registry of a day to a file (CSV, or XLSX by its name)",
         {"file", "valid-from?"},
         export_counties},
        {"import reference-products", "Replaces the reference list of products by a file (CSV or XLSX)", {"file"}, import_references},
        {"export reference-products",
         "Writes the reference list of products to a file (CSV, or XLSX by its name)",
         {"file"},
         export_references},
        {"import products", "Drafts or changes a supplier's products as a file says (CSV or XLSX)", {"supplier", "file"}, import_products},
        {"export products", "Writes a supplier's products to a file (CSV, or XLSX by its name)", {"supplier", "file"}, export_products},
        {"import offers", "Publishes a supplier's offers as a file says, all or none (CSV or XLSX)", {"supplier", "file"}, import_offers},
        {"export offers", "Writes a supplier's offers to a file (CSV, or XLSX by its name)", {"supplier", "file"}, export_offers},
    };
}

}  // namespace chuanpin::catalog
