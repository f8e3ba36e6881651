// A fill (合供方案): how several cooperatives would fill one need, or several of one house, proposed and then ordered, supplier by
// supplier.
//
//   proposed ──order of each supplier──▶ … ──settle──▶ settled          a newer proposal, a change or a withdrawal of the need: superseded
//
// A share becomes part of one order, once: under the need's lock, where the need still names this fill as its current one. What a supplier
// cannot give any more is refused when the fill is settled, and a next fill is proposed over the rest.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "orders/domain/fill/allocation.hpp"
#include "orders/domain/order/placing.hpp"

namespace chuanpin::orders::domain {

inline constexpr std::size_t needs_of_fill_max = 10;
inline constexpr std::size_t candidates_of_need_max = 100;
inline constexpr std::size_t shares_of_fill_max = 2 * candidates_of_need_max * needs_of_fill_max;

enum class share_status { proposed, ordered, refused, released };
inline constexpr share_status share_statuses[] = {share_status::proposed, share_status::ordered, share_status::refused,
                                                  share_status::released};
/// The wire and database name: "proposed". Released: its order was cancelled, and the need wants it again.
[[nodiscard]] std::string_view name_of(share_status status);
[[nodiscard]] std::optional<share_status> parse_share_status(std::string_view name);

/// What one candidate gives of one need, from stock or ahead of the harvest; nothing where the quantity is 0, which is told all the same.
struct need_share {
    int number = 0;  ///< in its fill, from 1
    need_id need{};
    measure by{};
    candidate whose{};  ///< as it was looked at
    fill_part part{};
    share_status status{share_status::proposed};
    std::optional<order_id> order{};
    std::optional<std::string> refusal{};  ///< the code that its order was refused with
};

/// What an offer gives of a need: a share from stock and one ahead of the harvest, as far as each gives something; where neither does one
/// that says why. Not numbered yet.
[[nodiscard]] std::vector<need_share> shares_of(const candidate& whose, const fill_part& part, need_id need, measure by);

/// How whatever is ordered is bought.
struct fill_terms {
    channel by{channel::directed_supply};
    std::optional<std::string> campaign{};
    std::optional<budget_id> budget{};
    bool operator==(const fill_terms&) const = default;
};

struct need_fill {
    fill_id id{};
    organisation_id buyer{};
    std::vector<need_id> needs{};  ///< by id
    fill_terms terms{};
    account_id proposed_by{};
    base::instant proposed_at{};
    std::optional<base::instant> settled_at{};
    std::optional<fill_id> next{};  ///< proposed over what this one left
    std::vector<need_share> shares{};
};

/// The shares of one supplier in one need: they become one order.
struct fill_group {
    need_id need{};
    organisation_id supplier{};
    std::vector<int> numbers{};
    friend bool operator==(const fill_group&, const fill_group&) = default;
};
/// Those that may still be ordered, in the order of the shares.
[[nodiscard]] std::vector<fill_group> groups_to_order(const need_fill& what);
/// What placing is asked for, for the group's shares.
[[nodiscard]] order_request request_of(const need_fill& what, const fill_group& group, const purchase_need& need);

/// What an order claims of a fill.
struct fill_claim {
    fill_id fill{};
    fill_group group{};
    std::int64_t amount = 0;  ///< of the need, in its measure
};
[[nodiscard]] fill_claim claim_of(const need_fill& what, const fill_group& group);
/// Whether the need, which is locked, still takes it. Errors: need-not-open, fill-superseded.
[[nodiscard]] base::result<void> check_claim(const purchase_need& locked, const fill_claim& claim, base::business_date today);

/// Whether a refusal of an order says that its supplier cannot give it any more, so that the rest is offered again. Others are for the
/// buyer to mend: nothing is settled by them.
[[nodiscard]] bool is_of_supplier(std::string_view refusal);

}  // namespace chuanpin::orders::domain
