// A table as a file holds it: its columns in their order, each with what reads it, what limits it and what writes it. One description
// serves import and export, so what is exported can be imported.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "platform/csv/rows.hpp"
#include "platform/table/cell.hpp"

namespace chuanpin::table {

template <class Row>
struct column {
    rule what;
    void (*read)(const cell&, Row&);
    std::string (*write)(const Row&);
};

/// Refuses a row for what several of its fields say together.
class row_checker {
public:
    row_checker(std::size_t row, csv::fault_list& faults) : row_(row), faults_(faults) {}
    /// Its number in the file.
    [[nodiscard]] std::size_t row() const { return row_; }
    void refuse(std::string_view column, std::string code, std::string detail) const {
        faults_.add(row_, column, std::move(code), std::move(detail));
    }

private:
    std::size_t row_;
    csv::fault_list& faults_;
};

template <class Row>
struct definition {
    std::string_view sheet;  ///< its name in a workbook
    std::span<const column<Row>> columns;
    csv::limits limits;
    /// Called for a row whose fields were read, with faults or without.
    void (*check)(const row_checker&, const Row&) = nullptr;
    /// What no two rows may share, and the column that is named where they do; nullptr where rows may repeat.
    std::string (*key)(const Row&) = nullptr;
    std::string_view key_column{};
};

/// A member of a row, or of a member of it: path<&row::facts, &facts::name>.
template <auto First, auto... Rest>
struct path {
    template <class Row, class Member>
    static Row owner(Member Row::*);
    using row = decltype(owner(First));

    static auto& of(row& whole) { return follow(whole.*First); }
    static const auto& of(const row& whole) { return follow(whole.*First); }

private:
    static auto& follow(auto& part) {
        if constexpr (sizeof...(Rest) == 0)
            return part;
        else
            return path<Rest...>::of(part);
    }
};

/// The usual columns: text<&row::name>("name", 1, 100).
template <auto... Members>
constexpr auto text(std::string_view name, std::int64_t min, std::int64_t max) {
    using at = path<Members...>;
    using row = typename at::row;
    return column<row>{
        {name, min, max}, [](const cell& from, row& to) { at::of(to) = from.text(); }, [](const row& from) { return at::of(from); }};
}
template <auto... Members>
constexpr auto optional_text(std::string_view name, std::int64_t max) {
    using at = path<Members...>;
    using row = typename at::row;
    return column<row>{{name, 1, max},
                       [](const cell& from, row& to) { at::of(to) = from.optional_text(); },
                       [](const row& from) { return at::of(from).value_or(""); }};
}
template <auto... Members>
constexpr auto number(std::string_view name, std::int64_t min, std::int64_t max) {
    using at = path<Members...>;
    using row = typename at::row;
    return column<row>{{name, min, max, true},
                       [](const cell& from, row& to) { at::of(to) = from.number(); },
                       [](const row& from) { return std::to_string(at::of(from)); }};
}
template <auto... Members>
constexpr auto flag(std::string_view name) {
    using at = path<Members...>;
    using row = typename at::row;
    return column<row>{{name, 0, 1, true},
                       [](const cell& from, row& to) { at::of(to) = from.flag(); },
                       [](const row& from) { return std::string(at::of(from) ? "1" : "0"); }};
}

template <auto... Members>
constexpr auto day(std::string_view name) {
    using at = path<Members...>;
    using row = typename at::row;
    return column<row>{
        {name}, [](const cell& from, row& to) { at::of(to) = from.day(); }, [](const row& from) { return base::to_text(at::of(from)); }};
}

template <class Row>
std::vector<std::string_view> names_of(const definition<Row>& what) {
    std::vector<std::string_view> names;
    for (const auto& each : what.columns) names.push_back(each.what.name);
    return names;
}

/// Reads rows of one file after the other. Remembers the keys of the rows before, and nothing else of them.
template <class Row>
class row_reader {
public:
    explicit row_reader(const definition<Row>& what) : what_(what) {}

    /// A row that is whole; its faults are added, and what has faults is only good for being told.
    Row read(const csv::row& from, csv::fault_list& faults) {
        Row row{};
        for (std::size_t i = 0; i < what_.columns.size(); ++i) what_.columns[i].read(cell(from, i, what_.columns[i].what, faults), row);
        const row_checker checker(from.number, faults);
        if (what_.check != nullptr) what_.check(checker, row);
        if (what_.key != nullptr && !keys_.insert(what_.key(row)).second)
            checker.refuse(what_.key_column, "duplicate", "An earlier row has the same.");
        return row;
    }

private:
    const definition<Row>& what_;
    std::unordered_set<std::string> keys_;
};

template <class Row>
std::vector<std::string> fields_of(const definition<Row>& what, const Row& row) {
    std::vector<std::string> fields;
    fields.reserve(what.columns.size());
    for (const auto& each : what.columns) fields.push_back(guarded(each.write(row)));
    return fields;
}

/// Reads a file to its end, as far as `limits.faults_max` allows; `take` gets each row that is without fault so far. All or nothing is
/// the caller's: the refusal comes after the last row.
template <class Row>
base::result<void> read_all(csv::row_source& rows, const definition<Row>& what, const std::function<void(Row, const row_checker&)>& take) {
    csv::fault_list faults(what.limits.faults_max, [&rows](std::size_t row, std::string_view column) { return rows.place(row, column); });
    row_reader<Row> reader(what);
    csv::row current;
    while (!faults.full() && rows.next(current, faults)) {
        if (!current.whole) continue;
        auto row = reader.read(current, faults);
        take(std::move(row), row_checker(current.number, faults));
    }
    if (faults.empty()) return {};
    const bool all = !faults.full();
    return base::refusal(rows.refusal_of(faults.take(), all));
}

}  // namespace chuanpin::table
