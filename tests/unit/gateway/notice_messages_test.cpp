#include <catch.hpp>

#include "gateway/domain/notice/contact.hpp"
#include "gateway/domain/notice/notice_delivery.hpp"
#include "gateway/domain/notice/notice_rules.hpp"

using namespace chuanpin;
using namespace chuanpin::gateway;
using namespace std::chrono_literals;
using domain::task_state;

TEST_CASE("addresses are checked and shown masked", "[gateway][notice]") {
    using domain::notice_channel;
    CHECK(domain::is_contact_address(notice_channel::sms, "13800138000"));
    CHECK(domain::is_contact_address(notice_channel::sms, "19900000000"));
    for (const auto* wrong : {"", "1380013800", "138001380001", "12800138000", "23800138000", "1380013800a", "+8613800138000"})
        CHECK_FALSE(domain::is_contact_address(notice_channel::sms, wrong));
    CHECK(domain::is_contact_address(notice_channel::wechat, "wx_a-9"));
    CHECK(domain::is_contact_address(notice_channel::wechat, std::string(64, 'x')));
    CHECK_FALSE(domain::is_contact_address(notice_channel::wechat, std::string(65, 'x')));
    CHECK_FALSE(domain::is_contact_address(notice_channel::wechat, "wx_a9"));
    CHECK_FALSE(domain::is_contact_address(notice_channel::wechat, "微信微信微信"));
    CHECK(domain::mask_contact_address(notice_channel::sms, "13800138000") == "138****8000");
    CHECK(domain::mask_contact_address(notice_channel::wechat, "wxid_secret7") == "wx****7");
    for (const auto each : domain::notice_channels()) CHECK(domain::parse_notice_channel(name_of(each)) == each);
    CHECK_FALSE(domain::parse_notice_channel("pager"));
}

TEST_CASE("a message is tried ten times, and says whether it reminds", "[gateway][notice]") {
    using domain::notice_delivery_state;
    CHECK(domain::judge_notice(true, 1, 500).next == notice_delivery_state::sent);
    CHECK(domain::judge_notice(false, 1, 500).next == notice_delivery_state::pending);
    CHECK(domain::judge_notice(false, 1, 500).pause == 5s);
    CHECK(domain::judge_notice(false, 9, 500).next == notice_delivery_state::pending);
    CHECK(domain::judge_notice(false, 10, 500).next == notice_delivery_state::exhausted);
    CHECK(domain::message_of("订单待确认", "内容。", "created") == "【川品】订单待确认。内容。");
    CHECK(domain::message_of("订单待确认", "内容。", "last-reminder") == "【川品】提醒:订单待确认。内容。");
    CHECK(domain::message_of("订单待确认", "内容。", "due") == "【川品】已到期:订单待确认。内容。");
    for (const auto state : {notice_delivery_state::pending, notice_delivery_state::sending, notice_delivery_state::sent,
                             notice_delivery_state::exhausted, notice_delivery_state::cancelled})
        CHECK(domain::parse_notice_delivery_state(name_of(state)) == state);
    CHECK_THROWS_AS(domain::parse_notice_delivery_state("lost"), std::logic_error);
    for (const auto state : {task_state::open, task_state::done, task_state::expired, task_state::superseded})
        CHECK(domain::parse_task_state(name_of(state)) == state);
    CHECK_FALSE(domain::parse_task_state("closed"));
}
