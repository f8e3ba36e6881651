#include "catalog/settings.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "catalog/labour_settings.hpp"
#include "catalog/listing_settings.hpp"
#include "catalog/mark_settings.hpp"
#include "catalog/market_settings.hpp"
#include "catalog/price_settings.hpp"
#include "catalog/retention_settings.hpp"

namespace chuanpin::catalog {

constexpr std::size_t public_address_bytes_max = 200;

settings read_settings(const std::map<std::string, std::string>& given) {
    settings read;
    for (const auto& [name, text] : given) {
        if (!name.starts_with("catalog.") || is_mark_setting(name) || is_market_setting(name) || is_listing_setting(name) ||
            is_price_setting(name) || is_retention_setting(name) || is_labour_setting(name))
            continue;
        if (name == "catalog.personal_data_key_file") continue;  // platform/runtime/personal_secrets.hpp
        if (name == "catalog.public_address") {
            if (!text.starts_with("http://") && !text.starts_with("https://"))
                throw std::runtime_error(name + " must begin with http:// or https://");
            if (text.ends_with("/") || text.size() > public_address_bytes_max)
                throw std::runtime_error(fmt::format("{} ends without a slash and has at most {} bytes", name, public_address_bytes_max));
            read.public_address = text;
            continue;
        }
        if (name != "catalog.search_directory") throw std::runtime_error(name + " is no setting");
        if (text.empty()) throw std::runtime_error(name + " must name a directory");
        read.search_directory = text;
    }
    return read;
}

}  // namespace chuanpin::catalog
