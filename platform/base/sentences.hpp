// What is said to people, in Chinese: a table from the English sentence to the Chinese one, with gaps for what was put in.
//
// Refusals are made with an English sentence, where they are made; which language a person reads is known only later. So the sentence is
// looked up then, as catalogues of messages do, and no call site says anything twice.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/base/error.hpp"

namespace chuanpin::base {

/// `en` as it is written where it is said; each `{}` is a gap. `zh` fills them by number, `{0}`, or one after the other, `{}`.
struct sentence {
    std::string_view en;
    std::string_view zh;
};

class sentence_book {
public:
    /// The rows live as long as the book. Throws std::logic_error where `zh` names a gap that `en` lacks or has other braces, and where
    /// one `en` is given two `zh`.
    void add(std::span<const sentence> rows);
    /// nullopt where no row fits. The row with the most letters wins; what fills a gap is looked up in its turn, and stays as it is where
    /// the book does not have it.
    [[nodiscard]] std::optional<std::string> chinese(std::string_view english) const;
    [[nodiscard]] std::size_t size() const { return whole_.size() + with_gaps_.size(); }

private:
    struct pattern {
        std::vector<std::string_view> pieces;  ///< of `en`, around its gaps: one more than there are gaps
        std::size_t letters = 0;               ///< of all pieces
        std::string_view en;
        std::string_view zh;
    };
    [[nodiscard]] std::optional<std::string> chinese(std::string_view english, int depth) const;
    [[nodiscard]] std::string filled(std::string_view zh, std::span<const std::string_view> gaps, int depth) const;

    std::unordered_map<std::string_view, std::string_view> whole_;
    std::vector<pattern> with_gaps_;  ///< most letters first
};

/// The process's book of what refusals say. Written only during composition, before threads start.
[[nodiscard]] sentence_book& known_sentences();

/// The Chinese words for a fault's code ("out-of-range": 超出范围); the code itself where there are none.
[[nodiscard]] std::string_view fault_title_zh(std::string_view code);

/// A refusal's own sentence in a language ("zh", "en"); in English where the book does not have it.
[[nodiscard]] std::string detail_in(std::string_view language, const std::string& detail);
/// The same of a fault. Where the book does not have it, the Chinese words for its code stand in front.
[[nodiscard]] std::string detail_in(std::string_view language, const field_error& fault);

}  // namespace chuanpin::base
