// The command-line verbs of logistics. Each prints its outcome; service.cpp binds them to the program.
#pragma once

#include <iosfwd>
#include <map>
#include <string>

#include "logistics/app/publish.hpp"
#include "logistics/app/read_rules.hpp"

namespace chuanpin::logistics::commands {

using options = std::map<std::string, std::string>;

/// Where a command prints.
struct console {
    std::ostream& out;
    std::ostream& faults;
};

/// --file: publishes a table of distances. The same file again changes nothing.
[[nodiscard]] base::task<int> import_distances(app::publish& publish, const base::call_context& context, const options& given, console to);
/// --file: publishes subsidy rules. The same file again changes nothing.
[[nodiscard]] base::task<int> import_rules(app::publish& publish, const base::call_context& context, const options& given, console to);
/// --assessment: prints the stored explanation in Chinese, for the person who signs.
[[nodiscard]] base::task<int> explain(app::read_rules& rules, const base::call_context& context, const options& given, console to);
/// --kind, --from, --to, --min-mc, --max-mc, --seed, --out: writes a logger's file. Needs no database.
[[nodiscard]] int make_logger_file(const options& given, console to);

}  // namespace chuanpin::logistics::commands
