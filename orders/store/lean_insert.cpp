#include "orders/store/lean_insert.hpp"

#include <stdexcept>

namespace chuanpin::orders::store {

lean_insert::lean_insert(std::string_view table, std::string_view columns) : table_(table) {
    constexpr std::string_view between = ", ";
    for (std::size_t from = 0; from < columns.size();) {
        const auto end = std::min(columns.find(between, from), columns.size());
        names_.push_back(columns.substr(from, end - from));
        from = end + between.size();
    }
    is_written_.assign(names_.size(), true);
}

void lean_insert::leave_out(std::string_view name) {
    const auto found = std::ranges::find(names_, name);
    if (found == names_.end()) throw std::logic_error("no column to leave out: " + std::string(name));
    is_written_[static_cast<std::size_t>(found - names_.begin())] = false;
}

std::string lean_insert::statement() const {
    std::string text = "INSERT INTO " + std::string(table_);
    const char* before = " (";
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if (!is_written_[i]) continue;
        text.append(before).append(names_[i]);
        before = ", ";
    }
    return text + ") VALUES ?";
}

// Rows of thousands of lines stand in memory together: each is as large as what it holds.
mysql::parameters lean_insert::written(mysql::parameters row) const {
    if (row.size() != names_.size()) throw std::logic_error("a row has another number of values than " + std::string(table_) + " columns");
    mysql::parameters kept;
    kept.reserve(static_cast<std::size_t>(std::ranges::count(is_written_, true)));
    for (std::size_t i = 0; i < row.size(); ++i)
        if (is_written_[i]) kept.push_back(std::move(row[i]));
    return kept;
}

}  // namespace chuanpin::orders::store
