// The metrics of the process on prometheus-cpp's registry.
#pragma once

#include <memory>
#include <string>

#include "platform/base/metrics.hpp"

namespace chuanpin::runtime {

class prometheus_metrics final : public base::metrics {
public:
    prometheus_metrics();
    ~prometheus_metrics() override;

    base::counter& make_counter(const std::string& name, const std::string& help, std::vector<base::metric_label> labels) override;
    base::gauge& make_gauge(const std::string& name, const std::string& help, std::vector<base::metric_label> labels) override;
    base::histogram& make_duration(const std::string& name, const std::string& help, std::vector<base::metric_label> labels) override;

    /// Everything, in the Prometheus text format 0.0.4. Resident memory is read at this moment.
    [[nodiscard]] std::string text() const;

private:
    struct implementation;
    std::unique_ptr<implementation> implementation_;
};

}  // namespace chuanpin::runtime
