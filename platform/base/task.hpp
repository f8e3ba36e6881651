// The one name by which everything above the plumbing speaks of a coroutine.
//
// This is the only place in platform/base that names Boost: an awaitable is vocabulary here, as std::expected is.
#pragma once

#include <boost/asio/awaitable.hpp>

namespace chuanpin::base {

/// A lazily started coroutine; runs on the process's one I/O thread unless the header that returns it says otherwise.
template <class T>
using task = boost::asio::awaitable<T>;

}  // namespace chuanpin::base
