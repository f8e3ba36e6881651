#include "catalog/http/response_lru.hpp"

#include <utility>
#include <vector>

namespace chuanpin::catalog::http {

std::shared_ptr<const encoded_answer> response_lru::find(std::string_view key, base::instant now) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    if (found->second->answer->good_until <= now) {
        erase(found->second);
        return nullptr;
    }
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->answer;
}

void response_lru::put(std::string key, std::string tag, std::shared_ptr<const encoded_answer> answer) {
    if (const auto known = by_key_.find(key); known != by_key_.end()) erase(known->second);
    entry fresh{std::move(key), std::move(tag), std::move(answer)};
    if (size_of(fresh) > limits_.bytes_max / 8) return;
    bytes_ += size_of(fresh);
    entries_.push_front(std::move(fresh));
    by_key_.emplace(entries_.front().key, entries_.begin());
    by_tag_.emplace(entries_.front().tag, entries_.begin());
    while (bytes_ > limits_.bytes_max || entries_.size() > limits_.entries_max) erase(std::prev(entries_.end()));
}

void response_lru::forget(const std::string& tag) {
    std::vector<place> places;
    for (auto [at, end] = by_tag_.equal_range(tag); at != end; ++at) places.push_back(at->second);
    for (const auto at : places) erase(at);
}

void response_lru::clear() {
    by_key_.clear();
    by_tag_.clear();
    entries_.clear();
    bytes_ = 0;
}

void response_lru::erase(place at) {
    bytes_ -= size_of(*at);
    by_key_.erase(at->key);
    for (auto [tagged, end] = by_tag_.equal_range(at->tag); tagged != end; ++tagged) {
        if (tagged->second != at) continue;
        by_tag_.erase(tagged);
        break;
    }
    entries_.erase(at);
}

}  // namespace chuanpin::catalog::http
