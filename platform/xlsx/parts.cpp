#include "platform/xlsx/parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "platform/base/whole_number.hpp"

namespace chuanpin::xlsx {
namespace {

constexpr std::size_t piece_bytes = std::size_t{16} * 1024;
constexpr std::size_t sheets_max = 256;
constexpr std::size_t styles_max = 65'536;
constexpr std::size_t format_bytes_max = 1'000;
constexpr auto workbook_part = "xl/workbook.xml";
constexpr auto relations_part = "xl/_rels/workbook.xml.rels";
constexpr auto strings_part = "xl/sharedStrings.xml";
constexpr auto styles_part = "xl/styles.xml";

std::string text_of(const attributes& of, std::string_view name) { return std::string(of.find(name).value_or("")); }

/// <sheet name="…" r:id="…"/>
struct sheet_names final : xml_events {
    std::vector<std::pair<std::string, std::string>> found;
    void begin(std::string_view element, const attributes& of) override {
        if (element == "sheet" && found.size() <= sheets_max) found.emplace_back(text_of(of, "name"), text_of(of, "id"));
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

/// <Relationship Id="…" Target="…"/>
struct relations final : xml_events {
    std::map<std::string, std::string> targets;
    void begin(std::string_view element, const attributes& of) override {
        if (element == "Relationship" && targets.size() <= sheets_max * 4) targets.emplace(text_of(of, "Id"), text_of(of, "Target"));
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

std::string part_of(const std::string& target) { return target.starts_with('/') ? target.substr(1) : "xl/" + target; }

/// <si><t>…</t></si>, or runs of <r><t>…</t></r>; what tells how to pronounce it (<rPh>) is left out.
struct string_events final : xml_events {
    string_events(shared_strings& to, std::size_t bytes_max) : strings(to), memory_max(bytes_max) {}
    shared_strings& strings;
    std::size_t memory_max;
    xml_parser* parser = nullptr;
    std::string current;
    bool in_text = false;
    bool in_phonetic = false;
    bool too_many = false;

    void begin(std::string_view element, const attributes&) override {
        if (element == "si") current.clear();
        if (element == "rPh") in_phonetic = true;
        if (element == "t") in_text = true;
    }
    void end(std::string_view element) override {
        if (element == "t") in_text = false;
        if (element == "rPh") in_phonetic = false;
        if (element == "si") strings.add(unescaped(current));
        check();
    }
    void text(std::string_view part) override {
        if (in_text && !in_phonetic) current += part;
        check();
    }
    void check() {
        if (strings.memory() + current.size() <= memory_max) return;
        too_many = true;
        parser->stop();
    }
};

bool shows_date(std::string_view format) {
    bool in_quotes = false;
    bool in_brackets = false;
    for (std::size_t i = 0; i < format.size(); ++i) {
        const char each = format[i];
        if (each == '"') in_quotes = !in_quotes;
        if (in_quotes) continue;
        if (each == '\\' || each == '_' || each == '*') {
            ++i;  // stands for itself, for a width, for a filling
            continue;
        }
        if (each == '[') in_brackets = true;
        if (each == ']') in_brackets = false;
        if (!in_brackets && std::string_view("yYmMdDhHsSeE").contains(each) &&
            !(each == 'E' && i + 1 < format.size() && (format[i + 1] == '+' || format[i + 1] == '-')))
            return true;
    }
    return false;
}

/// The formats that every program knows without a text (ECMA-376 part 1, §18.8.30), those of Chinese among them.
bool is_built_in_date(std::int64_t format) {
    constexpr std::array<std::pair<std::int64_t, std::int64_t>, 4> ranges{{{14, 22}, {27, 36}, {45, 47}, {50, 58}}};
    return std::ranges::any_of(ranges, [&](const auto& range) { return format >= range.first && format <= range.second; });
}

struct style_events final : xml_events {
    std::set<std::int64_t> own_dates;
    std::set<std::int64_t> own;
    std::vector<bool> is_date;
    bool in_cell_formats = false;

    void begin(std::string_view element, const attributes& of) override {
        if (element == "cellXfs") in_cell_formats = true;
        const auto number = base::parse_whole_number(of.find("numFmtId").value_or("0")).value_or(0);
        if (element == "numFmt" && own.size() < styles_max) {
            own.insert(number);
            if (shows_date(of.find("formatCode").value_or("").substr(0, format_bytes_max))) own_dates.insert(number);
        }
        if (element == "xf" && in_cell_formats && is_date.size() < styles_max)
            is_date.push_back(own.contains(number) ? own_dates.contains(number) : is_built_in_date(number));
    }
    void end(std::string_view element) override {
        if (element == "cellXfs") in_cell_formats = false;
    }
    void text(std::string_view) override {}
};

void append_utf8(std::string& to, std::uint32_t character) {
    if (character < 0x80) {
        to += static_cast<char>(character);
    } else if (character < 0x800) {
        to += static_cast<char>(0xc0 | character >> 6);
        to += static_cast<char>(0x80 | (character & 0x3f));
    } else {
        to += static_cast<char>(0xe0 | character >> 12);
        to += static_cast<char>(0x80 | (character >> 6 & 0x3f));
        to += static_cast<char>(0x80 | (character & 0x3f));
    }
}

/// "_x000D_" at the start of `text`; surrogates stay as they are written.
std::optional<std::uint32_t> escape_at(std::string_view text) {
    constexpr std::size_t length = 7;
    if (text.size() < length || !text.starts_with("_x") || text[length - 1] != '_') return std::nullopt;
    std::uint32_t character = 0;
    const auto [end, why] = std::from_chars(text.data() + 2, text.data() + length - 1, character, 16);
    if (why != std::errc{} || end != text.data() + length - 1 || (character >= 0xd800 && character < 0xe000)) return std::nullopt;
    return character;
}

}  // namespace

std::string unescaped(std::string_view text) {
    std::string out;
    for (auto at = text.find("_x"); at != std::string_view::npos; at = text.find("_x")) {
        out += text.substr(0, at);
        text.remove_prefix(at);
        const auto character = escape_at(text);
        if (character)
            append_utf8(out, *character);
        else
            out += text.front();
        text.remove_prefix(character ? 7 : 1);
    }
    return out += text;
}

std::optional<fault> pour(package& workbook, const std::string& part, xml_parser& parser) {
    auto stream = workbook.read(part);
    if (!stream) return stream.error();
    std::string piece(piece_bytes, '\0');
    for (;;) {
        const auto got = stream->read(piece);
        if (!got) return got.error();
        if (auto why = parser.feed(std::string_view(piece).substr(0, *got), *got == 0)) return fault{part, why->code, why->detail};
        if (*got == 0 || parser.stopped()) return std::nullopt;
    }
}

std::expected<std::vector<sheet_entry>, fault> read_sheets(package& workbook) {
    sheet_names names;
    xml_parser names_parser(names);
    if (auto why = pour(workbook, workbook_part, names_parser)) return std::unexpected(*std::move(why));
    relations links;
    xml_parser links_parser(links);
    if (auto why = pour(workbook, relations_part, links_parser)) return std::unexpected(*std::move(why));
    std::vector<sheet_entry> sheets;
    for (auto& [name, id] : names.found) {
        const auto target = links.targets.find(id);
        if (target == links.targets.end())
            return std::unexpected(fault{workbook_part, "sheets", fmt::format("The sheet '{}' leads nowhere.", name)});
        sheets.push_back({std::move(name), part_of(target->second)});
    }
    if (sheets.empty()) return std::unexpected(fault{workbook_part, "sheets", "The workbook has no sheet."});
    if (sheets.size() > sheets_max) return std::unexpected(fault{workbook_part, "sheets", fmt::format("More than {} sheets.", sheets_max)});
    return sheets;
}

std::expected<shared_strings, fault> read_shared_strings(package& workbook, std::size_t bytes_max) {
    shared_strings strings;
    if (!workbook.has(strings_part)) return strings;
    string_events events(strings, bytes_max);
    xml_parser parser(events);
    events.parser = &parser;
    if (auto why = pour(workbook, strings_part, parser)) return std::unexpected(*std::move(why));
    if (events.too_many)
        return std::unexpected(fault{strings_part, "shared-strings", fmt::format("The cells' texts need more than {} bytes.", bytes_max)});
    return strings;
}

std::expected<std::vector<bool>, fault> read_date_styles(package& workbook) {
    if (!workbook.has(styles_part)) return std::vector<bool>();
    style_events events;
    xml_parser parser(events);
    if (auto why = pour(workbook, styles_part, parser)) return std::unexpected(*std::move(why));
    return std::move(events.is_date);
}

}  // namespace chuanpin::xlsx
