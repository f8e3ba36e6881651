// One side of the ports with everything that the suite does on it: a shop of three products, its supplier and its buyer.
#pragma once

#include <catch.hpp>

#include <boost/asio/detached.hpp>

#include "orders/app/cancel_order.hpp"
#include "orders/app/confirm_order.hpp"
#include "orders/app/delivery/accept_delivery.hpp"
#include "orders/app/expire_holds.hpp"
#include "orders/app/order_queue.hpp"
#include "orders/app/rate_order.hpp"
#include "orders/app/read_orders.hpp"
#include "orders/app/read_stock.hpp"
#include "orders/app/receive_stock.hpp"
#include "orders/app/spending/approve_order.hpp"
#include "orders/app/spending/keep_budgets.hpp"
#include "orders/app/spending/keep_purchasing_rules.hpp"
#include "tests/contract/orders/backends.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"

namespace chuanpin::tests {

namespace app = orders::app;
namespace domain = orders::domain;

struct always_fresh final : app::offer_feed {
    [[nodiscard]] std::chrono::milliseconds lag() const override { return std::chrono::milliseconds(0); }
};

constexpr std::chrono::seconds patience{60};

// Everything that the suite does, on one side of the ports.
class side {
public:
    explicit side(std::unique_ptr<orders_backend> with)
        : backend(std::move(with)), place(backend->batches(), feed, random, {}), queue(backend->io.get_executor(), place, 2) {
        for (unsigned char product = 1; product <= 3; ++product) {
            backend->tell(domain::product_known{numbered<domain::product_id>(product), numbered<domain::organisation_id>(1)});
            backend->tell(domain::version_known{offer_of(product, 1)});
            backend->tell(certificate(product, {{number_of(product), base::business_date_of(clock.now()), std::nullopt}}));
        }
    }

