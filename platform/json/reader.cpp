#include "platform/json/reader.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"

namespace chuanpin::json {

namespace {

/// Appends one reference token (RFC 6901 §3).
void append_token(std::string& pointer, std::string_view token) {
    pointer += '/';
    for (const char each : token) {
        if (each == '~')
            pointer += "~0";
        else if (each == '/')
            pointer += "~1";
        else
            pointer += each;
    }
}

/// C0, DEL and C1 (U+0080–U+009F, in UTF-8 C2 80 – C2 9F). `text` is valid UTF-8.
bool has_control_characters(std::string_view text, bool lines_allowed) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte == '\n' && lines_allowed) continue;
        if (byte < 0x20 || byte == 0x7f) return true;
        if (byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) return true;
    }
    return false;
}

/// nullopt where the number is an integer beyond 63 bits. `found` is an integer.
std::optional<std::int64_t> signed_value(const value& found) {
    if (found.is_number_unsigned() && found.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
        return std::nullopt;
    return found.get<std::int64_t>();
}

}  // namespace

struct object_reader::state {
    std::vector<base::field_error> faults;
};

object_reader::object_reader(const value& document) : object_reader(document, "", std::make_shared<state>()) {}

object_reader::object_reader(const value& document, std::string pointer, std::shared_ptr<state> shared)
    : document_(document.is_object() ? &document : nullptr), pointer_(std::move(pointer)), state_(std::move(shared)) {
    if (document_ == nullptr) fault_at(pointer_, "wrong-type", "Must be an object.");
}

object_reader::~object_reader() = default;
object_reader::object_reader(object_reader&&) noexcept = default;

std::string object_reader::pointer_to(std::string_view name) const {
    std::string pointer = pointer_;
    append_token(pointer, name);
    return pointer;
}

std::size_t object_reader::fault_count() const { return state_->faults.size(); }

void object_reader::fault_at(std::string pointer, std::string code, std::string detail) {
    state_->faults.push_back({std::move(pointer), std::move(code), std::move(detail)});
}

void object_reader::fault(std::string_view name, std::string code, std::string detail) {
    fault_at(pointer_to(name), std::move(code), std::move(detail));
}

bool object_reader::present(std::string_view name) const {
    if (document_ == nullptr) return false;
    const auto found = document_->find(name);
    return found != document_->end() && !found->is_null();
}

/// The member's value; null where it is absent, JSON null, or there is no object to read from.
const value* object_reader::member(std::string_view name, bool required) {
    if (document_ == nullptr) return nullptr;
    seen_.emplace_back(name);
    const auto found = document_->find(name);
    if (found != document_->end() && !found->is_null()) return &*found;
    if (required) fault(name, "required", "Must be given.");
    return nullptr;
}

std::optional<std::string> object_reader::checked_text(const value& found, const std::string& pointer, const text_rule& rule) {
    if (!found.is_string()) {
        fault_at(pointer, "wrong-type", "Must be a string.");
        return std::nullopt;
    }
    const auto& text = found.get_ref<const std::string&>();
    const std::size_t length = base::length_in_code_points(text);
    if (length < rule.length_min) {
        fault_at(pointer, "too-short", fmt::format("Must have at least {} characters.", rule.length_min));
    } else if (length > rule.length_max) {
        fault_at(pointer, "too-long", fmt::format("Must have at most {} characters.", rule.length_max));
    } else if (!rule.controls_allowed && has_control_characters(text, rule.lines_allowed)) {
        fault_at(pointer, "invalid-format", "Must not contain control characters.");
    } else {
        return text;
    }
    return std::nullopt;
}

std::string object_reader::text(std::string_view name, text_rule rule) {
    const value* const found = member(name, true);
    return found == nullptr ? std::string() : checked_text(*found, pointer_to(name), rule).value_or("");
}

std::optional<std::string> object_reader::optional_text(std::string_view name, text_rule rule) {
    const value* const found = member(name, false);
    return found == nullptr ? std::nullopt : checked_text(*found, pointer_to(name), rule);
}

std::int64_t object_reader::integer(std::string_view name, integer_rule rule) {
    const value* const found = member(name, true);
    if (found == nullptr) return 0;
    if (!found->is_number_integer()) {
        fault(name, "wrong-type", "Must be an integer.");
        return 0;
    }
    const auto number = signed_value(*found);
    if (!number || *number < rule.min || *number > rule.max) {
        fault(name, "out-of-range", fmt::format("Must be between {} and {}.", rule.min, rule.max));
        return 0;
    }
    return *number;
}

std::optional<std::int64_t> object_reader::optional_integer(std::string_view name, integer_rule rule) {
    if (member(name, false) == nullptr) return std::nullopt;
    const std::size_t faults_before = fault_count();
    const std::int64_t number = integer(name, rule);
    return fault_count() == faults_before ? std::optional(number) : std::nullopt;
}

bool object_reader::boolean(std::string_view name) {
    const value* const found = member(name, true);
    if (found == nullptr) return false;
    if (found->is_boolean()) return found->get<bool>();
    fault(name, "wrong-type", "Must be true or false.");
    return false;
}

