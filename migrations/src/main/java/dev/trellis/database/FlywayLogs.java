package dev.trellis.database;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Flyway's log, one tone quieter, and without its advice to buy or upgrade Flyway for servers that our own tests cover.
 * Public with a public constructor because Flyway makes it by name.
 */
public final class FlywayLogs implements LogCreator {
    @Override
    public Log createLogger(Class<?> type) {
        return new Quieter(LoggerFactory.getLogger(type));
    }

    private record Quieter(Logger logger) implements Log {
        @Override
        public boolean isDebugEnabled() {
            return logger.isTraceEnabled();
        }

        @Override
        public void debug(String message) {
            logger.trace(message);
        }

        @Override
        public void info(String message) {
            logger.debug(message);
        }

        @Override
        public void warn(String message) {
            if (advice(message)) {
                logger.debug(message);
            } else {
                logger.warn(message);
            }
        }

        @Override
        public void error(String message) {
            logger.error(message);
        }

        @Override
        public void error(String message, Exception cause) {
            logger.error(message, cause);
        }

        @Override
        public void notice(String message) {
            logger.debug(message);
        }

        private static boolean advice(String message) {
            return message.contains("upgrade recommended")
                    || message.contains("has not been tested")
                    || message.contains("has been verified with")
                    // The server's notes, as about IF NOT EXISTS.
                    || message.startsWith("DB: ");
        }
    }
}
