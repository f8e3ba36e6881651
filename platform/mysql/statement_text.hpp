// Puts literals in the place of question marks. Inside platform/mysql.
#pragma once

#include <string>
#include <string_view>

#include "platform/mysql/value.hpp"

namespace chuanpin::mysql {

/// Appends `statement` to `text` with each `?` outside of single quotes replaced; throws std::logic_error where the numbers differ.
void append_statement(std::string& text, std::string_view statement, const parameters& values);

/// The same, where the first `?` stands for a list of rows: "(1, 2), (3, 4)", or "(1, 2, 3)" after IN with rows of one value
/// and "((1, 2), (3, 4))" after IN with longer rows.
void append_statement_of_rows(std::string& text, std::string_view statement, const std::vector<parameters>& rows, const parameters& after);

}  // namespace chuanpin::mysql
