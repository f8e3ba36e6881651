// What the supplier of a side announces by week, and what is ordered ahead of it.
#pragma once

#include "orders/app/forward/read_capacity.hpp"
#include "orders/app/forward/supply_waiting.hpp"
#include "tests/contract/orders/side.hpp"

namespace chuanpin::tests {

inline constexpr std::int64_t pack_g = 10'000;

class field {
public:
    explicit field(side& with) : on(with), job(with.backend->database(), with.random) {}

    [[nodiscard]] base::business_date week(int ahead = 2) const {
        return base::weeks_after(base::week_of(base::business_date_of(on.clock.now())), ahead);
    }
    // Packs, and grams that are not enough for another one.
    void announce(unsigned char product, std::int64_t packs, base::business_date of, std::int64_t more_g = 0) {
        on.backend->tell(domain::capacity_announced{
            {numbered<domain::product_id>(product), of, numbered<domain::organisation_id>(1)}, packs * pack_g + more_g, ++revision});
    }
    [[nodiscard]] app::order_submission asked(std::vector<std::pair<unsigned char, std::int64_t>> lines, base::business_date of) const {
        auto what = on.submission(std::move(lines));
        what.asked.requested_delivery_date = of;
        for (auto& line : what.asked.lines) line.delivery_week = of;
        return what;
    }
    base::result<base::reply> place(std::vector<std::pair<unsigned char, std::int64_t>> lines, base::business_date of) {
        return on.run(on.queue.submit(asked(std::move(lines), of)));
    }
    [[nodiscard]] std::vector<app::shown_capacity> all(app::capacity_question what, std::optional<app::capacity_place> after = std::nullopt,
                                                       std::size_t limit = 100) const {
        app::read_capacity use(on.backend->database());
        const auto context = on.as_buyer();
        auto found = on.run(use.page(context, what, after, limit));
        REQUIRE(found);
        return *std::move(found);
    }
    // Packs (announced, held) of a product's week.
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> capacity(unsigned char product, base::business_date of) const {
        for (const auto& each : all({.product = numbered<domain::product_id>(product), .from = of}))
            if (each.what.key.week == of) return {each.what.announced_g / pack_g, each.what.held_g / pack_g};
        return {0, 0};
    }
    std::size_t run_job() {
        auto context = a_context(on.clock.now());
        context.deadline = std::chrono::steady_clock::now() + patience;
        const auto done = on.run(job(context));
        REQUIRE(done);
        return *done;
    }
    [[nodiscard]] std::int64_t waiting(domain::order_id id, std::size_t line = 0) const {
        return on.find(id).lines.at(line).waiting_quantity;
    }

    side& on;
    app::supply_waiting job;
    std::int64_t revision = 0;
};

}  // namespace chuanpin::tests
