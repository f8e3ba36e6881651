// Sealed texts: walked, sealed anew, counted by key and erased, on the fake and on MariaDB.
#include <stdexcept>

#include <catch.hpp>

#include "catalog/app/household/personal_keys.hpp"
#include "catalog/app/personal/reseal_personal_data.hpp"
#include "tests/contract/catalog/sides.hpp"
#include "tests/support/people.hpp"
#include "tests/support/seeded_random.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using app::personal_table;

namespace {

const auto today = base::business_date_of(now);
const auto supplier = numbered<base::organisation_id>(1);
const auto first_list = numbered<domain::labour_list_id>(1);
const auto second_list = numbered<domain::labour_list_id>(2);
const auto the_lot = numbered<domain::lot_id>(1);

app::personal_keys keys_of(std::vector<std::string> secrets) { return app::personal_keys(secrets); }
const std::string old_secret(32, 'o');
const std::string new_secret(32, 'n');

app::sealed_person sealed(const app::personal_keys& keys, int person) {
    seeded_random random(static_cast<std::uint64_t>(person) + 1);
    return keys.seal({person_name(person), identity_number(person)}, random);
}

/// Three members, one of whom has left; two lists of two workers, who share person 1; a lot with an intake of a household and one of
/// somebody else.
template <class Side>
void fill(Side& side, const app::personal_keys& keys) {
    seeded_random random(99);
    const std::vector<app::household_member> members{{.number = "H-1", .person = sealed(keys, 1)},
                                                     {.number = "H-1", .person = sealed(keys, 2)},
                                                     {.number = "H-1", .person = sealed(keys, 3)}};
    const std::vector<app::sealed_person> first{sealed(keys, 1), sealed(keys, 4)};
    const std::vector<app::sealed_person> second{sealed(keys, 5), sealed(keys, 1)};
    domain::lot what;
    what.id = the_lot;
    what.product = numbered<domain::product_id>(1);
    what.supplier = supplier;
    what.number = "1";
    what.harvested_on = today;
    what.place_code = "513423";
    what.opened_at = now;
    domain::delivery delivered{
        .supplier = {"H-1", "H*1", true}, .quantity_g = 1'000, .grade = "一级", .price_per_kilogram = {600}, .delivered_on = today};
    REQUIRE(write(
        side,
        [&](auto& tx) {
            tx.households().insert_members(members, now);
            const std::vector<std::int64_t> gone{3};
            tx.households().supersede_members(gone, now);
            tx.labour().insert({first_list, supplier, today, 2, numbered<base::account_id>(9), now}, first);
            tx.labour().insert({second_list, numbered<base::organisation_id>(2), today, 2, numbered<base::account_id>(9), now}, second);
            tx.lots().insert(what);
            auto taken = domain::take_in(what, delivered, numbered<base::account_id>(9), now).value();
            tx.lots().save(taken, std::nullopt);
            delivered.supplier = {{}, "王*", false};
            taken = domain::take_in(taken, delivered, numbered<base::account_id>(9), now).value();
            tx.lots().save(taken, keys.seal_text("王五", random));
        },
        "fill"));
}

template <class Side>
std::vector<app::personal_row> rows_of(Side& side, personal_table table, const app::personal_key& after = {}, std::size_t limit = 100) {
    std::vector<app::personal_row> found;
    REQUIRE(write(
        side, [&](auto& tx) { found = tx.personal_data().lock_after(table, after, limit); }, "walk " + std::to_string(side.work_number++)));
    return found;
}

template <class Side>
struct numbered_side : Side {
    int work_number = 0;
};

template <class Side>
app::personal_count count_of(Side& side, personal_table table, const app::personal_keys& keys) {
    app::personal_count found;
    read(side, [&](auto& tx) { found = tx.personal_data().count(table, keys.box().headers()); });
    return found;
}

/// Without what is said of the hashes.
app::personal_count of_seals(app::personal_count found) { return {found.rows, found.erased, std::move(found.sealed_by)}; }
template <class Side>
app::personal_count seals_of(Side& side, personal_table table, const app::personal_keys& keys) {
    return of_seals(count_of(side, table, keys));
}

/// All tables, to their end.
template <class Side>
void reseal_all(Side& side, const app::personal_keys& keys) {
    seeded_random random(static_cast<std::uint64_t>(77 + side.work_number++));
    app::reseal_personal_data reseal(side.work, random, keys);
    for (const auto table : app::personal_tables) REQUIRE(run_coroutine(side.io, reseal.run(a_context(now), table, {})));
}

/// People of the second list whom the registry has, and those whom it has by their name.
template <class Side>
std::pair<std::int64_t, std::int64_t> matched(Side& side, domain::labour_list_id list) {
    std::pair<std::int64_t, std::int64_t> found;
    read(side, [&](auto& tx) {
        for (const auto& each : tx.labour().workers(list, today, 0, 10)) {
            found.first += each.household_number ? 1 : 0;
            found.second += each.same_name ? 1 : 0;
        }
    });
    return found;
}

}  // namespace

TEMPLATE_TEST_CASE("sealed texts are walked in order, part by part", "[catalog][contract][personal]", fake_side, mysql_side) {
    numbered_side<TestType> side;
    fill(side, keys_of({old_secret}));
    const auto workers = rows_of(side, personal_table::labour_list_worker);
    REQUIRE(workers.size() == 4);
    CHECK(workers[0].key == app::personal_key{first_list.value, 1});
    CHECK(workers[3].key == app::personal_key{second_list.value, 2});
    CHECK(workers[1].name_sealed == sealed(keys_of({old_secret}), 4).name_sealed);
    CHECK(rows_of(side, personal_table::labour_list_worker, workers[0].key, 2).size() == 2);
    CHECK(rows_of(side, personal_table::labour_list_worker, workers[0].key, 2)[1].key == workers[2].key);
    CHECK(rows_of(side, personal_table::labour_list_worker, workers[3].key).empty());
    CHECK(rows_of(side, personal_table::household_member).size() == 3);  // who left too
    CHECK(rows_of(side, personal_table::household_member, {{}, 2}).size() == 1);
    const auto intakes = rows_of(side, personal_table::lot_intake);
    REQUIRE(intakes.size() == 1);  // a household's intake names nobody
    CHECK(intakes[0].key == app::personal_key{the_lot.value, 2});
    CHECK_FALSE(intakes[0].identity_sealed);
}

TEMPLATE_TEST_CASE("everything is sealed anew with the newest key and is found as before", "[catalog][contract][personal]", fake_side,
                   mysql_side) {
    numbered_side<TestType> side;
    const auto before = keys_of({old_secret});
    fill(side, before);
    const auto after = keys_of({new_secret, old_secret});
    seeded_random random(5);
    app::reseal_personal_data reseal(side.work, random, after);
    CHECK(seals_of(side, personal_table::labour_list_worker, after) == app::personal_count{4, 0, {0, 4}});
    const std::pair<personal_table, std::size_t> expected[] = {
        {personal_table::household_member, 3}, {personal_table::labour_list_worker, 4}, {personal_table::lot_intake, 1}};
    for (const auto& [table, rows] : expected) {
        CAPTURE(app::name_of(table));
        const auto batch = run_coroutine(side.io, reseal.run(a_context(now), table, {}));
        REQUIRE(batch);
        CHECK(batch->looked_at == rows);
        CHECK(batch->resealed == rows);
        CHECK(batch->at_end);
        const auto again = run_coroutine(side.io, reseal.run(a_context(now), table, {}));
        REQUIRE(again);
        CHECK(again->resealed == 0);
        const auto counted = run_coroutine(side.io, reseal.count(a_context(now), table));
        REQUIRE(counted);
        CHECK(of_seals(*counted) == app::personal_count{static_cast<std::int64_t>(rows), 0, {static_cast<std::int64_t>(rows), 0}});
    }
    read(side, [&](auto& tx) {
        const auto indexes = after.identity_indexes_of(identity_number(1));
        const auto found = tx.households().find_people(indexes);
        REQUIRE(found.size() == 1);
        CHECK(after.open(found[0].person).name == person_name(1));
        const auto second = tx.labour().workers(second_list, today, 1, 1);
        REQUIRE(second.size() == 1);
        CHECK(after.open(second[0].person).identity_number == identity_number(1));
        CHECK(second[0].household_number == "H-1");
        CHECK_THROWS_AS(before.open(second[0].person), std::runtime_error);
    });
    const auto intakes = rows_of(side, personal_table::lot_intake);
    CHECK(after.open_text(intakes[0].name_sealed) == "王五");
}

TEMPLATE_TEST_CASE("sealing anew that was broken off goes on where it is begun again", "[catalog][contract][personal]", fake_side,
                   mysql_side) {
    numbered_side<TestType> side;
    fill(side, keys_of({old_secret}));
    const auto after = keys_of({new_secret, old_secret});
    seeded_random random(6);
    auto first = rows_of(side, personal_table::labour_list_worker)[1];
    first.name_sealed = after.seal_text(person_name(4), random);
    first.identity_sealed = after.seal_text(identity_number(4), random);
    first.hashes = after.hashes_of({person_name(4), identity_number(4)});
    REQUIRE(write(side, [&](auto& tx) { tx.personal_data().replace(personal_table::labour_list_worker, first); }, "half"));
    CHECK(seals_of(side, personal_table::labour_list_worker, after) == app::personal_count{4, 0, {1, 3}});
    app::reseal_personal_data reseal(side.work, random, after);
    const auto batch = run_coroutine(side.io, reseal.run(a_context(now), personal_table::labour_list_worker, {}));
    REQUIRE(batch);
    CHECK(batch->resealed == 3);
    CHECK(seals_of(side, personal_table::labour_list_worker, after) == app::personal_count{4, 0, {4, 0}});
}

TEMPLATE_TEST_CASE("a text that no key opens stops the sealing and changes nothing", "[catalog][contract][personal]", fake_side,
                   mysql_side) {
    numbered_side<TestType> side;
    fill(side, keys_of({old_secret}));
    const auto stranger = keys_of({new_secret});
    seeded_random random(7);
    app::reseal_personal_data reseal(side.work, random, stranger);
    CHECK_THROWS_AS(run_coroutine(side.io, reseal.run(a_context(now), personal_table::household_member, {})), std::runtime_error);
    CHECK(seals_of(side, personal_table::household_member, keys_of({old_secret})) == app::personal_count{3, 0, {3}});
}

TEMPLATE_TEST_CASE("a person is erased from every row, and what was counted stays", "[catalog][contract][personal]", fake_side,
                   mysql_side) {
    numbered_side<TestType> side;
    const auto keys = keys_of({old_secret});
    fill(side, keys);
    const auto index = keys.identity_index_of(identity_number(1));
    read(side, [&](auto& tx) { CHECK(tx.labour().workers(second_list, today, 1, 1)[0].household_number == "H-1"); });
    REQUIRE(write(side, [&](auto& tx) { CHECK(tx.personal_data().erase_person(index) == domain::erased_rows{1, 2, 0}); }, "erase"));
    REQUIRE(write(side, [&](auto& tx) { CHECK(tx.personal_data().erase_person(index).all() == 0); }, "again"));
    CHECK(seals_of(side, personal_table::labour_list_worker, keys) == app::personal_count{4, 2, {2}});
    CHECK(seals_of(side, personal_table::household_member, keys) == app::personal_count{3, 1, {2}});
    read(side, [&](auto& tx) {
        const auto worker = tx.labour().workers(second_list, today, 1, 1).at(0);
        CHECK(worker.person.name_sealed.empty());
        CHECK(worker.person.identity_sealed.empty());
        CHECK(worker.person.identity_index == index);
        CHECK(keys.open(worker.person).is_erased());
        CHECK(worker.household_number == "H-1");  // matched as before
        CHECK(worker.same_name);
        CHECK_FALSE(keys.open(tx.labour().workers(second_list, today, 0, 1).at(0).person).is_erased());
    });
    // Who was erased has nothing to be sealed anew.
    seeded_random random(8);
    const auto rotated = keys_of({new_secret, old_secret});
    app::reseal_personal_data reseal(side.work, random, rotated);
    const auto batch = run_coroutine(side.io, reseal.run(a_context(now), personal_table::labour_list_worker, {}));
    REQUIRE(batch);
    CHECK(batch->resealed == 2);
    CHECK(seals_of(side, personal_table::labour_list_worker, rotated) == app::personal_count{4, 2, {2, 0}});
}

TEMPLATE_TEST_CASE("while the key of the hashes is replaced, everybody is found in rows of either age", "[catalog][contract][personal]",
                   fake_side, mysql_side) {
    numbered_side<TestType> side;
    const auto before = keys_of({old_secret});
    fill(side, before);
    const auto both = keys_of({new_secret, old_secret});
    const auto third = numbered<domain::labour_list_id>(3);
    const std::vector<app::sealed_person> workers{sealed(both, 1), sealed(both, 2), sealed(both, 9)};
    REQUIRE(write(
        side,
        [&](auto& tx) {
            tx.labour().insert({third, numbered<base::organisation_id>(3), today, 3, numbered<base::account_id>(9), now}, workers);
        },
        "third"));
    CHECK(matched(side, third) == std::pair<std::int64_t, std::int64_t>(2, 2));  // a new list, an old registry
    CHECK(matched(side, second_list) == std::pair<std::int64_t, std::int64_t>(1, 1));
    CHECK(count_of(side, personal_table::labour_list_worker, both).hashed_by == std::vector<std::int64_t>{3, 4});
    // The registry alone is hashed anew: new registry, old lists.
    seeded_random random(12);
    app::reseal_personal_data reseal(side.work, random, both);
    REQUIRE(run_coroutine(side.io, reseal.run(a_context(now), personal_table::household_member, {})));
    for (const auto& [list, people] : {std::pair(first_list, 1), std::pair(second_list, 1), std::pair(third, 2)})
        CHECK(matched(side, list) == std::pair<std::int64_t, std::int64_t>(people, people));
    reseal_all(side, both);
    const auto counted = count_of(side, personal_table::labour_list_worker, both);
    CHECK(counted.hashed_by == std::vector<std::int64_t>{7, 0});
    CHECK(counted.with_previous == 7);
    // The key before is gone: its hashes go too.
    const auto after = keys_of({new_secret});
    for (const auto& [list, people] : {std::pair(first_list, 1), std::pair(second_list, 1), std::pair(third, 2)})
        CHECK(matched(side, list) == std::pair<std::int64_t, std::int64_t>(people, people));
    reseal_all(side, after);
    CHECK(count_of(side, personal_table::labour_list_worker, after).with_previous == 0);
    CHECK(count_of(side, personal_table::household_member, after) == app::personal_count{3, 0, {3}, {3}});
    CHECK(matched(side, third) == std::pair<std::int64_t, std::int64_t>(2, 2));
}

TEST_CASE("a list that is handed in while the key is replaced shares its people with lists of before", "[catalog][contract][personal]") {
    numbered_side<mysql_side> side;
    fill(side, keys_of({old_secret}));
    CHECK(side.number("SELECT SUM(people) FROM labour_list_overlap") == 2);  // person 1 on two lists, told of both
    const auto both = keys_of({new_secret, old_secret});
    const std::vector<app::sealed_person> workers{sealed(both, 5), sealed(both, 1), sealed(both, 9)};
    const auto hand_in = [&](unsigned char list) {
        REQUIRE(write(
            side,
            [&](auto& tx) {
                tx.labour().insert({numbered<domain::labour_list_id>(list), numbered<base::organisation_id>(list), today, 3,
                                    numbered<base::account_id>(9), now},
                                   workers);
            },
            "list " + std::to_string(list)));
    };
    hand_in(3);
    CHECK(side.number("SELECT SUM(people) FROM labour_list_overlap") == 2 + 2 * 3);  // 1 of the first, 2 of the second
    reseal_all(side, both);
    hand_in(4);
    CHECK(side.number("SELECT SUM(people) FROM labour_list_overlap") == 8 + 2 * (3 + 3));
    reseal_all(side, keys_of({new_secret}));
    hand_in(5);  // by a process that still knows both
    CHECK(side.number("SELECT SUM(people) FROM labour_list_overlap") == 20 + 2 * (3 + 3 + 3));
}

TEMPLATE_TEST_CASE("who was erased keeps the hash of the key of that time, and loses it with nobody", "[catalog][contract][personal]",
                   fake_side, mysql_side) {
    numbered_side<TestType> side;
    const auto before = keys_of({old_secret});
    fill(side, before);
    const auto index = before.identity_index_of(identity_number(1));
    REQUIRE(write(side, [&](auto& tx) { CHECK(tx.personal_data().erase_person(index).all() == 3); }, "erase"));
    const auto both = keys_of({new_secret, old_secret});
    reseal_all(side, both);
    const auto members = count_of(side, personal_table::household_member, both);
    CHECK(members.hashed_by == std::vector<std::int64_t>{2, 0});
    CHECK(members.erased_behind == 1);
    CHECK(matched(side, second_list) == std::pair<std::int64_t, std::int64_t>(1, 1));
    // Erased after it was hashed anew: the hash of the key before goes, the new one stays.
    REQUIRE(
        write(side, [&](auto& tx) { CHECK(tx.personal_data().erase_person(both.identity_index_of(identity_number(2))).all() == 1); }, "e"));
    const auto after = keys_of({new_secret});
    reseal_all(side, after);
    const auto left = count_of(side, personal_table::household_member, after);
    CHECK(left.with_previous == 0);
    CHECK(left.erased_behind == 1);
    CHECK(left.erased == 2);
}

TEMPLATE_TEST_CASE("somebody who left a household is erased as well", "[catalog][contract][personal]", fake_side, mysql_side) {
    numbered_side<TestType> side;
    const auto keys = keys_of({old_secret});
    fill(side, keys);
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK(tx.personal_data().erase_person(keys.identity_index_of(identity_number(3))) == domain::erased_rows{1, 0, 0});
            CHECK(tx.personal_data().erase_person(keys.identity_index_of(identity_number(9))).all() == 0);
        },
        "erase"));
}

TEMPLATE_TEST_CASE("the name of an intake is erased once", "[catalog][contract][personal]", fake_side, mysql_side) {
    numbered_side<TestType> side;
    fill(side, keys_of({old_secret}));
    REQUIRE(write(
        side,
        [&](auto& tx) {
            CHECK_FALSE(tx.personal_data().erase_name({the_lot, 1}));  // a household's intake names nobody
            CHECK(tx.personal_data().erase_name({the_lot, 2}));
            CHECK_FALSE(tx.personal_data().erase_name({the_lot, 2}));
            CHECK_FALSE(tx.personal_data().erase_name({the_lot, 3}));
        },
        "erase"));
    CHECK(seals_of(side, personal_table::lot_intake, keys_of({old_secret})) == app::personal_count{1, 1, {0}});
}
