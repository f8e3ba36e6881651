// Circumstances of a call for tests: a deadline that lies ahead, a fixed moment, somebody who asks.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/principal.hpp"
#include "tests/support/manual_clock.hpp"

namespace chuanpin::tests {

/// Nobody is signed in. The deadline is real (steady clock), because databases wait in real time.
inline base::call_context a_context(base::instant now = manual_clock().now(), std::chrono::milliseconds budget = std::chrono::seconds(10)) {
    base::call_context context;
    context.request_id = "req_test";
    context.deadline = std::chrono::steady_clock::now() + budget;
    context.now = now;
    context.language = "en";
    return context;
}

/// Somebody of `organisation`, with these permissions.
inline base::call_context a_context_of(base::organisation_id organisation, std::string organisation_kind,
                                       std::vector<std::string> permissions, base::account_id account = {},
                                       base::instant now = manual_clock().now()) {
    std::ranges::sort(permissions);
    auto context = a_context(now);
    context.who = base::principal{account, organisation, std::move(organisation_kind), "Test account", std::move(permissions)};
    return context;
}

/// An id whose 16 bytes are zero but for the last, for tests that name their things 1, 2, 3.
template <class Id>
Id numbered(unsigned char number) {
    Id id;
    id.value.bytes.back() = static_cast<std::byte>(number);
    return id;
}

}  // namespace chuanpin::tests
