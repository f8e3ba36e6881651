// `chuanpin import products` and `chuanpin export products`: a supplier's products, from a file and into one.
#pragma once

#include <string>

#include "catalog/commands/import_files.hpp"

namespace chuanpin::catalog::commands {

/// Tells on standard error how far it is. Exit code: 0 done (also where nothing changed), 1 refused.
base::task<int> import_supplier_products(command_tools tools, app::product_files& files, domain::organisation_id supplier,
                                         std::string path);
base::task<int> export_supplier_products(command_tools tools, app::product_files& files, domain::organisation_id supplier,
                                         std::string path);

}  // namespace chuanpin::catalog::commands
