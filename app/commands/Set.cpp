#include "app/FollowedMakeup.h"
#include "app/Interrupt.h"
#include "app/Keys.h"
#include "app/Session.h"
#include "app/commands/Commands.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace app {

namespace {

constexpr const char* keys = R"(Keys (seconds and decibels are plain numbers; all of one call are applied, or none):
  title artist songwriter composer arranger producer mixer conductor message upc
  catalogueNumber label genre language date media copyright comment engineer studio contact cover
  rate                 Hz of the album; every place and length keeps its time
  track.N.title .artist .songwriter .composer .arranger .producer .mixer .conductor .message
  track.N.isrc .copyPermitted .preEmphasis
                       artist and credits that a track has not are the album's
  track.N.gap          seconds of silence ahead of the track; negative: a segue
  track.N.level        decibels, behind the track's chain
  track.N.fadeIn .fadeOut                     seconds
  track.N.clip.M.gain                         decibels, ahead of the track's chain
  track.N.clip.M.in .out .fadeIn .fadeOut     seconds
  album.chain.MODULE.ROW  track.N.chain.MODULE.ROW
                       MODULE: its id, or its place from 1; ROW: see lacquer modules; also enabled
                       album.chain.limiter.ceiling=-1  track.3.chain.2.band1.gain=1.5
                       An untouched equalizer band is switched on by its first setting.
  track.N.chain.MODULE.ROW@SECONDS            a point of the row's course, from the track's in point: its value, and the
                       shape of the way to the next one (linear, equalPower, sCurve, logarithmic, exponential);
                       off: without the point (@all: without any); @SECONDS: the point moved there
                       track.2.chain.gain.gain@12.5=-3,sCurve  ...@12.5=@14  ...@14=off  ...@all=off
  track.N.opensSide    on, off: a side of a record begins with it
  vinyl.rpm (33, 45)   vinyl.inches (7, 10, 12)   vinyl.continuous (on, off: no bands between the tracks)
  vinyl.good  vinyl.most                      minutes, or 18:00, that a side has room for; empty: by speed and size
  vinyl.runout.A       what is scratched into the runout of that side
  any other place of the project file, with a JSON value: tracks.2.indexes=[441000], masters.1.name=loud)";

struct Options {
    std::string file;
    std::vector<std::string> assignments;
    std::string master; ///< Whose album chain is meant; empty = the main one.
};

void run(const Options& options) {
    const Interrupt interrupt;
    const OpenedMaster opened(options.file, options.master);
    const KeysApplied applied = withKeys(opened.album, options.assignments, folderOf(options.file));
    opened.save(withMakeupFollowed(opened.album, applied.album, interrupt.token()));
    for (const std::string& note : applied.notes) std::cout << note << '\n';
}

} // namespace

void addSet(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("set", "Set metadata, gaps, levels, fades and parameters");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("KEY=VALUE", options->assignments, "What to set")->required();
    command->add_option("--master", options->master, "album.chain is that of this master; see lacquer master");
    command->footer(keys);
    command->callback([options] { run(*options); });
}

} // namespace app
