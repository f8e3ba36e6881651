#include "catalog/search/script_reading.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace chuanpin::catalog::search {

namespace {

std::unique_ptr<icu::Transliterator> make_transform(const char* rules) {
    UErrorCode fault = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(icu::UnicodeString(rules), UTRANS_FORWARD, fault));
    if (U_FAILURE(fault) != 0 || made == nullptr) throw std::runtime_error("ICU has no transform " + std::string(rules));
    return made;
}

/// A transform takes microseconds a character, and the characters are few: each is transformed once in a thread.
template <class Made>
class by_character {
public:
    template <class Make>
    const Made& of(UChar32 character, Make make) {
        const auto known = made_.find(character);
        if (known != made_.end()) return known->second;
        if (made_.size() >= characters_max) made_.clear();
        return made_.emplace(character, make()).first->second;
    }

private:
    static constexpr std::size_t characters_max = 30'000;
    std::unordered_map<UChar32, Made> made_;
};

const icu::Normalizer2& compatible() {
    UErrorCode fault = U_ZERO_ERROR;
    const auto* made = icu::Normalizer2::getNFKCInstance(fault);
    if (U_FAILURE(fault) != 0) throw std::runtime_error("ICU cannot normalise");
    return *made;
}

const icu::Transliterator& simplifying() {
    thread_local const auto made = make_transform("Hant-Hans");
    return *made;
}

/// Simplified and lower-case.
const icu::UnicodeString& folded(UChar32 character) {
    thread_local by_character<icu::UnicodeString> known;
    return known.of(character, [&] {
        icu::UnicodeString text(character);
        simplifying().transliterate(text);
        return text.foldCase();
    });
}

const icu::Transliterator& reading() {
    thread_local const auto made = make_transform("Han-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower");
    return *made;
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

struct other_reading {
    std::string_view character;
    std::string_view reading;
};

/// Besides ICU's one reading. Places by 四川省行政区划; ü is written u, as people type it.
constexpr std::array other_readings = {
    other_reading{"长", "chang"}, other_reading{"长", "zhang"}, other_reading{"藏", "zang"},  other_reading{"藏", "cang"},
    other_reading{"朝", "chao"},  other_reading{"朝", "zhao"},  other_reading{"都", "du"},    other_reading{"都", "dou"},
    other_reading{"荥", "ying"},  other_reading{"荥", "xing"},  other_reading{"犍", "qian"},  other_reading{"犍", "jian"},
    other_reading{"什", "shi"},   other_reading{"什", "shen"},  other_reading{"重", "chong"}, other_reading{"重", "zhong"},
    other_reading{"会", "hui"},   other_reading{"会", "kuai"},  other_reading{"乐", "le"},    other_reading{"乐", "yue"},
    other_reading{"种", "zhong"}, other_reading{"种", "chong"}, other_reading{"参", "shen"},  other_reading{"参", "can"},
    other_reading{"核", "he"},    other_reading{"核", "hu"},    other_reading{"曾", "zeng"},  other_reading{"曾", "ceng"},
    other_reading{"筠", "jun"},   other_reading{"筠", "yun"},   other_reading{"柏", "bai"},   other_reading{"柏", "bo"},
    other_reading{"行", "xing"},  other_reading{"行", "hang"},  other_reading{"得", "de"},    other_reading{"得", "dei"},
    other_reading{"薄", "bao"},   other_reading{"薄", "bo"},    other_reading{"血", "xue"},   other_reading{"血", "xie"},
    other_reading{"绿", "lv"},    other_reading{"绿", "lu"},    other_reading{"女", "nv"},    other_reading{"女", "nu"},
    other_reading{"吕", "lv"},    other_reading{"蔓", "man"},   other_reading{"蔓", "wan"},   other_reading{"阿", "a"},
    other_reading{"调", "tiao"},  other_reading{"调", "diao"},  other_reading{"给", "gei"},   other_reading{"给", "ji"},
    other_reading{"六", "liu"},   other_reading{"六", "lu"},    other_reading{"石", "shi"},   other_reading{"盛", "sheng"},
    other_reading{"盛", "cheng"}, other_reading{"射", "she"},   other_reading{"黑", "hei"},   other_reading{"尔", "er"},
};

std::vector<std::string> make_readings(std::string_view character, icu::UnicodeString unicode) {
    reading().transliterate(unicode);
    std::vector<std::string> found;
    if (auto usual = to_utf8(unicode); !usual.empty() && usual != character) found.push_back(std::move(usual));
    for (const auto& other : other_readings) {
        if (other.character == character && std::ranges::find(found, other.reading) == found.end()) found.emplace_back(other.reading);
    }
    return found;
}

bool is_letter(UChar32 code) { return u_isalnum(code) != 0; }

bool is_han(UChar32 code) {
    UErrorCode fault = U_ZERO_ERROR;
    return uscript_getScript(code, &fault) == USCRIPT_HAN && U_SUCCESS(fault) != 0;
}

}  // namespace

std::string text_run::joined() const {
    std::string all;
    for (const auto& each : letters) all += each;
    return all;
}

std::string normalised(std::string_view text) {
    UErrorCode fault = U_ZERO_ERROR;
    const auto unicode = compatible().normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), fault);
    if (U_FAILURE(fault) != 0) throw std::runtime_error("ICU cannot normalise a text");
    icu::UnicodeString made;
    for (int32_t at = 0; at < unicode.length(); at = unicode.moveIndex32(at, 1)) made += folded(unicode.char32At(at));
    return to_utf8(made);
}

std::vector<text_run> runs_of(std::string_view normalised_text, std::size_t letters_max) {
    const auto unicode = icu::UnicodeString::fromUTF8({normalised_text.data(), static_cast<int32_t>(normalised_text.size())});
    std::vector<text_run> runs;
    bool broken = true;
    std::size_t letters = 0;
    for (int32_t at = 0; at < unicode.length() && letters < letters_max; at = unicode.moveIndex32(at, 1), ++letters) {
        const auto code = unicode.char32At(at);
        if (!is_letter(code)) {
            broken = true;
            continue;
        }
        const bool han = is_han(code);
        if (broken || runs.back().is_han != han) runs.push_back({han, {}});
        runs.back().letters.push_back(to_utf8(icu::UnicodeString(code)));
        broken = false;
    }
    return runs;
}

std::vector<std::string> readings_of(std::string_view character) {
    const auto unicode = icu::UnicodeString::fromUTF8({character.data(), static_cast<int32_t>(character.size())});
    thread_local by_character<std::vector<std::string>> known;
    return known.of(unicode.char32At(0), [&] { return make_readings(character, unicode); });
}

}  // namespace chuanpin::catalog::search
