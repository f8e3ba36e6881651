#include "gateway/commands/retelling.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace chuanpin::gateway::commands {

int say_retold(const base::result<std::size_t>& told) {
    if (!told) {
        std::fputs((told.error().detail + "\n").c_str(), stderr);
        return 1;
    }
    fmt::print("已重新告知 {0} 个单位 {0} organisations told again\n", *told);
    return 0;
}

}  // namespace chuanpin::gateway::commands
