// Refusals as the audit keeps them: who was turned away, where, and how often.
//
// Whoever is refused a thousand times must neither fill the journal nor slow anybody down. So refusals are counted in memory by who
// (or by address, of those who are not known), route and code, and one row of each is written every few seconds. The table is
// bounded: beyond the limit everything else is one row that counts. Strangers have a small table of their own, so that they cannot
// crowd out those who are known. Pure; one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::gateway::domain {

/// Kinds of refusals of those who are known, between two writings.
inline constexpr std::size_t known_refusal_kinds_max = 200;
/// Of strangers.
inline constexpr std::size_t stranger_refusal_kinds_max = 20;
/// The code of the row that counts what the table had no room for; it has neither route nor address.
inline constexpr std::string_view other_refusals = "others";

/// Somebody who was recognised: a session's account, or an API key under its own id.
struct refused_party {
    base::account_id account{};
    base::organisation_id organisation{};
    std::string organisation_kind;
};

struct refusal {
    std::optional<refused_party> who{};  ///< empty: a stranger
    std::string address;                 ///< of the client; the first one's
    std::string_view method;             ///< "GET"; of a table, as `route`
    std::string_view route;              ///< the operation: "list_accounts"
    std::string code;                    ///< "permission-missing"
    std::string public_id;               ///< of a key that stood in a query, as much as there was; otherwise empty
    std::string request_id;              ///< of the first
    base::instant first_at{};
    base::instant last_at{};
    std::int64_t count = 1;
};

class refusal_tally {
public:
    void add(refusal one);
    /// What was counted since the last time, in no order; at most the sum of both limits and two rows more.
    [[nodiscard]] std::vector<refusal> take();
    [[nodiscard]] std::size_t size() const { return known_.rows.size() + strangers_.rows.size(); }

private:
    struct table {
        std::size_t kinds_max = 0;
        std::map<std::string, refusal> rows{};
        std::optional<refusal> others{};
    };
    static void add_to(table& into, refusal one);
    static void drain(table& from, std::vector<refusal>& into);

    table known_{known_refusal_kinds_max};
    table strangers_{stranger_refusal_kinds_max};
};

}  // namespace chuanpin::gateway::domain
