// `chuanpin import counties`, `… reference-products`, `… places`, `… households`, `… comparables` and `… harvests`: a file in, a sentence
// out.
#pragma once

#include <string>

#include "catalog/app/household/import_households.hpp"
#include "catalog/app/import_reference_products.hpp"
#include "catalog/app/price/record_comparables.hpp"
#include "catalog/domain/harvest/harvest.hpp"

namespace chuanpin::catalog::commands {

/// The list of counties speaks of the first day of the programme's registry unless another day is given.
inline constexpr base::business_date county_list_valid_from{std::chrono::year(2018), std::chrono::August, std::chrono::day(31)};

/// What a command needs of the program.
struct command_tools {
    app::unit_of_work& database;
    base::random_source& random;
    base::call_context context;
};

/// Exit code: 0 done (also where nothing changed), 1 refused; faults go to standard error, one a line, by row and column or by cell.
base::task<int> import_county_file(command_tools tools, app::list_files<app::county_row>& files, std::string path,
                                   base::business_date valid_from);
base::task<int> import_reference_file(command_tools tools, app::list_files<domain::reference_product>& files, std::string path);

base::task<int> import_place_file(command_tools tools, app::list_files<domain::place_version>& files, std::string path);
base::task<int> import_household_file(command_tools tools, app::list_files<app::household_row>& files, const app::personal_keys& keys,
                                      std::string path);
/// All rows or none; the same file again changes nothing.
base::task<int> import_comparable_file(command_tools tools, app::list_files<domain::price_comparable>& files, std::string path);
/// All rows or none; the same file again changes nothing.
base::task<int> import_harvest_file(command_tools tools, app::list_files<domain::harvest_announcement>& files, std::string path);

}  // namespace chuanpin::catalog::commands
