#include "platform/journal/visible_to_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::journal {

std::string encode_visible_to(const std::vector<std::string>& organisations) { return json::dump(json::value(organisations)); }

}  // namespace chuanpin::journal
