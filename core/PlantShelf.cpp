#include "core/PlantShelf.h"

#include "core/Error.h"
#include "core/FileName.h"
#include "core/ShelfFiles.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

namespace fs = std::filesystem;

PlantProfile factoryPlant(const FactoryPlant& plant) {
    return plantFrom(plant.text, fs::path(std::string(plant.name) + std::string(shelfEnding)));
}

PlantProfile ownPlant(const fs::path& file) {
    PlantProfile plant = plantFrom(shelfText(file), file);
    plant.isOwn = true;
    return plant;
}

fs::path folderOf(const fs::path& folder) {
    return folder / "plants";
}

bool isNamed(const std::string& stem, std::string_view name) {
    return lowered(stem) == lowered(name);
}

} // namespace

PlantShelf plantShelf(const fs::path& folder) {
    PlantShelf shelf;
    for (const FactoryPlant& each : factoryPlants()) shelf.plants.push_back(factoryPlant(each));
    std::vector<fs::path> files = shelfFiles(folderOf(folder));
    std::ranges::sort(files, {}, [](const fs::path& file) { return std::pair(lowered(file.stem().string()), file); });
    for (const fs::path& file : files) {
        try {
            PlantProfile plant = ownPlant(file);
            const auto same = std::ranges::find_if(
                shelf.plants, [&](const PlantProfile& each) { return isNamed(each.name, plant.name); });
            if (same == shelf.plants.end())
                shelf.plants.push_back(std::move(plant));
            else
                *same = std::move(plant);
        } catch (const Error& error) {
            shelf.troubles.emplace_back(error.what());
        }
    }
    return shelf;
}

PlantProfile plantNamed(std::string_view name, const fs::path& folder) {
    for (const fs::path& file : shelfFiles(folderOf(folder)))
        if (isNamed(file.stem().string(), name)) return ownPlant(file);
    for (const FactoryPlant& each : factoryPlants())
        if (isNamed(std::string(each.name), name)) return factoryPlant(each);
    std::string names;
    for (const PlantProfile& each : plantShelf(folder).plants)
        names += (names.empty() ? "\"" : ", \"") + each.name + "\"";
    throw Error("there is no plant profile \"" + std::string(name) + "\"; there are " + names);
}

PlantProfile plantOf(const Delivery& delivery) {
    return plantNamed(delivery.plant.empty() ? standardPlant : std::string_view(delivery.plant));
}

} // namespace core
