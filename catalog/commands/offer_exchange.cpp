#include "catalog/commands/offer_exchange.hpp"

#include <iostream>
#include <stdexcept>

#include <fmt/format.h>

#include "catalog/app/exchange/export_offers.hpp"
#include "catalog/app/exchange/import_offers.hpp"
#include "catalog/commands/telling.hpp"

namespace chuanpin::catalog::commands {
namespace {

constexpr std::size_t rows_max = 50'000;  // as many as a file that is imported may have

}  // namespace

base::task<int> import_supplier_offers(command_tools tools, app::list_files<app::offer_row>& files, app::publication_rules rules,
                                       domain::organisation_id supplier, std::string path) {
    const auto list = files.read_placed(path);
    if (!list) co_return refused(path, list.error());
    app::import_offers import(tools.database, tools.random, rules);
    const auto done = co_await import.run(tools.context, supplier, *list);
    if (!done) co_return refused(path, done.error());
    std::cout << fmt::format("{}: {{\"rows\":{},\"published\":{},\"unchanged\":{}}}\n", path, list->rows.size(), done->published,
                             done->unchanged);
    co_return 0;
}

base::task<int> export_supplier_offers(command_tools tools, app::list_files<app::offer_row>& files, domain::organisation_id supplier,
                                       std::string path) {
    const auto rows = co_await app::export_offers(tools.database).run(tools.context, supplier, rows_max);
    if (!rows) co_return refused(path, rows.error());
    try {
        files.write(path, *rows);
    } catch (const std::runtime_error& fault) {
        co_return refused(path, {base::error_kind::unavailable, "file-unwritable", fault.what()});
    }
    std::cout << fmt::format("{}: {{\"rows\":{}}}\n", path, rows->size());
    co_return 0;
}

}  // namespace chuanpin::catalog::commands
