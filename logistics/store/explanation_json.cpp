#include "logistics/store/explanation_json.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::logistics::store {

namespace {

using json::value;

value encode(const domain::explanation_step& step) {
    value inputs = value::array();
    for (const auto& each : step.inputs)
        inputs.push_back({{"name", each.name}, {"value", each.value}, {"unit", each.unit}, {"source", each.source}});
    return {{"code", step.code},           {"zh", step.text_zh},    {"en", step.text_en}, {"inputs", std::move(inputs)},
            {"operation", step.operation}, {"result", step.result}, {"unit", step.unit}};
}

domain::explanation_step decode(const value& document) {
    domain::explanation_step step{document.at("code"),      document.at("zh"),     document.at("en"),  {},
                                  document.at("operation"), document.at("result"), document.at("unit")};
    for (const auto& each : document.at("inputs"))
        step.inputs.push_back({each.at("name"), each.at("value"), each.at("unit"), each.at("source")});
    return step;
}

}  // namespace

std::string encode_explanation(const domain::explanation& steps) {
    value list = value::array();
    for (const auto& step : steps) list.push_back(encode(step));
    return json::dump(value{{"format", domain::explanation_format}, {"steps", std::move(list)}});
}

domain::explanation decode_explanation(const std::string& text) try {
    const auto document = value::parse(text);
    if (document.at("format") != domain::explanation_format) throw std::runtime_error("a stored explanation has an unknown format");
    domain::explanation steps;
    for (const auto& step : document.at("steps")) steps.push_back(decode(step));
    return steps;
} catch (const nlohmann::json::exception& fault) {
    throw std::runtime_error(std::string("a stored explanation cannot be read: ") + fault.what());
}

}  // namespace chuanpin::logistics::store
