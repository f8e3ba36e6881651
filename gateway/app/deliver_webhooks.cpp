#include "gateway/app/deliver_webhooks.hpp"

#include <array>

#include "gateway/app/webhook_signature.hpp"

namespace chuanpin::gateway::app {

namespace {

base::counter& outcome_counter(base::metrics& metrics, std::string outcome) {
    return metrics.make_counter("chuanpin_gateway_webhook_attempts_total", "Attempts to deliver a webhook",
                                {{"outcome", std::move(outcome)}});
}

}  // namespace

deliver_webhooks::deliver_webhooks(delivery_queue& queue, webhook_sender& sender, const crypto::secret_box& box, domain::retry_rules rules,
                                   const base::clock& clock, base::random_source& random, base::logger& log, base::metrics& metrics)
    : queue_(queue),
      sender_(sender),
      box_(box),
      rules_(rules),
      clock_(clock),
      random_(random),
      log_(log),
      delivered_(outcome_counter(metrics, "delivered")),
      failed_(outcome_counter(metrics, "failed")),
      exhausted_(outcome_counter(metrics, "exhausted")),
      duration_(
          metrics.make_duration("chuanpin_gateway_webhook_attempt_duration_seconds", "Time of one attempt to deliver a webhook", {})) {}

base::task<base::result<std::vector<leased_delivery>>> deliver_webhooks::lease(std::size_t limit) {
    co_return co_await queue_.lease(limit, clock_.now());
}

base::task<void> deliver_webhooks::deliver(leased_delivery delivery) {
    auto made = co_await attempt(delivery);
    made.number = delivery.attempt_number;
    const auto next = domain::judge(made, rules_, jitter_permille());
    tell(delivery, made, next);
    const auto recorded = co_await queue_.record(delivery, made, next, clock_.now());
    if (!recorded)
        log_.write(base::log_level::warning, "webhook.not_recorded",
                   {{"event", base::to_wire(delivery.event)}, {"code", recorded.error().code}});
}

base::task<domain::attempt> deliver_webhooks::attempt(const leased_delivery& delivery) {
    const auto secret = box_.open(delivery.sealed_secret);
    if (!secret) {
        // The key that sealed it is gone: nothing can be signed, and an unsigned delivery must never leave.
        log_.write(base::log_level::error, "webhook.secret_unreadable", {{"endpoint", base::to_wire(delivery.endpoint)}});
        co_return domain::attempt{.fault = domain::attempt_fault::unreachable};
    }
    auto headers = webhook_headers(*secret, base::to_wire(delivery.event), clock_.now(), delivery.body);
    co_return co_await sender_.send(delivery.url, std::move(headers), delivery.body);
}

int deliver_webhooks::jitter_permille() {
    std::array<std::byte, 2> bytes{};
    random_.fill(bytes);
    return (std::to_integer<int>(bytes[0]) << 8 | std::to_integer<int>(bytes[1])) % 1001;
}

void deliver_webhooks::tell(const leased_delivery& delivery, const domain::attempt& made, const domain::verdict& next) {
    duration_.observe(std::chrono::duration<double>(made.took).count());
    if (next.next == domain::delivery_state::delivered) return delivered_.add();
    (next.next == domain::delivery_state::exhausted ? exhausted_ : failed_).add();
    log_.write(base::log_level::warning, "webhook.attempt_failed",
               {{"endpoint", base::to_wire(delivery.endpoint)},
                {"event", base::to_wire(delivery.event)},
                {"attempt", std::int64_t{made.number}},
                {"fault", domain::name_of(made.fault)},
                {"status", std::int64_t{made.status}},
                {"next", domain::name_of(next.next)}});
}

}  // namespace chuanpin::gateway::app
