// Ids of a statement that has several lists of them.
#pragma once

#include <span>
#include <string>

#include "platform/mysql/value.hpp"

namespace chuanpin::orders::store {

/// "?, ?, ?"; the ids that they stand for are appended to `values`.
template <class Id>
std::string place_ids(std::span<const Id> ids, mysql::parameters& values) {
    std::string text;
    for (const auto& id : ids) {
        text += text.empty() ? "?" : ", ?";
        values.emplace_back(id);
    }
    return text;
}

}  // namespace chuanpin::orders::store
