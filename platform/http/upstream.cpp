#include "platform/http/upstream.hpp"

#include "platform/http/problem.hpp"

namespace chuanpin::http {

namespace {

class stamped_entrance final : public responder {
public:
    stamped_entrance(responder& service, principal_keys keys, std::string audience, const base::clock& clock)
        : service_(service), keys_(std::move(keys)), audience_(std::move(audience)), clock_(clock) {}

    base::task<response> respond(request request) override {
        const auto read = read_stamp(request, keys_, audience_, clock_.now());
        auto request_id = request.context.request_id;
        auto answer = read ? co_await service_.respond(std::move(request)) : problem_response(read.error(), request.context);
        answer.headers.set(request_id_header, std::move(request_id));
        co_return answer;
    }

private:
    responder& service_;
    principal_keys keys_;
    std::string audience_;
    const base::clock& clock_;
};

class local_upstream final : public responder {
public:
    explicit local_upstream(responder& service) : service_(service) {}

    base::task<response> respond(request request) override {
        for (const auto name : {principal_header, deadline_header, request_id_header}) request.headers.remove(name);
        auto request_id = request.context.request_id;
        auto answer = co_await service_.respond(std::move(request));
        answer.headers.set(request_id_header, std::move(request_id));
        co_return answer;
    }
    std::optional<response> turn_away(std::string_view route_name, const base::call_context& context) const override {
        auto answer = service_.turn_away(route_name, context);
        if (answer) answer->headers.set(request_id_header, context.request_id);
        return answer;
    }

private:
    responder& service_;
};

class http_upstream final : public responder {
public:
    http_upstream(client& client, std::string origin, principal_keys keys, std::string audience, const base::clock& clock)
        : client_(client), origin_(std::move(origin)), keys_(std::move(keys)), audience_(std::move(audience)), clock_(clock) {}

    base::task<response> respond(request request) override {
        stamp(request, keys_, audience_, clock_.now());
        request.headers.set(audience_header, audience_);
        const auto context = request.context;
        auto answer = co_await client_.send(origin_, std::move(request), context.deadline);
        if (!answer) co_return problem_response(answer.error(), context);
        co_return *std::move(answer);
    }

private:
    client& client_;
    std::string origin_;
    principal_keys keys_;
    std::string audience_;
    const base::clock& clock_;
};

}  // namespace

std::unique_ptr<responder> make_stamped_entrance(responder& service, principal_keys keys, std::string audience, const base::clock& clock) {
    return std::make_unique<stamped_entrance>(service, std::move(keys), std::move(audience), clock);
}

std::unique_ptr<responder> make_local_upstream(responder& service) { return std::make_unique<local_upstream>(service); }

std::unique_ptr<responder> make_http_upstream(client& client, std::string origin, principal_keys keys, std::string audience,
                                              const base::clock& clock) {
    return std::make_unique<http_upstream>(client, std::move(origin), std::move(keys), std::move(audience), clock);
}

}  // namespace chuanpin::http
