#include "orders/commands/replay.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace chuanpin::orders::commands {

int tell_replay(const base::result<bool>& rewound) {
    if (!rewound) {
        std::fputs((rewound.error().detail + "\n").c_str(), stderr);
        return 1;
    }
    fmt::print("{}\n", *rewound ? "商品目录的事件将从头重放 The catalogue's events will be heard again from the first one"
                                : "尚未收到商品目录的事件 Nothing of the catalogue was heard yet");
    return 0;
}

}  // namespace chuanpin::orders::commands
