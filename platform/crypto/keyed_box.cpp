#include "platform/crypto/keyed_box.hpp"

#include <algorithm>
#include <stdexcept>

namespace chuanpin::crypto {
namespace {

constexpr char form = '\x01';

std::string header_of(const digest& key) {
    std::string header(1, form);
    return header.append(as_text(sha256(as_text(key))).substr(0, keyed_box_header_bytes - 1));
}

}  // namespace

keyed_box::keyed_box(const std::vector<digest>& keys) {
    if (keys.empty()) throw std::logic_error("a keyed box needs a key");
    for (const auto& each : keys) {
        auto header = header_of(each);
        if (std::ranges::find(headers_, header) != headers_.end()) throw std::runtime_error("two keys are the same or share an id");
        headers_.push_back(std::move(header));
        boxes_.emplace_back(std::vector{each});
    }
}

std::string keyed_box::seal(std::string_view plain, base::random_source& random) const {
    return headers_.front() + boxes_.front().seal(plain, random);
}

// A box without a header may begin like one by chance: then it does not open as one, and is tried as what it is.
std::optional<std::string> keyed_box::open(std::string_view sealed) const {
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        if (!sealed.starts_with(headers_[i])) continue;
        if (auto plain = boxes_[i].open(sealed.substr(keyed_box_header_bytes))) return plain;
    }
    for (const auto& each : boxes_)
        if (auto plain = each.open(sealed)) return plain;
    return std::nullopt;
}

}  // namespace chuanpin::crypto
