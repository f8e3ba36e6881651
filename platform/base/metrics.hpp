// Metrics as an interface; platform/runtime exposes them in the Prometheus text format.
//
// Names follow chuanpin_<service>_<noun>_<unit>. Handles are made once, at composition, and used for ever.
#pragma once

#include <string>
#include <vector>

namespace chuanpin::base {

struct metric_label {
    std::string name;
    std::string value;
};

/// Thread-safe handles, owned by the registry.
class counter {
public:
    virtual ~counter() = default;
    virtual void add(double amount = 1) = 0;
};
class gauge {
public:
    virtual ~gauge() = default;
    virtual void set(double value) = 0;
};
class histogram {
public:
    virtual ~histogram() = default;
    virtual void observe(double value) = 0;
};

/// Thread-safe. The same name and labels give the same handle. Labels come from closed sets, never from user input.
class metrics {
public:
    virtual ~metrics() = default;
    virtual counter& make_counter(const std::string& name, const std::string& help, std::vector<metric_label> labels) = 0;
    virtual gauge& make_gauge(const std::string& name, const std::string& help, std::vector<metric_label> labels) = 0;
    /// Buckets in seconds, from 100 µs to 10 s.
    virtual histogram& make_duration(const std::string& name, const std::string& help, std::vector<metric_label> labels) = 0;
};

}  // namespace chuanpin::base
