// The receipt of work that nobody can ask for again: its key was never used and never will be.
#pragma once

#include <string>
#include <utility>

#include "platform/base/ids.hpp"
#include "platform/base/random.hpp"
#include "platform/base/unit_of_work.hpp"

namespace chuanpin::base {

[[nodiscard]] inline receipt fresh_receipt(std::string scope, instant now, random_source& random) {
    return {std::move(scope), to_text(make_ulid(now, random)), {}};
}

}  // namespace chuanpin::base
