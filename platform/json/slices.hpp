// Cuts JSON text of our own making into its parts, without building a document: for long texts of which only a little is read and the
// rest is handed on as it stands (pages of the journal's feed). What strangers send goes through parse.hpp.
//
// Only the ends of values are looked for. A text that is no such object or array is refused; a value's inside is its reader's matter.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace chuanpin::json {

/// Calls `each` with name and value of every member, as they stand in the text. False where `object` is no object.
[[nodiscard]] bool cut_members(std::string_view object, const std::function<void(std::string_view name, std::string_view value)>& each);
/// Calls `each` with every item, as it stands in the text. False where `array` is no array.
[[nodiscard]] bool cut_items(std::string_view array, const std::function<void(std::string_view item)>& each);

/// Whether the text is one value and nothing beside it, as far as cutting goes: put where a value belongs, it ends where it should.
[[nodiscard]] bool is_one_value(std::string_view text);

/// What a string or a number that was cut out says; nullopt where it is none.
[[nodiscard]] std::optional<std::string> cut_text(std::string_view value);
[[nodiscard]] std::optional<std::int64_t> cut_integer(std::string_view value);

}  // namespace chuanpin::json
