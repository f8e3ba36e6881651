#include "platform/http/idempotency.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/crypto/hash.hpp"
#include "platform/http/errors.hpp"

namespace chuanpin::http {

namespace {

constexpr std::string_view key_header = "Idempotency-Key";
constexpr std::size_t key_bytes_min = 16;
constexpr std::size_t key_bytes_max = 128;
constexpr std::size_t operation_bytes_max = 36;  ///< 26 of the account, a space and this stay within the scope's 64

bool is_printable(char letter) { return letter >= 0x21 && letter <= 0x7e; }

/// What stands between the quotes of an sf-string (RFC 8941 §3.3.3), its two escapes undone; nullopt where it is none.
std::optional<std::string> unquoted(std::string_view text) {
    if (text.size() < 2 || !text.ends_with('"')) return std::nullopt;
    text = text.substr(1, text.size() - 2);
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') return std::nullopt;
        if (text[i] == '\\' && (++i == text.size() || (text[i] != '"' && text[i] != '\\'))) return std::nullopt;
        plain += text[i];
    }
    return plain;
}

}  // namespace

base::result<std::string> read_idempotency_key(const request& request) {
    const auto count = request.headers.count(key_header);
    if (count == 0) return errors::idempotency_key_required();
    const auto text = request.headers.find(key_header);
    auto key = text.starts_with('"') ? unquoted(text) : std::string(text);
    if (count > 1 || !key || key->size() < key_bytes_min || key->size() > key_bytes_max || !std::ranges::all_of(*key, is_printable)) {
        return errors::idempotency_key_invalid();
    }
    return *std::move(key);
}

base::result<base::receipt> read_receipt(const request& request, std::string_view operation) {
    if (!request.context.who) throw std::logic_error("an idempotent route must need a sign-in");
    if (operation.size() > operation_bytes_max) throw std::logic_error("the operation's name is too long for a receipt");
    auto key = read_idempotency_key(request);
    if (!key) return base::refusal(std::move(key.error()));
    base::receipt receipt;
    receipt.scope = base::to_text(request.context.who->account.value);
    receipt.scope.append(" ").append(operation);
    receipt.key = *std::move(key);
    receipt.asked = crypto::sha256_of_parts({name_of(request.verb), request.target, request.headers.find("Content-Type"), request.body});
    return receipt;
}

response reply_response(base::reply reply, int status) {
    auto answer = json_response(std::move(reply.body), status);
    if (reply.replayed) answer.headers.add("Idempotency-Replayed", "true");
    return answer;
}

}  // namespace chuanpin::http
