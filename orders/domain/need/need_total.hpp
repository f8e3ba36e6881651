// What many houses still want of one kind of goods, on one day or in one week, in one county (需求汇总). Says how many they are, never who.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "orders/domain/need/purchase_need.hpp"

namespace chuanpin::orders::domain {

enum class total_by { day, week };

/// In the order of the list.
struct total_place {
    base::business_date period{};  ///< the day of delivery, or the Monday of its week
    std::string kind_key{};
    std::string county_code{};
    measure by{};
    friend bool operator==(const total_place&, const total_place&) = default;
    friend bool operator<(const total_place& one, const total_place& other) { return one.key() < other.key(); }

private:
    [[nodiscard]] std::tuple<base::business_date, const std::string&, const std::string&, measure> key() const {
        return {period, kind_key, county_code, by};
    }
};

struct need_total {
    total_place at{};
    std::int64_t wanted = 0;  ///< in its measure; what is committed already is not in it
    std::int64_t needs = 0;
    std::int64_t buyers = 0;  ///< organisations
    bool operator==(const need_total&) const = default;
};

/// Which needs are added up: open ones of deliveries on [from, to].
struct total_question {
    total_by by{};
    base::business_date from{};
    base::business_date to{};
    std::optional<goods_kind> kind{};
    std::optional<std::string> county_code{};
    std::vector<organisation_id> buyers{};  ///< whose; none: everybody's
};
inline constexpr int total_days_max = 92;

}  // namespace chuanpin::orders::domain
