#include "gateway/domain/signing/signature_base.hpp"

#include <algorithm>

namespace chuanpin::gateway::domain {

namespace {

char lower_case(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool is_lower_case_of(std::string_view lower, std::string_view name) {
    return std::ranges::equal(lower, name, [](char left, char right) { return left == lower_case(right); });
}

std::string_view without_spaces_around(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(" \t"), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

/// RFC 9421 §2.2.3: in lower case, without the scheme's own port.
std::string normal_authority(const signed_message& message) {
    std::string authority(message.authority);
    std::ranges::transform(authority, authority.begin(), lower_case);
    const std::string_view own_port = message.scheme == "https" ? ":443" : ":80";
    if (authority.ends_with(own_port)) authority.resize(authority.size() - own_port.size());
    return authority;
}

std::optional<std::string> derived_value(const signed_message& message, std::string_view name) {
    const auto question = std::min(message.target.find('?'), message.target.size());
    if (name == "@method") return std::string(message.method);
    if (name == "@authority") return normal_authority(message);
    if (name == "@path") return std::string(message.target.substr(0, question));
    // RFC 9421 §2.2.7: the question mark belongs to it, and stands alone where there is no query.
    if (name == "@query") return question == message.target.size() ? std::string("?") : std::string(message.target.substr(question));
    return std::nullopt;
}

}  // namespace

bool signed_message::has_field(std::string_view lower_case_name) const {
    return std::ranges::any_of(fields, [&](const auto& each) { return is_lower_case_of(lower_case_name, each.first); });
}

std::optional<std::string> component_value(const signed_message& message, std::string_view name) {
    if (name.starts_with('@')) return derived_value(message, name);
    std::optional<std::string> joined;
    for (const auto& [field, value] : message.fields) {
        if (!is_lower_case_of(name, field)) continue;
        joined = joined ? *joined + ", " : std::string();
        joined->append(without_spaces_around(value));
    }
    return joined;
}

std::expected<std::string, std::string> build_signature_base(const signed_message& message, const signature_input& input) {
    std::string base;
    for (const auto& name : input.components) {
        const auto value = component_value(message, name);
        if (!value) return std::unexpected(name);
        base.append("\"").append(name).append("\": ").append(*value).append("\n");
    }
    return base.append("\"@signature-params\": ").append(serialise(input));
}

}  // namespace chuanpin::gateway::domain
