// The list of organisations of an entry as the journal stores and the feed sends it: a JSON array of texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chuanpin::journal {

[[nodiscard]] std::string encode_visible_to(const std::vector<std::string>& organisations);

}  // namespace chuanpin::journal
