package dev.trellis.testkit;

/** A platform without any capability still does everything, by the stated fallbacks. */
class BareChatContractTest extends ChatPlatformContract {
    @Override
    protected ChatUnderTest start() {
        return new MemoryChatUnderTest();
    }
}