std::optional<bool> object_reader::optional_boolean(std::string_view name) {
    if (member(name, false) == nullptr) return std::nullopt;
    const std::size_t faults_before = fault_count();
    const bool found = boolean(name);
    return fault_count() == faults_before ? std::optional(found) : std::nullopt;
}

std::optional<base::instant> object_reader::optional_instant(std::string_view name) {
    const value* const found = member(name, false);
    if (found == nullptr) return std::nullopt;
    const auto at = found->is_string() ? base::parse_rfc3339(found->get_ref<const std::string&>()) : std::nullopt;
    if (!found->is_string())
        fault(name, "wrong-type", "Must be a string.");
    else if (!at)
        fault(name, "invalid-format", "Must be a time like 2026-11-23T08:00:00Z (RFC 3339).");
    return at;
}

base::instant object_reader::instant(std::string_view name) {
    if (member(name, true) == nullptr) return {};
    return optional_instant(name).value_or(base::instant{});
}

std::optional<base::business_date> object_reader::optional_date(std::string_view name) {
    const value* const found = member(name, false);
    if (found == nullptr) return std::nullopt;
    const auto day = found->is_string() ? base::parse_date(found->get_ref<const std::string&>()) : std::nullopt;
    if (!found->is_string())
        fault(name, "wrong-type", "Must be a string.");
    else if (!day)
        fault(name, "invalid-format", "Must be an existing day like 2026-11-23.");
    return day;
}

base::business_date object_reader::date(std::string_view name) {
    constexpr base::business_date harmless{std::chrono::year{1970}, std::chrono::January, std::chrono::day{1}};
    if (member(name, true) == nullptr) return harmless;
    return optional_date(name).value_or(harmless);
}

std::optional<std::size_t> object_reader::optional_choice(std::string_view name, std::initializer_list<std::string_view> allowed) {
    const value* const found = member(name, false);
    if (found == nullptr) return std::nullopt;
    if (!found->is_string()) {
        fault(name, "wrong-type", "Must be a string.");
        return std::nullopt;
    }
    const auto place = std::ranges::find(allowed, std::string_view(found->get_ref<const std::string&>()));
    if (place != allowed.end()) return static_cast<std::size_t>(place - allowed.begin());
    fault(name, "out-of-range", fmt::format("Must be one of: {}.", fmt::join(allowed, ", ")));
    return std::nullopt;
}

std::size_t object_reader::choice(std::string_view name, std::initializer_list<std::string_view> allowed) {
    if (member(name, true) == nullptr) return 0;
    return optional_choice(name, allowed).value_or(0);
}

/// The list's value where it is a list of a permitted length.
const value* object_reader::list(std::string_view name, const list_rule& rule) {
    // An absent list is an empty one, where that is permitted.
    const value* const found = member(name, rule.items_min > 0);
    if (found == nullptr) return nullptr;
    if (!found->is_array()) {
        fault(name, "wrong-type", "Must be a list.");
    } else if (found->size() < rule.items_min) {
        fault(name, "too-few", fmt::format("Must have at least {} items.", rule.items_min));
    } else if (found->size() > rule.items_max) {
        fault(name, "too-many", fmt::format("Must have at most {} items.", rule.items_max));
    } else {
        return found;
    }
    return nullptr;
}

void object_reader::objects(std::string_view name, list_rule rule, const std::function<void(object_reader&)>& read) {
    const value* const items = list(name, rule);
    if (items == nullptr) return;
    for (std::size_t i = 0; i < items->size(); ++i) {
        object_reader item((*items)[i], fmt::format("{}/{}", pointer_to(name), i), state_);
        read(item);
        item.refuse_unknown_members();
    }
}

std::vector<std::string> object_reader::texts(std::string_view name, list_rule rule, text_rule each) {
    std::vector<std::string> out;
    const value* const items = list(name, rule);
    if (items == nullptr) return out;
    for (std::size_t i = 0; i < items->size(); ++i) {
        auto text = checked_text((*items)[i], fmt::format("{}/{}", pointer_to(name), i), each);
        if (text) out.push_back(*std::move(text));
    }
    return out;
}

bool object_reader::optional_object(std::string_view name, const std::function<void(object_reader&)>& read) {
    const value* const found = member(name, false);
    if (found == nullptr) return false;
    object_reader nested(*found, pointer_to(name), state_);
    if (nested.document_ == nullptr) return false;
    read(nested);
    nested.refuse_unknown_members();
    return true;
}

void object_reader::object(std::string_view name, const std::function<void(object_reader&)>& read) {
    if (member(name, true) != nullptr) optional_object(name, read);
}

void object_reader::refuse_unknown_members() {
    if (document_ == nullptr) return;
    for (const auto& [name, ignored] : document_->items())
        if (std::ranges::find(seen_, name) == seen_.end()) fault(name, "unknown-field", "Is not known here.");
}

base::result<void> object_reader::finish() {
    refuse_unknown_members();
    if (state_->faults.empty()) return {};
    auto detail = fmt::format("{} of the fields cannot be accepted.", state_->faults.size());
    return base::refusal(base::error{.kind = base::error_kind::invalid_input,
                                     .code = "invalid-fields",
                                     .detail = std::move(detail),
                                     .fields = std::move(state_->faults)});
}

}  // namespace chuanpin::json