    [[nodiscard]] static std::string number_of(unsigned char product) { return "SF-2026-00000" + std::to_string(product) + "-X"; }
    [[nodiscard]] static domain::mark_known certificate(unsigned char product, std::vector<domain::mark_period> periods) {
        domain::mark_known known{.certificate_number = number_of(product)};
        for (auto& each : periods) known.marks.emplace_back(numbered<domain::product_id>(product), std::move(each));
        return known;
    }
    [[nodiscard]] domain::offer_version offer_of(unsigned char product, std::int64_t version) const {
        return {.offer = numbered<domain::offer_id>(product),
                .version = version,
                .product = numbered<domain::product_id>(product),
                .supplier = numbered<domain::organisation_id>(1),
                .name_zh = "苹果",
                .unit_net_mass_g = 10'000,
                .minimum_quantity = 1,
                .tiers = {{1, {600}}, {10, {500}}},
                .valid_from = clock.now() - std::chrono::hours(1),
                .storage = {"chilled", std::nullopt, 4'000},
                .origin_county_code = "513423",
                .shelf_life_hours = 24};
    }

    [[nodiscard]] base::call_context as_supplier() const {
        return a_context_of(numbered<domain::organisation_id>(1), "cooperative", {"orders:confirm"}, numbered<domain::account_id>(1),
                            clock.now());
    }
    [[nodiscard]] base::call_context as_buyer() const {
        auto context = a_context_of(numbered<domain::organisation_id>(2), "school", {"orders:accept", "orders:cancel"},
                                    numbered<domain::account_id>(2), clock.now());
        context.deadline = std::chrono::steady_clock::now() + patience;
        return context;
    }
    base::receipt fresh_claim() { return {.scope = "suite", .key = std::to_string(++claims)}; }

    base::result<base::reply> receive(unsigned char product, std::int64_t quantity, const std::string& warehouse = "W") {
        app::receive_stock use(backend->database(), random);
        const auto context = as_supplier();
        return run(use(context, {fresh_claim(), [](const app::shown_level& what) { return std::to_string(what.level.on_hand); }},
                       {numbered<domain::product_id>(product), warehouse, quantity, "入库"}));
    }

    app::order_submission submission(std::vector<std::pair<unsigned char, std::int64_t>> lines, std::string address = "成都") {
        app::order_submission what;
        what.context = as_buyer();
        what.as = {fresh_claim(), [](const domain::order& order) { return base::to_wire(order.id); }};
        what.asked = {.supplier = numbered<domain::organisation_id>(1),
                      .delivery = {"510107", std::move(address), "张"},
                      .requested_delivery_date = base::business_date_of(clock.now()),
                      .lines = {}};
        for (const auto& [product, quantity] : lines) what.asked.lines.push_back({numbered<domain::offer_id>(product), 1, quantity});
        return what;
    }

    std::vector<app::order_outcome> place_batch(std::vector<app::order_submission> batch) { return run(place(std::move(batch))); }
    base::result<base::reply> place_one(std::vector<std::pair<unsigned char, std::int64_t>> lines) {
        return run(queue.submit(submission(std::move(lines))));
    }

    template <class UseCase, class... More>
    base::result<base::reply> change(const base::call_context& context, domain::order_id id, More... more) {
        return change_seen<UseCase>(context, {.id = id}, std::move(more)...);
    }
    template <class UseCase, class... More>
    base::result<base::reply> change_seen(const base::call_context& context, const app::change_target& target, More... more) {
        UseCase use(backend->database(), random);
        return run(use(context, {fresh_claim(), [](const domain::order& order) { return std::string(name_of(order.status)); }}, target,
                       std::move(more)...));
    }

    /// All of what is left; answers the order's status.
    base::result<base::reply> dispatch(const base::call_context& context, domain::order_id id, domain::shipping said = {.all = true},
                                       base::version_condition seen = {}) {
        app::ship_order use(backend->database(), random, std::chrono::days(3));
        return run(use(context, {fresh_claim(), status_of_order}, {id, std::move(seen)}, std::move(said)));
    }
    base::result<base::reply> accept(const base::call_context& context, domain::order_id id, domain::acceptance said = {.all = true}) {
        app::accept_delivery use(backend->database(), random);
        return run(use.of_order(context, {fresh_claim(), status_of_order}, {.id = id}, std::move(said)));
    }
    static std::string status_of_order(const app::delivery_view& what) { return std::string(name_of(what.of.status)); }

    [[nodiscard]] std::pair<std::int64_t, std::int64_t> stock_of(unsigned char product) {
        app::read_stock use(backend->database());
        const auto context = as_supplier();
        const auto levels = run(use.levels(context, numbered<domain::product_id>(product), std::nullopt, 100));
        REQUIRE(levels);
        std::pair<std::int64_t, std::int64_t> sums{0, 0};
        for (const auto& each : *levels) {
            sums.first += each.level.on_hand;
            sums.second += each.level.reserved;
        }
        return sums;
    }
    [[nodiscard]] domain::order find(domain::order_id id) {
        app::read_orders use(backend->database());
        const auto context = as_buyer();
        auto found = run(use.find(context, id));
        REQUIRE(found);
        return *std::move(found);
    }

    template <class T>
    T run(base::task<T> work) {
        return run_coroutine(backend->io, std::move(work), patience);
    }

    manual_clock clock;
    seeded_random random;
    std::unique_ptr<orders_backend> backend;
    always_fresh feed;
    app::place_orders place;
    app::order_queue queue;
    std::size_t claims = 0;
};

using sums = std::pair<std::int64_t, std::int64_t>;
inline domain::order_id id_in(const base::result<base::reply>& reply) {
    return base::parse_id<domain::order_id>(reply.value().body).value();
}

inline std::unique_ptr<orders_backend> each_backend() { return GENERATE(0, 1) == 0 ? make_fake_backend() : make_mysql_backend(); }

}  // namespace chuanpin::tests
