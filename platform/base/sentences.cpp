#include "platform/base/sentences.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace chuanpin::base {
namespace {

constexpr std::string_view gap = "{}";
constexpr int depth_max = 6;  // a sentence, what fills it, what fills that, …

constexpr sentence titles[] = {
    {"out-of-range", "超出范围"},
    {"invalid-format", "格式不正确"},
    {"required", "必须填写"},
    {"wrong-type", "类型不正确"},
    {"unknown-field", "没有此字段"},
    {"unknown-parameter", "没有此参数"},
    {"duplicate-parameter", "参数重复"},
    {"too-short", "内容过短"},
    {"too-long", "内容过长"},
    {"too-few", "数量过少"},
    {"too-many", "数量过多"},
    {"duplicate", "重复"},
    {"inconsistent", "前后矛盾"},
    {"unknown", "没有此项"},
    {"not-allowed", "不允许"},
    {"field-count", "字段数不正确"},
    {"quote", "引号不正确"},
    {"encoding", "编码不正确"},
    {"header", "表头不正确"},
    {"header-repeated", "重复表头"},
    {"date-serial", "日期被存为数字"},
    {"formula-without-value", "公式没有值"},
    {"error-value", "单元格有错误"},
    {"shared-string", "工作簿已损坏"},
    {"beyond-table", "超出表格的列"},
    {"category-unknown", "没有这个类别"},
    {"county-unknown", "县级登记中没有此县"},
    {"product-not-found", "没有这个产品"},
    {"product-already-published", "产品已上架"},
};

std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    for (auto at = text.find(gap); at != std::string_view::npos; at = text.find(gap)) {
        pieces.push_back(text.substr(0, at));
        text.remove_prefix(at + gap.size());
    }
    pieces.push_back(text);
    return pieces;
}

/// What stands in the gaps between the pieces, each as short as it can be and the last one up to the end; nullopt where they do not fit.
std::optional<std::vector<std::string_view>> gaps_of(std::string_view text, std::span<const std::string_view> pieces) {
    if (!text.starts_with(pieces.front())) return std::nullopt;
    text.remove_prefix(pieces.front().size());
    if (text.size() < pieces.back().size() || !text.ends_with(pieces.back())) return std::nullopt;
    text.remove_suffix(pieces.back().size());
    std::vector<std::string_view> gaps;
    for (const auto piece : pieces.subspan(1, pieces.size() - 2)) {
        const auto at = text.find(piece);
        if (at == std::string_view::npos) return std::nullopt;
        gaps.push_back(text.substr(0, at));
        text.remove_prefix(at + piece.size());
    }
    gaps.push_back(text);
    return gaps;
}

/// Calls `plain` with what stands around the gaps of `zh` and `numbered` with each gap's number. Throws std::logic_error at other braces.
void read_chinese(std::string_view zh, const auto& plain, const auto& numbered) {
    const auto broken = [whole = zh] { return std::logic_error("braces of a sentence: " + std::string(whole)); };
    std::size_t next = 0;
    while (!zh.empty()) {
        const auto open = std::min(zh.find('{'), zh.size());
        plain(zh.substr(0, open));
        zh.remove_prefix(open);
        if (zh.empty()) return;
        const auto close = zh.find('}');
        if (close == std::string_view::npos) throw broken();
        const auto name = zh.substr(1, close - 1);
        std::size_t number = next++;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
        if (!name.empty() && (read.ec != std::errc() || read.ptr != name.data() + name.size())) throw broken();
        numbered(number);
        zh.remove_prefix(close + 1);
    }
}

void check_gaps(const sentence& row, std::size_t gaps) {
    read_chinese(
        row.zh, [](std::string_view) {},
        [&](std::size_t number) {
            if (number >= gaps) throw std::logic_error("a gap that the English sentence lacks: " + std::string(row.en));
        });
}

}  // namespace

void sentence_book::add(std::span<const sentence> rows) {
    for (const auto& row : rows) {
        auto pieces = pieces_of(row.en);
        check_gaps(row, pieces.size() - 1);
        const auto known = std::ranges::find(with_gaps_, row.en, &pattern::en);
        const auto same = whole_.find(row.en);
        const bool again = known != with_gaps_.end() || same != whole_.end();
        if (again && (known != with_gaps_.end() ? known->zh : same->second) != row.zh)
            throw std::logic_error("two translations of one sentence: " + std::string(row.en));
        if (again) continue;
        if (pieces.size() == 1) {
            whole_.emplace(row.en, row.zh);
            continue;
        }
        const std::size_t letters = row.en.size() - gap.size() * (pieces.size() - 1);
        const auto place = std::ranges::find_if(with_gaps_, [letters](const auto& each) { return each.letters < letters; });
        with_gaps_.insert(place, {std::move(pieces), letters, row.en, row.zh});
    }
}

std::optional<std::string> sentence_book::chinese(std::string_view english) const { return chinese(english, 0); }

std::optional<std::string> sentence_book::chinese(std::string_view english, int depth) const {
    if (const auto found = whole_.find(english); found != whole_.end()) return std::string(found->second);
    for (const auto& each : with_gaps_)
        if (const auto gaps = gaps_of(english, each.pieces)) return filled(each.zh, *gaps, depth);
    return std::nullopt;
}

std::string sentence_book::filled(std::string_view zh, std::span<const std::string_view> gaps, int depth) const {
    std::string text;
    read_chinese(
        zh, [&](std::string_view plain) { text += plain; },
        [&](std::size_t number) {
            const auto value = gaps[number];
            const auto translated = depth + 1 < depth_max ? chinese(value, depth + 1) : std::nullopt;
            text += translated ? *translated : std::string(value);
        });
    return text;
}

sentence_book& known_sentences() {
    static sentence_book book;
    return book;
}

std::string_view fault_title_zh(std::string_view code) {
    const auto found = std::ranges::find(titles, code, &sentence::en);
    return found == std::ranges::end(titles) ? code : found->zh;
}

std::string detail_in(std::string_view language, const std::string& detail) {
    return language == "en" ? detail : known_sentences().chinese(detail).value_or(detail);
}

std::string detail_in(std::string_view language, const field_error& fault) {
    if (language == "en") return fault.detail;
    if (auto found = known_sentences().chinese(fault.detail)) return *std::move(found);
    const auto title = fault_title_zh(fault.code);
    return title == fault.code ? fault.detail : std::string(title) + "：" + fault.detail;
}

}  // namespace chuanpin::base
