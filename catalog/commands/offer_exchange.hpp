// `chuanpin import offers` and `chuanpin export offers`: a supplier's file of prices in, or out.
#pragma once

#include "catalog/app/publish_terms.hpp"
#include "catalog/commands/import_files.hpp"

namespace chuanpin::catalog::commands {

/// Exit code: 0 done (also where nothing changed), 1 refused; faults go to standard error, one a line, by row and column or by cell.
base::task<int> import_supplier_offers(command_tools tools, app::list_files<app::offer_row>& files, app::publication_rules rules,
                                       domain::organisation_id supplier, std::string path);
base::task<int> export_supplier_offers(command_tools tools, app::list_files<app::offer_row>& files, domain::organisation_id supplier,
                                       std::string path);

}  // namespace chuanpin::catalog::commands
