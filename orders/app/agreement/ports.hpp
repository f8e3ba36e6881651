// What pairings, collecting windows and agreements need of the database. As orders/app/ports.hpp says of all stores.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "orders/domain/agreement/changes.hpp"
#include "orders/domain/agreement/pairing.hpp"

namespace chuanpin::orders::app {

struct shown_pairing {
    domain::pairing what{};
    domain::pairing_version version{};
};
/// All that are given must fit.
struct pairing_filter {
    std::optional<domain::organisation_id> helper{};
    std::optional<domain::helped> who{};
    std::optional<base::business_date> holds_on{};
    std::optional<base::instant> known_at{};  ///< what was known then; empty: what is known now
};

class pairing_store {
public:
    virtual ~pairing_store() = default;
    /// The pairing of that helper, unit and helped, locked; made with the id given where there is none.
    virtual domain::pairing lock_or_add(const domain::pairing& fresh) = 0;
    virtual std::optional<domain::pairing> lock(domain::pairing_id id) = 0;
    /// Versions that are not superseded, by valid_from.
    virtual std::vector<domain::pairing_version> known(domain::pairing_id id) = 0;
    virtual void insert(const domain::pairing_version& version) = 0;
    virtual void supersede(std::int64_t version, base::instant at) = 0;
    /// Those that hold on that day between this helper (all of it) and any of these.
    virtual std::vector<domain::pairing> holding(domain::organisation_id helper, std::span<const domain::helped> any_of,
                                                 base::business_date day) = 0;
    /// By version, oldest first, after `after`.
    virtual std::vector<shown_pairing> page(const pairing_filter& filter, std::int64_t after, std::size_t limit) = 0;
};

class window_store {
public:
    virtual ~window_store() = default;
    virtual void insert(const domain::collecting_window& what) = 0;
    virtual std::optional<domain::collecting_window> find(domain::window_id id) = 0;
    /// As `find`, and nobody else changes it or its pre-orders until the transaction ends.
    virtual std::optional<domain::collecting_window> lock(domain::window_id id) = 0;
    /// Closing and agreement of a window that is locked; its version is one above the stored one.
    virtual void save(const domain::collecting_window& what) = 0;
    /// Of whom helps or supplies, newest first, older than `before`; without sections.
    virtual std::vector<domain::collecting_window> page(domain::organisation_id party, std::optional<domain::window_id> before,
                                                        std::size_t limit) = 0;
    /// Not closed although their end has come, at most `limit`.
    virtual std::vector<domain::window_id> find_ended(base::instant by, std::size_t limit) = 0;

    virtual void insert(const domain::intent& what) = 0;
    virtual std::optional<domain::intent> find_intent(domain::intent_id id) = 0;
    /// Of a window that is locked; its version is one above the stored one.
    virtual void save(const domain::intent& what) = 0;
    virtual std::int64_t count_intents(domain::window_id id) = 0;
    /// In the order of their ids, after `after`; withdrawn ones too.
    virtual std::vector<domain::intent> intents(domain::window_id id, std::optional<domain::intent_id> after, std::size_t limit) = 0;
    /// What stands of each section that said something, by name.
    virtual std::vector<domain::section_sum> sums(domain::window_id id) = 0;
};

struct shown_share {
    std::int64_t position = 0;  ///< from 1, by key
    domain::share what{};
    bool poor = false;
    bool within_pairing = false;
};
/// Where goods of an agreement stood before they were handed over.
struct delivery_source {
    domain::warehouse_id warehouse{};
    std::string warehouse_code;
    std::optional<domain::lot_id> lot{};  ///< where the supplier named one
};
struct delivery_entry {
    domain::delivery_id id{};
    std::int64_t line_number = 0;
    domain::hand_over what{};
    domain::account_id by{};
    base::instant at{};
    std::optional<delivery_source> from{};  ///< empty: they came from the household directly
};
/// A reversing entry: what of a section was taken back by both sides.
struct reversal_entry {
    std::int64_t line_number = 0;
    std::string section;
    std::int64_t quantity = 0;  ///< > 0
    base::fen amount{};
    base::instant at{};
};

class agreement_store {
public:
    virtual ~agreement_store() = default;
    /// With lines and their sections.
    virtual void insert(const domain::agreement& what) = 0;
    virtual std::optional<domain::agreement> find(domain::agreement_id id) = 0;
    /// As `find`, and nobody else changes it until the transaction ends.
    virtual std::optional<domain::agreement> lock(domain::agreement_id id) = 0;
    /// What differs from `before`, which is locked.
    virtual void save(const domain::agreement& before, const domain::agreement& after) = 0;
    /// Of whom is party, newest first, older than `before`; lines without sections, and no texts.
    virtual std::vector<domain::agreement> page(domain::organisation_id party, std::optional<domain::agreement_id> before,
                                                std::size_t limit) = 0;

    /// False where its voucher or its document stands for another payment already; then nothing was written.
    virtual bool insert(const domain::prepayment& what) = 0;
    virtual std::optional<domain::prepayment> find_prepayment(domain::prepayment_id id) = 0;
    /// Of an agreement that is locked.
    virtual void save_confirmation(const domain::prepayment& what) = 0;
    virtual std::vector<domain::prepayment> prepayments(domain::agreement_id id, domain::payment_direction direction,
                                                        std::size_t limit) = 0;
    /// Of both directions.
    virtual std::size_t count_prepayments(domain::agreement_id id) = 0;

    /// What each was allocated by this supplier before, in the order of `who`; the entries are locked until the transaction ends.
    virtual std::vector<std::int64_t> lock_ledger(domain::organisation_id supplier, std::span<const domain::claimant> who) = 0;
    /// Writes the shares of a line and adds them to the ledger.
    virtual void insert_shares(domain::agreement_id id, const domain::agreement_line& line, std::span<const shown_share> shares) = 0;
    /// By position, after `after`.
    virtual std::vector<shown_share> shares(domain::agreement_id id, std::int64_t line_number, std::int64_t after, std::size_t limit) = 0;

    virtual void insert(domain::agreement_id id, std::span<const delivery_entry> deliveries) = 0;
    /// Oldest first, after `after`.
    virtual std::vector<delivery_entry> deliveries(domain::agreement_id id, std::int64_t line_number,
                                                   std::optional<domain::delivery_id> after, std::size_t limit) = 0;
    virtual void insert(domain::agreement_id id, std::span<const reversal_entry> reversals) = 0;
    virtual std::vector<reversal_entry> reversals(domain::agreement_id id, std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
