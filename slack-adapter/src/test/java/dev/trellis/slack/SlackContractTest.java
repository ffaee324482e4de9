package dev.trellis.slack;

import dev.trellis.testkit.ChatPlatformContract;
import dev.trellis.testkit.ChatUnderTest;

class SlackContractTest extends ChatPlatformContract {
    @Override
    protected ChatUnderTest start() {
        return new SlackUnderTest();
    }
}
