#include "gateway/domain/signing/structured_fields.hpp"

#include <algorithm>
#include <charconv>

#include "platform/base/encoding.hpp"

namespace chuanpin::gateway::domain {

namespace {

constexpr std::size_t integer_digits_max = 15;

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_letter(char letter) { return is_lower(letter) || (letter >= 'A' && letter <= 'Z'); }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool begins_key(char letter) { return is_lower(letter) || letter == '*'; }
bool continues_key(char letter) { return begins_key(letter) || is_digit(letter) || letter == '_' || letter == '-' || letter == '.'; }
bool continues_token(char letter) {
    return is_letter(letter) || is_digit(letter) || std::string_view("!#$%&'*+-.^_`|~:/").contains(letter);
}
/// RFC 9651 §3.3.3: printable ASCII.
bool may_stand_in_text(char letter) { return letter >= ' ' && letter <= '~'; }

/// Walks over the text once; a fault makes every further answer false.
class field_reader {
public:
    explicit field_reader(std::string_view text) : rest_(text) { skip(" "); }

    /// Member after member; `read` takes what stands behind the label and its '='.
    template <class Read>
    bool members(const Read& read) {
        std::size_t count = 0;
        do {
            std::string label;
            if (++count > signature_labels_max || !key(label) || !take('=') || !read(std::move(label))) return false;
            skip(" \t");
        } while (next_member());
        return sound_ && rest_.empty();
    }

    bool inner_list(signature_input& into) {
        if (!take('(')) return false;
        for (skip(" "); !take(')');) {
            std::string name;
            if (into.components.size() == signature_components_max || !text(name) || name.empty()) return false;
            if (std::ranges::find(into.components, name) != into.components.end()) return false;
            into.components.push_back(std::move(name));
            if (!begins(' ') && !begins(')')) return false;
            skip(" ");
        }
        return true;
    }

    bool parameters(signature_input& into) {
        while (take(';')) {
            skip(" ");
            std::string name;
            if (into.parameters.size() == signature_parameters_max || !key(name)) return false;
            if (std::ranges::find(into.parameters, name, &std::pair<std::string, bare_item>::first) != into.parameters.end()) return false;
            bare_item value{bare_item_kind::boolean, 1};
            if (take('=') && !item(value)) return false;
            into.parameters.emplace_back(std::move(name), std::move(value));
        }
        return true;
    }

    bool bytes(std::string& into) {
        if (!take(':')) return false;
        const auto end = rest_.find(':');
        if (end == std::string_view::npos) return false;
        auto decoded = base::from_base64(rest_.substr(0, end));
        if (!decoded) return false;
        into = *std::move(decoded);
        rest_.remove_prefix(end + 1);
        return true;
    }

private:
    [[nodiscard]] bool begins(char letter) const { return rest_.starts_with(letter); }
    bool take(char letter) {
        if (!begins(letter)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    void skip(std::string_view letters) { rest_.remove_prefix(std::min(rest_.find_first_not_of(letters), rest_.size())); }
    template <class Belongs>
    std::string_view take_while(const Belongs& belongs) {
        const auto length = static_cast<std::size_t>(std::ranges::find_if_not(rest_, belongs) - rest_.begin());
        const auto taken = rest_.substr(0, length);
        rest_.remove_prefix(length);
        return taken;
    }

    /// False at the end of the text; a comma must have another member behind it.
    bool next_member() {
        if (!take(',')) return false;
        skip(" \t");
        sound_ = !rest_.empty();
        return sound_;
    }

    bool key(std::string& into) {
        if (rest_.empty() || !begins_key(rest_.front())) return false;
        into = take_while(continues_key);
        return true;
    }

    bool item(bare_item& into) {
        if (begins('"')) return into.kind = bare_item_kind::text, text(into.text);
        if (begins(':')) return into.kind = bare_item_kind::bytes, bytes(into.text);
        if (take('?')) return into.number = begins('1') ? 1 : 0, take('0') || take('1');
        if (!rest_.empty() && (is_letter(rest_.front()) || begins('*'))) {
            into.kind = bare_item_kind::token;
            into.text = take_while(continues_token);
            return true;
        }
        return integer(into);
    }

    bool text(std::string& into) {
        if (!take('"')) return false;
        while (!take('"')) {
            if (take('\\') && !begins('"') && !begins('\\')) return false;
            if (rest_.empty() || !may_stand_in_text(rest_.front())) return false;
            into.push_back(rest_.front());
            rest_.remove_prefix(1);
        }
        return true;
    }

    bool integer(bare_item& into) {
        into.kind = bare_item_kind::integer;
        const bool negative = take('-');
        const auto digits = take_while(is_digit);
        if (digits.empty() || digits.size() > integer_digits_max || begins('.')) return false;
        std::from_chars(digits.data(), digits.data() + digits.size(), into.number);
        if (negative) into.number = -into.number;
        return true;
    }

    std::string_view rest_;
    bool sound_ = true;
};

template <class Member>
bool has_label(const std::vector<Member>& members, const std::string& label) {
    return std::ranges::find(members, label, &Member::label) != members.end();
}

void append_text(std::string& out, std::string_view text) {
    out.push_back('"');
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') out.push_back('\\');
        out.push_back(letter);
    }
    out.push_back('"');
}

void append_parameter(std::string& out, const std::string& name, const bare_item& value) {
    out.append(";").append(name);
    switch (value.kind) {
        case bare_item_kind::integer:
            out.append("=").append(std::to_string(value.number));
            return;
        case bare_item_kind::text:
            out.push_back('=');
            append_text(out, value.text);
            return;
        case bare_item_kind::token:
            out.append("=").append(value.text);
            return;
        case bare_item_kind::bytes:
            out.append("=:").append(base::to_base64(value.text)).append(":");
            return;
        case bare_item_kind::boolean:
            if (value.number == 0) out.append("=?0");
            return;
    }
}

}  // namespace

std::optional<std::vector<signature_input>> parse_signature_inputs(std::string_view field) {
    if (field.size() > signature_field_bytes_max) return std::nullopt;
    std::vector<signature_input> inputs;
    field_reader reader(field);
    const bool sound = reader.members([&](std::string label) {
        if (has_label(inputs, label)) return false;
        auto& input = inputs.emplace_back(signature_input{std::move(label)});
        return reader.inner_list(input) && reader.parameters(input);
    });
    return sound ? std::optional(std::move(inputs)) : std::nullopt;
}

std::optional<std::vector<labelled_bytes>> parse_byte_dictionary(std::string_view field) {
    if (field.size() > signature_field_bytes_max) return std::nullopt;
    std::vector<labelled_bytes> members;
    field_reader reader(field);
    const bool sound = reader.members([&](std::string label) {
        if (has_label(members, label)) return false;
        return reader.bytes(members.emplace_back(labelled_bytes{std::move(label), {}}).bytes);
    });
    return sound ? std::optional(std::move(members)) : std::nullopt;
}

std::string serialise(const signature_input& input) {
    std::string out = "(";
    for (const auto& each : input.components) {
        if (out.size() > 1) out.push_back(' ');
        append_text(out, each);
    }
    out.push_back(')');
    for (const auto& [name, value] : input.parameters) append_parameter(out, name, value);
    return out;
}

}  // namespace chuanpin::gateway::domain
