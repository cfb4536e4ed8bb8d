// For programs in which LeakSanitizer looks for leaks while PortAudio loads ALSA's plug-ins, and all that these need,
// only to see what there is.

#if defined(__SANITIZE_ADDRESS__)
// What a library holds for ever, its own pointers hold: it is only lost, and told as a leak that nobody can name, where
// the library is unloaded. So none is, and every leak that is told has a name.
extern "C" int dlclose(void*);
extern "C" int dlclose(void*) {
    return 0;
}
#endif
