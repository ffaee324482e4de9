package dev.trellis.slack.install;

import io.micronaut.http.HttpStatus;

/** What a person's attempt to install came to, with its page: the texts {@code slack.install.<word>} and {@code …-title}. */
enum InstallOutcome {
    INSTALLED("installed", HttpStatus.OK),
    /** An owner of this Trellis has to decide. */
    WAITING("waiting", HttpStatus.OK),
    /** Too many strangers ask, or this one was refused lately. */
    NOT_NOW("not-now", HttpStatus.TOO_MANY_REQUESTS),
    /** The person said no to Slack. */
    DECLINED("declined", HttpStatus.OK),
    /** Wrong, old, used, or another browser's: which of them is nobody's business. */
    BEGIN_AGAIN("begin-again", HttpStatus.BAD_REQUEST),
    SLACK_UNREACHABLE("unreachable", HttpStatus.BAD_GATEWAY),
    FAILED("failed", HttpStatus.BAD_GATEWAY);

    final String word;
    final HttpStatus status;

    InstallOutcome(String word, HttpStatus status) {
        this.word = word;
        this.status = status;
    }
}
