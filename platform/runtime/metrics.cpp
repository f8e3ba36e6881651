#include "platform/runtime/metrics.hpp"

#include <fstream>
#include <map>
#include <mutex>
#include <sstream>

#include <unistd.h>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace chuanpin::runtime {

namespace {

const prometheus::Histogram::BucketBoundaries duration_buckets{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                               0.05,   0.1,     0.25,   0.5,   1,      2.5,   5,    10};

class counter_handle final : public base::counter {
public:
    explicit counter_handle(prometheus::Counter& what) : what_(what) {}
    void add(double amount) override { what_.Increment(amount); }

private:
    prometheus::Counter& what_;
};

class gauge_handle final : public base::gauge {
public:
    explicit gauge_handle(prometheus::Gauge& what) : what_(what) {}
    void set(double value) override { what_.Set(value); }

private:
    prometheus::Gauge& what_;
};

class histogram_handle final : public base::histogram {
public:
    explicit histogram_handle(prometheus::Histogram& what) : what_(what) {}
    void observe(double value) override { what_.Observe(value); }

private:
    prometheus::Histogram& what_;
};

using label_map = std::map<std::string, std::string>;

label_map to_map(std::vector<base::metric_label> labels) {
    label_map map;
    for (auto& label : labels) map.emplace(std::move(label.name), std::move(label.value));
    return map;
}

/// The handles of one type, by the instrument that they stand for: the registry answers the same one for the same name and labels.
template <class Instrument, class Handle>
class handle_list {
public:
    Handle& of(Instrument& instrument) {
        auto& place = handles_[&instrument];
        if (!place) place = std::make_unique<Handle>(instrument);
        return *place;
    }

private:
    std::map<Instrument*, std::unique_ptr<Handle>> handles_;
};

double resident_bytes() {
    std::ifstream file("/proc/self/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

}  // namespace

struct prometheus_metrics::implementation {
    prometheus::Registry registry;
    std::mutex mutex;
    handle_list<prometheus::Counter, counter_handle> counters;
    handle_list<prometheus::Gauge, gauge_handle> gauges;
    handle_list<prometheus::Histogram, histogram_handle> histograms;
    prometheus::Gauge& resident =
        prometheus::BuildGauge().Name("chuanpin_process_resident_bytes").Help("Resident memory").Register(registry).Add({});
};

prometheus_metrics::prometheus_metrics() : implementation_(std::make_unique<implementation>()) {}
prometheus_metrics::~prometheus_metrics() = default;

base::counter& prometheus_metrics::make_counter(const std::string& name, const std::string& help, std::vector<base::metric_label> labels) {
    const std::lock_guard guard(implementation_->mutex);
    auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(implementation_->registry);
    return implementation_->counters.of(family.Add(to_map(std::move(labels))));
}

base::gauge& prometheus_metrics::make_gauge(const std::string& name, const std::string& help, std::vector<base::metric_label> labels) {
    const std::lock_guard guard(implementation_->mutex);
    auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(implementation_->registry);
    return implementation_->gauges.of(family.Add(to_map(std::move(labels))));
}

base::histogram& prometheus_metrics::make_duration(const std::string& name, const std::string& help,
                                                   std::vector<base::metric_label> labels) {
    const std::lock_guard guard(implementation_->mutex);
    auto& family = prometheus::BuildHistogram().Name(name).Help(help).Register(implementation_->registry);
    return implementation_->histograms.of(family.Add(to_map(std::move(labels)), duration_buckets));
}

std::string prometheus_metrics::text() const {
    implementation_->resident.Set(resident_bytes());
    std::ostringstream out;
    prometheus::TextSerializer().Serialize(out, implementation_->registry.Collect());
    return out.str();
}

}  // namespace chuanpin::runtime
