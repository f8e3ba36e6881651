// Warehouses and stations, on the fake and on MariaDB.
#include <catch.hpp>

#include "orders/app/warehouse/keep_warehouses.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

app::new_warehouse station(std::string code) {
    return {.code = std::move(code),
            .kind = domain::warehouse_kind::village_station,
            .name = "双河村站点",
            .county_code = "513423",
            .address = "盐源县双河村"};
}

std::string id_of(const domain::warehouse& what) { return base::to_wire(what.id) + " " + std::to_string(what.version); }
domain::warehouse_id id_in_answer(const base::result<base::reply>& reply) {
    return base::parse_id<domain::warehouse_id>(reply.value().body.substr(0, reply->body.find(' '))).value();
}

}  // namespace

TEST_CASE("a warehouse has its owner's code once, and goods go into it by that code", "[orders][contract]") {
    side on(each_backend());
    app::keep_warehouses keep(on.backend->database(), on.random);
    const auto context = on.as_supplier();
    const auto other = on.as_buyer();
    const auto added = on.run(keep.add(context, {on.fresh_claim(), id_of}, station("S-1")));
    REQUIRE(added);
    const auto taken = on.run(keep.add(context, {on.fresh_claim(), id_of}, station("S-1")));
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == "warehouse-code-taken");
    CHECK(taken.error().fields.at(0).pointer == "/code");
    CHECK(on.run(keep.add(other, {on.fresh_claim(), id_of}, station("S-1"))));
    REQUIRE(on.receive(1, 5, "S-1"));
    REQUIRE(on.receive(1, 5, "A"));
    const auto all = on.run(keep.list(context, "", 10));
    REQUIRE(all);
    REQUIRE(all->size() == 2);
    CHECK(all->at(0).name == "A");
    CHECK_FALSE(all->at(0).county_code);
    CHECK(all->at(1).id == id_in_answer(added));
    CHECK(all->at(1).kind == domain::warehouse_kind::village_station);
    CHECK(all->at(1).county_code == "513423");
    CHECK(on.run(keep.list(context, "A", 10))->size() == 1);
    CHECK(on.backend->journal().front() == "warehouse.added");
    on.backend->check_invariants();
}

TEST_CASE("a warehouse is closed when nothing is in it, once, by its owner, and takes nothing afterwards", "[orders][contract]") {
    side on(each_backend());
    app::keep_warehouses keep(on.backend->database(), on.random);
    const auto context = on.as_supplier();
    const auto id = id_in_answer(on.run(keep.add(context, {on.fresh_claim(), id_of}, station("S-1"))));
    const auto close = [&](const base::call_context& by) { return on.run(keep.close(by, {on.fresh_claim(), id_of}, id)); };
    REQUIRE(on.receive(1, 5, "S-1"));
    CHECK(close(context).error().code == "warehouse-not-empty");
    CHECK(close(on.as_buyer()).error().code == "warehouse-not-found");
    const auto order = id_in(on.place_one({{1, 5}}));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), order));
    REQUIRE(on.dispatch(on.as_supplier(), order));
    const auto closed = close(context);
    REQUIRE(closed);
    CHECK(closed->body == base::to_wire(id) + " 2");
    CHECK(close(context).error().code == "warehouse-closed");
    CHECK(on.receive(1, 5, "S-1").error().code == "warehouse-closed");
    CHECK(on.backend->journal().back() == "warehouse.closed");
}
