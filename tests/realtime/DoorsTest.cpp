// The three doors between threads, and where what came home through one goes. The stress tests mean most under
// ThreadSanitizer.
#include "engine/realtime/Disposal.h"
#include "engine/realtime/Handoff.h"
#include "engine/realtime/Mailbox.h"
#include "engine/realtime/SpscQueue.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <vector>

using namespace engine::realtime;

TEST(SpscQueue, GivesBackInOrderAcrossTheTurnOfTheRing) {
    SpscQueue<int> queue(8);
    std::array<int, 5> out{};
    int next = 1;
    int expected = 1;
    for (int round = 0; round < 10; ++round) {
        std::array<int, 5> in{};
        for (int& value : in) value = next++;
        EXPECT_EQ(queue.push(in), 5u);
        EXPECT_EQ(queue.pop(out), 5u);
        for (const int value : out) EXPECT_EQ(value, expected++);
    }
}

TEST(SpscQueue, TakesNoMoreThanItHolds) {
    SpscQueue<int> queue(4);
    const std::array<int, 6> in = {1, 2, 3, 4, 5, 6};
    EXPECT_EQ(queue.push(in), 4u);
    EXPECT_FALSE(queue.push(7));
    std::array<int, 6> out{};
    EXPECT_EQ(queue.pop(out), 4u);
    EXPECT_EQ(out, (std::array<int, 6>{1, 2, 3, 4, 0, 0}));
    EXPECT_EQ(queue.pop(out), 0u);
}

TEST(SpscQueue, LosesNothingBetweenTwoThreads) {
    constexpr int total = 200000;
    SpscQueue<int> queue(256);
    std::jthread pusher([&] {
        std::array<int, 37> block{};
        for (int next = 1; next <= total;) {
            const int count = std::min(37, total + 1 - next);
            for (int i = 0; i < count; ++i) block[static_cast<std::size_t>(i)] = next + i;
            const auto pushed = queue.push(std::span(block).first(static_cast<std::size_t>(count)));
            next += static_cast<int>(pushed);
            if (pushed == 0) std::this_thread::yield();
        }
    });
    std::array<int, 53> out{};
    int expected = 1;
    while (expected <= total) {
        const auto count = queue.pop(out);
        for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(out[i], expected++);
        if (count == 0) std::this_thread::yield();
    }
}

TEST(Mailbox, ReadsTheNewestAndKeepsIt) {
    Mailbox<int> box;
    EXPECT_EQ(box.read(), 0);
    box.write(1);
    box.write(2);
    EXPECT_EQ(box.read(), 2);
    EXPECT_EQ(box.read(), 2);
    box.write(3);
    EXPECT_EQ(box.read(), 3);
}

TEST(Mailbox, IsNeverTornBetweenTwoThreads) {
    struct Reading {
        std::array<int, 16> values{};
    };
    constexpr int last = 50000;
    Mailbox<Reading> box;
    std::jthread writer([&] {
        Reading reading;
        for (int i = 1; i <= last; ++i) {
            reading.values.fill(i);
            box.write(reading);
        }
    });
    int seen = 0;
    while (seen < last) {
        const Reading reading = box.read();
        const int value = reading.values.front();
        for (const int each : reading.values) ASSERT_EQ(each, value);
        ASSERT_GE(value, seen);
        seen = value;
    }
}

namespace {

/// Counts its lives, and knows the thread that may end them.
struct Counted {
    Counted(int n, std::atomic<int>& alive) : number(n), alive_(alive) { ++alive_; }
    ~Counted() {
        EXPECT_EQ(std::this_thread::get_id(), maker_);
        --alive_;
    }
    int number;

  private:
    std::atomic<int>& alive_;
    std::thread::id maker_ = std::this_thread::get_id();
};

} // namespace

TEST(Handoff, HandsOnOnlyTheNewest) {
    std::atomic<int> alive = 0;
    Handoff<Counted> handoff;
    EXPECT_EQ(handoff.acquire(), nullptr);
    handoff.publish(std::make_unique<Counted>(1, alive));
    handoff.publish(std::make_unique<Counted>(2, alive));
    EXPECT_EQ(alive, 1);
    Counted* const taken = handoff.acquire();
    ASSERT_NE(taken, nullptr);
    EXPECT_EQ(taken->number, 2);
    EXPECT_EQ(handoff.acquire(), nullptr);
    handoff.giveBack(taken);
    EXPECT_EQ(alive, 1);
    handoff.collect();
    EXPECT_EQ(alive, 0);
}

TEST(Handoff, BringsEveryValueHomeToItsMaker) {
    constexpr int last = 20000;
    std::atomic<int> alive = 0;
    {
        Handoff<Counted> handoff;
        std::jthread taker([&] {
            Counted* held = nullptr;
            int seen = 0;
            while (seen < last) {
                Counted* const taken = handoff.acquire();
                if (!taken) {
                    std::this_thread::yield();
                    continue;
                }
                EXPECT_GT(taken->number, seen);
                seen = taken->number;
                handoff.giveBack(held);
                held = taken;
            }
            handoff.giveBack(held);
        });
        for (int i = 1; i <= last; ++i) handoff.publish(std::make_unique<Counted>(i, alive));
        taker.join();
        // Since the last publish looked homeward: what was held then, what lay ready, and the last.
        EXPECT_LE(alive, 3);
    }
    EXPECT_EQ(alive, 0);
}

TEST(Disposal, DeletesOnAThreadOfItsOwnAndNobodyWaits) {
    struct Slow {
        std::shared_future<void> mayGo;
        std::atomic<int>& deletedBy;
        std::thread::id maker = std::this_thread::get_id();
        ~Slow() {
            mayGo.wait();
            deletedBy += maker == std::this_thread::get_id() ? 100 : 1;
        }
    };
    std::promise<void> go;
    const std::shared_future<void> mayGo = go.get_future().share();
    std::atomic<int> deletedBy = 0;
    {
        Disposal disposal;
        for (int n = 0; n < 3; ++n) {
            std::vector<std::unique_ptr<const Slow>> done;
            done.emplace_back(new Slow{mayGo, deletedBy});
            disposal.take(std::move(done)); // while the first one cannot go
        }
        EXPECT_EQ(deletedBy, 0);
        go.set_value();
    }
    EXPECT_EQ(deletedBy, 3);
}
