// A bounded map of encoded answers; the one that was not used for longest leaves first. One thread only.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/base/time.hpp"

namespace chuanpin::catalog::http {

/// Bytes ready to be sent.
struct encoded_answer {
    std::string body;
    std::string etag;            ///< strong, with its quotes (RFC 9110 §8.8.3)
    base::instant good_until{};  ///< by the injected clock
    std::string link{};          ///< of a page: the value of Link; empty for none
};

class response_lru {
public:
    struct limits {
        std::size_t entries_max;
        std::size_t bytes_max;  ///< keys, bodies and links
    };
    explicit response_lru(limits bounds) : limits_(bounds) {}

    /// Null where it is not there or no longer good.
    [[nodiscard]] std::shared_ptr<const encoded_answer> find(std::string_view key, base::instant now);
    /// `tag` groups entries that are forgotten together; an answer larger than an eighth of the bound is not kept.
    void put(std::string key, std::string tag, std::shared_ptr<const encoded_answer> answer);
    void forget(const std::string& tag);
    void clear();

    [[nodiscard]] std::size_t entries() const { return by_key_.size(); }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    struct entry {
        std::string key;
        std::string tag;
        std::shared_ptr<const encoded_answer> answer;
    };
    using place = std::list<entry>::iterator;

    static std::size_t size_of(const entry& each) { return each.key.size() + each.answer->body.size() + each.answer->link.size(); }
    void erase(place at);

    limits limits_;
    std::size_t bytes_ = 0;
    std::list<entry> entries_;                            ///< most recently used first
    std::unordered_map<std::string_view, place> by_key_;  ///< keys live in the entries
    std::unordered_multimap<std::string_view, place> by_tag_;
};

}  // namespace chuanpin::catalog::http
