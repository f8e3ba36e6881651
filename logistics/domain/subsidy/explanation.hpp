// How an amount came about, step by step, for the person who signs. Written once with the assessment, stored, never recomputed.
#pragma once

#include <string>
#include <vector>

namespace chuanpin::logistics::domain {

/// The format of stored explanations; grows when a reader would need to know.
inline constexpr int explanation_format = 1;

/// What goes into a step. Values are exact text: integers in decimal, rationals as "25/2", days as YYYY-MM-DD.
struct explanation_input {
    std::string name;
    std::string value;
    std::string unit;  ///< "g", "m", "fen", "fen/t·km", "‰", "" for words
    std::string
        source;  ///< where it stands on record: "order.accepted", "rule cold-chain-freight v1", "distance table 1", "shipment shp_…"
    bool operator==(const explanation_input&) const = default;
};

/// Codes: rule, mass, minimum-mass, official-distance, payable-distance, cold-chain, rate, freight, amount, cap, result.
struct explanation_step {
    std::string code;
    std::string text_zh;
    std::string text_en;
    std::vector<explanation_input> inputs;
    std::string operation;  ///< "min(declared, ceiling)"
    std::string result;
    std::string unit;
    bool operator==(const explanation_step&) const = default;
};

using explanation = std::vector<explanation_step>;

}  // namespace chuanpin::logistics::domain
