// News of the inboxes: every change of a notice is in the gateway's journal, so whoever waits for its sequencer waits for notices,
// also for those that another process made.
#pragma once

#include "gateway/app/ports.hpp"
#include "platform/journal/sequencer.hpp"

namespace chuanpin::gateway::store {

class journal_news final : public app::notice_news {
public:
    explicit journal_news(journal::sequencer& sequencer) : sequencer_(sequencer) {}

    std::int64_t mark() const override { return sequencer_.last_sequence(); }
    base::task<void> wait_beyond(std::int64_t mark, base::deadline until) override { return sequencer_.wait_beyond(mark, until); }

private:
    journal::sequencer& sequencer_;
};

}  // namespace chuanpin::gateway::store
