#include "tests/realtime/SoundServers.h"

#include "tests/support/Waiting.h"

#include <jack/jack.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace tests {
namespace fs = std::filesystem;

namespace {

fs::path privateFolder() {
    std::string name = (fs::temp_directory_path() / "lacquer-sound-XXXXXX").string();
    return ::mkdtemp(name.data());
}

bool isZero(float sample) {
    return sample == 0.0F;
}

/// An ALSA of this process's own.
void useAlsa(const fs::path& folder, const std::string& more) {
    std::ofstream(folder / "asound.conf") << "</usr/share/alsa/alsa.conf>\n" << more;
    ::setenv("ALSA_CONFIG_PATH", (folder / "asound.conf").c_str(), 1);
    ::setenv("JACK_NO_START_SERVER", "1", 1);
    ::setenv("JACK_DEFAULT_SERVER", ("lacquer-none-" + std::to_string(::getpid())).c_str(), 1);
}

} // namespace

AlsaFile::AlsaFile() : folder_(privateFolder()) {
    useAlsa(folder_, "pcm.capfile { type file slave.pcm \"null\" file \"" + (folder_ / "cap.raw").string() +
                         "\" format \"raw\" }\npcm.!default { type plug slave.pcm \"capfile\" }\n");
}

AlsaFile::~AlsaFile() {
    ::unsetenv("ALSA_CONFIG_PATH");
    fs::remove_all(folder_);
}

std::vector<float> AlsaFile::recorded() const {
    const fs::path path = folder_ / "cap.raw";
    if (!fs::exists(path)) return {};
    std::vector<float> samples(fs::file_size(path) / sizeof(float));
    std::ifstream(path, std::ios::binary)
        .read(reinterpret_cast<char*>(samples.data()), static_cast<std::streamsize>(samples.size() * sizeof(float)));
    return samples;
}

NoSound::NoSound(const std::string& outputs) : folder_(privateFolder()) {
    useAlsa(folder_, outputs);
}

NoSound::~NoSound() {
    ::unsetenv("ALSA_CONFIG_PATH");
    fs::remove_all(folder_);
}

bool JackServer::isInstalled() {
    return ::access("/usr/bin/jackd", X_OK) == 0;
}

JackServer::JackServer(int rate, int periodFrames) : rate_(rate), periodFrames_(periodFrames) {
    if (!comes([this] { return takeName(); })) return;
    select();
    ::setenv("JACK_NO_AUDIO_RESERVATION", "1", 1);
    ::jack_set_error_function([](const char*) {});
    ::jack_set_info_function([](const char*) {});
    start();
}

JackServer::~JackServer() {
    if (name_.empty()) return;
    if (killed_) { // the next of its name clears up what it left behind
        select();
        start();
    }
    stop();
    ::close(nameLock_);
}

/// Whether one was free.
bool JackServer::takeName() {
    for (int number = 0; number < 4; ++number) {
        const std::string name = "lacquer-test-" + std::to_string(number);
        nameLock_ = ::open((fs::temp_directory_path() / (name + ".lock")).c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666);
        if (::flock(nameLock_, LOCK_EX | LOCK_NB) == 0) {
            name_ = name;
            return true;
        }
        ::close(nameLock_);
    }
    return false;
}

void JackServer::start() {
    const std::string rate = std::to_string(rate_), period = std::to_string(periodFrames_);
    const char* const arguments[] = {"jackd", "-n",    name_.c_str(), "-S",         "-r", "-t",           "5000",
                                     "-d",    "dummy", "-r",          rate.c_str(), "-p", period.c_str(), nullptr};
    process_ = ::fork();
    if (process_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        const int nowhere = ::open("/dev/null", O_WRONLY);
        ::dup2(nowhere, 1);
        ::dup2(nowhere, 2);
        ::execv("/usr/bin/jackd", const_cast<char* const*>(arguments));
        ::_exit(127);
    }
    const auto answers = [] {
        jack_client_t* const client = ::jack_client_open("probe", JackNoStartServer, nullptr);
        return client && ::jack_client_close(client) == 0;
    };
    if (process_ < 0 || !comes([&] { return answers() || hasEnded(process_); }) || hasEnded(process_)) stop();
}

