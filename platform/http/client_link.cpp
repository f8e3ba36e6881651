#include "platform/http/client_link.hpp"

#include <array>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include "platform/http/text.hpp"
#include "platform/http/tls.hpp"

namespace chuanpin::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using steady = std::chrono::steady_clock;
using error_code = boost::system::error_code;
using answer_parser = beast::http::response_parser<beast::http::string_body>;
using outcome = std::tuple<error_code, std::size_t>;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t buffer_bytes_max = std::size_t{64} * 1024;
constexpr std::size_t informational_answers_max = 8;

base::task<std::tuple<error_code, tcp::resolver::results_type>> resolve(tcp::resolver& resolver, const origin& to) {
    error_code is_a_name;
    const auto address = asio::ip::make_address(to.host, is_a_name);
    if (is_a_name) co_return co_await resolver.async_resolve(to.host, to.port, as_result);
    const tcp::endpoint endpoint(address, static_cast<std::uint16_t>(std::stoul(to.port)));
    co_return std::tuple(error_code(), tcp::resolver::results_type::create(endpoint, to.host, to.port));
}

std::vector<tcp::endpoint> allowed_of(const tcp::resolver::results_type& addresses, const client_options& options) {
    std::vector<tcp::endpoint> allowed;
    for (const auto& each : addresses) {
        if (!options.may_connect || options.may_connect(each.endpoint().address().to_string())) allowed.push_back(each.endpoint());
    }
    return allowed;
}

response to_response(const beast::http::response_header<>& head, bool to_head_request) {
    response answer;
    answer.status = static_cast<int>(head.result_int());
    for (const auto& field : head) {
        const std::string_view name(field.name_string().data(), field.name_string().size());
        const bool told_length = to_head_request && equal_without_case(name, "Content-Length");
        if (is_of_the_connection(name) && !told_length) continue;
        answer.headers.add(std::string(name), std::string(field.value().data(), field.value().size()));
    }
    return answer;
}

}  // namespace

struct client_link::connection {
    explicit connection(const asio::any_io_executor& executor) : socket(executor), buffer(buffer_bytes_max) {}

    base::task<std::string> connect_to_any(const tcp::resolver::results_type& addresses, const origin& to, const client_options& options);
    base::task<std::string> shake_hands(const origin& to, const client_options& options);
    base::task<outcome> read_header(answer_parser& parser);
    base::task<outcome> read_rest(answer_parser& parser);

    tcp::socket socket;
    std::optional<asio::ssl::stream<tcp::socket&>> secured{};
    beast::flat_buffer buffer;
};

client_link::client_link(const asio::any_io_executor& executor) : connection_(std::make_unique<connection>(executor)) {}
client_link::~client_link() = default;

base::task<std::string> client_link::connect(const origin& to, const client_options& options, base::deadline until) {
    if (to.secure && !options.trust) co_return "this client has no authorities by which it could know the other side";
    constexpr auto late = "no connection in time";
    if (steady::now() >= until) co_return late;
    tcp::resolver resolver(connection_->socket.get_executor());
    asio::steady_timer timer(connection_->socket.get_executor(), until);
    // Set by whichever comes first, the end of the time or of this coroutine: a handler on its way may outlive both references.
    const auto over = std::make_shared<bool>(false);
    timer.async_wait([over, &resolver, this](const error_code& failure) {
        if (failure || std::exchange(*over, true)) return;
        resolver.cancel();
        close();
    });
    const auto [failure, addresses] = co_await resolve(resolver, to);
    auto failed = failure ? failure.message() : std::string();
    if (failed.empty() && !*over) failed = co_await connection_->connect_to_any(addresses, to, options);
    co_return std::exchange(*over, true) ? late : failed;
}

base::task<std::string> client_link::connection::connect_to_any(const tcp::resolver::results_type& addresses, const origin& to,
                                                                const client_options& options) {
    const auto allowed = allowed_of(addresses, options);
    if (allowed.empty()) co_return "none of its addresses may be connected to";
    auto [failure, chosen] = co_await asio::async_connect(socket, allowed, as_result);
    if (!failure) socket.set_option(tcp::no_delay(true), failure);
    if (failure) co_return failure.message();
    co_return to.secure ? co_await shake_hands(to, options) : std::string();
}

