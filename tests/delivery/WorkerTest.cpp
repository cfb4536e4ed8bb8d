// The thread behind the stages of a delivery.
#include "engine/delivery/Worker.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace {

using engine::delivery::Worker;

double tinyProduct() {
    volatile double tiny = 1e-308;
    return tiny * 0.01;
}

TEST(Worker, FlushesDenormalsWithAThreadOfItsOwnAndWithoutAndLeavesTheCallersAsTheyWere) {
    for (const bool own : {false, true}) {
        double inTask = -1.0;
        Worker worker(own);
        worker.run([&] { inTask = tinyProduct(); });
        worker.finish();
        EXPECT_EQ(inTask, 0.0) << (own ? "own thread" : "caller's thread");
        EXPECT_GT(tinyProduct(), 0.0);
    }
}

TEST(Worker, TellsWhatATaskHasThrownAndDoesNoTaskAfterIt) {
    Worker worker(true);
    bool done = false;
    worker.run([] { throw std::runtime_error("full"); });
    EXPECT_THROW(worker.finish(), std::runtime_error);
    EXPECT_THROW(worker.run([&] { done = true; }), std::runtime_error);
    EXPECT_FALSE(done);
}

} // namespace
