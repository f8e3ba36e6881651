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
constexpr char syllables_kind = 'S';
constexpr char letters_kind = 'L';
constexpr char initials_kind = 'I';
constexpr char word_kind = 'W';
constexpr std::string_view guesses = "SIW";  ///< ways to read what was typed: without a product they say nothing
constexpr int character_weight = 2;
constexpr int pair_weight = 8;
constexpr int syllables_weight = 3;
constexpr int letters_weight = 2;
constexpr int initials_weight = 6;  ///< for each of them: five in a row are no accident
constexpr int word_weight = 8;

constexpr std::size_t initials_max = 12;
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

template <class Add>
void each_triple(const std::string& letters, Add add) {
    if (letters.size() < 3) return;
    for (std::size_t i = 0; i + 3 <= letters.size(); ++i) add(letters.substr(i, 3));
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

void add_characters(const text_run& run, std::set<std::string>& terms) {
    for (std::size_t i = 0; i < run.letters.size(); ++i) {
        terms.insert(character_kind + run.letters[i]);
        if (i + 1 < run.letters.size()) terms.insert(pair_kind + run.letters[i] + run.letters[i + 1]);
    }
}

void add_sound(const syllables& read, std::set<std::string>& terms) {
    each_pair_of_syllables(read, [&](const std::string& pair) { terms.insert(syllables_kind + pair); });
    each_triple(joined(read), [&](const std::string& triple) { terms.insert(letters_kind + triple); });
    for (const auto& each : read) terms.insert(word_kind + each);
    std::string initials;
    for (const auto& each : read) initials += each.front();
    for (std::size_t from = 0; from < initials.size(); ++from) {
        for (std::size_t length = 2; length <= initials_max && from + length <= initials.size(); ++length)
            terms.insert(initials_kind + initials.substr(from, length));
    }
}

void add_word(const std::string& word, std::set<std::string>& terms) {
    terms.insert(word_kind + word);
    each_triple(word, [&](const std::string& triple) { terms.insert(letters_kind + triple); });
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
}

one_of needed_by_characters(const text_run& run) {
    if (run.letters.size() == 1) return {{{character_kind + run.letters.front()}, character_weight}};
    way pairs{{}, pair_weight, 2};
    for (std::size_t i = 0; i + 1 < run.letters.size(); ++i) pairs.terms.push_back(pair_kind + run.letters[i] + run.letters[i + 1]);
    one_of ways{std::move(pairs)};
    for (const auto& read : readings_of_run(run)) {
        way sounds{{}, syllables_weight, 2};
        each_pair_of_syllables(read, [&](const std::string& pair) { sounds.terms.push_back(syllables_kind + pair); });
        if (!sounds.terms.empty() && read.size() == run.letters.size()) ways.push_back(std::move(sounds));
    }
    return ways;
}

one_of needed_by_letters(const std::string& word) {
    one_of ways{{{word_kind + word}, word_weight}};
    if (word.size() >= 2 && word.size() <= initials_max)
        ways.push_back({{initials_kind + word}, initials_weight * static_cast<int>(word.size())});
    way triples{{}, letters_weight, 3};
    each_triple(word, [&](const std::string& triple) { triples.terms.push_back(letters_kind + triple); });
    if (!triples.terms.empty()) ways.push_back(std::move(triples));
    return ways;
}

}  // namespace

std::vector<one_of> needed_by_query(std::string_view query) {
    std::vector<one_of> needed;
    for (const auto& run : runs_of(normalised(query), query_letters_max))
        needed.push_back(run.is_han ? needed_by_characters(run) : needed_by_letters(run.joined()));
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
    return terms.all();
}

}  // namespace chuanpin::catalog::search
