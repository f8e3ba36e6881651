// Where a supplier keeps goods: a warehouse of its own (仓库), or a collection station in a village or township (站点), where what
// households bring is gathered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "orders/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

enum class warehouse_kind { warehouse, village_station, township_station };
inline constexpr warehouse_kind warehouse_kinds[] = {warehouse_kind::warehouse, warehouse_kind::village_station,
                                                     warehouse_kind::township_station};
/// The wire and database name: "village_station".
[[nodiscard]] std::string_view name_of(warehouse_kind kind);
[[nodiscard]] std::optional<warehouse_kind> parse_warehouse_kind(std::string_view name);

inline constexpr std::size_t warehouse_code_length_max = 40;
inline constexpr std::size_t warehouse_name_length_max = 100;     ///< code points
inline constexpr std::size_t warehouse_address_length_max = 200;  ///< code points

struct warehouse {
    warehouse_id id{};
    organisation_id owner{};
    std::string code;  ///< the owner's own, once with the owner
    warehouse_kind kind = warehouse_kind::warehouse;
    std::string name;                          ///< the code where it appeared with a receipt
    std::optional<std::string> county_code{};  ///< GB/T 2260; none where it appeared with a receipt
    std::string address{};
    std::int64_t version = 1;
    std::optional<base::instant> closed_at{};
    bool operator==(const warehouse&) const = default;
};

/// Nothing is put into it from now on. It is not opened again. Errors: warehouse-closed; warehouse-not-empty where goods are in it.
[[nodiscard]] base::result<warehouse> close(warehouse what, std::int64_t on_hand, base::instant now);

}  // namespace chuanpin::orders::domain
