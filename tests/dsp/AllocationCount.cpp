#include "tests/dsp/AllocationCount.h"

#include <cstdlib>
#include <new>

namespace {

thread_local bool watching = false;
thread_local int allocations = 0;

} // namespace

void* operator new(std::size_t size) {
    if (watching) ++allocations;
    if (void* const got = std::malloc(size == 0 ? 1 : size)) return got;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    if (watching) ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace tests {

AllocationCount::AllocationCount() {
    allocations = 0;
    watching = true;
}

AllocationCount::~AllocationCount() {
    watching = false;
}

int AllocationCount::count() const {
    return allocations;
}

} // namespace tests
