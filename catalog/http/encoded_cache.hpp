// Hot public reads as encoded answers: at most one second behind what is committed, wherever it was committed.
//
// A change takes out what it touches, at once where this process made it and when it shows in the journal otherwise. The follower of
// the journal renews `trust_until`; while it cannot, nothing is answered from here. An answer that was being read while
// something changed is not kept. I/O thread only.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "catalog/http/response_lru.hpp"
#include "platform/base/metrics.hpp"

namespace chuanpin::catalog::http {

/// How long an answer is kept where nothing changes.
inline constexpr std::chrono::seconds encoded_answer_age_max{60};
/// How old the last look at the journal may be.
inline constexpr std::chrono::milliseconds journal_look_age_max{1'000};
inline constexpr response_lru::limits product_answers{20'000, std::size_t{24} << 20};
inline constexpr response_lru::limits list_answers{1'000, std::size_t{16} << 20};

/// A page of a list, and its Link to the next one (empty on the last).
struct encoded_page {
    std::string body;
    std::string link;
};

class encoded_cache {
public:
    explicit encoded_cache(base::metrics& metrics);

    /// When a read began, for `put_…`.
    using ticket = std::uint64_t;
    [[nodiscard]] ticket begin() const { return changes_; }

    [[nodiscard]] std::shared_ptr<const encoded_answer> find_product(std::string_view key, base::instant now);
    [[nodiscard]] std::shared_ptr<const encoded_answer> find_list(std::string_view key, base::instant now);
    /// Keeps the answer unless something changed since `read_at`; answers it either way. `next_change` ends its life early.
    std::shared_ptr<const encoded_answer> put_product(ticket read_at, std::string key, const std::string& product, std::string body,
                                                      base::instant now, std::optional<base::instant> next_change);
    std::shared_ptr<const encoded_answer> put_list(ticket read_at, std::string key, encoded_page page, base::instant now,
                                                   std::optional<base::instant> next_change);

    /// This product (wire id) changed: it and every list are read anew.
    void forget_product(const std::string& product);
    void forget_all();
    /// The journal was seen whole at `looked_at`.
    void trust_from(std::chrono::steady_clock::time_point looked_at) { trust_until_ = looked_at + journal_look_age_max; }

    [[nodiscard]] std::size_t bytes() const { return products_.bytes() + lists_.bytes(); }

private:
    [[nodiscard]] std::shared_ptr<const encoded_answer> find(response_lru& answers, std::string_view key, base::instant now);

    response_lru products_{product_answers};
    response_lru lists_{list_answers};
    std::uint64_t changes_ = 0;
    std::chrono::steady_clock::time_point trust_until_{};
    base::counter& hits_;
    base::counter& misses_;
};

}  // namespace chuanpin::catalog::http
