// What [catalog] of the configuration says.
#pragma once

#include <map>
#include <string>

namespace chuanpin::catalog {

struct settings {
    std::string public_address = "https://chuanpin.example";  ///< under which the public reaches the marketplace: what QR codes lead to
    std::string search_directory = "var/search";              ///< of the index of products; made where it is missing
};

/// `given`: flat, "catalog.search_directory"; keys of other services and those of the mark (mark_settings.hpp) are passed over. Throws
/// std::runtime_error naming a setting that is unknown or empty.
[[nodiscard]] settings read_settings(const std::map<std::string, std::string>& given);

}  // namespace chuanpin::catalog
