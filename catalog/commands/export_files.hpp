// `chuanpin export counties` and `chuanpin export reference-products`: a file that imports without change.
#pragma once

#include <string>

#include "catalog/commands/import_files.hpp"

namespace chuanpin::catalog::commands {

/// The file is CSV, or a workbook where its name ends in ".xlsx"; it is there whole or not at all. Exit code: 0 done, 1 refused.
base::task<int> export_county_file(command_tools tools, app::list_files<app::county_row>& files, std::string path, base::business_date on);
base::task<int> export_reference_file(command_tools tools, app::list_files<domain::reference_product>& files, std::string path);

}  // namespace chuanpin::catalog::commands
