package dev.trellis.testkit;

import dev.trellis.platform.Capability;

/** The contract asks for nothing that only a vendor has. */
class MemoryChatContractTest extends ChatPlatformContract {
    @Override
    protected ChatUnderTest start() {
        return new MemoryChatUnderTest(Capability.ONLY_YOU, Capability.FINDS_ITS_MESSAGES, Capability.HOME);
    }
}
