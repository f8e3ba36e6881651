#include "catalog/commands/rebuild_search.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace chuanpin::catalog::commands {

base::task<int> ask_for_rebuilding(app::index_products& index, base::random_source& random) {
    const auto generation = co_await index.ask_for_rebuilding(random);
    if (!generation) {
        std::fputs((generation.error().detail + "\n").c_str(), stderr);
        co_return 1;
    }
    fmt::print("检索索引将重建为第 {0} 代 The search index will be built anew as generation {0}\n", *generation);
    co_return 0;
}

}  // namespace chuanpin::catalog::commands
