// Stands before the C library's own calls. glibc's malloc has inner names that can be called on; for the rest the next
// library in line is asked.
#include "tests/realtime/AudioThreadWatch.h"

#include <cerrno>
#include <cstdarg>
#include <cstddef>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/types.h>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

using tests::AudioThreadWatch;

namespace {

template <class Call>
Call* next(const char* name) {
    return reinterpret_cast<Call*>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);

void* malloc(std::size_t bytes) {
    AudioThreadWatch::see("malloc");
    return __libc_malloc(bytes);
}

void* calloc(std::size_t count, std::size_t bytes) {
    AudioThreadWatch::see("calloc");
    return __libc_calloc(count, bytes);
}

void* realloc(void* memory, std::size_t bytes) {
    AudioThreadWatch::see("realloc");
    return __libc_realloc(memory, bytes);
}

void* aligned_alloc(std::size_t alignment, std::size_t bytes) {
    AudioThreadWatch::see("aligned_alloc");
    return __libc_memalign(alignment, bytes);
}

int posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) {
    AudioThreadWatch::see("posix_memalign");
    *memory = __libc_memalign(alignment, bytes);
    return *memory ? 0 : ENOMEM;
}

void free(void* memory) {
    AudioThreadWatch::see("free");
    __libc_free(memory);
}

int pthread_mutex_lock(pthread_mutex_t* mutex) {
    static auto* const call = next<int(pthread_mutex_t*)>("pthread_mutex_lock");
    AudioThreadWatch::see("pthread_mutex_lock");
    return call(mutex);
}

int pthread_cond_wait(pthread_cond_t* condition, pthread_mutex_t* mutex) {
    static auto* const call = next<int(pthread_cond_t*, pthread_mutex_t*)>("pthread_cond_wait");
    AudioThreadWatch::see("pthread_cond_wait");
    return call(condition, mutex);
}

int nanosleep(const timespec* time, timespec* left) {
    static auto* const call = next<int(const timespec*, timespec*)>("nanosleep");
    AudioThreadWatch::see("nanosleep");
    return call(time, left);
}

int open(const char* path, int flags, ...) {
    static auto* const call = next<int(const char*, int, ...)>("open");
    AudioThreadWatch::see("open");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return call(path, flags, mode);
}

ssize_t read(int file, void* to, std::size_t bytes) {
    static auto* const call = next<ssize_t(int, void*, std::size_t)>("read");
    AudioThreadWatch::see("read");
    return call(file, to, bytes);
}

ssize_t write(int file, const void* from, std::size_t bytes) {
    static auto* const call = next<ssize_t(int, const void*, std::size_t)>("write");
    AudioThreadWatch::see("write");
    return call(file, from, bytes);
}

int munmap(void* memory, std::size_t bytes) {
    static auto* const call = next<int(void*, std::size_t)>("munmap");
    AudioThreadWatch::see("munmap");
    return call(memory, bytes);
}

} // extern "C"

#endif
