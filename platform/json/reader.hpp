// Reads a JSON object field by field and collects every fault, so that a caller learns of all of them at once.
//
//   json::object_reader body(document);
//   command.name     = body.text("name", {.length_max = 200});
//   body.objects("lines", {.items_min = 1, .items_max = 1000}, [&](json::object_reader& line) { … });
//   if (auto fault = body.finish(); !fault) return base::refusal(fault.error());
//
// A reader answers a harmless default for a faulty field and goes on; only `finish` decides.
// Codes of the field errors: required, wrong-type, out-of-range, too-short, too-long, invalid-format, unknown-field, too-many, too-few.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/error.hpp"
#include "platform/base/ids.hpp"
#include "platform/base/money.hpp"
#include "platform/base/time.hpp"
#include "platform/json/parse.hpp"

namespace chuanpin::json {

struct text_rule {
    std::size_t length_min = 1;  ///< code points
    std::size_t length_max = 200;
    bool lines_allowed = false;     ///< whether line feeds may stand in it
    bool controls_allowed = false;  ///< whether any control character may: passwords are exact bytes
};
struct integer_rule {
    std::int64_t min = 0;
    std::int64_t max = base::wire_integer_max;
};
struct list_rule {
    std::size_t items_min = 0;
    std::size_t items_max = 100;
};

/// Movable, not copyable; refers to the document, which must outlive it. Nested readers share the list of faults.
class object_reader {
public:
    /// `document` must be an object; if it is not, that is the one fault.
    explicit object_reader(const value& document);
    ~object_reader();
    object_reader(object_reader&&) noexcept;

    std::string text(std::string_view name, text_rule rule = {});
    std::optional<std::string> optional_text(std::string_view name, text_rule rule = {});
    std::int64_t integer(std::string_view name, integer_rule rule = {});
    std::optional<std::int64_t> optional_integer(std::string_view name, integer_rule rule = {});
    bool boolean(std::string_view name);
    std::optional<bool> optional_boolean(std::string_view name);
    base::instant instant(std::string_view name);
    std::optional<base::instant> optional_instant(std::string_view name);
    base::business_date date(std::string_view name);
    std::optional<base::business_date> optional_date(std::string_view name);
    /// One of `allowed`; answers its index, 0 after a fault (out-of-range).
    std::size_t choice(std::string_view name, std::initializer_list<std::string_view> allowed);
    std::optional<std::size_t> optional_choice(std::string_view name, std::initializer_list<std::string_view> allowed);
    /// A list of objects; `read` is called once for each.
    void objects(std::string_view name, list_rule rule, const std::function<void(object_reader&)>& read);
    std::vector<std::string> texts(std::string_view name, list_rule rule, text_rule each = {});
    /// One nested object; not called after a fault.
    void object(std::string_view name, const std::function<void(object_reader&)>& read);
    bool optional_object(std::string_view name, const std::function<void(object_reader&)>& read);

    /// An id of the given kind ("ord_…").
    template <class Id>
    Id id(std::string_view name) {
        const std::size_t faults_before = fault_count();
        const auto found = base::parse_id<Id>(text(name, {.length_max = 64}));
        if (!found && present(name) && fault_count() == faults_before) fault(name, "invalid-format", "Not an id of this kind.");
        return found.value_or(Id{});
    }
    template <class Id>
    std::optional<Id> optional_id(std::string_view name) {
        if (!present(name)) {
            (void)optional_text(name);
            return std::nullopt;
        }
        return id<Id>(name);
    }

    /// Whether the member is there and not null.
    [[nodiscard]] bool present(std::string_view name) const;
    /// Adds a fault that only the caller can see (two fields that do not fit each other).
    void fault(std::string_view name, std::string code, std::string detail);
    /// Refuses unknown members and answers all faults at once: invalid_input, code "invalid-fields". Call once, on the outermost reader.
    base::result<void> finish();

private:
    struct state;
    object_reader(const value& document, std::string pointer, std::shared_ptr<state> shared);
    const value* member(std::string_view name, bool required);
    std::string pointer_to(std::string_view name) const;
    [[nodiscard]] std::size_t fault_count() const;
    void fault_at(std::string pointer, std::string code, std::string detail);
    std::optional<std::string> checked_text(const value& found, const std::string& pointer, const text_rule& rule);
    const value* list(std::string_view name, const list_rule& rule);
    void refuse_unknown_members();

    const value* document_;
    std::string pointer_;
    std::shared_ptr<state> state_;
    std::vector<std::string> seen_;
};

}  // namespace chuanpin::json
