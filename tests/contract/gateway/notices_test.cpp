// One suite for notices, run on the fake and on MariaDB: from an event to the inbox, and what the clock does.
#include <map>

#include <catch.hpp>

#include "tests/contract/gateway/notice_sides.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::tests::notices;
using namespace std::chrono_literals;

TEMPLATE_TEST_CASE("an event comes into the inboxes that it concerns, once, with all of its figures", "[gateway][contract][notice]",
                   on_fake, on_mysql) {
    inbox<TestType> at;
    CHECK(at.tell(an_event("order.placed", 1)) == 1);
    CHECK(at.tell(an_event("order.placed", 1)) == 0);  // the same event again: a replay
    CHECK(at.events() == 1);
    const auto seen = at.list(somebody(supplier));
    REQUIRE(seen.size() == 1);
    const auto& what = seen[0].what;
    CHECK(what.organisation == supplier);
    CHECK(what.kind == "confirm-order");
    CHECK(what.text.title_zh == "订单待确认");
    CHECK(what.text.body_en.starts_with("Order ord_1 (¥1.00)"));
    CHECK(what.about_id == "ord_1");
    CHECK(what.about_path == "/v1/orders/ord_1");
    CHECK(what.state == task_state::open);
    CHECK(what.due_at == now + 72h);
    CHECK(what.next_step_at == now + 48h);
    CHECK(what.event == numbered<base::event_id>(1));
    CHECK(what.created_at == now);
    CHECK(what.version == 1);
    CHECK_FALSE(what.account);
    CHECK_FALSE(what.closed_at);
    CHECK_FALSE(seen[0].read_at);
    CHECK(at.list(somebody(buyer)).empty());
}

TEMPLATE_TEST_CASE("twenty at once tell of one event: one notice", "[gateway][contract][notice]", on_fake, on_mysql) {
    inbox<TestType> at;
    int done = 0;
    int added = 0;
    const auto context = a_context(now, 30s);
    const auto one = [&](int number) -> base::task<void> {
        std::size_t here = 0;
        const auto reply = co_await at.notices.write(
            context, {"race", std::to_string(number), {}}, [&](notice_transaction& open) -> base::result<std::string> {
                seeded_random own(static_cast<std::uint64_t>(number) + 100);
                here = app::notify_of_events(open, std::array{an_event("order.placed", 1)}, {}, now, own);
                return std::string();
            });
        added += reply ? static_cast<int>(here) : 100;
        ++done;
    };
    for (int number = 0; number < 20; ++number) boost::asio::co_spawn(at.io, one(number), boost::asio::detached);
    run_until(at.io, [&] { return done == 20; }, 30s);
    CHECK(added == 1);
    CHECK(at.list(somebody(supplier)).size() == 1);
    CHECK(at.events() == 1);
}

TEMPLATE_TEST_CASE("twenty events into one inbox at once: twenty numbers", "[gateway][contract][notice]", on_fake, on_mysql) {
    inbox<TestType> at;
    int done = 0;
    const auto context = a_context(now, 30s);
    const auto one = [&](unsigned char number) -> base::task<void> {
        const auto reply = co_await at.notices.write(
            context, {"race", std::to_string(number), {}}, [&](notice_transaction& open) -> base::result<std::string> {
                seeded_random own(number + 100U);
                app::notify_of_events(open, std::array{an_event("order.placed", number, {}, "ord_" + std::to_string(number))}, {}, now,
                                      own);
                return std::string();
            });
        done += reply ? 1 : 100;
    };
    for (unsigned char number = 1; number <= 20; ++number) boost::asio::co_spawn(at.io, one(number), boost::asio::detached);
    run_until(at.io, [&] { return done >= 20; }, 30s);
    CHECK(done == 20);
    std::int64_t before = 0;
    const auto feed = at.changed(somebody(supplier), 0);
    CHECK(feed.size() == 20);
    for (const auto& each : feed) {
        CHECK(each.what.changed_number > before);
        before = each.what.changed_number;
    }
}

TEMPLATE_TEST_CASE("the next event ends the task, and the feed follows", "[gateway][contract][notice]", on_fake, on_mysql) {
    inbox<TestType> at;
    at.tell(an_event("order.placed", 1));
    const auto seen = at.changed(somebody(supplier), 0);
    REQUIRE(seen.size() == 1);
    const auto after = seen[0].what.changed_number;
    CHECK(at.changed(somebody(supplier), after).empty());
    CHECK(at.tell(an_event("order.confirmed", 2), now + 1h) == 2);
    const auto feed = at.changed(somebody(supplier), after);
    REQUIRE(feed.size() == 2);
    CHECK(feed[0].what.id == seen[0].what.id);
    CHECK(feed[0].what.state == task_state::done);
    CHECK(feed[0].what.closed_at == now + 1h);
    CHECK(feed[0].what.version == 2);
    CHECK(feed[1].what.kind == "dispatch-order");
    CHECK(at.list(somebody(supplier), {.state = task_state::open}).size() == 1);
    CHECK(at.list(somebody(supplier), {.state = task_state::done}).size() == 1);
    CHECK(at.list(somebody(buyer)).at(0).what.kind == "order-confirmed");
    CHECK(at.events() == 4);  // three notices, one end
    CHECK(at.tell(an_event("order.confirmed", 2), now + 2h) == 0);
    CHECK(at.changed(somebody(supplier), feed[1].what.changed_number).empty());
    CHECK(at.events() == 4);
}

