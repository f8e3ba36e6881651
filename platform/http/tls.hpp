// TLS of the server and of the client: which versions, which ciphers, whose certificate. Only files of Asio's I/O include this.
#pragma once

#include <expected>
#include <memory>
#include <string>

#include <boost/asio/ssl/context.hpp>

#include "platform/http/client.hpp"
#include "platform/http/server.hpp"

namespace chuanpin::http {

/// What handshakes are made with. One that runs keeps what it began with, so a context may go while its connections live.
struct tls_context {
    boost::asio::ssl::context settings{boost::asio::ssl::context::tls_server};
};

/// Whom the client believes: TLS as the server has it, and a certificate for the host's name that one of the authorities stands behind.
struct tls_trust {
    boost::asio::ssl::context settings{boost::asio::ssl::context::tls_client};
};

/// TLS 1.2 (with forward secrecy and authenticated encryption alone) and 1.3, ALPN http/1.1, no renegotiation, no compression.
/// One English sentence where a file cannot be read, or key and certificate do not belong together.
[[nodiscard]] std::expected<std::shared_ptr<tls_context>, std::string> load_certificate(const certificate_files& files);

}  // namespace chuanpin::http
