#include "platform/http/connection.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include <linux/sockios.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "platform/http/errors.hpp"
#include "platform/http/incoming.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/text.hpp"
#include "platform/http/tls.hpp"

namespace chuanpin::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using steady = std::chrono::steady_clock;
using error_code = boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
using transfer = std::tuple<error_code, std::size_t>;

constexpr std::size_t read_bytes = std::size_t{8} * 1024;
constexpr std::size_t body_read_bytes = std::size_t{32} * 1024;
constexpr std::chrono::milliseconds slow_request{1'000};
constexpr gate_fault too_large{413, &errors::request_body_too_large, "The body is too large."};
constexpr gate_fault broken_body{400, &errors::malformed_request, "The body breaks the rules of its framing."};

/// A header of the size that is allowed must fit, and what one read brings on top.
std::size_t buffer_bytes(const server_limits& limits) { return std::max(limits.buffer_bytes_max, limits.header_bytes_max + read_bytes); }

class beast_connection final : public connection {
public:
    beast_connection(tcp::socket socket, const ip_address& peer, connection_environment& shared)
        : socket_(std::move(socket)),
          shared_(shared),
          limits_(shared.limits()),
          buffer_(buffer_bytes(limits_)),
          peer_{to_text(peer), shared.tls ? "https" : "http", shared.options.trust.covers(peer)} {
        error_code ignored;  // it would be slower, or hold more memory
        socket_.set_option(tcp::no_delay(true), ignored);
        const auto unsent_bytes_max = static_cast<int>(limits_.unsent_bytes_max);
        setsockopt(socket_.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent_bytes_max, sizeof unsent_bytes_max);
        if (shared_.tls) tls_.emplace(socket_, shared_.tls->settings);
    }

    base::task<void> run() override {
        bool more = !tls_ || co_await shake_hands();
        const bool farewell = tls_ && more;
        while (more) {
            const auto fault = co_await read_head_bytes();
            if (fault) co_await refuse(*fault);
            more = !fault && head_bytes_ > 0 && co_await serve();
        }
        const bool expired = expired_;
        if (farewell) co_await say_farewell();
        if (expired && has_unsent()) drop_unsent();
        close();
    }

    void check_deadline(steady::time_point now) override {
        if (now < deadline_) return;
        shared_.metrics.make_counter("chuanpin_http_deadlines_total", "Reads and writes that were cut", {{"what", std::string(phase_)}})
            .add();
        expired_ = true;
        deadline_ = steady::time_point::max();
        error_code ignored;  // an operation that has just ended has nothing left to cancel
        socket_.cancel(ignored);
    }
    [[nodiscard]] bool idle() const override { return idle_; }
    void close() override {
        error_code ignored;  // the peer may have gone first
        socket_.close(ignored);
    }

private:
    using maybe_fault = std::optional<gate_fault>;

    [[nodiscard]] std::string_view buffered() const { return {static_cast<const char*>(buffer_.cdata().data()), buffer_.cdata().size()}; }
    /// Before each thing that waits for the peer: no operation inherits what another left of its time.
    void limit(std::string_view phase, std::chrono::milliseconds time_max) {
        phase_ = phase;
        expired_ = false;
        deadline_ = steady::now() + time_max;
    }
    void unlimit() { deadline_ = steady::time_point::max(); }

    asio::awaitable<transfer> read_some(std::size_t bytes_max) {
        const auto into = buffer_.prepare(bytes_max);
        return tls_ ? tls_->async_read_some(into, as_result) : socket_.async_read_some(into, as_result);
    }
    template <class Buffers>
    asio::awaitable<transfer> write_all(const Buffers& buffers) {
        return tls_ ? asio::async_write(*tls_, buffers, as_result) : asio::async_write(socket_, buffers, as_result);
    }

    base::task<bool> shake_hands() {
        limit("handshake", limits_.handshake_max);
        const auto [failure] = co_await tls_->async_handshake(asio::ssl::stream_base::server, as_result);
        if (failure) shared_.metrics.make_counter("chuanpin_http_handshakes_failed_total", "Handshakes of TLS that failed", {}).add();
        co_return !failure;
    }

    /// Says that nothing more comes (RFC 8446 §6.1); a peer that does not answer in time is left.
    base::task<void> say_farewell() {
        if (std::exchange(farewell_said_, true)) co_return;
        limit("farewell", limits_.drain_max);
        co_await tls_->async_shutdown(as_result);
    }

    /// Whether the peer has not taken everything that was written.
    [[nodiscard]] bool has_unsent() {
        int bytes = 0;
        return socket_.is_open() && ioctl(socket_.native_handle(), SIOCOUTQ, &bytes) == 0 && bytes > 0;
    }
    /// Throws away what was not sent: the system would keep it, and try, for minutes after an orderly close.
    void drop_unsent() {
        error_code ignored;  // then it ends in order
        socket_.set_option(tcp::socket::linger(true, 0), ignored);
    }

    /// Reads until a whole head stands in the buffer. head_bytes_ stays 0 where the peer went away or never began.
    base::task<maybe_fault> read_head_bytes() {
        head_bytes_ = 0;
        head_.verb = method::get;  // what is refused before its method is known gets a document
        std::size_t scanned = 0;
        bool begun = false;
        idle_ = buffer_.size() == 0;
        if (requests_ == 0)
            limit("first_byte", limits_.first_byte_max);
        else
            limit("idle", limits_.idle_max);
        for (;;) {
            if (const auto fault = find_head_end(scanned)) co_return fault;
            if (head_bytes_ > 0) co_return std::nullopt;
            if (!begun && buffer_.size() > 0) {
                begun = true;
                limit("header", limits_.header_max);
            }
            const auto [failure, count] = co_await read_some(read_bytes);
            if (failure) {
                if (!begun || !expired_) co_return std::nullopt;
                co_return gate_fault{408, &errors::request_timeout, "The header took too long."};
            }
            buffer_.commit(count);
            idle_ = false;
        }
    }

    /// Looks on where the last look ended. A line feed of its own is refused at once, not when the header's time is over.
    maybe_fault find_head_end(std::size_t& scanned) {
        auto bytes = buffered();
        if (scanned == 0 && bytes.starts_with("\r\n")) {  // RFC 9112 §2.2: one empty line before a request is forgiven
            buffer_.consume(2);
            bytes.remove_prefix(2);
            scanned = 1;
        }
        for (auto feed = bytes.find('\n', scanned); feed != std::string_view::npos; feed = bytes.find('\n', feed + 1)) {
            if (feed == 0 || bytes[feed - 1] != '\r') return gate_fault{400, &errors::malformed_request, "A line feed stands alone."};
            if (feed >= 3 && bytes[feed - 2] == '\n') {
                head_bytes_ = feed + 1;
                break;
            }
            scanned = feed + 1;
        }
        if ((head_bytes_ > 0 ? head_bytes_ : bytes.size()) > limits_.header_bytes_max) {
            return gate_fault{431, &errors::header_too_large, "The header is too large."};
        }
        return std::nullopt;
    }

    /// One request, whose head stands in the buffer. False where the connection ends.
    base::task<bool> serve() {
        const auto begin = steady::now();
        const head_limits limits{limits_.header_lines_max, limits_.target_bytes_max, shared_.options.host_names};
        if (const auto read = read_head(buffered().substr(0, head_bytes_), limits, head_); !read) {
            co_await refuse(read.error());
            co_return false;
        }
        auto request = take_request();
        if (head_.framing != body_framing::none) {
            const auto fault = co_await read_body(request);
            if (fault) co_await refuse(*fault);
            if (fault || !socket_.is_open()) co_return false;
        } else {
            buffer_.consume(head_bytes_);
        }
        co_return co_await answer(std::move(request), begin);
    }

    request take_request() {
        auto taken = make_request(head_, peer_, shared_.options.trust);
        taken.context.now = shared_.clock.now();
        taken.context.request_id = base::to_text(base::make_ulid(taken.context.now, shared_.random));
        taken.context.language = preferred_language(taken.headers.find("Accept-Language"));
        return taken;
    }

    using body_parser = beast::http::request_parser<beast::http::string_body>;

    base::task<maybe_fault> read_body(request& request) {
        if (head_.body_bytes > limits_.body_bytes_max) co_return too_large;
        if (head_.expects_continue && buffer_.size() == head_bytes_ && !co_await write_continue()) co_return std::nullopt;

        body_parser parser;
        parser.eager(true);
        parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes_max + 1));
        parser.body_limit(limits_.body_bytes_max);
        const auto begin = steady::now();
        std::size_t chunks = 0;
        std::uint64_t announced = 0;
        auto check_chunk = [&](std::uint64_t size, beast::string_view extension, error_code& failure) {
            const bool harmless = is_harmless_chunk_extension({extension.data(), extension.size()}, limits_.chunk_extension_bytes_max);
            if (!harmless || ++chunks > limits_.chunks_max) failure = beast::http::make_error_code(beast::http::error::bad_chunk_extension);
            if (size > limits_.body_bytes_max - announced) failure = beast::http::make_error_code(beast::http::error::body_limit);
            if (failure) return;
            announced += size;
            deadline_ = begin + body_time(limits_, announced);  // a chunk brings the time for itself along
        };
        parser.on_chunk_header(check_chunk);
        limit("body", body_time(limits_, head_.body_bytes));
        if (const auto fault = co_await feed(parser)) co_return fault;
        if (!agrees(parser)) co_return broken_body;
        request.body = std::move(parser.get().body());
        co_return std::nullopt;
    }

    /// Hands the parser what stands in the buffer and what comes, until it has the whole body.
    base::task<maybe_fault> feed(body_parser& parser) {
        for (;;) {
            error_code failure;
            buffer_.consume(parser.put(buffer_.cdata(), failure));
            if (failure == beast::http::error::body_limit) co_return too_large;
            if (failure && failure != beast::http::error::need_more) co_return broken_body;
            if (parser.is_done()) co_return std::nullopt;
            do {
                const auto room = std::min(buffer_.max_size() - buffer_.size(), body_read_bytes);
                if (room == 0) co_return broken_body;  // a line without end
                const auto [ended, count] = co_await read_some(room);
                if (expired_) co_return gate_fault{408, &errors::request_timeout, "The body took too long."};
                if (ended) co_return broken_body;
                buffer_.commit(count);
            } while (buffer_.size() == 0);
        }
    }

    /// Beast must have framed the body as the gate did.
    bool agrees(const body_parser& parser) const {
        if (head_.framing == body_framing::chunked) return parser.chunked();
        return !parser.chunked() && parser.get().body().size() == head_.body_bytes;
    }

    base::task<bool> write_continue() {
        static constexpr std::string_view text = "HTTP/1.1 100 Continue\r\n\r\n";
        limit("write", write_time(limits_, text.size()));
        const auto [failure, count] = co_await write_all(asio::buffer(text));
        if (failure) close();
        co_return !failure;
    }

    base::task<bool> answer(request request, steady::time_point begin) {
        idle_ = false;
        unlimit();  // a handler keeps its own deadline, which begins when it does: the body may have taken longer
        request.context.deadline = steady::now() + limits_.handler_max;
        const auto verb = request.verb;
        const auto target = request.target;
        const auto context = request.context;
        auto answer = co_await respond(std::move(request));
        const bool last = ++requests_ >= limits_.requests_per_connection_max || shared_.stopping;
        const bool keep_alive = head_.keep_alive && !last;
        log_request(verb, target, context.request_id, answer.status, steady::now() - begin);
        const bool written = co_await write(std::move(answer), context, keep_alive);
        co_return written&& keep_alive;
    }

    base::task<response> respond(request request) {
        const auto context = request.context;
        std::exception_ptr fault;
        try {
            if (request.target == "*") co_return answer_for_whole_server();
            if (auto parsed = parse_target(request, limits_.query_parameters_max); !parsed)
                co_return problem_response(parsed.error(), context);
            co_return co_await shared_.answer.respond(std::move(request));
        } catch (...) {
            fault = std::current_exception();  // a responder never throws: this is a bug, and no reason to lose the connection
        }
        shared_.log.write(base::log_level::error, "http.exception", {{"request_id", context.request_id}, {"message", text_of(fault)}});
        co_return internal_problem(context);
    }

    base::task<bool> write(response answer, const base::call_context& context, bool keep_alive) {
        const bool to_head = head_.verb == method::head;
        const head_style style{to_head, keep_alive, head_.is_1_0, shared_.date(context.now), context.request_id};
        if (!write_head(answer, style, head_text_)) {
            shared_.log.write(base::log_level::error, "http.unsafe-header", {{"request_id", context.request_id}});
            answer = internal_problem(context);
            if (!write_head(answer, style, head_text_)) co_return false;
        }
        const bool content = !to_head && has_content(answer.status);
        const std::array parts{asio::buffer(head_text_), asio::buffer(answer.body.data(), content ? answer.body.size() : 0)};
        limit("write", write_time(limits_, asio::buffer_size(parts)));
        const auto [failure, count] = co_await write_all(parts);
        co_return !failure;
    }

    /// Answers a fault of framing once; nothing that comes after it is looked at.
    base::task<void> refuse(gate_fault fault) {
        base::call_context context;
        context.now = shared_.clock.now();
        context.request_id = base::to_text(base::make_ulid(context.now, shared_.random));
        shared_.log.write(
            base::log_level::information, "http.refused",
            {{"request_id", context.request_id}, {"remote_address", peer_.address}, {"code", fault.what->code}, {"message", fault.detail}});
        shared_.metrics
            .make_counter("chuanpin_http_refusals_total", "Requests that the gate refused", {{"code", std::string(fault.what->code)}})
            .add();
        auto problem = problem_with_status(base::make_error(*fault.what, std::string(fault.detail)), fault.status, context);
        if (co_await write(std::move(problem), context, false)) co_await drain();
    }

    /// Closing over unread bytes would send a reset, and the reset would take the answer away from the client.
    base::task<void> drain() {
        error_code failure;
        if (tls_) co_await say_farewell();
        socket_.shutdown(tcp::socket::shutdown_send, failure);
        buffer_.clear();
        limit("drain", limits_.drain_max);
        for (std::size_t drained = 0; !failure && drained < limits_.drained_bytes_max && !expired_;) {
            // Below TLS: what comes is thrown away, so nobody needs to read it.
            const auto [ended, count] = co_await socket_.async_read_some(buffer_.prepare(read_bytes), as_result);
            failure = ended;
            drained += count;
        }
    }

    /// Plain reads that went well are counted by the router, not written down one by one.
    void log_request(method verb, std::string_view target, std::string_view request_id, int status, steady::duration took) {
        const bool plain_read = (verb == method::get || verb == method::head) && status < 400;
        if (plain_read && took < slow_request) return;
        shared_.log.write(base::log_level::information, "http.request",
                          {{"request_id", request_id},
                           {"method", name_of(verb)},
                           {"path", target.substr(0, target.find('?'))},
                           {"status", std::int64_t{status}},
                           {"duration_us", std::int64_t{std::chrono::duration_cast<std::chrono::microseconds>(took).count()}},
                           {"remote_address", peer_.address}});
    }

    tcp::socket socket_;
    std::optional<asio::ssl::stream<tcp::socket&>> tls_;
    connection_environment& shared_;
    const server_limits& limits_;
    beast::flat_buffer buffer_;
    request_head head_;
    std::size_t head_bytes_ = 0;  ///< where the head ends in the buffer
    std::string head_text_;       ///< of the answer; its memory is used again
    peer_facts peer_;
    std::string_view phase_ = "first_byte";  ///< what the deadline is of
    steady::time_point deadline_ = steady::time_point::max();
    std::size_t requests_ = 0;
    bool idle_ = true;
    bool expired_ = false;
    bool farewell_said_ = false;
};

}  // namespace

std::string_view connection_environment::date(base::instant now) {
    if (const auto second = std::chrono::floor<std::chrono::seconds>(now); second != date_second || date_text.empty()) {
        date_second = second;
        date_text = imf_date(second);
    }
    return date_text;
}

std::unique_ptr<connection> make_connection(tcp::socket socket, const ip_address& peer, connection_environment& shared) {
    return std::make_unique<beast_connection>(std::move(socket), peer, shared);
}

}  // namespace chuanpin::http
