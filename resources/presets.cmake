# The presets that Lacquer brings along, in the order of the menus: SHELF, then NAME by NAME.
set(factory_presets_equalizer
  "Clean lows"
  "Air and weight"
  "Less mud"
  "Harshness when loud"
  "Mono bass"
)
set(factory_presets_compressor
  "Glue"
  "Gentle levelling"
  "Parallel density"
  "Tame the peaks"
)
set(factory_presets_limiter
  "Streaming"
  "Loud"
  "Loudest on CD"
  "Vinyl safety"
)
set(factory_presets_gain
  "Headroom"
  "Lift a quiet mix"
  "Half a decibel down"
)
set(factory_presets_stereo
  "A little wider"
  "A little narrower"
  "Bass to the middle"
  "Vinyl lows"
  "Wide top"
  "Mono"
)
set(factory_presets_multiband
  "Steady lows"
  "Soft top"
  "Even balance"
)
set(factory_presets_deEsser
  "Voice in a mix"
  "Cymbals"
  "Vinyl highs"
)
set(factory_presets_saturator
  "Tape warmth"
  "Tube colour"
  "Iron"
)
set(factory_presets_clipper
  "Drum peaks"
  "Ahead of a limiter"
  "Hard corner"
)
set(factory_presets_dcFilter
  "Inaudible"
  "Rumble too"
  "Shortest settling"
  )
set(factory_presets_spectralBalance
  "Gentle polish"
  "Harsh upper middle"
  "Boomy room"
  "Cymbals and air"
)
set(factory_chains
  "Safety"
  "Gentle streaming master"
  "Loud but clean"
  "Vinyl premaster"
  "Acoustic"
)
set(factory_deliveries
  "CD"
  "Streaming"
  "High-resolution"
  "Vinyl"
  "Promo"
  "All"
)

# How plants want a DDP: see core/PlantProfile.h.
set(factory_plants
  "Standard"
  "Codes everywhere"
  "Older readers"
  "User data"
)

# Writes them as C++ into the file.
function(factory_presets file)
  set(rows "")
  foreach(shelf presets/equalizer presets/compressor presets/limiter presets/gain presets/stereo presets/multiband
          presets/deEsser presets/saturator presets/clipper presets/dcFilter presets/spectralBalance chains deliveries)
    string(REPLACE "/" "_" names "factory_${shelf}")
    foreach(name IN LISTS ${names})
      set(preset "${CMAKE_SOURCE_DIR}/resources/${shelf}/${name}.json")
      file(READ "${preset}" text)
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${preset}")
      string(APPEND rows "    {\"${shelf}\", \"${name}\", R\"json(${text})json\"},\n")
    endforeach()
  endforeach()
  set(plants "")
  foreach(name IN LISTS factory_plants)
    set(plant "${CMAKE_SOURCE_DIR}/resources/plants/${name}.json")
    file(READ "${plant}" text)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${plant}")
    string(APPEND plants "    {\"${name}\", R\"json(${text})json\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT "${file}" @ONLY CONTENT [[
#include "core/PlantShelf.h"
#include "core/PresetShelf.h"

namespace core {

namespace {

constexpr FactoryPreset presets[] = {
@rows@};

constexpr FactoryPlant plants[] = {
@plants@};

} // namespace

std::span<const FactoryPreset> factoryPresets() {
    return presets;
}

std::span<const FactoryPlant> factoryPlants() {
    return plants;
}

} // namespace core
]])
endfunction()
