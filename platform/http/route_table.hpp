// Routes as a tree of path segments, built once: what the router of a service looks its requests up in.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "platform/http/router.hpp"

namespace chuanpin::http {

/// A literal segment goes before a parameter. Immutable after construction; any thread.
class route_table {
public:
    /// Keeps pointers to `routes`. Throws std::logic_error where a pattern is malformed, two rows have the same method and path,
    /// or a row asks for a permission of somebody who is not signed in.
    explicit route_table(std::span<const route* const> routes);
    ~route_table();
    /// `path` is decoded; no decoded segment holds a '/' that was escaped (parse_target refuses those).
    [[nodiscard]] match find(method verb, std::string_view path) const;

private:
    struct node;
    std::unique_ptr<node> root_;
};

/// What is said where no row fits: 404, 405 with Allow, or 204 with Allow to OPTIONS (RFC 9110 §9.3.7, §15.5.6).
[[nodiscard]] response unmatched_response(const request& request, const match& found);

/// A row by its name; throws std::logic_error where there is none (a handler without a row).
[[nodiscard]] const route& route_named(std::span<const route> routes, std::string_view name);

}  // namespace chuanpin::http
