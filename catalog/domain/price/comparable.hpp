// A price of like goods that somebody saw somewhere, on a day: what the price guard (价格监测) holds an offer against.
//
// A comparable is never changed, only withdrawn with a reason. Its price is exact: fen for a mass in grams.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "catalog/domain/assortment/sku.hpp"
#include "catalog/domain/ids.hpp"
#include "platform/base/error.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t source_name_length_max = 100;        ///< code points
inline constexpr std::size_t withdrawal_reason_length_max = 500;  ///< code points

/// Where it was seen: 批发市场, 电商自营, 厂家自有网店, 政府公告.
enum class comparable_source { wholesale_market, self_operated, maker_shop, bulletin };
[[nodiscard]] std::string_view name_of(comparable_source source);
[[nodiscard]] std::optional<comparable_source> parse_comparable_source(std::string_view name);

struct comparable_withdrawal {
    base::instant at{};
    account_id by{};
    std::string reason{};
    bool operator==(const comparable_withdrawal&) const = default;
};

struct price_comparable {
    price_comparable_id id{};
    comparable_source source = comparable_source::wholesale_market;
    std::string source_name{};               ///< which market, shop or bulletin
    std::optional<organisation_id> maker{};  ///< whose own shop it is; maker_shop only
    std::string region_code{};               ///< GB/T 2260, anywhere in the country
    base::business_date observed_on{};
    std::string category{};
    std::string goods_name_zh{};  ///< variety or kind, as written there
    std::string goods_key{};      ///< of `goods_name_zh`: what makes goods alike
    std::string specification{};  ///< grade, size; may be empty
    std::string unit_name_zh{};
    base::fen price{};                        ///< of one unit
    std::int64_t unit_mass_g{};               ///< net mass of one unit
    std::optional<account_id> recorded_by{};  ///< empty: by an operator's command
    base::instant recorded_at{};
    std::optional<comparable_withdrawal> withdrawn{};
    bool operator==(const price_comparable&) const = default;
};

/// What names of like goods have in common: ASCII letters lower, wide forms narrow, no spaces.
[[nodiscard]] std::string goods_key_of(std::string_view name_zh);
/// A maker where it is a maker's shop and only there, a day that is not ahead, a region code, amounts within bounds.
/// Errors: price-comparable-invalid with every fault.
[[nodiscard]] base::result<void> check_comparable(const price_comparable& what, base::business_date today);
/// Whether both speak of the same goods at the same place on the same day: there is one price of that.
[[nodiscard]] bool is_same_observation(const price_comparable& one, const price_comparable& other);
/// Errors: price-comparable-withdrawn.
[[nodiscard]] base::result<price_comparable> withdraw(price_comparable what, comparable_withdrawal why);

}  // namespace chuanpin::catalog::domain
