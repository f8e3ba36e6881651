// `chuanpin import accounts --file deploy/data/accounts.csv --allow-plain-passwords yes`: the accounts of a demonstration.
//
// The file holds passwords in the clear, so the verb asks for an explicit yes. Running it again changes nothing; a known account
// keeps its password. Real organisations are registered through POST /v1/organisations.
#pragma once

#include <iosfwd>
#include <map>
#include <string>

#include "gateway/app/import_accounts.hpp"

namespace chuanpin::gateway::commands {

/// Answers the exit code: 0, or 1 with every fault on `faults`.
[[nodiscard]] base::task<int> import_accounts(app::import_accounts& use_case, const base::call_context& context,
                                              const std::map<std::string, std::string>& options, std::ostream& out, std::ostream& faults);

}  // namespace chuanpin::gateway::commands
