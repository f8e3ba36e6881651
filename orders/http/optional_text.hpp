// What may be missing, as text for a member of a view: null where it is.
#pragma once

#include <optional>
#include <string>

#include "platform/base/ids.hpp"
#include "platform/base/time.hpp"

namespace chuanpin::orders::http {

inline std::optional<std::string> text_of(const std::optional<base::instant>& at) {
    return at ? std::optional(base::to_rfc3339(*at)) : std::nullopt;
}
inline std::optional<std::string> text_of(const std::optional<base::business_date>& day) {
    return day ? std::optional(base::to_text(*day)) : std::nullopt;
}
template <class Tag>
std::optional<std::string> text_of(const std::optional<base::typed_id<Tag>>& id) {
    return id ? std::optional(base::to_wire(*id)) : std::nullopt;
}

}  // namespace chuanpin::orders::http
