package dev.trellis.playground.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path somewhere;

    @Test
    void theLastStoryIsForgottenAndTheUnpackedServerStays() throws IOException {
        try (DataFolder folder = DataFolder.open(Optional.of(somewhere.toString()))) {
            Path row = folder.database().resolve("data/trellis/pair.ibd");
            Path server = folder.database().resolve("server/bin/mariadbd");
            Path theirs = somewhere.resolve("database/data/precious");
            for (Path file : new Path[] {row, server, theirs}) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, "x");
            }

            folder.forget();

            assertThat(row).doesNotExist();
            assertThat(server).exists();
            assertThat(theirs).as("what is beside the playground's own folder").exists();
        }
    }
}