TEMPLATE_TEST_CASE("a page of events leaves what its events leave one by one", "[gateway][contract][notice]", on_fake, on_mysql) {
    const std::vector<domain::noticed_event> events{
        an_event("order.placed", 1),     an_event("order.placed", 2, {}, "ord_2"),    an_event("order.confirmed", 3),
        an_event("order.placed", 1),     an_event("order.placed", 4, {}, "ord_3"),    an_event("order.cancelled", 5, "expired", "ord_2"),
        an_event("order.dispatched", 6), an_event("order.confirmed", 7, {}, "ord_2"), an_event("order.cancelled", 8, "cancelled", "ord_3"),
    };
    inbox<TestType> single;
    std::size_t told = 0;
    for (const auto& each : events) told += single.tell(each);
    const auto pages = GENERATE(as<std::size_t>(), 1, 2, 4, 9);
    inbox<TestType> paged;
    std::size_t told_by_page = 0;
    for (std::size_t from = 0; from < events.size(); from += pages) {
        const auto to = std::min(events.size(), from + pages);
        told_by_page +=
            paged.tell_page({events.begin() + static_cast<std::ptrdiff_t>(from), events.begin() + static_cast<std::ptrdiff_t>(to)});
    }
    CHECK(told_by_page == told);
    CHECK(paged.events() == single.events());
    const auto as_text = [](const std::vector<app::notice_view>& seen) {
        std::vector<std::string> lines;
        for (const auto& [what, read_at] : seen)
            lines.push_back(what.kind + " " + what.about_id + " " + std::string(what.state ? name_of(*what.state) : "-") + " " +
                            std::to_string(what.version) + " " + std::to_string(what.number) + " " + std::to_string(what.changed_number) +
                            (what.closed_at ? " closed" : "") + (what.next_step_at ? " clock" : ""));
        return lines;
    };
    for (const auto& who : {buyer, supplier})
        CHECK(as_text(paged.changed(somebody(who, 1, {"orders:confirm", "orders:ship", "orders:accept"}), 0)) ==
              as_text(single.changed(somebody(who, 1, {"orders:confirm", "orders:ship", "orders:accept"}), 0)));
}

TEMPLATE_TEST_CASE("what ended within its page is not sent any more; the rest of it is", "[gateway][contract][notice]", on_fake, on_mysql) {
    inbox<TestType> at;
    at.prefer({sms, wechat});
    at.tell_page({an_event("order.placed", 1), an_event("order.placed", 2, {}, "ord_2"), an_event("order.confirmed", 3)});
    std::map<std::string, std::vector<std::string>> sent;
    for (const auto& each : at.list(somebody(supplier)))
        sent[each.what.kind + " " + each.what.about_id] = causes(at.whole(somebody(supplier), each.what.id)->deliveries);
    const std::vector<std::string> both{"sms created pending", "wechat created pending"};
    CHECK(sent == std::map<std::string, std::vector<std::string>>{
                      {"confirm-order ord_1", {}}, {"confirm-order ord_2", both}, {"dispatch-order ord_1", both}});
}

TEST_CASE("the statements of a page of notices do not grow with it", "[gateway][contract][notice]") {
    inbox<on_mysql> at;
    at.prefer({sms});
    auto connection = test_database::instance().open(at.schema);
    const auto cost_of = [&](const std::vector<domain::noticed_event>& events) {
        const auto context = a_context(now);
        gateway::store::mysql_notice_transaction open(connection, context);
        const auto before = connection.statements_sent();
        app::notify_of_events(open, events, {}, now, at.random);
        return connection.statements_sent() - before;
    };
    std::vector<domain::noticed_event> placed;
    std::vector<domain::noticed_event> confirmed;
    for (unsigned char number = 1; number <= 100; ++number) {
        placed.push_back(an_event("order.placed", number, {}, "ord_" + std::to_string(number)));
        confirmed.push_back(an_event("order.confirmed", static_cast<unsigned char>(100 + number), {}, "ord_" + std::to_string(number)));
    }
    CHECK(cost_of({placed[0]}) == 8);
    CHECK(cost_of({placed.begin() + 1, placed.end()}) ==
          8);                              // tasks that may end, inboxes, told before, numbers (2), notices, journal, deliveries
    CHECK(cost_of({confirmed[0]}) == 11);  // and the tasks that end, their change, what is not sent any more
    CHECK(cost_of({confirmed.begin() + 1, confirmed.end()}) == 11);
    CHECK(at.list(somebody(supplier), {.state = task_state::done, .limit = 200}).size() == 100);
    CHECK(at.events() == 1 + 400);
}

