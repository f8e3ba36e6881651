// Metrics that remember their values by name and labels, for tests that ask, and cost nothing to those that do not.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "platform/base/metrics.hpp"

namespace chuanpin::tests {

class null_metrics final : public base::metrics {
public:
    base::counter& make_counter(const std::string& name, const std::string&, std::vector<base::metric_label> labels) override {
        return handle(name, labels);
    }
    base::gauge& make_gauge(const std::string& name, const std::string&, std::vector<base::metric_label> labels) override {
        return handle(name, labels);
    }
    base::histogram& make_duration(const std::string& name, const std::string&, std::vector<base::metric_label> labels) override {
        return handle(name, labels);
    }

    /// The sum of a counter or the last value of a gauge; of a histogram the number of observations. `key` is
    /// "name" or "name{label=value,…}". 0 where nobody made it.
    [[nodiscard]] double value(const std::string& key) const {
        const std::lock_guard guard(mutex_);
        const auto found = handles_.find(key);
        return found == handles_.end() ? 0 : found->second->value.load();
    }

private:
    struct any_handle final : base::counter, base::gauge, base::histogram {
        std::atomic<double> value{0};
        void add(double amount) override { value += amount; }
        void set(double amount) override { value = amount; }
        void observe(double) override { value += 1; }
    };

    any_handle& handle(const std::string& name, const std::vector<base::metric_label>& labels) {
        std::string key = name;
        for (std::size_t i = 0; i < labels.size(); ++i) key += (i == 0 ? "{" : ",") + labels[i].name + "=" + labels[i].value;
        if (!labels.empty()) key += "}";
        const std::lock_guard guard(mutex_);
        auto& place = handles_[key];
        if (!place) place = std::make_unique<any_handle>();
        return *place;
    }

    mutable std::mutex mutex_;
    std::map<std::string, std::unique_ptr<any_handle>> handles_;
};

}  // namespace chuanpin::tests
