// What rows of a file may name of the catalogue, held in memory while a file is checked.
#pragma once

#include "catalog/app/exchange/ports.hpp"

namespace chuanpin::catalog::app {

struct known_names {
    std::set<std::string, std::less<>> categories;
    /// The verdict on each county that the registry knows on the day, for products of which nothing else is claimed.
    std::map<std::string, domain::origin_decision, std::less<>> origins;
    /// Those of the categories that are services: their products are not in files.
    std::set<std::string, std::less<>> services{};
};

[[nodiscard]] known_names load_known_names(transaction& tx, base::instant now);

class read_known_names {
public:
    explicit read_known_names(unit_of_work& database) : database_(database) {}
    base::task<base::result<known_names>> run(const base::call_context& context);

private:
    unit_of_work& database_;
};

}  // namespace chuanpin::catalog::app
