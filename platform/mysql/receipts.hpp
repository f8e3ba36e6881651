// The table of receipts: what makes a transaction happen at most once. Inside platform/mysql.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/base/unit_of_work.hpp"
#include "platform/mysql/session.hpp"

namespace chuanpin::mysql {

struct stored_receipt {
    base::fingerprint asked{};
    std::string body;
};

/// Claims it for the transaction at hand. Throws sql_error: 1062 where it is taken, 1205 where somebody is claiming it (waits 1 s).
void claim_receipt(session& connection, const base::receipt& claim);
/// All or none; the same errors.
void claim_receipts(session& connection, const std::vector<base::receipt>& claims);
/// Does not wait at all.
void claim_receipt_without_waiting(session& connection, const base::receipt& claim);

void store_reply(session& connection, const base::receipt& claim, const std::string& body);
/// `bodies` in the order of `claims`.
void store_replies(session& connection, const std::vector<base::receipt>& claims, const std::vector<std::string>& bodies);
/// Gives claims back that the transaction at hand had taken.
void release_receipts(session& connection, const std::vector<base::receipt>& claims);

[[nodiscard]] std::optional<stored_receipt> find_receipt(session& connection, const base::receipt& claim);
/// In the order of `claims`.
[[nodiscard]] std::vector<std::optional<stored_receipt>> find_receipts(session& connection, const std::vector<base::receipt>& claims);

}  // namespace chuanpin::mysql
