// The terms by which a product's name is found, and those that a query asks for.
//
// A name is indexed four ways: characters, and two and four of them in a row; pairs of syllables, so that a character that sounds alike is
// found (盐元 for 盐源); three and six letters in a row of its pinyin and its English name, so that a letter more or less does not matter;
// and the initials of its syllables (pzhmg). A query asks for each of its runs in every way that it could be meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::catalog::search {

inline constexpr std::size_t name_letters_max = 120;  ///< of a name, code points; what comes behind is not found by
inline constexpr std::size_t query_letters_max = 60;  ///< of a query, code points

struct weighted_term {
    std::string term;
    int weight = 1;      ///< how much a match says; counts in the query only
    bool guess = false;  ///< one of the ways to mean it: says nothing where no product has it
    bool operator==(const weighted_term&) const = default;
};

/// Sorted, unique. `name` as people write it.
[[nodiscard]] std::vector<std::string> terms_of_name(std::string_view name);
/// Sorted by term, unique; empty where the query has no letter.
[[nodiscard]] std::vector<weighted_term> terms_of_query(std::string_view query);

/// One of the ways to read a run of a query: a product that is meant so has all these terms.
struct way {
    std::vector<std::string> terms;
    int weight = 1;           ///< how much each of them says
    std::size_t letters = 1;  ///< of the text that each has; it begins one behind the one before
    bool as_typed = false;    ///< not only what sounds or is spelt alike: the other ways are for where no product is meant so
    bool operator==(const way&) const = default;
};
/// What a product must have to match a query as it was typed: of each run, all terms of one of the ways to read it. A search asks for
/// this first, which is quick however many products there are, and for terms_of_query() only where nothing is found.
using one_of = std::vector<way>;
[[nodiscard]] std::vector<one_of> needed_by_query(std::string_view query);

}  // namespace chuanpin::catalog::search
