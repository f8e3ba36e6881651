#include "platform/journal/feed.hpp"
#include "platform/base/whole_number.hpp"

#include <algorithm>
#include <ranges>

#include <fmt/format.h>

#include "platform/http/errors.hpp"
#include "platform/http/page.hpp"
#include "platform/journal/feed_page.hpp"

namespace chuanpin::journal {

namespace {

using std::chrono::milliseconds;

constexpr std::int64_t limit_default = 100;
constexpr std::int64_t wait_max_ms = 5'000;
/// Kept back from the caller's deadline for reading and sending the page.
constexpr milliseconds answer_reserve{250};

struct question {
    std::int64_t after = 0;
    std::int64_t limit = limit_default;
    std::int64_t wait_ms = 0;
    std::vector<std::string> types{};
};

/// Reads ?name as a whole number from min to max; leaves the default where it is absent.
void read_number(const http::request& request, std::string_view name, std::int64_t min, std::int64_t max, std::int64_t& into,
                 std::vector<base::field_error>& faults) {
    const auto text = request.query_parameter(name);
    if (!text) return;
    const auto number = base::parse_whole_number(*text);
    if (number && *number >= min && *number <= max)
        into = *number;
    else
        faults.push_back({fmt::format("?{}", name), "out-of-range", fmt::format("A whole number from {} to {}.", min, max)});
}

void read_types(const http::request& request, std::vector<std::string>& into, std::vector<base::field_error>& faults) {
    const auto text = request.query_parameter("types");
    if (!text) return;
    for (const auto each : std::views::split(*text, ',')) into.emplace_back(each.begin(), each.end());
    const bool fine = !into.empty() && into.size() <= feed_types_max && std::ranges::none_of(into, &std::string::empty);
    if (!fine) faults.push_back({"?types", "out-of-range", fmt::format("1 to {} types, with commas between.", feed_types_max)});
}

base::result<question> read_question(const http::request& request) {
    if (auto known = http::only_query(request, {"after", "limit", "wait_ms", "types"}); !known)
        return base::refusal(std::move(known.error()));
    question asked;
    std::vector<base::field_error> faults;
    read_number(request, "after", 0, std::numeric_limits<std::int64_t>::max(), asked.after, faults);
    read_number(request, "limit", 1, static_cast<std::int64_t>(feed_limit_max), asked.limit, faults);
    read_number(request, "wait_ms", 0, wait_max_ms, asked.wait_ms, faults);
    read_types(request, asked.types, faults);
    if (!faults.empty()) return http::errors::invalid_parameters(std::move(faults));
    return asked;
}

struct feed {
    mysql::worker_pool& pool;
    std::string schema;
    sequencer& source;

    base::task<base::result<http::response>> answer(http::request& request) const {
        const auto asked = read_question(request);
        if (!asked) co_return base::refusal(asked.error());
        const auto deadline = request.context.deadline;
        auto page = co_await read(*asked, deadline);
        if (page && page->is_empty && asked->wait_ms > 0) {
            const auto until = std::min(std::chrono::steady_clock::now() + milliseconds(asked->wait_ms), deadline - answer_reserve);
            co_await source.wait_beyond(asked->after, until);
            if (source.last_sequence() > asked->after) page = co_await read(*asked, deadline);
        }
        if (!page) co_return base::refusal(page.error());
        co_return http::json_response(std::move(page->body));
    }

    struct written_page {
        std::string body;
        bool is_empty = true;  ///< nothing was looked at
    };

    // Read and written on the database thread: a page may be large.
    base::task<base::result<written_page>> read(const question& asked, base::deadline deadline) const {
        written_page page;
        const auto done = co_await pool.run(schema, deadline, [&](mysql::session& connection) {
            connection.set_deadline(deadline);
            const auto rows = read_page(connection, asked.after, static_cast<std::size_t>(asked.limit), asked.types);
            page = {encode_page(rows, std::max(rows.scanned_to, source.last_sequence())), rows.scanned_to == asked.after};
        });
        if (!done) co_return base::refusal(done.error());
        co_return page;
    }
};

}  // namespace

http::handler make_feed(mysql::worker_pool& pool, std::string schema, sequencer& source) {
    return [what = std::make_shared<const feed>(feed{pool, std::move(schema), source})](http::request& request) {
        return what->answer(request);
    };
}

}  // namespace chuanpin::journal
