// What the suite of notices runs on: the fake, and MariaDB; and an inbox with the use cases around it.
#pragma once

#include <catch.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "gateway/app/keep_notice_preferences.hpp"
#include "gateway/app/mark_notice_read.hpp"
#include "gateway/app/notify_of_events.hpp"
#include "gateway/app/read_notices.hpp"
#include "gateway/app/remind_of_tasks.hpp"
#include "gateway/service.hpp"
#include "gateway/store/mysql_notice_transaction.hpp"
#include "tests/contract/gateway/fake_notices.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::tests::notices {

using namespace std::chrono_literals;
using gateway::app::notice_transaction;
using gateway::domain::task_state;
namespace app = chuanpin::gateway::app;
namespace domain = chuanpin::gateway::domain;

inline const base::instant now = manual_clock().now();
inline const auto buyer = numbered<base::organisation_id>(1);
inline const auto supplier = numbered<base::organisation_id>(2);

struct on_fake {
    boost::asio::io_context io;
    fake_notice_work notices;
    std::size_t events() { return notices.state().events; }
};

struct on_mysql {
    static std::string make_schema() {
        const auto migrations = chuanpin::gateway::definition().migrations();
        return test_database::instance().make_schema("gateway", migrations);
    }
    static mysql::pool_options options() {
        mysql::pool_options options;
        options.where = test_database::instance().where();
        return options;
    }
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    std::string schema = make_schema();
    mysql::worker_pool pool{options(), log, metrics};
    gateway::store::mysql_notice_unit_of_work notices{pool, schema};
    std::size_t events() {
        auto connection = test_database::instance().open(schema);
        auto rows = connection.query("SELECT COUNT(*) FROM journal");
        rows.next();
        return static_cast<std::size_t>(rows.integer(0));
    }
};

/// An order's event; `number` makes its id.
inline domain::noticed_event an_event(std::string type, unsigned char number, std::string outcome = {}, std::string order = "ord_1") {
    domain::noticed_event event{.id = numbered<base::event_id>(number),
                                .type = std::move(type),
                                .outcome = std::move(outcome),
                                .about_type = "order",
                                .about_id = std::move(order),
                                .occurred_at = now,
                                .buyer = buyer,
                                .supplier = supplier,
                                .hold_ends_at = now + 72h,
                                .requested_delivery = base::business_date_of(now + 48h)};
    event.figures = {{"order", event.about_id},
                     {"total", base::fen{100}},
                     {"accepted", base::fen{100}},
                     {"rejected", domain::mass_g{0}},
                     {"reason", "缺货"}};
    return event;
}

inline base::principal somebody(base::organisation_id organisation, unsigned char account = 1,
                                std::vector<std::string> permissions = {"orders:confirm", "orders:ship"}) {
    return *a_context_of(organisation, "cooperative", std::move(permissions), numbered<base::account_id>(account)).who;
}
inline base::call_context context_of(const base::principal& who, base::instant at = now) {
    auto context = a_context(at);
    context.who = who;
    return context;
}

template <class Side>
struct inbox : Side {
    seeded_random random{7};
    app::notice_policy policy;
    int keys = 0;

    base::result<base::reply> write(std::function<void(notice_transaction&)> work, base::instant at = now) {
        const auto context = a_context(at);
        return run_coroutine(this->io, this->notices.write(context, {"test", std::to_string(++keys), {}},
                                                           [&](notice_transaction& open) -> base::result<std::string> {
                                                               work(open);
                                                               return std::string();
                                                           }));
    }
    std::size_t tell(const domain::noticed_event& event, base::instant at = now) { return tell_page({event}, at); }
    std::size_t tell_page(const std::vector<domain::noticed_event>& events, base::instant at = now) {
        std::size_t added = 0;
        REQUIRE(write([&](notice_transaction& open) { added = app::notify_of_events(open, events, policy, at, random); }, at));
        return added;
    }
    std::vector<app::notice_view> list(const base::principal& who, app::notice_question asked = {}) {
        app::list_notices use(this->notices);
        return run_coroutine(this->io, use(context_of(who), asked)).value();
    }
    std::vector<app::notice_view> changed(const base::principal& who, std::int64_t after) {
        std::vector<app::notice_view> found;
        REQUIRE(run_coroutine(this->io, this->notices.read(a_context(), [&](notice_transaction& open) -> base::result<void> {
            found = open.list_changed(who, after, 100);
            return {};
        })));
        return found;
    }
    app::notice_summary summary(const base::principal& who) {
        app::summarise_notices use(this->notices);
        return run_coroutine(this->io, use(context_of(who))).value();
    }
    base::result<base::reply> read(const base::principal& who, domain::notice_id id, base::instant at = now) {
        app::mark_notice_read use(this->notices);
        base::idempotent<app::notice_view> answer{{"read", std::to_string(++keys), {}},
                                                  [](const app::notice_view& view) { return base::to_rfc3339(*view.read_at); }};
        return run_coroutine(this->io, use(context_of(who, at), answer, id));
    }
    base::result<app::whole_notice> whole(const base::principal& who, domain::notice_id id) {
        app::read_notice use(this->notices);
        return run_coroutine(this->io, use(context_of(who), id));
    }
    std::size_t remind(base::instant at) {
        app::remind_of_tasks use(this->notices, policy);
        return run_coroutine(this->io, use(a_context(at))).value();
    }
    void prefer(std::vector<domain::notice_contact> contacts, std::vector<std::string> muted = {}) {
        REQUIRE(write([&](notice_transaction& open) { open.save_preferences({supplier, contacts, muted}); }));
    }
};

inline const domain::notice_contact sms{domain::notice_channel::sms, std::string("\0sealed\xff", 8), "138****8000"};
inline const domain::notice_contact wechat{domain::notice_channel::wechat, "sealed", "wx****7"};

inline std::vector<std::string> causes(const std::vector<app::notice_delivery_view>& deliveries) {
    std::vector<std::string> found;
    for (const auto& each : deliveries) found.push_back(each.channel + " " + each.cause + " " + std::string(name_of(each.state)));
    return found;
}

}  // namespace chuanpin::tests::notices
