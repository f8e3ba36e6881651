// A secret box that says which key sealed it, so that it can be told which keys are still needed. Immutable, any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/crypto/secret_box.hpp"

namespace chuanpin::crypto {

/// In front of every box: one byte of form and the key's id (the first four bytes of its SHA-256).
inline constexpr std::size_t keyed_box_header_bytes = 5;

class keyed_box {
public:
    /// The first key seals, all of them open. At least one (std::logic_error), and no two with the same id (std::runtime_error).
    explicit keyed_box(const std::vector<digest>& keys);

    /// Header, then secret_box.
    [[nodiscard]] std::string seal(std::string_view plain, base::random_source& random) const;
    /// Also a box without a header, from before there were ids. nullopt where it was changed, cut short, or the key is not here.
    [[nodiscard]] std::optional<std::string> open(std::string_view sealed) const;
    /// What boxes of each key begin with, in the order of the keys.
    [[nodiscard]] const std::vector<std::string>& headers() const { return headers_; }
    /// Whether the first key sealed it.
    [[nodiscard]] bool is_newest(std::string_view sealed) const { return sealed.starts_with(headers_.front()); }

private:
    std::vector<secret_box> boxes_;  ///< one for each key
    std::vector<std::string> headers_;
};

}  // namespace chuanpin::crypto
