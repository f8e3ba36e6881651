#include "catalog/consumers/own_journal.hpp"

namespace chuanpin::catalog::consumers {

namespace {

constexpr std::chrono::milliseconds answer_max{2'000};

}  // namespace

base::task<base::result<journal::feed_page>> own_journal::after(std::int64_t position, std::chrono::milliseconds wait) {
    chuanpin::http::request request;
    request.path = "/internal/journal";
    request.query = {
        {"after", std::to_string(position)}, {"limit", std::to_string(journal::feed_limit_max)}, {"wait_ms", std::to_string(wait.count())}};
    request.context.request_id = "catalog's own journal";
    request.context.deadline = std::chrono::steady_clock::now() + answer_max;
    request.context.now = clock_.now();
    const auto response = co_await feed_(request);
    if (!response) co_return base::refusal(response.error());
    co_return journal::decode_page(response->body);
}

}  // namespace chuanpin::catalog::consumers
