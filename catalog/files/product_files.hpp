// Supplier products as files of the table that describes them.
#pragma once

#include "catalog/app/exchange/ports.hpp"

namespace chuanpin::catalog::files {

/// The column in which faults are told; a file that comes back with it is read as if it were not there.
inline constexpr std::string_view fault_column = "错误 Fault";

class table_product_files final : public app::product_files {
public:
    base::result<std::unique_ptr<app::product_rows>> open_file(const std::string& path) override;
    base::result<std::unique_ptr<app::product_rows>> open_bytes(std::string_view document) override;
    std::unique_ptr<app::product_sink> write_file(const std::string& path) override;
    std::unique_ptr<app::product_sink> write_bytes(std::string_view format) override;
    std::string encode(std::span<const app::product_row> rows) override;
    std::vector<app::product_row> decode(std::string_view part) override;
    std::string faults_header() override;
    std::string only_faulty(std::string_view part) override;
};

}  // namespace chuanpin::catalog::files
