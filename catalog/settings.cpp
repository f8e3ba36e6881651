#include "catalog/settings.hpp"

#include <stdexcept>

#include "catalog/mark_settings.hpp"
#include "catalog/price_settings.hpp"

namespace chuanpin::catalog {

settings read_settings(const std::map<std::string, std::string>& given) {
    settings read;
    for (const auto& [name, text] : given) {
        if (!name.starts_with("catalog.") || is_mark_setting(name) || is_price_setting(name)) continue;
        if (name != "catalog.search_directory") throw std::runtime_error(name + " is no setting");
        if (text.empty()) throw std::runtime_error(name + " must name a directory");
        read.search_directory = text;
    }
    return read;
}

}  // namespace chuanpin::catalog
