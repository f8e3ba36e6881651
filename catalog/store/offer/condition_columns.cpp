#include "catalog/store/offer/condition_columns.hpp"

#include <sstream>
#include <stdexcept>

#include <fmt/ranges.h>

namespace chuanpin::catalog::store {
namespace {

template <class Value>
Value stored(std::optional<Value> value, const char* column) {
    if (!value) throw std::logic_error(std::string("offer_version.") + column + " cannot be read");
    return *value;
}

}  // namespace

std::string channels_text(const domain::offer_conditions& what) {
    std::vector<std::string_view> names;
    for (const auto each : what.channels) names.push_back(domain::name_of(each));
    return fmt::format("{}", fmt::join(names, " "));
}

std::string area_text(const domain::offer_conditions& what) { return fmt::format("{}", fmt::join(what.delivery_area, " ")); }

domain::offer_conditions read_conditions(const mysql::row_set& rows, std::size_t first) {
    domain::offer_conditions what{.channels = {},
                                  .priced_by = stored(domain::parse_pricing(rows.text(first)), "priced_by"),
                                  .weight_under_permille = rows.integer(first + 1),
                                  .weight_over_permille = rows.integer(first + 2)};
    std::string each;
    for (std::istringstream words(rows.text(first + 3)); words >> each;)
        what.channels.push_back(stored(domain::parse_sales_channel(each), "channels"));
    for (std::istringstream words(rows.text(first + 4)); words >> each;) what.delivery_area.push_back(each);
    return what;
}

}  // namespace chuanpin::catalog::store
