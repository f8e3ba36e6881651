#include "platform/runtime/settings_reader.hpp"
#include "platform/base/whole_number.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

namespace chuanpin::runtime {

namespace {

constexpr std::string_view variable_prefix = "CHUANPIN_";

/// "[server.limits] idle_max_ms" for "server.limits.idle_max_ms".
std::string pointer_of(std::string_view key) {
    const auto dot = key.rfind('.');
    if (dot == std::string_view::npos) return std::string(key);
    return fmt::format("[{}] {}", key.substr(0, dot), key.substr(dot + 1));
}

/// "server.limits.idle_max_ms" for CHUANPIN_SERVER__LIMITS__IDLE_MAX_MS; empty for variables that are no settings.
std::string key_of_variable(std::string_view name) {
    if (!name.starts_with(variable_prefix) || name.find("__") == std::string_view::npos) return {};
    name.remove_prefix(variable_prefix.size());
    std::string key;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name.substr(i, 2) == "__") {
            key += '.';
            ++i;
        } else {
            key += name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
        }
    }
    return key;
}

/// Puts the texts of a list into a setting's value; the type that no setting has where something in the list is no text.
template <class Value>
void read_list(const toml::array& list, Value& into) {
    std::vector<std::string> texts;
    for (const auto& each : list)
        if (const auto* text = each.as_string()) texts.push_back(text->get());
    if (texts.size() == list.size())
        into = std::move(texts);
    else
        into = std::monostate{};
}

/// What stands between the commas, without spaces around it; nothing at all is an empty list.
std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto part = text.substr(0, text.find(','));
        text.remove_prefix(std::min(part.size() + 1, text.size()));
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        parts.emplace_back(part.substr(0, part.find_last_not_of(' ') + 1));
    }
    return parts;
}

template <class Visit>
void flatten(const toml::table& table, const std::string& prefix, const Visit& visit) {
    for (const auto& [name, node] : table) {
        const auto key = prefix + std::string(name.str());
        if (const auto* nested = node.as_table())
            flatten(*nested, key + ".", visit);
        else
            visit(key, node);
    }
}

}  // namespace

settings_reader::settings_reader(const std::string& path, const std::map<std::string, std::string>& environment) {
    if (!path.empty()) read_file(path);
    read_environment(environment);
}

void settings_reader::read_file(const std::string& path) {
    try {
        flatten(toml::parse_file(path), "", [this](const std::string& key, const toml::node& node) {
            auto& place = settings_[key];
            if (const auto* text = node.as_string())
                place.value = text->get();
            else if (const auto* number = node.as_integer())
                place.value = number->get();
            else if (const auto* truth = node.as_boolean())
                place.value = truth->get();
            else if (const auto* list = node.as_array())
                read_list(*list, place.value);
            else
                place.value = std::monostate{};
        });
    } catch (const toml::parse_error& fault) {
        const auto line = fault.source().begin.line;
        faults_.push_back({line == 0 ? path : fmt::format("{}, line {}", path, line), "file-unreadable", std::string(fault.description())});
    }
}

void settings_reader::read_environment(const std::map<std::string, std::string>& environment) {
    for (const auto& [name, value] : environment)
        if (const auto key = key_of_variable(name); !key.empty()) settings_[key] = {value, name, false};
}

settings_reader::setting* settings_reader::find(std::string_view key) {
    const auto found = settings_.find(key);
    if (found == settings_.end()) return nullptr;
    found->second.asked = true;
    return &found->second;
}

bool settings_reader::text(std::string_view key, std::string& into) {
    const auto* found = find(key);
    if (found == nullptr) return false;
    if (const auto* value = std::get_if<std::string>(&found->value)) {
        into = *value;
        return true;
    }
    fault(key, "wrong-type", "Must be text in quotation marks.");
    return false;
}

