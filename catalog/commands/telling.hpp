// What commands say of files: refusals on standard error, sentences on standard output.
#pragma once

#include <string>
#include <string_view>

#include "catalog/app/import_counties.hpp"

namespace chuanpin::catalog::commands {

/// Says why, with the first faults by their places; answers the exit code 1.
int refused(const std::string& path, const base::error& error);
/// Says the reply, or why there is none; answers the exit code.
int told(const std::string& path, const base::result<base::reply>& reply);

[[nodiscard]] std::string summary_text(const app::import_summary& summary);

}  // namespace chuanpin::catalog::commands
