// A write that touches another number of rows than it must is a bug: nothing of it is committed.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace chuanpin::orders::store {

inline void expect_rows(const char* statement, std::uint64_t touched, std::uint64_t expected) {
    if (touched != expected)
        throw std::logic_error(std::string(statement) + " touched " + std::to_string(touched) + " rows instead of " +
                               std::to_string(expected));
}

}  // namespace chuanpin::orders::store
