// For programs that open ALSA's and JACK's devices under a sanitizer.

#if defined(__SANITIZE_ADDRESS__)
// What PortAudio's look round loads and unloads (ALSA's plug-ins and all that they need) leaks; and the null device
// takes gigabytes that it never touches, which only poisoning would.
extern "C" const char* __asan_default_options() {
    return "detect_leaks=0:poison_heap=0";
}
#elif defined(__SANITIZE_THREAD__)
// JACK's clients meet in memory that the server, another process, hands from one to the next: TSan cannot see that.
extern "C" const char* __tsan_default_suppressions() {
    return "race:tests::JackRecorder::Client::process\nthread:libjack.so.0\n";
}
#endif
