#include "gateway/http/status_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::gateway::http {

std::string encode_readiness(std::string_view missing, std::string_view clock_start) {
    json::ordered_value document;
    document["status"] = missing.empty() ? "ready" : "not-ready";
    document["missing"] = missing.empty() ? json::ordered_value(nullptr) : json::ordered_value(missing);
    document["clock_start"] = clock_start.empty() ? json::ordered_value(nullptr) : json::ordered_value(clock_start);
    return json::dump(document);
}

}  // namespace chuanpin::gateway::http
