#include "catalog/commands/export_files.hpp"

#include <iostream>
#include <stdexcept>

#include <fmt/format.h>

#include "catalog/app/exchange/read_lists.hpp"
#include "catalog/commands/telling.hpp"

namespace chuanpin::catalog::commands {
namespace {

template <class Row>
int write(app::list_files<Row>& files, const std::string& path, const base::result<std::vector<Row>>& rows) {
    if (!rows) return refused(path, rows.error());
    try {
        files.write(path, *rows);
    } catch (const std::runtime_error& fault) {
        return refused(path, {base::error_kind::unavailable, "file-unwritable", fault.what()});
    }
    std::cout << fmt::format("{}: {{\"rows\":{}}}\n", path, rows->size());
    return 0;
}

}  // namespace

base::task<int> export_county_file(command_tools tools, app::list_files<app::county_row>& files, std::string path, base::business_date on) {
    co_return write(files, path, co_await app::read_lists(tools.database).counties(tools.context, on));
}

base::task<int> export_reference_file(command_tools tools, app::list_files<domain::reference_product>& files, std::string path) {
    co_return write(files, path, co_await app::read_lists(tools.database).references(tools.context));
}

}  // namespace chuanpin::catalog::commands
