// Where a list that goes backwards begins: an id that sorts behind every other.
#pragma once

#include <cstddef>

namespace chuanpin::orders::store {

template <class Id>
Id beyond_every() {
    Id id;
    id.value.bytes.fill(std::byte{0xff});
    return id;
}

}  // namespace chuanpin::orders::store
