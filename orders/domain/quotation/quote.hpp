// A supplier's quote (报价) on a request for quotation: what it would deliver for which price. Sealed until the request's deadline; what it
// says is a value of its own, so that nothing else can hold it before.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orders/domain/quotation/ids.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::domain {

/// What is offered for the line of the request that has the same place.
struct quoted_line {
    product_id product{};       ///< the supplier's own
    std::int64_t quantity = 0;  ///< trade units, as few as hold what is asked for
    std::int64_t unit_net_mass_g = 0;
    base::fen unit_price{};
    bool operator==(const quoted_line&) const = default;
};

struct quote_content {
    std::vector<quoted_line> lines{};  ///< one for each line of the request, in its order
    base::fen freight{};               ///< borne by the buyer, for the whole way to the county
    bool operator==(const quote_content&) const = default;
};

/// Goods and freight, and what arrives for them.
struct quote_sum {
    base::fen goods{};
    base::fen freight{};
    std::int64_t mass_g = 0;  ///< > 0
    bool operator==(const quote_sum&) const = default;

    [[nodiscard]] base::fen total() const { return {goods.value + freight.value}; }
};
/// nullopt where it leaves 2^53 − 1, or nothing arrives.
[[nodiscard]] std::optional<quote_sum> sum_of(const quote_content& what);
/// Exact: whether a delivered kilogram costs less by the one than by the other.
[[nodiscard]] bool is_cheaper(const quote_sum& one, const quote_sum& other);
/// What a delivered kilogram costs, rounded half up; for people, never for comparing.
[[nodiscard]] base::fen per_kilogram(const quote_sum& what);

struct quote {
    quote_id id{};
    std::int64_t version = 1;  ///< 1: asked for
    organisation_id supplier{};
    std::optional<account_id> submitted_by{};
    std::optional<base::instant> submitted_at{};  ///< of what stands; empty where nothing does
    std::optional<base::instant> withdrawn_at{};
    std::string sealed{};                    ///< what it says, as nobody can read it; empty once it is opened or withdrawn
    std::optional<quote_content> content{};  ///< once it is opened
    std::optional<std::int64_t> standing{};  ///< 1: the cheapest; once it is opened
    bool operator==(const quote&) const = default;
};

[[nodiscard]] inline bool stands(const quote& what) { return what.submitted_at.has_value(); }

/// Sets the standing of all that stand and are opened: by what a delivered kilogram costs, then by time, then by id.
void rank(std::span<quote> quotes);

}  // namespace chuanpin::orders::domain
