#include <iostream>

#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/journal/sequencer.hpp"
#include "platform/runtime/secret_file.hpp"
#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

namespace {

bool verify_service(const configuration& settings, const std::string& schema, const std::array<std::byte, 32>& public_key) {
    mysql::session connection(settings.database, schema);
    const auto report = journal::verify_chain(connection, public_key);
    std::cout << fmt::format("{}: {} entries hold, {} signed heads hold, {} not sealed yet\n", schema, report.entries, report.signed_heads,
                             report.unsealed);
    if (report.first_fault == 0) return true;
    std::cout << fmt::format("{}: BROKEN at entry {}: {}\n", schema, report.first_fault, report.explanation);
    return false;
}

}  // namespace

int verify_audit(const configuration& settings, definitions all, const names& chosen) {
    const auto key = read_signing_key(settings.journal_seed_file);
    if (!key) {
        complain(key.error().detail);
        return 1;
    }
    const auto public_key = crypto::public_key_of(*key);
    std::cout << fmt::format("public key (ed25519): {}\n", base::to_hex(base::as_text(public_key)));
    bool holds = true;
    for (const auto& definition : all)
        if (is_chosen(chosen, definition.name)) holds = verify_service(settings, settings.schema_of(definition.name), public_key) && holds;
    return holds ? 0 : 1;
}

}  // namespace chuanpin::runtime
