// What a DDP fileset that could be read must also keep to be fit for a plant: the order and places of its marks, flags,
// codes, CD-Text, checksums, silence in the first pause. Each answers with findings and a line for what held.
#pragma once

#include "core/Finding.h"
#include "core/PlantProfile.h"
#include "engine/delivery/DdpReader.h"

#include <string>
#include <vector>

namespace engine::delivery {

struct DdpChecks {
    core::Findings findings;
    std::vector<std::string> held;
};

/// `limits`: lengths of the programme that a plant warns of.
DdpChecks checkMarks(const DdpReading& reading, const core::RedBookLimits& limits = {});
DdpChecks checkCodes(const DdpReading& reading);
DdpChecks checkCdText(const DdpReading& reading);
DdpChecks checkFirstPause(const DdpReading& reading);

/// Every *.md5 file of the folder: lists as md5sum and its kin write them, and "NAME.md5" with a hash alone.
DdpChecks checkChecksums(const DdpReading& reading);

/// Whether it is as the plant wants it: what one plant disputes and another does not.
DdpChecks checkPlant(const DdpReading& reading, const core::PlantProfile& plant);

/// All of it but checksums and plant, and what the reader found. `held` says nothing of what has a finding.
DdpChecks checkStructure(const DdpReading& reading, const core::RedBookLimits& limits = {});

/// Tracks that the PQ descriptor has.
int trackCount(const DdpReading& reading);

} // namespace engine::delivery
