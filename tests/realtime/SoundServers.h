// Sound without a sound card: ALSA's file plug-in over null, and JACK's dummy driver, each with a private set-up that
// no other test and no server of this machine's can meet.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace tests {

/// ALSA for this process: its outputs are "capfile" and "default", and what they get lies in a file.
class AlsaFile {
  public:
    AlsaFile();
    ~AlsaFile();
    AlsaFile(const AlsaFile&) = delete;
    AlsaFile& operator=(const AlsaFile&) = delete;

    std::vector<float> recorded() const; ///< Interleaved; all of it once the device is closed.

  private:
    std::filesystem::path folder_;
};

/// No JACK server for this process, and no ALSA output but those of the lines of ALSA's configuration.
class NoSound {
  public:
    explicit NoSound(const std::string& outputs = {});
    ~NoSound();
    NoSound(const NoSound&) = delete;
    NoSound& operator=(const NoSound&) = delete;

  private:
    std::filesystem::path folder_;
};

/// A JACK server of our own in synchronous mode over the dummy driver, so that on a busy machine it plays slower and
/// loses nothing; the only one that this process sees. It dies
/// with the test, and its name is one of a few that are used again: JACK knows eight servers of a user at most, and
/// forgets one that was killed only when another of its name starts. Where all are taken it waits for one.
class JackServer {
  public:
    explicit JackServer(int rate, int periodFrames = 256);
    ~JackServer();
    JackServer(const JackServer&) = delete;
    JackServer& operator=(const JackServer&) = delete;

    static bool isInstalled();
    bool runs() const { return process_ > 0; } ///< Whether it came up.
    void select() const;                       ///< After another set-up of this file was made.
    void kill();                               ///< At once, without a word to its clients.

  private:
    bool takeName();
    void start();
    void stop();

    NoSound noAlsa_;
    int rate_;
    int periodFrames_;
    int nameLock_ = -1; ///< Held as long as the name is ours.
    std::string name_;
    pid_t process_ = 0;
    bool killed_ = false;
};

/// A JACK client that records what another one sends.
class JackRecorder {
  public:
    JackRecorder();
    ~JackRecorder();
    JackRecorder(const JackRecorder&) = delete;
    JackRecorder& operator=(const JackRecorder&) = delete;

    /// Listens to the first two outputs of the client whose name begins with that; false when there are none.
    bool connectTo(const std::string& client);
    bool isAhead() const;          ///< Silence has come from there: no sound went by before it.
    std::size_t heard() const;     ///< How many values it has by now, from the first sound on.
    std::vector<float> recorded(); ///< Interleaved, from the first sound on. Ends the recording.
    /// Whether sound went by without it: it was connected too late. A server in synchronous mode that is late itself
    /// waits for its clients, and nothing is lost.
    bool missedSome() const;

  private:
    struct Client;
    std::unique_ptr<Client> client_;
};

/// Without the zero frames at both ends.
std::vector<float> trimmed(const std::vector<float>& interleaved);

} // namespace tests
