// An outlet (销售网点): a place, on the ground or online, where goods under the mark are sold or handed over, and who operates it.
//
// What an outlet was stays readable: each change is a version, and neither the opening nor the closing day is rewritten once it has
// come. An outlet's id names a place of delivery, and later the destination of a transport subsidy (专区、专柜物流补贴); whoever takes it
// so copies county and address as they are on that day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t outlet_name_length_max = 100;      ///< code points
inline constexpr std::size_t outlet_address_length_max = 200;   ///< code points
inline constexpr std::size_t outlet_url_length_max = 300;       ///< bytes
inline constexpr std::size_t outlet_device_length_max = 64;     ///< code points
inline constexpr std::size_t outlet_household_length_max = 64;  ///< code points
inline constexpr std::size_t outlet_reason_length_max = 500;    ///< code points
inline constexpr std::int64_t outlet_changes_max = 1'000;       ///< of one outlet
inline constexpr std::chrono::days outlet_days_ahead_max{366};  ///< for opening and closing days

/// The three 专 as the campaign of 2020 defined them: a zone in an existing shop, a hall whose main business it is, a vending cabinet.
enum class outlet_kind { zone, hall, cabinet, online_shop, micro_shop, experience_centre, service_station, delivery_station };
inline constexpr outlet_kind outlet_kinds[] = {outlet_kind::zone,
                                               outlet_kind::hall,
                                               outlet_kind::cabinet,
                                               outlet_kind::online_shop,
                                               outlet_kind::micro_shop,
                                               outlet_kind::experience_centre,
                                               outlet_kind::service_station,
                                               outlet_kind::delivery_station};
[[nodiscard]] std::string_view name_of(outlet_kind kind);
[[nodiscard]] std::optional<outlet_kind> parse_outlet_kind(std::string_view name);
/// Has a URL in place of an address.
[[nodiscard]] constexpr bool is_online(outlet_kind kind) { return kind == outlet_kind::online_shop || kind == outlet_kind::micro_shop; }
/// Whether such an organisation ("cooperative", …) operates outlets of this kind. A household's micro-shop is operated by a supplier.
[[nodiscard]] bool may_operate(std::string_view organisation_kind, outlet_kind kind);

struct outlet_details {
    std::string name;
    std::string county_code;                     ///< GB/T 2260; of an online one, where its goods are packed
    std::optional<std::string> address{};        ///< of one on the ground
    std::optional<std::string> url{};            ///< of an online one
    std::optional<std::string> device_number{};  ///< of a cabinet
    std::optional<std::string> household{};      ///< of a micro-shop: the household's reference, opaque here
    base::business_date opened_on{};
    bool operator==(const outlet_details&) const = default;
};

struct outlet {
    outlet_id id{};
    organisation_id operated_by{};
    outlet_kind kind = outlet_kind::zone;
    outlet_details details{};
    std::optional<base::business_date> closed_on{};  ///< the first day on which it is closed
    std::string reason{};                            ///< of this version
    account_id by{};
    std::int64_t version = 1;
    base::instant created_at{};
    base::instant changed_at{};
    bool operator==(const outlet&) const = default;
};
[[nodiscard]] inline bool is_open_on(const outlet& what, base::business_date day) {
    return what.details.opened_on <= day && (!what.closed_on || day < *what.closed_on);
}

/// Who says something of an outlet, and when.
struct outlet_author {
    organisation_id organisation{};
    std::string organisation_kind;
    account_id account{};
    base::instant now{};
};

/// Errors: outlet-kind-not-yours, outlet-invalid (a field that the kind needs and that is missing, or that it has not; a URL that is
/// none; an opening day too far away).
[[nodiscard]] base::result<outlet> register_outlet(outlet_id id, outlet_kind kind, outlet_details details, const outlet_author& by);
/// The next version. Errors: outlet-closed, outlet-invalid (also where the opening day was moved after it had come),
/// outlet-has-too-many-changes.
[[nodiscard]] base::result<outlet> change_outlet(outlet what, outlet_details details, std::string reason, const outlet_author& by);
/// The last version. Errors: outlet-closed, outlet-invalid (a day before the opening or too far away), outlet-has-too-many-changes.
[[nodiscard]] base::result<outlet> close_outlet(outlet what, base::business_date on, std::string reason, const outlet_author& by);

}  // namespace chuanpin::catalog::domain
