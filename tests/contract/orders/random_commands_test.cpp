// The fake is the model: the same random commands on it and on MariaDB must leave the same.
#include <catch.hpp>

#include <random>

#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

TEST_CASE("random commands leave the same orders and the same stock on both sides", "[orders][contract][property]") {
    for (const std::uint32_t seed : {1U, 2U}) {
        side fake(make_fake_backend());
        side real(make_mysql_backend());
        std::mt19937 engine(seed);
        const auto dice = [&](std::uint32_t sides) { return static_cast<std::int64_t>(engine() % sides); };
        std::vector<domain::order_id> ids;
        for (int step = 0; step < 80; ++step) {
            INFO("seed " << seed << ", step " << step);
            const auto command = dice(8);
            const auto product = static_cast<unsigned char>(1 + dice(3));
            const auto quantity = 1 + dice(6);
            const auto target =
                ids.empty() ? domain::order_id{} : ids[static_cast<std::size_t>(dice(static_cast<std::uint32_t>(ids.size())))];
            const auto both = [&](auto what) {
                const auto left = what(fake);
                const auto right = what(real);
                REQUIRE(left.has_value() == right.has_value());
                if (left)
                    REQUIRE(left->body == right->body);
                else
                    REQUIRE(left.error().code == right.error().code);
                return left;
            };
            if (command == 0) both([&](side& on) { return on.receive(product, quantity, product % 2 == 0 ? "A" : "B"); });
            if (command >= 1 && command <= 3) {
                const auto placed =
                    both([&](side& on) { return on.place_one({{product, quantity}, {static_cast<unsigned char>(product % 3 + 1), 1}}); });
                if (placed) ids.push_back(id_in(placed));
            }
            if (command == 4) both([&](side& on) { return on.change<app::confirm_order>(on.as_supplier(), target); });
            if (command == 5) both([&](side& on) { return on.dispatch(on.as_supplier(), target); });
            if (command == 6) both([&](side& on) { return on.accept(on.as_buyer(), target, domain::acceptance{.all = true}); });
            if (command == 7) both([&](side& on) { return on.change<app::cancel_order>(on.as_supplier(), target, std::string("歉收")); });
            for (unsigned char each = 1; each <= 3; ++each) REQUIRE(fake.stock_of(each) == real.stock_of(each));
            fake.clock.advance(std::chrono::milliseconds(1));
            real.clock.advance(std::chrono::milliseconds(1));
        }
        CHECK(fake.backend->journal() == real.backend->journal());
        for (const auto& id : ids) CHECK(fake.find(id) == real.find(id));
        real.backend->check_invariants();
    }
}
