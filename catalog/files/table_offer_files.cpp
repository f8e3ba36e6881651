#include "catalog/files/table_offer_files.hpp"

#include <utility>

#include "catalog/files/offer_table.hpp"
#include "catalog/files/table_list.hpp"

namespace chuanpin::catalog::files {

base::result<app::placed_list<app::offer_row>> table_offer_files::read(std::string_view document) {
    auto opened = table::open_bytes(document, offer_table());
    if (!opened) return base::refusal(std::move(opened.error()));
    return table_list<app::offer_row>(offer_table()).place_rows(*std::move(opened));
}

std::string table_offer_files::write(std::string_view format, std::span<const app::offer_row> rows) {
    const auto& what = offer_table();
    std::string file;
    const auto to = table::write_bytes(file, format == "xlsx" ? table::file_format::xlsx : table::file_format::csv, std::string(what.sheet),
                                       table::written_columns(what));
    for (const auto& each : rows) to->add(table::fields_of(what, each));
    to->finish();
    return file;
}

}  // namespace chuanpin::catalog::files
