// The register of announced harvests as anybody may read it, and what lots are held against.
#pragma once

#include "catalog/app/views.hpp"

namespace chuanpin::catalog::app {

struct harvest_page {
    std::vector<domain::harvest_announcement> announcements{};
    bool has_more = false;
};

class read_harvests {
public:
    explicit read_harvests(unit_of_work& database) : database_(database) {}
    base::task<base::result<harvest_page>> page(const base::call_context& context, harvest_filter filter,
                                                std::optional<std::int64_t> before, std::size_t limit);

private:
    unit_of_work& database_;
};

/// Its own variety, or that of its family, as goods_key_of makes it.
[[nodiscard]] std::optional<std::string> variety_key_of(transaction& tx, const domain::product& what);
/// What each of these lots of the product was harvested before, in their order. One statement, whatever their number.
[[nodiscard]] std::vector<std::optional<domain::harvest_announcement>> broken_harvests(transaction& tx, const domain::product& of,
                                                                                       const std::optional<std::string>& variety_key,
                                                                                       std::span<const domain::lot> lots);

}  // namespace chuanpin::catalog::app
