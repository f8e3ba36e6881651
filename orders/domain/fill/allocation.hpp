// Pooled fill (多社合供): how much of a need each cooperative gives. Exact, deterministic, explained.
//
// The rule. What is of the kind comes first, then what is allowed instead of it; of both, goods in stock come first, then what can be
// ordered ahead of the harvest of that week; then an offer gives what is left of it in stock before anything ahead, and its minimum counts
// both together. Offers are looked at step by step of distance, the nearest
// first. Inside a step goods go trade unit by trade unit to whoever gave the least so far, before this need and in it; of equal ones to the
// first by id. A supplier gives of its cheapest offer as long as that has any. The first trade units of an offer are its whole minimum at
// once. What does not fit any more (into what is left of the need, into the supplier's share limit, into the stock) is passed over for
// good. Nobody gets anything beyond what is wanted.
//
// Sources of the rule: nearest first and then fairest, within share limits, as the buyers' side asks (多社合供). Without minimums and with
// packs of one it is the fill with the most in all, then the most from near, then the most even one: tested against every other.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orders/domain/fill/candidate.hpp"

namespace chuanpin::orders::domain {

/// Why an offer got what it got.
enum class fill_reason {
    // some
    all_in_stock,   ///< all that is there
    all_announced,  ///< all that is free of what was announced for the week
    up_to_share,    ///< its supplier reached the share limit
    need_covered,   ///< nothing more is wanted that it could give
    // nothing
    service,
    not_authorised,
    held,
    outside_area,
    other_channel,
    too_dear,
    weight_differs,           ///< of a substitute
    stock_below_minimum,      ///< there is less than must be taken at least; also where there is none
    announced_below_minimum,  ///< the same of what was announced for the week
    share_below_minimum,      ///< the share limit leaves its supplier less than must be taken at least
    filled_by_others,         ///< nearer ones, or those that gave less before, left less than must be taken at least
};
/// The wire and database name: "all_in_stock".
[[nodiscard]] std::string_view name_of(fill_reason reason);
[[nodiscard]] std::optional<fill_reason> parse_fill_reason(std::string_view name);

/// What is asked of the candidates.
struct fill_question {
    std::int64_t wanted = 0;                           ///< what is left of the need, in its measure
    std::int64_t share_limit = 0;                      ///< the most of one supplier, what it gave of this need before included
    std::map<organisation_id, std::int64_t> given{};   ///< of this need, before
    std::map<organisation_id, std::int64_t> before{};  ///< of all needs of its measure, `given` included; none is 0
};

struct fill_part {
    std::int64_t quantity = 0;  ///< trade units
    std::int64_t amount = 0;    ///< in the need's measure
    fill_reason reason{};
    std::int64_t quantity_ahead = 0;  ///< of the trade units, so many ahead of the harvest: then all that is in stock is taken
};

/// One for each candidate, in their order. Candidates are as one_for_each_product answers them: together by supplier, the cheapest first.
[[nodiscard]] std::vector<fill_part> allocate(const fill_question& asked, std::span<const candidate> candidates);

struct fill_explanation {
    std::string zh;
    std::string en;
};
/// Why, as a sentence of each language. `what` is the part of `whose`.
[[nodiscard]] fill_explanation explain(const fill_part& what, const candidate& whose, measure by);

}  // namespace chuanpin::orders::domain