void JackServer::stop() {
    if (process_ <= 0) return;
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
}

void JackServer::select() const {
    ::setenv("JACK_DEFAULT_SERVER", name_.c_str(), 1);
}

void JackServer::kill() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = 0;
    killed_ = true;
}

struct JackRecorder::Client {
    static int process(jack_nframes_t frames, void* self) {
        static_cast<Client*>(self)->record(frames);
        return 0;
    }

    void record(jack_nframes_t frames) {
        const auto* const left = static_cast<const float*>(::jack_port_get_buffer(ports[0], frames));
        const auto* const right = static_cast<const float*>(::jack_port_get_buffer(ports[1], frames));
        const jack_nframes_t now = ::jack_last_frame_time(handle);
        const auto isSilent = [&](const float* side) { return std::all_of(side, side + frames, isZero); };
        if (used == 0 && isSilent(left) && isSilent(right)) {
            isAhead = ::jack_port_connected(ports[0]) > 0 && ::jack_port_connected(ports[1]) > 0;
            return;
        }
        if (used > 0 && now != next) jumped = true;
        next = now + frames;
        for (jack_nframes_t i = 0; i < frames && used + 2 <= samples.size(); ++i) {
            if (used == 0 && left[i] == 0.0F && right[i] == 0.0F) continue;
            samples[used] = left[i];
            samples[used + 1] = right[i];
            used += 2;
        }
    }

    jack_client_t* handle = nullptr;
    std::array<jack_port_t*, 2> ports{};
    std::vector<float> samples = std::vector<float>(2 * 60 * 48000);
    std::atomic<std::size_t> used = 0;
    jack_nframes_t next = 0;
    std::atomic<bool> isAhead = false;
    std::atomic<bool> jumped = false;
};

JackRecorder::JackRecorder() : client_(std::make_unique<Client>()) {
    client_->handle = ::jack_client_open("recorder", JackNoStartServer, nullptr);
    if (!client_->handle) return;
    int number = 0;
    for (jack_port_t*& port : client_->ports)
        port = ::jack_port_register(client_->handle, ("in_" + std::to_string(number++)).c_str(),
                                    JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput, 0);
    ::jack_set_process_callback(client_->handle, &Client::process, client_.get());
    ::jack_activate(client_->handle);
}

JackRecorder::~JackRecorder() {
    if (client_->handle) ::jack_client_close(client_->handle);
}

bool JackRecorder::connectTo(const std::string& name) {
    if (!client_->handle) return false;
    const char** const outputs =
        ::jack_get_ports(client_->handle, ("^" + name + ".*").c_str(), nullptr, JackPortIsOutput);
    if (!outputs) return false;
    bool connected = outputs[0] && outputs[1]; // Ports come one by one.
    for (std::size_t i = 0; connected && i < client_->ports.size(); ++i) {
        const int trouble = ::jack_connect(client_->handle, outputs[i], ::jack_port_name(client_->ports[i]));
        connected = trouble == 0 || trouble == EEXIST; // of the last try
    }
    ::jack_free(outputs);
    return connected;
}

bool JackRecorder::isAhead() const {
    return client_->isAhead;
}

std::size_t JackRecorder::heard() const {
    return client_->used;
}

std::vector<float> JackRecorder::recorded() {
    if (client_->handle) ::jack_client_close(std::exchange(client_->handle, nullptr));
    client_->samples.resize(client_->used);
    return client_->samples;
}

bool JackRecorder::missedSome() const {
    return !isAhead() || client_->jumped;
}

std::vector<float> trimmed(const std::vector<float>& interleaved) {
    const auto first = std::ranges::find_if_not(interleaved, isZero);
    const auto last = std::find_if_not(interleaved.rbegin(), interleaved.rend(), isZero);
    if (first == interleaved.end()) return {};
    const auto from = (first - interleaved.begin()) / 2 * 2;
    const auto to = (interleaved.rend() - last + 1) / 2 * 2;
    return {interleaved.begin() + from, interleaved.begin() + to};
}

} // namespace tests
