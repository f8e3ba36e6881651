#include "platform/http/tls.hpp"

#include <array>

#include <fmt/format.h>
#include <openssl/ssl.h>

namespace chuanpin::http {

namespace {

namespace ssl = boost::asio::ssl;
using error_code = boost::system::error_code;

constexpr const char* not_restricted = "This OpenSSL cannot be restricted to TLS 1.2 and 1.3.";
constexpr const char* ciphers_of_1_2 = "ECDHE+AESGCM:ECDHE+CHACHA20";
constexpr std::array<unsigned char, 9> protocols = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

/// RFC 7301 §3.2: who names protocols and not ours is refused; who names none is taken to mean it.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered, unsigned offered_length,
                    void*) {
    unsigned char* found = nullptr;
    const int outcome = SSL_select_next_proto(&found, length, protocols.data(), protocols.size(), offered, offered_length);
    *chosen = found;
    return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

bool restrict(SSL_CTX* context) {
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 && SSL_CTX_set_cipher_list(context, ciphers_of_1_2) == 1;
}

}  // namespace

std::expected<std::shared_ptr<tls_context>, std::string> load_certificate(const certificate_files& files) {
    auto loaded = std::make_shared<tls_context>();
    auto& settings = loaded->settings;
    if (!restrict(settings.native_handle())) return std::unexpected(not_restricted);
    SSL_CTX_set_alpn_select_cb(settings.native_handle(), choose_protocol, nullptr);
    error_code failure;
    // A key under a password would make OpenSSL ask for it on the terminal.
    settings.set_password_callback([](std::size_t, ssl::context::password_purpose) { return std::string(); }, failure);
    if (!failure) settings.use_certificate_chain_file(files.certificate, failure);
    if (failure) return std::unexpected(fmt::format("The certificate {} cannot be used: {}.", files.certificate, failure.message()));
    settings.use_private_key_file(files.key, ssl::context::pem, failure);
    if (failure) return std::unexpected(fmt::format("The key {} cannot be used: {}.", files.key, failure.message()));
    return loaded;
}

std::expected<std::shared_ptr<tls_trust>, std::string> load_trust(const std::string& authorities_file) {
    auto loaded = std::make_shared<tls_trust>();
    auto& settings = loaded->settings;
    auto* context = settings.native_handle();
    // SSL_CTX_set_alpn_protos answers 0 where it succeeds.
    if (!restrict(context) || SSL_CTX_set_alpn_protos(context, protocols.data(), protocols.size()) != 0)
        return std::unexpected(not_restricted);
    error_code failure;
    settings.set_verify_mode(ssl::verify_peer, failure);
    if (failure) return std::unexpected(failure.message());
    if (authorities_file.empty())
        settings.set_default_verify_paths(failure);
    else
        settings.load_verify_file(authorities_file, failure);
    if (failure) return std::unexpected(fmt::format("The authorities {} cannot be used: {}.", authorities_file, failure.message()));
    return loaded;
}

}  // namespace chuanpin::http
