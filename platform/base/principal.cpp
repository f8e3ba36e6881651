#include "platform/base/principal.hpp"

#include <algorithm>
#include <functional>

namespace chuanpin::base {

bool principal::may(std::string_view permission) const {
    return std::binary_search(permissions.begin(), permissions.end(), permission, std::less<>{});
}

}  // namespace chuanpin::base
