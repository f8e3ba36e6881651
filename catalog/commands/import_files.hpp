// `chuanpin import counties`, `… reference-products`, `… places` and `… households`: a file in, a sentence out.
#pragma once

#include <string>

#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/import_reference_products.hpp"
#include "catalog/app/price/record_comparables.hpp"

namespace chuanpin::catalog::commands {

/// The list of counties speaks of the first day of the programme's registry unless another day is given.
inline constexpr base::business_date county_list_valid_from{std::chrono::year(2018), std::chrono::August, std::chrono::day(31)};

/// Exit code: 0 done (also where nothing changed), 1 refused; faults go to standard error, one a line, by row and column.
base::task<int> import_county_file(app::unit_of_work& database, base::random_source& random, const base::call_context& context,
                                   std::string path, base::business_date valid_from);
base::task<int> import_reference_file(app::unit_of_work& database, base::random_source& random, const base::call_context& context,
                                      std::string path);
/// All rows or none; the same file again changes nothing.
base::task<int> import_comparable_file(app::unit_of_work& database, base::random_source& random, const base::call_context& context,
                                       std::string path);

base::task<int> import_place_file(app::unit_of_work& database, base::random_source& random, const base::call_context& context,
                                  std::string path);
base::task<int> import_household_file(app::unit_of_work& database, base::random_source& random, const app::personal_keys& keys,
                                      const base::call_context& context, std::string path);

}  // namespace chuanpin::catalog::commands
