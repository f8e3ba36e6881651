// A body from its text to a value, by one reader. For files that know nlohmann's values (…_json.cpp).
#pragma once

#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::json {

/// `read` takes an object_reader& and answers the value. Errors: those of parse, invalid-fields with every fault.
template <class T, class Read>
base::result<T> decode(std::string_view text, const limits& limits_of_body, Read read) {
    const auto document = parse(text, limits_of_body);
    if (!document) return base::refusal(document.error());
    object_reader body(*document);
    T found = read(body);
    if (auto fault = body.finish(); !fault) return base::refusal(std::move(fault.error()));
    return found;
}

}  // namespace chuanpin::json
