// Many receipts in one transaction. Claims, work and bodies are one statement each, whatever their number; only where another
// process is claiming one of the same receipts at this moment, the claims go one by one for once.
#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "platform/mysql/errors.hpp"
#include "platform/mysql/receipts.hpp"
#include "platform/mysql/retry.hpp"
#include "platform/mysql/transaction.hpp"
#include "platform/mysql/transactor.hpp"

namespace chuanpin::mysql {
namespace {

using answer = base::result<base::reply>;
using indexes = std::vector<std::size_t>;
using batch_work = std::function<std::vector<base::result<std::string>>(session&, const indexes&)>;

class batch {
public:
    batch(std::vector<base::receipt> claims, batch_work work)
        : claims_(std::move(claims)), work_(std::move(work)), answers_(claims_.size()) {}

    // The first unanswered of each key; the others of that key wait for it.
    void choose_leaders() {
        std::map<std::pair<std::string_view, std::string_view>, std::size_t> first;
        leaders_.clear();
        for (std::size_t i = 0; i < claims_.size(); ++i)
            if (!answers_[i] && first.try_emplace({claims_[i].scope, claims_[i].key}, i).second) leaders_.push_back(i);
        look_first_ = false;
    }
    [[nodiscard]] bool done() const { return leaders_.empty(); }

    void run_once(session& connection, attempt& now) {
        auto fresh = leaders_;
        if (look_first_) fresh = answer_known(connection, now);
        if (fresh.empty()) return;
        transaction open(connection, transaction_kind::read_write, now.until);
        if (!claim_all(connection, now, fresh) || fresh.empty()) return;
        if (write_fresh(connection, fresh)) commit(open, now);
    }

    void follow_leaders() {
        for (std::size_t i = 0; i < claims_.size(); ++i)
            if (!answers_[i]) answers_[i] = answer_after(leader_of(i), i);
    }

    void refuse_rest(const base::error& why) {
        for (auto& each : answers_)
            if (!each) each = base::refusal(why);
    }

    [[nodiscard]] std::vector<answer> take_answers() {
        std::vector<answer> all;
        all.reserve(answers_.size());
        for (auto& each : answers_) all.push_back(*std::move(each));
        return all;
    }

private:
    [[nodiscard]] std::vector<base::receipt> receipts_of(const indexes& which) const {
        std::vector<base::receipt> receipts;
        receipts.reserve(which.size());
        for (const auto index : which) receipts.push_back(claims_[index]);
        return receipts;
    }

    // Outside of any transaction; answers the leaders that nobody has claimed.
    indexes answer_known(session& connection, const attempt& now) {
        const auto stored = on_live_connection(connection, [&] {
            connection.set_deadline(now.until);
            return find_receipts(connection, receipts_of(leaders_));
        });
        indexes fresh;
        for (std::size_t i = 0; i < leaders_.size(); ++i) {
            const auto index = leaders_[i];
            if (!stored[i]) {
                fresh.push_back(index);
            } else if (stored[i]->asked != claims_[index].asked) {
                answers_[index] = base::refusal(errors::idempotency_key_reused());
            } else {
                answers_[index] = base::reply{stored[i]->body, !committed_unheard_};
            }
        }
        return fresh;
    }

    // False where the attempt must be run again; takes out of `fresh` what others are claiming.
    bool claim_all(session& connection, attempt& now, indexes& fresh) {
        try {
            claim_receipts(connection, receipts_of(fresh));
            now.claimed = true;
            return true;
        } catch (const sql_error& fault) {
            if (fault.is_duplicate()) return look_next_time(now);
            if (!fault.is_lock_timeout()) throw;
        }
        if (!now.settling) return claim_one_by_one(connection, now, fresh);
        now.again_later = true;
        return false;
    }

