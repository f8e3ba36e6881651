#include "catalog/commands/product_exchange.hpp"

#include <iostream>
#include <limits>
#include <stdexcept>

#include <fmt/format.h>

#include "catalog/app/exchange/export_products.hpp"
#include "catalog/app/exchange/import_product_file.hpp"
#include "catalog/commands/telling.hpp"

namespace chuanpin::catalog::commands {
namespace {

constexpr std::int64_t rows_between_news = 20'000;

/// Says how far it is every so many rows.
struct news {
    std::int64_t told = 0;
    void operator()(std::int64_t checked, std::int64_t written) {
        const auto passed = checked + written;
        if (passed - told < rows_between_news) return;
        told = passed;
        std::cerr << (written == 0 ? fmt::format("{} rows checked\n", checked) : fmt::format("{} of {} rows written\n", written, checked));
    }
};

}  // namespace

base::task<int> import_supplier_products(command_tools tools, app::product_files& files, domain::organisation_id supplier,
                                         std::string path) {
    app::import_product_file import(tools.database, files, tools.random);
    const auto done = co_await import.run(tools.context, supplier, path, news{});
    if (!done) co_return refused(path, done.error());
    std::cout << fmt::format("{}: {{\"rows\":{},\"drafted\":{},\"changed\":{},\"unchanged\":{}}}\n", path, done->rows(), done->drafted,
                             done->changed, done->unchanged);
    co_return 0;
}

base::task<int> export_supplier_products(command_tools tools, app::product_files& files, domain::organisation_id supplier,
                                         std::string path) {
    try {
        const auto to = files.write_file(path);
        app::export_products products(tools.database);
        const auto rows = co_await products.run(tools.context, supplier, std::numeric_limits<std::int64_t>::max(), *to);
        if (!rows) co_return refused(path, rows.error());
        (void)to->finish();
        std::cout << fmt::format("{}: {{\"rows\":{}}}\n", path, *rows);
        co_return 0;
    } catch (const std::runtime_error& fault) {
        co_return refused(path, {base::error_kind::unavailable, "file-unwritable", fault.what()});
    }
}

}  // namespace chuanpin::catalog::commands