bool settings_reader::texts(std::string_view key, std::vector<std::string>& into) {
    const auto* found = find(key);
    if (found == nullptr) return false;
    if (const auto* list = std::get_if<std::vector<std::string>>(&found->value))
        into = *list;
    else if (const auto* text = std::get_if<std::string>(&found->value); text != nullptr && !found->variable.empty())
        into = split(*text);
    else
        return fault(key, "wrong-type", "Must be a list of texts: [\"one\", \"two\"]."), false;
    return true;
}

bool settings_reader::boolean(std::string_view key, bool& into) {
    const auto* found = find(key);
    if (found == nullptr) return false;
    if (const auto* value = std::get_if<bool>(&found->value)) {
        into = *value;
        return true;
    }
    if (const auto* value = std::get_if<std::string>(&found->value); value != nullptr && !found->variable.empty())
        if (*value == "true" || *value == "false") {
            into = *value == "true";
            return true;
        }
    fault(key, "wrong-type", "Must be true or false.");
    return false;
}

std::optional<std::int64_t> settings_reader::integer_between(std::string_view key, std::int64_t min, std::int64_t max) {
    const auto* found = find(key);
    if (found == nullptr) return std::nullopt;
    std::optional<std::int64_t> number;
    if (const auto* value = std::get_if<std::int64_t>(&found->value)) number = *value;
    if (const auto* value = std::get_if<std::string>(&found->value); value != nullptr && !found->variable.empty())
        number = base::parse_whole_number(*value);
    if (!number)
        fault(key, "wrong-type", "Must be a whole number.");
    else if (*number < min || *number > max)
        fault(key, "out-of-range", fmt::format("Must be {} to {}.", min, max));
    else
        return number;
    return std::nullopt;
}

bool settings_reader::duration(std::string_view key, std::chrono::milliseconds& into, std::int64_t min, std::int64_t max) {
    const auto value = integer_between(key, min, max);
    if (value) into = std::chrono::milliseconds(*value);
    return value.has_value();
}

bool settings_reader::choice(std::string_view key, std::initializer_list<std::string_view> allowed, std::size_t& into) {
    std::string value;
    if (!text(key, value)) return false;
    for (std::size_t i = 0; i < allowed.size(); ++i)
        if (allowed.begin()[i] == value) {
            into = i;
            return true;
        }
    fault(key, "not-allowed", fmt::format("Must be one of: {}.", fmt::join(allowed, ", ")));
    return false;
}

std::map<std::string, std::string> settings_reader::section(std::string_view name) {
    std::map<std::string, std::string> values;
    for (const auto& key : keys_below(name)) {
        const auto& value = find(key)->value;
        if (const auto* content = std::get_if<std::string>(&value))
            values[key] = *content;
        else if (const auto* number = std::get_if<std::int64_t>(&value))
            values[key] = std::to_string(*number);
        else if (const auto* truth = std::get_if<bool>(&value))
            values[key] = *truth ? "true" : "false";
        else
            fault(key, "wrong-type", "Must be text, a whole number, true or false.");
    }
    return values;
}

std::vector<std::string> settings_reader::keys_below(std::string_view section) const {
    std::vector<std::string> keys;
    const auto prefix = std::string(section) + ".";
    for (auto each = settings_.lower_bound(prefix); each != settings_.end() && each->first.starts_with(prefix); ++each)
        if (!each->second.asked) keys.push_back(each->first);
    return keys;
}

void settings_reader::fault(std::string_view key, std::string code, std::string detail) {
    auto pointer = pointer_of(key);
    if (const auto found = settings_.find(key); found != settings_.end() && !found->second.variable.empty())
        pointer += fmt::format(" (from {})", found->second.variable);
    faults_.push_back({std::move(pointer), std::move(code), std::move(detail)});
}

void settings_reader::refuse_unknown() {
    for (const auto& [key, setting] : settings_)
        if (!setting.asked) fault(key, "unknown-key", "No such setting.");
}

}  // namespace chuanpin::runtime