base::task<std::string> client_link::connection::shake_hands(const origin& to, const client_options& options) {
    auto& stream = secured.emplace(socket, options.trust->settings);
    error_code is_a_name;
    static_cast<void>(asio::ip::make_address(to.host, is_a_name));
    // RFC 6066 §3: the name of the host, never an address.
    if (is_a_name && SSL_set_tlsext_host_name(stream.native_handle(), to.host.c_str()) != 1)
        co_return "the host's name cannot be asked for";
    error_code failure;
    stream.set_verify_callback(asio::ssl::host_name_verification(to.host), failure);
    if (failure) co_return failure.message();
    const auto [refused] = co_await stream.async_handshake(asio::ssl::stream_base::client, as_result);
    co_return refused ? refused.message() : std::string();
}

base::task<outcome> client_link::connection::read_header(answer_parser& parser) {
    if (secured) co_return co_await beast::http::async_read_header(*secured, buffer, parser, as_result);
    co_return co_await beast::http::async_read_header(socket, buffer, parser, as_result);
}

base::task<outcome> client_link::connection::read_rest(answer_parser& parser) {
    if (secured) co_return co_await beast::http::async_read(*secured, buffer, parser, as_result);
    co_return co_await beast::http::async_read(socket, buffer, parser, as_result);
}

base::task<client_link::sent> client_link::write(std::string_view head, std::string_view body) {
    const std::array parts{asio::const_buffer(head.data(), head.size()), asio::const_buffer(body.data(), body.size())};
    auto& line = *connection_;
    const auto [failure, count] = line.secured ? co_await asio::async_write(*line.secured, parts, as_result)
                                               : co_await asio::async_write(line.socket, parts, as_result);
    co_return sent{.whole = !failure, .bytes = count};
}

base::task<client_link::answered> client_link::read(method verb, const client_options& options) {
    answered got;
    for (std::size_t i = 0; i < informational_answers_max; ++i) {
        answer_parser parser;
        parser.header_limit(static_cast<std::uint32_t>(options.header_bytes_max));
        parser.body_limit(options.body_bytes_max);
        parser.skip(verb == method::head);
        const auto [broken, count] = co_await connection_->read_header(parser);
        got.any = got.any || count > 0 || connection_->buffer.size() > 0;
        if (broken) co_return got;
        if (parser.get().result_int() < 200) continue;  // RFC 9110 §15.2: informational answers come before the one that counts
        // Copied before the body is read, so that trailers do not become fields.
        auto answer = to_response(parser.get().base(), verb == method::head);
        if (!parser.is_done()) {
            const auto [cut, bytes] = co_await connection_->read_rest(parser);
            if (cut) co_return got;
        }
        answer.body = std::move(parser.get().body());
        got.keep = parser.keep_alive() && !parser.need_eof() && connection_->buffer.size() == 0;
        got.whole = std::move(answer);
        co_return got;
    }
    co_return got;
}

bool client_link::quiet() {
    auto& socket = connection_->socket;
    error_code failure;
    socket.non_blocking(true, failure);
    if (failure) return false;
    char byte = 0;
    socket.receive(asio::buffer(&byte, 1), tcp::socket::message_peek, failure);
    return failure == asio::error::would_block || failure == asio::error::try_again;
}

bool client_link::is_open() const { return connection_->socket.is_open(); }

void client_link::close() {
    error_code ignored;  // the other side may have gone first
    connection_->socket.close(ignored);
}

struct client_link::watchdog::state {
    state(client_link& watched, base::deadline until) : line(&watched), timer(watched.connection_->socket.get_executor(), until) {}
    client_link* line;
    bool expired = false;
    asio::steady_timer timer;
};

client_link::watchdog::watchdog(client_link& line, base::deadline until) : state_(std::make_shared<state>(line, until)) {
    state_->timer.async_wait([watched = std::weak_ptr(state_)](const error_code& failure) {
        const auto still = watched.lock();
        if (failure || !still) return;
        still->expired = true;
        still->line->close();
    });
}

client_link::watchdog::~watchdog() = default;
bool client_link::watchdog::expired() const { return state_->expired; }

}  // namespace chuanpin::http
