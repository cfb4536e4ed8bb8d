// What the commands print under --json. The shapes are a promise to scripts: see README.md. Nothing to say is null.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/Finding.h"
#include "core/Loudness.h"
#include "core/Parameter.h"
#include "engine/Engine.h"
#include "engine/delivery/Deliver.h"
#include "engine/delivery/Verify.h"

#include <nlohmann/json.hpp>
#include <span>

namespace app {

using Json = nlohmann::ordered_json;

Json toJson(const core::Findings& findings);
Json toJson(const core::Module& module);
Json toJson(const engine::delivery::DeliveryReport& report);
Json toJson(std::span<const engine::DeviceDescription> devices);

/// The album as `show --json` prints it; times from its layout. Disabled tracks are left out.
Json toJson(const core::Album& album, const core::AlbumLayout& layout, const core::Findings& findings);

/// Writes the loudness keys of `measure` into an object.
void addLoudness(Json& object, const core::Loudness& loudness);

/// On standard output, indented; bytes that are no UTF-8 as U+FFFD.
void print(const Json& json);

} // namespace app
