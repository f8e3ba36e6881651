#include "platform/journal/visible_to_json.hpp"

#include "platform/json/writer.hpp"

namespace chuanpin::journal {

std::string encode_visible_to(const std::vector<std::string>& organisations) {
    std::string text;
    json::writer out(text);
    out.begin_array();
    for (const auto& each : organisations) out.element(each);
    out.end_array();
    return text;
}

}  // namespace chuanpin::journal
