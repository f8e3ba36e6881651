// A file of a supplier's products on its way into the catalogue: checked whole, then written part by part, or refused whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {


struct product_import_tag {
    static constexpr std::string_view prefix = "pim";
};
using product_import_id = base::typed_id<product_import_tag>;

enum class import_state {
    writing,  ///< every row was found right; parts are being written
    done,     ///< all parts are written
    refused,  ///< rows have faults; nothing is or will be written
    stopped,  ///< a row that was right is no longer; the parts before it stay written
};
[[nodiscard]] std::string_view name_of(import_state state);
[[nodiscard]] std::optional<import_state> parse_import_state(std::string_view name);

/// What became of rows.
struct import_counts {
    std::int64_t drafted = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    bool operator==(const import_counts&) const = default;
    [[nodiscard]] std::int64_t rows() const { return drafted + changed + unchanged; }
};

struct product_import {
    product_import_id id{};
    organisation_id supplier{};
    import_state state = import_state::writing;
    std::string format{};    ///< "csv", "xlsx"
    std::string encoding{};  ///< "UTF-8", "GB18030"; of a workbook "UTF-8"
    std::int64_t rows = 0;
    std::int64_t refused_rows = 0;
    std::int64_t parts = 0;  ///< pieces of the file as they are written
    std::int64_t parts_done = 0;
    import_counts counts{};    ///< of the parts that are written
    std::string stopped_by{};  ///< why, where the state is `stopped`
    std::int64_t version = 1;
    base::instant created_at{};
    base::instant changed_at{};
    bool operator==(const product_import&) const = default;
};

/// `refused` where a row has a fault, `done` where there is no row, `writing` otherwise.
[[nodiscard]] product_import begin_import(product_import facts, base::instant now);
/// One more part is written.
[[nodiscard]] product_import advance(product_import what, const import_counts& part, base::instant now);
[[nodiscard]] product_import stop(product_import what, std::string why, base::instant now);

}  // namespace chuanpin::catalog::domain
