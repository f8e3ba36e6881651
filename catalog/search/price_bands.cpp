#include "catalog/search/price_bands.hpp"

#include <bit>
#include <cstdint>
#include <limits>

namespace chuanpin::catalog::search {

namespace {

constexpr std::string_view prefix = "XP";
constexpr int octaves = 64;
constexpr int levels = 4;
constexpr int digits_per_level = 4;
constexpr int parts = 1 << digits_per_level;
constexpr int digits = (levels - 1) * digits_per_level;
/// A band with more products than this is looked at in its parts.
constexpr Xapian::doccount products_of_a_band = 100;
/// Where a range ends, its last bands are of this level.
constexpr int edge_level = 2;

/// Which band of the last level: ascends with the price.
int finest_band(base::fen price) {
    const auto value = static_cast<std::uint64_t>(price.value);
    const auto octave = static_cast<int>(std::bit_width(value));
    if (octave == 0) return 0;
    const auto below_first = value - (std::uint64_t{1} << (octave - 1));
    const auto next_digits = octave - 1 > digits ? below_first >> (octave - 1 - digits) : below_first << (digits - octave + 1);
    return octave << digits | static_cast<int>(next_digits);
}

int on_level(int finest, int level) { return finest >> (levels - 1 - level) * digits_per_level; }

int first_of(int level, int number) { return number << (levels - 1 - level) * digits_per_level; }
int last_of(int level, int number) { return first_of(level, number + 1) - 1; }

int begin_of(const price_range& range) { return range.low ? finest_band(*range.low) : -1; }
int end_of(const price_range& range) { return range.high ? finest_band(*range.high) : std::numeric_limits<int>::max(); }

std::string term_of_band(int level, int number) {
    std::string term(prefix);
    term += static_cast<char>('a' + level);
    return term.append(std::to_string(number));
}

}  // namespace

std::vector<std::string> price_terms(base::fen price) {
    std::vector<std::string> terms;
    const auto finest = finest_band(price);
    for (int level = 0; level < levels; ++level) terms.push_back(term_of_band(level, on_level(finest, level)));
    return terms;
}

std::vector<std::string> bands_of(const price_range& range) {
    std::vector<std::string> bands;
    const auto from = begin_of(range);
    const auto to = end_of(range);
    const auto cover = [&](auto again, int level, int number) -> void {
        if (last_of(level, number) < from || first_of(level, number) > to) return;
        if (level == edge_level || (first_of(level, number) > from && last_of(level, number) < to))
            bands.push_back(term_of_band(level, number));
        else
            for (int part = 0; part < parts; ++part) again(again, level + 1, number * parts + part);
    };
    for (int octave = 0; octave < octaves; ++octave) cover(cover, 0, octave);
    return bands;
}

price_walk::price_walk(const index_terms& index, direction way, const price_range& range)
    : index_(index), way_(way), from_(begin_of(range)), to_(end_of(range)) {
    add(0, 0, octaves);
}

std::vector<std::string> price_walk::next(Xapian::doccount products) {
    std::vector<std::string> terms;
    for (Xapian::doccount found = 0; found < products && !ahead_.empty();) {
        const auto of = ahead_.back();
        ahead_.pop_back();
        const auto here = products_in(of);
        if (here == 0) continue;
        if (here > products_of_a_band && of.level + 1 < levels) {
            add(of.level + 1, of.number * parts, parts);
            continue;
        }
        terms.push_back(term_of_band(of.level, of.number));
        found += here;
    }
    return terms;
}

Xapian::doccount price_walk::products_in(band of) const { return index_.products_with(term_of_band(of.level, of.number)); }

void price_walk::add(int level, int first, int bands) {
    for (int i = 0; i < bands; ++i) {
        const int number = way_ == direction::up ? first + bands - 1 - i : first + i;
        if (last_of(level, number) >= from_ && first_of(level, number) <= to_) ahead_.push_back({level, number});
    }
}

}  // namespace chuanpin::catalog::search
