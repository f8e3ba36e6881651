#include "gateway/app/send_notices.hpp"

#include <array>

#include <fmt/format.h>

namespace chuanpin::gateway::app {

namespace {

base::counter& outcome_counter(base::metrics& metrics, std::string outcome) {
    return metrics.make_counter("chuanpin_gateway_notice_attempts_total", "Attempts to send a notice as a message",
                                {{"outcome", std::move(outcome)}});
}

}  // namespace

send_notices::send_notices(notice_queue& queue, notice_sender& sender, const crypto::secret_box& box, const base::clock& clock,
                           base::random_source& random, base::logger& log, base::metrics& metrics)
    : queue_(queue),
      sender_(sender),
      box_(box),
      clock_(clock),
      random_(random),
      log_(log),
      sent_(outcome_counter(metrics, "sent")),
      failed_(outcome_counter(metrics, "failed")) {}

base::task<base::result<std::size_t>> send_notices::operator()() {
    const auto leased = co_await queue_.lease(domain::notices_leased_max, clock_.now());
    if (!leased) co_return base::refusal(leased.error());
    for (const auto& each : *leased) co_await send(each);
    co_return leased->size();
}

base::task<void> send_notices::send(const leased_notice& what) {
    const auto fault = co_await attempt(what);
    const auto next = domain::judge_notice(fault.empty(), what.attempt_number, jitter_permille());
    (fault.empty() ? sent_ : failed_).add();
    if (!fault.empty())
        log_.write(base::log_level::warning, "notice.attempt_failed",
                   {{"notice", base::to_wire(what.notice)},
                    {"channel", domain::name_of(what.channel)},
                    {"attempt", std::int64_t{what.attempt_number}},
                    {"fault", fault},
                    {"next", domain::name_of(next.next)}});
    const auto recorded = co_await queue_.record(what, next, fault, clock_.now());
    if (!recorded)
        log_.write(base::log_level::warning, "notice.not_recorded",
                   {{"notice", base::to_wire(what.notice)}, {"code", recorded.error().code}});
}

base::task<std::string> send_notices::attempt(const leased_notice& what) {
    auto address = box_.open(what.sealed_address);
    // The key that sealed it is gone: nobody knows whom to tell until the organisation gives its address again.
    if (!address) co_return "address-unreadable";
    notice_message message{.id = fmt::format("{}/{}/{}", base::to_wire(what.notice), what.cause, domain::name_of(what.channel)),
                           .channel = what.channel,
                           .address = *std::move(address),
                           .text = domain::message_of(what.title_zh, what.body_zh, what.cause),
                           .at = clock_.now()};
    co_return co_await sender_.send(std::move(message));
}

int send_notices::jitter_permille() {
    std::array<std::byte, 2> bytes{};
    random_.fill(bytes);
    return (std::to_integer<int>(bytes[0]) << 8 | std::to_integer<int>(bytes[1])) % 1001;
}

}  // namespace chuanpin::gateway::app
