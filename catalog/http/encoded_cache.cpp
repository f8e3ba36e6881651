#include "catalog/http/encoded_cache.hpp"

#include <algorithm>
#include <utility>

#include "platform/http/conditional.hpp"

namespace chuanpin::catalog::http {
namespace {

std::shared_ptr<const encoded_answer> make_answer(encoded_page page, base::instant now, std::optional<base::instant> next_change) {
    auto etag = chuanpin::http::body_etag(page.body);
    const auto oldest = now + encoded_answer_age_max;
    return std::make_shared<const encoded_answer>(
        encoded_answer{std::move(page.body), std::move(etag), std::min(oldest, next_change.value_or(oldest)), std::move(page.link)});
}

}  // namespace

encoded_cache::encoded_cache(base::metrics& metrics)
    : hits_(
          metrics.make_counter("chuanpin_catalog_encoded_answers_total", "Public reads by where they were answered", {{"from", "cache"}})),
      misses_(metrics.make_counter("chuanpin_catalog_encoded_answers_total", "Public reads by where they were answered",
                                   {{"from", "database"}})) {}

std::shared_ptr<const encoded_answer> encoded_cache::find(response_lru& answers, std::string_view key, base::instant now) {
    auto found = std::chrono::steady_clock::now() < trust_until_ ? answers.find(key, now) : nullptr;
    (found ? hits_ : misses_).add();
    return found;
}

std::shared_ptr<const encoded_answer> encoded_cache::find_product(std::string_view key, base::instant now) {
    return find(products_, key, now);
}
std::shared_ptr<const encoded_answer> encoded_cache::find_list(std::string_view key, base::instant now) { return find(lists_, key, now); }

std::shared_ptr<const encoded_answer> encoded_cache::put_product(ticket read_at, std::string key, const std::string& product,
                                                                 std::string body, base::instant now,
                                                                 std::optional<base::instant> next_change) {
    auto answer = make_answer({std::move(body), {}}, now, next_change);
    if (read_at == changes_) products_.put(std::move(key), product, answer);
    return answer;
}

std::shared_ptr<const encoded_answer> encoded_cache::put_list(ticket read_at, std::string key, encoded_page page, base::instant now,
                                                              std::optional<base::instant> next_change) {
    auto answer = make_answer(std::move(page), now, next_change);
    if (read_at == changes_) {
        auto tag = key;
        lists_.put(std::move(key), std::move(tag), answer);
    }
    return answer;
}

void encoded_cache::forget_product(const std::string& product) {
    ++changes_;
    products_.forget(product);
    lists_.clear();
}

void encoded_cache::forget_all() {
    ++changes_;
    products_.clear();
    lists_.clear();
}

}  // namespace chuanpin::catalog::http
