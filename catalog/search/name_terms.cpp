#include "catalog/search/name_terms.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "catalog/search/script_reading.hpp"

namespace chuanpin::catalog::search {

namespace {

// How a term was made is its first letter. Weights: what is less likely to be meant otherwise says more.
constexpr char character_kind = 'C';
constexpr char pair_kind = 'D';
constexpr char four_kind = 'Q';
constexpr char syllables_kind = 'S';
constexpr char letters_kind = 'L';
constexpr char six_letters_kind = 'M';
constexpr char initials_kind = 'I';
constexpr char word_kind = 'W';
constexpr std::string_view guesses = "SIWM";  ///< ways to read what was typed: without a product they say nothing
constexpr int character_weight = 2;
constexpr int pair_weight = 8;
constexpr int syllables_weight = 3;
constexpr int letters_weight = 2;
constexpr int six_letters_weight = 6;
constexpr int initials_weight = 6;  ///< for each of them: five in a row are no accident
constexpr int word_weight = 8;

constexpr std::size_t initials_max = 12;
/// So many syllables in a row are a word to whoever types pinyin.
constexpr std::size_t syllables_of_a_word_max = 6;
/// Readings of a run, where several characters have two: each further one doubles them.
constexpr std::size_t readings_max = 8;

using syllables = std::vector<std::string>;

/// Every way to read a run aloud, at most readings_max. Characters without a reading are passed over.
std::vector<syllables> readings_of_run(const text_run& run) {
    std::vector<syllables> all{{}};
    for (const auto& character : run.letters) {
        const auto readings = readings_of(character);
        if (readings.empty()) continue;
        const auto before = all.size();
        for (std::size_t next = 1; next < readings.size() && all.size() + before <= readings_max; ++next) {
            for (std::size_t i = 0; i < before; ++i) {
                all.push_back(all[i]);
                all.back().push_back(readings[next]);
            }
        }
        for (std::size_t i = 0; i < before; ++i) all[i].push_back(readings.front());
    }
    return all;
}

/// So many letters in a row, from each on.
constexpr std::size_t few_letters = 3;
constexpr std::size_t many_letters = 6;
template <class Add>
void each_in_a_row(const std::string& letters, std::size_t length, Add add) {
    for (std::size_t i = 0; i + length <= letters.size(); ++i) add(letters.substr(i, length));
}
template <class Add>
void each_triple(const std::string& letters, Add add) {
    each_in_a_row(letters, few_letters, add);
}

std::string joined(const syllables& read) {
    std::string all;
    for (const auto& each : read) all += each;
    return all;
}

template <class Add>
void each_pair_of_syllables(const syllables& read, Add add) {
    for (std::size_t i = 0; i + 1 < read.size(); ++i) add(read[i] + ' ' + read[i + 1]);
}

constexpr std::size_t two_characters = 2;
constexpr std::size_t four_characters = 4;

/// So many characters in a row, from each on.
std::vector<std::string> characters_in_a_row(const text_run& run, std::size_t length, char kind) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i + length <= run.letters.size(); ++i) {
        all.emplace_back(1, kind);
        for (std::size_t each = 0; each < length; ++each) all.back() += run.letters[i + each];
    }
    return all;
}

void add_characters(const text_run& run, std::set<std::string>& terms) {
    for (const auto& [length, kind] :
         {std::pair(std::size_t{1}, character_kind), {two_characters, pair_kind}, {four_characters, four_kind}}) {
        for (auto& each : characters_in_a_row(run, length, kind)) terms.insert(std::move(each));
    }
}

void add_letters(const std::string& letters, std::set<std::string>& terms) {
    each_triple(letters, [&](const std::string& some) { terms.insert(letters_kind + some); });
    each_in_a_row(letters, many_letters, [&](const std::string& some) { terms.insert(six_letters_kind + some); });
}

void add_sound(const syllables& read, std::set<std::string>& terms) {
    each_pair_of_syllables(read, [&](const std::string& pair) { terms.insert(syllables_kind + pair); });
    add_letters(joined(read), terms);
    for (std::size_t from = 0; from < read.size(); ++from) {
        std::string word(1, word_kind);
        for (std::size_t each = from; each < std::min(read.size(), from + syllables_of_a_word_max); ++each)
            terms.insert(word += read[each]);
    }
    std::string initials;
    for (const auto& each : read) initials += each.front();
    for (std::size_t from = 0; from < initials.size(); ++from) {
        for (std::size_t length = 2; length <= initials_max && from + length <= initials.size(); ++length)
            terms.insert(initials_kind + initials.substr(from, length));
    }
}

void add_word(const std::string& word, std::set<std::string>& terms) {
    terms.insert(word_kind + word);
    add_letters(word, terms);
}

class query_terms {
public:
    void add(char kind, const std::string& text, int weight) {
        auto& known = terms_[kind + text];
        known = std::max(known, weight);
    }
    [[nodiscard]] std::vector<weighted_term> all() const {
        std::vector<weighted_term> found;
        for (const auto& [term, weight] : terms_) found.push_back({term, weight, guesses.find(term.front()) != guesses.npos});
        return found;
    }

private:
    std::map<std::string, int> terms_;
};

