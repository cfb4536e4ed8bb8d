// Counts what this program takes from the heap.
#pragma once

namespace tests {

/// Counts the calls of operator new on this thread while it lives.
class AllocationCount {
  public:
    AllocationCount();
    ~AllocationCount();
    AllocationCount(const AllocationCount&) = delete;
    AllocationCount& operator=(const AllocationCount&) = delete;
    int count() const;
};

} // namespace tests
