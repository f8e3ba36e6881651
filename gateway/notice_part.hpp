// What the service is made of for notices.
#pragma once

#include "gateway/app/keep_notice_preferences.hpp"
#include "gateway/app/mark_notice_read.hpp"
#include "gateway/app/read_notices.hpp"
#include "gateway/clients/file_notice_sender.hpp"
#include "gateway/consumers/notice_jobs.hpp"
#include "gateway/settings.hpp"
#include "gateway/store/journal_news.hpp"
#include "gateway/store/mysql_notice_queue.hpp"
#include "gateway/store/mysql_notice_transaction.hpp"
#include "platform/journal/sequencer.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::gateway {

struct notice_part {
    store::mysql_notice_unit_of_work database;
    store::mysql_notice_unit_of_work background_database;
    store::journal_news news;
    crypto::secret_box box;
    app::list_notices list;
    app::read_notice read;
    app::summarise_notices summarise;
    app::follow_notices follow;
    app::mark_notice_read mark_read;
    app::read_notice_preferences preferences;
    app::set_notice_preferences set_preferences;
    store::mysql_notice_queue queue;
    clients::file_notice_sender sender;
    app::send_notices send;
    app::remind_of_tasks remind;
    consumers::notice_jobs jobs;

    notice_part(runtime::service_context& context, const std::string& schema, const gateway::settings& settings,
                journal::sequencer& sequencer);
};

}  // namespace chuanpin::gateway