void ask_characters(const text_run& run, query_terms& terms) {
    for (std::size_t i = 0; i < run.letters.size(); ++i) {
        terms.add(character_kind, run.letters[i], character_weight);
        if (i + 1 < run.letters.size()) terms.add(pair_kind, run.letters[i] + run.letters[i + 1], pair_weight);
    }
    for (const auto& read : readings_of_run(run))
        each_pair_of_syllables(read, [&](const std::string& pair) { terms.add(syllables_kind, pair, syllables_weight); });
}

/// Pinyin, initials or an English word: nobody says which.
void ask_letters(const std::string& word, query_terms& terms) {
    terms.add(word_kind, word, word_weight);
    if (word.size() >= 2 && word.size() <= initials_max) terms.add(initials_kind, word, initials_weight * static_cast<int>(word.size()));
    each_triple(word, [&](const std::string& triple) { terms.add(letters_kind, triple, letters_weight); });
    each_in_a_row(word, many_letters, [&](const std::string& some) { terms.add(six_letters_kind, some, six_letters_weight); });
}

one_of needed_by_characters(const text_run& run) {
    one_of ways;
    if (run.letters.size() == 1)
        return {{.terms = characters_in_a_row(run, 1, character_kind), .weight = character_weight, .as_typed = true}};
    const bool is_long = run.letters.size() >= four_characters;
    if (is_long) ways.push_back({characters_in_a_row(run, four_characters, four_kind), pair_weight, four_characters, true});
    ways.push_back({characters_in_a_row(run, two_characters, pair_kind), pair_weight, two_characters, !is_long});
    for (const auto& read : readings_of_run(run)) {
        way sounds{{}, syllables_weight, 2};
        each_pair_of_syllables(read, [&](const std::string& pair) { sounds.terms.push_back(syllables_kind + pair); });
        if (!sounds.terms.empty() && read.size() == run.letters.size()) ways.push_back(std::move(sounds));
    }
    return ways;
}

/// All terms of so many letters in a row; no way where there are too few letters.
void add_way(const std::string& letters, std::size_t length, char kind, one_of& ways) {
    way all{{}, letters_weight, length};
    each_in_a_row(letters, length, [&](const std::string& some) { all.terms.push_back(kind + some); });
    if (!all.terms.empty()) ways.push_back(std::move(all));
}

one_of needed_by_letters(const std::string& word) {
    one_of ways{{{word_kind + word}, word_weight, 1, true}};
    if (word.size() >= 2 && word.size() <= initials_max)
        ways.push_back({{initials_kind + word}, initials_weight * static_cast<int>(word.size()), 1, true});
    add_way(word, many_letters, six_letters_kind, ways);
    add_way(word, few_letters, letters_kind, ways);
    return ways;
}

/// Runs of letters that follow each other are one word to whoever types pinyin with spaces: "pan zhi hua". As it was typed that one is
/// meant where any product has it; otherwise each run by itself is.
void need_letters(const std::vector<std::string>& words, std::vector<one_of>& needed) {
    std::string all;
    for (const auto& each : words) all += each;
    one_of together;
    if (words.size() > 1) together.push_back({{word_kind + all}, word_weight, 1, true});
    for (const auto& each : words) {
        auto ways = needed_by_letters(each);
        ways.insert(ways.end(), together.begin(), together.end());
        needed.push_back(std::move(ways));
    }
}

}  // namespace

std::vector<one_of> needed_by_query(std::string_view query) {
    std::vector<one_of> needed;
    std::vector<std::string> words;
    const auto end_words = [&] {
        need_letters(words, needed);
        words.clear();
    };
    for (const auto& run : runs_of(normalised(query), query_letters_max)) {
        if (!run.is_han) {
            words.push_back(run.joined());
            continue;
        }
        end_words();
        needed.push_back(needed_by_characters(run));
    }
    end_words();
    return needed;
}

std::vector<std::string> terms_of_name(std::string_view name) {
    std::set<std::string> terms;
    for (const auto& run : runs_of(normalised(name), name_letters_max)) {
        if (!run.is_han) {
            add_word(run.joined(), terms);
            continue;
        }
        add_characters(run, terms);
        for (const auto& read : readings_of_run(run)) add_sound(read, terms);
    }
    return {terms.begin(), terms.end()};
}

std::vector<weighted_term> terms_of_query(std::string_view query) {
    query_terms terms;
    std::string letters;  // "pan zhi hua" is one word to whoever types pinyin with spaces
    for (const auto& run : runs_of(normalised(query), query_letters_max)) {
        if (run.is_han) {
            ask_characters(run, terms);
            continue;
        }
        const auto word = run.joined();
        ask_letters(word, terms);
        letters += word;
    }
    each_triple(letters, [&](const std::string& triple) { terms.add(letters_kind, triple, letters_weight); });
    each_in_a_row(letters, many_letters, [&](const std::string& some) { terms.add(six_letters_kind, some, six_letters_weight); });
    return terms.all();
}

}  // namespace chuanpin::catalog::search
