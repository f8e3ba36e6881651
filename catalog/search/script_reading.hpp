// How a text reads: in simplified characters, and aloud in pinyin, so that 鹽源蘋果, 盐源苹果 and "yanyuan pingguo" meet.
//
// ICU's transforms (Hant-Hans, Han-Latin) know one reading of a character; `other_readings` adds those that place names and products
// of Sichuan need (长宁 cháng, 藏香猪 zàng). Thread-safe: each thread has transforms and
// readings of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::catalog::search {

/// A piece of a text without a break: Han characters, or letters and digits.
struct text_run {
    bool is_han = false;
    std::vector<std::string> letters;  ///< one code point each, UTF-8
    [[nodiscard]] std::string joined() const;
};

/// Compatibility forms unified (NFKC), traditional characters made simplified, letters lower-case; malformed UTF-8 becomes U+FFFD.
[[nodiscard]] std::string normalised(std::string_view text);
/// The runs of a normalised text, at most `letters_max` code points of it; everything else separates them.
[[nodiscard]] std::vector<text_run> runs_of(std::string_view normalised_text, std::size_t letters_max);
/// The readings of one Han character without tones ("chang", "zhang"), the usual one first; empty where there is none.
[[nodiscard]] std::vector<std::string> readings_of(std::string_view character);

}  // namespace chuanpin::catalog::search
