package dev.trellis.teams;

import dev.trellis.testkit.ChatPlatformContract;
import dev.trellis.testkit.ChatUnderTest;

class TeamsContractTest extends ChatPlatformContract {
    @Override
    protected ChatUnderTest start() {
        return new TeamsUnderTest();
    }
}