    bool claim_one_by_one(session& connection, attempt& now, indexes& fresh) {
        indexes claimed;
        in_progress_.clear();
        for (const auto index : fresh) {
            try {
                claim_receipt_without_waiting(connection, claims_[index]);
                claimed.push_back(index);
            } catch (const sql_error& fault) {
                if (fault.is_duplicate()) return look_next_time(now);
                if (!fault.is_lock_timeout()) throw;
                in_progress_.push_back(index);
            }
        }
        for (const auto index : in_progress_) answers_[index] = base::refusal(errors::request_in_progress());
        fresh = std::move(claimed);
        now.claimed = true;
        return true;
    }

    // Taken: by somebody before, or (while settling) by our own lost COMMIT, which had all of them or none.
    bool look_next_time(attempt& now) {
        in_progress_.clear();
        look_first_ = true;
        committed_unheard_ = committed_unheard_ || now.settling;
        now.again_at_once = true;
        return false;
    }

    // False where nothing is to be committed.
    bool write_fresh(session& connection, const indexes& fresh) {
        auto bodies = work_(connection, fresh);
        if (bodies.size() != fresh.size()) throw std::logic_error("a batch was answered with another number of bodies");
        indexes kept;
        indexes refused;
        pending_.clear();
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            (bodies[i] ? kept : refused).push_back(fresh[i]);
            pending_.emplace_back(fresh[i], std::move(bodies[i]));
        }
        if (kept.empty()) {
            publish();
            return false;
        }
        store_kept(connection, kept);
        if (!refused.empty()) release_receipts(connection, receipts_of(refused));
        return true;
    }

    void store_kept(session& connection, const indexes& kept) {
        std::vector<std::string> bodies;
        bodies.reserve(kept.size());
        for (const auto& [index, body] : pending_)
            if (body) bodies.push_back(*body);
        store_replies(connection, receipts_of(kept), bodies);
    }

    void commit(transaction& open, attempt& now) {
        now.commit_sent = true;
        open.send_commit();
        publish();
    }

    // Only now, because an attempt that fails before may be run again.
    void publish() {
        for (auto& [index, body] : pending_) {
            if (body)
                answers_[index] = base::reply{*std::move(body), false};
            else
                answers_[index] = base::refusal(std::move(body.error()));
        }
        pending_.clear();
    }

    [[nodiscard]] std::size_t leader_of(std::size_t index) const {
        return *std::ranges::find_if(leaders_, [&](std::size_t leader) {
            return claims_[leader].scope == claims_[index].scope && claims_[leader].key == claims_[index].key;
        });
    }

    // Empty where the leader left no receipt and this one asks for something else: it becomes a leader itself.
    [[nodiscard]] std::optional<answer> answer_after(std::size_t leader, std::size_t index) const {
        const auto& first = *answers_[leader];
        const bool same = claims_[leader].asked == claims_[index].asked;
        if (same) return first ? answer(base::reply{first->body, true}) : first;
        if (first) return base::refusal(errors::idempotency_key_reused());
        return std::nullopt;
    }

    std::vector<base::receipt> claims_;
    batch_work work_;
    std::vector<std::optional<answer>> answers_;
    indexes leaders_;
    indexes in_progress_;
    std::vector<std::pair<std::size_t, base::result<std::string>>> pending_;
    bool look_first_ = false;
    bool committed_unheard_ = false;
};

}  // namespace

base::task<std::vector<base::result<base::reply>>> transactor::write_batch(
    base::deadline until, std::vector<base::receipt> claims,
    std::function<std::vector<base::result<std::string>>(session&, const std::vector<std::size_t>& fresh)> work) {
    batch all(std::move(claims), std::move(work));
    for (all.choose_leaders(); !all.done(); all.choose_leaders()) {
        const auto ended =
            co_await repeat(pool_, schema_, until, [&all](session& connection, attempt& now) { all.run_once(connection, now); });
        if (!ended) {
            all.refuse_rest(ended.error());
            break;
        }
        all.follow_leaders();
    }
    co_return all.take_answers();
}

}  // namespace chuanpin::mysql
