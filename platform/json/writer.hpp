// Writes JSON text straight into a string: for what is written often and whose shape is fixed (answers, events).
//
//   json::writer out(text);
//   out.begin_object().member("id", id).member("total_fen", 100);
//   out.begin_array("lines"); … out.end_array();
//   out.end_object();
//
// Ids, days and instants are written as they are on the wire; what is missing of an optional is null. The caller gives valid UTF-8 and
// begins and ends in pairs; nothing else can go wrong. RFC 8259 §7 escapes only what it must.
#pragma once

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::json {

class writer {
public:
    explicit writer(std::string& into) : text_(into) {}

    writer& begin_object() { return open('{'); }
    writer& begin_object(std::string_view name) { return named(name), enter('{'); }
    writer& end_object() { return close('}'); }
    writer& begin_array() { return open('['); }
    writer& begin_array(std::string_view name) { return named(name), enter('['); }
    writer& end_array() { return close(']'); }

    writer& member(std::string_view name, std::string_view value) { return named(name), quoted(value), *this; }
    writer& member(std::string_view name, const char* value) { return member(name, std::string_view(value)); }
    writer& member(std::string_view name, const std::string& value) { return member(name, std::string_view(value)); }
    template <std::same_as<bool> Boolean>
    writer& member(std::string_view name, Boolean value) {
        named(name);
        text_ += value ? "true" : "false";
        return *this;
    }
    template <std::integral Integer>
        requires(!std::same_as<Integer, bool>)
    writer& member(std::string_view name, Integer value) {
        named(name);
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        text_.append(digits, end.ptr);
        return *this;
    }
    template <class Tag>
    writer& member(std::string_view name, const base::typed_id<Tag>& value) {
        return member(name, base::to_wire(value));
    }
    writer& member(std::string_view name, base::instant value) { return member(name, base::to_rfc3339(value)); }
    writer& member(std::string_view name, base::business_date value) { return member(name, base::to_text(value)); }
    template <class T>
    writer& member(std::string_view name, const std::optional<T>& value) {
        return value ? member(name, *value) : null(name);
    }
    /// An element of an array.
    writer& element(std::string_view value) { return separate(), quoted(value), *this; }
    /// An element that is a whole JSON value.
    writer& raw_element(std::string_view json) { return separate(), text_ += json, *this; }
    writer& null(std::string_view name) { return named(name), text_ += "null", *this; }
    /// `json` is a whole JSON value.
    writer& raw(std::string_view name, std::string_view json) { return named(name), text_ += json, *this; }

private:
    writer& open(char bracket) { return separate(), enter(bracket); }
    writer& enter(char bracket) { return text_ += bracket, fresh_ = true, *this; }
    writer& close(char bracket) { return text_ += bracket, fresh_ = false, *this; }
    void separate() {
        if (!fresh_) text_ += ',';
        fresh_ = false;
    }
    void named(std::string_view name) {
        separate();
        text_ += '"';
        text_ += name;
        text_ += "\":";
    }
    void quoted(std::string_view value) {
        text_ += '"';
        std::size_t plain = 0;  // from here on nothing was written yet
        for (std::size_t i = 0; i < value.size(); ++i) {
            const auto byte = static_cast<unsigned char>(value[i]);
            if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
            text_.append(value, plain, i - plain);
            plain = i + 1;
            escaped(byte);
        }
        text_.append(value, plain);
        text_ += '"';
    }
    void escaped(unsigned char byte) {
        constexpr std::string_view hexadecimal = "0123456789abcdef";
        if (byte == '"' || byte == '\\') {
            text_ += '\\';
            text_ += static_cast<char>(byte);
            return;
        }
        text_ += "\\u00";
        text_ += hexadecimal[byte >> 4U];
        text_ += hexadecimal[byte & 0xfU];
    }

    std::string& text_;
    bool fresh_ = true;  ///< nothing stands before in the innermost object or array
};

}  // namespace chuanpin::json