TEMPLATE_TEST_CASE("a cancelled order leaves no open task; other orders' stay", "[gateway][contract][notice]", on_fake, on_mysql) {
    inbox<TestType> at;
    at.tell(an_event("order.placed", 1));
    at.tell(an_event("order.placed", 2, {}, "ord_2"));
    CHECK(at.tell(an_event("order.cancelled", 3, "cancelled")) == 2);
    const auto open = at.list(somebody(supplier), {.state = task_state::open});
    REQUIRE(open.size() == 1);
    CHECK(open[0].what.about_id == "ord_2");
    CHECK(at.list(somebody(supplier), {.state = task_state::superseded}).size() == 1);
}

TEMPLATE_TEST_CASE("people see what is for them: the organisation, the permission, the account", "[gateway][contract][notice]", on_fake,
                   on_mysql) {
    inbox<TestType> at;
    at.tell(an_event("order.placed", 1));
    domain::notice personal;
    personal.id = numbered<domain::notice_id>(200);
    personal.organisation = supplier;
    personal.account = numbered<base::account_id>(1);
    personal.kind = "order-confirmed";
    personal.event = numbered<base::event_id>(201);
    personal.created_at = now;
    REQUIRE(at.write([&](notice_transaction& open) {
        CHECK(open.lock_for(std::array{personal}, {}).told.empty());
        open.keep(std::array{app::notice_change{personal, true, "req_1"}});
    }));
    CHECK(at.list(somebody(supplier, 1)).size() == 2);
    CHECK(at.list(somebody(supplier, 2)).size() == 1);
    CHECK(at.list(somebody(supplier, 2, {"orders:confirm_all", "orders:read"})).empty());
    CHECK(at.list(somebody(supplier, 2, {})).empty());
    const auto id = at.list(somebody(supplier, 2)).at(0).what.id;
    for (const auto& stranger : {somebody(buyer), somebody(supplier, 1, {})}) {
        CHECK(at.whole(stranger, id).error().code == "notice-not-found");
        CHECK(at.whole(stranger, id).error().detail == at.whole(stranger, numbered<domain::notice_id>(99)).error().detail);
        CHECK(at.read(stranger, id).error().code == "notice-not-found");
    }
    CHECK(at.whole(somebody(supplier), id).value().seen.what.id == id);
}

TEMPLATE_TEST_CASE("a person's read mark is the first one and the person's own", "[gateway][contract][notice]", on_fake, on_mysql) {
    inbox<TestType> at;
    at.tell(an_event("order.placed", 1));
    const auto one = somebody(supplier, 1);
    const auto other = somebody(supplier, 2);
    const auto id = at.list(one).at(0).what.id;
    CHECK(at.read(one, id, now + 1h).value().body == base::to_rfc3339(now + 1h));
    CHECK(at.read(one, id, now + 2h).value().body == base::to_rfc3339(now + 1h));
    CHECK(at.list(one).at(0).read_at == now + 1h);
    CHECK(at.list(one, {.unread = true}).empty());
    CHECK(at.list(other, {.unread = true}).size() == 1);
    CHECK(at.summary(one).unread == 0);
    CHECK(at.summary(other).unread == 1);
    CHECK(at.events() == 2);
}

TEMPLATE_TEST_CASE("pages go from the newest back by number", "[gateway][contract][notice]", on_fake, on_mysql) {
    inbox<TestType> at;
    for (unsigned char number = 1; number <= 5; ++number) at.tell(an_event("order.placed", number, {}, "ord_" + std::to_string(number)));
    const auto first = at.list(somebody(supplier), {.limit = 2});
    REQUIRE(first.size() == 2);
    CHECK(first[0].what.about_id == "ord_5");
    const auto second = at.list(somebody(supplier), {.before = first[1].what.number, .limit = 3});
    REQUIRE(second.size() == 3);
    CHECK(second[0].what.about_id == "ord_3");
    CHECK(second[2].what.about_id == "ord_1");
    const auto summary = at.summary(somebody(supplier));
    CHECK(summary.open_tasks == 5);
    CHECK(summary.overdue_tasks == 0);
    CHECK(summary.unread == 5);
    CHECK(summary.next_due_at == now + 72h);
    CHECK_FALSE(at.summary(somebody(buyer)).next_due_at);
}

