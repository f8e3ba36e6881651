// Offers as CSV or a workbook in memory.
#pragma once

#include "catalog/app/offer/ports.hpp"

namespace chuanpin::catalog::files {

class table_offer_files final : public app::offer_files {
public:
    base::result<app::placed_list<app::offer_row>> read(std::string_view document) override;
    std::string write(std::string_view format, std::span<const app::offer_row> rows) override;
};

}  // namespace chuanpin::catalog::files
