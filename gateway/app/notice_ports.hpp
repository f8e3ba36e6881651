// What the use cases of notices need from outside; part of ports.hpp.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/domain/notice/contact.hpp"
#include "gateway/domain/notice/notice.hpp"
#include "gateway/domain/notice/notice_delivery.hpp"
#include "platform/base/principal.hpp"
#include "platform/base/task.hpp"
#include "platform/base/unit_of_work.hpp"

namespace chuanpin::gateway::app {

/// How this installation deals with notices.
struct notice_policy {
    domain::reminder_rules reminders{};
    bool sends_messages = true;  ///< false: they stay inside, whatever the organisations' preferences
};

/// A notice as one person sees it.
struct notice_view {
    domain::notice what;
    std::optional<base::instant> read_at{};
};

/// What became of sending it through one channel for one cause.
struct notice_delivery_view {
    std::string channel;
    std::string cause;  ///< "created" or a clock_step's name
    domain::notice_delivery_state state{};
    int attempts = 0;
    std::optional<std::string> last_fault{};
    base::instant created_at{};
    std::optional<base::instant> finished_at{};
};

struct notice_question {
    std::optional<domain::task_state> state{};
    bool unread = false;
    std::int64_t before = 0;  ///< those with a smaller number; 0: from the newest
    std::size_t limit = 20;
};

/// Of the newest so many notices those that a person has not read are counted: an inbox only grows.
inline constexpr std::size_t unread_window = 1'000;

struct notice_summary {
    std::int64_t open_tasks = 0;
    std::int64_t overdue_tasks = 0;
    std::int64_t unread = 0;  ///< of the newest unread_window
    std::optional<base::instant> next_due_at{};
};

/// Tasks of one kind about one thing.
struct task_subject {
    std::string about_id;
    std::string_view kind;
    auto operator<=>(const task_subject&) const = default;
};

/// One event tells one organisation one kind once.
struct notice_cause {
    base::event_id event{};
    base::organisation_id organisation{};
    std::string kind;
    auto operator<=>(const notice_cause&) const = default;
};

struct standing_notices {
    std::vector<domain::notice> tasks{};  ///< open and expired ones of the subjects, by organisation and number
    std::set<notice_cause> told{};        ///< those of the fresh ones that were told before
};

/// A notice as it is after one step.
struct notice_change {
    domain::notice after;
    bool is_new = false;
    std::string request_id;  ///< of whoever caused it, for the journal
};

/// Notices inside one transaction. Every change writes its journal entry and gets the next number of its organisation's inbox. The
/// inbox is the lock of its notices, so numbers become visible in their order.
class notice_transaction {
public:
    virtual ~notice_transaction() = default;

    /// Locks the inboxes of all notices that may be added, and of the tasks that may end. Answers what stands there now.
    virtual standing_notices lock_for(std::span<const domain::notice> fresh, std::span<const task_subject> ending) = 0;
    /// Adds and changes notices of locked inboxes, in this order (≥ 1); the last of several changes of one notice is what stays. What
    /// was to be sent of a closed one is cancelled. The number of statements does not grow with the number of changes.
    virtual void keep(std::span<const notice_change> changes) = 0;
    /// nullopt where there is none; locked otherwise.
    virtual std::optional<domain::notice> lock(const domain::notice_id& id) = 0;
    /// Notes that the clock's step happened: once (a second time is a bug).
    virtual void note_step(const domain::notice& what, domain::clock_step step) = 0;
    /// To be sent through their organisations' channels, unless their kind is muted, instead of what was not sent yet. `cause` is
    /// created_cause or a clock_step's name. Notices that are kept; two statements at most.
    virtual void send(std::span<const domain::notice_id> which, std::string_view cause) = 0;
    /// Open tasks that the clock must look at, the most urgent first.
    virtual std::vector<domain::notice_id> find_due(base::instant at, std::size_t limit) = 0;

    // What follows answers only what `who` may see: of the own organisation, for everybody, the own account, or an own permission.
    /// Newest first.
    virtual std::vector<notice_view> list(const base::principal& who, const notice_question& asked) = 0;
    /// Changed after this number, in the order of their last change.
    virtual std::vector<notice_view> list_changed(const base::principal& who, std::int64_t after, std::size_t limit) = 0;
    virtual notice_summary summarise(const base::principal& who) = 0;
    virtual std::optional<notice_view> find(const base::principal& who, const domain::notice_id& id) = 0;
    virtual std::vector<notice_delivery_view> list_deliveries(const domain::notice_id& id) = 0;
    /// Nothing happens where it is marked already.
    virtual void mark_read(const domain::notice& what, const base::account_id& account, base::instant at) = 0;

    virtual domain::notice_preferences find_preferences(const base::organisation_id& organisation) = 0;
    /// Replaces all; what was to be sent to an address that is gone is cancelled.
    virtual void save_preferences(const domain::notice_preferences& preferences) = 0;
};
using notice_unit_of_work = base::unit_of_work<notice_transaction>;

/// Tells when something may have changed in any inbox.
class notice_news {
public:
    virtual ~notice_news() = default;
    /// A mark of what is known now; ask before reading.
    [[nodiscard]] virtual std::int64_t mark() const = 0;
    /// Resumes when something happened after `mark`, or at `until`.
    virtual base::task<void> wait_beyond(std::int64_t mark, base::deadline until) = 0;
};

/// A message that this process may try to send until its lease runs out.
struct leased_notice {
    std::int64_t number = 0;
    base::ulid lease{};
    domain::notice_id notice{};
    domain::notice_channel channel{};
    std::string sealed_address;
    std::string title_zh;
    std::string body_zh;
    std::string cause;
    int attempt_number = 1;
};

/// The messages that are due, shared by all processes. Errors of all members: unavailable, timeout.
class notice_queue {
public:
    virtual ~notice_queue() = default;
    virtual base::task<base::result<std::vector<leased_notice>>> lease(std::size_t limit, base::instant at) = 0;
    /// What came of an attempt, with its fault (empty where it was sent). Nothing happens where the lease was lost meanwhile.
    virtual base::task<base::result<void>> record(const leased_notice& what, const domain::notice_verdict& next, std::string_view fault,
                                                  base::instant at) = 0;
};

struct notice_message {
    std::string id;  ///< the same on every attempt: a provider may drop what it has seen
    domain::notice_channel channel{};
    std::string address;
    std::string text;
    base::instant at{};
};

/// The way to a provider of SMS or WeChat messages.
class notice_sender {
public:
    virtual ~notice_sender() = default;
    /// Answers what went wrong as a slug of at most 40 characters; empty where the provider has taken it for good.
    virtual base::task<std::string> send(notice_message message) = 0;
};

}  // namespace chuanpin::gateway::app