TEMPLATE_TEST_CASE("the clock reminds twice and ends the task, once each however often it is asked", "[gateway][contract][notice]", on_fake,
                   on_mysql) {
    inbox<TestType> at;
    at.prefer({sms});
    at.tell(an_event("order.placed", 1));
    const auto who = somebody(supplier);
    const auto id = at.list(who).at(0).what.id;
    CHECK(at.remind(now + 48h - 1us) == 0);
    CHECK(at.remind(now + 48h) == 1);
    CHECK(at.remind(now + 48h) == 0);
    CHECK(at.remind(now + 49h) == 0);
    CHECK(at.remind(now + 70h) == 1);
    CHECK(at.list(who).at(0).what.state == task_state::open);
    CHECK(at.remind(now + 72h) == 1);
    CHECK(at.remind(now + 73h) == 0);
    CHECK(at.list(who).at(0).what.state == task_state::expired);
    CHECK(at.list(who).at(0).what.closed_at == now + 72h);
    CHECK(causes(at.whole(who, id)->deliveries) == std::vector<std::string>{"sms created cancelled", "sms first-reminder cancelled",
                                                                            "sms last-reminder cancelled", "sms due pending"});
    CHECK(at.events() == 5);  // preferences, created, two reminders, expired
}

TEMPLATE_TEST_CASE("twenty clocks at once remind once", "[gateway][contract][notice]", on_fake, on_mysql) {
    inbox<TestType> at;
    at.prefer({sms});
    at.tell(an_event("order.placed", 1));
    int done = 0;
    std::size_t changed = 0;
    app::remind_of_tasks use(at.notices, {});
    std::vector<base::call_context> contexts;
    for (int number = 0; number < 20; ++number) contexts.push_back(a_context(now + 48h + std::chrono::microseconds(number), 30s));
    const auto one = [&](const base::call_context& context) -> base::task<void> {
        const auto found = co_await use(context);
        changed += found ? *found : 100;
        ++done;
    };
    for (const auto& context : contexts) boost::asio::co_spawn(at.io, one(context), boost::asio::detached);
    run_until(at.io, [&] { return done == 20; }, 30s);
    CHECK(changed == 1);
    const auto id = at.list(somebody(supplier)).at(0).what.id;
    CHECK(at.whole(somebody(supplier), id)->deliveries.size() == 2);
}

TEMPLATE_TEST_CASE("messages go to the channels that the organisation names, but for muted kinds", "[gateway][contract][notice]", on_fake,
                   on_mysql) {
    inbox<TestType> at;
    const auto who = somebody(supplier);
    const auto deliveries_of = [&](unsigned char event) {
        at.tell(an_event("order.placed", event, {}, "ord_" + std::to_string(event)));
        return causes(at.whole(who, at.list(who, {.limit = 1}).at(0).what.id)->deliveries);
    };
    CHECK(deliveries_of(1).empty());
    at.prefer({sms, wechat});
    CHECK(deliveries_of(2) == std::vector<std::string>{"sms created pending", "wechat created pending"});
    at.prefer({wechat});  // what was to go to the address that is gone is cancelled
    CHECK(causes(at.whole(who, at.list(who, {.limit = 1}).at(0).what.id)->deliveries) ==
          std::vector<std::string>{"sms created cancelled", "wechat created pending"});
    at.prefer({wechat}, {"confirm-order", "subsidy-denied"});
    CHECK(deliveries_of(3).empty());
    at.policy.sends_messages = false;
    at.prefer({wechat});
    CHECK(deliveries_of(4).empty());
    domain::notice_preferences kept;
    REQUIRE(at.write([&](notice_transaction& open) { kept = open.find_preferences(supplier); }));
    REQUIRE(kept.contacts.size() == 1);
    CHECK(kept.contacts[0].sealed_address == "sealed");
    CHECK(kept.contacts[0].masked_address == "wx****7");
    CHECK(kept.muted_kinds.empty());
}

TEMPLATE_TEST_CASE("a refused transaction leaves no notice", "[gateway][contract][notice]", on_fake, on_mysql) {
    inbox<TestType> at;
    const auto context = a_context(now);
    const auto refused =
        run_coroutine(at.io, at.notices.write(context, {"test", "refused", {}}, [&](notice_transaction& open) -> base::result<std::string> {
            app::notify_of_events(open, std::array{an_event("order.placed", 1)}, {}, now, at.random);
            return base::refusal(base::error{base::error_kind::conflict, "test", "Back."});
        }));
    CHECK_FALSE(refused);
    CHECK(at.list(somebody(supplier)).empty());
    CHECK(at.events() == 0);
    CHECK(at.tell(an_event("order.placed", 1)) == 1);
}
