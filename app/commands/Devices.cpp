#include "app/Json.h"
#include "app/Text.h"
#include "app/commands/Commands.h"

#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

void run(bool json) {
    const std::vector<engine::DeviceDescription> devices = engine::Engine::devices();
    if (json) return print(toJson(devices));
    if (devices.empty()) std::cout << "no audio device found\n";
    for (const auto& device : devices) {
        std::string rates;
        for (const int rate : device.rates) rates.append(rates.empty() ? "" : " ").append(std::to_string(rate));
        std::cout << (device.isDefault ? "* " : "  ") << fitted(device.name, 44) << "  " << fitted(device.hostApi, 10)
                  << "  " << rates << '\n';
    }
}

} // namespace

void addDevices(CLI::App& program) {
    const auto json = std::make_shared<bool>(false);
    CLI::App* command = program.add_subcommand("devices", "List the audio devices; * is the default");
    command->add_flag("--json", *json, "Print JSON");
    command->callback([json] { run(*json); });
}

} // namespace app
